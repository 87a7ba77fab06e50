import type { Conflict } from '../../crm/team'
import type { Flat, RecordClass, RecordId, Scalar } from '../../crm/types'
import type { BesideTx } from './chunks'
import { difference } from './difference'
import type { JournalEntry, LedgerDb, LedgerState, StoredConflicts, StoredSegmentSum, Tail } from './db'
import type { SegmentName } from './document'
import { contacts, patched } from './row'
import type { Foreknown } from './foreknown'
import { isOfClass } from './of-class'
import { openRows, type PlacedChange } from './rows'
import { tailBeside, withTail } from './tails'
import { openVerdicts } from './twins'
import { sent, write } from './tx'

/** What a document holds, for the rows to follow. */
export interface DocumentState {
  readonly records: ReadonlyMap<RecordId, Flat>
  readonly conflicts: ReadonlyMap<RecordId, readonly Conflict[]>
  /** Records of which nothing is left or can be read. */
  readonly empty: readonly RecordId[]
  /** Records in the document; `records` may be some of them. */
  readonly total: number
  readonly heads: readonly string[]
}

export interface Followed {
  readonly state: LedgerState
  readonly ids: readonly RecordId[]
  readonly classes: readonly RecordClass[]
  /** Commands of this device that are still on their way into this document were laid over it: look again after them. */
  readonly again: boolean
  /** With `later`: records whose latest contact is still to be worked out. */
  readonly due: readonly RecordId[]
  /** Segments that are to be followed now, because a record of theirs is shown instead of one that went. */
  readonly wake: readonly SegmentName[]
}

/** About one frame. */
export const sliceSize = 64

/**
 * Makes the rows of a segment what its document and the journal say, in short transactions; the last one takes away the
 * mark under which a crash would have it done again. Nothing may go into the document meanwhile, and no command be saved.
 */
export async function followRows(
  db: LedgerDb,
  name: SegmentName,
  from: DocumentState,
  before: LedgerState,
  how?: 'later'
): Promise<Followed> {
  const { slices, step, done } = following(name, from, before, how)
  const stores = ['rows', 'stale', 'meta', 'journal', 'segments', 'conflicts', 'twins'] as const
  for (let at = 0; at < slices; at++) await write(db, [...stores], 'relaxed', (tx) => step(tx, at))
  return done()
}

/** The same in transactions of others: `step` makes one of the `slices`, and `done` says what all of them did. */
export function following(name: SegmentName, from: DocumentState, before: LedgerState, how?: 'later') {
  const ids = ofClass(name, [...from.records.keys(), ...from.empty])
  const slices = Math.max(1, Math.ceil(ids.length / sliceSize))
  const written = new Set<RecordId>()
  const classes = new Set<RecordClass>()
  let state: LedgerState = withTail(before, name.cls, tailAfter(before, name, from.total))
  let again = false
  const due = new Set<RecordId>()
  const wake: SegmentName[] = []

  async function step(tx: BesideTx, at: number): Promise<void> {
    const slice = ids.slice(at * sliceSize, (at + 1) * sliceSize)
    const rows = openRows(tx)
    const sums = tx.objectStore('segments')
    const conflicts = tx.objectStore('conflicts')
    const [pending, conflicting, twins] = await Promise.all([
      tx.objectStore('journal').getAll(),
      conflicts.getAllKeys(IDBKeyRange.bound(slice[0] ?? '', slice.at(-1) ?? '')),
      openVerdicts(name, slice, { twins: tx.objectStore('twins'), segments: sums }),
      rows.load(slice)
    ])
    const waiting = overlay(pending, name)
    if (slice.some((id) => waiting.has(id))) again = true
    const shown = new Set<RecordId>()
    const changes = slice.flatMap((id): PlacedChange[] => {
      const wanted = (waiting.get(id) ?? []).reduce(
        (rec, { set }) => patched(rec, set),
        from.records.get(id) ?? nothing
      )
      const seg = rows.seg(id)
      const verdict = twins.judge(id, wanted !== nothing && Object.keys(wanted).length > 0, seg)
      if (verdict.shown === name.number) {
        shown.add(id)
        return changeOf(name, id, wanted, rows.rec(id), seg)
      }
      return seg === name.number ? [{ cls: name.cls, id, seg, set: {}, gone: true }] : []
    })
    const applied = await rows.apply(changes, state, how)
    for (const id of applied.due) due.add(id)
    sent(tx.objectStore('meta').put(applied.state, 'state'))
    const known = new Set(conflicting)
    for (const id of slice) {
      const values = shown.has(id) ? from.conflicts.get(id) : undefined
      const isOurs = shown.has(id) || rows.seg(id) === name.number
      if (isOurs && keepConflicts(conflicts, name, id, values, known.has(id))) written.add(id)
    }
    const sum: StoredSegmentSum = again || due.size > 0 ? { heads: from.heads, align: true } : { heads: from.heads }
    if (at === slices - 1) sent(sums.put(sum, [name.cls, name.number]))
    wake.push(...(await twins.keep()))
    ;({ state } = applied)
    for (const id of applied.ids) written.add(id)
    for (const cls of applied.classes) classes.add(cls)
  }

  function done(): Followed {
    if (written.size > 0) classes.add(name.cls)
    return { state, ids: [...written], classes: [...classes], again, due: [...due], wake }
  }

  return { slices, step, done }
}

