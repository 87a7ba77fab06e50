import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, run, since } from './run.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ name: string, tally: Tally, time: string, failures: readonly string[] }} Outcome
 */

/**
 * Runs a tool that says by its exit code whether all is well; its output is shown when it is not.
 * @param {string} name @param {readonly string[]} command
 * @returns {Promise<Outcome>}
 */
export async function check(name, command) {
  const start = performance.now()
  const [program = '', ...args] = command
  const { code, output } = await run(program, args)
  const time = since(start)
  console.log(`${code === 0 ? '✔' : '✘'} ${name} ${time}`)
  if (code !== 0) console.log(output)
  const failed = code === 0 ? 0 : 1
  return { name, time, tally: { passed: 1 - failed, failed, skipped: 0 }, failures: failed === 1 ? [name] : [] }
}

/**
 * Runs Vitest projects and counts their tests.
 * @param {string} name @param {readonly string[]} projects @param {Record<string, string>} env
 * @param {{ beside?: boolean }} options beside: runs beside something else, so it takes what that leaves of the machine and
 * prints its output only when something failed
 * @returns {Promise<Outcome>}
 */
export async function tests(name, projects, env = {}, { beside = false } = {}) {
  const start = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'bahi-tests-'))
  const file = join(folder, 'results.json')
  const args = [
    'run',
    '--passWithNoTests',
    '--maxWorkers=100%',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`
  ]
  const { code, output } = await run('vitest', [...args, ...projects.flatMap((project) => ['--project', project])], {
    env,
    show: !beside,
    low: beside
  })
  const { tally, failures } = readResults(file, code, name)
  rmSync(folder, { recursive: true, force: true })
  const time = since(start)
  console.log(`${tally.failed === 0 ? '✔' : '✘'} ${name} ${time}`)
  if (beside && tally.failed > 0) console.log(output)
  return { name, time, tally, failures }
}

/** @returns {{ tally: Tally, failures: readonly string[] }} */
function readResults(file, code, name) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'))
    // A file that cannot even be loaded has no tests of its own to count.
    const broken = results.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
    const failures = [...broken.map(fileOf), ...results.testResults.flatMap(failuresOf)]
    if (failures.length === 0 && code !== 0) failures.push(name)
    const skipped = results.numPendingTests + results.numTodoTests
    return { tally: { passed: results.numPassedTests, failed: failures.length, skipped }, failures }
  } catch {
    const failed = code === 0 ? 0 : 1
    return { tally: { passed: 0, failed, skipped: 0 }, failures: failed === 1 ? [name] : [] }
  }
}

const fileOf = ({ name }) => relative(root, name)

const failuresOf = (file) =>
  file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map((test) => `${fileOf(file)} > ${test.fullName}: ${firstLine(test.failureMessages)}`)

const firstLine = ([message = '']) => message.split('\n', 1)[0]

/**
 * Prints what failed once more, for those who see only the end of a log, the time of every phase and, alone on the last
 * line, the sums. Returns the exit code.
 */
export function report(outcomes, start) {
  const sum = (key) => outcomes.reduce((total, { tally }) => total + tally[key], 0)
  for (const failure of outcomes.flatMap(({ failures }) => failures)) console.log(`✘ ${failure}`)
  console.log(`\n${outcomes.map(({ name, time }) => `${name} ${time}`).join(' · ')} · all ${since(start)}\n`)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`)
  return sum('failed') === 0 ? 0 : 1
}
