import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowsers, ensureModules, requireNode } from './lib/install.mjs'
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

const outcomes = []
const types = async () => {
  const prepared = await check('prepare', ['wxt', 'prepare'])
  return [prepared, await check('types', ['tsc', '--noEmit'])]
}
// `wxt prepare` and the builds write the same folder, so these stand in a row; the rest only reads.
outcomes.push(await check('format', ['oxfmt', '--check', '.']))
outcomes.push(...(await types()))
outcomes.push(await check('lint', ['oxlint', '--type-aware']))
outcomes.push(await check('knip', ['knip']))
outcomes.push(await check('build chrome', ['wxt', 'build']))
outcomes.push(await check('build firefox', ['wxt', 'build', '-b', 'firefox']))

const built = ['chrome-mv3', 'firefox-mv3'].every((folder) =>
  existsSync(join(root, '.output', folder, 'manifest.json'))
)
const env = built ? { BAHI_BUILT: '1' } : {}
outcomes.push(await tests('unit + components', ['unit', 'components'], env))
if (!quick && built) outcomes.push(await tests('e2e', ['e2e'], env))

process.exit(report(outcomes, start))
