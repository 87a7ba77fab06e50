import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { browser as extensionApi } from 'wxt/browser'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { clickToolbar } from '../../scripts/browser/panel'
import { fixtureAddress, serveSamples, teamAddress, webmailPages } from '../../scripts/browser/sites'
import { draftIn, draftValues, openMail, openReadingPanel } from '../../scripts/browser/steps'

/** In the functions that run in the extension's own contexts. */
declare const chrome: typeof extensionApi

const addressOf = (name: string): string =>
  Object.entries(webmailPages).find(([, file]) => file === name)?.[0] ?? `no sample of ${name}`

let browser: Launched
let tab: Page
let panel: Page

beforeAll(async () => {
  browser = await launchExtension()
  await serveSamples(browser.context)
  tab = await browser.context.newPage()
  panel = await openReadingPanel(browser, tab)
})
afterAll(() => browser.close())
beforeEach(async () => {
  await panel.evaluate(() => history.replaceState(null, '', '#/'))
  await tab.goto('about:blank')
})

/** The browser's own question cannot be answered from outside; a site allowed on its page of extensions is not asked for again. */
async function answerYes(host: string): Promise<void> {
  const settings = await browser.context.newPage()
  await settings.goto('chrome://extensions')
  await settings.evaluate(
    ([id, site]) =>
      (
        globalThis as unknown as { chrome: { developerPrivate: Record<string, (...given: unknown[]) => unknown> } }
      ).chrome.developerPrivate['addHostPermission']?.(id, site),
    [browser.extensionId, `https://${host}/*`]
  )
  await settings.close()
  await tab.bringToFront()
}

const granted = (): Promise<string[]> =>
  panel.evaluate(
    async () => (await chrome.permissions.getAll()).origins?.filter((each) => !each.includes('google')) ?? []
  )

describe('other webmail', () => {
  it('SHELL-17 is read on a click, says what it would follow, and follows once it is allowed', async () => {
    await answerYes('outlook.office.com')
    await tab.goto(addressOf('outlook'))
    await clickToolbar(browser, tab)
    await draftIn(panel).waitFor()
    expect(await draftValues(panel)).toEqual(
      expect.arrayContaining([
        ['Name', 'Miriam Castellanos'],
        ['E-mail', 'miriam@rambla.example'],
        ['Company', 'Estampados Rambla, S.L.']
      ])
    )
    await panel.getByText('Follow the mail you open on outlook.office.com?').waitFor()
    expect(await granted()).toEqual([])

    await panel.getByRole('button', { name: 'Allow' }).click()
    await panel.getByText('Follow the mail you open').waitFor({ state: 'detached' })
    expect(await granted()).toEqual(['https://outlook.office.com/*'])

    await tab.goto('about:blank')
    await draftIn(panel).waitFor({ state: 'detached' })
    await tab.goto(addressOf('outlook'))
    await draftIn(panel).waitFor()
    await tab.evaluate(() => document.querySelector('[role="main"]')?.remove())
    await draftIn(panel).waitFor({ state: 'detached' })
  })

  it('SHELL-18 is no longer followed once it is given back in the settings, in open pages either', async () => {
    await tab.goto(addressOf('outlook'))
    await draftIn(panel).waitFor()
    const settings = await browser.open('options.html')
    await settings.getByRole('button', { name: 'Stop following Outlook' }).click()
    await settings.getByRole('button', { name: 'Follow Outlook' }).waitFor()
    await settings.close()
    await tab.bringToFront()
    expect(await granted()).toEqual([])
    await draftIn(panel).waitFor({ state: 'detached' })
    await tab.reload()
    await panel.getByRole('button', { name: 'Read this page' }).waitFor()
  })

  it('MAIL-12 without the address says so, offers the file, and reads a selection', async () => {
    await tab.goto(addressOf('outlook-no-address'))
    await clickToolbar(browser, tab)
    await panel.getByText('Outlook shows who wrote this mail, but not the address').waitFor()
    expect(await draftIn(panel).count()).toBe(0)
    const [chooser] = await Promise.all([
      panel.waitForEvent('filechooser'),
      panel.getByRole('button', { name: 'Choose a mail file' }).click()
    ])
    await chooser.setFiles({
      name: 'mail.eml',
      mimeType: 'message/rfc822',
      buffer: Buffer.from('From: Miriam Castellanos <miriam@rambla.example>\r\nSubject: Lona\r\n\r\nHello')
    })
    await draftIn(panel).waitFor()
    expect(await draftValues(panel)).toEqual(expect.arrayContaining([['E-mail', 'miriam@rambla.example']]))
    await panel.getByRole('button', { name: 'Put away' }).click()
  })

  it.each(['proton', 'yahoo', 'fastmail', 'zoho', 'roundcube'])('SHELL-17 %s is read on a click', async (name) => {
    await tab.goto(addressOf(name))
    await clickToolbar(browser, tab)
    await draftIn(panel).waitFor()
    await panel.getByText(`Follow the mail you open on ${new URL(addressOf(name)).hostname}?`).waitFor()
  })
})

