import type { Flat, RecordId } from '../../crm/types'
import type { StoredTwins } from './db'
import type { SegmentName } from './segment-name'

/** Tells records that are shown from those of the same id that are not, when all segments are gone through in order (SYNC-26). */
export interface Firsts {
  /** The records of a segment that no segment before it had. */
  of(name: SegmentName, records: ReadonlyMap<RecordId, Flat>): ReadonlyMap<RecordId, Flat>
  /** The records that were in several segments, by id. */
  twins(): readonly StoredTwins[]
}

export function createFirsts(): Firsts {
  const seen = new Set<RecordId>()
  const twins = new Map<RecordId, StoredTwins>()
  return {
    of: ({ cls, number }, records) => {
      const again = new Set([...records.keys()].filter((id) => seen.has(id)))
      for (const id of records.keys()) seen.add(id)
      for (const id of again) {
        const numbers = [...(twins.get(id)?.numbers ?? []), number].toSorted((a, b) => a - b)
        twins.set(id, { id, cls, numbers })
      }
      return again.size === 0 ? records : new Map([...records].filter(([id]) => !again.has(id)))
    },
    twins: () => [...twins.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }
}
