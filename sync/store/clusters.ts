import { clustersOf, targetOf, viewOf, type Cluster, type Member } from '../../crm/merge'
import type { Flat, RecordClass, RecordId } from '../../crm/types'
import type { StoredRow } from './db'
import { ownRec, type Merged } from './row'

/** Merged records among the rows: which they are, and what a change makes of them. */

/** Only people and companies are merged. */
export const canMerge = (cls: RecordClass): boolean => cls === 'person' || cls === 'company'

/** The rows that say with what a row is merged. */
export const linkedTo = ({ into, also }: Pick<StoredRow, 'into' | 'also'>): readonly RecordId[] =>
  into === undefined ? (also ?? []) : [into]

/**
 * The cluster of a row, from rows alone.
 * @param rowOf knows the head of the cluster and all that it stands for
 */
export function clusterOfRow(id: RecordId, rowOf: (id: RecordId) => StoredRow | undefined): Cluster | undefined {
  const row = rowOf(id)
  const head = row?.into === undefined ? row : rowOf(row.into)
  if (head?.also === undefined) return undefined
  const members = [head, ...head.also.flatMap((other) => rowOf(other) ?? [])]
  return { head: head.id, members: members.map((each) => ({ cls: each.cls, id: each.id, rec: ownRec(each) })) }
}

/** A record before and after a change. */
export interface Standing {
  readonly row?: StoredRow
  readonly source: { readonly cls: RecordClass; readonly id: RecordId; readonly rec: Flat }
}

export interface Regrouped {
  /** By record: what its row has of others; of a record that stands alone, nothing. */
  readonly merged: ReadonlyMap<RecordId, Merged | undefined>
}

export interface RecordsNear {
  readonly get: (id: RecordId) => Standing | undefined
  /** Fetches records, so that `get` knows them. */
  readonly load: (ids: Iterable<RecordId>) => Promise<void>
  /** Records that lead to this one, as stored. */
  readonly leading: (id: RecordId) => Promise<readonly RecordId[]>
}

/** Whether a change may have to do with merging: only then others are looked at. */
export const isMergeable = ({ row, source }: Standing): boolean =>
  canMerge(source.cls) &&
  (row?.into !== undefined ||
    row?.also !== undefined ||
    targetOf(source.rec) !== undefined ||
    linksOf(row) !== undefined)

const linksOf = (row: StoredRow | undefined): RecordId | undefined =>
  row === undefined ? undefined : targetOf(ownRec(row))

/** What is merged with what after a change, for every record that the changed ones were or are connected with. */
export async function regroup(seeds: readonly RecordId[], near: RecordsNear): Promise<Regrouped['merged']> {
  const found = new Map<RecordId, Member>()
  const seen = new Set<RecordId>()
  for (let wave: readonly RecordId[] = seeds; wave.length > 0;) {
    await near.load(wave)
    const next: RecordId[] = []
    for (const id of wave) {
      seen.add(id)
      const standing = near.get(id)
      if (standing === undefined || found.has(id)) continue
      const { row, source } = standing
      found.set(id, { cls: source.cls, id, rec: source.rec })
      const links = [targetOf(source.rec), linksOf(row), ...(row === undefined ? [] : linkedTo(row))]
      next.push(...links.filter((link) => link !== undefined))
    }
    next.push(...(await Promise.all(wave.map((id) => near.leading(id)))).flat())
    wave = next.filter((id) => !seen.has(id))
  }
  const merged = new Map<RecordId, Merged | undefined>([...found.keys()].map((id) => [id, undefined]))
  for (const cluster of clustersOf(found)) for (const [id, part] of partsOf(cluster)) merged.set(id, part)
  return merged
}

/** What the rows of a cluster have of each other. */
export function partsOf(cluster: Cluster): (readonly [RecordId, Merged])[] {
  const { head, members } = cluster
  const others = members.filter(({ id }) => id !== head).map(({ id }) => id)
  return [
    [head, { also: others, view: viewOf(cluster) }],
    ...others.map((id): readonly [RecordId, Merged] => [id, { into: head }])
  ]
}
