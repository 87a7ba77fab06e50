/**
 * npm run score [-- --errors N] [--json] [--only corpus,…] [--corpora DIR]
 * Runs the public corpora through the code of the extension and prints how much of each is right.
 *
 * npm run score -- --mutate N [--seed S] [--only parser,…]
 * Runs N broken inputs through every parser and prints exceptions and the slowest input.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Measure, Suite } from './score/framework'
import { runMutations } from './score/mutations'
import { suites } from './score/suites'

/** Nothing may take longer, however broken. */
const MOST_MS = 250

const isMet = ({ value, target, atMost }: Measure): boolean =>
  target === undefined || (atMost === true ? value <= target + 1e-9 : value >= target - 1e-9)

const figure = (value: number | undefined): string =>
  value === undefined ? '' : value.toFixed(Math.abs(value) >= 10 ? 1 : 3)

const printRow = (corpus: string, metric: string, result: string, target: string, met: string): void =>
  console.log(`${corpus.padEnd(20)} ${metric.padEnd(26)} ${result.padStart(8)} ${target.padStart(9)}  ${met}`)

const printSuite = (corpus: string, measures: readonly Measure[], errors: number): void => {
  for (const measure of measures) {
    const limit = measure.atMost === true ? `≤ ${figure(measure.target)}` : figure(measure.target)
    printRow(
      corpus,
      measure.metric,
      figure(measure.value),
      limit,
      measure.target === undefined ? '' : isMet(measure) ? 'met' : 'MISSED'
    )
    for (const failure of measure.failures.slice(0, errors))
      console.log(`    ${failure.replaceAll('\n', '⏎').slice(0, 600)}`)
  }
}

const runSuite = async (suite: Suite, corpora: string): Promise<readonly Measure[]> => {
  try {
    return await suite.run(join(corpora, suite.corpus))
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return [{ metric: 'exceptions', value: 1, target: 0, atMost: true, failures: [text.slice(0, 500)] }]
  }
}

const printMutations = async (runs: number, seed: number, only: readonly string[] | undefined): Promise<void> => {
  console.log(`seed ${seed}`)
  for (const report of await runMutations(runs, seed, only)) {
    console.log(
      `${report.parser.padEnd(12)} ${report.runs} runs, ${report.exceptions.length} exceptions, slowest ${report.slowest.toFixed(1)} ms`
    )
    for (const text of report.exceptions.slice(0, 3)) console.log(`    ${text}`)
    if (report.slowest > MOST_MS || report.exceptions.length > 0) process.exitCode = 1
    if (report.slowest > MOST_MS) console.log(`    ${JSON.stringify(report.slowestInput.slice(0, 300))}`)
  }
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      errors: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      mutate: { type: 'string' },
      seed: { type: 'string' },
      corpora: { type: 'string', default: fileURLToPath(new URL('../../shared/corpora', import.meta.url)) }
    }
  })
  const wanted = values.only?.split(',')
  if (values.mutate !== undefined) {
    await printMutations(Number(values.mutate), Number(values.seed ?? Date.now() % 1_000_000), wanted)
    return
  }
  if (!existsSync(values.corpora)) {
    console.log(values.json ? '{}' : `No corpora at ${values.corpora}: nothing to score.`)
    return
  }
  const all: Record<string, number> = {}
  let [met, aimed] = [0, 0]
  if (!values.json) printRow('corpus', 'metric', 'result', 'target', '')
  for (const suite of suites) {
    if (wanted && !wanted.includes(suite.corpus)) continue
    if (!existsSync(join(values.corpora, suite.corpus))) continue
    const measures = await runSuite(suite, values.corpora)
    for (const measure of measures) {
      all[`${suite.corpus}.${measure.metric}`] = measure.value
      if (measure.target === undefined) continue
      aimed += 1
      if (isMet(measure)) met += 1
    }
    if (!values.json) printSuite(suite.corpus, measures, Number(values.errors))
  }
  console.log(values.json ? JSON.stringify(all) : `${met} of ${aimed} targets met`)
}

await main()
