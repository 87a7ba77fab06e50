import { openDB, wrap, type DBSchema, type IDBPDatabase } from 'idb'
import type { CommandAnswer } from '../../crm/commands'
import type { LogEntry } from '../../crm/log'
import type { Row } from '../../crm/queries'
import type { Conflict } from '../../crm/team'
import type { Change, Flat, Origin, RecordClass, RecordId } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import type { StoredPair } from '../read/pairs/pair'
import type { Block, SegmentHead } from '../read/search/segment'
import type { StagedPart, StoredImport } from '../transfer/stored'
import { takeBegun } from './begun'
import { faultOf, type StoreFault } from './faults'

/** Raised with every change of the stores below; an older program then refuses the database instead of misreading it. */
export const schemaVersion = 1

/**
 * A row with what the indexes are made of.
 * - `keys`: exact keys (`crm/keys.ts`) and, as arrays, `['w', recordId, at]` on an activity for everyone who took part and
 *   `['m', companyId, contact]` on a person, so that a timeline or a company's people are one range, ordered;
 *   `['g', id]` on a record that leads to another one, also where it is deleted; `['d', id]` on what is not the same.
 * - `ix`: absent parts keep a row out of that index. People and companies that are not deleted have `name`, `updated`,
 *   `contact` (0: never), `company`, `created`; deleted ones only `gone`; records of class `ledger` only `created`;
 *   activities none.
 */
export interface StoredRow extends Row {
  readonly keys?: readonly (string | readonly (string | number)[])[]
  readonly ix?: RowIndex
  /** The record's own values where `rec` has those of merged records too. */
  readonly own?: Flat
}

export interface RowIndex {
  readonly name?: readonly [RecordClass, string]
  readonly updated?: readonly [RecordClass, number]
  readonly contact?: readonly [RecordClass, number]
  readonly company?: readonly [RecordClass, string]
  readonly created?: readonly [RecordClass, number]
  readonly gone?: readonly [RecordClass, number]
}

/** A command's changes on their way into the documents; deleted when the documents hold them. */
export interface JournalEntry {
  readonly command: string
  readonly at: number
  readonly kind: string
  readonly origin: Origin
  readonly changes: readonly (Change & { readonly seg: number })[]
  /** The rows do not have all of it yet: a big command writes them in slices after its journal entry. */
  readonly late?: true
}

/** The log with what was answered, so that a command sent twice is answered twice and done once. */
export type StoredLogEntry = LogEntry & { readonly answer: CommandAnswer }

