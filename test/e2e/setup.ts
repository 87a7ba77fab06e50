import { existsSync } from 'node:fs'
import { run } from './support/run'

/** The browser tests use the built extension; `npm test` has built it already, `npx vitest --project e2e` has not. */
export async function setup(): Promise<void> {
  if (!existsSync(process.env.CHROME_PATH ?? '/usr/bin/chromium'))
    throw new Error('no Chromium: install it, or set CHROME_PATH')
  if (process.env.BAHI_BUILT === '1') return
  await run('npx', ['wxt', 'build'])
  await run('npx', ['wxt', 'build', '-b', 'firefox'])
}
