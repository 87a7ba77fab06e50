import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../scripts/sim/options'
import { simulate } from '../../../scripts/sim/simulate'

/** A third of the seeds that every run of the tests tries; more with `SIM_SEEDS` or `npm run sim`. */
const seeds = Number(process.env['SIM_SEEDS'] ?? 300)
const thirds = 3

const size = { ops: 12, faults: faultsOf(['all']) }

export function trySeeds(third: number): void {
  describe('a team with everything going wrong', () => {
    const [from, to] = [Math.floor((seeds * third) / thirds), Math.floor((seeds * (third + 1)) / thirds)]
    it(`SIM-1 is equal at the end and has lost nothing, seeds ${from + 1} to ${to}`, { timeout: 600_000 }, async () => {
      for (let seed = from + 1; seed <= to; seed++) {
        const peers = seed % 5 === 0 ? 4 : 3
        const { failure } = await simulate({ seed, peers, ...size })
        expect(failure, `npm run sim -- --seed ${seed} --peers ${peers} --ops ${size.ops} --trace`).toBeUndefined()
      }
    })
  })
}

// What a device that was ended leaves unfinished is nobody's.
process.removeAllListeners('unhandledRejection')
process.on('unhandledRejection', (reason) => {
  if (!(reason instanceof Error) || reason.name !== 'AbortError') throw reason
})
