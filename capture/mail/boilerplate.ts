import { type Line, isBlank } from './lines'
import { hasBannerWord, hasNoticeWord, isBanner, isListFooter, isNotice, startsLikeNotice } from './words/notices'

/** Takes out what no person wrote: the gateway's banner above, the list's footer and the legal notice below. */
export const cutBoilerplate = (lines: readonly Line[]): Line[] => cutNotices(cutFooter(cutBanners(lines)))

interface Paragraph {
  readonly start: number
  readonly end: number
}

/** `--`, `_____`, `* * *`. */
const isRule = (text: string): boolean => text.trim().length >= 2 && /^[-–—_=*~#.\s]+$/.test(text)

const paragraphs = (lines: readonly Line[]): Paragraph[] => {
  const found: Paragraph[] = []
  let start = -1
  for (let index = 0; index <= lines.length; index += 1) {
    const line = lines[index]
    const blank = line === undefined || isBlank(line)
    if (!blank && start === -1) start = index
    if (blank && start !== -1) {
      found.push({ start, end: index })
      start = -1
    }
  }
  return found
}

const textOf = (lines: readonly Line[], part: Paragraph): string =>
  lines
    .slice(part.start, Math.min(part.end, part.start + 60))
    .map((line) => line.text.trim())
    .join(' ')

const cutBanners = (lines: readonly Line[]): readonly Line[] => {
  let from = 0
  for (const part of paragraphs(lines).slice(0, 4)) {
    const text = textOf(lines, part)
    if (isBanner(text)) {
      from = bannerEnd(lines, part)
      if (from < part.end) break
    } else if (isRule(text) && from > 0) from = part.end
    else {
      const first = lines[part.start]
      if (first !== undefined && isBanner(first.text) && part.end - part.start > 1) from = part.start + 1
      break
    }
  }
  return from === 0 ? lines : lines.slice(from)
}

/** A banner is over where a sentence ends and the next line says nothing more of what comes from outside. */
const bannerEnd = (lines: readonly Line[], part: Paragraph): number => {
  for (let index = part.start + 1; index < part.end; index += 1) {
    if (/[.!?:]["')\]]*\s*$/.test(lines[index - 1]?.text ?? '') && !hasBannerWord(lines[index]?.text ?? ''))
      return index
  }
  return part.end
}

const FOOTER_LINES = 16

/** A list's footer begins within the last lines, below a rule or a blank line, and not at the top of the mail. */
const cutFooter = (lines: readonly Line[]): readonly Line[] => {
  const filled = lines.flatMap((line, index) => (isBlank(line) ? [] : [index]))
  for (const index of filled.slice(1).slice(-FOOTER_LINES)) {
    if (!isListFooter(lines[index]?.text ?? '')) continue
    let from = index
    while (from > 0 && (isBlank(lines[from - 1] ?? EMPTY) || isRule(lines[from - 1]?.text ?? ''))) from -= 1
    return lines.slice(0, from)
  }
  return lines
}

const EMPTY: Line = { text: '', raw: '', depth: 0 }

/** Legal notices, whole paragraphs or the end of one; a notice set in rules loses the rules too. */
const cutNotices = (lines: readonly Line[]): Line[] => {
  const drop = new Uint8Array(lines.length)
  const parts = paragraphs(lines)
  let inNotice = false
  for (const [position, part] of parts.entries()) {
    if (position === 0 && parts.length > 1 && part.end - part.start === 1) continue
    const start =
      noticeStart(lines, part, position > 0) ?? (inNotice && goesOn(textOf(lines, part)) ? part.start : undefined)
    if (start === undefined) continue
    drop.fill(1, start, part.end)
    inNotice = true
  }
  const kept = lines.filter((_, index) => drop[index] === 0)
  if (kept.length === lines.length) return kept
  while (kept.length > 0 && (isBlank(kept.at(-1) ?? EMPTY) || isLongRule(kept.at(-1)))) kept.pop()
  return kept
}

/** A further paragraph of a notice that has begun. */
const goesOn = (text: string): boolean => text.length >= 60 && hasNoticeWord(text)

const isLongRule = (line: Line | undefined): boolean => /^\s*[-–—_=*~#]{8,}\s*$/.test(line?.text ?? '')

const noticeStart = (lines: readonly Line[], part: Paragraph, whole: boolean): number | undefined => {
  if (whole && isNotice(textOf(lines, part))) return part.start
  for (let index = part.start + 1; index < part.end; index += 1) {
    const two = textOf(lines, { start: index, end: Math.min(index + 2, part.end) })
    if (startsLikeNotice(two) && isNotice(textOf(lines, { start: index, end: part.end }))) return index
  }
  return undefined
}
