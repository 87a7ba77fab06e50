import type { Change, RecordId } from '../../crm/types'
import type { LedgerState, Tail } from './db'
import { segmentRecords, segmentSize } from './document'
import type { PlacedChange } from './rows'
import { tailOf, withTail } from './tails'

const emptyTail: Tail = { number: 0, count: 0, size: 0 }

/** A ledger before its first command. Row numbers start at 1. */
export const emptyState: LedgerState = {
  next: 1,
  tails: { person: emptyTail, company: emptyTail, activity: emptyTail, ledger: emptyTail, pair: emptyTail },
  counts: { person: 0, company: 0, activity: 0, sample: 0 }
}

/**
 * Gives every change the segment of its record: where it is, or, for a new record, the last segment of its class, shared
 * or own, unless that is full.
 */
export function place(
  changes: readonly Change[],
  state: LedgerState,
  segmentOf: (id: RecordId) => number | undefined
): { readonly changes: readonly PlacedChange[]; readonly state: LedgerState } {
  let after = state
  const made = new Map<RecordId, number>()
  const placed = changes.map(({ private: own, ...change }): PlacedChange => {
    const known = segmentOf(change.id) ?? made.get(change.id)
    if (known !== undefined) return { ...change, seg: known }
    const tail = grown(tailOf(after, change.cls, own === true), JSON.stringify(change.set).length)
    after = withTail(after, change.cls, tail)
    made.set(change.id, tail.number)
    return { ...change, seg: tail.number }
  })
  return { changes: placed, state: after }
}

function grown({ number, count, size }: Tail, added: number): Tail {
  const full = count >= segmentRecords || (count > 0 && size + added > segmentSize)
  return full ? { number: number + 1, count: 1, size: added } : { number, count: count + 1, size: size + added }
}

/** One change a record: what a command does twice to a record happens once, the later value winning. */
export function merged(changes: readonly Change[]): readonly Change[] {
  const byId = new Map<RecordId, Change>()
  for (const change of changes) {
    const before = byId.get(change.id)
    byId.set(change.id, before === undefined ? change : { ...before, set: { ...before.set, ...change.set } })
  }
  return byId.size === changes.length ? changes : [...byId.values()]
}
