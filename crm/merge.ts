import type { Flat, RecordClass, RecordId, Scalar } from './types'
import { decodePoint, encodePoint } from './values'

/**
 * Records that are one. A merged record keeps all its values and says in `mergedInto` which record it belongs to; nothing is
 * copied, so that it can be taken apart at any time. Readers see one record: the view. Rules: docs/spec/history.md.
 */

export const mergedKey = 'mergedInto'
/** `pick/title` holds the id of the member whose title is shown; absent: the first that has one. */
export const pickPrefix = 'pick/'

/** One of the records that are merged, with its own values. */
export interface Member {
  readonly cls: RecordClass
  readonly id: RecordId
  readonly rec: Flat
}

/** Records that are one; there are at least two members. */
export interface Cluster {
  /** The record that the others lead to; its id is the id of all. */
  readonly head: RecordId
  /** The head first, then by id. */
  readonly members: readonly Member[]
}

/** The record that this one is merged into by its own values. */
export function targetOf(rec: Flat | undefined): RecordId | undefined {
  const target = rec !== undefined && Object.hasOwn(rec, mergedKey) ? rec[mergedKey] : undefined
  return typeof target === 'string' && target !== '' ? target : undefined
}

/**
 * The record that a chain of merges leads to. Two people who merge in opposite directions make a ring: its smallest id stands
 * for all, on every device.
 * @param target where a record leads; `undefined` when nowhere or to a record that is not here
 */
export function rootOf(id: RecordId, target: (id: RecordId) => RecordId | undefined): RecordId {
  const path = new Set<RecordId>()
  let at = id
  while (!path.has(at)) {
    path.add(at)
    const next = target(at)
    if (next === undefined) return at
    at = next
  }
  const ring = [...path].slice([...path].indexOf(at))
  return ring.reduce((least, each) => (each < least ? each : least))
}

/** All records that are merged, in clusters. Of records of different classes none is merged into the other. */
export function clustersOf(records: ReadonlyMap<RecordId, Member>): Cluster[] {
  const target = (id: RecordId): RecordId | undefined => {
    const own = records.get(id)
    const next = records.get(targetOf(own?.rec) ?? '')
    return next !== undefined && next.cls === own?.cls ? next.id : undefined
  }
  const groups = new Map<RecordId, Member[]>()
  for (const member of records.values()) {
    if (targetOf(member.rec) === undefined) continue
    const root = rootOf(member.id, target)
    if (root === member.id && target(root) === undefined) continue
    const head = records.get(root)
    const group = groups.get(root) ?? (head === undefined ? [] : [head])
    groups.set(root, group)
    if (member.id !== root) group.push(member)
  }
  return [...groups].flatMap(([head, group]) => {
    const [first, ...others] = group
    if (first === undefined || others.length === 0) return []
    return [{ head, members: [first, ...others.toSorted((a, b) => (a.id < b.id ? -1 : 1))] }]
  })
}

const isDeleted = ({ rec }: Member): boolean => typeof rec['deletedAt'] === 'number'

/** The members whose values are seen: all, but deleted ones only when no other is left. The first of them takes new values. */
export function seenMembers({ members }: Cluster): readonly Member[] {
  const live = members.filter((member) => !isDeleted(member))
  return live.length > 0 ? live : members
}

/** Values that belong to one member alone. */
const ownOnly: ReadonlySet<string> = new Set([mergedKey, 'createdAt', 'updatedAt', 'deletedAt', 'sample'])
const pointPrefixes = ['email/', 'phone/', 'url/'] as const

/** The one record that readers see: the values of all members, those of the first before those of the next. */
export function viewOf(cluster: Cluster): Flat {
  const [first, ...others] = seenMembers(cluster)
  if (first === undefined) return {}
  const seen = new Map<string, Scalar>()
  for (const [key, value] of Object.entries(first.rec))
    if (key !== mergedKey && !key.startsWith(pickPrefix)) seen.set(key, value)
  for (const { rec } of others) addMember(seen, rec, picked(first, 'notes') !== undefined)
  for (const [key, value] of picks(cluster, first)) seen.set(key, value)
  const latest = cluster.members.map(({ rec }) => rec['updatedAt']).filter((at) => typeof at === 'number')
  if (latest.length > 0) seen.set('updatedAt', Math.max(...latest))
  return Object.fromEntries([...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function addMember(seen: Map<string, Scalar>, rec: Flat, ownNotes: boolean): void {
  const points = new Map(pointPrefixes.flatMap((prefix) => pointsAfter(seen, rec, prefix)))
  for (const [key, value] of Object.entries(rec)) {
    if (ownOnly.has(key) || key.startsWith(pickPrefix)) continue
    if (key !== 'notes') {
      if (!seen.has(key)) seen.set(key, points.get(key) ?? value)
    } else if (!ownNotes) seen.set(key, joined(seen.get(key), value))
  }
}

/** The contact points of a further member, behind those that are there, so that the main one stays the main one. */
function pointsAfter(seen: ReadonlyMap<string, Scalar>, rec: Flat, prefix: string): [string, string][] {
  const behind = (key: string): string => key.slice(prefix.length)
  const taken = [...seen].filter(([key]) => key.startsWith(prefix))
  const from =
    taken.length === 0 ? 0 : 1 + Math.max(...taken.map(([key, value]) => decodePoint(behind(key), value).position))
  return Object.entries(rec)
    .filter(([key]) => key.startsWith(prefix) && !seen.has(key))
    .map(([key, value]) => ({ key, point: decodePoint(behind(key), value) }))
    .toSorted((a, b) => a.point.position - b.point.position || (a.key < b.key ? -1 : 1))
    .map(({ key, point: { position: _, ...point } }, at) => [key, encodePoint(point, behind(key), from + at)])
}

function joined(before: Scalar | undefined, more: Scalar): Scalar {
  if (typeof before !== 'string' || before === '') return more
  if (typeof more !== 'string' || more === '' || before.includes(more)) return before
  return `${before}\n\n${more}`
}

const picked = ({ rec }: Member, key: string): Scalar | undefined =>
  Object.hasOwn(rec, pickPrefix + key) ? rec[pickPrefix + key] : undefined

function picks({ members }: Cluster, first: Member): [string, Scalar][] {
  return Object.entries(first.rec).flatMap(([pick, id]): [string, Scalar][] => {
    if (!pick.startsWith(pickPrefix)) return []
    const key = pick.slice(pickPrefix.length)
    const from = members.find((member) => member.id === id)
    const value = from !== undefined && Object.hasOwn(from.rec, key) ? from.rec[key] : undefined
    return value === undefined || ownOnly.has(key) ? [] : [[key, value]]
  })
}
