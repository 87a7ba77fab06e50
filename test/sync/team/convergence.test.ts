import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../../sync/team/resolve'
import { activeOwners, memberOf } from '../../../sync/team/state'
import { idOf, setup } from './kit'
import { opOf, people, step, type Step } from './lives'

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
