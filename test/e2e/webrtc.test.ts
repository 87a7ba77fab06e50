import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from './support/bundle'
import type { webrtcPage } from './support/webrtc-page'

/** Live connections between two real browsers, and through a real TURN server where there is one. */

let script: string
const browsers: Browser[] = []
/** A pair whose answer waits for a minute, from the first test to the last. */
let slow: readonly [Page, Page, Promise<void>, string]

beforeAll(async () => {
  script = await bundle('webrtc-page.ts')
  for (let at = 0; at < 2; at++)
    browsers.push(
      await chromium.launch({
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: ['--allow-loopback-in-peer-connection', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
      })
    )
  const [left, right] = await sides()
  const answer = await call<string>(
    right,
    'answer',
    { servers: [] },
    await call<string>(left, 'offer', { servers: [] })
  )
  slow = [left, right, pause(60_000), answer]
})
afterAll(async () => {
  for (const browser of browsers) await browser.close()
})

async function side(browser: 0 | 1): Promise<Page> {
  const page = await browsers[browser]!.newPage()
  await page.route('https://link.example/', (route) =>
    route.fulfill({ body: '<!doctype html>', contentType: 'text/html' })
  )
  await page.goto('https://link.example/')
  await page.evaluate(script)
  return page
}

const sides = async (): Promise<readonly [Page, Page]> => [await side(0), await side(1)]

function call<T>(page: Page, method: keyof typeof webrtcPage, ...args: readonly unknown[]): Promise<T> {
  return page.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { webrtcPage: Record<string, (...given: readonly unknown[]) => T> }).webrtcPage[name]!(
        ...given
      ),
    [method, args] as const
  )
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let at = 0; at < 300; at++) {
    if (await reached()) return
    await pause(100)
  }
  throw new Error('waited for nothing')
}

interface Received {
  readonly count: number
  readonly hash: number
  readonly closed: boolean
}

async function connect(options: object = { servers: [] }): Promise<readonly [Page, Page, string]> {
  const [left, right] = await sides()
  const offer = await call<string>(left, 'offer', options)
  const answer = await call<string>(right, 'answer', options, offer)
  await call(left, 'accept', answer)
  return [left, right, offer]
}

describe('a live connection between two browsers', () => {
  it('RTC-1 opens with two texts and no server, and carries frames whole, in order and as fast as they are taken', async () => {
    const [left, right, offer] = await connect()
    expect(offer.length).toBeLessThan(850)
    expect(await call(left, 'opened')).toBe('open')
    expect(await call(right, 'opened')).toBe('open')
    expect(await call(left, 'route')).toBe('direct')
    const sum = await call<number>(left, 'send', 2000, 15_001)
    await until(async () => (await call<Received>(right, 'received')).count === 2000)
    expect((await call<Received>(right, 'received')).hash).toBe(sum)
  })

  it('RTC-9 ends on both sides when one closes it', async () => {
    const [left, right] = await connect()
    await call(left, 'opened')
    await call(right, 'opened')
    await call(left, 'close')
    await until(async () => (await call<Received>(right, 'received')).closed)
    expect((await call<Received>(left, 'received')).closed).toBe(true)
  })

  it('RTC-7 says so when nothing comes through', async () => {
    const options = { servers: [], limits: { gather: 2500, connect: 4000 } }
    const [left, right] = await sides()
    const offer = await call<string>(left, 'offer', options)
    const answer = await call<string>(right, 'answer', options, offer)
    await right.context().close()
    await call(left, 'accept', answer)
    expect(await call(left, 'opened')).toBe('unreachable')
  })

  it('RTC-7 says so when the server that is set does not answer', async () => {
    const options = {
      servers: [{ url: 'turn:127.0.0.1:9?transport=udp', user: 'a', password: 'b' }],
      relayOnly: true,
      limits: { gather: 4000, connect: 3000 }
    }
    const left = await side(0)
    await expect(call<string>(left, 'offer', options)).rejects.toThrow('no way')
    expect(await call(left, 'opened')).toBe('server-silent')
  })
})

const turnServer = ['/usr/bin', '/usr/local/bin', '/usr/sbin']
  .map((folder) => join(folder, 'turnserver'))
  .find(existsSync)
if (turnServer === undefined) console.log('No coturn here: the tests with a TURN server are left out.')

describe.runIf(turnServer !== undefined)('a live connection through a TURN server', () => {
  let server: ChildProcess
  const port = 34_780
  const address =
    Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1'

  beforeAll(async () => {
    const options = [
      '-n',
      '--log-file=stdout',
      '--no-tls',
      '--no-dtls',
      '--no-cli',
      '--lt-cred-mech',
      '--realm=team.example',
      '--user=team:secret',
      `--listening-port=${port}`,
      `--listening-ip=${address}`,
      `--relay-ip=${address}`,
      '--min-port=49500',
      '--max-port=49600',
      '--allow-loopback-peers',
      '--pidfile=/dev/null'
    ]
    server = spawn(turnServer ?? '', options, { stdio: 'ignore' })
    await pause(1500)
  })
  afterAll(() => server.kill())

  const servers = [{ url: `turn:${address}:${port}?transport=udp`, user: 'team', password: 'secret' }]

  it('RTC-1 goes through it, where only that is allowed', async () => {
    const [left, right] = await connect({ servers, relayOnly: true })
    expect(await call(left, 'opened')).toBe('open')
    expect(await call(right, 'opened')).toBe('open')
    expect(await call(left, 'route')).toBe('relayed')
    await call(left, 'send', 50, 15_001)
    await until(async () => (await call<Received>(right, 'received')).count === 50)
  })

  it('RTC-7 says so when the server refuses the password', async () => {
    const options = { servers: [{ ...servers[0], password: 'wrong' }], relayOnly: true }
    const left = await side(0)
    await expect(call<string>(left, 'offer', options)).rejects.toThrow('no way')
    expect(await call(left, 'opened')).toBe('server-refused')
  })
})

describe('a live connection whose answer comes late', () => {
  it('RTC-7 opens also when a person takes a minute to hand over the answer', async () => {
    const [left, right, aMinute, answer] = slow
    await aMinute
    await call(left, 'accept', answer)
    expect(await call(left, 'opened')).toBe('open')
    expect(await call(right, 'opened')).toBe('open')
    expect(await call(right, 'route')).toBe('direct')
  })
})
