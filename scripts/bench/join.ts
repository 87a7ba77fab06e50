import { bundle, type BenchBrowser } from './browser'
import { figure, type Figure } from './figures'
import type { JoinTimes } from './join-page'

declare global {
  var measureJoin: (people: number, activities: number) => Promise<JoinTimes>
}

/**
 * How long a newcomer takes to store a ledger and show it, from the moment the bytes are there, against loading the same
 * documents and putting the same rows. The way of the bytes costs both the same and is left out.
 */
export async function joinTimes(browser: BenchBrowser, people: number, activities: number): Promise<Figure[]> {
  const page = await browser.context.newPage()
  await page.goto(browser.address('blank.html'))
  await page.evaluate(await bundle('join-page.ts'))
  const times = await page.evaluate(([a, b]) => globalThis.measureJoin(a, b), [people, activities] as const)
  await page.close()
  const floor = times.load + times.put
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`
  const note = `${people} people, ${activities} activities: ${seconds(times.receive)} ÷ ${seconds(floor)}`
  return [figure('sync.join.vs_floor', times.receive / floor, note)]
}
