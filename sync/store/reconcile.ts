import { isKept, type Flat, type RecordClass, type RecordId } from '../../crm/types'
import { isPrivate, privateFrom } from '../../crm/private'
import { recordClasses } from '../../crm/types'
import type { LedgerDb, LedgerState, StoredRow, StoredTwins, Tail } from './db'
import type { SegmentName } from './document'
import { emptyState } from './place'
import { createGathering, type Gathered } from './gather'
import { isDeleted, isSample, makeRow, timeAt, type Merged } from './row'
import type { StoredSegment } from './segments'
import { tailBeside, withTail } from './tails'
import { createFirsts } from './firsts'
import { sent, write } from './tx'

/** How far rows and documents were apart. All zero: the read model is what the documents say. */
export interface Differences {
  /** Records in the documents. */
  readonly records: number
  readonly changed: number
  readonly missing: number
  readonly extra: number
  /** Counters of the ledger's state that are wrong. */
  readonly counters: number
}

export interface ReconcileOptions {
  readonly db: LedgerDb
  readonly state: LedgerState
  readonly read: (name: SegmentName) => Promise<StoredSegment | undefined>
  /** False: only compare. True: make the rows what the documents say, in short transactions. */
  readonly repair: boolean
  /** Writes the rows of a damaged or missing segment back into its document. */
  readonly mend: (name: SegmentName) => Promise<void>
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Compares all documents with the rows, or rebuilds the rows from them; row numbers are kept by record id. The journal
 * must be empty and nothing may write meanwhile. Rows of damaged segments are kept: they may be all that is left.
 */
export async function reconcile(
  options: ReconcileOptions
): Promise<{ readonly differences: Differences; readonly state: LedgerState }> {
  const { db, read, repair } = options
  const names = await segmentNames(options)
  const total = names.length * 2
  const gathering = createGathering()
  const gatheredFirst = createFirsts()
  for (const [at, name] of names.entries()) {
    const found = await mended(options, name)
    gathering.add(name.cls, at, gatheredFirst.of(name, found?.records ?? new Map()))
    options.onProgress?.(at, total)
  }
  for (const at of gathering.wanted()) {
    const name = names[at]
    if (name !== undefined) gathering.addWanted(name.cls, at, (await read(name))?.records ?? new Map())
  }
  const gathered = gathering.finish()
  const firsts = createFirsts()
  const seen = new Set<RecordId>()
  const damaged = new Set<string>()
  const counts = { ...emptyState.counts }
  let tails: Pick<LedgerState, 'tails' | 'privates'> = { tails: emptyState.tails }
  let { next } = options.state
  let [changed, missing] = [0, 0]
  for (const [at, name] of names.entries()) {
    const segment = await read(name)
    if (segment?.damaged !== false) damaged.add(`${name.cls}/${name.number}`)
    if (segment === undefined) continue
    const records = firsts.of(name, segment.records)
    const result = await alignSegment(db, name, records, gathered, next, repair)
    next = result.next
    changed += result.changed
    missing += result.missing
    for (const [id, rec] of records) count(counts, name.cls, id, rec, seen, gathered.merged(id))
    tails = withTail(tails, name.cls, grownOf(name, segment.records))
    options.onProgress?.(names.length + at, total)
  }
  const extra = await removeExtra(db, seen, damaged, repair)
  const state = { next, ...keptFull(tails, options.state), counts }
  if (repair) await write(db, ['meta'], 'strict', (tx) => sent(tx.objectStore('meta').put(state, 'state')))
  const wrong = countNames.filter((name) => counts[name] !== options.state.counts[name]).length
  const counters = wrong + ((await alignTwins(db, firsts.twins(), repair)) ? 0 : 1)
  return { differences: { records: seen.size, changed, missing, extra, counters }, state }
}

const countNames = ['person', 'company', 'activity', 'sample'] as const

/** Whether what is known of records in several segments is so; if not, it is made so. */
async function alignTwins(db: LedgerDb, found: readonly StoredTwins[], repair: boolean): Promise<boolean> {
  const same = JSON.stringify(await db.getAll('twins')) === JSON.stringify(found)
  if (!same && repair)
    await write(db, ['twins'], 'relaxed', async (tx) => {
      const store = tx.objectStore('twins')
      await store.clear()
      for (const twins of found) sent(store.put(twins, twins.id))
    })
  return same
}

/**
 * Every segment that state, rows or stored documents know of: each of the three may have lost something. Of segments that
 * hold one record the one that is shown comes first (SYNC-26).
 */
async function segmentNames({ db, state, read }: ReconcileOptions): Promise<SegmentName[]> {
  let known: Pick<LedgerState, 'tails' | 'privates'> = state
  for await (const { cls, seg: number } of allRows(db)) {
    const tail = tailBeside(known, { cls, number })
    if (number > tail.number || (isPrivate(number) && known.privates?.[cls] === undefined))
      known = withTail(known, cls, { ...tail, number })
  }
  const names: SegmentName[] = []
  for (const cls of recordClasses)
    for (const [from, to] of [
      [privateFrom, known.privates?.[cls]?.number ?? 0],
      [0, known.tails[cls].number]
    ] as const)
      for (let number = from; number <= to || (await read({ cls, number })) !== undefined; number++)
        names.push({ cls, number })
  return names
}

async function mended({ read, repair, mend }: ReconcileOptions, name: SegmentName): Promise<StoredSegment | undefined> {
  const found = await read(name)
  if (!repair || found?.damaged === false) return found
  await mend(name)
  return read(name)
}

async function* allRows(db: LedgerDb): AsyncGenerator<StoredRow> {
  for (let after = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(after, true), 500)
    const last = rows.at(-1)
    if (last === undefined) return
    yield* rows
    after = last.n
  }
}

