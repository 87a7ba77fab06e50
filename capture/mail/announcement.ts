import { type HeaderBlock, headerBlockAt, notesHeaderAt } from './header-block'
import { type Line, nextFilled } from './lines'
import { FORWARD_PHRASES, ORIGINAL_PHRASES } from './words/markers'

/** A line such as `---------- Forwarded message ---------` or `-----Original Message-----`, with the header below it. */
export interface Announcement {
  readonly kind: 'forward' | 'original'
  /** Index of the first line after it and its header. */
  readonly end: number
  readonly header?: HeaderBlock
}

const PHRASES: ReadonlyMap<string, 'forward' | 'original'> = new Map([
  ...ORIGINAL_PHRASES.map((phrase) => [phrase, 'original'] as const),
  ...FORWARD_PHRASES.map((phrase) => [phrase, 'forward'] as const)
])

const BEFORE = /^[\s>*]*([-–—_=~*]{2,})?[\s*]*/u
const PHRASE = /^[\p{L}](?:[^-–—_=~*:：<>\n]|[-_:](?=\w)){2,119}/u
const AFTER = /^\s*([:：])?[\s*]*([-–—_=~*]{2,})?\s*/u
const FORWARDED_BY =
  /^forwarded by\b|^messaggio inoltrato da\b|^weitergeleitet von\b|^transféré par\b|^reenviado por\b/iu

/** The announcement in line `index`, if there is one. */
export const announcementAt = (lines: readonly Line[], index: number): Announcement | undefined => {
  const text = joinedNotes(lines, index)
  if (text.length > 3000 || text.length < 4) return undefined
  const before = BEFORE.exec(text)
  const rawPhrase = PHRASE.exec(text.slice(before?.[0].length ?? 0))?.[0]
  if (before === null || rawPhrase === undefined) return undefined
  const tail = text.slice(before[0].length + rawPhrase.length)
  const after = AFTER.exec(tail)
  const rest = tail.slice(after?.[0].length ?? 0).trim()
  const phrase = rawPhrase.toLowerCase().replace(/\s+/g, ' ').replace(/’/g, "'").trim()
  const dashes = before[1] !== undefined || after?.[2] !== undefined
  const kind = PHRASES.get(phrase) ?? (dashes && FORWARDED_BY.test(phrase) ? 'forward' : undefined)
  const header = headerAfter(lines, index, rest)
  if (kind === undefined) {
    const framed = before[1] !== undefined && after?.[2] !== undefined && before[1].length >= 3
    return framed && rest === '' && header?.from !== undefined
      ? { kind: 'original', end: header.end, header }
      : undefined
  }
  if (rest !== '' && header === undefined) return undefined
  if (!dashes && header === undefined) return undefined
  const own = text === lines[index]?.text ? index + 1 : index + 2
  return header === undefined ? { kind, end: own } : { kind, end: header.end, header }
}

/** Lotus Notes breaks its long line: `---- Forwarded by Jane Doe/HOU on 03/21/2000` ⏎ `01:24 PM ----`. */
const joinedNotes = (lines: readonly Line[], index: number): string => {
  const text = lines[index]?.text ?? ''
  const next = lines[index + 1]?.text ?? ''
  return /^[\s>]*-{5,}\s*forwarded by\b/i.test(text) && !/-{5,}\s*$/.test(text) && /-{5,}\s*$/.test(next)
    ? `${text.trim()} ${next.trim()}`
    : text
}

const headerAfter = (lines: readonly Line[], index: number, rest: string): HeaderBlock | undefined => {
  if (rest !== '') {
    const inline = headerBlockAt([{ text: rest, raw: rest, depth: 0 }, ...lines.slice(index + 1, index + 12)], 0, true)
    return inline === undefined ? undefined : { ...inline, end: index + inline.end }
  }
  const next = nextFilled(lines, index + (lines[index + 1]?.text.endsWith('-----') === true ? 2 : 1), 4)
  return next === undefined ? undefined : (headerBlockAt(lines, next, true) ?? notesHeaderAt(lines, next))
}
