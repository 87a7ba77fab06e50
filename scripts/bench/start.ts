import type { BenchBrowser } from './browser'
import { figure, median, ms, type Figure } from './figures'

const turns = 5
const rounds = 7

/**
 * `open.*`: the side panel's page from the start of its navigation until its first fifty rows are painted, at 100 and at
 * 100,000 people in turn, and an extension page with one line of text until that line is painted.
 */
export async function openTimes({ desk, stage, address }: BenchBrowser, few: string, many: string): Promise<Figure[]> {
  const times = { few: [] as number[], many: [] as number[], blank: [] as number[] }
  const open = async (path: string): Promise<number> => {
    await stage.goto('about:blank')
    await stage.bringToFront()
    await stage.goto(address(path))
    return stage.evaluate(() => watch.started)
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, ledger] of [
      ['few', few],
      ['many', many]
    ] as const) {
      const id = await desk.evaluate((to) => bench.openLedger(to), ledger)
      await desk.evaluate((id) => bench.settled(id), id)
      for (let round = 0; round < rounds; round++) {
        const panel = await open('sidepanel.html')
        const blank = await open('blank.html')
        // The first start of a turn finds nothing of this ledger in the browser's memory; nor does the browser's first.
        if (turn === 0 || round === 0) continue
        times[name].push(panel)
        times.blank.push(blank)
      }
    }
  }
  const [small, large, blank] = [median(times.few), median(times.many), median(times.blank)]
  return [
    figure('open.ratio', large / small, `${ms(large)} ÷ ${ms(small)}`),
    figure('open.vs_blank', large / blank, `${ms(large)} ÷ ${ms(blank)}`)
  ]
}
