import type { Filter, ListSpec } from '../../crm/queries'
import type { LedgerDb } from '../store/db'
import { addAll, idsOf, keepOnly } from './search/bits'
import { facetKey, hasKey } from './search/doc'
import { findFacet, findWords } from './search/find'
import { readSnapshot, type OpenSegment, type SearchTx, type Snapshot } from './search/snapshot'
import { tierOf, wordsOf, type Words } from './search/words'
import { startingWith } from './range'

const day = 86_400_000

/** Whether a filter leaves anything out. `deleted` is no filter of this kind: it asks for another list. */
export const narrows = (filter: Filter): boolean =>
  facetsOf(filter).length > 0 ||
  wordsOf(filter.text ?? '').length > 0 ||
  filter.companyId !== undefined ||
  filter.quietDays !== undefined

export function facetsOf(filter: Filter): string[] {
  return [
    ...(filter.tags ?? []).map((tag) => facetKey('tag', tag)),
    ...(filter.owner === undefined ? [] : [facetKey('owner', filter.owner)]),
    ...(filter.source === undefined ? [] : [facetKey('source', filter.source)]),
    ...(filter.city === undefined ? [] : [facetKey('city', filter.city)]),
    ...(filter.has ?? []).map(hasKey)
  ]
}

/** The numbers of all rows that pass a filter, ascending; deleted rows never do. */
export async function select(db: LedgerDb, tx: SearchTx, spec: ListSpec, now: number): Promise<Set<number>> {
  const { cls, filter } = spec
  const snapshot = await readSnapshot(db, tx)
  const words = wordsOf(filter.text ?? '')
  const facets = facetsOf(filter)
  const segments = snapshot.segments.filter((segment) => segment.cls === cls)
  const found = await Promise.all(segments.map((segment) => inSegment(snapshot, segment, words, facets)))
  const fresh = snapshot.fresh.flatMap(({ row, doc }) => {
    const passes = row.cls === cls && facets.every((facet) => doc.facets.includes(facet))
    return passes && (words.length === 0 || tierOf(doc, words) !== undefined) ? [row.n] : []
  })
  const numbers = [...found.flat(), ...fresh]
  const others = await Promise.all([company(tx, filter), quiet(tx, spec, now)])
  const sets = others.filter((set) => set !== undefined)
  return new Set(numbers.filter((n) => sets.every((set) => set.has(n))))
}

async function inSegment(
  snapshot: Snapshot,
  segment: OpenSegment,
  words: Words,
  facets: readonly string[]
): Promise<number[]> {
  const bits = segment.live.slice()
  const [found, ...having] = await Promise.all([
    words.length === 0 ? [] : findWords({ ...snapshot, segments: [segment] }, words, [segment.cls]),
    ...facets.map((facet) => findFacet(snapshot, segment, facet))
  ])
  for (const { tiers } of found) {
    const any = tiers[0].slice()
    for (const tier of tiers) addAll(any, tier)
    keepOnly(bits, any)
  }
  for (const facet of having) keepOnly(bits, facet)
  return idsOf(bits).map((doc) => segment.docs[doc] ?? 0)
}

async function company(tx: SearchTx, { companyId }: Filter): Promise<ReadonlySet<number> | undefined> {
  if (companyId === undefined) return undefined
  return new Set(await tx.objectStore('rows').index('keys').getAllKeys(startingWith('m', companyId)))
}

/** Rows without contact for so long; those without any count as longest. */
async function quiet(tx: SearchTx, spec: ListSpec, now: number): Promise<ReadonlySet<number> | undefined> {
  const days = spec.filter.quietDays
  if (days === undefined) return undefined
  const range = IDBKeyRange.bound([spec.cls], [spec.cls, now - days * day])
  return new Set(await tx.objectStore('rows').index('contact').getAllKeys(range))
}
