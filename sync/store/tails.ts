import { isPrivate, privateFrom } from '../../crm/private'
import { recordClasses, type RecordClass } from '../../crm/types'
import type { LedgerState, Tail } from './db'
import type { SegmentName } from './document'

type Tails = Pick<LedgerState, 'tails' | 'privates'>

/** The last segment of a class: of the shared ones, or of the member's own. */
export const tailOf = ({ tails, privates }: Tails, cls: RecordClass, own: boolean): Tail =>
  own ? (privates?.[cls] ?? { number: privateFrom, count: 0, size: 0 }) : tails[cls]

/** The last segment of those that a segment belongs to. */
export const tailBeside = (state: Tails, { cls, number }: SegmentName): Tail => tailOf(state, cls, isPrivate(number))

export const withTail = <S extends Tails>(state: S, cls: RecordClass, tail: Tail): S =>
  isPrivate(tail.number)
    ? { ...state, privates: { ...state.privates, [cls]: tail } }
    : { ...state, tails: { ...state.tails, [cls]: tail } }

/** Where the segments of a class begin and end, shared ones and own ones. */
const runsOf = ({ tails, privates }: Tails, cls: RecordClass): readonly { from: number; to: number }[] => {
  const own = privates?.[cls]
  const shared = { from: 0, to: tails[cls].number }
  return own === undefined ? [shared] : [shared, { from: privateFrom, to: own.number }]
}

/** Every segment that there may be. */
export function* namesIn(state: Tails): Generator<SegmentName> {
  for (const cls of recordClasses)
    for (const { from, to } of runsOf(state, cls)) for (let number = from; number <= to; number++) yield { cls, number }
}
