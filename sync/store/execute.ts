import type { CommandAnswer, CommandError } from '../../crm/commands'
import { decide, needs, sizeOf, type RecordCommand } from '../../crm/decide'
import type { LogEntry, LoggedChange } from '../../crm/log'
import { isPrivate } from '../../crm/private'
import type { Change, Flat, Origin, RecordClass, RecordId, Scalar } from '../../crm/types'
import { ok, type Result } from '../../platform/result'
import { clean } from './clean'
import { clusterOfRow, linkedTo } from './clusters'
import type { JournalEntry, LedgerDb, LedgerState, StoredLogEntry, StoredRow } from './db'
import { merged, place } from './place'
import { ownRec } from './row'
import { openRows, type PlacedChange, type RowSession } from './rows'
import { sent, write } from './tx'

export interface Durability {
  /** For the transaction after which a command counts as saved. */
  readonly journal: IDBTransactionDurability
  /** Whether the own role lets a class of records be written; absent: all of them. */
  readonly mayWrite?: (cls: RecordClass) => boolean
}

/** What a command did. `entry` is missing when there was nothing to do. */
export interface Done {
  readonly answer: CommandAnswer
  readonly state: LedgerState
  readonly entry?: { readonly key: number; readonly entry: JournalEntry }
  readonly ids: readonly RecordId[]
  readonly classes: readonly RecordClass[]
}

type Written = Omit<Done, 'entry'> & { readonly entry?: JournalEntry }

/** More records than this are not read and written in one transaction, because readers would wait for all of it. */
const sliceSize = 64

const stores = ['journal', 'log', 'rows', 'stale', 'meta'] as const
type Stores = (typeof stores)[number][]

/** How a command is written down, whatever its own kind. */
export interface Label {
  readonly id: string
  readonly kind: string
  readonly origin: Origin
  /** Milliseconds; without it the time at which it is carried out. */
  readonly at?: number
  readonly partOf?: string
}

/**
 * Carries out a command on journal, log and rows. When this resolves with `ok`, the change is durable; the documents
 * follow from the journal.
 * @param label how it is logged; `sample` commands are made of writes like a `save`
 */
export async function execute(
  db: LedgerDb,
  given: RecordCommand,
  label: Label,
  state: LedgerState,
  now: number,
  durability: Durability
): Promise<Result<Done, CommandError>> {
  const command = clean(given)
  const target = command.kind === 'undo' ? await db.get('log', command.target) : undefined
  if (Math.max(sizeOf(command), target?.changes.length ?? 0) > sliceSize)
    return executeLarge(db, command, label, state, now, durability)
  let adding: Promise<number> | undefined
  const done = await write(
    db,
    [...stores] as Stores,
    durability.journal,
    async (tx): Promise<Result<Written, CommandError>> => {
      const log = tx.objectStore('log')
      const rows = openRows(tx)
      rows.foresee(command)
      const [known] = await Promise.all([log.get(command.id), rows.load(needs(command, () => target))])
      if (known !== undefined) return ok(nothing(known.answer, state))
      const decided = resolve(command, label, state, now, rows, target, durability.mayWrite)
      if (!decided.ok) return decided
      const { entry, logged, answer, state: placed } = decided.value
      if (entry.changes.length === 0) return ok(nothing(answer, state))
      const applied = await rows.apply(entry.changes, placed)
      adding = tx.objectStore('journal').add(entry)
      sent(adding)
      sent(log.put(logged))
      if (target !== undefined) await markUndone(log, target, command.id)
      if (applied.state !== state) sent(tx.objectStore('meta').put(applied.state, 'state'))
      return ok({ answer, state: applied.state, entry, ids: applied.ids, classes: applied.classes })
    }
  )
  if (!done.ok) return done
  const { entry, ...rest } = done.value
  if (entry === undefined || adding === undefined) return ok(rest)
  return ok({ ...rest, entry: { key: await adding, entry } })
}

interface LogStore {
  get(id: string): Promise<StoredLogEntry | undefined>
  put(entry: StoredLogEntry): Promise<unknown>
}

/** Notes what took a command back. Taking an undo back does its command again, which can then be undone again. */
async function markUndone(log: LogStore, target: StoredLogEntry, by: string): Promise<void> {
  sent(log.put({ ...target, undoneBy: by }))
  const original = target.undoes === undefined ? undefined : await log.get(target.undoes)
  if (original?.undoneBy !== target.id) return
  const { undoneBy: _, ...again } = original
  sent(log.put(again))
}

interface Resolved {
  readonly entry: JournalEntry
  readonly logged: StoredLogEntry
  readonly answer: CommandAnswer
  readonly state: LedgerState
}

