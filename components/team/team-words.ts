import { roles, type Role, type TeamError, type TeamLink, type TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'

const roleNames: Readonly<Record<Role, MessageKey>> = {
  owner: 'team.role.owner',
  admin: 'team.role.admin',
  manager: 'team.role.manager',
  rep: 'team.role.rep',
  reader: 'team.role.reader'
}

const roleTexts: Readonly<Record<Role, MessageKey>> = {
  owner: 'team.role_text.owner',
  admin: 'team.role_text.admin',
  manager: 'team.role_text.manager',
  rep: 'team.role_text.rep',
  reader: 'team.role_text.reader'
}

export const roleWord = (role: Role): string => t(roleNames[role])

/** What a role may do, in one sentence. */
export const roleText = (role: Role): string => t(roleTexts[role])

const errors: Readonly<Record<TeamError, MessageKey>> = {
  invalid: 'team.error.invalid',
  'no-team': 'team.error.no_team',
  'already-a-team': 'team.error.already_a_team',
  'not-allowed': 'team.error.not_allowed',
  'last-owner': 'team.error.last_owner',
  'said-enough': 'team.error.said_enough',
  missing: 'team.error.missing',
  mistyped: 'team.error.mistyped',
  newer: 'team.error.newer',
  'no-links': 'team.error.no_links',
  'no-address': 'mailbox.problem.invalid',
  damaged: 'mailbox.problem.damaged',
  'other-team': 'mailbox.problem.other_team',
  'no-answer': 'team.error.no_answer',
  full: 'team.error.full',
  unreachable: 'team.error.unreachable'
}

export const teamErrorText = (error: TeamError): string => t(errors[error])

const problems: Readonly<Record<string, MessageKey>> = {
  'no-way': 'team.problem.no_way',
  unreadable: 'team.problem.unreadable',
  unreachable: 'team.problem.unreachable',
  blocked: 'team.problem.blocked',
  'server-silent': 'team.problem.server_silent',
  'server-refused': 'team.problem.server_refused',
  'not-agreed': 'team.problem.not_agreed',
  'no-answer': 'team.problem.no_answer',
  'no-introduction': 'team.problem.no_introduction',
  stranger: 'team.problem.stranger',
  unproven: 'team.problem.stranger',
  'other-team': 'team.problem.other_team',
  version: 'team.problem.version',
  broken: 'team.problem.broken',
  closed: 'team.problem.closed',
  unknown: 'team.problem.unknown',
  expired: 'team.problem.expired',
  used: 'team.problem.used',
  wrong: 'team.problem.wrong',
  'may-not-admit': 'team.problem.may_not_admit'
}

/** Why a connection is not there and what to do about it. */
export const problemText = (problem: string): string =>
  t(Object.hasOwn(problems, problem) ? (problems[problem] ?? 'team.problem.other') : 'team.problem.other')

const routes: Readonly<Record<TeamLink['route'], MessageKey>> = {
  direct: 'team.route.direct',
  reflexive: 'team.route.reflexive',
  relayed: 'team.route.relayed',
  unknown: 'team.route.unknown'
}

export const routeText = (route: TeamLink['route']): string => t(routes[route])

const refusals: Readonly<Record<string, MessageKey>> = {
  'not-allowed': 'team.refusal.not_allowed',
  'too-large': 'team.refusal.too_large',
  counter: 'team.refusal.harmful',
  shape: 'team.refusal.harmful',
  orphans: 'team.refusal.incomplete'
}

export const refusalText = (reason: string): string =>
  t(Object.hasOwn(refusals, reason) ? (refusals[reason] ?? 'team.refusal.other') : 'team.refusal.other')

/** The roles that a member may hand out, lowest first. */
export function grantable(own: Role): readonly Role[] {
  if (own === 'owner') return roles.toReversed()
  if (own === 'admin') return ['reader', 'rep', 'manager']
  return own === 'manager' ? ['reader', 'rep'] : []
}

/** Whether the own role reaches over another member's. The hub decides; this only hides what it would refuse. */
export const reaches = (team: TeamStatus, role: Role): boolean => grantable(team.self.role).includes(role)

/** Names a device's member: "Asha", or "Asha (phone)" when there are several. */
export function nameOfDevice(team: TeamStatus, device: string): string | undefined {
  const member = team.members.find(({ devices }) => devices.some(({ id }) => id === device))
  const own = member?.devices.find(({ id }) => id === device)
  if (member === undefined || own === undefined) return undefined
  const several = member.devices.filter(({ gone }) => !gone).length > 1
  return several ? t('team.name_device', { name: member.name, device: own.label }) : member.name
}

/** The member behind the author of a value, as in a conflict. */
export const nameOfAuthor = (team: TeamStatus | undefined, author: string): string | undefined =>
  team?.members.find(({ devices }) => devices.some((device) => device.author === author))?.name
