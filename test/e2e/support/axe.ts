import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** The rules of WCAG 2.2 at level AA. */
export const wcag: readonly string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds on a page, a line for each rule with the first pieces that break it. It runs in the page itself: what
 * looks into frames of other origins too takes five times as long, and we have none.
 * @param tags which rules; all of them when left out
 */
export async function axeFaults(page: Page, tags?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const violations = await page.evaluate(
    async (values) => {
      const { run } = (globalThis as unknown as { axe: typeof axe }).axe
      const found = await run({ resultTypes: ['violations'], ...(values === undefined ? {} : { runOnly: values }) })
      return found.violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html.slice(0, 160)) }))
    },
    tags && [...tags]
  )
  return violations.map(({ id, html }) => `${id}: ${html.join(' | ')}`)
}
