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

const YEAR_OR_TIME =
  /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:.hH]\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/
const BRACKETED = /[<([]\s*(?:mailto:)?[^\s<>()[\]]{1,100}@[^\s<>()[\]]{1,200}/i
const COLON = /[:：][\s*_>\-–—]*$/
const DASHED = /^[\s>]*[-–—_]{2,}[^-–—_].*[-–—_]{2,}\s*$/
const DATE_FIRST = /^[\s\-–—_*>"(]*(?:\p{L}{1,12}[.,]{0,2}\s*,?\s*){0,2}\d{1,4}(?:[\s./:,-]|年|년|st\b|nd\b|rd\b|th\b)/u
const ON_INSIDE = /(?<=[\s-])(?:On|Am|Le|El|Em|Il|Op|Den)\s(?=(?:\p{L}{2,12}[.,]{0,2}\s){0,2}\d)/gu

/** The attribution that begins in line `start` and takes up to six lines. */
export const attributionAt = (lines: readonly Line[], start: number): Attribution | undefined => {
  const first = lines[start]
  if (first === undefined || isBlank(first)) return undefined
  if (first.mark === 'attribution') return marked(lines, start)
  const { before, opening } = sharedLine(first.text)
  const strong = startsStrongly(opening)
  if (!strong && !opening.includes('@') && wroteEnd(opening) === undefined) return undefined
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
    if (index > start && !open && (line.depth !== first.depth || !strong)) break
    joined = joined === '' ? text : `${joined} ${text}`
    if (joined.length > MAX_LENGTH) break
    if (unclosed(joined) && lines[index + 1]?.raw.includes('>') === true) continue
    if (isAttribution(joined, strong, followedByQuote(lines, index + 1, first.depth))) {
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

const startsStrongly = (text: string): boolean =>
  (ON.test(text) && /\d/.test(text.slice(0, 40))) || (DATE_FIRST.test(text) && YEAR_OR_TIME.test(text.slice(0, 60)))

/** `reply--- On Wed, Apr 4, 2012 at 3:59 PM, me@domain.example wrote:` is a reply and an attribution. */
const sharedLine = (text: string): { before: string; opening: string } => {
  if (text.length < MAX_LENGTH && !startsStrongly(text) && wroteEnd(text) !== undefined) {
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
  const last = [...text.slice(-80).matchAll(WROTE)].at(-1)
  if (last === undefined) return undefined
  const rest = text.slice(-80).slice(last.index + last[0].length)
  return /^[\s:：*_\-–—>.]*$/u.test(rest) ? text.length - rest.length : undefined
}

const followedByQuote = (lines: readonly Line[], from: number, depth: number): boolean => {
  const next = nextFilled(lines, from, 4)
  return next !== undefined && (lines[next]?.depth ?? 0) > depth
}

/**
 * Signs: a date, an address in brackets, "wrote", a colon at the end, quoted text below. Language is not needed where date
 * and bracketed address stand together before a colon.
 */
const isAttribution = (text: string, strong: boolean, quoteFollows: boolean): boolean => {
  const colon = COLON.test(text)
  const wroteLast = wroteEnd(text) !== undefined
  const address = BRACKETED.exec(text)
  const date = YEAR_OR_TIME.test(text) || (strong && /\d/.test(text))
  if (DASHED.test(text) && wroteLast) return true
  if (wroteLast && colon && (address !== null || (date && strong))) return true
  if (wroteLast && date && strong && text.includes('@')) return true
  const wrote = WROTE_ANYWHERE.test(text)
  if (date && colon && wrote && strong) return true
  if (date && colon && address !== null && (strong || wrote) && nearEnd(text, address)) return true
  if (quoteFollows && colon && (date || address !== null || wroteLast)) return strong || wroteLast || address !== null
  return quoteFollows && date && address !== null && strong
}

const WROTE_ANYWHERE = new RegExp(WROTE.source, 'iu')

/** Nothing but a verb, or a date and a verb (Chinese, Hungarian), stands between the address and the colon. */
const nearEnd = (text: string, address: RegExpExecArray): boolean => {
  const rest = text
    .slice(address.index + address[0].length)
    .replace(/[>)\]\s:：*_-]+/g, ' ')
    .trim()
  return rest.split(' ').length <= 4 || YEAR_OR_TIME.test(rest)
}

const PARTICLES = new Set(
  'at um à a às las alle ore om kl kl. klo в o heeft użytkownik from von de da di od av af från fra от від को बजे को रोजी वाजता h uhr ч г г. am pm a.m. p.m. gmt utc'.split(
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
  const name = nameIn(text.slice(0, end ?? text.length).replace(WROTE, ' '))
  if (email !== undefined) return name === '' || name.includes('@') ? { email } : { name, email }
  return name === '' || /[\d@]/.test(name) || name.split(' ').length > 5 ? undefined : { name }
}

/** The name at the end of `On Mon, Aug 26, 2019 at 4:37 PM Jane Doe`: in quotes, or after the last comma and number. */
const nameIn = (head: string): string => {
  const quoted = /(?:["“«])\s*([^"“”«»]{1,100}?)\s*["”»]?\s*$/u.exec(head)?.[1]
  if (quoted !== undefined) return cleanName(quoted)
  const part = head
    .split(/[,;]/)
    .map((piece) => piece.replace(/^.*\d[\d.:+\-)]*(?=\s|$)/u, '').trim())
    .findLast((piece) => piece !== '')
  const tokens = (part ?? '').split(/\s+/)
  while (tokens.length > 0 && PARTICLES.has((tokens[0] ?? '').toLowerCase())) tokens.shift()
  return cleanName(tokens.join(' '))
}