/** The rule's decision about a command as journal entry and log line. */
function resolve(
  command: RecordCommand,
  label: Label,
  state: LedgerState,
  now: number,
  rows: Pick<RowSession, 'rec' | 'seg' | 'cluster'>,
  target: LogEntry | undefined,
  mayWrite: Durability['mayWrite']
): Result<Resolved, CommandError> {
  const decision = decide(command, {
    now,
    rec: rows.rec,
    cluster: rows.cluster,
    entry: () => target,
    isPrivate: (record) => isPrivate(rows.seg(record) ?? 0)
  })
  if (!decision.ok) return decision
  // SYNC-60: in the member's own segments every device of the member may write, whatever the role.
  const isOwn = (change: Change): boolean => change.private === true || isPrivate(rows.seg(change.id) ?? 0)
  if (mayWrite !== undefined && decision.value.changes.some((change) => !mayWrite(change.cls) && !isOwn(change)))
    return { ok: false, error: { kind: 'not-allowed' } }
  const { answer } = decision.value
  const { changes, state: placed } = place(merged(decision.value.changes), state, rows.seg)
  const { id, kind, origin, partOf } = label
  const logged: StoredLogEntry = {
    id,
    at: now,
    kind,
    origin,
    changes: changes.map((change) => withBefore(change, rows.rec(change.id))),
    records: changes.map((change) => change.id),
    answer,
    ...(command.kind === 'undo' ? { undoes: command.target } : {}),
    ...(partOf === undefined ? {} : { partOf })
  }
  return ok({ entry: { command: id, at: now, kind, origin, changes }, logged, answer, state: placed })
}

/** A command on many records: journal first, then the rows in slices. A crash in between is made good at the start. */
async function executeLarge(
  db: LedgerDb,
  command: RecordCommand,
  label: Label,
  state: LedgerState,
  now: number,
  durability: Durability
): Promise<Result<Done, CommandError>> {
  const known = await db.get('log', command.id)
  if (known !== undefined) return ok(nothing(known.answer, state))
  const target = command.kind === 'undo' ? await db.get('log', command.target) : undefined
  const found = await readMany(
    db,
    needs(command, () => target)
  )
  const rows = {
    rec: (id: RecordId) => {
      const row = found.get(id)
      return row && ownRec(row)
    },
    seg: (id: RecordId) => found.get(id)?.seg,
    cluster: (id: RecordId) => clusterOfRow(id, (each) => found.get(each))
  }
  const decided = resolve(command, label, state, now, rows, target, durability.mayWrite)
  if (!decided.ok) return decided
  const { entry, logged, answer, state: placed } = decided.value
  if (entry.changes.length === 0) return ok(nothing(answer, state))
  const late: JournalEntry = { ...entry, late: true }
  const key = await write(db, ['journal', 'log', 'meta'], durability.journal, async (tx) => {
    sent(tx.objectStore('log').put(logged))
    if (target !== undefined) await markUndone(tx.objectStore('log'), target, command.id)
    sent(tx.objectStore('meta').put(placed, 'state'))
    return tx.objectStore('journal').add(late)
  })
  const written = await writeLate(db, key, late, placed)
  return ok({ answer, entry: { key, entry }, ...written })
}

/** Writes the rows of a large command, slice by slice. Doing it again changes nothing. */
export async function writeLate(
  db: LedgerDb,
  key: number,
  late: JournalEntry,
  before: LedgerState
): Promise<Pick<Done, 'state' | 'ids' | 'classes'>> {
  const { late: _, ...entry } = late
  const ids = new Set<RecordId>()
  const classes = new Set<RecordClass>()
  let state = before
  for (let from = 0; from < entry.changes.length; from += sliceSize) {
    const slice = entry.changes.slice(from, from + sliceSize)
    const last = from + sliceSize >= entry.changes.length
    const applied = await write(db, ['journal', 'rows', 'stale', 'meta'], 'relaxed', async (tx) => {
      const done = await openRows(tx).apply(slice, state)
      sent(tx.objectStore('meta').put(done.state, 'state'))
      if (last) sent(tx.objectStore('journal').put(entry, key))
      return done
    })
    state = applied.state
    for (const id of applied.ids) ids.add(id)
    for (const cls of applied.classes) classes.add(cls)
  }
  return { state, ids: [...ids], classes: [...classes] }
}

/** Rows by id, with those of the records that they are merged with. */
async function readMany(db: LedgerDb, ids: readonly RecordId[]): Promise<Map<RecordId, StoredRow>> {
  const found = new Map<RecordId, StoredRow>()
  for (let missing = ids; missing.length > 0;) {
    const linked: RecordId[] = []
    for (let from = 0; from < missing.length; from += sliceSize) {
      const index = db.transaction('rows').store.index('id')
      const rows = await Promise.all(missing.slice(from, from + sliceSize).map((id) => index.get(id)))
      for (const row of rows) {
        if (row === undefined) continue
        found.set(row.id, row)
        linked.push(...linkedTo(row))
      }
    }
    missing = [...new Set(linked)].filter((id) => !found.has(id))
  }
  return found
}

function withBefore({ seg: _, ...change }: PlacedChange, rec: Flat | undefined): LoggedChange {
  const before: Record<string, Scalar | null> = {}
  for (const key of Object.keys(change.set)) before[key] = valueAt(rec, key)
  return { ...(change satisfies Change), before }
}

const valueAt = (rec: Flat | undefined, key: string): Scalar | null =>
  rec !== undefined && Object.hasOwn(rec, key) ? (rec[key] ?? null) : null

const nothing = (answer: CommandAnswer, state: LedgerState): Omit<Done, 'entry'> => ({
  answer,
  state,
  ids: [],
  classes: []
})
