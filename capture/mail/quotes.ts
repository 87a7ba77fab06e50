import { type Announcement, announcementAt } from './announcement'
import { type Attribution, attributionAt } from './attribution'
import { type HeaderBlock, headerBlockAt, notesHeaderAt } from './header-block'
import { type Line, isBlank, nextFilled } from './lines'
import type { Party } from './mailboxes'
import { FORWARD_SUBJECT, REPLY_SUBJECT } from './words/markers'

/** A forwarded mail inside a mail. */
export interface Forwarded {
  readonly from?: Party
  readonly to: readonly Party[]
  readonly cc: readonly Party[]
  readonly subject?: string
  /** As displayed, in the language of the program that forwarded. */
  readonly date?: string
  /** Its text, one level of quote marks taken off. */
  readonly lines: readonly Line[]
}

export interface QuoteSplit {
  /** What the sender wrote: neither quoted nor forwarded. */
  readonly own: readonly Line[]
  /** `own`, with the announcement, header and text of a forwarded mail behind it. */
  readonly unquoted: readonly Line[]
  readonly forwarded?: Forwarded
}

/**
 * Takes answered and forwarded mails out of a body. The subject decides between the two where the body alone does not:
 * some programs put the same header above both.
 */
export const cutQuotes = (lines: readonly Line[], subject?: string): QuoteSplit => {
  const own: Line[] = []
  const quoted = new Uint8Array(lines.length)
  let index = 0
  let nothingBefore = true
  while (index < lines.length) {
    const line = lines[index]
    if (line === undefined) break
    const firstQuoted = line.depth > 0 && startsRun(lines, index, quoted)
    const seen = isBlank(line) || (line.depth > 0 && !firstQuoted) ? undefined : eventAt(lines, index)
    const event = seen !== undefined && nothingBefore && isMemo(seen, subject) ? undefined : seen
    const forward = event === undefined ? 'no' : isForward(event, nothingBefore, subject)
    if (event !== undefined && forward === 'yes') {
      const unquoted = [...own, ...lines.slice(index)]
      return { own: withoutRule(own), unquoted, forwarded: toForwarded(event, lines, subject) }
    }
    if (event !== undefined && (line.depth === 0 || forward === 'perhaps')) {
      if (event.kind === 'attribution' && event.block.before !== '') {
        own.push(textLine(event.block.before))
        nothingBefore = false
      }
      const next = nextFilled(lines, event.block.end, 6)
      const answersBelow = next !== undefined && (lines[next]?.depth ?? 0) > 0
      if (!answersBelow || forward === 'perhaps') {
        const rest = withoutRule(own)
        return forward === 'no'
          ? { own: rest, unquoted: rest }
          : { own: rest, unquoted: rest, forwarded: toForwarded(event, lines, subject) }
      }
      quoted.fill(1, index, next)
      index = next
      continue
    }
    if (line.depth > 0) {
      quoted[index] = 1
      index = skipBlankAfter(lines, index)
      continue
    }
    if (continuesQuote(lines, index)) quoted[index] = 1
    else {
      own.push(line)
      nothingBefore &&= isBlank(line)
    }
    index += 1
  }
  return { own, unquoted: own }
}

type Event =
  | { readonly kind: 'announcement'; readonly block: Announcement }
  | { readonly kind: 'header'; readonly block: HeaderBlock }
  | { readonly kind: 'attribution'; readonly block: Attribution }

const eventAt = (lines: readonly Line[], index: number): Event | undefined => {
  const announcement = announcementAt(lines, index)
  if (announcement !== undefined) return { kind: 'announcement', block: announcement }
  const marked = lines[index]?.mark === 'header'
  const header = headerBlockAt(lines, index, marked || belowRule(lines, index))
  if (header !== undefined) return { kind: 'header', block: header }
  if (marked) return { kind: 'header', block: markedHeader(lines, index) }
  const notes = notesHeaderAt(lines, index)
  if (notes !== undefined) return { kind: 'header', block: notes }
  const attribution = attributionAt(lines, index)
  return attribution === undefined ? undefined : { kind: 'attribution', block: attribution }
}

const belowRule = (lines: readonly Line[], index: number): boolean => {
  for (let before = index - 1; before >= 0 && before >= index - 3; before -= 1) {
    const line = lines[before]
    if (line?.mark === 'rule' || /^\s*[-–—_=]{10,}\s*$/.test(line?.text ?? '')) return true
    if (line === undefined || !isBlank(line)) return false
  }
  return false
}

/** A header in a language whose labels are unknown: the HTML says what it is. */
const markedHeader = (lines: readonly Line[], index: number): HeaderBlock => {
  let end = index
  while (lines[end]?.mark === 'header') end += 1
  return { end, to: [], cc: [] }
}

/** A quote's first line, which no attribution introduced: a forward may begin there. */
const startsRun = (lines: readonly Line[], index: number, quoted: Uint8Array): boolean => {
  for (let before = index - 1; before >= 0; before -= 1) {
    const line = lines[before]
    if (line === undefined || quoted[before] === 1) return false
    if (!isBlank(line)) return line.depth === 0
  }
  return true
}

