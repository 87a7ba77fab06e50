import { asciiDigits } from '../normalise/plain-text'
import { type Line, isBlank, nextFilled } from './lines'
import { type Party, cleanName } from './mailboxes'
import { ON, WROTE } from './words/markers'

/** The line above quoted text: "On 3 May 2026 at 10:02, Jane Doe <j@x.example> wrote:". */
export interface Attribution {
  /** Text before it in its first line; some programs put the reply there. */
  readonly before: string
  /** Index of the first line after it. */
  readonly end: number
  readonly from?: Party
}

const MAX_LINES = 6
const MAX_LENGTH = 500

const TIME = /(?<!\d)\d{1,2}[:.hH]\d\d(?!\d)/
const DATE = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)/
const DAY = /(?<!\d)\d{1,2}(?!\d)/
const BRACKETED = /[<([]\s*(?:mailto:)?[^\s<>()[\]]{1,100}@[^\s<>()[\]]{1,200}/i
const COLON = /[:：][\s*_>\-–—]*$/
const DASHED = /^[\s>]*[-–—_]{2,}[^-–—_].*[-–—_]{2,}\s*$/
const DATE_FIRST =
  /^[\s\-–—_*>"(]*(?:[\p{L}\p{M}]{1,12}[.,]{0,2}\s*,?\s*){0,2}\d{1,4}(?:[\s./:,-]|年|년|st\b|nd\b|rd\b|th\b)/u
const ON_INSIDE = /(?<=[\s-])(?:On|Am|Le|El|Em|Il|Op|Den)\s(?=(?:\p{L}{2,12}[.,]{0,2}\s){0,2}\d)/gu

/** The attribution that begins in line `start` and takes up to six lines. */
export const attributionAt = (lines: readonly Line[], start: number): Attribution | undefined => {
  const first = lines[start]
  if (first === undefined || isBlank(first)) return undefined
  if (first.mark === 'attribution') return marked(lines, start)
  if (!mayEnd(lines, start)) return undefined
  const { before, opening } = sharedLine(first.text)
  const opens = openingOf(opening)
  if (opens === 'no') return undefined
  let joined = ''
  for (let index = start; index < lines.length && index < start + MAX_LINES; index += 1) {
    const line = lines[index]
    if (line === undefined) break
    const open = unclosed(joined)
    const text = (index === start ? opening : open ? line.raw : line.text).trim()
    if (text === '') {
      if (!open && !/^\s*</.test(lines[index + 1]?.text ?? '')) break
      continue
    }
    if (index > start && !open && (line.depth !== first.depth || !goesOn(opens, text, index - start))) break
    joined = joined === '' ? text : `${joined} ${text}`
    if (joined.length > MAX_LENGTH) break
    if (unclosed(joined) && lines[index + 1]?.raw.includes('>') === true) continue
    if (isAttribution(joined, opens, followedByQuote(lines, index + 1, first.depth))) {
      const from = partyOf(joined)
      return {
        before,
        end: isVerbLine(lines[index + 1]) ? index + 2 : index + 1,
        ...(from === undefined ? {} : { from })
      }
    }
  }
  return undefined
}

/** Cheap: within six lines one ends in a colon, holds "wrote", or is quoted. */
const mayEnd = (lines: readonly Line[], start: number): boolean => {
  for (let index = start; index < lines.length && index < start + MAX_LINES + 2; index += 1) {
    const line = lines[index]
    if (line !== undefined && endsOrIsQuoted(line)) return true
    if (line !== undefined && index < start + MAX_LINES && WROTE_ANYWHERE.test(line.text.slice(-120))) return true
  }
  return false
}

const endsOrIsQuoted = (line: Line): boolean => line.depth > 0 || COLON.test(line.raw.slice(-20))

/** How a line may begin an attribution: with a date, with the person (`Jane <j@x> wrote`), with a date further on. */
type Opening = 'date' | 'person' | 'inside' | 'no'

const openingOf = (text: string): Opening => {
  const plain = asciiDigits(text)
  if (startsWithDate(plain)) return 'date'
  if (text.includes('@')) return 'person'
  if (DATE.test(plain) && TIME.test(plain)) return 'inside'
  return wroteEnd(text) !== undefined || WROTE_ANYWHERE.test(text.slice(0, 100)) ? 'person' : 'no'
}

const startsWithDate = (plain: string): boolean =>
  (ON.test(plain) && /\d/.test(plain.slice(0, 40))) ||
  (DATE_FIRST.test(plain) && (DATE.test(plain.slice(0, 60)) || TIME.test(plain.slice(0, 60))))

/** Whether the next line may belong to it: one that begins an attribution of its own does not. */
const goesOn = (opens: Opening, text: string, count: number): boolean =>
  opens === 'date' || (count <= 2 && !(startsWithDate(asciiDigits(text)) && (text.includes('@') || ON.test(text))))

/** `> wrote:` in a line of its own, broken off from the address above. */
const isVerbLine = (line: Line | undefined): boolean =>
  line !== undefined && line.raw.length < 40 && wroteEnd(line.raw) !== undefined && COLON.test(line.raw)

/** The HTML said so: `.gmail_attr`, `.moz-cite-prefix`. */
const marked = (lines: readonly Line[], start: number): Attribution => {
  let end = start
  let text = ''
  for (; end < lines.length; end += 1) {
    const line = lines[end]
    if (line?.mark !== 'attribution') break
    text += ` ${line.text}`
  }
  const from = partyOf(text.slice(0, MAX_LENGTH))
  return { before: '', end, ...(from === undefined ? {} : { from }) }
}

/** `reply--- On Wed, Apr 4, 2012 at 3:59 PM, me@domain.example wrote:` is a reply and an attribution. */
const sharedLine = (text: string): { before: string; opening: string } => {
  if (text.length < MAX_LENGTH && wroteEnd(text) !== undefined && !startsWithDate(text)) {
    const hit = [...text.matchAll(ON_INSIDE)].at(-1)
    if (hit !== undefined) {
      const before = text.slice(0, hit.index).replace(/[\s-]+$/, '')
      return { before, opening: text.slice(hit.index) }
    }
  }
  return { before: '', opening: text }
}

const unclosed = (text: string): boolean => {
  const open = text.lastIndexOf('<')
  return open !== -1 && text.indexOf('>', open) === -1 && text.length - open < 200
}

/** Where "wrote" ends the text, apart from a colon and marks. */
const wroteEnd = (text: string): number | undefined => {
  const tail = text.slice(-80)
  const last = [...tail.matchAll(WROTE)].at(-1)
  if (last === undefined) return undefined
  const rest = tail.slice(last.index + last[0].length)
  return /^[\s:：*_\-–—>.]*$/u.test(rest) ? text.length - rest.length : undefined
}

const followedByQuote = (lines: readonly Line[], from: number, depth: number): boolean => {
  const next = nextFilled(lines, from, 4)
  return next !== undefined && (lines[next]?.depth ?? 0) > depth
}

/**
 * Signs: a date, a bracketed address, "wrote", a colon at the end, quoted text below. The language need not be known where
 * date and address stand together before a colon with few other words.
 */
const isAttribution = (text: string, opens: Opening, quoteFollows: boolean): boolean => {
  const plain = asciiDigits(text)
  const colon = COLON.test(text)
  const wroteLast = wroteEnd(text) !== undefined
  const wrote = wroteLast || WROTE_ANYWHERE.test(text)
  const address = BRACKETED.exec(text)
  const dated = opens === 'date'
  const date = DATE.test(plain) || TIME.test(plain) || (dated && /\d/.test(plain))
  const fullDate =
    (DATE.test(plain) || DAY.test(plain)) &&
    (TIME.test(plain) || (DATE.test(plain) && DAY.test(plain.replace(DATE, ' '))))
  if (DASHED.test(text) && wroteLast) return true
  if (wroteLast && colon && (address !== null || (date && dated))) return true
  if (wroteLast && date && dated && text.includes('@')) return true
  if (date && colon && wrote && dated) return true
  if (colon && fullDate && wrote && wordsBesides(plain) <= 6) return true
  if (colon && fullDate && address !== null && nearEnd(plain, address)) {
    return wordsBesides(plain) <= (dated || TIME.test(plain) ? 14 : 8)
  }
  if (colon && fullDate && dated && /[^\s<>()]@[^\s<>()]{3,}[:：]$/.test(text)) return true
  if (quoteFollows && colon && (date || address !== null || wroteLast)) return dated || wroteLast || address !== null
  return quoteFollows && date && address !== null && dated
}

const WROTE_ANYWHERE = new RegExp(WROTE.source, 'iu')

/** Words that are neither part of an address nor number: an attribution has few. */
const wordsBesides = (text: string): number =>
  text
    .replace(/\S*@\S*/g, ' ')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length > 1).length

/** Nothing but a verb, or a date and a verb (Chinese, Hungarian), stands between the address and the colon. */
const nearEnd = (text: string, address: RegExpExecArray): boolean => {
  const rest = text
    .slice(address.index + address[0].length)
    .replace(/[>)\]\s:：*_-]+/g, ' ')
    .trim()
  return rest.split(' ').length <= 4 || DATE.test(rest)
}

