import { parseArgs } from 'node:util'
import { faultsOf, plants, type Plant } from './sim/options'
import { simulate } from './sim/simulate'

/**
 * Many devices of one team in one process, with everything going wrong that can (`docs/spec/simulator.md`).
 * `npm run sim -- --seed 7 --peers 4 --ops 60 --faults all`; `--runs 10000` goes on from the seed and ends at the first
 * failure; `--trace` prints the steps; `--plant NAME` breaks a rule on purpose.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    peers: { type: 'string', default: '4' },
    ops: { type: 'string', default: '60' },
    faults: { type: 'string', default: 'all' },
    runs: { type: 'string', default: '1' },
    plant: { type: 'string' },
    trace: { type: 'boolean', default: false }
  }
})

const plant = plants.find((one) => one === values.plant)
if (values.plant !== undefined && plant === undefined) throw new Error(`no such plant; there are: ${plants.join(', ')}`)

// What a device that was ended leaves unfinished is nobody's.
process.on('unhandledRejection', (reason) => {
  if (!(reason instanceof Error) || reason.name !== 'AbortError') console.error('unhandled', reason)
})

const first = Number(values.seed)
const runs = Number(values.runs)
const start = performance.now()
for (let seed = first; seed < first + runs; seed++) {
  const outcome = await simulate({ seed, ...common(plant) })
  if (values.trace) console.log(outcome.steps.join('\n'))
  if (runs === 1 || outcome.failure !== undefined || (seed - first) % 100 === 99)
    console.log(`seed ${seed}  trace ${outcome.trace}  ${outcome.failure ?? 'all equal, nothing lost'}`)
  if (outcome.failure !== undefined) {
    console.log(
      `npm run sim -- --seed ${seed} --peers ${values.peers} --ops ${values.ops} --faults ${values.faults} --trace`
    )
    process.exit(1)
  }
}
console.log(`${runs} runs in ${Math.round((performance.now() - start) / 1000)} s`)

function common(planted: Plant | undefined) {
  return {
    peers: Number(values.peers),
    ops: Number(values.ops),
    faults: faultsOf(values.faults.split(',')),
    ...(planted === undefined ? {} : { plant: planted })
  }
}
