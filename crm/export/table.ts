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
  /** Values of the keys that every record may have once, by `places`. */
  readonly single: readonly (Scalar | undefined)[]
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

const byPosition = (a: Point, b: Point): number => a.position - b.position || (a.value < b.value ? -1 : 1)
const sorted = (points: Point[]): Point[] => (points.length > 1 ? points.sort(byPosition) : points)

/**
 * One pass over the keys that allocates only what is there: a table may have a hundred thousand rows, and looking a key up
 * in a record costs more than going through all of them, because no two records are alike.
 */
export function tableRecord({ id, cls, rec, company }: Row): TableRecord {
  const points: Lists<Point> = {}
  const words: Lists<string> = {}
  const single: (Scalar | undefined)[] = [...noSingle]
  for (const [key, value] of Object.entries(rec)) {
    const place = placeOf.get(key)
    if (place !== undefined) {
      single[place] = value
      continue
    }
    const slash = key.indexOf('/')
    if (slash < 0) continue
    const list = listOf(key, slash)
    if (list === undefined) continue
    if (list === 'emails' || list === 'phones' || list === 'urls')
      (points[list] ??= []).push(pointOf(key.slice(slash + 1), value))
    else if (list === 'taxIds') (words.taxIds ??= []).push(String(value))
    else if (value === true) (words[list] ??= []).push(key.slice(slash + 1))
  }
  return {
    id,
    cls,
    flat: rec,
    company: company ?? '',
    single,
    emails: sorted(points.emails ?? []),
    phones: sorted(points.phones ?? []),
    urls: sorted(points.urls ?? []),
    tags: words.tags ?? none,
    preferences: words.preferences ?? none,
    domains: words.domains ?? none,
    taxIds: words.taxIds ?? none
  }
}

const singleKeys = [
  'name',
  'prefix',
  'given',
  'family',
  'suffix',
  'company',
  'title',
  'department',
  'birthday',
  'notes',
  'owner',
  'source',
  'language',
  'doNotCall',
  'doNotMail',
  'address/post',
  'address/billing',
  'address/delivery'
] as const
type SingleKey = (typeof singleKeys)[number]
const placeOf: ReadonlyMap<string, number> = new Map(singleKeys.map((key, at) => [key, at]))
const noSingle: readonly undefined[] = singleKeys.map(() => undefined)
const places = Object.fromEntries(singleKeys.map((key, at) => [key, at])) as Record<SingleKey, number>

type List = 'emails' | 'phones' | 'urls' | 'tags' | 'preferences' | 'domains' | 'taxIds'
type Lists<T> = { [K in List]?: T[] }

const none: readonly never[] = []

/** The list that a key with a slash at this place belongs to. */
function listOf(key: string, slash: number): List | undefined {
  switch (slash) {
    case 3:
      if (key.startsWith('tag')) return 'tags'
      if (key.startsWith('url')) return 'urls'
      return key.startsWith('tax') ? 'taxIds' : undefined
    case 5:
      if (key.startsWith('email')) return 'emails'
      return key.startsWith('phone') ? 'phones' : undefined
    case 6:
      return key.startsWith('domain') ? 'domains' : undefined
    case 10:
      return key.startsWith('preference') ? 'preferences' : undefined
    default:
      return undefined
  }
}

/** What is said of points beside their values; most have one of a few labels and need not be parsed every time. */
const usual = new Map<string, Omit<Point, 'value'>>([['{}', { position: 0 }]])
const mostUsual = 200

function pointOf(key: string, stored: Scalar | undefined): Point {
  const known = typeof stored === 'string' ? usual.get(stored) : undefined
  if (known !== undefined) return { value: key, ...known }
  const { value, ...rest } = decodePoint(key, stored)
  if (typeof stored === 'string' && usual.size < mostUsual) usual.set(stored, rest)
  return { value, ...rest }
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

export const narrowest: Widths = { emails: 1, phones: 1, urls: 1, addresses: 0 }

/** @param before widths that are needed anyway; the very same when these records need no more */
export function widthsOf(all: readonly TableRecord[], before: Widths = narrowest): Widths {
  let { emails, phones, urls, addresses } = before
  for (const one of all) {
    if (one.emails.length > emails) emails = one.emails.length
    if (one.phones.length > phones) phones = one.phones.length
    if (one.urls.length > urls) urls = one.urls.length
    const own = addressesOf(one)
    if (own > addresses) addresses = own
  }
  const same =
    emails === before.emails && phones === before.phones && urls === before.urls && addresses === before.addresses
  return same ? before : { emails, phones, urls, addresses }
}

function addressesOf({ single }: TableRecord): number {
  let count = 0
  for (const [, key] of addressKeys) if (single[places[key]] !== undefined) count++
  return count
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
  const cells: string[] = []
  eachCell(one, widths, fields, (cell) => void cells.push(cell))
  return cells
}

/** The cells of a record from left to right. */
export function eachCell(
  one: TableRecord,
  widths: Widths,
  fields: readonly CustomField[],
  add: (cell: string) => void
): void {
  const { single, company } = one
  const person = one.cls === 'person'
  const name = textOf(single[places.name])
  const own = (place: number): void => add(person ? textOf(single[place]) : '')
  add(one.id)
  add(person ? 'Person' : 'Company')
  add(name)
  own(places.prefix)
  own(places.given)
  own(places.family)
  own(places.suffix)
  add(person ? company : name)
  own(places.company)
  own(places.title)
  own(places.department)
  addPoints(add, one.emails, widths.emails)
  addPoints(add, one.phones, widths.phones)
  addAddresses(add, single, widths.addresses)
  for (let at = 0; at < widths.urls; at++) add(one.urls[at]?.value ?? '')
  own(places.birthday)
  add(one.tags.join(several))
  add(textOf(single[places.notes]))
  add(one.domains.join(several))
  add(one.taxIds.join(several))
  add(one.preferences.join(several))
  add(textOf(single[places.owner]))
  add(textOf(single[places.source]))
  add(textOf(single[places.language]))
  add(single[places.doNotCall] === true ? 'yes' : '')
  add(single[places.doNotMail] === true ? 'yes' : '')
  for (const { id } of fields) add(customText(one.flat, `x/${id}`))
}

const textOf = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

function customText(flat: Flat, key: string): string {
  const value = Object.hasOwn(flat, key) ? flat[key] : undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined ? '' : String(value)
}

type Add = (cell: string) => void

function addPoints(add: Add, all: readonly Point[], width: number): void {
  for (let at = 0; at < width; at++) {
    const point = all[at]
    add(point?.label ?? '')
    if (point?.extension === undefined) add(point?.value ?? '')
    else add(`${point.value} ext. ${point.extension}`)
  }
}

function addAddresses(add: Add, single: TableRecord['single'], width: number): void {
  let left = width
  for (const [kind, key] of addressKeys) {
    const stored = single[places[key]]
    const address = stored === undefined ? undefined : decodeAddress(stored)
    if (address === undefined) continue
    const { raw, street = '', city = '', region = '', postcode = '', country = '' } = address
    for (const part of [addressLabels[kind], raw, street, city, region, postcode, country]) add(part)
    left--
  }
  for (let empty = left * addressParts.length; empty > 0; empty--) add('')
}
