/**
 * What speaks for and against two records being one, in bits (Fellegi and Sunter 1969): agreement counts by how unlikely it would
 * be by chance, disagreement by how often one and the same contact is written differently. The rates are estimates for address books
 * kept by hand and were fixed before any scoring of test data by threshold.
 */

import type { Field, Frequencies } from './frequency'
import type { Prepared, PreparedAddress } from './match-record'
import { compareNameParts } from './names'
import { sameByNickname } from './nicknames'
import { letterSimilarity, wordSimilarity } from './similarity'
import { sameEnding, skeleton } from './skeleton'

export interface Evidence {
  readonly field: Field
  readonly agreement: 'same' | 'similar' | 'different'
  /** The value of the first record, as compared. */
  readonly value: string
  /** Positive speaks for one contact, negative against. */
  readonly bits: number
}

interface Rate {
  /** Share of true pairs whose values agree. */
  readonly agree: number
  /** Most that this field may say, for values that were seen only once. */
  readonly most: number
  /** What a disagreement says. */
  readonly against: number
}

const RATES: Readonly<Record<Field, Rate>> = {
  given: { agree: 0.9, most: 9, against: -3.5 },
  family: { agree: 0.92, most: 11, against: -4 },
  name: { agree: 0.9, most: 13, against: -8 },
  company: { agree: 0.85, most: 6, against: -1 },
  email: { agree: 0.95, most: 18, against: -0.5 },
  phone: { agree: 0.9, most: 14, against: -1.5 },
  url: { agree: 0.9, most: 14, against: -0.2 },
  domain: { agree: 0.9, most: 12, against: -2 },
  taxId: { agree: 0.98, most: 20, against: -8 },
  number: { agree: 0.85, most: 6, against: -1.5 },
  street: { agree: 0.85, most: 9, against: -2 },
  building: { agree: 0.8, most: 8, against: -1 },
  city: { agree: 0.88, most: 7, against: -1.5 },
  region: { agree: 0.95, most: 3, against: -1.5 },
  postcode: { agree: 0.88, most: 7, against: -1.5 },
  other: { agree: 0.7, most: 5, against: -0.5 }
}

/** Below the first two values are different, above the second they are the same with a slip. */
const DIFFERENT = 0.6
const SLIP = 0.92
/** A misspelled agreement says less than a clean one. */
const SIMILAR_SHARE = 0.85

/** Values that are given to one contact only: that the pair shares it is no sign that it is common. */
const IDENTIFIERS: ReadonlySet<Field> = new Set(['email', 'phone', 'url', 'domain', 'taxId'])
const PAIR = 2
const UNSEEN = 0.02
const LEAST_SIZE = 500

const agreementBits = (field: Field, counts: readonly number[], size: number): number => {
  const { agree, most } = RATES[field]
  const count = Math.max(1, ...counts)
  const chance = IDENTIFIERS.has(field)
    ? (Math.max(0, count - PAIR) + UNSEEN) / Math.max(size, LEAST_SIZE)
    : count / Math.max(size, PAIR)
  return Math.max(0.3, Math.min(most, Math.log2(agree / Math.min(chance, agree))))
}

const weigh = (
  field: Field,
  values: readonly [string, string],
  similarity: number,
  frequencies: Frequencies
): Evidence => {
  const counts = values.map((value) => frequencies.count(field, value))
  const full = agreementBits(field, counts, frequencies.size)
  if (similarity >= 1) return { field, agreement: 'same', value: values[0], bits: full }
  const { against } = RATES[field]
  const slip = Math.max(0, Math.min(1, (similarity - DIFFERENT) / (SLIP - DIFFERENT)))
  const bits = against + slip * (full * SIMILAR_SHARE - against)
  return { field, agreement: bits > 0 ? 'similar' : 'different', value: values[0], bits }
}

/** A value of one field beside one of another: how common it is in both counts, so that the order of the records does not. */
const weighCrossed = (
  [field, other]: readonly [Field, Field],
  values: readonly [string, string],
  similarity: number,
  frequencies: Frequencies
): Evidence => {
  const own = weigh(field, values, similarity, frequencies)
  const bits = (own.bits + weigh(other, values, similarity, frequencies).bits) / 2
  return { ...own, bits, agreement: similarity >= 1 ? 'same' : bits > 0 ? 'similar' : 'different' }
}

/** Spelling by ear, short forms, a slip of the hand. */
const nameSimilarity = (one: string, other: string): number => {
  if (one === other) return 1
  if (skeleton(one) === skeleton(other) && one.length > 2 && other.length > 2 && sameEnding(one, other)) return 0.95
  if (sameByNickname(one, other)) return 0.9
  const initial = one.length === 1 || other.length === 1
  if (initial) return one.charAt(0) === other.charAt(0) ? 0.75 : 0
  return letterSimilarity(one, other)
}

