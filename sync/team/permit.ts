import { deviceId, joinStatement, verifies, type DeviceId, type Entry, type EntryId, type Op } from './entry'
import { holds, isBelow, mayInvite, outranks, type Role } from './roles'
import { activeOwners, hasRoom, memberOf, roleOf, type TeamState } from './state'

/** What of an entry the rules look at, besides what it says. */
export type Said = Pick<Entry, 'author' | 'parents'>

/**
 * Whether an entry's author may say what it says, judged by the state that its own ancestors make.
 * `docs/spec/membership.md` MEM-10 to MEM-19.
 * @returns the rule that forbids it, or `undefined`
 */
export function forbids(before: TeamState, entry: Said, op: Op, team: EntryId): string | undefined {
  if (op.op === 'create')
    return entry.parents.length === 0 && entry.author === deviceId(op.device) ? undefined : 'MEM-10'
  const member = memberOf(before, entry.author)
  if (member === undefined) return 'MEM-11'
  // Whoever waits for approval may only leave.
  if (member.waiting && !(op.op === 'remove-member' && op.member === member.id)) return 'MEM-12'
  return forbidsOp(before, entry, op, member.role, team)
}

function forbidsOp(
  before: TeamState,
  entry: Said,
  op: Exclude<Op, { op: 'create' }>,
  role: Role,
  team: EntryId
): string | undefined {
  const self = before.devices.get(entry.author)?.member
  switch (op.op) {
    case 'invite':
      return mayInvite(role, op.role) && !before.invites.has(op.invite) ? undefined : 'MEM-21'
    case 'revoke-invite': {
      const invite = before.invites.get(op.invite)
      return invite !== undefined && (invite.by === self || holds(role, 'remove')) ? undefined : 'MEM-13'
    }
    case 'admit':
      return forbidsAdmission(before, op, role, team)
    case 'approve': {
      const newcomer = before.members.get(op.member)
      const may = newcomer !== undefined && newcomer.waiting && holds(role, 'approve') && outranks(role, newcomer.role)
      return may ? undefined : 'MEM-22'
    }
    case 'add-device': {
      const statement = joinStatement(team, op.device, new Uint8Array(16))
      const fresh = !before.devices.has(deviceId(op.device)) && hasRoom(before, self ?? '')
      return fresh && verifies(op.proof, 'join', statement, op.device.sign) ? undefined : 'MEM-16'
    }
    case 'remove-device': {
      const owner = before.devices.get(op.device)?.member
      return owner !== undefined && mayRemove(before, owner, self, role) ? undefined : 'MEM-20'
    }
    case 'remove-member':
      if (isLastOwner(before, op.member)) return 'MEM-14'
      return mayRemove(before, op.member, self, role) ? undefined : 'MEM-20'
    case 'set-role':
      return forbidsRole(before, op, self, role)
    case 'erase':
      return holds(role, 'erase') ? undefined : 'MEM-19'
    case 'rename':
    case 'set-min-reader':
      return holds(role, 'settings') ? undefined : 'MEM-13'
    case 'rotate':
      return holds(role, 'rotate') && op.epoch === (before.epochs.get(op.scope)?.epoch ?? -1) + 1 ? undefined : 'MEM-17'
    case 'grant-series':
      return holds(role, 'series') && !before.series.has(op.code) && roleOf(before, op.device) !== undefined
        ? undefined
        : 'MEM-18'
    case 'close-series': {
      const series = before.series.get(op.code)
      const may = series !== undefined && (series.device === entry.author || holds(role, 'series'))
      return may ? undefined : 'MEM-18'
    }
  }
}

function forbidsAdmission(
  before: TeamState,
  op: Extract<Op, { op: 'admit' }>,
  role: Role,
  team: EntryId
): string | undefined {
  const invite = before.invites.get(op.invite)
  if (!holds(role, 'admit') || invite === undefined || invite.revoked || invite.left < 1) return 'MEM-15'
  if (before.members.has(op.member) || before.devices.has(deviceId(op.device))) return 'MEM-15'
  return verifies(op.proof, 'join', joinStatement(team, op.device, op.nonce), invite.key) ? undefined : 'MEM-15'
}

function mayRemove(before: TeamState, target: string, self: string | undefined, role: Role): boolean {
  const member = before.members.get(target)
  if (member === undefined || member.gone) return false
  return target === self || (holds(role, 'remove') && outranks(role, member.role))
}

function forbidsRole(
  before: TeamState,
  op: Extract<Op, { op: 'set-role' }>,
  self: string | undefined,
  role: Role
): string | undefined {
  const member = before.members.get(op.member)
  if (member === undefined || member.gone) return 'MEM-20'
  const stepsDown = op.member === self && isBelow(op.role, member.role)
  const may = stepsDown || (holds(role, 'set-role') && outranks(role, member.role) && outranks(role, op.role))
  if (!may) return 'MEM-20'
  return op.role !== 'owner' && isLastOwner(before, op.member) ? 'MEM-14' : undefined
}

function isLastOwner(before: TeamState, member: string): boolean {
  const owners = activeOwners(before)
  return owners.length === 1 && owners[0]?.id === member
}

/** Those whose concurrent entries an entry can void: the devices it takes rights from. */
export function targetsOf(before: TeamState, op: Op): readonly DeviceId[] {
  if (op.op === 'remove-device') return [op.device]
  const member = op.op === 'remove-member' || op.op === 'set-role' ? before.members.get(op.member) : undefined
  if (member === undefined || (op.op === 'set-role' && !isBelow(op.role, member.role))) return []
  return [...before.devices.values()].filter((device) => device.member === member.id).map((device) => device.id)
}
