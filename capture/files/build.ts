/** From the raw fields of an address book to a contact draft; shared by the vCard and the CSV reader. */

import { countryOfText } from '../normalise/addresses'
import { normaliseEmail } from '../normalise/emails'
import { hasLegalForm } from '../normalise/companies'
import { parsePhone, phoneCountry } from '../normalise/phones'
import { findTaxIds } from '../normalise/tax-ids'
import type { DraftPhone, Evidence, LabelledValue, SourceKind } from '../types'
import type { ImportedAddress, ImportedContact, ImportedExtras } from './types'

export interface RawAddress {
  readonly lines: readonly string[]
  /** The whole address as it is to be shown, where the source has that besides the parts. */
  readonly formatted?: string
  readonly poBox?: string
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
  readonly country?: string
  readonly label?: string
}

export interface RawContact {
  readonly source: Extract<SourceKind, 'vcard' | 'label'>
  /** Where the contact stood, for the evidence: a line of the file, or the card's own words. */
  readonly line: string
  readonly company?: boolean
  readonly display?: string
  readonly given?: string
  readonly middle?: string
  readonly family?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly nickname?: string
  readonly organisation?: string
  readonly department?: string
  readonly title?: string
  readonly emails: readonly LabelledValue[]
  readonly phones: readonly { readonly value: string; readonly label?: string; readonly extension?: string }[]
  readonly addresses: readonly RawAddress[]
  readonly urls: readonly string[]
  readonly birthday?: string
  readonly notes?: string
  readonly labels: readonly string[]
  readonly externalId?: string
  readonly companyIds: readonly string[]
  readonly domain?: string
  readonly taxIds: readonly string[]
  readonly extras?: ImportedExtras
}

/** Drops keys that have no value, so that absent and empty are one. */
const present = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } => {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

const buildPhone = (phone: RawContact['phones'][number], country: string | undefined): DraftPhone => {
  const parsed = parsePhone(phone.value, country === undefined ? {} : { country })
  return {
    raw: phone.value,
    ...present({ e164: parsed.e164, extension: phone.extension ?? parsed.extension, label: phone.label })
  }
}

const buildAddress = (address: RawAddress): ImportedAddress => {
  const lines = address.lines.filter((line) => line !== '')
  const poBox = address.poBox === undefined || address.poBox === '' ? [] : [address.poBox]
  const place = [address.postcode, address.city].filter(Boolean).join(' ')
  const joined = [...poBox, ...lines, place, address.region, address.country].filter(Boolean).join('\n')
  const raw = address.formatted || joined
  const code = address.country === undefined ? undefined : countryCode(address.country)
  return {
    raw,
    ...present({
      // A whole address that was never taken apart has no street of its own.
      street: lines.join('\n') === address.formatted ? undefined : [...poBox, ...lines].join('\n'),
      city: address.city,
      region: address.region,
      postcode: address.postcode,
      country: code,
      countryName: address.country,
      label: address.label
    })
  }
}

const countryCode = (text: string): string | undefined =>
  /^[A-Za-z]{2}$/.test(text.trim()) ? text.trim().toUpperCase() : countryOfText(text)

const MAX_LINE = 200

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    return seen.has(key) ? false : seen.add(key) !== undefined
  })
}

/** The country of a number that is written with its code: the contact's other numbers are from there too. */
const abroad = (numbers: RawContact['phones']): string | undefined =>
  numbers.length < 2
    ? undefined
    : numbers
        .filter(({ value }) => /^\s*(?:\+|00)/.test(value))
        .map(({ value }) => phoneCountry(value))
        .find((country) => country !== undefined)

const EAST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u

/** The parts of a name in the order of its script: 李晓梅, 佐藤 健一, Jane Doe. */
const spokenName = ({ given, middle, family }: RawContact): string =>
  given && family && EAST.test(given + family)
    ? [family, given].join(family.length === 1 ? '' : ' ')
    : [given, middle, family].filter(Boolean).join(' ')

/**
 * The draft of one row or card, or undefined when it holds nothing that tells who it is. `options.country` is the country of
 * phones without a country code, unless the contact's own address or another of their numbers says otherwise.
 */
export const buildContact = (raw: RawContact, options: { readonly country?: string }): ImportedContact | undefined => {
  const leftOut: string[] = []
  const emails = distinct(
    raw.emails.flatMap(({ value, label }) => {
      const email = normaliseEmail(value)
      if (email !== undefined) return [{ value: email, ...present({ label }) }]
      if (value.trim() !== '') leftOut.push(value)
      return []
    }),
    ({ value }) => value.toLowerCase()
  )
  const addresses = raw.addresses.map(buildAddress).filter((address) => address.raw !== '')
  const numbers = raw.phones.filter(({ value }) => value !== '')
  const country =
    addresses.find((address) => address.country !== undefined)?.country ?? abroad(numbers) ?? options.country
  const phones = numbers.map((phone) => buildPhone(phone, country))
  const parts = spokenName(raw)
  const unnamed = parts === '' && (!raw.display || raw.display === raw.organisation)
  const isCompany =
    raw.company === true ||
    (unnamed && !!raw.organisation) ||
    (parts === '' && !raw.organisation && !!raw.display && hasLegalForm(raw.display))
  const own = raw.display || parts || raw.nickname || ''
  const name = isCompany ? raw.organisation || own : own
  if (name === '' && emails.length === 0 && phones.length === 0 && raw.organisation === undefined) return undefined
  const evidence = (line: string): Evidence => ({ source: raw.source, line: line.slice(0, MAX_LINE), confidence: 1 })
  return {
    kind: isCompany ? 'company' : 'person',
    name,
    ...present({
      givenName: raw.given,
      middleName: raw.middle,
      familyName: raw.family,
      prefix: raw.prefix,
      suffix: raw.suffix,
      nickname: raw.nickname,
      company: isCompany ? undefined : raw.organisation,
      department: raw.department,
      title: raw.title,
      birthday: raw.birthday,
      notes: raw.notes,
      externalId: raw.externalId,
      domain: raw.domain
    }),
    emails,
    phones,
    addresses,
    urls: distinct(raw.urls, (url) => url),
    taxIds: raw.taxIds.flatMap((text) => findTaxIds(text)),
    labels: distinct(raw.labels, (label) => label),
    companyIds: raw.companyIds,
    ...(leftOut.length > 0 ? { leftOut } : {}),
    ...(raw.extras === undefined ? {} : { extras: raw.extras }),
    evidence: {
      name: evidence(raw.line),
      ...Object.fromEntries(emails.map(({ value }, index) => [`emails.${index}`, evidence(value)])),
      ...Object.fromEntries(phones.map((phone, index) => [`phones.${index}`, evidence(phone.raw)]))
    },
    confidence: 1
  }
}
