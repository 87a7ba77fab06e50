import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openBrowser, type BenchBrowser } from './bench/browser'
import { figure, holds, table, type Figure } from './bench/figures'
import { importTimes } from './bench/imports'
import { fillFew, fillMany, ledgers, lookupRatio, memoryAfterStart, settle, storeRatio } from './bench/ledgers'
import { saveTimes } from './bench/saves'
import { searchTimes } from './bench/search'
import { sizes } from './bench/sizes'
import { openTimes } from './bench/start'
import { joinTimes, manyDocuments } from './bench/join'
import { reconnectCost, teamTimes } from './bench/team'

/**
 * `npm run bench`: builds the extension, starts one Chromium with it, fills a ledger with 100 people and one with 100,000,
 * and measures speed and size, as ratios where the machine would decide otherwise. Prints a table, or with `-- --json`
 * one JSON object; `-- --only open,search` runs parts, `-- --people 20000` a smaller run, `-- --built` uses what is built.
 * The definitions of all keys are in docs/spec/read-model.md.
 */

const parts = [
  'size',
  'store',
  'fill',
  'hub',
  'open',
  'lookup',
  'search',
  'save',
  'import',
  'mailbox',
  'mesh',
  'join',
  'naive',
  'team',
  'reconnect'
] as const
type Part = (typeof parts)[number]

const args = process.argv.slice(2)
const valueOf = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
const only = valueOf('--only')?.split(',')
const people = Number(valueOf('--people') ?? 100_000)
const asJson = args.includes('--json')
const wanted = parts.filter((part) => only?.includes(part) ?? true)

/** Progress goes to the other stream, so that the JSON can be piped. */
const say = (text: string): void => console.error(text)

async function measure(browser: BenchBrowser): Promise<Figure[]> {
  const { many, few } = ledgers
  const wants = (...of: Part[]): boolean => of.some((part) => wanted.includes(part))
  const figures: Figure[] = []
  const step = async (name: string, work: () => Promise<Figure[]>): Promise<void> => {
    const start = performance.now()
    figures.push(...(await work()))
    say(`${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`)
  }
  let empty = 0
  await step('hub ready', async () => {
    const { name } = await browser.desk.evaluate(() => bench.current())
    if (wants('hub')) empty = await memoryAfterStart(browser, name)
    return []
  })
  if (wants('store')) await step('one by one', () => storeRatio(browser))
  if (wants('open', 'lookup')) await step('100 people', async () => fillFew(browser).then(() => []))
  if (wants('fill', 'hub', 'open', 'lookup', 'search', 'save'))
    await step(`${people} people`, async () => {
      const filled = await fillMany(browser, people)
      await settle(browser, many)
      return wants('fill') ? filled : []
    })
  if (wants('hub'))
    await step('hub memory', async () => {
      const full = await memoryAfterStart(browser, many)
      const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
      return [figure('hub.mem_ratio', full / empty, `${megabytes(full)} ÷ ${megabytes(empty)}`)]
    })
  if (wants('open')) await step('opening', () => openTimes(browser, few, many))
  if (wants('lookup')) await step('lookups', () => lookupRatio(browser))
  if (wants('search')) await step('searches', () => searchTimes(browser, many, say))
  if (wants('save')) await step('saves', () => saveTimes(browser, many))
  if (wants('import')) await step('an import', () => importTimes(browser, people))
  if (wants('mailbox'))
    await step('mailbox', async () => {
      const { mailboxBytes } = await import('./bench/mailbox')
      const { bundles, changes, files } = await mailboxBytes(10)
      return [figure('sync.mailbox.vs_bytes', bundles / changes, `${files} bundles, ${bundles} ÷ ${changes} bytes`)]
    })
  if (wants('mesh'))
    await step('a mesh', async () => {
      const { meshCost } = await import('./bench/mesh')
      const { devices, messages } = await meshCost(20)
      return [figure('sync.mesh', messages / (devices - 1), `${messages} messages for ${devices} devices`)]
    })
  if (wants('join')) await step('a newcomer', () => joinTimes(Math.min(people, 10_000), 2 * Math.min(people, 10_000)))
  if (wants('naive')) await step('a document for each record', () => manyDocuments(2000))
  if (wants('team')) await step('a team', () => teamTimes(Math.min(people, 10_000)))
  if (wants('reconnect')) await step('a reconnection', () => reconnectCost(people))
  if (wants('size')) await step('sizes', () => sizes(browser))
  return figures
}

async function main(): Promise<void> {
  if (!args.includes('--built')) {
    const built = spawnSync('npx', ['wxt', 'build'], { cwd: fileURLToPath(new URL('..', import.meta.url)) })
    if (built.status !== 0) throw new Error(`the extension does not build: ${String(built.stderr)}`)
    say('built')
  }
  const browser = await openBrowser()
  try {
    const figures = await measure(browser)
    console.log(
      asJson ? JSON.stringify(Object.fromEntries(figures.map(({ key, value }) => [key, value]))) : table(figures)
    )
    process.exitCode = figures.every(holds) ? 0 : 1
  } finally {
    await browser.close()
  }
}

await main()
