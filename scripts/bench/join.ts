import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchExtension, type Launched } from '../browser/launch'
import { builtExtension, bundle } from './browser'
import { figure, type Figure } from './figures'
import type { FloorTimes, JoinBench } from './join-page'

declare global {
  var joinBench: JoinBench
}

interface Pair {
  readonly host: Page
  readonly guest: Page
  close(): Promise<void>
}

/** Two browsers with profiles of their own, and a page of the extension in each. */
async function openPair(code: string): Promise<Pair> {
  const browsers: Launched[] = []
  const looker = readdirSync(join(builtExtension, 'assets')).find((name) => name.startsWith('look.worker'))
  if (looker === undefined) throw new Error('the extension has no such worker')
  const open = async (): Promise<Page> => {
    const browser = await launchExtension({ args: ['--allow-loopback-in-peer-connection'] })
    browsers.push(browser)
    // Any file of the extension is a page of its origin; this one costs least.
    const page = await browser.open('manifest.json')
    await page.evaluate(code)
    await page.evaluate((path) => joinBench.lookWith(path), `/assets/${looker}`)
    return page
  }
  const [host, guest] = [await open(), await open()]
  return {
    host,
    guest,
    close: async () => {
      for (const browser of browsers) await browser.close()
    }
  }
}

/** Opens a data channel of that name between the two. */
async function call({ host, guest }: Pair, name: string): Promise<void> {
  const offer = await host.evaluate((of) => joinBench.offer(of), name)
  const answer = await guest.evaluate(([of, text]) => joinBench.answer(of, text), [name, offer] as const)
  await host.evaluate(([of, text]) => joinBench.accept(of, text), [name, answer] as const)
}

async function joinOnce(pair: Pair, people: number, activities: number): Promise<number> {
  const invited = await pair.host.evaluate(([a, b]) => joinBench.open(a, b), [people, activities] as const)
  await call(pair, 'join')
  const [time] = await Promise.all([
    pair.guest.evaluate((code) => joinBench.join(code), invited),
    pair.host.evaluate(() => joinBench.welcome())
  ])
  await pair.guest.evaluate(([a, b]) => joinBench.check(a, b), [people, activities] as const)
  return time
}

async function floorOf(pair: Pair): Promise<FloorTimes> {
  await call(pair, 'raw')
  const [times] = await Promise.all([
    pair.guest.evaluate(() => joinBench.floor()),
    pair.host.evaluate(() => joinBench.sendRaw())
  ])
  return times
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * How long a newcomer takes to have a ledger, against the least that it can take and against Yjs. All go from one browser to
 * another over WebRTC.
 */
export async function joinTimes(people: number, activities: number): Promise<Figure[]> {
  const pair = await openPair(await bundle('join-page.ts'))
  try {
    const ours = await joinOnce(pair, people, activities)
    const { send, load, put, segments, bytes } = await floorOf(pair)
    const floor = send + load + put
    await pair.host.evaluate(() => joinBench.makeYjs())
    await call(pair, 'yjs')
    const [theirs] = await Promise.all([
      pair.guest.evaluate(() => joinBench.yjs()),
      pair.host.evaluate(() => joinBench.sendYjs())
    ])
    const parts = `${seconds(send)} send + ${seconds(load)} load + ${seconds(put)} put`
    return [
      figure(
        'sync.join.vs_floor',
        ours / floor,
        `${people} people, ${activities} activities, ${segments} segments, ${(bytes / 1e6).toFixed(1)} MB: ${seconds(ours)} ÷ (${parts})`
      ),
      figure('sync.join.vs_yjs', ours / theirs.total, `${seconds(ours)} ÷ ${seconds(theirs.total)}`)
    ]
  } finally {
    await pair.close()
  }
}

/** Milliseconds after which a document for each record counts as it is: the ratio is then at least that. */
const patience = 240_000

/** A ledger of 2,000 records against a document for each of them in the library as it comes. */
export async function manyDocuments(records: number): Promise<Figure[]> {
  const pair = await openPair(await bundle('join-page.ts'))
  try {
    const ours = await joinOnce(pair, records * 0.8, 0)
    await call(pair, 'naive')
    const [theirs] = await Promise.all([
      pair.guest.evaluate(([count, most]) => joinBench.takeMany(count, most), [records, patience] as const),
      pair.host.evaluate(() => joinBench.giveMany())
    ])
    const note = `${records} records: ${seconds(theirs.total)} for ${theirs.ready} of them ÷ ${seconds(ours)}`
    return [figure('sync.join.vs_naive', theirs.total / ours, note)]
  } finally {
    await pair.close()
  }
}
