import type { BenchBrowser } from './browser'
import { figure, ms, sum, type Figure } from './figures'
import type { FillStep } from './page'

/** Names of the ledgers of a run. */
export const ledgers = { few: 'Few people', many: 'Many people', singly: 'One by one' } as const

/** People of the small ledger. */
const few = 100
/** Records made one by one: five full segments of documents and a bit. */
const singly = 1300

/** Fills the small ledger. */
export async function fillFew({ desk }: BenchBrowser): Promise<void> {
  await desk.evaluate((name) => bench.openLedger(name), ledgers.few)
  await desk.evaluate((count) => bench.fill(count), few)
}

/**
 * `fill.per_s_ratio`: records a second in the last ten thousand records of the fill ÷ in the first ten thousand, from the
 * hub's own reports of progress.
 */
export async function fillMany({ desk }: BenchBrowser, people: number): Promise<Figure[]> {
  await desk.evaluate((name) => bench.openLedger(name), ledgers.many)
  const steps = await desk.evaluate((count) => bench.fill(count), people)
  const total = steps.at(-1)?.done ?? 0
  const window = Math.min(10_000, total / 3)
  const first = rate(steps, steps[0]?.done ?? 0, window)
  const last = rate(steps, total - window, total)
  const seconds = (steps.at(-1)?.at ?? 0) / 1000
  return [
    figure(
      'fill.per_s_ratio',
      last / first,
      `${last.toFixed(0)} ÷ ${first.toFixed(0)} a second, ${total} in ${seconds.toFixed(0)} s`
    )
  ]
}

/** Records a second between two counts. */
function rate(steps: readonly FillStep[], from: number, to: number): number {
  const inside = steps.filter(({ done }) => done >= from && done <= to)
  const [begin, end] = [inside[0], inside.at(-1)]
  if (begin === undefined || end === undefined || begin === end) return Number.NaN
  return ((end.done - begin.done) / (end.at - begin.at)) * 1000
}

/** Waits until the hub has nothing left to do for a ledger. */
export async function settle({ desk }: BenchBrowser, ledger: string): Promise<void> {
  const id = await desk.evaluate((name) => bench.openLedger(name), ledger)
  await desk.evaluate((id) => bench.settled(id), id)
}

/** `store.ratio`: bytes of the documents in storage ÷ of the records as JSON, each made by a command of its own. */
export async function storeRatio({ desk }: BenchBrowser): Promise<Figure[]> {
  const id = await desk.evaluate((name) => bench.openLedger(name), ledgers.singly)
  await desk.evaluate(async (count) => {
    for (let round = 0; round < count; round++) await bench.create(round)
  }, singly)
  await desk.evaluate((id) => bench.settled(id), id)
  const { chunks, json, records } = await desk.evaluate((id) => bench.stored(id), id)
  return [figure('store.ratio', chunks / json, `${chunks} ÷ ${json} bytes, ${records} records`)]
}

/** What the hub's page holds a while after its start with a ledger, bytes. */
export async function memoryAfterStart({ desk, hubMemory }: BenchBrowser, ledger: string): Promise<number> {
  await desk.bringToFront()
  const id = await desk.evaluate((name) => bench.openLedger(name), ledger)
  await desk.evaluate((id) => bench.settled(id), id)
  await desk.evaluate(() => bench.restartHub())
  await desk.evaluate(() => bench.current())
  await desk.evaluate((id) => bench.settled(id), id)
  return hubMemory()
}

/** `lookup.ratio`: "who is this?" by e-mail address, at 100,000 people ÷ at 100, in turn. */
export async function lookupRatio({ desk }: BenchBrowser): Promise<Figure[]> {
  await desk.bringToFront()
  const ids: string[] = []
  for (const name of [ledgers.few, ledgers.many]) ids.push(await desk.evaluate((to) => bench.openLedger(to), name))
  const times = await desk.evaluate((ids) => bench.lookups(ids, 150), ids)
  const [small = Number.NaN, large = Number.NaN] = times.map(
    (own) => sum(own.toSorted((a, b) => a - b).slice(20, 130)) / 110
  )
  return [figure('lookup.ratio', large / small, `${ms(large)} ÷ ${ms(small)}, means without the outer fifteenths`)]
}
