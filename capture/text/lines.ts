import { cleanLine } from '../page/lines'
import type { PageBlock, PageLine } from '../page/types'

export interface TextLines {
  readonly lines: readonly PageLine[]
  readonly blocks: readonly PageBlock[]
}

const MAX_TEXT = 100_000
const MAX_LINES = 2000
const MAX_LINE = 1000

/** Lines of a text without the empty ones; each paragraph is a block, as on a page. Longer texts are cut. */
export const textLines = (text: string): TextLines => {
  const lines: PageLine[] = []
  const blocks: PageBlock[] = [{ parent: 0, tag: 'body' }]
  let open = false
  for (const raw of text.slice(0, MAX_TEXT).split(/\r\n?|\n|\u2028|\u2029/)) {
    const clean = cleanLine(
      raw
        .slice(0, MAX_LINE)
        .replace(/^\s*(?:[>*•·▪-]\s+)+/, '')
        .replace(/\*\*|__/g, '')
    )
    if (clean === '') open = false
    else {
      if (lines.length >= MAX_LINES) break
      if (!open) blocks.push({ parent: 0, tag: 'p' })
      open = true
      lines.push({ text: clean, block: blocks.length - 1 })
    }
  }
  return { lines, blocks }
}
