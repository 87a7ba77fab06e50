import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromiumForTests } from './lib/browsers.mjs'
import { ensureBrowsers, ensureModules, ensureServers, requireNode } from './lib/install.mjs'
import { check, report, tests } from './lib/phases.mjs'
import { root, stopChildren } from './lib/run.mjs'

/**
 * Everything that must hold before a change is shared. `--quick` leaves the browser out.
 * The last line is `N passed, N failed`, with `, N skipped` when some were.
 */
const quick = process.argv.includes('--quick')
const start = performance.now()

process.once('SIGINT', () => {
  stopChildren()
  process.exit(130)
})

requireNode()
await ensureModules()
if (!quick) await ensureBrowsers({ firefox: true })
if (!quick) await ensureServers()
const chromium = findChromiumForTests()

// Builds and types write the same folder and come first; tests of the build need it.
const outcomes = [
  await check('prepare', ['wxt', 'prepare']),
  await check('build chrome', ['wxt', 'build']),
  await check('build firefox', ['wxt', 'build', '-b', 'firefox'])
]
const built = ['chrome-mv3', 'firefox-mv3'].every((folder) =>
  existsSync(join(root, '.output', folder, 'manifest.json'))
)
const env = { ...(built ? { BAHI_BUILT: '1' } : {}), ...(chromium === undefined ? {} : { CHROME_PATH: chromium }) }

const checks = async () => [
  await check('format', ['oxfmt', '--check', '.']),
  await check('types', ['tsc', '--noEmit']),
  await check('lint', ['oxlint', '--type-aware']),
  await check('knip', ['knip'])
]
const [checked, unit] = await Promise.all([
  checks(),
  tests('unit + components + outside', ['unit', 'components', 'outside'], env)
])
outcomes.push(...checked, unit)
// What is measured in time-outs should not wait for anything; what has no time-outs takes the time that browsers wait.
const long = tests('long', ['long'], env, { beside: true })
if (!quick && built) outcomes.push(await tests('e2e', ['e2e'], env))
outcomes.push(await long)

process.exit(report(outcomes, start))
