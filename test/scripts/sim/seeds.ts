import { faultsOf } from '../../../scripts/sim/options'
import { simulate } from '../../../scripts/sim/simulate'

/** So many seeds are tried in every run of the tests; more with `SIM_SEEDS` or `npm run sim`. */
const seeds = Number(process.env['SIM_SEEDS'] ?? 300)
const parts = 3
const size = { ops: 6, faults: faultsOf(['all']) }

/** Enough for ten thousand seeds. */
export const patience = 10_000_000

/** Tries one of three parts of the seeds; what was wrong with the first bad one, and how to see it again. */
export async function firstFailure(part: number): Promise<string | undefined> {
  const [from, to] = [Math.floor((seeds * part) / parts), Math.floor((seeds * (part + 1)) / parts)]
  for (let seed = from + 1; seed <= to; seed++) {
    const peers = seed % 5 === 0 ? 4 : 3
    const { failure } = await simulate({ seed, peers, ...size })
    if (failure !== undefined)
      return `${failure}: npm run sim -- --seed ${seed} --peers ${peers} --ops ${size.ops} --trace`
  }
  return undefined
}

// What a device that was ended leaves unfinished is nobody's.
process.removeAllListeners('unhandledRejection')
process.on('unhandledRejection', (reason) => {
  if (!(reason instanceof Error) || reason.name !== 'AbortError') throw reason
})
