import { asciiDigits } from './plain-text'

const BLANK = /[\t\u00A0\u00AD\u061C\u2000-\u200F\u2028-\u202F\u205F-\u2069\u3000\uFEFF]/g
const DASH = /[\u2010-\u2015\u2043\u2212\u30FC\uFE58\uFE63]/g

/**
 * Full-width forms, dashes, blanks, invisible characters and digits of all scripts as ASCII. One UTF-16 unit stays one,
 * so offsets hold for the original text too.
 */
export const phoneText = (text: string): string => {
  if (!/[^\n\r -~]/u.test(text)) return text
  return asciiDigits(text)
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(BLANK, ' ')
    .replace(DASH, '-')
    .replace(/[\u2044\u2215]/g, '/')
    .replace(/[\u02DC\u223C\u301C]/g, '~')
}

/** One run of digits and where it stands. */
export interface DigitGroup {
  readonly digits: string
  readonly start: number
  readonly end: number
  /** What stands between the group before in the same chain and this one; empty for the first. */
  readonly gap: string
}

/** Between two groups of one number: few blanks, dots, dashes, slashes, brackets. ` ~` begins an extension instead. */
const GAP = /^(?! {4,})(?! *~ *\d? )[ ()./~*-]{1,6}$/u

/** Runs of digit groups that may be one number or several; linear in the text. `limit` caps the groups looked at. */
export const digitChains = (text: string, limit: number): DigitGroup[][] => {
  const chains: DigitGroup[][] = []
  let chain: DigitGroup[] = []
  let seen = 0
  for (const found of text.matchAll(/\d+/gu)) {
    if (++seen > limit) break
    const [digits] = found
    const start = found.index
    const before = chain.at(-1)
    const gap = before && start - before.end <= 6 ? text.slice(before.end, start) : undefined
    if (gap === undefined || !GAP.test(gap) || / ~/u.test(gap)) {
      if (chain.length > 0) chains.push(chain)
      chain = []
    }
    chain.push({ digits, start, end: start + digits.length, gap: chain.length > 0 && gap !== undefined ? gap : '' })
  }
  if (chain.length > 0) chains.push(chain)
  return chains
}

/**
 * How strongly a gap separates: 1 inside a number, 2 perhaps between two, 3 most likely between two.
 */
export const gapStrength = (gap: string): 1 | 2 | 3 => {
  if (/^ +[/-]+ +$|--| {3}/u.test(gap)) return 3
  return /\/| {2}/u.test(gap) ? 2 : 1
}

/** What stands before the first digit and belongs to the number: `+`, `(`, `(+`. */
export const prefixBefore = (text: string, start: number): string =>
  /(?:\(?\+{1,2} ?\(?|\()$/u.exec(text.slice(Math.max(0, start - 5), start))?.[0] ?? ''

const EXTENSION =
  /[ \t]{0,3}[,;]?[ \t]{0,2}\(?(?:(?:e?xt(?:ensi(?:o|ó|o\u0301)?n?|n)?|доп|доб|int|intern|anexo|ramal|poste|toestel|wew|klappe|durchwahl|dw|linha|interno|dahili|एक्सटेंशन|एक्स)(?![\p{L}])|x(?!x)|#|~|内線|分机|转)[ \t]?[.:,]?[ \t]{0,2}(\d{1,7})(?![\d:])/iuy

/** An extension that follows a number (`ext. 12`, `x12`, `доб. 12`, `#12`) and where it ends. */
export const extensionAt = (
  text: string,
  at: number
): { readonly digits: string; readonly end: number } | undefined => {
  EXTENSION.lastIndex = at
  const found = EXTENSION.exec(text)
  if (!found?.[1]) return undefined
  const closes = found[0].includes('(') && text[EXTENSION.lastIndex] === ')'
  const end = at + found[0].length
  if (/^[\p{L}]/u.test(text.slice(end, end + 2)) && !closes) return undefined
  return { digits: found[1], end: end + (closes ? 1 : 0) }
}
