import { isName } from '../page/name-line'
import { cleanLine } from '../page/lines'
import { titleStrength } from '../page/titles'
import { hasLegalForm } from '../normalise/companies'
import type { PageBlock, PageLine } from '../page/types'

export interface TextLines {
  readonly lines: readonly PageLine[]
  readonly blocks: readonly PageBlock[]
}

const MAX_TEXT = 100_000
const MAX_LINES = 2000
const MAX_LINE = 1000
/** Texts of more lines have their own line breaks and are not cut at signs. */
const FEW = 3

/** "Jane Doe, VP Sales, Acme Corp, 12 Pine Rd …": the parts before the address become lines of their own. */
const splitRecord = (line: string): string[] => {
  const pieces = line
    .split(/\s*[|•·\t]\s*|\s+[–—]\s+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  return pieces.flatMap((piece) => {
    const parts = piece.split(/\s*,\s+/)
    let taken = 0
    while (taken < parts.length - 1 && taken < 4) {
      const part = parts[taken] ?? ''
      if (!isName(part) && titleStrength(part) === 0 && !hasLegalForm(part)) break
      taken++
    }
    // One part alone says little: "Bristol, UK" or "Doe, Jane" stay whole.
    if (taken < 2 && !(taken === 1 && titleStrength(parts[1] ?? '') > 0)) return [piece]
    return [...parts.slice(0, taken), parts.slice(taken).join(', ')]
  })
}

const cleaned = (raw: string): string =>
  cleanLine(
    raw
      .slice(0, MAX_LINE)
      .replace(/^\s*(?:[>*•·▪-]\s+)+/u, '')
      .replace(/\*\*|__/g, '')
  )

/** Lines of a text without the empty ones; each paragraph is a block, as on a page. Longer texts are cut. */
export const textLines = (text: string): TextLines => {
  const raw = text.slice(0, MAX_TEXT).split(/\r\n?|\n|\u2028|\u2029/)
  const few = raw.filter((line) => line.trim() !== '').length <= FEW
  const lines: PageLine[] = []
  const blocks: PageBlock[] = [{ parent: 0, tag: 'body' }]
  let open = false
  for (const part of raw) {
    const clean = cleaned(part)
    if (clean === '') {
      open = false
      continue
    }
    if (!open) blocks.push({ parent: 0, tag: 'p' })
    open = true
    for (const piece of few ? splitRecord(clean) : [clean]) {
      if (lines.length >= MAX_LINES) return { lines, blocks }
      lines.push({ text: piece, block: blocks.length - 1 })
    }
  }
  return { lines, blocks }
}
