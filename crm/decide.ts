import { err, ok, type Result } from '../platform/result'
import type { Command, CommandAnswer, CommandError, Write } from './commands'
import { decideDistinct, decideMerge, decideUnmerge, distinctIds } from './decide-merge'
import { checkField, maxKeys } from './fields'
import { reverse, type LogEntry } from './log'
import type { Cluster } from './merge'
import { editCluster } from './merge-changes'
import type { Change, Flat, RecordClass, RecordId, Scalar } from './types'

/** What a rule may look at: the time, the records it asked for with `needs`, and for an undo the logged command. */
export interface Facts {
  /** Milliseconds. */
  readonly now: number
  /** A record's own values. */
  readonly rec: (id: RecordId) => Flat | undefined
  /** The records that it is merged with. Needed records come with all of theirs. Left out where nothing is merged. */
  readonly cluster?: (id: RecordId) => Cluster | undefined
  readonly entry: (command: string) => LogEntry | undefined
  /** Whether a record is the member's own. Left out where there are none. */
  readonly isPrivate?: (id: RecordId) => boolean
}

export interface Decision {
  readonly changes: readonly Change[]
  readonly answer: CommandAnswer
}

/** Commands that change records; the others (`sample`, `ledger.*`) are the hub's own. */
export type RecordCommand =
  | Extract<
      Command,
      { kind: 'save' | 'remove' | 'restore' | 'tag' | 'assign' | 'settle' | 'undo' | 'merge' | 'unmerge' | 'distinct' }
    >
  | ExactCommand

/** Writes to the very records they name, whatever these are merged with: made by the hub, never by a page. */
export interface ExactCommand {
  readonly kind: 'exact'
  readonly id: string
  readonly writes: Write[]
}

/** About how many records a command changes, as far as the command itself says. */
export function sizeOf(command: RecordCommand): number {
  switch (command.kind) {
    case 'save':
    case 'exact':
      return command.writes.length
    case 'merge':
      return command.merges.length * 2
    case 'distinct':
      return command.pairs.length
    case 'undo':
      return 0
    case 'remove':
    case 'restore':
    case 'tag':
    case 'assign':
    case 'settle':
    case 'unmerge':
      return command.records.length
  }
}

/** The records that `decide` will look at, to be read before it is called. */
export function needs(command: RecordCommand, entry: (command: string) => LogEntry | undefined): readonly RecordId[] {
  switch (command.kind) {
    case 'save':
      return command.writes.flatMap((write) => [write.id, ...takingPart(write)])
    case 'exact':
      return command.writes.map((write) => write.id)
    case 'undo':
      return entry(command.target)?.records ?? []
    case 'merge':
      return command.merges.flatMap(({ into, from }) => [into, ...from])
    case 'distinct':
      return [...distinctIds(command), ...command.pairs.flat()]
    case 'unmerge':
    case 'remove':
    case 'restore':
    case 'tag':
    case 'assign':
    case 'settle':
      return command.records.map((record) => record.id)
  }
}

/**
 * Turns a command into changes: all of it or nothing. Values that are already there make no change, so a form saved
 * twice leaves no trace. Every changed record gets `updatedAt`, every new one `createdAt`.
 */
export function decide(command: RecordCommand, facts: Facts): Result<Decision, CommandError> {
  switch (command.kind) {
    case 'save':
      return save(command.writes, facts)
    case 'exact': {
      const { cluster: _, ...alone } = facts
      return save(command.writes, alone)
    }
    case 'remove':
      return each(command.records, facts, () => ({ deletedAt: facts.now }))
    case 'restore':
      return each(command.records, facts, () => ({ deletedAt: null }))
    case 'tag': {
      const key = `tag/${command.tag}`
      return each(command.records, facts, () => ({ [key]: command.on ? true : null }))
    }
    case 'assign':
      return each(command.records, facts, () => ({ owner: command.owner }))
    case 'settle':
      return settle(command, facts)
    case 'undo':
      return undo(command.target, facts)
    case 'merge':
      return decideMerge(command, facts)
    case 'unmerge':
      return decideUnmerge(command, facts)
    case 'distinct':
      return decideDistinct(command, facts)
  }
}

function save(writes: readonly Write[], facts: Facts): Result<Decision, CommandError> {
  const changes: Change[] = []
  const created = new Set<RecordId>()
  const hidden = new Set<RecordId>()
  for (const write of writes) {
    const before = facts.rec(write.id)
    if (write.create && (before !== undefined || created.has(write.id))) return err({ kind: 'exists', id: write.id })
    if (!write.create && before === undefined && !created.has(write.id)) return err({ kind: 'missing', id: write.id })
    const fault = check(write, before)
    if (fault !== undefined) return err(fault)
    if (write.create) created.add(write.id)
    const cluster = write.create ? undefined : facts.cluster?.(write.id)
    if (cluster !== undefined) {
      changes.push(...editCluster(cluster, write.set, facts.now))
      continue
    }
    const change = changed(write.cls, write.id, write.set, before, facts.now, write.create)
    if (change === undefined) continue
    const own = write.create && isOwn(write, facts, hidden)
    if (own) hidden.add(write.id)
    changes.push(own ? { ...change, private: true } : change)
  }
  return ok({ changes, answer: { records: [...new Set(writes.map(({ id }) => facts.cluster?.(id)?.head ?? id))] } })
}

const withPrefix = 'with/'

/** Who took part in an activity that a write makes. */
const takingPart = ({ cls, create, set }: Write): RecordId[] =>
  create && cls === 'activity'
    ? Object.keys(set).flatMap((key) => (key.startsWith(withPrefix) ? [key.slice(withPrefix.length)] : []))
    : []

