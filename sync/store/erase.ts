import type { CommandAnswer, CommandError, Write } from '../../crm/commands'
import { hidden } from '../../crm/build'
import { emptied, erasedOwnWrite, suppressedKeys, suppressionId, suppressionWrite } from '../../crm/erase'
import { isPrivate } from '../../crm/private'
import type { RecordId } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import { erasure } from '../read/erasure'
import type { LedgerDb, StoredLogEntry, StoredRow } from './db'
import type { SegmentName } from './document'
import { rewriteSegment } from './rewrite'
import { ownRec } from './row'
import { sharedKey, type Store } from './store'
import { sent, write } from './tx'

/** Whether a record is in a document of this device's team, rather than in one of the member alone (ERA-14). */
const isShared = ({ seg }: { readonly seg: number }): boolean => !isPrivate(seg)

/** In `meta`: an erasure that has begun and is carried on at the next start. */
const erasingKey = 'erasing'

interface Erasing {
  readonly command: string
  /** The member's own records among them are taken out of documents by what the other own devices are told, too. */
  readonly own?: true
  readonly records: readonly {
    readonly id: RecordId
    readonly seg: number
    readonly cls: SegmentName['cls']
    readonly n: number
  }[]
}

type Progress = (done: number, total: number) => void

/** Tells the team of records that are erased; each device then takes them out of its own documents. */
export type ShareErasure = (
  records: readonly { readonly cls: SegmentName['cls']; readonly number: number; readonly id: RecordId }[]
) => Promise<void>

/** How others hear of an erasure; `undefined`: not at all. */
export interface Tellers {
  /** Absent: the own role does not allow it. */
  readonly team?: ShareErasure | undefined
  /** Carries out, with their history, what the member's own devices are told. */
  readonly own?: (() => Promise<void>) | undefined
}

/**
 * Erases records for good: their values, their history, their part in the log and the search index. What stays is that somebody
 * with such an address was erased, as a hash. `docs/spec/erase.md`.
 */
export async function eraseRecords(
  store: Store,
  command: { readonly id: string; readonly records: readonly RecordId[] },
  now: number,
  onProgress: Progress = () => {},
  tell: Tellers = {}
): Promise<Result<CommandAnswer, CommandError>> {
  const { db } = store
  if ((await db.getKey('log', command.id)) !== undefined) {
    await resumeErase(store, now, tell)
    return ok({ records: [] })
  }
  const plans = await Promise.all(command.records.map((id) => erasure(db, id)))
  const missing = command.records.find((_, at) => plans[at] === undefined)
  if (missing !== undefined) return err({ kind: 'missing', id: missing })
  const gone = new Set(
    plans.flatMap((plan) => [...(plan?.records ?? []).map(({ id }) => id), ...(plan?.activities ?? [])])
  )
  const rows = await rowsOf(db, gone)
  const shared = await rowsOf(db, new Set(plans.flatMap((plan) => plan?.shared ?? [])))
  const team = (await db.getKey('team', sharedKey)) !== undefined
  if (team && tell.team === undefined && rows.some(isShared)) return err({ kind: 'not-allowed' })
  // Also where the same id lies in other segments: it would be shown instead (SYNC-26).
  const twins = await Promise.all(rows.map(async (row) => ({ row, twins: await db.get('twins', row.id) })))
  const records = twins.flatMap(({ row: { id, seg, cls, n }, twins }) =>
    [seg, ...(twins?.numbers ?? [])].map((number) => ({ id, cls, n, seg: number }))
  )
  const own = team && tell.own !== undefined
  const erasing: Erasing = { command: command.id, records, ...(own ? { own } : {}) }
  const writes = [
    ...rows.map((row) => removal(row, team, now)),
    ...shared.map((row) => withoutPeople(row, gone)),
    ...(await suppressions(store, rows)),
    ...(own ? await ownMarks(db, records) : [])
  ]
  // Rows, counts and derived values follow the usual way; what is left afterwards is a deleted record.
  const label = { id: command.id, kind: 'erase', origin: 'hand' } as const
  await db.put('meta', erasing, erasingKey)
  const done = await store.run({ kind: 'exact', id: command.id, writes }, label)
  if (!done.ok) {
    await db.delete('meta', erasingKey)
    return done
  }
  await finish(store, erasing, team, now, onProgress, tell)
  return ok({ records: [...gone] })
}

/** Carries on with an erasure that a crash cut short. */
export async function resumeErase(store: Store, now: number, tell: Tellers = {}): Promise<void> {
  const erasing = (await store.db.get('meta', erasingKey)) as Erasing | undefined
  if (erasing === undefined) return
  // It ended before anything was done: nobody was told that it was.
  if ((await store.db.getKey('log', erasing.command)) === undefined) return store.db.delete('meta', erasingKey)
  const team = (await store.db.getKey('team', sharedKey)) !== undefined
  // The team is told when it is there.
  if (team && tell.team === undefined && erasing.records.some(isShared)) return
  if (erasing.own && tell.own === undefined) return
  await finish(store, erasing, team, now, () => {}, tell)
}

