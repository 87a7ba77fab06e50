import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchExtension } from './browser/launch'
import { mailAddress, sampleAddresses, serveSamples, webmailPages } from './browser/sites'
import { runJourney } from './demo/journey'

/** What `npm start` runs once everything is built: a window to try Bahi in, or with `--headless` a journey with pictures. */

const out = fileURLToPath(new URL('../out/', import.meta.url))

const interruption = new AbortController()
process.once('SIGINT', () => interruption.abort())
process.once('SIGTERM', () => interruption.abort())

async function showWindow(): Promise<number> {
  const profile = join(out, 'profile')
  mkdirSync(profile, { recursive: true })
  const browser = await launchExtension({ profile, headless: false, ownSignals: true })
  await serveSamples(browser.context)
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()))
  interruption.signal.addEventListener('abort', () => void browser.close())

  const inbox =
    browser.context.pages().find((page) => page.url() === 'about:blank') ?? (await browser.context.newPage())
  await inbox.goto(mailAddress)
  if (!browser.context.pages().some((page) => page.url().endsWith('/welcome.html'))) await browser.open('welcome.html')
  console.log('\nBahi is open. The sample inbox stands at Gmail’s address; nothing of it comes from the network.')
  console.log('Open a mail and click the red ledger in it, or try these pages with the toolbar button or Alt+Shift+L:')
  for (const address of [...sampleAddresses(), ...Object.keys(webmailPages)]) console.log(`  ${address}`)
  console.log('What you save stays in out/profile. Ctrl-C ends it.')
  await closed
  return 0
}

process.exitCode = await (process.argv.includes('--headless') ? runJourney(out, interruption.signal) : showWindow())
