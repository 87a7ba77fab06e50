import { describe, expect, it } from 'vitest'
import { faultsOf, plants } from '../../../scripts/sim/options'
import { simulate } from '../../../scripts/sim/simulate'
import './seeds'

const size = { peers: 4, ops: 30, faults: faultsOf(['all']) }
const mostSeeds = 15

describe('the simulator', () => {
  it('SIM-2 does the same with the same seed', async () => {
    const [one, other, third] = [
      await simulate({ seed: 7, ...size }),
      await simulate({ seed: 7, ...size }),
      await simulate({ seed: 8, ...size })
    ]
    expect(other).toEqual(one)
    expect(third.trace).not.toBe(one.trace)
  })

  it('SIM-2 shows it when chance comes from elsewhere', async () => {
    const [one, other] = [
      await simulate({ seed: 7, ...size, plant: 'unseeded' }),
      await simulate({ seed: 7, ...size, plant: 'unseeded' })
    ]
    expect(other.trace).not.toBe(one.trace)
  })

  it.each(plants.filter((plant) => plant !== 'unseeded'))('SIM-3 finds the planted mistake "%s"', async (plant) => {
    for (let seed = 1; seed <= mostSeeds; seed++) {
      const { failure } = await simulate({ seed, ...size, plant })
      if (failure !== undefined) return expect(failure).toMatch(found[plant])
    }
    throw new Error(`not found in ${mostSeeds} seeds`)
  })
})

/** What each of them must be noticed by, so that no other failure counts. */
const found = {
  'lose-journal': /is not there|had counted|more rows|differ|not what the documents say/,
  'false-answer': /had counted/,
  'accept-removed': /took in changes of somebody removed/,
  'leak-private': /for themselves/,
  'stale-row': /rows of|not what the documents say/,
  deaf: /differ|more rows/,
  unseeded: /./
} as const
