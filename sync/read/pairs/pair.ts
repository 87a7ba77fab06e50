import type { DuplicateReason } from '../../../crm/queries'
import type { RecordId } from '../../../crm/types'

/** Two records that may be the same, as stored. */
export interface StoredPair {
  readonly cls: 'person' | 'company'
  /** In the order of their ids. */
  readonly ids: readonly [RecordId, RecordId]
  /** 0 to 1, among all records of the ledger. */
  readonly score: number
  /** The strongest first, with the values of the record that was found. */
  readonly reasons: readonly DuplicateReason[]
  /** Class, kind of the strongest reason, likeliest first. */
  readonly rank: readonly [cls: string, kind: string, order: number]
}

/** How far the search for pairs has come, in `meta` under `pairs`. */
export interface PairProgress {
  /** Rows below this number have been looked at. */
  readonly upTo: number
}

export const pairProgressKey = 'pairs'

export const pairKey = (a: RecordId, b: RecordId): string => [a, b].toSorted().join(' ')
