import { hasLegalForm } from '../normalise/companies'
import { personNameScore } from '../normalise/names'
import { isName } from '../page/name-line'
import { type Line, isBlank } from './lines'
import {
  hasContact,
  isDelimiter,
  isDevice,
  isNameLike,
  isProse,
  isShortLine,
  isSignatureDelimiter,
  namesSender,
  senderTokens
} from './line-features'
import type { Party } from './mailboxes'
import { segmentsOf } from './signature-text'
import { afterClosing, isClosing } from './words/closings'

/** Where the signature stands in the sender's own lines. */
export interface SignatureSplit {
  /** The text above it, a postscript below it, no device line. */
  readonly reply: readonly Line[]
  readonly signature: readonly Line[]
}

/** Signatures are looked for in the last lines that are not blank. */
const WINDOW = 40
const MAX_BLOCK = 26
/** Device lines are looked for in the first lines: what stands below is quoted. */
const MAX_LETTER = 1500

/**
 * Finds the block that closes a letter: what the HTML marks, the lines below a delimiter, a closing with a name, the
 * sender's name, or a last paragraph of contact lines.
 */
export const findSignature = (lines: readonly Line[], sender?: Party): SignatureSplit => {
  const device = lines.slice(0, MAX_LETTER).findIndex((line) => isDevice(line.text))
  const start = signatureStart(lines, sender, device)
  const from = Math.min(start ?? lines.length, device === -1 ? lines.length : device)
  const end = device === -1 ? postscript(lines, from) : deviceEnd(lines, device)
  const below = device === -1 ? lines.slice(end) : []
  return { reply: [...trimEnd(lines.slice(0, from)), ...below], signature: trimEnd(lines.slice(from, end)) }
}

const signatureStart = (lines: readonly Line[], sender: Party | undefined, device: number): number | undefined => {
  const filled = lines.flatMap((line, index) => (isBlank(line) ? [] : [index]))
  const window = filled.slice(1).slice(-WINDOW)
  const tokens = senderTokens(sender)
  const markedAt = lines.findIndex((line) => line.mark === 'signature' && !isBlank(line))
  if (markedAt !== -1) return withClosingAbove(lines, markedAt)
  for (const index of window) {
    if (device !== -1 && index >= device) break
    const start = startsAt(lines, index, tokens)
    if (start !== undefined) return start
  }
  return undefined
}

/** The first line of the block if one begins at `index`. */
const startsAt = (lines: readonly Line[], index: number, tokens: ReadonlySet<string>): number | undefined => {
  const line = lines[index] ?? EMPTY
  const text = line.text
  const rest = lines.slice(index + 1, index + 400).filter((entry) => !isBlank(entry))
  if (isDelimiter(text)) return belowDelimiter(line, rest) ? index : undefined
  if (isClosing(text)) return rest.length > 0 && closes(rest, tokens) ? index : undefined
  if (afterClosing(text) !== undefined) return isBlock(rest) && isNameLike(afterClosing(text) ?? '') ? index : undefined
  if (closesWithOwnName(text, tokens)) return isBlock(rest) ? index : undefined
  if (FOR_FIRM.test(text) && hasLegalForm(text)) return isBlock(rest) && rest.length <= MAX_SIGNED ? index : undefined
  if (dashedName(lines, index, rest)) return index
  if (namesSender(text, tokens) && !/[,:]\s*$/.test(text))
    return isBlock(rest) ? withClosingAbove(lines, index) : undefined
  if (lastLineIsName(lines, index, rest)) return withClosingAbove(lines, index)
  if (isBlank(lines[index - 1] ?? EMPTY) && !introduced(lines, index) && contactParagraph(text, rest, tokens))
    return withClosingAbove(lines, index)
  return undefined
}

/** `For Banyan Freight Pvt. Ltd.` closes a letter that a firm signs; what follows is whoever signs for it. */
const FOR_FIRM = /^\s*(?:for|für|pour|para)\s+(?:and on behalf of\s+)?\S.{3,70}$/iu
const MAX_SIGNED = 10

const EMPTY: Line = { text: '', raw: '', depth: 0 }

const belowDelimiter = ({ text, raw }: Line, rest: readonly Line[]): boolean => {
  if (rest.length === 0) return raw === '-- '
  const body = rest.filter((line) => !isDelimiter(line.text))
  if (raw === '-- ') return true
  if (isSignatureDelimiter(text)) return body.length <= MAX_BLOCK && proseIn(body.slice(0, 3)) <= 1
  return isBlock(rest) && !/^[\s*•·-]*\d+[.)]/.test(body[0]?.text ?? '')
}

/** `Regards Ravi`, without a comma: only where the name is the sender's, else it thanks somebody. */
const closesWithOwnName = (text: string, tokens: ReadonlySet<string>): boolean => {
  const found = text.trim().split(/\s+/)
  if (found.length > 7 || tokens.size === 0) return false
  const others = found.filter((word) => !tokens.has(word.toLowerCase().replace(/[^\p{L}\p{M}]/gu, '')))
  return others.length < found.length && others.length > 0 && isClosing(others.join(' '))
}

/** What follows a closing: a name or the sender's block, not another paragraph of the letter. */
const closes = (rest: readonly Line[], tokens: ReadonlySet<string>): boolean => {
  const first = rest.find((line) => !isDelimiter(line.text) && !isClosing(line.text))
  if (first === undefined || isDevice(first.text)) return false
  if (!isBlock(rest, signs(first.text, tokens))) return false
  return (
    isNameLike(first.text) ||
    namesSender(first.text, tokens) ||
    isShortLowerName(first.text) ||
    hasContact(first.text) ||
    isShortLine(first.text)
  )
}

