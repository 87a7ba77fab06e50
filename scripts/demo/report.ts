import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Tells on the console what is done and how long it took, and keeps the pictures. */
export interface Report {
  readonly step: <T>(what: string, work: () => Promise<T>) => Promise<T>
  /** Something that was found, indented below the step. */
  readonly line: (text: string) => void
  readonly picture: (page: Page, name: string) => Promise<void>
  readonly finish: () => void
}

/** @param out the folder of the pictures */
export function createReport(out: string): Report {
  const start = performance.now()
  let pictures = 0
  let steps = 0
  return {
    async step(what, work) {
      const began = performance.now()
      const result = await work()
      steps++
      console.log(`${String(Math.round(performance.now() - began)).padStart(6)} ms  ${what}`)
      return result
    },
    line: (text) => console.log(`${' '.repeat(13)}${text.replaceAll(/\s+/g, ' ')}`),
    async picture(page, name) {
      pictures++
      await page.screenshot({ path: join(out, `${String(pictures).padStart(2, '0')}-${name}.png`) })
    },
    finish() {
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`\n${steps} steps and ${pictures} pictures in ${seconds} s; the pictures are in out/.`)
    }
  }
}