describe('the original of a mail in Gmail', () => {
  it('SHELL-19 gives exact recipients and the Message-ID, on a press only', async () => {
    const asked: string[] = []
    tab.context().on('request', (request) => void (request.url().includes('view=att') && asked.push(request.url())))
    await openMail(tab, 'Enquiry')
    await draftIn(panel).waitFor()
    await panel.getByText('Recipients').click()
    expect(asked).toEqual([])
    await panel.getByRole('button', { name: 'Read the original' }).click()
    await panel.getByText('Read from the original of this mail.').waitFor()
    const details = await panel.locator('details').innerText()
    expect(details).toContain('CAF7k2qs8Wm=enquiry-shirting@mail.kaveritextiles.example')
    expect(details).toContain('विनया जोशी')
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('https://mail.google.com/mail/u/0/?view=att&permmsgid=msg-f')
    await panel.getByRole('button', { name: /विनया जोशी/ }).waitFor()
  })

  it('SHELL-19 says so where Gmail does not give it, and takes nothing', async () => {
    await openMail(tab, 'नमूने')
    await draftIn(panel).waitFor()
    await panel.getByText('Recipients').click()
    await panel.getByRole('button', { name: 'Read the original' }).click()
    await panel.getByText('Gmail did not give the original').waitFor()
    await panel.getByRole('button', { name: 'Try again' }).waitFor()
  })
})

describe('a page that changed', () => {
  it('SHELL-20 says that the open mail cannot be read and shows a masked report before it is copied', async () => {
    await tab.goto(fixtureAddress('gmail-conversation.html'))
    await draftIn(panel).waitFor()
    await tab.evaluate(() => {
      for (const element of document.querySelectorAll('[email],[data-message-id],[data-legacy-message-id],.adn'))
        for (const { name } of Array.from(element.attributes)) element.removeAttribute(name)
      document.body.append(document.createElement('div'))
    })
    await panel.getByText('A mail is open, but Gmail has changed its page').waitFor()
    expect(await draftIn(panel).count()).toBe(0)
    await panel.getByRole('button', { name: 'Report' }).click()
    const report = panel.getByRole('textbox', { name: 'What the page looks like' })
    await report.waitFor()
    const text = await report.inputValue()
    expect(text).toContain('program: Gmail')
    expect(text).toContain('class="hP"')
    expect(text).not.toMatch(/ananya|deshpande|kaveri|98220/i)
    await panel.getByRole('button', { name: 'Cancel' }).click()
  })
})

describe('contact cards of a page', () => {
  it('SHELL-21 are offered, and fetched on a press from the page’s own site', async () => {
    const asked: string[] = []
    browser.context.on('request', (request) => void (request.url().endsWith('.vcf') && asked.push(request.url())))
    await tab.goto(teamAddress)
    await clickToolbar(browser, tab)
    await panel.getByText('Contact card: daniel-vale.vcf').waitFor()
    expect(asked).toEqual([])
    await panel.getByRole('button', { name: 'Read it' }).click()
    await panel.getByText('In this file').waitFor()
    await draftIn(panel).waitFor()
    expect(await draftValues(panel)).toEqual(
      expect.arrayContaining([
        ['Name', 'Daniel Vale'],
        ['Phone', '+1 206 555 0143']
      ])
    )
    expect(asked).toEqual(['https://oakhurstvale.example/people/daniel-vale.vcf'])
    await panel.getByRole('button', { name: 'Put away' }).click()
  })

  it('SHELL-21 of another site are refused with the reason', async () => {
    await tab.goto(teamAddress)
    await tab.evaluate(() =>
      document.querySelector('a[href$=".vcf"]')?.setAttribute('href', 'https://cards.example/daniel.vcf')
    )
    await clickToolbar(browser, tab)
    await panel.getByText('On another site (cards.example)').waitFor()
    expect(await panel.getByRole('button', { name: 'Read it' }).count()).toBe(0)
  })
})