const isShortLowerName = (text: string): boolean => /^\s*[-–—]?\s*\p{Ll}[\p{L}\p{M}.]{0,20}\s*$/u.test(text)

/**
 * Contact lines, names, titles: at most a quarter of it may be running text (slogans, opening hours), and only where a
 * contact, or the sender's own name at its head (`signed`), tells that it is no letter.
 */
const isBlock = (rest: readonly Line[], signed = false): boolean => {
  const own = untilPostscript(rest)
  if (own.length > MAX_BLOCK) return false
  const prose = proseIn(own)
  if (prose === 0) return true
  if (own.some((line) => /[?？؟]\s*$/.test(line.text))) return false
  if (isProse(own[0]?.text ?? '')) return false
  const contacts = own.filter((line) => hasContact(line.text)).length
  return (signed || contacts >= 1) && prose <= own.length / 4
}

const proseIn = (lines: readonly Line[]): number => lines.filter((line) => isProse(line.text)).length

/** `-roman`, `- Lev.` as the last line of the letter, not as an item of a list. */
const dashedName = (lines: readonly Line[], index: number, rest: readonly Line[]): boolean => {
  const text = lines[index]?.text ?? ''
  if (!/^\s*[-–—]{1,2}\s?\p{L}[\p{L}\p{M}.'’]{0,20}(?:\s\p{Lu}[\p{L}\p{M}.'’]{0,20}){0,2}\s*$/u.test(text)) return false
  if (/^\s*[-–—*•]/.test(lines[index - 1]?.text ?? '')) return false
  return rest.every((line) => isDevice(line.text) || (isShortLine(line.text) && hasContact(line.text)))
}

/** A person's full name alone in the last line, below a sentence. */
const lastLineIsName = (lines: readonly Line[], index: number, rest: readonly Line[]): boolean => {
  const text = (lines[index]?.text ?? '').trim()
  if (!rest.every((line) => isDevice(line.text)) || !/\s/.test(text) || !isNameLike(text)) return false
  const above = lines.slice(0, index).findLast((line) => !isBlank(line))
  return above !== undefined && /[.!?।॥…。！？)]["'”]?\s*$/.test(above.text) && personNameScore(text) >= 0.8
}

/** `You can reach the plumber here:` makes what follows somebody else's. */
const introduced = (lines: readonly Line[], index: number): boolean =>
  /[:：]\s*$/.test(lines.slice(0, index).findLast((line) => !isBlank(line))?.text ?? '')

/** A last paragraph without closing: a name first, then lines of which at least one is a number, an address or a link. */
const contactParagraph = (text: string, rest: readonly Line[], tokens: ReadonlySet<string>): boolean => {
  const [first = '', ...others] = segmentsOf(text)
  if (rest.length === 0)
    return (others.length >= 2 && isNameLike(first) && others.some(hasContact)) || isListed(text, tokens)
  if (!isNameLike(first) || rest.length > 14 || rest.some((line) => isClosing(line.text))) return false
  if (proseIn(rest) > 0 || rest.some((line) => line.text.length > 120)) return false
  return rest.some((line) => hasContact(line.text))
}

/** The sender's own name; where no sender is known, a name beyond doubt. */
const signs = (text: string, tokens: ReadonlySet<string>): boolean => {
  const name = text.replace(/\s*\([^()]{1,24}\)\s*$/, '')
  return isNameLike(name) && (namesSender(name, tokens) || (tokens.size === 0 && isName(name)))
}

/** `Jane Doe, Buyer, Acme Inc., 555 0100`: all in one line, with commas, the sender's own name first. */
const isListed = (text: string, tokens: ReadonlySet<string>): boolean => {
  const [first = '', ...others] = text.split(/\s*,\s+/)
  return others.length >= 2 && signs(first, tokens) && hasContact(text) && !isProse(text)
}

/** A closing right above, a name between the two, and delimiters above that, belong to the block. */
const withClosingAbove = (lines: readonly Line[], start: number): number => {
  const filled: number[] = []
  for (let index = start - 1; index > 0 && index >= start - 8 && filled.length < 4; index -= 1) {
    if (!isBlank(lines[index] ?? EMPTY)) filled.push(index)
  }
  let first = start
  for (const [position, index] of filled.entries()) {
    const text = lines[index]?.text ?? ''
    const above = lines[filled[position + 1] ?? 0]?.text ?? ''
    const named = (isNameLike(text) || isShortLowerName(text)) && isClosing(above) && (filled[position + 1] ?? 0) > 0
    if (!isClosing(text) && !isDelimiter(text) && afterClosing(text) === undefined && !named) break
    first = index
  }
  return first
}

const POSTSCRIPT = /^\s*(?:p\.?\s?s\.?|ps|पुनश्च|p\.?\s?d\.?|пс|з\.ы\.)\s*[.:\-–)]\s*\S/iu

const untilPostscript = (rest: readonly Line[]): readonly Line[] => {
  const index = rest.findIndex((line) => POSTSCRIPT.test(line.text))
  return index === -1 ? rest : rest.slice(0, index)
}

const postscript = (lines: readonly Line[], start: number): number => {
  const index = lines.findIndex((line, position) => position > start && POSTSCRIPT.test(line.text))
  return index === -1 ? lines.length : index
}

/** Below a device line stands the answered mail; some programs write the line in two languages. */
const deviceEnd = (lines: readonly Line[], device: number): number => {
  let end = device + 1
  while (end < lines.length && end < device + 8 && isDevice(lines[end]?.text ?? '')) end += 1
  return end
}

const trimEnd = (lines: readonly Line[]): Line[] => {
  let end = lines.length
  while (end > 0 && isBlank(lines[end - 1] ?? EMPTY)) end -= 1
  return lines.slice(0, end)
}
