import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Op } from '../../../sync/team/entry'
import { resolve } from '../../../sync/team/resolve'
import { roles, type Role } from '../../../sync/team/roles'
import { activeOwners, memberOf } from '../../../sync/team/state'
import { idOf, setup, type Copy, type TestTeam } from './kit'

const people: readonly (readonly [string, Role])[] = [
  ['ravi', 'owner'],
  ['meera', 'admin'],
  ['vikram', 'manager'],
  ['farida', 'rep']
]
const names = ['asha', ...people.map(([name]) => name)]

/** One thing that one person does, or hears from another. */
const step = fc.record({
  who: fc.constantFrom(...names),
  what: fc.constantFrom('remove', 'role', 'hear', 'hear', 'admit', 'rotate', 'approve'),
  whom: fc.constantFrom(...names, 'newcomer'),
  role: fc.constantFrom(...roles)
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function opOf({ what, whom, role }: Step, team: TestTeam, copy: Copy): Op {
  const member = idOf(whom)
  if (what === 'remove') return { op: 'remove-member', member }
  if (what === 'role') return { op: 'set-role', member, role }
  if (what === 'approve') return { op: 'approve', member }
  if (what === 'rotate')
    return { op: 'rotate', scope: 'crm', epoch: (copy.see().state.epochs.get('crm')?.epoch ?? -1) + 1, boxes: {} }
  return copy.see().state.invites.has(idOf('door')) ? team.admitOp('door', 'newcomer') : team.inviteOp('door', role)
}

/** Plays a history with a fresh team; afterwards everybody has heard everything. */
async function play(steps: readonly Step[]) {
  const { team, copies } = await setup('asha', ...people)
  for (const current of steps) {
    const copy = copies[current.who]!
    if (current.what === 'hear') copy.hear(copies[current.whom] ?? copy)
    else await copy.say(opOf(current, team, copy))
    expect(activeOwners(copy.see().state).length).toBeGreaterThan(0)
  }
  const all = Object.values(copies)
  for (const copy of all) copy.hear(...all)
  return { team, copies: all }
}

const runs = Number(process.env['TEAM_RUNS'] ?? 25)

describe('a log that several people write apart', () => {
  it('MEM-1 MEM-14 MEM-33 gives the same team for every order of arrival, and always an owner', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.infiniteStream(fc.nat()), async (steps, numbers) => {
        const { team, copies } = await play(steps)
        const [first, ...others] = copies
        const expected = first!.see()
        for (const copy of others) expect(copy.see()).toEqual(expected)
        const shuffled = [...first!.entries.values()]
          .map((entry) => ({ entry, at: numbers.next().value! }))
          .toSorted((a, b) => a.at - b.at)
        expect(
          resolve(
            [...shuffled, ...shuffled].map(({ entry }) => entry),
            team.id
          )
        ).toEqual(expected)
        expect(activeOwners(expected.state).length).toBeGreaterThan(0)
      }),
      { numRuns: runs }
    )
  }, 120_000)

  it('MEM-11 nobody outside the team, and nobody below the right, ever changes anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const { team, copies } = await play(steps.filter(({ who }) => who === 'farida' || who === 'vikram'))
        const { state } = copies[0]!.see()
        for (const name of ['asha', 'ravi', 'meera']) {
          expect(memberOf(state, copies.find((copy) => copy.name === name)!.device.id)?.role).toBe(
            name === 'meera' ? 'admin' : 'owner'
          )
        }
        const newcomer = state.members.get(idOf('newcomer'))
        if (newcomer) expect(['rep', 'reader']).toContain(newcomer.role)
        expect(team.id).toHaveLength(64)
      }),
      { numRuns: runs }
    )
  }, 120_000)
})
