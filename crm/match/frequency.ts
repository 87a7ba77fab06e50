/**
 * How common values are. Agreement on a rare value tells more than agreement on a common one: a shared `info@` or the number of a
 * switchboard is weak, a shared rare family name is strong.
 */

import { fold } from './fold'
import type { Prepared } from './match-record'

export type Field =
  | 'given'
  | 'family'
  | 'name'
  | 'company'
  | 'email'
  | 'phone'
  | 'url'
  | 'domain'
  | 'taxId'
  | 'number'
  | 'street'
  | 'building'
  | 'city'
  | 'region'
  | 'postcode'
  | 'other'

export interface Frequencies {
  /** How many records there are. */
  readonly size: number
  /** How many of them have this value. */
  readonly count: (field: Field, value: string) => number
}

const valuesOf = (record: Prepared): (readonly [Field, string])[] => [
  ['given', record.given],
  ['family', record.family],
  ...record.words.map((word): [Field, string] => ['name', word]),
  ...record.company.map((word): [Field, string] => ['company', word]),
  ...record.emails.map(({ exact }): [Field, string] => ['email', exact]),
  ...record.phones.map((phone): [Field, string] => ['phone', phone]),
  ...record.urls.map((url): [Field, string] => ['url', url]),
  ...record.domains.map((domain): [Field, string] => ['domain', domain]),
  ...record.taxIds.map((id): [Field, string] => ['taxId', id]),
  ...record.addresses.flatMap((address): [Field, string][] => [
    ['number', address.number],
    ['street', address.street.join('')],
    ['building', address.building.join('')],
    ['city', address.city],
    ['region', address.region],
    ['postcode', address.postcode]
  ]),
  ...[...record.other].map(([field, value]): [Field, string] => ['other', `${field}=${value}`])
]

/** Counts the values of all records at hand. */
export const countValues = (records: Iterable<Prepared>): Frequencies => {
  const counts = new Map<string, number>()
  let size = 0
  for (const record of records) {
    size += 1
    for (const key of new Set(valuesOf(record).map(([field, value]) => `${field}:${value}`)))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { size, count: (field, value) => counts.get(`${field}:${value}`) ?? 0 }
}

/** Share of an ordinary ledger's records that have one certain value, where nothing better is known. */
const TYPICAL: Readonly<Record<Field, number>> = {
  given: 0.004,
  family: 0.002,
  name: 0.0005,
  company: 0.002,
  email: 0,
  phone: 0,
  url: 0,
  domain: 0.0005,
  taxId: 0,
  number: 0.01,
  street: 0.001,
  building: 0.001,
  city: 0.05,
  region: 0.2,
  postcode: 0.005,
  other: 0.05
}
const TYPICAL_SIZE = 5000
const COMMON_SHARE = 0.02

/** Names that so many people, or words that so many firms have that agreeing on one says little. */
const COMMON: ReadonlySet<string> = new Set(
  `kumar singh sharma patel khan gupta shah devi kaur das ali verma yadav reddy rao jain agarval mishra pandey joshi mehta ahmed
   mohamed muhamad rahul amit rajesh suresh ramesh sanjay anil sunil vijay ravi priya puja neha anita sunita raj john smith jones vilyams
   david michael james robert maria jose garcia martin muler shmidt schmidt chen vang li liu jang kim le nguyen
   enterprises traders trading industries international services solutions technologies india systems group global foods textiles engineering
   consulting exports hotel school hospital bank restaurant`
    .split(/\s+/)
    .map(fold)
)

/**
 * Frequencies for a few candidates of a ledger that was not counted: what is typical, or more where the candidates themselves
 * show it.
 */
export const typicalFrequencies = (candidates: Iterable<Prepared>): Frequencies => {
  const seen = countValues(candidates)
  const isName = (field: Field): boolean => field === 'given' || field === 'family' || field === 'name'
  return {
    size: Math.max(TYPICAL_SIZE, seen.size),
    count: (field, value) => {
      const share = isName(field) && COMMON.has(value) ? COMMON_SHARE : TYPICAL[field]
      return Math.max(share * TYPICAL_SIZE, seen.count(field, value))
    }
  }
}
