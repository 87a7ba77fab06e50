import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { axeFaults, wcag } from './support/axe'

/** Every screen in both languages and both themes, at the narrow and the wide end, with real data in a real browser. */

let browser: Launched
let page: Page

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'hi', theme: 'dark' }
] as const
type Look = (typeof looks)[number]

interface Screen {
  readonly name: string
  readonly path: string
  readonly width: number
  /** Something that is only there when the screen is whole. */
  readonly ready: string
  readonly act?: (page: Page) => Promise<void>
}

const firstPerson = async (opened: Page): Promise<void> => {
  await opened.locator('a[href*="per_"]').first().click()
  await opened.locator('a[href^="tel:"]').first().waitFor()
}

const screens: readonly Screen[] = [
  { name: 'panel, people', path: 'sidepanel.html', width: 320, ready: 'a[href*="per_"]' },
  { name: 'panel, companies', path: 'sidepanel.html#/companies', width: 320, ready: 'a[href*="com_"]' },
  { name: 'panel, recent', path: 'sidepanel.html#/recent', width: 320, ready: 'main li' },
  { name: 'panel, record', path: 'sidepanel.html', width: 320, ready: 'a[href*="per_"]', act: firstPerson },
  { name: 'panel, new person', path: 'sidepanel.html#/new/person', width: 320, ready: 'form input' },
  {
    name: 'panel, search',
    path: 'sidepanel.html',
    width: 320,
    ready: 'a[href*="per_"]',
    act: async (opened) => {
      await opened.getByRole('searchbox').fill('coast')
      await opened.locator('mark').first().waitFor()
    }
  },
  { name: 'full page', path: 'app.html', width: 1360, ready: 'tbody a' },
  { name: 'full page, narrow', path: 'app.html', width: 420, ready: 'tbody a' },
  { name: 'full page, record', path: 'app.html', width: 1360, ready: 'tbody a', act: firstPerson },
  { name: 'full page, new company', path: 'app.html#/companies/new', width: 1360, ready: 'aside form input' },
  {
    name: 'full page, nothing found',
    path: 'app.html',
    width: 1360,
    ready: 'tbody a',
    act: async (opened) => {
      await opened.getByRole('searchbox').fill('zzzz')
      await opened.locator('table').waitFor({ state: 'detached' })
    }
  },
  {
    name: 'full page, columns',
    path: 'app.html',
    width: 1360,
    ready: 'tbody a',
    act: async (opened) => {
      await opened.locator('section button:has(svg)').nth(2).click()
      await opened.locator('dialog[open] input').first().waitFor()
    }
  },
  { name: 'welcome', path: 'welcome.html', width: 1360, ready: 'ol button' },
  { name: 'welcome, narrow', path: 'welcome.html', width: 320, ready: 'ol button' },
  { name: 'settings', path: 'options.html', width: 320, ready: 'select' }
]

async function show({ path, width, ready, act }: Screen, { language, theme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 860 })
  await page.goto('about:blank')
  await page.goto(`chrome-extension://${browser.extensionId}/${path}`)
  const changed = await page.evaluate(
    ([wantedLanguage, wantedTheme]) => {
      const before = [localStorage.getItem('bahi.language'), localStorage.getItem('bahi.theme')]
      localStorage.setItem('bahi.language', wantedLanguage)
      localStorage.setItem('bahi.theme', wantedTheme)
      return before[0] !== wantedLanguage || before[1] !== wantedTheme
    },
    [language, theme] as const
  )
  if (changed) await page.reload()
  await page.locator(ready).first().waitFor()
  await act?.(page)
}

/** What the page really looks like: the theme's setting alone says nothing about its colours. */
async function brightness(): Promise<'light' | 'dark'> {
  const [red = 0] = await page.evaluate(() =>
    (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(Number)
  )
  return red > 128 ? 'light' : 'dark'
}

beforeAll(async () => {
  browser = await launchExtension()
  page = await browser.open('options.html')
  page.setDefaultTimeout(15_000)
  await page.getByRole('button', { name: 'Add sample data' }).click()
  await page.getByRole('button', { name: 'Remove sample data' }).waitFor()
})
afterAll(() => browser.close())

describe.each(looks)('in $language, $theme', (look) => {
  it.each(screens)(
    '$name: axe finds nothing, nothing stands out sideways, every word is translated',
    async (screen) => {
      await show(screen, look)
      expect(await axeFaults(page, wcag)).toEqual([])
      const overhang = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      )
      expect(overhang).toBe(0)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(look.language)
      expect(await brightness()).toBe(look.theme)
      // A key that has no words is shown as itself.
      expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/\b[a-z]+(?:_[a-z]+)*\.[a-z]+_[a-z_]+\b/)
    }
  )
})

describe('by keyboard alone', () => {
  const look = looks[0]
  const screen = (name: string): Screen => screens.find((one) => one.name === name)!
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

  it('B23 a person is found, opened, edited and the edit taken back', async () => {
    await show(screen('panel, people'), look)
    await page.keyboard.press('/')
    await page.keyboard.type('sunita')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Sunita Iyer' }).waitFor()
    await tabTo('Head of Purchasing')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Director of Purchasing')
    await page.keyboard.press('Enter')
    await page.getByText('Director of Purchasing').first().waitFor()
    await page
      .locator('li')
      .filter({ hasText: 'Director of Purchasing' })
      .getByRole('button', { name: 'Undo' })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText('Head of Purchasing').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('A4 a new person is typed in, kept through a reload, and saved', async () => {
    await show(screen('panel, people'), look)
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Name' }).waitFor()
    await page.getByRole('textbox', { name: 'Name' }).focus()
    await page.keyboard.type('Zubeida Merchant')
    await page.waitForTimeout(500)
    await page.reload()
    const name = page.getByRole('textbox', { name: 'Name' })
    await expect.poll(() => name.inputValue()).toBe('Zubeida Merchant')
    await name.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Zubeida Merchant' }).waitFor()
  })

  it('B31 lines of the full page are walked, ticked, tagged and the tag taken back', async () => {
    await show(screen('full page'), look)
    await page.locator('tbody a').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.getByText('2 selected').waitFor()
    await page.getByRole('button', { name: 'Add tag' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('monsoon offer')
    await page.keyboard.press('Enter')
    await page.getByText('Tag “monsoon offer” added to 2 records').waitFor()
    await page.getByRole('button', { name: 'Undo' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('Taken back.').waitFor()
    expect(await focused()).not.toBe('')
  })

  /** Presses Tab until something that shows this text has the focus. */
  async function tabTo(text: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if ((await focused()).trim() === text) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way to ${text} by Tab`)
  }
})
