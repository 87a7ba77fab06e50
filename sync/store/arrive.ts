import type { BesideTx } from './chunks'
import type { LedgerDb, LedgerState, StoredChunk, StoredRow, StoredSegmentSum } from './db'
import type { SegmentName } from './document'
import { changeOf, keepConflicts, ofClass, tailAfter, type DocumentState, type Followed } from './follow-rows'
import type { Foreknown } from './foreknown'
import type { Vouchers } from './incoming'
import { openRows, type Applied, type PlacedChange } from './rows'
import { tailBeside, withTail } from './tails'
import { sent, write } from './tx'

/** A segment that is not here yet, looked at and not stored. */
export interface Arrival {
  readonly name: SegmentName
  readonly found: DocumentState
  readonly chunk: StoredChunk
  readonly sum: StoredSegmentSum
  readonly beside?: Vouchers | undefined
}

export interface Arrived extends Followed {
  /** Those that are new, for the search index. */
  readonly rows: readonly StoredRow[]
}

/** A segment on its way into the database. */
export interface Arriving {
  /** What is written, as soon as it is said; the next one may then be begun. `undefined`: something of it is here. */
  readonly made: Promise<Arrived | undefined>
  /** Resolves when it is stored; `false` when one of its records has the id of another one, and nothing was written. */
  readonly stored: Promise<boolean>
}

/**
 * Stores a whole segment and its rows in one transaction, so that a crash leaves all of it or nothing. Nothing may go into
 * documents meanwhile, and no command be saved or wait for its document, until it is `made`.
 */
export function storeWhole(
  db: LedgerDb,
  { name, found, chunk, sum, beside }: Arrival,
  before: LedgerState,
  known: Foreknown
): Arriving {
  const state = withTail(before, name.cls, tailAfter(before, name, found.total))
  const changes = ofClass(name, found.records.keys()).flatMap((id) => changeOf(name, id, found.records.get(id) ?? {}))
  const stores = ['chunks', 'segments', 'rows', 'stale', 'meta', 'conflicts', 'attestations'] as const
  // Behind the last segment of its class there is none.
  const isNew = name.number > tailBeside(before, name).number
  let tell: (done: Arrived | undefined) => void = () => {}
  let fail: (error: unknown) => void = () => {}
  const made = new Promise<Arrived | undefined>((resolve, reject) => {
    tell = resolve
    fail = reject
  })
  made.catch(() => {})

  async function store(): Promise<boolean> {
    try {
      await write(db, [...stores], 'relaxed', async (tx) => {
        const [document = ''] = chunk.key
        const pieces = IDBKeyRange.bound([document], [document, []])
        if (!isNew && (await tx.objectStore('chunks').index('key').getKey(pieces)) !== undefined) return tell(undefined)
        sent(tx.objectStore('chunks').add(chunk))
        known.meet(name.cls, found.records)
        const applied = await applyAll(tx, changes, state, known)
        const due = known.due(applied)
        known.add(name.cls, found.records)
        sent(tx.objectStore('meta').put(applied.state, 'state'))
        const { cls, number } = name
        sent(tx.objectStore('segments').put(due.length > 0 ? { ...sum, align: true } : sum, [cls, number]))
        for (const [id, values] of found.conflicts) keepConflicts(tx.objectStore('conflicts'), name, id, values, false)
        const rows = applied.rows.filter(({ n }) => n >= before.next)
        tell({
          ...applied,
          rows,
          ids: [...new Set([...applied.ids, ...found.conflicts.keys()])],
          due,
          wake: [],
          again: false
        })
        await beside?.(tx.objectStore('attestations'))
      })
      return true
    } catch (error) {
      known.outdo()
      fail(error)
      if (error instanceof DOMException && error.name === 'ConstraintError') return false
      throw error
    }
  }

  return { made, stored: store() }
}

/** Rows made between two chances for others: about half a frame. */
const sliceSize = 48

/** Makes the rows of a segment; where nothing is asked of the database, in slices, each while the one before it is stored. */
async function applyAll(
  tx: BesideTx,
  changes: readonly PlacedChange[],
  before: LedgerState,
  known: Foreknown
): Promise<Applied> {
  const size = known.isPlain() ? sliceSize : changes.length
  let state = before
  const parts: Applied[] = []
  let stored: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < changes.length; at += size) {
    const part = await openRows(tx).apply(changes.slice(at, at + size), state, 'whole', known)
    parts.push(part)
    ;({ state } = part)
    if (at + size >= changes.length) break
    await stored
    stored = tx.objectStore('meta').get('state')
    sent(stored)
  }
  return {
    state,
    ids: parts.flatMap(({ ids }) => ids),
    classes: [...new Set(parts.flatMap(({ classes }) => classes))],
    rows: parts.flatMap(({ rows }) => rows),
    due: [...new Set(parts.flatMap(({ due }) => due))]
  }
}
