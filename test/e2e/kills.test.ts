import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { browser as extensionApi } from 'wxt/browser'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { bundle } from './support/bundle'
import type { checkPage as CheckPage } from './support/check-page'
import type { loadPage as LoadPage, Promised } from './support/load-page'

/** In the functions that run in the extension's own contexts. */
declare const chrome: typeof extensionApi
declare const loadPage: typeof LoadPage
declare const checkPage: typeof CheckPage
declare const promised: (one: Promised) => void

/** How often the browser is killed; `BAHI_KILLS` sets another number. */
const kills = Number(process.env.BAHI_KILLS ?? 10)

let script: string
beforeAll(async () => {
  script = await bundle('load-page.ts')
})

const profiles: string[] = []
function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'bahi-kills-'))
  profiles.push(profile)
  return profile
}
afterAll(() => {
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function open(browser: Launched): Promise<{ page: Page; ledger: string }> {
  // Any file of the extension is a page of its origin; this one costs least.
  const page = await browser.open('start.js')
  await page.evaluate(script)
  await page.evaluate(() => chrome.runtime.sendMessage({ kind: 'hub.wake' }).catch(() => undefined))
  return { page, ledger: await page.evaluate(() => loadPage.ready()) }
}

describe('a browser that is killed under load', () => {
  it(
    `A4 has lost nothing that was called saved, after ${kills} kills`,
    { timeout: 30_000 + kills * 15_000 },
    async () => {
      const profile = newProfile()
      const saved = new Map<string, number>()
      const lost: Promised[] = []
      let perRound = 0
      let first: string | undefined
      for (let round = 0; round <= kills; round++) {
        const browser = await launchExtension({ profile })
        // Every fifth time in the middle of starting, when the journal of the last round is being replayed.
        if (round % 5 === 4 && round < kills) {
          await pause(Math.random() * 400)
          await browser.kill()
          continue
        }
        const { page, ledger } = await open(browser)
        first ??= ledger
        expect(ledger, `the ledger itself in round ${round}`).toBe(first)
        const rows = new Map(
          (await page.evaluate((id) => loadPage.rows(id), ledger)).map(({ id, count }) => [id, count])
        )
        for (const [id, count] of saved) if ((rows.get(id) ?? -1) < count) lost.push({ id, count })
        expect(lost, `lost in round ${round}, of ${saved.size} saved`).toEqual([])
        if (round === kills) {
          expect(await compare(browser, page)).toMatchObject({
            records: expect.any(Number),
            changed: 0,
            missing: 0,
            extra: 0
          })
          await browser.close()
          break
        }
        const before = saved.size
        await page.exposeFunction('promised', ({ id, count }: Promised) =>
          saved.set(id, Math.max(count, saved.get(id) ?? 0))
        )
        await page.evaluate(() => loadPage.start((one) => promised(one)))
        await pause(Math.random() * 900)
        expect(await page.evaluate(() => loadPage.refused())).toBeUndefined()
        await browser.kill()
        perRound += saved.size - before
      }
      console.log(`${kills} kills, ${saved.size} records called saved, ${(perRound / kills).toFixed(0)} a round`)
      expect(saved.size).toBeGreaterThan(kills)
    }
  )

  it('HUB-15 keeps the ledger when the browser was killed in the middle of writing its own log', async () => {
    const profile = newProfile()
    const seen: { ledger: string; records: number }[] = []
    for (let round = 0; round < 4; round++) {
      const browser = await launchExtension({ profile })
      const { page, ledger } = await open(browser)
      seen.push({ ledger, records: (await page.evaluate((id) => loadPage.rows(id), ledger)).length })
      let saved = 0
      await page.exposeFunction('promised', () => void saved++)
      await page.evaluate(() => loadPage.start((one) => promised(one)))
      await expect.poll(() => saved, { timeout: 30_000 }).toBeGreaterThan(20)
      await browser.kill()
      if (round === 1) cutLastRecord(profile)
    }
    expect(new Set(seen.map(({ ledger }) => ledger)).size).toBe(1)
    const [, second, third, fourth] = seen.map(({ records }) => records)
    expect(third).toBeGreaterThanOrEqual(second ?? 0)
    expect(fourth).toBeGreaterThan(third ?? 0)
  })
})

/** What a kill between two pages of a write leaves in the log of the browser's database. */
function cutLastRecord(profile: string): void {
  const databases = join(profile, 'Default', 'IndexedDB')
  const folder = readdirSync(databases).find((name) => name.endsWith('.leveldb'))
  if (folder === undefined) throw new Error('no database of the extension')
  const [log] = readdirSync(join(databases, folder))
    .filter((name) => name.endsWith('.log'))
    .toSorted()
    .toReversed()
  if (log === undefined) throw new Error('the database has no log')
  const path = join(databases, folder, log)
  truncateSync(path, statSync(path).size - 5)
}

/** The rows against what a rebuild from the documents would make of them. The hub must not run meanwhile. */
async function compare(browser: Launched, page: Page): Promise<unknown> {
  await browser.context.serviceWorkers()[0]?.evaluate(() => chrome.offscreen.closeDocument())
  await page.evaluate(await bundle('check-page.ts'))
  return page.evaluate(() => checkPage.compare())
}
