import { readCompany, readPerson } from '../read'
import type { Address, AddressKind, Company, ContactPoint, CustomField, Person } from '../records'
import type { Row } from '../queries'

/**
 * People and companies as one table in the columns of Google Contacts, which every address book reads, with columns of
 * our own (`capture/files/own-columns.ts`) for the rest and for the ids by which a later import knows the records again.
 */

/** One person or company on its way into a table. */
export interface TableRecord {
  readonly record: Person | Company
  /** The name of a person's company. */
  readonly company: string
}

export const tableRecord = ({ id, cls, rec, company }: Row): TableRecord => ({
  record: cls === 'company' ? readCompany(id, rec) : readPerson(id, rec),
  company: company ?? ''
})

/** Joins several values of one cell, as Google does. */
const several = ' ::: '
const addressOrder: readonly AddressKind[] = ['post', 'billing', 'delivery']
/** How the reader tells the kinds apart. */
const addressLabels: Readonly<Record<AddressKind, string>> = { post: 'Work', billing: 'Billing', delivery: 'Shipping' }
const addressParts = ['Label', 'Formatted', 'Street', 'City', 'Region', 'Postal Code', 'Country'] as const

/** How many values of a kind there are at most, so that each has a column. */
export interface Widths {
  readonly emails: number
  readonly phones: number
  readonly urls: number
  readonly addresses: number
}

export function widthsOf(all: readonly TableRecord[]): Widths {
  let [emails, phones, urls, addresses] = [1, 1, 1, 0]
  for (const { record } of all) {
    emails = Math.max(emails, record.emails.length)
    phones = Math.max(phones, record.phones.length)
    urls = Math.max(urls, record.urls.length)
    addresses = Math.max(addresses, Object.keys(record.addresses).length)
  }
  return { emails, phones, urls, addresses }
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

export function headerOf(widths: Widths, fields: readonly CustomField[]): string[] {
  return [
    'Bahi ID',
    'Bahi Kind',
    'Bahi Name',
    'Name Prefix',
    'First Name',
    'Last Name',
    'Name Suffix',
    'Organization Name',
    'Bahi Company ID',
    'Organization Title',
    'Organization Department',
    ...range(widths.emails).flatMap((at) => [`E-mail ${at} - Label`, `E-mail ${at} - Value`]),
    ...range(widths.phones).flatMap((at) => [`Phone ${at} - Label`, `Phone ${at} - Value`]),
    ...range(widths.addresses).flatMap((at) => addressParts.map((part) => `Address ${at} - ${part}`)),
    ...range(widths.urls).map((at) => `Website ${at} - Value`),
    'Birthday',
    'Labels',
    'Notes',
    'Bahi Domains',
    'Bahi Tax IDs',
    'Bahi Preferences',
    'Bahi Owner',
    'Bahi Source',
    'Bahi Language',
    'Bahi Do not call',
    'Bahi Do not mail',
    ...fields.map(({ id, label }) => `Bahi field ${id} ${label}`)
  ]
}

export function cellsOf({ record, company }: TableRecord, widths: Widths, fields: readonly CustomField[]): string[] {
  const person = record.kind === 'person' ? record : undefined
  const firm = record.kind === 'company' ? record : undefined
  return [
    record.id,
    record.kind === 'person' ? 'Person' : 'Company',
    record.name,
    person?.prefix ?? '',
    person?.given ?? '',
    person?.family ?? '',
    person?.suffix ?? '',
    firm ? record.name : company,
    person?.companyId ?? '',
    person?.title ?? '',
    person?.department ?? '',
    ...points(record.emails, widths.emails),
    ...points(record.phones, widths.phones),
    ...addresses(record.addresses, widths.addresses),
    ...range(widths.urls).map((at) => record.urls[at - 1]?.value ?? ''),
    person?.birthday ?? '',
    record.tags.join(several),
    record.notes,
    (firm?.domains ?? []).join(several),
    Object.values(firm?.taxIds ?? {}).join(several),
    record.preferences.join(several),
    record.owner ?? '',
    record.source ?? '',
    record.language ?? '',
    record.doNotCall ? 'yes' : '',
    record.doNotMail ? 'yes' : '',
    ...fields.map(({ id }) => customText(record.custom, id))
  ]
}

function customText(custom: Person['custom'], field: string): string {
  const value = Object.hasOwn(custom, field) ? custom[field] : undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined ? '' : String(value)
}

const points = (all: readonly ContactPoint[], width: number): string[] =>
  range(width).flatMap((at) => {
    const point = all[at - 1]
    const extension = point?.extension === undefined ? '' : ` ext. ${point.extension}`
    return [point?.label ?? '', point === undefined ? '' : `${point.value}${extension}`]
  })

function addresses(all: Readonly<Partial<Record<AddressKind, Address>>>, width: number): string[] {
  const present = addressOrder.flatMap((kind) => {
    const address = all[kind]
    return address === undefined ? [] : [{ kind, address }]
  })
  return range(width).flatMap((at) => {
    const one = present[at - 1]
    if (one === undefined) return addressParts.map(() => '')
    const { raw, street = '', city = '', region = '', postcode = '', country = '' } = one.address
    return [addressLabels[one.kind], raw, street, city, region, postcode, country]
  })
}
