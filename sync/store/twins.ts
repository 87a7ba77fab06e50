import { isPrivate } from '../../crm/private'
import type { RecordId } from '../../crm/types'
import type { StoredTwins } from './db'
import type { SegmentName } from './segment-name'
import { sent } from './tx'

/**
 * Records whose id is in several segments. Two devices that are apart may write down the same decision about a pair in two
 * segments; somebody may also do it on purpose. SYNC-26: one of them is shown, on every device the same.
 */

/** Whether the first of two segments that hold a record is the one that is shown: own ones first, then the lower number. */
const leads = (a: number, b: number): boolean => (isPrivate(a) === isPrivate(b) ? a < b : isPrivate(a))

export interface Verdict {
  /** The segment that the record's row is of from now on; `undefined`: the record has none. */
  readonly shown: number | undefined
  /** The other segments that hold it. */
  readonly others: readonly number[]
  /** The one of them that is to be looked at, because its record is to be shown now. */
  readonly wake: number | undefined
}

/**
 * What follows for a record's row when one segment was looked at.
 * @param isHere the segment holds the record
 * @param row the segment that the row is of
 * @param others what was known of other segments
 */
export function judge(number: number, isHere: boolean, row: number | undefined, others: readonly number[]): Verdict {
  const holders = new Set(row === undefined ? others : [row, ...others])
  if (isHere) holders.add(number)
  else holders.delete(number)
  const [best] = [...holders].toSorted((a, b) => (leads(a, b) ? -1 : 1))
  const isShown = isHere && (best === number || row === number)
  const shown = isShown ? number : row === number ? undefined : row
  const rest = [...holders].filter((one) => one !== shown).toSorted((a, b) => a - b)
  return { shown, others: rest, wake: shown === undefined ? best : undefined }
}

export interface Verdicts {
  judge(id: RecordId, isHere: boolean, row: number | undefined): Verdict
  /** Segments that are to be looked at, each marked (SYNC-24) so that a crash does not forget it. */
  keep(): Promise<readonly SegmentName[]>
}

interface Stores {
  readonly twins: {
    getAll(range: IDBKeyRange): Promise<StoredTwins[]>
    put(value: StoredTwins, key: string): Promise<unknown>
    delete(key: string): Promise<unknown>
  }
  readonly segments: {
    get(key: [string, number]): Promise<{ readonly heads: readonly string[] } | undefined>
    put(value: { readonly heads: readonly string[]; readonly align: true }, key: [string, number]): Promise<unknown>
  }
}

/**
 * Judges records of a segment within a transaction, and keeps what was found.
 * @param ids ascending
 */
export async function openVerdicts(
  { cls, number }: SegmentName,
  ids: readonly RecordId[],
  { twins, segments }: Stores
): Promise<Verdicts> {
  const [first, last] = [ids[0], ids.at(-1)]
  const stored = first === undefined ? [] : await twins.getAll(IDBKeyRange.bound(first, last))
  const known = new Map(stored.map((one) => [one.id, one.numbers]))
  const waking = new Set<number>()
  return {
    judge: (id, isHere, row) => {
      const before = known.get(id) ?? []
      const verdict = judge(number, isHere, row, before)
      if (before.join() !== verdict.others.join()) {
        if (verdict.others.length === 0) sent(twins.delete(id))
        else sent(twins.put({ id, cls, numbers: verdict.others }, id))
      }
      if (verdict.wake !== undefined) waking.add(verdict.wake)
      return verdict
    },
    keep: async () => {
      for (const one of waking) {
        const sum = await segments.get([cls, one])
        sent(segments.put({ ...sum, heads: sum?.heads ?? [], align: true }, [cls, one]))
      }
      return [...waking].map((one) => ({ cls, number: one }))
    }
  }
}
