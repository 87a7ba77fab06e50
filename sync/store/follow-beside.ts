import type { RecordId } from '../../crm/types'
import type { BesideTx } from './chunks'
import type { LedgerState } from './db'
import type { SegmentName } from './document'
import { following, sliceSize, type DocumentState, type Followed } from './follow-rows'

/** Has the rows of a few records follow in the transaction that stores their document, so that both are there at once. */
export interface Following {
  /** `false`: not done, because it failed before. Storing a document is tried until it succeeds, and must not wait for rows. */
  readonly rows: (tx: BesideTx) => Promise<boolean>
  /** What was done; `undefined` when the rows are still to follow. */
  readonly done: () => Followed | undefined
}

/** Whether the records that a delivery changed are known, and few enough. */
export const isFew = (ids: ReadonlySet<RecordId> | undefined): boolean => ids !== undefined && ids.size <= sliceSize

export function createFollowing(name: SegmentName, found: DocumentState, before: LedgerState): Following {
  let tried = false
  let done: Followed | undefined
  return {
    rows: async (tx) => {
      done = undefined
      if (tried) return false
      tried = true
      const work = following(name, found, before)
      await work.step(tx, 0)
      done = work.done()
      return true
    },
    done: () => done
  }
}
