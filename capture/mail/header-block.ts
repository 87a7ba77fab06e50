import { type Line, isBlank } from './lines'
import { type Party, parseParties } from './mailboxes'
import { HEADER_LABELS, type HeaderField } from './words/labels'
import { alternation } from './words/list'

/** The header that a mail program displays above an answered or forwarded mail. */
export interface HeaderBlock {
  /** Index of the first line after it. */
  readonly end: number
  readonly from?: Party
  readonly to: readonly Party[]
  readonly cc: readonly Party[]
  readonly subject?: string
  /** As displayed, in the language of the sender's program. */
  readonly date?: string
}

const MAX_CONTINUED = 12
const MAX_ROWS = 24
const LABEL = /^[\s*_|]{0,8}([\p{L}\p{M}][\p{L}\p{M} .()'’/-]{0,28}?)[*_\s]{0,4}[:：][*_]{0,2}[\s\u00a0]*(.*)$/u

type Label = { readonly field: HeaderField; readonly value: string }
const labels = new WeakMap<Line, Label | false>()

/** A line is looked at from every line above it, so what it is is kept. */
const labelOfLine = (line: Line): Label | undefined => {
  const known = labels.get(line)
  if (known !== undefined) return known === false ? undefined : known
  const found = labelOf(line.text)
  labels.set(line, found ?? false)
  return found
}

/** `*Sent:* Monday` → `{ field: 'date', value: 'Monday' }`. */
const labelOf = (text: string): { field: HeaderField; value: string } | undefined => {
  const match = LABEL.exec(text.slice(0, 4000))
  if (match?.[1] === undefined) return undefined
  const field = HEADER_LABELS.get(match[1].replace(/[*_]/g, '').replace(/\s+/g, ' ').trim().toLowerCase())
  return field === undefined ? undefined : { field, value: (match[2] ?? '').replace(/^\*+|\*+$/g, '').trim() }
}

/**
 * The header block that begins at line `start`: labelled lines in any order and language, values may run on. At least
 * three different fields, or two where they cannot be anything else. `announced`: a line above said that a mail follows.
 */
export const headerBlockAt = (lines: readonly Line[], start: number, announced = false): HeaderBlock | undefined => {
  const first = lines[start]
  if (first === undefined || isBlank(first)) return undefined
  const rows = splitInline(first.text) ?? collectRows(lines, start)
  if (rows === undefined) return announced ? unknownHeader(lines, start) : undefined
  const values = new Map<HeaderField, string>()
  for (const row of rows.found) if (!values.has(row.field)) values.set(row.field, row.value)
  values.delete('other')
  if (!isHeader(values, announced)) return announced ? unknownHeader(lines, start) : undefined
  return toBlock(values, rows.end ?? start + 1)
}

interface Row {
  readonly field: HeaderField
  readonly value: string
}

const collectRows = (lines: readonly Line[], start: number): { found: Row[]; end: number } | undefined => {
  const depth = lines[start]?.depth ?? 0
  const found: Row[] = []
  let end = start
  let index = start
  while (index < lines.length && found.length < MAX_ROWS) {
    const line = lines[index]
    if (line === undefined || line.depth !== depth) break
    const label = labelOfLine(line)
    if (label !== undefined && !(found.length > 0 && startsBody(found, label.field))) {
      found.push(...(inlineRows(line.text) ?? [label]))
      index += 1
      end = index
      continue
    }
    if (found.length === 0) return undefined
    const next = continues(lines, index, depth)
    if (next === undefined) break
    const last = found.at(-1)
    if (last !== undefined) {
      const more = lines.slice(index, next).map((entry) => entry.text.trim())
      found[found.length - 1] = { field: last.field, value: `${last.value} ${more.join(' ')}`.trim() }
    }
    index = next
    end = next
  }
  return found.length === 0 ? undefined : { found, end: blankLabelEnd(lines, end) }
}

/** A field seen before begins another header, that of a mail quoted inside. */
const startsBody = (found: readonly Row[], field: HeaderField): boolean =>
  field !== 'other' && field !== 'cc' && found.some((row) => row.field === field)

/** A value in the line below its label (`From:` ⏎ `Jane <j@x.example>`), or long lists of recipients that run on. */
const continues = (lines: readonly Line[], from: number, depth: number): number | undefined => {
  for (let index = from; index < lines.length && index < from + MAX_CONTINUED; index += 1) {
    const line = lines[index]
    if (line === undefined || line.depth !== depth || isBlank(line)) return undefined
    if (labelOfLine(line) !== undefined) return index > from ? index : undefined
    if (LABEL.test(line.text.slice(0, 200)) && line.text.includes('@')) return undefined
    const addresses = /[^\s@]@[^\s@]/.test(line.text)
    if (!addresses && index >= from + 2) return undefined
  }
  return undefined
}

const blankLabelEnd = (lines: readonly Line[], end: number): number => {
  const line = lines[end]
  return line !== undefined && line.mark === 'rule' ? end + 1 : end
}

/**
 * A header names its sender, and by address, subject or an announcement shows that it is a mail's: "From: Mumbai, To: Delhi,
 * Date: 5 May" is an itinerary, "Date, To, Subject" the head of a letter.
 */
const isHeader = (values: ReadonlyMap<HeaderField, string>, announced: boolean): boolean => {
  const from = values.get('from')
  const date = values.get('date') ?? ''
  const isAddress = (value: string | undefined): boolean => value !== undefined && value.includes('@')
  if (from === undefined) return /\d/.test(date) && isAddress(values.get('to')) && values.size >= 2
  if (values.size >= 3) return announced || values.has('subject') || isAddress(from) || isAddress(values.get('to'))
  if (values.size < 2) return announced && isAddress(from)
  return announced || isAddress(from) || (/\d/.test(date) && /\d[:：.]\d\d/.test(date))
}

const toBlock = (values: ReadonlyMap<HeaderField, string>, end: number): HeaderBlock => {
  const from = parseParties(values.get('from') ?? '')[0]
  const subject = values.get('subject')
  const date = values.get('date')
  return {
    end,
    ...(from === undefined ? {} : { from }),
    to: parseParties(values.get('to') ?? ''),
    cc: parseParties(values.get('cc') ?? ''),
    ...(subject === undefined || subject === '' ? {} : { subject: subject.slice(0, 500) }),
    ...(date === undefined || date === '' ? {} : { date: date.slice(0, 200) })
  }
}

/**
 * Lotus Notes sets name and date in lines of their own: `Jane Doe` ⏎ `03/16/2000 07:06 AM` ⏎ `To: …` ⏎ `cc:` ⏎ `Subject: …`,
 * or `"Jane Doe" <j@x.example> on 03/16/2000 07:06:31 AM`.
 */
export const notesHeaderAt = (lines: readonly Line[], start: number): HeaderBlock | undefined => {
  const first = lines[start]
  if (first === undefined || isBlank(first) || first.text.length > 120 || labelOfLine(first) !== undefined)
    return undefined
  let dated = NOTES_DATE.test(first.text)
  for (let index = start + 1; index < lines.length && index <= start + 6; index += 1) {
    const line = lines[index]
    if (line === undefined || line.depth !== first.depth) return undefined
    if (labelOfLine(line)?.field === 'to' && dated) {
      const rows = collectRows(lines, index)
      const values = new Map(rows?.found.map((row) => [row.field, row.value]))
      if (rows === undefined || !values.has('subject')) return undefined
      values.set('from', first.text.replace(NOTES_DATE, ' ').replace(/\bon\s*$/i, ''))
      return toBlock(values, rows.end)
    }
    if (isBlank(line)) continue
    if (dated || index > start + 2 || line.text.replace(NOTES_DATE, '').trim() !== '') return undefined
    dated = true
  }
  return undefined
}

const NOTES_DATE = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?/i

/**
 * A header in a language whose labels are not known, below a rule or an announcement: at least three lines `label: value`,
 * among them an address and a date. Its first address is the sender's.
 */
const unknownHeader = (lines: readonly Line[], start: number): HeaderBlock | undefined => {
  const depth = lines[start]?.depth ?? 0
  const rows: string[] = []
  let end = start
  for (; end < lines.length && rows.length < MAX_ROWS; end += 1) {
    const line = lines[end]
    const match = line === undefined || line.depth !== depth ? null : LABEL.exec(line.text.slice(0, 2000))
    if (match === null) break
    rows.push((match[2] ?? '').replace(/\*+$/, '').trim())
  }
  const addresses = rows.filter((row) => /[^\s@]@[^\s@]/.test(row))
  const date = rows.find((row) => !row.includes('@') && /\p{Nd}{4}|\p{Nd}[:.]\p{Nd}\p{Nd}/u.test(row))
  if (rows.length < 3 || date === undefined || addresses[0] === undefined) return undefined
  const subject = rows.findLast((row) => row !== date && !row.includes('@'))
  return toBlock(
    new Map<HeaderField, string>([
      ['from', addresses[0]],
      ['to', addresses[1] ?? ''],
      ['date', date],
      ['subject', subject ?? '']
    ]),
    end
  )
}

/**
 * Yahoo's plain text has the whole header in one line, without a space where fields meet: `From: A <a@x>To: B <b@y>Sent: …`.
 * Names of persons come before a bracket, so a label is only taken after `>`, `;`, white space, or where its word is long.
 */
const splitInline = (text: string): { found: Row[]; end?: number } | undefined => {
  const rows = inlineRows(text)
  return rows === undefined || rows.length < 3 ? undefined : { found: rows }
}

const LONG_LABELS = alternation([...HEADER_LABELS.keys()].filter((label) => /^\p{Script=Latin}{3,}$/u.test(label)))
const SHORT_LABELS = alternation(
  [...HEADER_LABELS.keys()].filter((label) => label.length < 3 || !/^\p{Script=Latin}+$/u.test(label))
)
const INLINE = new RegExp(
  String.raw`(?:^[\s*_]*|(?<=[>;\d\p{Lu}])\s*|\s+)(${LONG_LABELS}|(?<=^[\s*_]*|>\s*|;\s*)${SHORT_LABELS})[*_\s]{0,3}:[*_\s]`,
  'giu'
)

const inlineRows = (text: string): Row[] | undefined => {
  if (text.length > 6000 || text.indexOf(':') === text.lastIndexOf(':')) return undefined
  const hits = [...text.matchAll(INLINE)]
  if (hits.length < 2 || hits[0]?.index !== 0) return undefined
  const rows: Row[] = []
  const seen = new Set<HeaderField>()
  for (const [position, hit] of hits.entries()) {
    const field = HEADER_LABELS.get((hit[1] ?? '').toLowerCase())
    if (field === undefined || seen.has(field)) return rows.length >= 2 ? rows : undefined
    seen.add(field)
    const value = text.slice(hit.index + hit[0].length, hits[position + 1]?.index ?? text.length)
    rows.push({ field, value: value.replace(/[*_\s]+$/, '').trim() })
  }
  return rows.length >= 2 ? rows : undefined
}
