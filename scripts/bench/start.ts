import type { BenchBrowser } from './browser'
import { figure, median, ms, type Figure } from './figures'

const rounds = 24
const warmUp = 4

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
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const [name, ledger] of [
      ['few', few],
      ['many', many]
    ] as const) {
      await desk.evaluate((to) => bench.openLedger(to), ledger)
      const panel = await open('sidepanel.html')
      const blank = await open('blank.html')
      if (round < warmUp) continue
      times[name].push(panel)
      times.blank.push(blank)
    }
  }
  const [small, large, blank] = [median(times.few), median(times.many), median(times.blank)]
  return [
    figure('open.ratio', large / small, `${ms(large)} ÷ ${ms(small)}`),
    figure('open.vs_blank', large / blank, `${ms(large)} ÷ ${ms(blank)}`)
  ]
}
