/** A tolerant reader of vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) files with any number of cards. */

import { binaryString, decodeText, sniffEncoding } from './decode'
import { readContentLines, type ContentLine } from './vcard-lines'

export interface VcardName {
  readonly family: string
  readonly given: string
  readonly additional: readonly string[]
  readonly prefixes: readonly string[]
  readonly suffixes: readonly string[]
}

/** A value and what the card says of it: types in lower case (`work`, `cell`, …) and Apple's free label. */
export interface VcardValue {
  readonly value: string
  readonly types: readonly string[]
  readonly label?: string
}

export interface VcardPhone extends VcardValue {
  readonly extension?: string
}

export interface VcardAddress {
  readonly poBox: string
  readonly extended: string
  readonly street: string
  readonly locality: string
  readonly region: string
  readonly postalCode: string
  readonly country: string
  readonly types: readonly string[]
  readonly label?: string
}

export interface Vcard {
  /** `2.1`, `3.0`, `4.0`, or what the card says. */
  readonly version: string
  readonly formattedName?: string
  readonly name?: VcardName
  /** `individual`, `org`, `group`, … (RFC 6350 §6.1.4), or `org` by Apple's X-ABShowAs. */
  readonly kind?: string
  readonly nicknames: readonly string[]
  /** Each ORG: the organisation, then its units. */
  readonly organisations: readonly (readonly string[])[]
  readonly titles: readonly string[]
  readonly roles: readonly string[]
  readonly emails: readonly VcardValue[]
  readonly phones: readonly VcardPhone[]
  readonly addresses: readonly VcardAddress[]
  readonly urls: readonly VcardValue[]
  /** `YYYY-MM-DD`, `--MM-DD`, or the text of the card when it is neither. */
  readonly birthday?: string
  readonly notes: readonly string[]
  readonly categories: readonly string[]
  readonly uid?: string
}

const MAX_CARDS = 100_000

/** Splits at unescaped `separator`; escapes stay. */
const splitEscaped = (text: string, separator: string): string[] => {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (char === '\\') index += 1
    else if (char === separator) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/** `\n` is a line, a backslash before punctuation goes (Google escapes `:` and `"` too), other backslashes stay. */
const unescapeText = (text: string): string =>
  text.includes('\\')
    ? text.replaceAll(/\\([nN]|[^\sA-Za-z0-9])/g, (_, char: string) => (char === 'n' || char === 'N' ? '\n' : char))
    : text

const clean = (text: string): string => unescapeText(text).replaceAll(/\r\n?/g, '\n').trim()

/** 2.1 knows no lists: a comma there is a comma. */
const listOf = (text: string, version: string): string[] =>
  (version === '2.1' ? [text] : splitEscaped(text, ',')).map(clean).filter((part) => part !== '')

const readName = (value: string, version: string): VcardName => {
  const [family = '', given = '', additional = '', prefixes = '', suffixes = ''] = splitEscaped(value, ';')
  return {
    family: clean(family),
    given: clean(given),
    additional: listOf(additional, version),
    prefixes: listOf(prefixes, version),
    suffixes: listOf(suffixes, version)
  }
}

const typesOf = (line: ContentLine): string[] => [
  ...new Set(
    (line.params.get('TYPE') ?? []).flatMap((type) => type.toLowerCase().split(',')).filter((type) => type !== '')
  )
]

/** Apple's own labels are wrapped: `_$!<HomePage>!$_`. */
const cleanLabel = (text: string): string => clean(text).replace(/^_\$!<(.*)>!\$_$/, '$1')

const readPhone = (line: ContentLine): { value: string; extension?: string } => {
  const text = clean(line.value)
  const uri = /^tel:([^;]*)(.*)$/i.exec(text)
  if (!uri) return { value: text }
  const extension = /;ext=([\d-]{1,20})/i.exec(uri[2] ?? '')?.[1]
  return { value: (uri[1] ?? '').trim(), ...(extension === undefined ? {} : { extension }) }
}

const readEmail = (line: ContentLine): string => clean(line.value).replace(/^mailto:/i, '')

/** `19800321`, `1980-03-21T…`, `--0203` → ISO date; other text stays. */
const readDate = (value: string): string => {
  const text = clean(value)
  const full = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text)
  if (full) return `${full[1]}-${full[2]}-${full[3]}`
  const yearless = /^--(\d{2})-?(\d{2})(?!\d)/.exec(text)
  return yearless ? `--${yearless[1]}-${yearless[2]}` : text
}

/** From 3.0 on each part of an address is a list, and writers leave empty items behind. */
const withoutEmptyTail = (part: string): string => {
  let end = part.length
  while (end > 0 && (part.charAt(end - 1) === ',' || part.charAt(end - 1) === ' ')) end -= 1
  return part.slice(0, part.charAt(end - 1) === '\\' ? end + 1 : end)
}