async function alignSegment(
  db: LedgerDb,
  { cls, number: seg }: SegmentName,
  records: ReadonlyMap<RecordId, Flat>,
  gathered: Gathered,
  from: number,
  repair: boolean
): Promise<{ next: number; changed: number; missing: number }> {
  const index = db.transaction('rows').store.index('id')
  // New rows are numbered in the order in which their records were made: searches show the newest first.
  const inOrder = [...records].toSorted(([, a], [, b]) => (timeAt(a, 'createdAt') ?? 0) - (timeAt(b, 'createdAt') ?? 0))
  const known = await Promise.all(inOrder.map(([id]) => index.get(id)))
  let next = from
  let [changed, missing] = [0, 0]
  const rows: StoredRow[] = []
  for (const [at, [id, rec]] of inOrder.entries()) {
    const old = known[at]
    const n = old?.n ?? next++
    const row = makeRow({ n, cls, id, seg, rec }, gathered.derived(cls, id, rec), gathered.merged(id))
    if (old !== undefined && same(old, row)) continue
    if (old === undefined) missing++
    else changed++
    rows.push(row)
  }
  if (repair && rows.length > 0)
    await write(db, ['rows', 'stale'], 'relaxed', (tx) => {
      for (const row of rows) {
        sent(tx.objectStore('rows').put(row))
        sent(tx.objectStore('stale').put(1, row.n))
      }
    })
  return { next: repair ? next : from, changed, missing }
}

async function removeExtra(
  db: LedgerDb,
  seen: ReadonlySet<RecordId>,
  damaged: ReadonlySet<string>,
  repair: boolean
): Promise<number> {
  const gone: number[] = []
  for await (const { n, id, cls, seg } of allRows(db)) if (!seen.has(id) && !damaged.has(`${cls}/${seg}`)) gone.push(n)
  if (repair && gone.length > 0)
    await write(db, ['rows', 'stale'], 'relaxed', (tx) => {
      for (const n of gone) {
        sent(tx.objectStore('rows').delete(n))
        sent(tx.objectStore('stale').put(1, n))
      }
    })
  return gone.length
}

function count(
  counts: Record<keyof LedgerState['counts'], number>,
  cls: RecordClass,
  id: RecordId,
  own: Flat,
  seen: Set<RecordId>,
  merged: Merged | undefined
) {
  seen.add(id)
  const rec = merged !== undefined && 'view' in merged ? merged.view : own
  if (!isKept(cls) || isDeleted(rec) || (merged !== undefined && 'into' in merged)) return
  counts[cls]++
  if (isSample(rec)) counts.sample++
}

function grownOf({ number }: SegmentName, records: ReadonlyMap<RecordId, Flat>): Tail {
  const size = [...records.values()].reduce((sum, rec) => sum + JSON.stringify(rec).length, 0)
  return { number, count: records.size, size }
}

/** A segment that was given up as full stays so, even if what is readable of it is less. */
function keptFull(found: Pick<LedgerState, 'tails' | 'privates'>, before: LedgerState): typeof found {
  let kept = found
  for (const cls of recordClasses)
    for (const tail of [before.tails[cls], before.privates?.[cls]])
      if (tail !== undefined && tail.number > tailBeside(found, { cls, number: tail.number }).number)
        kept = withTail(kept, cls, tail)
  return kept
}

/** Structural equality of rows; keys of records come in the same order from both sides. */
const same = (a: StoredRow, b: StoredRow): boolean => canonical(a) === canonical(b)

const canonical = ({ n, id, cls, seg, rec, company, contact, keys, ix, into, also, own }: StoredRow): string =>
  JSON.stringify([
    n,
    id,
    cls,
    seg,
    Object.entries(rec).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    company,
    contact,
    keys,
    into,
    also,
    own && Object.entries(own).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    [ix?.name, ix?.updated, ix?.contact, ix?.company, ix?.created, ix?.gone]
  ])