const compareNamed = (one: Prepared, other: Prepared, frequencies: Frequencies): Evidence[] => {
  const straight: Evidence[] = []
  const pair = (field: 'given' | 'family', a: string, b: string): Evidence[] =>
    a === '' || b === '' ? [] : [weigh(field, [a, b], nameSimilarity(a, b), frequencies)]
  straight.push(...pair('given', one.given, other.given), ...pair('family', one.family, other.family))
  const cross = (fields: readonly ['given' | 'family', 'given' | 'family'], a: string, b: string): Evidence[] =>
    a === '' || b === '' ? [] : [weighCrossed(fields, [a, b], nameSimilarity(a, b), frequencies)]
  const crossed = [
    ...cross(['given', 'family'], one.given, other.family),
    ...cross(['family', 'given'], one.family, other.given)
  ]
  const sum = (list: readonly Evidence[]): number => list.reduce((total, { bits }) => total + bits, 0)
  const turned = crossed.length === 2 && crossed.every(({ bits }) => bits > 0) && sum(crossed) > sum(straight) + 2
  if (turned) return crossed.map((evidence) => ({ ...evidence, bits: evidence.bits - 1 }))
  // Middle names and generations are only in the parts: a contradiction there makes the given names different.
  const alike = straight.length === 2 && straight.every(({ agreement }) => agreement === 'same')
  if (!alike || compareNameParts(one.parts, other.parts).same) return straight
  const contradiction: Evidence = {
    field: 'given',
    agreement: 'different',
    value: one.given,
    bits: RATES.given.against * 2
  }
  return straight.map((evidence) => (evidence.field === 'given' ? contradiction : evidence))
}

const compareWords = (
  field: 'name' | 'company',
  one: readonly string[],
  other: readonly string[],
  frequencies: Frequencies
): Evidence[] => {
  if (one.length === 0 || other.length === 0) return []
  const rarity = (word: string): number => Math.log2(1 + frequencies.size / Math.max(1, frequencies.count(field, word)))
  const joined: [string, string] = [one.join(' '), other.join(' ')]
  const words = wordSimilarity(one, other, rarity)
  const similarity =
    one.join('') === other.join('')
      ? 1
      : Math.min(0.99, Math.max(words, letterSimilarity(one.join(''), other.join(''))))
  const { most, against } = RATES[field]
  // A name is as rare as its words together.
  const own = (list: readonly string[]): number =>
    list.reduce((sum, word) => sum + Math.log2(frequencies.size / Math.max(1, frequencies.count(field, word))), 0)
  const full = Math.min(most, Math.max(1, Math.min(own(one), own(other))))
  if (similarity >= 1) return [{ field, agreement: 'same', value: joined[0], bits: full }]
  const slip = Math.max(0, Math.min(1, (similarity - DIFFERENT) / (SLIP - DIFFERENT)))
  const bits = against + slip * (full * SIMILAR_SHARE - against)
  return [{ field, agreement: bits > 0 ? 'similar' : 'different', value: joined[0], bits }]
}

/** The best agreement of two lists, or one disagreement when both have values and none is shared. */
const compareLists = (
  field: Field,
  one: readonly string[],
  other: readonly string[],
  frequencies: Frequencies
): Evidence[] => {
  const [first] = one
  if (first === undefined || other.length === 0) return []
  const shared = one.filter((value) => other.includes(value))
  if (shared.length === 0) return [{ field, agreement: 'different', value: first, bits: RATES[field].against }]
  const found = shared.map((value) => weigh(field, [value, value], 1, frequencies))
  return [found.reduce((best, next) => (next.bits > best.bits ? next : best))]
}

const ROLE_BITS = 4
const DELIVERED_SHARE = 0.8
const LOCAL_BITS = 4
/** One employer gives each of its people an own address. */
const COLLEAGUE_BITS = -4

const compareEmails = (one: Prepared, other: Prepared, frequencies: Frequencies): Evidence[] => {
  const exact = compareLists(
    'email',
    one.emails.map(({ exact }) => exact),
    other.emails.map(({ exact }) => exact),
    frequencies
  )
  const [found] = exact
  if (!found) return exact
  if (found.agreement === 'same') {
    // Somebody's own address that both have says more than a shared mailbox beside it.
    const own = one.emails.filter(({ role }) => !role).map((email) => email.exact)
    const shared = own.filter((value) => other.emails.some((email) => email.exact === value))
    return shared.length > 0
      ? compareLists('email', shared, shared, frequencies)
      : [{ ...found, bits: Math.min(found.bits, ROLE_BITS) }]
  }
  const delivered = one.emails.find((email) =>
    other.emails.some((candidate) => candidate.delivered === email.delivered)
  )
  if (delivered)
    return [{ field: 'email', agreement: 'similar', value: delivered.exact, bits: RATES.email.most * DELIVERED_SHARE }]
  const employer = one.emails.some(
    ({ domain, role }) => domain !== '' && !role && other.emails.some((email) => !email.role && email.domain === domain)
  )
  if (employer) return [{ ...found, bits: COLLEAGUE_BITS }]
  const local = one.emails.find(
    (email) => email.local.length > 4 && other.emails.some((candidate) => candidate.local === email.local)
  )
  return local ? [{ field: 'email', agreement: 'similar', value: local.exact, bits: LOCAL_BITS }] : exact
}

