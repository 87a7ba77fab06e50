import type { Dag } from './dag'
import {
  deviceId,
  joinStatement,
  verifies,
  type DeviceId,
  type Entry,
  type EntryId,
  type MemberId,
  type Op
} from './entry'
import { holds, isBelow, mayInvite, type Role } from './roles'
import { isSigned } from './signed'

/**
 * What the entries before an entry grant when everything that takes a right away is left out: an entry that is forbidden
 * even then has no effect for ever, whatever is heard later (MEM-40). Only grows along the log.
 */
interface Grants {
  readonly devices: ReadonlyMap<DeviceId, { readonly sign: Uint8Array; readonly members: ReadonlySet<MemberId> }>
  readonly roles: ReadonlyMap<MemberId, Role>
  readonly invites: ReadonlyMap<string, readonly { readonly key: Uint8Array; readonly role: Role }[]>
  /** Something of a newer version is among them, which may grant what this one does not know. */
  readonly newer: boolean
}

const none: Grants = { devices: new Map(), roles: new Map(), invites: new Map(), newer: false }

/** What one device may say in a log, in entries and in bytes of them (MEM-41). */
const mostSaid: Most = { entries: 2000, bytes: 8 * 1024 * 1024 }

interface Most {
  readonly entries: number
  readonly bytes: number
}

/**
 * The entries of a log that have no effect whatever else is heard: said by nobody, not signed, forbidden from the beginning,
 * or more than one device may say. A pure function of each entry and its ancestors.
 */
export function neverCounting(
  dag: Dag,
  team: EntryId,
  asked: (entry: Entry) => boolean,
  most: Most = mostSaid
): readonly Entry[] {
  const known = new Map<EntryId, Grants>()
  const passed: Entry[] = []
  const refused: Entry[] = []
  const bad = new Set<EntryId>()
  for (const entry of dag.ordered) {
    const before = entry.parents.length === 1 ? known.get(entry.parents[0] ?? '') : undefined
    const grants = before ?? grantsBefore(passed, dag, entry, known)
    const rests = entry.parents.some((parent) => bad.has(parent))
    if (asked(entry) && (rests || !mayCount(entry, grants, team) || !isWithin(entry, passed, dag, most))) {
      bad.add(entry.id)
      refused.push(entry)
      continue
    }
    passed.push(entry)
    known.set(entry.id, granted(grants, entry))
  }
  return refused
}

/** From what the first parent knows, and whatever it has not heard. */
function grantsBefore(passed: readonly Entry[], dag: Dag, entry: Entry, known: ReadonlyMap<EntryId, Grants>): Grants {
  const [first = ''] = entry.parents
  const heard = (id: EntryId): boolean => id === first || dag.precedes(id, first)
  return passed.reduce(
    (grants, other) => (dag.precedes(other.id, entry.id) && !heard(other.id) ? granted(grants, other) : grants),
    known.get(first) ?? none
  )
}

/** Whether what one device has said, this entry included, is no more than it may. */
function isWithin(entry: Entry, passed: readonly Entry[], dag: Dag, most: Most): boolean {
  const own = passed.filter(({ id, author }) => author === entry.author && dag.precedes(id, entry.id))
  const bytes = own.reduce((sum, { body }) => sum + body.length, entry.body.length)
  return own.length < most.entries && bytes <= most.bytes
}

function granted(before: Grants, entry: Entry): Grants {
  const { op, author } = entry
  if (op === undefined) return before.newer ? before : { ...before, newer: true }
  switch (op.op) {
    case 'create':
      return withMember(before, op.member, 'owner', op.device)
    case 'invite': {
      const invites = new Map(before.invites)
      invites.set(op.invite, [...(invites.get(op.invite) ?? []), { key: op.key, role: op.role }])
      return { ...before, invites }
    }
    case 'admit': {
      const offered = before.invites.get(op.invite) ?? []
      return offered.reduce((grants, { role }) => withMember(grants, op.member, role, op.device), before)
    }
    case 'add-device': {
      const members = before.devices.get(author)?.members ?? []
      return [...members].reduce((grants, member) => withDevice(grants, member, op.device), before)
    }
    case 'set-role':
      return withRole(before, op.member, op.role)
    case 'approve':
    case 'close-series':
    case 'erase':
    case 'grant-series':
    case 'remove-device':
    case 'remove-member':
    case 'rename':
    case 'revoke-invite':
    case 'rotate':
    case 'set-min-reader':
      return before
  }
}

function withRole(before: Grants, member: MemberId, role: Role): Grants {
  const known = before.roles.get(member)
  return known === undefined || isBelow(known, role)
    ? { ...before, roles: new Map(before.roles).set(member, role) }
    : before
}

type Keys = Extract<Op, { op: 'create' }>['device']

function withDevice(before: Grants, member: MemberId, device: Keys): Grants {
  const id = deviceId(device)
  const members = new Set(before.devices.get(id)?.members).add(member)
  return { ...before, devices: new Map(before.devices).set(id, { sign: device.sign, members }) }
}

const withMember = (before: Grants, member: MemberId, role: Role, device: Keys): Grants =>
  withDevice(withRole(before, member, role), member, device)

/** Whether an entry may have an effect, now or once something else is heard. */
function mayCount(entry: Entry, before: Grants, team: EntryId): boolean {
  const { op } = entry
  if (op?.op === 'create')
    return entry.id === team && entry.author === deviceId(op.device) && isSigned(entry, op.device.sign)
  const author = before.devices.get(entry.author)
  if (author === undefined) return before.newer
  if (!isSigned(entry, author.sign)) return false
  if (op === undefined || before.newer) return true
  return [...author.members].some((member) => mayBeSaid(op, before, member, before.roles.get(member) ?? 'reader', team))
}

function mayBeSaid(
  op: Exclude<Op, { op: 'create' }>,
  before: Grants,
  self: MemberId,
  role: Role,
  team: EntryId
): boolean {
  switch (op.op) {
    case 'invite':
      return mayInvite(role, op.role)
    case 'revoke-invite':
      return before.invites.has(op.invite)
    case 'admit': {
      if (!holds(role, 'admit')) return false
      const statement = joinStatement(team, op.device, op.nonce)
      return (before.invites.get(op.invite) ?? []).some(({ key }) => verifies(op.proof, 'join', statement, key))
    }
    case 'approve':
      return holds(role, 'approve') && before.roles.has(op.member)
    case 'add-device':
      return verifies(op.proof, 'join', joinStatement(team, op.device, new Uint8Array(16)), op.device.sign)
    case 'remove-device': {
      const members = before.devices.get(op.device)?.members
      return members !== undefined && (members.has(self) || holds(role, 'remove'))
    }
    case 'remove-member':
      return before.roles.has(op.member) && (op.member === self || holds(role, 'remove'))
    case 'set-role':
      return before.roles.has(op.member) && (op.member === self || holds(role, 'set-role'))
    case 'erase':
      return holds(role, 'erase')
    case 'rename':
    case 'set-min-reader':
      return holds(role, 'settings')
    case 'rotate':
      return holds(role, 'rotate')
    case 'grant-series':
      return holds(role, 'series')
    case 'close-series':
      return true
  }
}
