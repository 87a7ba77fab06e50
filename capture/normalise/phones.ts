import {
  findPhoneNumbersInText,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode
} from 'libphonenumber-js/max'
import type { DraftPhone } from '../types'

export interface PhoneOptions {
  /** ISO 3166-1 alpha-2 country that numbers without a country code belong to. */
  readonly country?: string
}

export interface FoundPhone extends DraftPhone {
  /** Offset of `raw` in the text, in UTF-16 units. */
  readonly index: number
}

const supported = (country: string | undefined): CountryCode | undefined => {
  const code = country?.toUpperCase()
  return code && isSupportedCountry(code) ? code : undefined
}

/** All phone numbers of a text, in order. */
export const findPhones = (text: string, options: PhoneOptions = {}): FoundPhone[] => {
  const country = supported(options.country)
  return findPhoneNumbersInText(text, { ...(country && { defaultCountry: country }), extended: false }).map(
    (found) => ({
      raw: text.slice(found.startsAt, found.endsAt),
      index: found.startsAt,
      e164: found.number.number,
      ...(found.number.ext && { extension: found.number.ext })
    })
  )
}

/** Reads one text that is known to be a phone number; `e164` is absent when it cannot be resolved. */
export const parsePhone = (raw: string, options: PhoneOptions = {}): DraftPhone => {
  const country = supported(options.country)
  const parsed = parsePhoneNumberFromString(raw, { ...(country && { defaultCountry: country }), extract: true })
  if (!parsed) return { raw }
  return { raw, e164: parsed.number, ...(parsed.ext && { extension: parsed.ext }) }
}

/** Writes an E.164 number for people; returns it unchanged when it is not a known number. */
export const formatPhone = (e164: string, style: 'international' | 'national'): string => {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return style === 'international' ? parsed.formatInternational() : parsed.formatNational()
}
