import {
  clustersOf,
  mergedKey,
  pickPrefix,
  rootOf,
  seenMembers,
  targetOf,
  viewOf,
  type Cluster,
  type Member
} from './merge'
import type { Change, Flat, RecordId, Scalar } from './types'

type Set = Readonly<Record<string, Scalar | null>>

/**
 * An edit of merged records, made to what the person saw: a new value goes to the first member; a value taken away is taken
 * from every member that has it, because it would otherwise show through from the next. A value that is already seen makes
 * no change, so that nothing is copied from one member to another.
 */
export function editCluster(cluster: Cluster, set: Set, now: number): Change[] {
  const view = viewOf(cluster)
  const lead = seenMembers(cluster)[0] ?? cluster.members[0]
  if (lead === undefined) return []
  const sets = new Map<RecordId, Record<string, Scalar | null>>()
  const put = (member: Member, key: string, value: Scalar | null): void => {
    const own = sets.get(member.id) ?? {}
    sets.set(member.id, own)
    own[key] = value
  }
  for (const [key, value] of Object.entries(set)) {
    if ((Object.hasOwn(view, key) ? view[key] : null) === value) continue
    if (value === null) {
      for (const member of cluster.members) if (Object.hasOwn(member.rec, key)) put(member, key, null)
    } else put(lead, key, value)
    const pick = pickPrefix + key
    // Notes are shown one after the other; a text that was written into all of them stands alone from then on.
    if (key === 'notes' && value !== null) put(lead, pick, lead.id)
    else if (Object.hasOwn(lead.rec, pick)) put(lead, pick, null)
  }
  return changesOf(cluster, sets, now)
}

function changesOf(cluster: Cluster, sets: ReadonlyMap<RecordId, Set>, now: number): Change[] {
  return cluster.members.flatMap(({ cls, id }) => {
    const set = sets.get(id)
    return set === undefined || Object.keys(set).length === 0 ? [] : [{ cls, id, set: { ...set, updatedAt: now } }]
  })
}

/** A record that stands alone, or all that it is merged with. */
export type Group = Cluster | Member

export const membersOf = (group: Group): readonly Member[] => ('members' in group ? group.members : [group])
const headOf = (group: Group): RecordId => ('members' in group ? group.head : group.id)

/** The member that a shown value comes from. */
function sourceOf(group: Group, key: string): Member | undefined {
  if (!('members' in group)) return Object.hasOwn(group.rec, key) ? group : undefined
  const [first] = seenMembers(group)
  const pick = first?.rec[pickPrefix + key]
  const has = (member: Member): boolean => Object.hasOwn(member.rec, key)
  return group.members.find((member) => member.id === pick && has(member)) ?? seenMembers(group).find(has)
}

/**
 * Merges groups into the first one. Only the head of each other group changes, and the record that takes new values notes
 * whose values are shown where the person chose another than the first.
 * @param picks by key, a record of the group whose value is to be shown
 */
export function mergeChanges(
  into: Group,
  others: readonly Group[],
  picks: Readonly<Record<string, RecordId>>,
  now: number
): Change[] {
  const head = headOf(into)
  const moved = others.flatMap((other) => membersOf(other).filter(({ id }) => id === headOf(other)))
  const changes = moved.map(({ cls, id }): Change => ({ cls, id, set: { [mergedKey]: head, updatedAt: now } }))
  const lead = 'members' in into ? seenMembers(into)[0] : into
  const chosen = Object.entries(picks).flatMap(([key, id]): [string, RecordId][] => {
    const from = [into, ...others].find((group) => membersOf(group).some((member) => member.id === id))
    const source = from === undefined ? undefined : sourceOf(from, key)
    return source === undefined || source.id === lead?.id ? [] : [[pickPrefix + key, source.id]]
  })
  if (lead === undefined || chosen.length === 0) return changes
  return [...changes, { cls: lead.cls, id: lead.id, set: { ...Object.fromEntries(chosen), updatedAt: now } }]
}

/** Takes a record, with what had been merged into it before, out of the records it is merged with. Edits stay where they are. */
export function unmergeChanges({ members, head }: Cluster, id: RecordId, now: number): Change[] {
  const targets = new Map(members.map((member) => [member.id, targetOf(member.rec)]))
  const known = (of: RecordId): RecordId | undefined => {
    const next = targets.get(of)
    return next !== undefined && targets.has(next) ? next : undefined
  }
  const cut = new Set<RecordId>([id])
  // All that lead to the head are let go with it; of a ring, the link that leads back to the record is cut as well.
  if (id === head) for (const [member, target] of targets) if (target === head) cut.add(member)
  if (id !== head) {
    const path = [head]
    for (let at = known(head); at !== undefined && !path.includes(at); at = known(at)) {
      if (at === id) cut.add(path.at(-1) ?? head)
      path.push(at)
    }
  }
  for (const each of cut) targets.set(each, undefined)
  const leaves = new Set(members.filter((member) => rootOf(member.id, known) === id).map((member) => member.id))
  return members.flatMap((member): Change[] => {
    const set: Record<string, null> = {}
    if (cut.has(member.id) && Object.hasOwn(member.rec, mergedKey)) set[mergedKey] = null
    for (const [key, value] of Object.entries(member.rec))
      if (key.startsWith(pickPrefix) && typeof value === 'string' && leaves.has(value) !== leaves.has(member.id))
        set[key] = null
    return Object.keys(set).length === 0 ? [] : [{ cls: member.cls, id: member.id, set: { ...set, updatedAt: now } }]
  })
}

/** The cluster of a record among some records, if it is merged. */
export const clusterIn = (records: ReadonlyMap<RecordId, Member>, id: RecordId): Cluster | undefined =>
  clustersOf(records).find(({ members }) => members.some((member) => member.id === id))

/** What is shown of a group. */
export const shownOf = (group: Group): Flat => ('members' in group ? viewOf(group) : group.rec)