const PARTICLES = new Set(
  'at um à a às las alle ore om kl kl. klo в o heeft użytkownik from von de da di od av af från fra от від को बजे रोजी वाजता h uhr ч г г. am pm a.m. p.m. gmt utc'.split(
    ' '
  )
)

/** Who wrote: the address, and the name that stands before its bracket or before "wrote". */
const partyOf = (text: string): Party | undefined => {
  const bracketed = /[<([]\s*(?:mailto:)?([^\s<>()[\]:]{1,64}@[^\s<>()[\]]{1,200})/i.exec(text)
  const email = (bracketed?.[1] ?? /[^\s<>()[\]"':;,«»]{1,64}@[^\s<>()[\]"':;,«»]{1,253}/u.exec(text)?.[0])?.replace(
    /[.>]+$/,
    ''
  )
  if (email !== undefined && bracketed === null) return { email }
  const end = bracketed === null ? wroteEnd(text) : Math.min(bracketed.index, text.indexOf('<') >>> 0)
  const parts = text.slice(0, end ?? text.length).split(new RegExp(WROTE.source, 'iu'))
  const last = parts.findLast((piece) => /\p{L}/u.test(piece))
  const part = end === undefined && /\d/.test(last ?? '') ? parts[0] : last
  const name = nameIn(part ?? '')
  if (email !== undefined) return name === '' || name.includes('@') ? { email } : { name, email }
  return name === '' || /[\d@]/.test(name) || name.split(' ').length > 5 ? undefined : { name }
}

/** The name at the end of `On Mon, Aug 26, 2019 at 4:37 PM Jane Doe`: in quotes, or after the last comma and number. */
const nameIn = (head: string): string => {
  const quoted = /(?:["“«])\s*([^"“”«»]{1,100}?)\s*["”»]?\s*$/u.exec(head)?.[1]
  if (quoted !== undefined) return cleanName(quoted)
  const part = head
    .split(/[,;、，،]/)
    .map((piece) => piece.replace(/^.*\p{Nd}[\p{Nd}.:+\-)]*(?=\s|$)/u, '').trim())
    .findLast((piece) => piece !== '')
  const tokens = cleanName(part ?? '').split(' ')
  while (tokens.length > 1 && !beginsName(tokens[0] ?? '', tokens.at(-1) ?? '')) tokens.shift()
  return cleanName(tokens.join(' '))
}

const LATIN = /\p{Script=Latin}/u

/** Time words before a name are in small letters, in short capitals ("PM", "MEZ"), or in the other script. */
const beginsName = (token: string, last: string): boolean =>
  !PARTICLES.has(token.toLowerCase()) &&
  !/^[\p{Lu}+\d]{1,3}$|^[AP]M\P{Script=Latin}/u.test(token) &&
  !/^\p{Ll}/u.test(token) &&
  /\p{L}/u.test(token) &&
  LATIN.test(token) === LATIN.test(last)
