import type { Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { browser as extensionApi } from 'wxt/browser'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { clickToolbar } from '../../scripts/browser/panel'
import { serveSamples, teamAddress } from '../../scripts/browser/sites'
import { draftIn, draftValues, knownCard, openMail, openReadingPanel, saveDraft } from '../../scripts/browser/steps'
import { axeFaults } from './support/axe'

/** In the functions that run in the extension's own contexts. */
declare const chrome: typeof extensionApi

const profile = 'https://www.linkedin.com/in/leela-sample/'

let browser: Launched
let background: Worker
let tab: Page
let panel: Page

beforeAll(async () => {
  browser = await launchExtension()
  await serveSamples(browser.context)
  await browser.context.route('https://www.linkedin.com/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<title>Leela Sample</title><main><h1>Leela Sample</h1><p>Purchasing at Sample Mills Pvt. Ltd.</p>
        <div id="card"><p>Farida Deshmukh</p><p>Head of Sourcing</p><p>Sample Mills Pvt. Ltd.</p><p>farida@samplemills.example</p><p>+91 98220 11223</p></div></main>`
    })
  )
  const [worker] = browser.context.serviceWorkers()
  if (worker === undefined) throw new Error('no background')
  background = worker
  tab = await browser.context.newPage()
  panel = await openReadingPanel(browser, tab)
})
afterAll(() => browser.close())
beforeEach(async () => {
  await panel.evaluate(() => history.replaceState(null, '', '#/'))
  await tab.goto('about:blank')
})

const dismiss = async (): Promise<void> => {
  const button = panel.getByRole('button', { name: 'Put away' })
  if ((await button.count()) > 0) await button.click()
}

describe('what is read of a page', () => {
  it('SHELL-10 is nothing before a click', async () => {
    await tab.goto('https://unvisited.example/')
    await panel.getByRole('button', { name: 'Read this page' }).click()
    await panel.getByText('Press the Bahi button in the toolbar').waitFor()
    await clickToolbar(browser, tab)
    await panel.getByText('No people or companies found').waitFor()
  })

  it('SHELL-11 is on LinkedIn only the selection', async () => {
    await tab.goto(profile)
    await clickToolbar(browser, tab)
    await panel.getByText('On this site only what you select is read').waitFor()
    await select('#card')
    await clickToolbar(browser, tab)
    await draftIn(panel).waitFor()
    const values = await draftValues(panel)
    expect(values).toEqual(expect.arrayContaining([['Name', 'Farida Deshmukh']]))
    expect(JSON.stringify(values)).not.toContain('Leela')
    await dismiss()
  })

  it('SHELL-10 stays on show when the browser says only then that the page was loaded', async () => {
    await tab.goto(teamAddress)
    await clickToolbar(browser, tab)
    await draftIn(panel).waitFor()
    // Said before the click, the news holds no address; it and the page's own answer come by different ways.
    await panel.evaluate(async () => {
      const [front] = await chrome.tabs.query({ active: true, currentWindow: true })
      const { onUpdated } = chrome.tabs as unknown as { onUpdated: { dispatch(...given: unknown[]): void } }
      const { url: _, ...tab } = front!
      onUpdated.dispatch(tab.id, { status: 'complete' }, tab)
      await new Promise((resume) => setTimeout(resume, 200))
    })
    expect(await draftIn(panel).isVisible()).toBe(true)
  })

  it('SHELL-12 is what is selected, by the menu too and with its line ends', async () => {
    await tab.goto(teamAddress)
    await clickToolbar(browser, tab)
    await draftIn(panel).waitFor()
    await tab.goto(`${teamAddress}?again`)
    await tab.setContent(
      await tab.evaluate(() => '<div id="card"><p>Ravi Kulkarni</p><p>ravi@oakhurstvale.example</p></div>')
    )
    await select('#card')
    await chooseMenu({ menuItemId: 'selection', selectionText: 'Ravi Kulkarni ravi@oakhurstvale.example', frameId: 0 })
    await draftIn(panel).waitFor()
    expect(await draftValues(panel)).toEqual(
      expect.arrayContaining([
        ['Name', 'Ravi Kulkarni'],
        ['E-mail', 'ravi@oakhurstvale.example']
      ])
    )
    await dismiss()
  })

  it('SHELL-8 is the address of a mailto link', async () => {
    await tab.goto(teamAddress)
    await chooseMenu({
      menuItemId: 'link',
      linkUrl: 'mailto:Nilima%20Sample%20%3Cnilima@oakhurstvale.example%3E?subject=hello'
    })
    await draftIn(panel).waitFor()
    expect(await draftValues(panel)).toEqual(expect.arrayContaining([['E-mail', 'nilima@oakhurstvale.example']]))
    await dismiss()
  })

  it('SHELL-13 runs nothing that a hostile page holds', async () => {
    const complaints: string[] = []
    panel.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    panel.on('pageerror', (error) => void complaints.push(error.message))
    await tab.goto('https://hostile.example/')
    await clickToolbar(browser, tab)
    await draftIn(panel).waitFor()
    await saveDraft(panel)
    expect(await panel.evaluate('Object.keys(globalThis).filter((name) => /pwn|hack|owned|xss/i.test(name))')).toEqual(
      []
    )
    expect(await panel.locator('script:not([src]), iframe, main img').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('A2 is a contact card that is dropped', async () => {
    await panel.evaluate(() => {
      const card =
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Meher Sample\r\nEMAIL:meher@drop.example\r\nTEL:+912240001234\r\nEND:VCARD\r\n'
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([card], 'meher.vcf', { type: 'text/vcard' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    })
    await draftIn(panel).waitFor()
    expect(await draftValues(panel)).toEqual(expect.arrayContaining([['Name', 'Meher Sample']]))
    await dismiss()
  })
})

describe('the cards of the open mail', () => {
  const looks = ['en light', 'en dark', 'hi light', 'hi dark'] as const

  it.each(looks)('B23 have nothing that axe finds, in %s', async (look) => {
    const [language = '', theme = ''] = look.split(' ')
    await panel.evaluate(
      ([lang, colours]) => {
        localStorage.setItem('bahi.language', lang ?? '')
        localStorage.setItem('bahi.theme', colours ?? '')
      },
      [language, theme]
    )
    await panel.reload()
    await openMail(tab, 'Fwd: Demande de prix')
    await panel.locator('form').first().waitFor()
    await expectAccessible()
    await openMail(tab, 'Customs portal')
    await panel.locator('form').waitFor({ state: 'detached' })
    await expectAccessible()
  })

  it('A2 B23 are filled in, corrected and saved by keyboard alone', async () => {
    await panel.evaluate(() => localStorage.clear())
    await panel.reload()
    await openMail(tab, 'नमूने')
    await draftIn(panel).waitFor()
    await tabTo(() => document.activeElement?.matches('form input:not([type=checkbox])') === true)
    await panel.keyboard.press('Control+A')
    await panel.keyboard.type('सीमा अग्रवाल जी')
    await panel.keyboard.press('Enter')
    await knownCard(panel, 'सीमा अग्रवाल जी').waitFor()
    await expectAccessible()
    await tabTo(() => document.activeElement?.textContent === 'Undo')
    await panel.keyboard.press('Enter')
    await draftIn(panel).waitFor()
  })
})

describe('the mail script', () => {
  it('SHELL-15 leaves the page as it was when the extension goes', async () => {
    await openMail(tab, 'Enquiry')
    const button = tab.locator('td.acX').getByRole('button', { name: 'Bahi' })
    await button.waitFor()
    await background.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
    await tab.waitForTimeout(300)
    await tab.evaluate(() => document.body.append(document.createElement('div')))
    await button.waitFor({ state: 'detached' })
  })
})

/** Selects the text of an element, as a user would with the mouse. */
async function select(selector: string): Promise<void> {
  await tab.evaluate((css) => {
    const element = document.querySelector(css)
    if (element) getSelection()?.selectAllChildren(element)
  }, selector)
}

/** The browser's own menu cannot be opened from outside; this is what a choice in it leads to. */
async function chooseMenu(info: Readonly<Record<string, unknown>>): Promise<void> {
  await background.evaluate(async (chosen) => {
    const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
    const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch(...given: unknown[]): void } }
    onClicked.dispatch(chosen, front)
  }, info)
}

async function expectAccessible(): Promise<void> {
  expect(await axeFaults(panel)).toEqual([])
  expect(await panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0
  )
}

/** Presses Tab until the condition holds in the panel. */
async function tabTo(reached: () => boolean): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await panel.evaluate(reached)) return
    await panel.keyboard.press('Tab')
  }
  throw new Error('no way there by Tab')
}
