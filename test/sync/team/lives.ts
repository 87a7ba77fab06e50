import fc from 'fast-check'
import type { Op } from '../../../sync/team/entry'
import { roles, type Role } from '../../../sync/team/roles'
import { idOf, type Copy, type TestTeam } from './kit'

/** A team with every role but the lowest. */
export const people: readonly (readonly [string, Role])[] = [
  ['ravi', 'owner'],
  ['meera', 'admin'],
  ['vikram', 'manager'],
  ['farida', 'rep']
]
const names = ['asha', ...people.map(([name]) => name)]

/** One thing that one person does, or hears from another. */
export const step = fc.record({
  who: fc.constantFrom(...names),
  what: fc.constantFrom('remove', 'role', 'hear', 'hear', 'admit', 'rotate', 'approve'),
  whom: fc.constantFrom(...names, 'newcomer'),
  role: fc.constantFrom(...roles)
})
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What that person says. */
export function opOf({ what, whom, role }: Step, team: TestTeam, copy: Copy): Op {
  const member = idOf(whom)
  if (what === 'remove') return { op: 'remove-member', member }
  if (what === 'role') return { op: 'set-role', member, role }
  if (what === 'approve') return { op: 'approve', member }
  if (what === 'rotate')
    return { op: 'rotate', scope: 'crm', epoch: (copy.see().state.epochs.get('crm')?.epoch ?? -1) + 1, boxes: {} }
  return copy.see().state.invites.has(idOf('door')) ? team.admitOp('door', 'newcomer') : team.inviteOp('door', role)
}