/**
 * `perhaps`: without the subject a whole header may stand above a forwarded or an answered mail. Its sender is told, its
 * text is taken for quoted.
 */
const isForward = (event: Event, nothingBefore: boolean, subject: string | undefined): 'yes' | 'perhaps' | 'no' => {
  if (event.kind === 'announcement' && event.block.kind === 'forward') return 'yes'
  if (subject !== undefined && FORWARD_SUBJECT.test(subject)) return 'yes'
  if (event.kind === 'attribution') return 'no'
  if (nothingBefore && (subject === undefined || !REPLY_SUBJECT.test(subject))) return 'yes'
  const header = event.kind === 'header' ? event.block : event.block.header
  return subject === undefined && header?.from !== undefined && header.to.length > 0 && header.subject !== undefined
    ? 'perhaps'
    : 'no'
}

/** The head of a memo, at the top of a mail that is neither forward nor answer: labels, but nobody's address. */
const isMemo = (event: Event, subject: string | undefined): boolean =>
  event.kind === 'header' &&
  subject !== undefined &&
  !FORWARD_SUBJECT.test(subject) &&
  !REPLY_SUBJECT.test(subject) &&
  event.block.from !== undefined &&
  event.block.from.email === undefined &&
  event.block.to.every((party) => party.email === undefined)

/** The rule that a program draws above the header belongs to the header. */
const withoutRule = (own: readonly Line[]): Line[] => {
  const kept = [...own]
  while (
    kept.length > 0 &&
    (isBlank(kept.at(-1) ?? textLine('')) || /^\s*[-–—_=*]{3,}\s*$/.test(kept.at(-1)?.text ?? ''))
  )
    kept.pop()
  return kept
}

const toForwarded = (event: Event, lines: readonly Line[], outer: string | undefined): Forwarded => {
  const named = event.kind === 'announcement' && event.block.header === undefined
  const first = named ? nextFilled(lines, event.block.end, 3) : undefined
  // Yandex announces and then names the sender as above an answered mail.
  const introduced = first === undefined ? undefined : attributionAt(lines, first)
  const rest = withoutOpeningRule(lines.slice(introduced?.end ?? event.block.end))
  const filled = rest.filter((line) => !isBlank(line))
  const level = filled.length > 0 && filled.filter((line) => line.depth > 0).length >= filled.length / 2 ? 1 : 0
  const dequoted = withoutIndent(
    rest.map((line) => {
      if (line.depth === 0 || level === 0) return line
      const marks = '> '.repeat(line.depth - 1)
      return { ...line, depth: line.depth - 1, raw: `${marks}${line.text}` }
    })
  )
  const header = event.kind === 'announcement' ? event.block.header : event.kind === 'header' ? event.block : undefined
  if (header === undefined) {
    const from = event.kind === 'attribution' ? event.block.from : introduced?.from
    const subject = outer?.replace(FORWARD_SUBJECT, '').trim()
    return { ...(from === undefined ? {} : { from }), to: [], cc: [], ...(subject ? { subject } : {}), lines: dequoted }
  }
  return {
    ...(header.from === undefined ? {} : { from: header.from }),
    to: header.to,
    cc: header.cc,
    ...(header.subject === undefined ? {} : { subject: header.subject }),
    ...(header.date === undefined ? {} : { date: header.date }),
    lines: dequoted
  }
}

/** A rule between header and text belongs to the header. */
const withoutOpeningRule = (lines: readonly Line[]): readonly Line[] => {
  const first = nextFilled(lines, 0, 4)
  return first !== undefined && /^[\s>]*[-–—_=]{10,}\s*$/.test(lines[first]?.text ?? '')
    ? lines.slice(first + 1)
    : lines
}

/** Outlook for Mac sets the whole of an answered mail four columns in. */
const withoutIndent = (lines: readonly Line[]): readonly Line[] =>
  lines.every((line) => isBlank(line) || /^(?: {4}|\t)/.test(line.raw))
    ? lines.map((line) => ({
        ...line,
        text: line.text.replace(/^(?: {4}|\t)/, ''),
        raw: line.raw.replace(/^(?: {4}|\t)/, '')
      }))
    : lines

/** Blank lines between a quote and the text below it belong to the quote. */
const skipBlankAfter = (lines: readonly Line[], index: number): number => {
  const next = nextFilled(lines, index + 1)
  return next === undefined ? lines.length : next
}

/** The rest of a quoted line that a mail program broke: one line between two quoted ones, after a long or open one. */
const continuesQuote = (lines: readonly Line[], index: number): boolean => {
  const before = lines[index - 1]
  const after = lines[index + 1]
  if (before === undefined || after === undefined || before.depth === 0 || after.depth === 0) return false
  if (isBlank(lines[index] ?? before)) return false
  const open = before.text.lastIndexOf('(') > before.text.lastIndexOf(')') || /https?:\S+$/.test(before.text)
  return open || before.text.length >= 60 || /^\s*\(?https?:\/\/\S+\)?\s*>?\s*$/.test(lines[index]?.text ?? '')
}

const textLine = (text: string): Line => ({ text, raw: text, depth: 0 })
