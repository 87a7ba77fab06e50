import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchExtension, type Launched } from '../browser/launch'
import { clickToolbar, openPanel } from '../browser/panel'
import { mailAddress, serveSamples, teamAddress, webmailPages } from '../browser/sites'
import { draftIn, draftValues, knownCard, openMail, saveDraft, searchFor } from '../browser/steps'
import { createReport, type Report } from './report'

/**
 * The journey that `npm start` makes by itself where there is no display: what a first user would do, with pictures.
 * Resolves to the exit code.
 */
export async function runJourney(out: string, interrupted: AbortSignal): Promise<number> {
  mkdirSync(out, { recursive: true })
  for (const file of readdirSync(out)) if (/^\d\d-.*\.png$/.test(file)) rmSync(join(out, file))
  const report = createReport(out)
  const browser = await launchExtension({ ownSignals: true })
  interrupted.addEventListener('abort', () => void browser.close())
  try {
    await serveSamples(browser.context)
    await walk(browser, report)
    report.finish()
    return 0
  } catch (error) {
    if (!interrupted.aborted)
      console.error(`The journey stopped: ${error instanceof Error ? error.message : String(error)}`)
    return interrupted.aborted ? 130 : 1
  } finally {
    await browser.close()
  }
}

async function walk(browser: Launched, report: Report): Promise<void> {
  await report.step('the welcome page opens by itself', async () => {
    const isWelcome = (page: Page): boolean => page.url().endsWith('/welcome.html')
    const welcome =
      browser.context.pages().find(isWelcome) ?? (await browser.context.waitForEvent('page', { predicate: isWelcome }))
    await welcome.getByRole('heading').first().waitFor()
    await report.picture(welcome, 'welcome')
  })

  const tab = await browser.context.newPage()
  await tab.goto(mailAddress)
  const { page: panel } = await report.step('open the panel beside the inbox', async () => {
    const opened = await openPanel(browser, tab)
    await opened.page.getByRole('navigation').waitFor()
    return opened
  })
  await walkThrough(browser, tab, panel, report)
}

/** All that comes after the panel is open, in a ledger that knows nobody. A test makes it too, without the pictures. */
export async function walkThrough(browser: Launched, tab: Page, panel: Page, report: Report): Promise<void> {
  await fromMail(tab, panel, report)
  await fromPages(browser, tab, panel, report)
  await readOthers(browser, tab, panel, report)
  await lookUp(panel, report)
  await inHindi(panel, report)
  await fullPage(browser, report)
}

async function fromMail(tab: Page, panel: Page, report: Report): Promise<void> {
  await report.step('open a mail of an unknown sender: the draft', async () => {
    await openMail(tab, 'Enquiry')
    await draftIn(panel).waitFor()
  })
  for (const [label, value] of await draftValues(panel)) report.line(`${label}: ${value}`)
  await report.picture(tab, 'mail')
  await report.picture(panel, 'draft')
  await report.step('save it', async () => {
    await saveDraft(panel)
    await knownCard(panel, 'Ananya Deshpande').waitFor()
  })
  await report.picture(panel, 'known')
  await report.step('open her second mail: who she is', async () => {
    await openMail(tab, 'Swatches received')
    await knownCard(panel, 'Ananya Deshpande').waitFor()
  })
  await report.step('a mail in Hindi', async () => {
    await openMail(tab, 'नमूने')
    await draftIn(panel).waitFor()
  })
  for (const [label, value] of await draftValues(panel)) report.line(`${label}: ${value}`)
  await report.picture(panel, 'hindi-mail')
  await saveDraft(panel)
}

/** Pages that show more than one draft, or a mail outside Gmail. */
async function readOthers(browser: Launched, tab: Page, panel: Page, report: Report): Promise<void> {
  const pages = [
    [Object.keys(webmailPages)[0] ?? '', 'outlook'],
    [teamAddress, 'team']
  ] as const
  for (const [address, picture] of pages) {
    await tab.goto(address)
    await report.step(`read ${address}`, async () => {
      await clickToolbar(browser, tab)
      await draftIn(panel).waitFor()
    })
    for (const [label, value] of await draftValues(panel)) report.line(`${label}: ${value}`)
    await report.picture(tab, picture)
    await report.picture(panel, `${picture}-drafts`)
  }
}

const companyPages = [
  ['https://www.larkfield-instruments.example/contact', 'company-page'],
  ['https://www.shardavastra.example/hi/sampark', 'hindi-page'],
  ['https://www.meridianrail.example/people/ishaan-bhattacharya', 'profile']
] as const

async function fromPages(browser: Launched, tab: Page, panel: Page, report: Report): Promise<void> {
  for (const [address, picture] of companyPages) {
    await tab.goto(address)
    await report.step(`capture ${address}`, async () => {
      await clickToolbar(browser, tab)
      await draftIn(panel).waitFor()
    })
    for (const [label, value] of await draftValues(panel)) report.line(`${label}: ${value}`)
    await report.picture(panel, picture)
    await report.step('save it', () => saveDraft(panel))
  }
}

async function lookUp(panel: Page, report: Report): Promise<void> {
  for (const text of ['deshp', '098220-45178', 'अनन्या', 'larkfield', 'ishaan'])
    report.line(
      `${text} → ${(await report.step(`search for ${text}`, () => searchFor(panel, text))).join(', ') || 'nothing'}`
    )
  await report.picture(panel, 'search')
  await panel.getByRole('searchbox').fill('')
}

async function inHindi(panel: Page, report: Report): Promise<void> {
  await panel.evaluate("localStorage.setItem('bahi.language', 'hi'); localStorage.setItem('bahi.theme', 'dark')")
  await panel.reload()
  await panel.getByRole('navigation').waitFor()
  await report.picture(panel, 'hindi-dark')
  await panel.evaluate('localStorage.clear()')
  await panel.reload()
}

async function fullPage(browser: Launched, report: Report): Promise<void> {
  const app = await report.step('the full page', async () => {
    const page = await browser.open('app.html')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('grid').waitFor()
    return page
  })
  await report.picture(app, 'full-page')
}
