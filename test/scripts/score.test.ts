import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../scripts/score/dedupe'
import { csv, vcard } from '../../scripts/score/files'
import {
  canonical,
  createPrecisionRecall,
  createShare,
  normal,
  type Measure,
  type Suite
} from '../../scripts/score/framework'
import { createRandom, mutate } from '../../scripts/score/mutate'
import { runMutations } from '../../scripts/score/mutations'
import { names } from '../../scripts/score/names'

const corpora = fileURLToPath(new URL('../../../shared/corpora', import.meta.url))
const runs = Number(process.env['FUZZ_RUNS'] ?? 150)
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Date.now() / 1000) % 1_000_000)

const missed = (measures: readonly Measure[]): string[] =>
  measures
    .filter(({ value, target, atMost }) => target !== undefined && (atMost === true ? value > target : value < target))
    .map(
      ({ metric, value, target, failures }) => `${metric} ${value}, not ${target}: ${failures.slice(0, 3).join(' | ')}`
    )

describe('the counters of the score', () => {
  it('SCORE-01 counts shares and keeps the cases that failed', () => {
    const share = createShare('x', 0.5)
    share.add(true, () => 'never')
    share.add(false, () => 'case 2')
    expect(share.measure()).toEqual({ metric: 'x', value: 0.5, target: 0.5, failures: ['case 2'] })
  })

  it('SCORE-01 counts precision and recall of sets', () => {
    const counter = createPrecisionRecall('x')
    counter.add('one', ['a', 'b', 'b'], ['a', 'c', 'd'])
    expect(counter.measures().map(({ value }) => value)).toEqual([1 / 2, 1 / 3, 0.4])
  })

  it('SCORE-02 compares texts without line ends and JSON without order', () => {
    expect(normal('a \r\nb\t\n')).toBe('a\nb')
    expect(canonical({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}')
  })

  it('SCORE-03 breaks an input in the same way for the same seed', () => {
    const broken = (from: number): string[] => {
      const random = createRandom(from)
      return Array.from({ length: 5 }, () => mutate('FN:Asha Verma', random))
    }
    expect(broken(7)).toEqual(broken(7))
    expect(broken(7)).not.toEqual(broken(8))
  })
})

describe.skipIf(!existsSync(corpora))(
  'public data (skipped where the corpora are not there)',
  { timeout: 60_000 },
  () => {
    const suites: Suite[] = [vcard, csv, names, dedupe]
    it.each(suites)('SCORE-04 meets every target on $corpus', async ({ corpus, run }) => {
      expect(missed(await run(`${corpora}/${corpus}`))).toEqual([])
    })
  }
)

describe('broken input', { timeout: 600_000 }, () => {
  it(`SCORE-05 makes no parser throw (${runs} runs each, seed ${seed})`, async () => {
    const reports = await runMutations(runs, seed)
    expect(reports.length).toBeGreaterThan(8)
    expect(reports.flatMap(({ parser, exceptions }) => exceptions.map((text) => `${parser}: ${text}`))).toEqual([])
  })
})
