import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findChromium, howToInstall } from './lib/browsers.mjs'
import { ensureBrowsers, ensureModules, requireNode } from './lib/install.mjs'
import { root, run, since } from './lib/run.mjs'

/**
 * Shows Bahi: installs what is missing, builds, and opens a browser with the extension, the welcome page and a sample
 * inbox. Without a display (or with `--headless`) the same journey runs by itself and leaves its pictures in `out/`.
 */
const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? ''
const headless = process.argv.includes('--headless') || (process.platform === 'linux' && display === '')

requireNode()
await ensureModules()
await ensureBrowsers({ firefox: false })
const browser = findChromium()
if (browser === undefined) {
  console.error(howToInstall)
  process.exit(1)
}

const start = performance.now()
const { code, output } = await run('wxt', ['build'])
if (code !== 0) {
  console.error(output)
  process.exit(1)
}
console.log(`Built in ${since(start)}. Starting ${browser} …`)

const args = ['--import', 'tsx', join(root, 'scripts/demo.ts'), ...(headless ? ['--headless'] : [])]
const demo = spawn(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROME_PATH: browser }
})
// Ctrl-C reaches the demo too, which closes the browser; this one only waits for it.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => demo.kill('SIGTERM'))
demo.once('close', (status) => process.exit(status ?? 1))
