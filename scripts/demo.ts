import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchExtension } from './browser/launch'
import { mailAddress, sampleAddresses, serveSamples } from './browser/sites'
import { runJourney } from './demo/journey'

/** What `npm start` runs once everything is built: a window to try Bahi in, or with `--headless` a journey with pictures. */

const out = fileURLToPath(new URL('../out/', import.meta.url))

async function showWindow(): Promise<void> {
  const profile = join(out, 'profile')
  mkdirSync(profile, { recursive: true })
  const browser = await launchExtension({ profile, headless: false })
  await serveSamples(browser.context)
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()))
  const end = (): void => void browser.close()
  process.once('SIGINT', end)
  process.once('SIGTERM', end)

  const welcome = browser.context.pages().some((page) => page.url().endsWith('/welcome.html'))
  const [first] = browser.context.pages()
  const inbox = first?.url() === 'about:blank' ? first : await browser.context.newPage()
  await inbox.goto(mailAddress)
  if (!welcome) await browser.open('welcome.html')
  console.log('\nBahi is open. The sample inbox stands at Gmail’s address; nothing of it comes from the network.')
  console.log('Open a mail and click the red ledger in it, or try these pages with the toolbar button or Alt+Shift+L:')
  for (const address of sampleAddresses()) console.log(`  ${address}`)
  console.log('What you save stays in out/profile. Ctrl-C ends it.')
  await closed
}

await (process.argv.includes('--headless') ? runJourney(out) : showWindow())
