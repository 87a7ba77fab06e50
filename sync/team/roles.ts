import { roles, type Role } from '../../crm/team'
import type { RecordClass } from '../../crm/types'

/** A role may what its row in the tables below says; nothing is implied by the order but "above". */
export { roles, type Role }

const rank = (role: Role): number => roles.length - roles.indexOf(role)

/** Whether a role is lower than another. */
export const isBelow = (role: Role, other: Role): boolean => rank(role) < rank(other)

/** MEM-20: invite, remove, demote and raise only below one's own level; owners also among themselves. */
export const outranks = (actor: Role, target: Role): boolean => actor === 'owner' || rank(actor) > rank(target)

/** What a member may do to the team itself. */
export type TeamRight =
  | 'admit'
  | 'invite'
  | 'remove'
  | 'set-role'
  | 'approve'
  | 'settings'
  | 'rotate'
  | 'series'
  | 'erase'

const teamRights: Readonly<Record<Role, readonly TeamRight[]>> = {
  owner: ['admit', 'invite', 'remove', 'set-role', 'approve', 'settings', 'rotate', 'series', 'erase'],
  admin: ['admit', 'invite', 'remove', 'set-role', 'approve', 'settings', 'rotate', 'series', 'erase'],
  manager: ['admit', 'invite', 'rotate'],
  rep: ['admit', 'rotate'],
  reader: []
}

export const holds = (role: Role, right: TeamRight): boolean => teamRights[role].includes(right)

/** MEM-21: the highest role that an inviter may hand out. */
export function mayInvite(inviter: Role, role: Role): boolean {
  if (!holds(inviter, 'invite')) return false
  return inviter === 'manager' ? role === 'rep' || role === 'reader' : outranks(inviter, role)
}

/** MEM-22: these roles begin only when somebody with the right has approved the newcomer. */
export const needsApproval = (role: Role): boolean => rank(role) >= rank('manager')

/** MEM-23: who may write which class of records. Field rules inside a class are a matter of the interface. */
const writers: Readonly<Record<RecordClass, readonly Role[]>> = {
  person: ['owner', 'admin', 'manager', 'rep'],
  company: ['owner', 'admin', 'manager', 'rep'],
  activity: ['owner', 'admin', 'manager', 'rep'],
  ledger: ['owner', 'admin'],
  pair: ['owner', 'admin', 'manager', 'rep']
}

export const mayWrite = (role: Role, cls: RecordClass): boolean => writers[cls].includes(role)