const compareAddress = (one: PreparedAddress, other: PreparedAddress, frequencies: Frequencies): Evidence[] => {
  const text = (
    field: 'number' | 'city' | 'region' | 'postcode',
    similar: (a: string, b: string) => number
  ): Evidence[] =>
    one[field] === '' || other[field] === ''
      ? []
      : [weigh(field, [one[field], other[field]], similar(one[field], other[field]), frequencies)]
  const lines = (field: 'street' | 'building', against: 'street' | 'building'): Evidence[] => {
    const [a, b] = [one[field], other[against]]
    if (a.length === 0 || b.length === 0) return []
    const pair: [string, string] = [a.join(''), b.join('')]
    const alike =
      pair[0] === pair[1]
        ? 1
        : Math.min(
            0.99,
            Math.max(
              letterSimilarity(...pair),
              wordSimilarity(a, b, () => 1)
            )
          )
    return [
      field === against
        ? weigh(field, pair, alike, frequencies)
        : weighCrossed([field, against], pair, alike, frequencies)
    ]
  }
  const digits = (a: string, b: string): number =>
    a === b ? 1 : a.length === b.length && a.length > 2 ? letterSimilarity(a, b) : 0
  const straight = [...lines('street', 'street'), ...lines('building', 'building')]
  const crossed = [...lines('street', 'building'), ...lines('building', 'street')]
  return [
    ...text('number', digits),
    ...(crossed.length === 2 && total(crossed) > total(straight) ? crossed : straight),
    ...text('city', letterSimilarity),
    ...text('region', (a, b) => (a === b ? 1 : 0)),
    ...text('postcode', digits)
  ]
}

const total = (list: readonly Evidence[]): number => list.reduce((sum, { bits }) => sum + bits, 0)

const bestAddress = (one: Prepared, other: Prepared, frequencies: Frequencies): Evidence[] => {
  const all = one.addresses.flatMap((a) => other.addresses.map((b) => compareAddress(a, b, frequencies)))
  return all.length === 0 ? [] : all.reduce((best, next) => (total(next) > total(best) ? next : best))
}

const compareOthers = (one: Prepared, other: Prepared, frequencies: Frequencies): Evidence[] =>
  [...one.other].flatMap(([field, value]): Evidence[] => {
    const against = other.other.get(field)
    if (value === '' || against === undefined || against === '') return []
    const alike = value === against ? 1 : wordSimilarity(value.split(' '), against.split(' '), () => 1)
    return [weigh('other', [`${field}=${value}`, `${field}=${against}`], alike, frequencies)]
  })

const PREMISES: ReadonlySet<Field> = new Set([
  'phone',
  'company',
  'domain',
  'number',
  'street',
  'building',
  'city',
  'region',
  'postcode'
])
/** Most that a shared place may say when the names differ: of firms, of whole names, of given names. */
const BEHIND_ONE_DOOR = 15
const COLLEAGUES = 6
const RELATIVES = 12

/** Where both records say how to reach them or for whom they work, a shared place alone does not make them one. */
const REACHED: ReadonlySet<Field> = new Set(['email', 'phone', 'company', 'url'])

const differs = (reasons: readonly Evidence[], wanted: Field): boolean =>
  reasons.some(({ field, agreement }) => field === wanted && agreement === 'different')

const premisesLimit = (reasons: readonly Evidence[]): number => {
  if (differs(reasons, 'name')) return BEHIND_ONE_DOOR
  if (!differs(reasons, 'given') || !reasons.some(({ field }) => REACHED.has(field))) return Number.POSITIVE_INFINITY
  return differs(reasons, 'family') ? COLLEAGUES : RELATIVES
}

/**
 * Colleagues, relatives and firms behind one door share an address, a switchboard and an employer. With different names all of
 * that is one fact, not six.
 */
const limitPremises = (reasons: readonly Evidence[]): Evidence[] => {
  const limit = premisesLimit(reasons)
  const sum = total(reasons.filter(({ field, bits }) => PREMISES.has(field) && bits > 0))
  if (sum <= limit) return [...reasons]
  const share = limit / sum
  return reasons.map((reason) =>
    PREMISES.has(reason.field) && reason.bits > 0 ? { ...reason, bits: reason.bits * share } : reason
  )
}

const isPerson = ({ record, given, family }: Prepared): boolean => record.kind === 'person' && given + family !== ''

/** All that speaks for and against two records being one contact. */
export const weighEvidence = (one: Prepared, other: Prepared, frequencies: Frequencies): Evidence[] => {
  const named = isPerson(one) && isPerson(other)
  return limitPremises([
    ...(named ? compareNamed(one, other, frequencies) : compareWords('name', one.words, other.words, frequencies)),
    ...compareWords('company', one.company, other.company, frequencies),
    ...compareEmails(one, other, frequencies),
    ...compareLists('phone', one.phones, other.phones, frequencies),
    ...compareLists('url', one.urls, other.urls, frequencies),
    ...compareLists('domain', one.domains, other.domains, frequencies),
    ...compareLists('taxId', one.taxIds, other.taxIds, frequencies),
    ...bestAddress(one, other, frequencies),
    ...compareOthers(one, other, frequencies)
  ])
}
