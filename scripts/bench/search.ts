import type { Page } from 'playwright-core'
import type { BenchBrowser } from './browser'
import { figure, median, ms, quantile, sum, type Figure } from './figures'

/** One letter, common prefixes alone and in twos and threes, rare words, numbers in any writing, Devanagari, nothing. */
const queries = [
  'a',
  'k',
  'an ku',
  'ra sh',
  'an ku me',
  'ravi shah manager',
  'dilip',
  'gill tex',
  '98200',
  '+91 98',
  '(91) 6-3',
  'अनीता',
  'अ',
  'pune',
  'vip',
  'example',
  'dilip.basu@gill',
  'zzxq'
]

/** Texts as they are typed into the panel, key by key. */
const typed = ['anita ku', 'ravi sharma', 'pune', '98203', 'मेहता', 'gill textiles', 'zzxq']

/** `search.*` at 100,000 people. */
export async function searchTimes(
  browser: BenchBrowser,
  ledger: string,
  show: (text: string) => void
): Promise<Figure[]> {
  const { desk } = browser
  await desk.bringToFront()
  const id = await desk.evaluate((name) => bench.openLedger(name), ledger)
  const results = await desk.evaluate(({ id, queries }) => bench.searches(id, queries, 24), { id, queries })
  for (const { text, ours, theirs, found, foundByThem } of results)
    show(
      `  ${text.padEnd(18)} ${ms(median(ours)).padStart(9)}  MiniSearch ${ms(median(theirs)).padStart(9)}  ${found} of ${foundByThem}`
    )
  const ours = sum(results.map((one) => median(one.ours)))
  const theirs = sum(results.map((one) => median(one.theirs)))
  const slowest = Math.max(...results.map((one) => median(one.ours)))
  const painted = await keystrokes(browser, id)
  return [
    figure('search.p95_ms', quantile(painted, 0.95), `median ${ms(median(painted))}, ${painted.length} keystrokes`),
    figure(
      'search.vs_minisearch',
      ours / theirs,
      `${queries.length} queries: ${ms(ours)} ÷ ${ms(theirs)}, slowest ${ms(slowest)}`
    )
  ]
}

/**
 * Types into the panel's search box. A keystroke counts from its event's time stamp until the rows that answer the text
 * so far are painted. One that changes nothing on the screen (its answer is the one already there) is not counted.
 */
async function keystrokes({ desk, stage, address }: BenchBrowser, ledger: string): Promise<number[]> {
  await stage.goto(address('sidepanel.html'))
  await stage.bringToFront()
  await stage.evaluate(() => watch.started)
  const times: number[] = []
  for (let round = 0; round < 4; round++) {
    for (const text of typed) {
      await stage.locator('input[type=search]').fill('')
      await stage.waitForTimeout(150)
      for (let length = 1; length <= text.length; length++) {
        const rows = await desk.evaluate(({ id, soFar }) => bench.expected(id, soFar), {
          id: ledger,
          soFar: text.slice(0, length)
        })
        const shown = await stage.evaluate(() => watch.rows())
        const counts = !same(rows, shown)
        if (counts) await stage.evaluate((wanted) => watch.expect(wanted), rows)
        await press(stage, text.charAt(length - 1))
        if (counts) {
          const time = await stage.evaluate(() => watch.expected)
          if (round > 0) times.push(time)
        }
        await stage.waitForTimeout(60)
      }
    }
  }
  return times
}

/** Keys of other keyboards than the browser's are committed as text, as input methods do. */
async function press(page: Page, character: string): Promise<void> {
  if (/[a-z0-9]/.test(character)) await page.keyboard.press(character)
  else await page.keyboard.insertText(character)
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((row, at) => row === b[at])