/** A piece of an Automerge document. `gone`: replaced, kept until its successor has been read back. */
export interface StoredChunk {
  readonly seq?: number
  readonly key: readonly string[]
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes`. */
  readonly sum: Uint8Array
  readonly gone?: true
}

/** A piece that failed its checksum or could not be read as Automerge data, set aside for a later rescue. */
export interface Quarantined {
  readonly key: readonly string[]
  readonly at: number
  readonly bytes: Uint8Array
  readonly reason: 'checksum' | 'unreadable'
}

/** Where the next new record of a class goes. */
export interface Tail {
  readonly number: number
  readonly count: number
  /** Characters of JSON put into the segment so far. */
  readonly size: number
}

/** What the writer must know about the ledger, kept in `meta` under `state` and written with every command. */
export interface LedgerState {
  /** Number of the next new row. */
  readonly next: number
  readonly tails: Readonly<Record<RecordClass, Tail>>
  /** The same of the member's own segments, as far as there are any (`crm/private.ts`). */
  readonly privates?: Readonly<Partial<Record<RecordClass, Tail>>>
  /** Records that are not deleted. */
  readonly counts: Readonly<Record<'person' | 'company' | 'activity' | 'sample', number>>
}

/** What is known of a segment without loading it. */
export interface StoredSegmentSum {
  /** Hashes of its last changes, ascending, as they were when last looked at. */
  readonly heads: readonly string[]
  /** Changes of others are in the document and its rows may not show them yet. */
  readonly align?: true
  /** The last change of each actor, when it was looked at since the document was stored. */
  readonly ends?: readonly ActorEnd[]
}

/** The last change of an actor in a segment. */
export type ActorEnd = readonly [actor: string, seq: number, hash: string]

export interface StoredConflicts {
  readonly cls: RecordClass
  readonly seg: number
  readonly values: readonly Conflict[]
}

/** A record that is in several segments (SYNC-26). */
export interface StoredTwins {
  readonly id: RecordId
  readonly cls: RecordClass
  /** The segments that hold it besides the one that its row is of, ascending. */
  readonly numbers: readonly number[]
}

export interface StoredEntry {
  readonly body: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

export interface StoredAttestation {
  readonly seq: number
  readonly hash: string
  readonly signature: Uint8Array<ArrayBuffer>
}

/** Object stores of a ledger's database. */
export interface LedgerSchema extends DBSchema {
  meta: { key: string; value: unknown }
  journal: { key: number; value: JournalEntry }
  log: { key: string; value: StoredLogEntry; indexes: { records: string; at: number } }
  chunks: { key: number; value: StoredChunk; indexes: { key: string[] } }
  quarantine: { key: number; value: Quarantined }
  rows: {
    key: number
    value: StoredRow
    indexes: {
      id: string
      keys: string | (string | number)[]
      name: [string, string]
      updated: [string, number]
      contact: [string, number]
      company: [string, string]
      created: [string, number]
      gone: [string, number]
    }
  }
  /** Blocks of the search index's segments (`sync/read/search/segment.ts`). */
  postings: { key: [segment: number, block: number]; value: Block }
  /** Heads of the search index's segments, by segment. */
  terms: { key: number; value: SegmentHead }
  /** Pieces of the orders of lists (`sync/read/order/order.ts`): row numbers in the order of an index. */
  orders: { key: number; value: Uint32Array }
  /** Segments that exchange with other devices has looked at, by class and number. */
  segments: { key: [cls: string, number: number]; value: StoredSegmentSum }
  /** Values set at once, by record. */
  conflicts: { key: string; value: StoredConflicts }
  /** Records that are in several segments, by record. */
  twins: { key: string; value: StoredTwins }
  /** The team's log, by entry id. */
  entries: { key: string; value: StoredEntry }
  /** Who vouches for the changes of which actor (SYNC-10). */
  attestations: { key: [cls: string, number: number, actor: string, device: string]; value: StoredAttestation }
  /** What this device knows about its team, by name: see `sync/team/vault.ts`. */
  team: { key: string; value: unknown }
  /** Places of delivery and what is known of each (`sync/mailbox/shelf.ts`), by place and part. */
  mailbox: { key: [place: string, part: string]; value: unknown }
  /** Row numbers whose postings are out of date: put (value 1) in the transaction that changes the row. 2: being indexed. */
  stale: { key: number; value: 1 | 2 }
  /** Records that may be the same (`sync/read/pairs/`), by both ids. */
  pairs: { key: string; value: StoredPair; indexes: { ids: string; rank: [string, string, number] } }
  imports: { key: string; value: StoredImport }
  /** What imports have put aside (`sync/transfer/`). */
  staged: { key: [string, number, number]; value: StagedPart }
}

export type LedgerDb = IDBPDatabase<LedgerSchema>

export interface OpenOptions {
  /** An older connection elsewhere keeps this one waiting. */
  readonly onBlocked?: () => void
  /** A newer version of the program wants the database; this connection has been closed for it. */
  readonly onOutdated?: (wanted: number) => void
  /** The browser ended the connection or the database is being deleted (storage cleared, disk error). */
  readonly onLost?: () => void
  readonly version?: number
  /** Fails with `lost` when there is no such database, rather than making it. */
  readonly existing?: boolean
}

export const ledgerDbName = (ledger: RecordId): string => `bahi-${ledger}`

/** Opens (or makes) a ledger's database. Fails with `newer` and the rest of `StoreFault`; never starts over. */
export async function openLedgerDb(ledger: RecordId, options: OpenOptions = {}): Promise<Result<LedgerDb, StoreFault>> {
  const name = ledgerDbName(ledger)
  const version = options.version ?? schemaVersion
  let db: LedgerDb | undefined
  const blocking = (wanted: number | null): void => {
    db?.close()
    if (wanted === null) options.onLost?.()
    else options.onOutdated?.(wanted)
  }
  const begun = options.existing ? await takeBegun(name, version) : undefined
  if (begun !== undefined) {
    begun.addEventListener('versionchange', ({ newVersion }) => blocking(newVersion))
    begun.addEventListener('close', () => options.onLost?.())
    db = wrap(begun) as IDBPDatabase as LedgerDb
    return ok(db)
  }
  try {
    db = await openDB<LedgerSchema>(name, version, {
      upgrade: (made, old, _new, tx) => {
        if (old >= 1) return
        if (options.existing) {
          tx.done.catch(() => {})
          tx.abort()
        } else createStores(made)
      },
      blocked: () => options.onBlocked?.(),
      blocking: (_current, wanted) => blocking(wanted),
      terminated: () => options.onLost?.()
    })
    return ok(db)
  } catch (error) {
    return err(await faultOf(error, name, version))
  }
}

function createStores(db: LedgerDb): void {
  db.createObjectStore('meta')
  db.createObjectStore('journal', { autoIncrement: true })
  const log = db.createObjectStore('log', { keyPath: 'id' })
  log.createIndex('records', 'records', { multiEntry: true })
  log.createIndex('at', 'at')
  db.createObjectStore('chunks', { keyPath: 'seq', autoIncrement: true }).createIndex('key', 'key', { unique: true })
  db.createObjectStore('quarantine', { autoIncrement: true })
  const rows = db.createObjectStore('rows', { keyPath: 'n' })
  rows.createIndex('id', 'id', { unique: true })
  rows.createIndex('keys', 'keys', { multiEntry: true })
  for (const part of ['name', 'updated', 'contact', 'company', 'created', 'gone'] as const)
    rows.createIndex(part, `ix.${part}`)
  db.createObjectStore('postings')
  db.createObjectStore('terms')
  db.createObjectStore('orders')
  db.createObjectStore('mailbox')
  for (const name of ['stale', 'segments', 'conflicts', 'twins', 'entries', 'attestations', 'team'] as const)
    db.createObjectStore(name)
  const pairs = db.createObjectStore('pairs')
  pairs.createIndex('ids', 'ids', { multiEntry: true })
  pairs.createIndex('rank', 'rank')
  db.createObjectStore('imports', { keyPath: 'id' })
  db.createObjectStore('staged', { keyPath: ['import', 'edits', 'part'] })
}
