import { err, ok, type Result } from '../platform/result'
import type { Command, CommandError } from './commands'
import type { Decision, Facts } from './decide'
import { distinctId, distinctSet } from './distinct'
import { clusterIn, membersOf, mergeChanges, shownOf, unmergeChanges, type Group } from './merge-changes'
import type { Member } from './merge'
import type { Change, RecordId } from './types'

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

/**
 * Merges one after the other, so that of many pairs that share records all become one. What is one already is left out.
 * Refused: a record that is missing, deleted, or of another class.
 */
export function decideMerge({ merges }: Of<'merge'>, facts: Facts): Result<Decision, CommandError> {
  const records = new Map<RecordId, Member>()
  const changes: Change[] = []
  const group = (cls: 'person' | 'company', id: RecordId): Group | undefined => {
    const known = facts.cluster?.(id)
    const rec = facts.rec(id)
    const members = known?.members ?? (rec === undefined ? [] : [{ cls, id, rec }])
    for (const member of members) if (!records.has(member.id)) records.set(member.id, member)
    const own = records.get(id)
    return own?.cls === cls && id.startsWith(prefixes[cls]) ? (clusterIn(records, id) ?? own) : undefined
  }
  for (const { cls, into, from, picks } of merges) {
    const first = group(cls, into)
    if (first === undefined || deleted(first)) return err({ kind: 'missing', id: into })
    const others: Group[] = []
    const one = new Set(membersOf(first).map(({ id }) => id))
    for (const id of from) {
      const other = group(cls, id)
      if (other === undefined || deleted(other)) return err({ kind: 'missing', id })
      if (isOwn(facts, id) !== isOwn(facts, into)) return err({ kind: 'invalid', reason: 'mixed' })
      if (membersOf(other).some((member) => one.has(member.id))) continue
      for (const member of membersOf(other)) one.add(member.id)
      others.push(other)
    }
    for (const change of mergeChanges(first, others, picks ?? {}, facts.now)) {
      changes.push(change)
      apply(records, change)
    }
  }
  return ok({ changes, answer: { records: [...new Set(changes.map(({ id }) => id))] } })
}

const isOwn = (facts: Facts, id: RecordId): boolean => facts.isPrivate?.(id) ?? false

const prefixes = { person: 'per_', company: 'com_' } as const

const deleted = (group: Group): boolean => Object.hasOwn(shownOf(group), 'deletedAt')

function apply(records: Map<RecordId, Member>, { id, set }: Change): void {
  const known = records.get(id)
  if (known === undefined) return
  const rec = Object.fromEntries(
    Object.entries({ ...known.rec, ...set }).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))
  )
  records.set(id, { ...known, rec })
}

/** What is not merged stays as it is. */
export function decideUnmerge({ records }: Of<'unmerge'>, facts: Facts): Result<Decision, CommandError> {
  const changes: Change[] = []
  const known = new Map<RecordId, Member>()
  for (const { id } of records) {
    if (facts.rec(id) === undefined) return err({ kind: 'missing', id })
    for (const member of facts.cluster?.(id)?.members ?? []) if (!known.has(member.id)) known.set(member.id, member)
    const cluster = clusterIn(known, id)
    if (cluster === undefined) continue
    for (const change of unmergeChanges(cluster, id, facts.now)) {
      changes.push(change)
      apply(known, change)
    }
  }
  return ok({ changes, answer: { records: [...new Set(changes.map((change) => change.id))] } })
}

/** The records that remember the pairs of a command. */
export const distinctIds = ({ pairs }: Of<'distinct'>): RecordId[] => pairs.map(([a, b]) => distinctId(a, b))

export function decideDistinct({ pairs, on }: Of<'distinct'>, facts: Facts): Result<Decision, CommandError> {
  const { rec, now } = facts
  const changes = new Map<RecordId, Change>()
  for (const [a, b] of pairs) {
    const id = distinctId(a, b)
    const before = rec(id)
    const stands = before !== undefined && !Object.hasOwn(before, 'deletedAt')
    if (a === b || stands === on) continue
    const set =
      before === undefined
        ? { ...distinctSet(a, b), createdAt: now, updatedAt: now }
        : { deletedAt: on ? null : now, updatedAt: now }
    // Not even the ids of private records go to others.
    const own = before === undefined && (isOwn(facts, a) || isOwn(facts, b))
    changes.set(id, { cls: 'pair', id, set, ...(own ? { private: true } : {}) })
  }
  return ok({ changes: [...changes.values()], answer: { records: [...changes.keys()] } })
}
