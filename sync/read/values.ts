import { plain } from '../../crm/match/fold'
import type { Answers, Query } from '../../crm/queries'
import type { LedgerDb } from '../store/db'
import { addPacked, countBits, keepOnly, noBits } from './search/bits'
import { printable } from './search/doc'
import { blockRange, lowerBound } from './search/find'
import { facetPrefix, facetSeparator } from './search/segment'
import { openSearch, readSnapshot, type OpenSegment, type Snapshot } from './search/snapshot'

type ValuesQuery = Extract<Query, { q: 'values' }>

/** The values of a field that start like the prefix, those of most records first. */
export async function values(db: LedgerDb, query: ValuesQuery): Promise<Answers['values']> {
  const snapshot = await readSnapshot(db, openSearch(db))
  const prefix = facetPrefix(query.field, plain(printable(query.prefix)))
  const found = new Map<string, number>()
  const add = (value: string, count: number): void => void found.set(value, (found.get(value) ?? 0) + count)
  const segments = snapshot.segments.filter(({ cls }) => cls === query.cls)
  await Promise.all(segments.map((segment) => countIn(snapshot, segment, prefix, add)))
  for (const { row, doc } of snapshot.fresh) {
    if (row.cls !== query.cls) continue
    for (const facet of doc.facets) if (facet.startsWith(prefix)) add(valueOf(facet), 1)
  }
  return [...found]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, query.count)
}

const valueOf = (facet: string): string => facet.slice(facet.indexOf(facetSeparator) + 1)

async function countIn(
  snapshot: Snapshot,
  segment: OpenSegment,
  prefix: string,
  add: (value: string, count: number) => void
): Promise<void> {
  const [first] = blockRange(segment.firsts, prefix)
  const [last] = blockRange(segment.firsts, `${prefix}\uffff`)
  for (const { keys, ends, ids } of await snapshot.blocks(segment.id, first, last)) {
    for (let i = lowerBound(keys, prefix); i < keys.length; i++) {
      const key = keys[i] ?? ''
      if (!key.startsWith(prefix)) break
      const bits = noBits()
      addPacked(bits, ids.subarray(i === 0 ? 0 : (ends[i - 1] ?? 0), ends[i]))
      keepOnly(bits, segment.live)
      add(valueOf(key.slice(0, -1)), countBits(bits))
    }
  }
}