async function finish(
  store: Store,
  erasing: Erasing,
  team: boolean,
  now: number,
  onProgress: Progress,
  tell: Tellers
): Promise<void> {
  const { db } = store
  const gone = new Set(erasing.records.map(({ id }) => id))
  await store.settled()
  const own = team ? erasing.records.filter((record) => !isShared(record)) : []
  const here = erasing.own === true ? [] : team ? own : erasing.records
  const told = team ? erasing.records.filter(isShared) : []
  if (here.length > 0) {
    const names = new Map(here.map(({ cls, seg }) => [`${cls}/${seg}`, { cls, number: seg }]))
    let done = 0
    await store.hold(async (held) => {
      for (const name of names.values()) {
        const stored = await held.records(name)
        if ([...gone].some((id) => stored.has(id))) await rewriteSegment(db, held, store.ledger.id, name, gone, now)
        onProgress(++done, names.size)
      }
    })
  }
  if (erasing.own && own.length > 0) await tell.own?.()
  if (told.length > 0) await tell.team?.(told.map(({ cls, seg, id }) => ({ cls, number: seg, id })))
  await scrub(db, gone, erasing.command)
  await store.forget(erasing.records.map(({ n }) => n))
  await db.delete('meta', erasingKey)
  store.announce(['person', 'company', 'activity', 'ledger'])
  await store.settled()
}

async function rowsOf(db: LedgerDb, ids: ReadonlySet<RecordId>): Promise<StoredRow[]> {
  const index = db.transaction('rows').store.index('id')
  const rows = await Promise.all([...ids].map((id) => index.get(id)))
  return rows.filter((row) => row !== undefined)
}

function removal(row: StoredRow, team: boolean, now: number): Write {
  const { cls, id } = row
  const rec = ownRec(row)
  const merged = Object.hasOwn(rec, 'mergedInto') ? { mergedInto: null } : {}
  return { cls, id, create: false, set: team ? emptied(cls, rec, now) : { ...merged, deletedAt: now } }
}

function withoutPeople({ cls, id, rec }: StoredRow, gone: ReadonlySet<RecordId>): Write {
  const keys = Object.keys(rec).filter((key) => key.startsWith('with/') && gone.has(key.slice('with/'.length)))
  return { cls, id, create: false, set: Object.fromEntries(keys.map((key) => [key, null])) }
}

/** What the member's other devices are told, once for each record. */
async function ownMarks(db: LedgerDb, records: Erasing['records']): Promise<Write[]> {
  const made = records.flatMap(({ cls, seg, id }) => (isPrivate(seg) ? [erasedOwnWrite({ cls, number: seg, id })] : []))
  const known = await Promise.all(made.map(({ id }) => db.getKeyFromIndex('rows', 'id', id)))
  return made.filter((_, at) => known[at] === undefined)
}

async function suppressions(store: Store, rows: readonly StoredRow[]): Promise<Write[]> {
  const people = rows.filter(({ cls }) => cls === 'person')
  // Not even the hash of a private person's address goes to others.
  const keys = new Map(
    people
      .toSorted((a, b) => Number(isShared(a)) - Number(isShared(b)))
      .flatMap((row) => suppressedKeys(row.cls, row.id, ownRec(row)).map((key) => [key, isShared(row)] as const))
  )
  const made = await Promise.all(
    [...keys].map(async ([key, shared]) => ({ id: await suppressionId(store.ledger.id, key), shared }))
  )
  const known = await Promise.all(made.map(({ id }) => store.db.getKeyFromIndex('rows', 'id', id)))
  return made.flatMap(({ id, shared }, at): Write[] =>
    known[at] === undefined ? [shared ? suppressionWrite(id) : hidden(suppressionWrite(id))] : []
  )
}

/** Takes erased records out of the log, the list of pairs and what is in conflict. */
export async function scrub(db: LedgerDb, gone: ReadonlySet<RecordId>, command?: string): Promise<void> {
  await write(db, ['log', 'pairs'], 'strict', async (tx) => {
    const log = tx.objectStore('log')
    const pairs = tx.objectStore('pairs')
    for (const id of gone) {
      for (const entry of await log.index('records').getAll(id)) sent(log.put(scrubbed(entry, gone)))
      for (const key of await pairs.index('ids').getAllKeys(id)) sent(pairs.delete(key))
    }
    const own = command === undefined ? undefined : await log.get(command)
    // The erasure itself can be seen in the log, and not be undone.
    if (own !== undefined) sent(log.put({ ...own, changes: [], records: [], answer: { records: [] } }))
  })
}

function scrubbed(entry: StoredLogEntry, gone: ReadonlySet<RecordId>): StoredLogEntry {
  const stays = (id: RecordId): boolean => !gone.has(id)
  return {
    ...entry,
    changes: entry.changes.filter(({ id }) => stays(id)),
    records: entry.records.filter(stays),
    answer: { ...entry.answer, records: entry.answer.records.filter(stays) }
  }
}
