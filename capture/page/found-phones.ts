import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { evidenceOf } from '../draft'
import { labelBefore, labelBehind } from '../normalise/phone-labels'
import { findPhones, parsePhone, type FoundPhone } from '../normalise/phones'
import type { DraftPhone, Evidence } from '../types'
import { contactLink } from './contact-links'
import { countryOfLabel } from './places'
import type { PageLine, PageLink } from './types'

export interface PhoneAt extends DraftPhone {
  /** Index of the line it stands in. */
  readonly line: number
  readonly evidence: Evidence
}

const MAX_FOUND = 400
/** Characters that are searched, all lines together and in one line: searching costs more than reading. */
const MAX_SEARCHED = 30_000
const MAX_LINE = 600
const MAYBE_PHONE = /(?:\p{Nd}[^\p{Nd}\n]{0,4}){5}|\d{3}[\s.-]{1,3}[A-Z0-9]/u

/** The country that most of the numbers written with a country code belong to. */
export const countryOfNumbers = (lines: readonly PageLine[], links: readonly PageLink[]): string | undefined => {
  const counts = new Map<string, number>()
  const count = (text: string): void => {
    const country = parsePhoneNumberFromString(text)?.country
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  let seen = 0
  for (const link of links) {
    if (seen >= 20) break
    if (!/^(?:tel|callto|sms):\/*(?:\+|%2B)/i.test(link.href)) continue
    const contact = contactLink(link.href)
    if (contact?.kind === 'phone') count(contact.raw)
    seen++
  }
  for (const line of lines) {
    if (seen >= 40) break
    const found = line.text.length < 300 ? /\+\s?\d[\d\s().-]{6,20}\d/.exec(line.text) : null
    if (found === null) continue
    count(found[0])
    seen++
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first !== undefined && (second === undefined || first[1] > second[1]) ? first[0] : undefined
}

/** A short line without digits that may be nothing but the label of what follows, as in tables and definition lists. */
const leadIn = (texts: readonly string[], line: number): string => {
  const before = texts[line - 1] ?? ''
  return before.length <= 32 && !/[\d@]/.test(before) ? `${before}\n` : ''
}

/** What the words around a link's text call its number. */
const labelOfLink = (link: PageLink, texts: readonly string[]): string | undefined => {
  const text = texts[link.line] ?? ''
  const at = link.text === '' ? -1 : text.indexOf(link.text)
  const before = leadIn(texts, link.line) + (at < 0 ? '' : text.slice(0, at))
  return labelBefore(before).label ?? (at < 0 ? undefined : labelBehind(text.slice(at + link.text.length)).label)
}

/** "623-3900Fax:" is a number and the next one's label. */
const apart = (text: string): string =>
  text.replace(/(\d)(?=(?:Fax|Tel|Telephone|Phone|Mobile|Mob|Cell|Email|E-mail|Website|Web)\b)/g, '$1 ')

const digits = (text: string): string => text.replace(/\D/g, '')

const fromLinks = (
  links: readonly PageLink[],
  texts: readonly string[],
  optionsAt: (line: number) => { country?: string }
): PhoneAt[] => {
  const found: PhoneAt[] = []
  for (const link of links) {
    const contact = contactLink(link.href)
    if (contact?.kind !== 'phone') continue
    const phone = parsePhone(contact.raw, optionsAt(link.line))
    const label = contact.label ?? labelOfLink(link, texts)
    found.push({
      ...phone,
      ...(contact.extension === undefined ? {} : { extension: contact.extension }),
      ...(label === undefined ? {} : { label }),
      line: link.line,
      evidence: evidenceOf('link', link.text || contact.raw, 0.95)
    })
    if (found.length >= MAX_FOUND) break
  }
  return found
}

/** Numbers that are followed by their country: "1800 409 623 (Republic of Ireland)". */
const abroad = (text: string, here: string | undefined): FoundPhone[] => {
  const found: FoundPhone[] = []
  for (const match of text.matchAll(/\(([\p{L}\p{M} .'’-]{2,40})\)/gu)) {
    const country = countryOfLabel(match[1] ?? '')
    if (country === undefined || country === here || found.length > 20) continue
    const phone = findPhones(text.slice(0, match.index), { country }).at(-1)
    if (phone !== undefined && match.index - phone.index - phone.raw.length <= 2) found.push(phone)
  }
  return found
}

/** A number in the text of its own link says nothing new, only perhaps an extension behind it. */
const repeats = (link: PhoneAt, line: number, raw: string): boolean => {
  if (Math.abs(link.line - line) > 1) return false
  const national = digits(raw).replace(/^0+/, '')
  return national.length >= 5 && digits(link.e164 ?? link.raw).endsWith(national)
}

/** One number written alike all over a page is one number: where it was read in two countries, the more frequent reading holds. */
const agree = (phones: readonly PhoneAt[]): PhoneAt[] => {
  // A trunk prefix is read as part of the number or not, so the end decides.
  const key = (raw: string): string => digits(raw).slice(-9)
  const readings = new Map<string, Map<string, number>>()
  for (const { raw, e164 } of phones) {
    if (e164 === undefined || raw.trim().startsWith('+')) continue
    const counts = readings.get(key(raw)) ?? new Map<string, number>()
    counts.set(e164, (counts.get(e164) ?? 0) + 1)
    readings.set(key(raw), counts)
  }
  return phones.map((phone) => {
    const counts = readings.get(key(phone.raw))
    if (counts === undefined || counts.size < 2 || phone.raw.trim().startsWith('+')) return phone
    const best = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
    return { ...phone, e164: best }
  })
}

/**
 * Numbers of links and of lines. A bare label in the line before ("Fax") is read with the line, as in tables and
 * definition lists.
 */
export const findPhonesIn = (
  lines: readonly PageLine[],
  links: readonly PageLink[],
  texts: readonly string[],
  optionsAt: (line: number) => { country?: string }
): PhoneAt[] => {
  const linked = fromLinks(links, texts, optionsAt)
  const found = [...linked]
  let searched = 0
  for (let i = 0; i < lines.length && searched < MAX_SEARCHED && found.length < MAX_FOUND; i++) {
    const text = (texts[i] ?? '').slice(0, MAX_LINE)
    if (!MAYBE_PHONE.test(text)) continue
    searched += text.length
    const options = optionsAt(i)
    const hits = findPhones(leadIn(texts, i) + apart(text), options)
    for (const phone of [...abroad(text, options.country), ...hits]) {
      const known = linked.findIndex((other) => repeats(other, i, phone.raw))
      const link = linked[known]
      if (link !== undefined) {
        if (phone.extension !== undefined && link.extension === undefined)
          found[known] = { ...link, extension: phone.extension }
        continue
      }
      found.push({
        raw: phone.raw,
        ...(phone.e164 === undefined ? {} : { e164: phone.e164 }),
        ...(phone.extension === undefined ? {} : { extension: phone.extension }),
        ...(phone.label === undefined ? {} : { label: phone.label }),
        line: i,
        evidence: evidenceOf(phone.labelled ? 'label' : 'text', text, phone.labelled ? 0.9 : 0.75)
      })
    }
  }
  return agree(found)
}
