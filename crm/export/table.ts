import type { AddressKind, CustomField } from '../records'
import type { Row } from '../queries'
import type { Flat, RecordClass, RecordId, Scalar } from '../types'
import { decodeAddress, decodePoint } from '../values'

/**
 * People and companies as one table in the columns of Google Contacts, which every address book reads, with columns of
 * our own (`capture/files/own-columns.ts`) for the rest and for the ids by which a later import knows the records again.
 */

/** One person or company on its way into a table: its keys sorted out in one pass, because a table may have very many. */
export interface TableRecord {
  readonly id: RecordId
  readonly cls: RecordClass
  readonly flat: Flat
  /** The name of a person's company. */
  readonly company: string
  readonly emails: readonly Point[]
  readonly phones: readonly Point[]
  readonly urls: readonly Point[]
  readonly tags: readonly string[]
  readonly preferences: readonly string[]
  readonly domains: readonly string[]
  readonly taxIds: readonly string[]
}

type Point = ReturnType<typeof decodePoint>

type List = 'emails' | 'phones' | 'urls' | 'tags' | 'preferences' | 'domains' | 'taxIds'

const listOf: Readonly<Record<string, List>> = {
  email: 'emails',
  phone: 'phones',
  url: 'urls',
  tag: 'tags',
  preference: 'preferences',
  domain: 'domains',
  tax: 'taxIds'
}

const byPosition = (a: Point, b: Point): number => a.position - b.position || (a.value < b.value ? -1 : 1)

export function tableRecord({ id, cls, rec, company }: Row): TableRecord {
  const points: Record<'emails' | 'phones' | 'urls', Point[]> = { emails: [], phones: [], urls: [] }
  const words: Record<Exclude<List, keyof typeof points>, string[]> = {
    tags: [],
    preferences: [],
    domains: [],
    taxIds: []
  }
  for (const key of Object.keys(rec)) {
    const slash = key.indexOf('/')
    const prefix = slash < 0 ? '' : key.slice(0, slash)
    const list = Object.hasOwn(listOf, prefix) ? listOf[prefix] : undefined
    if (list === undefined) continue
    const rest = key.slice(slash + 1)
    const value = rec[key]
    if (list === 'emails' || list === 'phones' || list === 'urls') points[list].push(pointOf(rest, value))
    else if (list === 'taxIds') words.taxIds.push(String(value))
    else if (value === true) words[list].push(rest)
  }
  for (const list of [points.emails, points.phones, points.urls]) if (list.length > 1) list.sort(byPosition)
  return { id, cls, flat: rec, company: company ?? '', ...points, ...words }
}

/** Most points have nothing but a usual label, and need not be parsed a hundred thousand times. */
function pointOf(key: string, stored: Scalar | undefined): Point {
  if (stored === '{}') return { value: key, position: 0 }
  const label = typeof stored === 'string' ? /^\{"l":"([^"\\]{1,40})"\}$/.exec(stored)?.[1] : undefined
  return label === undefined ? decodePoint(key, stored) : { value: key, label, position: 0 }
}

/** Joins several values of one cell, as Google does. */
const several = ' ::: '
const addressKeys = (['post', 'billing', 'delivery'] as const).map((kind) => [kind, `address/${kind}`] as const)
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
  for (const one of all) {
    emails = Math.max(emails, one.emails.length)
    phones = Math.max(phones, one.phones.length)
    urls = Math.max(urls, one.urls.length)
    addresses = Math.max(addresses, addressKeys.filter(([, key]) => Object.hasOwn(one.flat, key)).length)
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

export function cellsOf(one: TableRecord, widths: Widths, fields: readonly CustomField[]): string[] {
  const { flat, company } = one
  const person = one.cls === 'person'
  const name = textOf(flat, 'name')
  const own = (key: string): string => (person ? textOf(flat, key) : '')
  const cells = [
    one.id,
    person ? 'Person' : 'Company',
    name,
    own('prefix'),
    own('given'),
    own('family'),
    own('suffix'),
    person ? company : name,
    own('company'),
    own('title'),
    own('department')
  ]
  addPoints(cells, one.emails, widths.emails)
  addPoints(cells, one.phones, widths.phones)
  addAddresses(cells, flat, widths.addresses)
  for (let at = 0; at < widths.urls; at++) cells.push(one.urls[at]?.value ?? '')
  cells.push(
    own('birthday'),
    one.tags.join(several),
    textOf(flat, 'notes'),
    one.domains.join(several),
    one.taxIds.join(several),
    one.preferences.join(several),
    textOf(flat, 'owner'),
    textOf(flat, 'source'),
    textOf(flat, 'language'),
    flat['doNotCall'] === true ? 'yes' : '',
    flat['doNotMail'] === true ? 'yes' : ''
  )
  for (const { id } of fields) cells.push(customText(flat, `x/${id}`))
  return cells
}

function textOf(flat: Flat, key: string): string {
  const value = flat[key]
  return typeof value === 'string' ? value : ''
}

function customText(flat: Flat, key: string): string {
  const value = Object.hasOwn(flat, key) ? flat[key] : undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined ? '' : String(value)
}

function addPoints(cells: string[], all: readonly Point[], width: number): void {
  for (let at = 0; at < width; at++) {
    const point = all[at]
    const extension = point?.extension === undefined ? '' : ` ext. ${point.extension}`
    cells.push(point?.label ?? '', point === undefined ? '' : point.value + extension)
  }
}

function addAddresses(cells: string[], flat: Flat, width: number): void {
  let left = width
  for (const [kind, key] of addressKeys) {
    const address = Object.hasOwn(flat, key) ? decodeAddress(flat[key]) : undefined
    if (address === undefined) continue
    const { raw, street = '', city = '', region = '', postcode = '', country = '' } = address
    cells.push(addressLabels[kind], raw, street, city, region, postcode, country)
    left--
  }
  for (; left > 0; left--) cells.push('', '', '', '', '', '', '')
}
