import type { BenchBrowser } from './browser'
import { figure, median, ms, type Figure } from './figures'

const rounds = 40
const warmUp = 5

/** `save.vs_put` and `visible.vs_put` at 100,000 people, and what they are compared with: one raw put of the same row. */
export async function saveTimes(browser: BenchBrowser, ledger: string): Promise<Figure[]> {
  const { desk } = browser
  await desk.bringToFront()
  const id = await desk.evaluate((name) => bench.openLedger(name), ledger)
  await desk.evaluate((id) => bench.settled(id), id)
  const times = await desk.evaluate(({ id, rounds }) => bench.saves(id, rounds), { id, rounds })
  const [save, put] = [median(times.save), median(times.put)]
  const visible = median(await visibleTimes(browser, id))
  return [
    figure('save.vs_put', save / put, `${ms(save)} ÷ ${ms(put)}`),
    figure('visible.vs_put', visible / put, `${ms(visible)} ÷ ${ms(put)}`)
  ]
}

/** From sending a new name for a person in the panel's list until the row with that name is painted in the panel. */
async function visibleTimes({ stage, address, pageCode }: BenchBrowser, ledger: string): Promise<number[]> {
  await stage.goto(address('sidepanel.html'))
  await stage.bringToFront()
  await stage.evaluate(() => watch.started)
  await stage.evaluate(pageCode)
  await stage.evaluate(() => bench.current())
  const times: number[] = []
  for (let round = 0; round < rounds + warmUp; round++) {
    const time = await stage.evaluate(
      async ({ ledger, round }) => {
        const row = (await bench.newest(ledger, 20))[round % 20]
        if (row === undefined) throw new Error('there is nobody')
        const name = `Renamed ${round} ${row.n}`
        const start = performance.now()
        const [end] = await Promise.all([
          watch.painted(() => watch.nameOf(`#/person/${row.id}`) === name),
          bench.rename(row, name)
        ])
        return end - start
      },
      { ledger, round }
    )
    if (round >= warmUp) times.push(time)
    await stage.waitForTimeout(80)
  }
  return times
}
