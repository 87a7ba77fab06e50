/** A mail body as lines: the common ground of plain text and HTML, on which quotes and signatures are found. */
export interface Line {
  /** Without quote marks, white space at the end dropped. */
  readonly text: string
  /** As it stood in the mail. */
  readonly raw: string
  /** How many quotes it stands in. */
  readonly depth: number
  /** What the HTML said about it: the line above a quote, the header of one, the sender's signature, a horizontal rule. */
  readonly mark?: 'attribution' | 'header' | 'signature' | 'rule'
  /** Targets of the links that begin in it. */
  readonly links?: readonly string[]
}

/** More than this is no letter: the rest of the text is not looked at. */
const MAX_CHARACTERS = 300_000
const MAX_LINES = 10_000
const MAX_LINE = 4_000

const QUOTE_MARKS = /^(?:[ \t\u00a0]{0,4}>)+[ \t\u00a0]?/
const DECORATED = /<<\s*$/

/** The lines of a plain text; `>` before a line is its quote depth. */
export const textLines = (text: string): Line[] =>
  cleanText(text)
    .split('\n', MAX_LINES)
    .map((full) => {
      const raw = full.slice(0, MAX_LINE)
      const text = raw.replace(/[ \t\u00a0]+$/, '')
      const marks = DECORATED.test(text) ? undefined : QUOTE_MARKS.exec(text)?.[0]
      if (marks === undefined) return { text, raw, depth: 0 }
      return { text: text.slice(marks.length), raw, depth: marks.split('>').length - 1 }
    })

/** NFC, `\n` line ends, no byte order mark, no directional controls, no lone surrogates, capped. ZWJ and ZWNJ stay. */
export const cleanText = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u00ad\0]/g, '')
    .normalize('NFC')

export const isBlank = (line: Line): boolean => line.text.trim() === ''

/** The lines as text, blank lines at both ends dropped. */
export const joinLines = (lines: readonly Line[], part: 'raw' | 'text' = 'raw'): string => {
  let start = 0
  let end = lines.length
  while (start < end && (lines[start]?.[part] ?? '').trim() === '') start += 1
  while (end > start && (lines[end - 1]?.[part] ?? '').trim() === '') end -= 1
  return lines
    .slice(start, end)
    .map((line) => line[part])
    .join('\n')
}

/** Index of the first line at or after `from` that is not blank, at most `reach` lines on. */
export const nextFilled = (lines: readonly Line[], from: number, reach = lines.length): number | undefined => {
  for (let index = from; index < lines.length && index < from + reach; index += 1) {
    const line = lines[index]
    if (line !== undefined && !isBlank(line)) return index
  }
  return undefined
}
