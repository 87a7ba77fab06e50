import type { Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { browser as extensionApi } from 'wxt/browser'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { clickToolbar, findPanel, openPanel } from '../../scripts/browser/panel'
import { fixtureAddress, mailAddress, serveSamples } from '../../scripts/browser/sites'
import { evaluateInMailScript } from './support/isolated-world'

/** In the functions that run in the extension's own contexts. */
declare const chrome: typeof extensionApi

let browser: Launched
let background: Worker
let page: Page

beforeAll(async () => {
  browser = await launchExtension()
  await serveSamples(browser.context)
  const [worker] = browser.context.serviceWorkers()
  if (worker === undefined) throw new Error('no background')
  background = worker
  page = await browser.context.newPage()
})
afterAll(() => browser.close())

const hubs = async (): Promise<number> => {
  const { targetInfos } = await browser.session.send('Target.getTargets')
  return targetInfos.filter(({ url }) => url === `chrome-extension://${browser.extensionId}/hub.html`).length
}
const closeHub = (): Promise<void> => background.evaluate(() => chrome.offscreen.closeDocument())
const wake = "chrome.runtime.sendMessage({ kind: 'hub.wake' }).catch(() => undefined).then(() => 'sent')"

describe('starting', () => {
  it('SHELL-5 opens the welcome page once after installing', async () => {
    await expect.poll(() => browser.context.pages().filter((one) => one.url().endsWith('/welcome.html')).length).toBe(1)
  })

  it('SHELL-5 runs one hub, however often it is woken, and a new one after it ended', async () => {
    await expect.poll(hubs).toBe(1)
    const own = await browser.open('welcome.html')
    await own.evaluate(`Promise.all([${wake}, ${wake}, ${wake}])`)
    expect(await hubs()).toBe(1)
    await closeHub()
    await expect.poll(hubs).toBe(0)
    await own.evaluate(`Promise.all([${wake}, ${wake}, ${wake}])`)
    await expect.poll(hubs).toBe(1)
    await own.close()
  })

  it('SHELL-7 binds the key of the command', async () => {
    const commands = await background.evaluate(() => chrome.commands.getAll())
    expect(commands.find(({ name }) => name === 'capture-page')?.shortcut).toBe('Alt+Shift+L')
  })
})

describe('messages', () => {
  it('SHELL-2 from the mail script cannot wake the hub', async () => {
    await page.goto(fixtureAddress('gmail-conversation.html'))
    await closeHub()
    await expect.poll(hubs).toBe(0)
    expect(await evaluateInMailScript(page, browser.extensionId, wake)).toBe('sent')
    await page.waitForTimeout(500)
    expect(await hubs()).toBe(0)
    const own = await browser.open('welcome.html')
    await own.evaluate(wake)
    await expect.poll(hubs).toBe(1)
    await own.close()
  })

  it('SHELL-4 are out of reach for the page itself', async () => {
    await page.goto(fixtureAddress('gmail-conversation.html'))
    expect(await page.evaluate('typeof globalThis.chrome?.runtime?.sendMessage')).toBe('undefined')
    const script = page.evaluate(
      (id) => fetch(`chrome-extension://${id}/sidepanel.html`).then(() => 'read'),
      browser.extensionId
    )
    await expect(script).rejects.toThrow()
  })
})

describe('the button in a mail', () => {
  it('SHELL-14 stands in the open message under Trusted Types, not in the list, and opens the panel on a click', async () => {
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    await page.goto(mailAddress)
    const button = page.locator('td.acX').getByRole('button', { name: 'Bahi' })
    await page.getByRole('row').filter({ hasText: 'Enquiry' }).click()
    await button.waitFor()
    expect(await page.getByRole('button', { name: 'Bahi' }).count()).toBe(1)
    await button.evaluate((element) => (element as HTMLElement).click())
    await page.waitForTimeout(300)
    expect(await panelsOpen()).toBe(0)
    await button.click()
    const panel = await findPanel(browser)
    await panel.page.evaluate(() => globalThis.close()).catch(() => undefined)
    await panel.release()
    await page.evaluate(() => (location.hash = 'inbox'))
    await button.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })
})

async function panelsOpen(): Promise<number> {
  const { targetInfos } = await browser.session.send('Target.getTargets')
  return targetInfos.filter(({ url }) => url.includes('/sidepanel.html')).length
}

describe('the toolbar button', () => {
  it('SHELL-6 opens the panel of the window, which takes what was left for it', async () => {
    await page.goto('https://www.larkfield-instruments.example/contact')
    const panel = await openPanel(browser, page)
    const left = (): Promise<string[]> =>
      background.evaluate(async () =>
        Object.keys(await chrome.storage.session.get()).filter((key) => key.startsWith('handover'))
      )
    await expect.poll(left).toEqual([])
    await clickToolbar(browser, page)
    await expect.poll(left).toEqual([])
    await panel.release()
  })
})
