import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchExtension, type Launched } from '../browser/launch'
import { inHub } from '../browser/target'
import { bundle } from './browser'
import { figure, median, ms, quantile, type Figure } from './figures'
import type { TeamBench } from './team-page'

/** Two real browsers with the extension and one ledger: what a reconnection costs, and how soon an edit is seen. */

declare global {
  var teamBench: TeamBench
}

interface Device {
  readonly browser: Launched
  readonly desk: Page
}

const frame = 1000 / 60
const edits = 60

async function openDevice(codes: readonly string[]): Promise<Device> {
  const browser = await launchExtension({ args: ['--allow-loopback-in-peer-connection'] })
  // Any file of the extension is a page of its origin; this one costs least.
  const desk = await browser.open('manifest.json')
  for (const code of codes) await desk.evaluate(code)
  await desk.evaluate(() => bench.current())
  return { browser, desk }
}

async function connect(left: Device, right: Device): Promise<void> {
  const offer = await left.desk.evaluate(() => teamBench.ask({ ask: 'offer' }))
  const answer = await right.desk.evaluate((text) => teamBench.ask({ ask: 'answer', text }), offer.text ?? '')
  await left.desk.evaluate((text) => teamBench.ask({ ask: 'accept', text }), answer.text ?? '')
}

async function connectBare(left: Device, right: Device): Promise<void> {
  const offer = await left.desk.evaluate(() => teamBench.offer())
  const answer = await right.desk.evaluate((text) => teamBench.answer(text), offer)
  await left.desk.evaluate((text) => teamBench.accept(text), answer)
  await right.desk.evaluate(() => teamBench.echo())
}

interface SessionState {
  readonly traffic: { readonly sent: number; readonly received: number }
  readonly progress: { readonly equal: boolean; readonly total: number }
}

const sessionOf = ({ browser }: Device): Promise<SessionState | null> =>
  inHub(
    browser,
    `(() => {
      const [session] = hub.team.room()?.mesh.sessions() ?? []
      return session === undefined ? null : { traffic: session.traffic(), progress: session.progress() }
    })()`
  )

async function untilEqual(device: Device): Promise<SessionState> {
  for (let tries = 0; tries < 3000; tries++) {
    const state = await sessionOf(device)
    if (state?.progress.equal === true) return state
    await pause(200)
  }
  throw new Error('the two did not become equal')
}

/** Bytes before encryption and framing, and segments asked for, when nothing has changed. */
async function reconnect(left: Device, right: Device): Promise<Figure[]> {
  await left.desk.evaluate(() => teamBench.ask({ ask: 'disconnect' }))
  await pause(1500)
  await connect(left, right)
  const [one, other] = [await untilEqual(left), await untilEqual(right)]
  const { sent, received } = one.traffic
  return [
    figure('sync.reconnect.bytes', Math.max(sent, received), `${sent} B there, ${received} B back`),
    figure('sync.reconnect.segments', one.progress.total + other.progress.total)
  ]
}

/** From the command on one side to the frame that shows the value on the other, above a bare round trip. */
async function editTimes(left: Device, right: Device): Promise<Figure> {
  const id = await left.desk.evaluate(() => bench.create(1))
  const page = await right.browser.open(`app.html#/people/${id}`)
  await page.waitForFunction((text) => document.body.textContent.includes(text), 'Bench 1 Person')
  await pause(1500)
  await connectBare(left, right)
  const trips = await left.desk.evaluate(() => teamBench.pings(200))
  const times: number[] = []
  for (let round = 0; round < edits; round++) {
    const title = `Buyer ${round} of ${edits}`
    const seen = page.evaluate(
      (text) =>
        // No function here has a name: the loader would wrap it in a helper that pages lack.
        new Promise<number>((resolve) => {
          new MutationObserver((_, watch) => {
            if (!document.body.textContent.includes(text)) return
            watch.disconnect()
            requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
          }).observe(document.body, { subtree: true, childList: true, characterData: true })
        }),
      title
    )
    await pause(30)
    const start = await left.desk.evaluate(
      ([id, title]) => {
        const at = performance.timeOrigin + performance.now()
        void bench.retitle(id, title)
        return at
      },
      [id, title] as const
    )
    times.push((await seen) - start)
    await pause(150)
  }
  const [trip, edit] = [median(trips), quantile(times, 0.95)]
  return figure(
    'sync.edit.vs_ping',
    Math.max(0, edit - trip) / frame,
    `frames above; p95 ${ms(edit)}, median ${ms(median(times))}, round trip ${ms(trip)}`
  )
}

interface Devices {
  readonly left: Device
  readonly right: Device
}

/** Two devices of a team; one has the ledger, and the other comes into it when they are connected. */
async function withTeam<T>(people: number, work: (devices: Devices) => Promise<T>): Promise<T> {
  const codes = await Promise.all([bundle('page.ts'), bundle('team-page.ts')])
  const [left, right] = [await openDevice(codes), await openDevice(codes)]
  try {
    await left.desk.evaluate(() => teamBench.ask({ ask: 'create', name: 'Asha', device: 'Laptop' }))
    await left.desk.evaluate((count) => bench.fill(count), people)
    await inHub(left.browser, 'hub.settled().then(() => true)')
    const { text = '' } = await left.desk.evaluate(() => teamBench.ask({ ask: 'invite', role: 'rep', days: 1 }))
    await right.desk.evaluate(
      (code) => teamBench.ask({ ask: 'join', code, name: 'Ravi', device: 'Laptop', bring: false }),
      text
    )
    return await work({ left, right })
  } finally {
    await left.browser.close()
    await right.browser.close()
  }
}

async function comeIn({ left, right }: Devices, people: number): Promise<void> {
  const start = performance.now()
  await connect(left, right)
  await untilEqual(right)
  await inHub(right.browser, 'hub.settled().then(() => true)')
  console.error(`joined ${people} people in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

/** What coming into a ledger does to an open list, and how soon an edit is seen after that. */
export const teamTimes = (people: number): Promise<Figure[]> =>
  withTeam(people, async (devices) => {
    const { left, right } = devices
    const list = await right.browser.open('app.html#/people')
    await list.evaluate(await bundle('team-page.ts'))
    await list.evaluate(() => teamBench.watch())
    await comeIn(devices, people)
    const blocked = await list.evaluate(() => teamBench.longest())
    await list.close()
    const note = `${people} people, the list open; the thread of all pages of the extension`
    return [figure('ui.blocked_ms', blocked, note), await editTimes(left, right)]
  })

/** What it costs to come back with nothing changed. */
export const reconnectCost = (people: number): Promise<Figure[]> =>
  withTeam(people, async (devices) => {
    await comeIn(devices, people)
    return reconnect(devices.left, devices.right)
  })