/** A new record is the member's own when that is asked for, and an activity when somebody of the member's own took part. */
const isOwn = (write: Write, facts: Facts, made: ReadonlySet<RecordId>): boolean =>
  write.private === true || takingPart(write).some((id) => made.has(id) || (facts.isPrivate?.(id) ?? false))

const required: Partial<Record<RecordClass, string>> = { person: 'name', company: 'name', activity: 'kind' }

function check(write: Write, before: Flat | undefined): CommandError | undefined {
  for (const [key, value] of Object.entries(write.set)) {
    const checked = checkField(write.cls, key, value)
    if (!checked.ok) return { kind: 'invalid', field: key, reason: checked.error }
  }
  const must = required[write.cls]
  if (write.create && must !== undefined && !Object.hasOwn(write.set, must))
    return { kind: 'invalid', field: must, reason: 'empty' }
  if (Object.keys({ ...before, ...write.set }).length > maxKeys) return { kind: 'invalid', reason: 'too-many' }
  return undefined
}

function each(
  records: readonly { readonly cls: RecordClass; readonly id: RecordId }[],
  facts: Facts,
  set: () => Record<string, Scalar | null>
): Result<Decision, CommandError> {
  const changes: Change[] = []
  for (const { cls, id } of records) {
    const before = facts.rec(id)
    if (before === undefined) return err({ kind: 'missing', id })
    const wanted = set()
    for (const [key, value] of Object.entries(wanted)) {
      const checked = checkField(cls, key, value)
      if (!checked.ok) return err({ kind: 'invalid', field: key, reason: checked.error })
    }
    changes.push(...changedWhole(cls, id, wanted, before, facts))
  }
  return ok({ changes, answer: { records: [...new Set(changes.map((change) => change.id))] } })
}

/** Unlike other commands it writes a value that is there already: only a later value ends a conflict. */
function settle(
  { records, key, value }: Extract<RecordCommand, { kind: 'settle' }>,
  facts: Facts
): Result<Decision, CommandError> {
  const [record] = records
  if (record === undefined || facts.rec(record.id) === undefined) return err({ kind: 'missing', id: record?.id ?? '' })
  const checked = checkField(record.cls, key, value)
  if (!checked.ok) return err({ kind: 'invalid', field: key, reason: checked.error })
  const change = { ...record, set: { [key]: value, updatedAt: facts.now } }
  return ok({ changes: [change], answer: { records: [record.id] } })
}

/** A change of a record and, where it is merged, of all that it is one with: deleted and restored they are together. */
function changedWhole(
  cls: RecordClass,
  id: RecordId,
  wanted: Readonly<Record<string, Scalar | null>>,
  before: Flat,
  facts: Facts
): readonly Change[] {
  const cluster = facts.cluster?.(id)
  if (cluster === undefined) {
    const change = changed(cls, id, wanted, before, facts.now, false)
    return change === undefined ? [] : [change]
  }
  if (!Object.hasOwn(wanted, 'deletedAt')) return editCluster(cluster, wanted, facts.now)
  return cluster.members.flatMap((member) => {
    const stands = !Object.hasOwn(member.rec, 'deletedAt')
    return stands === (wanted['deletedAt'] !== null)
      ? [{ cls, id: member.id, set: { ...wanted, updatedAt: facts.now } }]
      : []
  })
}

function undo(target: string, facts: Facts): Result<Decision, CommandError> {
  const entry = facts.entry(target)
  if (entry === undefined || entry.undoneBy !== undefined) return err({ kind: 'nothing-to-undo' })
  const { changes, kept } = reverse(entry, facts.rec)
  const made = new Set(
    entry.changes
      .filter((change) => Object.hasOwn(change.before, 'createdAt') && change.before['createdAt'] === null)
      .map(({ id }) => id)
  )
  const stays = [...made].filter((id) => isOther(facts.rec(id), entry, id))
  const standing = new Set(stays)
  const taken = changes.filter(({ id }) => !standing.has(id))
  const dated = taken.map((change): Change => {
    // A record that the command created is not emptied but put among the deleted ones, so that it can come back whole.
    if (made.has(change.id)) return { ...change, set: { deletedAt: facts.now, updatedAt: facts.now } }
    return { ...change, set: { ...change.set, updatedAt: facts.now } }
  })
  const left = [...kept.filter(({ id }) => !standing.has(id)), ...stays.map((id) => ({ id, key: 'createdAt' }))]
  return ok({ changes: dated, answer: { records: dated.map((change) => change.id), kept: left } })
}

/** Whether a record that a command created has other values by now: what was added since must not go with it. */
function isOther(now: Flat | undefined, { changes }: LogEntry, id: RecordId): boolean {
  const made = changes.find((change) => change.id === id)?.set ?? {}
  const at = (rec: Readonly<Record<string, Scalar | null>>, key: string) => (Object.hasOwn(rec, key) ? rec[key] : null)
  return Object.keys({ ...made, ...now }).some((key) => key !== 'updatedAt' && at(made, key) !== at(now ?? {}, key))
}

function changed(
  cls: RecordClass,
  id: RecordId,
  wanted: Readonly<Record<string, Scalar | null>>,
  before: Flat | undefined,
  now: number,
  create: boolean
): Change | undefined {
  const set: Record<string, Scalar | null> = {}
  for (const [key, value] of Object.entries(wanted)) {
    const old = before !== undefined && Object.hasOwn(before, key) ? before[key] : null
    if (old !== value && !(create && value === null)) set[key] = value
  }
  if (Object.keys(set).length === 0) return undefined
  return { cls, id, set: { ...set, ...(create ? { createdAt: now } : {}), updatedAt: now } }
}
