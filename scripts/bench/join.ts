import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { bundle } from './browser'
import type { JoinTimes } from './join-page'

/**
 * `npx tsx scripts/bench/join.ts [people] [activities]`: how long a newcomer takes to store a ledger and show it, from the
 * moment the bytes are there, against loading the same documents and putting the same rows.
 */

declare global {
  var measureJoin: (people: number, activities: number) => Promise<JoinTimes>
}

const [people = 10_000, activities = 20_000] = process.argv.slice(2).map(Number)

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>Bench</title>')
}).listen(0, '127.0.0.1')
const { port } = server.address() as AddressInfo
const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium' })
try {
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${port}/`)
  await page.evaluate(await bundle('join-page.ts'))
  const times = await page.evaluate(([a, b]) => globalThis.measureJoin(a ?? 0, b ?? 0), [people, activities])
  const floor = times.load + times.put
  console.log({
    people,
    activities,
    ...times,
    floor,
    'sync.join.vs_floor (without the channel)': times.receive / floor
  })
} finally {
  await browser.close()
  server.close()
}
