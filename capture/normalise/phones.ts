import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { DraftPhone } from '../types'
import { labelBefore, labelBehind, type PhoneLabel } from './phone-labels'
import { supportedCountry } from './phone-resolve'
import { searchPhones } from './phone-search'
import { phoneText } from './phone-text'
import type { PhoneOptions } from './phone-types'

export { parsePhone } from './phone-field'
export type { PhoneOptions } from './phone-types'

export interface FoundPhone extends DraftPhone {
  /** Offset of `raw` in the text, in UTF-16 units. */
  readonly index: number
  /** Whether words beside it ("Tel", "मोबाइल") say that it is a phone number. */
  readonly labelled: boolean
}

/** Only this much of a text is searched. */
const MAX_TEXT = 400_000

/**
 * All phone numbers of a text, in order. Without a label only numbers of an assigned range are taken; numbers behind a
 * label may lack `e164` when no country could be told. Dates, year ranges, prices, ids, and digits glued to Latin letters
 * are left out.
 */
export const findPhones = (text: string, options: PhoneOptions = {}): FoundPhone[] => {
  const whole = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const plain = phoneText(whole)
  const country = supportedCountry(options.country)
  let end = 0
  let inherited: PhoneLabel = { kind: 'none' }
  return searchPhones(plain, country).map((hit): FoundPhone => {
    const behind = labelBehind(plain.slice(hit.end, hit.end + 32))
    const listed = end > 0 && /^[\s,;/&|]*(?:and|or|und|et|y|या|और)?[\s,;/&|]*$/u.test(plain.slice(end, hit.start))
    const before = labelBefore(plain.slice(Math.max(end, hit.start - 60), hit.start))
    const own = before.kind === 'none' && listed ? inherited : before
    const label = behind.kind === 'phone' && (behind.label ?? own.kind === 'none') ? behind : own
    inherited = own
    end = hit.end
    return {
      raw: whole.slice(hit.start, hit.end),
      index: hit.start,
      labelled: label.kind === 'phone',
      ...(hit.e164 && { e164: hit.e164 }),
      ...(hit.extension && { extension: hit.extension }),
      ...(label.label && { label: label.label })
    }
  })
}

/** The country (ISO 3166-1 alpha-2) of a number that is written with its country code. */
export const phoneCountry = (raw: string): string | undefined =>
  parsePhoneNumberFromString(raw.replace(/^\s*00/, '+'))?.country

/**
 * Writes an E.164 number for people, in the grouping of its country; hyphens only where the country itself writes them.
 * A text that is no known number is returned unchanged.
 */
export const formatPhone = (e164: string, style: 'international' | 'national'): string => {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  const national = parsed.formatNational()
  if (style === 'national') return national
  const spaced = parsed.formatInternational()
  if (parsed.countryCallingCode === '1') return spaced.replace(/(?<=\d{3}) (?=\d)/gu, '-')
  const dashes = dashOffsets(national)
  let digitsRight = 0
  let out = ''
  for (let at = spaced.length - 1; at >= 0; at--) {
    const char = spaced[at] ?? ''
    if (/\d/u.test(char)) digitsRight++
    out = (char === ' ' && dashes.has(digitsRight) ? '-' : char) + out
  }
  return out
}

/** Counts of digits to the right of each hyphen. */
const dashOffsets = (national: string): ReadonlySet<number> => {
  const offsets = new Set<number>()
  let digits = 0
  for (const char of national.split('').toReversed()) {
    if (/\d/u.test(char)) digits++
    else if (char === '-') offsets.add(digits)
  }
  return offsets
}