const nothing: Flat = {}

/** Works out latest contacts that were left for later; gives the records whose rows were written. */
export async function retouchRows(
  db: LedgerDb,
  ids: readonly RecordId[],
  known?: Foreknown
): Promise<readonly RecordId[]> {
  return write(db, ['rows', 'stale'], 'relaxed', (tx) => openRows(tx).retouch(ids, known))
}

/** The records whose latest contact a segment's records have a say in. */
export function dueIn({ cls }: SegmentName, records: ReadonlyMap<RecordId, Flat>): readonly RecordId[] {
  if (cls !== 'activity') return [...records.keys()]
  return [...records].flatMap(([id, rec]) => contacts(cls, id, rec).with)
}

/** The records of a segment that have rows, in order. */
export const ofClass = ({ cls }: SegmentName, ids: Iterable<RecordId>): readonly RecordId[] =>
  [...ids].filter((id) => isOfClass(id, cls)).toSorted()

/** What the journal has not yet put into the document, by record, in order. */
function overlay(pending: readonly JournalEntry[], { cls, number }: SegmentName): Map<RecordId, PlacedChange[]> {
  const found = new Map<RecordId, PlacedChange[]>()
  for (const { changes } of pending)
    for (const change of changes)
      if (change.cls === cls && change.seg === number) found.set(change.id, [...(found.get(change.id) ?? []), change])
  return found
}

/**
 * The change that makes a row what the document says, or none.
 * @param known the row's record; absent: there is no row yet
 * @param seg the segment that the row is of
 */
export function changeOf(
  { cls, number }: SegmentName,
  id: RecordId,
  wanted: Flat,
  known?: Flat,
  seg: number = number
): PlacedChange[] {
  if (seg !== number) return [{ cls, id, seg: number, set: difference(known ?? {}, wanted), moves: true }]
  const set: Record<string, Scalar | null> = known === undefined ? wanted : difference(known, wanted)
  return Object.keys(set).length === 0 ? [] : [{ cls, id, seg: number, set }]
}

export function keepConflicts(
  store: { put(value: StoredConflicts, key: string): Promise<unknown>; delete(key: string): Promise<unknown> },
  { cls, number }: SegmentName,
  id: RecordId,
  values: readonly Conflict[] | undefined,
  known: boolean
): boolean {
  if (values !== undefined && values.length > 0) sent(store.put({ cls, seg: number, values }, id))
  else if (known) sent(store.delete(id))
  else return false
  return true
}

/** New records go behind what others have put there. */
export function tailAfter(state: LedgerState, name: SegmentName, count: number): Tail {
  const tail = tailBeside(state, name)
  const { number } = name
  if (number < tail.number) return tail
  return number > tail.number ? { number, count, size: 0 } : { ...tail, count: Math.max(tail.count, count) }
}
