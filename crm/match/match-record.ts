/** A record as duplicates are looked for: values in plain form, and the same prepared once for many comparisons. */

import { companyWords } from './companies'
import { emailKeyOf, phoneKeyOf, urlKeyOf, type EmailKey } from './contact-points'
import { fold } from './fold'
import { readNameParts, type NameParts } from './names'
import { skeleton } from './skeleton'

export interface MatchAddress {
  /** Street, house number, building, … in any number of lines. */
  readonly lines: readonly string[]
  readonly city?: string
  readonly region?: string
  readonly postcode?: string
}

export interface MatchRecord {
  readonly id: string
  /** Undefined where a source does not tell people from companies. */
  readonly kind?: 'person' | 'company'
  readonly name: string
  readonly given?: string
  readonly family?: string
  /** A person's company. */
  readonly company?: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly urls: readonly string[]
  /** A company's own web domains. */
  readonly domains: readonly string[]
  /** `scheme:value`. */
  readonly taxIds: readonly string[]
  readonly addresses: readonly MatchAddress[]
  /** Further values that say something of the record, by a name of the field. */
  readonly other: Readonly<Record<string, string>>
}

export interface PreparedAddress {
  readonly number: string
  readonly street: readonly string[]
  readonly building: readonly string[]
  readonly city: string
  readonly region: string
  readonly postcode: string
}

export interface Prepared {
  readonly record: MatchRecord
  readonly parts: NameParts
  /** Folded, letters only. */
  readonly given: string
  readonly family: string
  /** Folded words of the name without legal form, for companies and for names of unknown order. */
  readonly words: readonly string[]
  readonly company: readonly string[]
  readonly emails: readonly EmailKey[]
  readonly phones: readonly string[]
  readonly urls: readonly string[]
  readonly domains: readonly string[]
  readonly taxIds: readonly string[]
  readonly addresses: readonly PreparedAddress[]
  readonly other: ReadonlyMap<string, string>
}

const letters = (text: string): string => fold(text).replaceAll(/[^\p{L}]/gu, '')
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Kinds of streets and parts of buildings, which writers shorten in their own ways. */
const SHORT: ReadonlyMap<string, string> = new Map(
  `street:st strasse:str road:rd avenue:ave av:ave boulevard:blvd drive:dr lane:ln place:pl square:sq court:ct crescent:cres highway:hwy
   parkway:pkwy terrace:ter circuit:cct north:n south:s east:e west:w suite:ste apartment:apt apmt:apt apmnt:apt floor:fl building:bldg
   between:bet marg:rd nagar:ngr colony:col sector:sec opposite:opp first:1st second:2nd third:3rd fourth:4th fifth:5th sixth:6th
   seventh:7th eighth:8th ninth:9th tenth:10th village:vlge retirement:ret mount:mt saint:st fort:ft`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [long = '', short = ''] = pair.split(':')
      return [fold(long), short]
    })
)

const streetWords = (line: string): string[] => wordsOf(line).map((word) => SHORT.get(word) ?? word)

const NUMBER = /^\d+[a-z]?$/

/** The house number is the first number of the first line that has one; the line of the street gives the rest. */
const prepareAddress = ({ lines, city, region, postcode }: MatchAddress): PreparedAddress => {
  const all = lines.map(streetWords).filter((words) => words.length > 0)
  const numbered = all.findIndex((words) => words.some((word) => NUMBER.test(word)))
  const bare = numbered >= 0 && all[numbered]?.length === 1 ? numbered : -1
  const number = (all[numbered] ?? []).find((word) => NUMBER.test(word)) ?? ''
  const rest = all.filter((_, index) => index !== bare)
  const [street = [], ...building] = rest
  return {
    number,
    street: bare >= 0 || !street.includes(number) ? street : street.filter((word) => word !== number),
    building: building.flat(),
    city: wordsOf(city ?? '').join(''),
    region: wordsOf(region ?? '').join(''),
    postcode: wordsOf(postcode ?? '').join('')
  }
}

/** Takes a record apart once; comparing prepared records is cheap. */
export const prepare = (record: MatchRecord): Prepared => {
  const parts = readNameParts(record.name || `${record.given ?? ''} ${record.family ?? ''}`)
  const given = record.given ?? ''
  const family = record.family ?? ''
  const split = given !== '' || family !== ''
  const person = record.kind !== 'company'
  return {
    record,
    parts,
    given: person ? (split ? letters(given) : parts.given.map((word) => word.fold).join('')) : '',
    family: person ? (split ? letters(family) : parts.family.map((word) => word.fold).join('')) : '',
    words: companyWords(record.name),
    company: record.company === undefined ? [] : companyWords(record.company),
    emails: record.emails.map(emailKeyOf),
    phones: record.phones.map(phoneKeyOf).filter((key) => key !== ''),
    urls: record.urls.map(urlKeyOf).filter((key) => key !== ''),
    domains: record.domains.map(urlKeyOf).filter((key) => key !== ''),
    taxIds: record.taxIds.map((id) => id.toLowerCase().replaceAll(/[\s-]/g, '')),
    addresses: record.addresses.map(prepareAddress),
    other: new Map(Object.entries(record.other).map(([field, value]) => [field, wordsOf(value).join(' ')]))
  }
}

/** The words of a name by which it is found, each as the skeleton that all its spellings share. */
export const nameKeys = ({ parts, words, record }: Prepared): string[] => {
  const own =
    record.kind === 'company'
      ? words.map(skeletonOrSelf)
      : [...parts.given, ...parts.family].filter((word) => !word.initial).map((word) => word.skeleton || word.fold)
  return [...new Set(own.filter((key) => key.length > 1))]
}

const skeletonOrSelf = (word: string): string => skeleton(word) || word
