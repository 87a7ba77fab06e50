import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFaults, wcag } from './support/axe'
import { servePreview, type PreviewSite } from './support/preview-site'

/** States of the panel that a real page seldom shows: drafts, misses, troubles. From the preview, with invented data. */

let browser: Browser
let page: Page
let site: PreviewSite

const looks = [
  { language: 'en', theme: 'light', width: 400 },
  { language: 'en', theme: 'dark', width: 420 },
  { language: 'hi', theme: 'light', width: 320 }
] as const

interface State {
  readonly screen: string
  /** What was pressed, after the screen was there; roles do not depend on the language. */
  readonly act?: (page: Page) => Promise<void>
}

const press = (selector: string) => (page: Page) => page.locator(selector).first().click()

const states: readonly State[] = [
  ...[
    'known',
    'draft',
    'page',
    'missed',
    'idle',
    'failed',
    'nothing',
    'empty',
    'waiting',
    'trouble',
    'team',
    'start',
    'join',
    'joining',
    'asked',
    'receiving',
    'shared',
    'peers',
    'table'
  ].map((screen) => ({
    screen
  })),
  { screen: 'person', act: press('main [aria-labelledby] button[aria-expanded]') },
  { screen: 'person', act: press('header [aria-expanded]') },
  { screen: 'person', act: (page) => page.keyboard.press('?') },
  { screen: 'person', act: (page) => page.keyboard.press('e') },
  { screen: 'person', act: press('main section:last-of-type button:has(svg) >> nth=1') },
  { screen: 'ledgers', act: press('header [aria-haspopup=menu]') },
  { screen: 'team', act: press('main header button:has(svg)') },
  { screen: 'draft', act: press('form button[type=submit]') }
]

beforeAll(async () => {
  site = await servePreview()
  browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox']
  })
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

describe.each(looks)('in $language, $theme, at $width px', ({ language, theme, width }) => {
  const errors: string[] = []
  beforeAll(async () => {
    page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
    page.on('pageerror', (error) => errors.push(error.message))
  })
  afterAll(() => page.context().close())

  it.each(states.map((state, index) => ({ ...state, name: `${state.screen} ${index}` })))(
    'axe finds nothing and nothing is wider than the panel: $name',
    async ({ screen, act }) => {
      await page.goto('about:blank')
      await page.goto(`${site.address}/?screen=${screen}&lang=${language}&theme=${theme}`)
      await page.locator('main').waitFor()
      await page.waitForFunction(() => document.querySelector('[data-lazy]') === null)
      await act?.(page)
      await page.waitForFunction(() => document.querySelector('[data-lazy]') === null)
      expect(await axeFaults(page, wcag)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(errors).toEqual([])
    }
  )
})