const readAddress = (line: ContentLine, version: string, label: string | undefined): VcardAddress => {
  const parts = splitEscaped(line.value, ';')
    .slice(0, 7)
    .map((part) => clean(version === '2.1' ? part : withoutEmptyTail(part)))
  const [poBox = '', extended = '', street = '', locality = '', region = '', postalCode = '', country = ''] = parts
  return {
    poBox,
    extended,
    street,
    locality,
    region,
    postalCode,
    country,
    types: typesOf(line),
    ...(label === undefined ? {} : { label })
  }
}

const readCard = (physical: readonly string[], binary: boolean): Vcard => {
  const version = physical.map((line) => /^VERSION[^:]*:\s*([\d.]+)/i.exec(line)?.[1]).find(Boolean) ?? '3.0'
  const lines = readContentLines(physical, { keepFold: version === '2.1', binary })
  const labels = new Map(
    lines.filter((line) => line.name === 'X-ABLABEL').map((line) => [line.group, cleanLabel(line.value)])
  )
  const labelOf = (line: ContentLine): string | undefined => (line.group === '' ? undefined : labels.get(line.group))
  const all = (name: string): ContentLine[] => lines.filter((line) => line.name === name)
  const texts = (name: string): string[] =>
    all(name)
      .map((line) => clean(line.value))
      .filter((text) => text !== '')
  const first = (name: string): string | undefined => texts(name)[0]
  const valued = <T extends { value: string }>(name: string, read: (line: ContentLine) => T): (T & VcardValue)[] =>
    all(name)
      .map((line) => {
        const label = labelOf(line)
        return { ...read(line), types: typesOf(line), ...(label === undefined ? {} : { label }) }
      })
      .filter((entry) => entry.value !== '')
  const name = all('N')[0]
  const formattedName = first('FN')
  const birthday = all('BDAY')[0]?.value
  const kind = /company/i.test(first('X-ABSHOWAS') ?? '') ? 'org' : first('KIND')?.toLowerCase()
  const uid = first('UID')
  return {
    version,
    ...(formattedName === undefined ? {} : { formattedName }),
    ...(name === undefined ? {} : { name: readName(name.value, version) }),
    ...(kind === undefined ? {} : { kind }),
    nicknames: all('NICKNAME').flatMap((line) => listOf(line.value, version)),
    organisations: all('ORG')
      .map((line) => splitEscaped(line.value, ';').map(clean))
      .filter((units) => units.some((unit) => unit !== '')),
    titles: texts('TITLE'),
    roles: texts('ROLE'),
    emails: valued('EMAIL', (line) => ({ value: readEmail(line) })),
    phones: valued('TEL', readPhone),
    addresses: all('ADR').map((line) => readAddress(line, version, labelOf(line))),
    urls: valued('URL', (line) => ({ value: clean(line.value) })),
    ...(birthday === undefined || birthday.trim() === '' ? {} : { birthday: readDate(birthday) }),
    notes: texts('NOTE'),
    categories: all('CATEGORIES').flatMap((line) => listOf(line.value, version)),
    ...(uid === undefined ? {} : { uid })
  }
}

/** Cuts a file into the physical lines of its cards; a card inside AGENT is skipped, a missing END is forgiven. */
const splitCards = (text: string): string[][] => {
  const cards: string[][] = []
  let current: string[] | undefined
  let nested = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const edge = /^(?:[\w-]+\.)?(BEGIN|END|AGENT)[^:]*:[ \t]*(?:BEGIN:)?(?:VCARD)?[ \t]*$/i
      .exec(line)?.[1]
      ?.toUpperCase()
    const mark = edge === 'AGENT' || (edge && /VCARD/i.test(line)) ? edge : undefined
    if (mark === 'AGENT' && current) nested += 1
    else if (mark === 'BEGIN' && nested > 0 && current) continue
    else if (mark === 'END' && nested > 0) nested -= 1
    else if (mark === 'BEGIN') {
      if (current) cards.push(current)
      current = []
    } else if (mark === 'END') {
      if (current) cards.push(current)
      current = undefined
    } else if (nested === 0) current?.push(line)
    if (cards.length >= MAX_CARDS) return cards
  }
  if (current && current.length > 0) cards.push(current)
  return cards
}

/**
 * All cards of a file, at most 100,000. Never fails: what is no card is left out. Bytes that are not UTF-8 or UTF-16 are decoded
 * property by property, by CHARSET where given, because old phones mixed encodings in one file.
 */
export const readVcards = (source: Uint8Array | string): Vcard[] => {
  if (typeof source === 'string') return splitCards(source.replace(/^\ufeff/, '')).map((card) => readCard(card, false))
  const encoding = sniffEncoding(source)
  const whole = encoding === 'utf-8' || encoding.startsWith('utf-16')
  return splitCards(whole ? decodeText(source) : binaryString(source)).map((card) => readCard(card, !whole))
}
