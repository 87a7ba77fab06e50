import type { Filter, ListSpec } from '../../crm/queries'
import type { LedgerDb } from '../store/db'
import { readOrder } from './order/read-order'
import { startingWith } from './range'
import { addAll, idsOf, keepOnly } from './search/bits'
import { facetKey, hasKey } from './search/doc'
import { findFacet, findWords } from './search/find'
import { openSearch, readSnapshot, type OpenSegment, type Snapshot } from './search/snapshot'
import { tierOf, wordsOf, type Words } from './search/words'
import { wholeIds } from './whole'

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

/** Row numbers: 1 where a number is in it. */
type Mask = Uint8Array

export interface Selection {
  readonly total: number
  readonly has: (n: number) => boolean
  /** Ascending. */
  readonly numbers: () => number[]
}

/** The rows that pass a filter; deleted rows never do. */
export async function select(db: LedgerDb, { cls, filter }: ListSpec, now: number): Promise<Selection> {
  const tx = openSearch(db)
  const snapshot = await readSnapshot(db, tx)
  const words = wordsOf(filter.text ?? '')
  const facets = facetsOf(filter)
  const segments = snapshot.segments.filter((segment) => segment.cls === cls)
  const found = await Promise.all(segments.map((segment) => inSegment(snapshot, segment, words, facets)))
  const fresh = snapshot.fresh.flatMap(({ row, doc }) => {
    const passes = row.cls === cls && facets.every((facet) => doc.facets.includes(facet))
    return passes && (words.length === 0 || tierOf(doc, words) !== undefined) ? [row.n] : []
  })
  const others = await Promise.all([company(db, filter), quiet(db, cls, filter, now)])
  const masks = others.filter((mask) => mask !== undefined)
  const numbers = [...found, fresh].flat().filter((n) => masks.every((mask) => mask[n] === 1))
  const mask = maskOf(numbers)
  return { total: numbers.length, has: (n) => mask[n] === 1, numbers: () => numbers.sort((a, b) => a - b) }
}

function maskOf(numbers: ArrayLike<number>): Mask {
  let most = -1
  for (let i = 0; i < numbers.length; i++) most = Math.max(most, numbers[i] ?? 0)
  const mask = new Uint8Array(most + 1)
  for (let i = 0; i < numbers.length; i++) mask[numbers[i] ?? 0] = 1
  return mask
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

async function company(db: LedgerDb, { companyId }: Filter): Promise<Mask | undefined> {
  if (companyId === undefined) return undefined
  const store = db.transaction('rows').store
  const firms = await wholeIds(store.index('id'), companyId)
  const keys = store.index('keys')
  return maskOf((await Promise.all(firms.map((firm) => keys.getAllKeys(startingWith('m', firm))))).flat())
}

/** Rows without contact for so long; those without any count as longest. */
async function quiet(
  db: LedgerDb,
  cls: ListSpec['cls'],
  { quietDays }: Filter,
  now: number
): Promise<Mask | undefined> {
  if (quietDays === undefined) return undefined
  const cutoff = now - quietDays * day
  const [order, later] = await Promise.all([
    readOrder(db, { cls, sort: 'contact' }),
    db.getKeyFromIndex('rows', 'contact', IDBKeyRange.bound([cls, cutoff], [cls, []], true))
  ])
  const end = later === undefined ? order.length : order.indexOf(later)
  if (end >= 0) return maskOf(order.subarray(0, end))
  // A change came between the two readings.
  return maskOf(await db.getAllKeysFromIndex('rows', 'contact', IDBKeyRange.bound([cls], [cls, cutoff])))
}
