import { distinctPair } from '../../crm/distinct'
import { possibleDuplicates } from '../../crm/match/duplicates'
import { matchRecordOf } from '../../crm/match/from-record'
import { reasonsOf } from '../../crm/match/reasons'
import { companyKey, exactKeys } from '../../crm/keys'
import type { Answers, Query, Row } from '../../crm/queries'
import { readCompany, readPerson } from '../../crm/read'
import { words } from '../../crm/search-terms'
import { isPrivate } from '../../crm/private'
import type { RecordId } from '../../crm/types'
import type { LedgerDb, StoredRow } from '../store/db'
import { rowsByNumber } from './many'
import { addAll, countBits, hasBit, idsOf, keepOnly, noBits, type Bits } from './search/bits'
import { facetKey, soundKey } from './search/doc'
import { findFacet, findWords } from './search/find'
import { openSearch, readSnapshot, type SearchTx, type Snapshot } from './search/snapshot'
import { tierOf, type Words } from './search/words'
import { wholeIds } from './whole'

type DuplicatesQuery = Extract<Query, { q: 'duplicates' }>

/** Most records that one exact key brings: a switchboard's number or a group's domain belongs to many. */
const mostByKey = 20
/** Most records that similar names bring: a large ledger has hundreds of namesakes, and each costs reading and weighing. */
const mostByName = 48
/** A word of so many names says little alone; with a second one it does. */
const commonWord = 200

/**
 * Records that may be the same as the one in hand, the likeliest first. Candidates share an address, number, link or id with
 * it, the front of an e-mail address, or words of the name however they are spelt; `crm/match` weighs them.
 */
export async function duplicates(db: LedgerDb, query: DuplicatesQuery): Promise<Answers['duplicates']> {
  const own = recordOf(query.cls, '', query.rec, query.company)
  const tx = openSearch(db)
  const [byKey, snapshot] = await Promise.all([rowsByKey(tx, query), readSnapshot(db, tx)])
  const numbers = [
    ...(await byName(snapshot, query)),
    ...(await Promise.all(fronts(own.emails).map((front) => byFront(snapshot, query, front)))).flat()
  ]
  const found = new Map<number, Row>(byKey.map((row) => [row.n, row]))
  const missing = [...new Set(numbers)].filter((n) => !found.has(n)).sort((a, b) => a - b)
  for (const row of await rowsByNumber(tx.objectStore('rows'), missing)) if (row) found.set(row.n, row)
  const others = await distinctFrom(tx, query.except)
  const self = query.except === undefined ? undefined : await tx.objectStore('rows').index('id').get(query.except)
  const rows = [...found.values()].filter(({ cls, id, seg, also, into }) => {
    if (cls !== query.cls || into !== undefined) return false
    // What can never become one is not offered to be; whoever types a new record is told of both.
    if (self !== undefined && isPrivate(self.seg) !== isPrivate(seg)) return false
    return ![id, ...(also ?? [])].some((each) => others.has(each))
  })
  const records = new Map(rows.map((row) => [row.id, { row, record: recordOf(row.cls, row.id, row.rec, row.company) }]))
  return possibleDuplicates(
    own,
    [...records.values()].map(({ record }) => record)
  ).flatMap(({ b, score, reasons }) => {
    const other = records.get(b)
    return other ? [{ row: other.row, score, reasons: reasonsOf(reasons, other.record) }] : []
  })
}

/** The record itself, what it is merged with, and what somebody said it is not. */
async function distinctFrom(tx: SearchTx, id: RecordId | undefined): Promise<Set<RecordId>> {
  const store = tx.objectStore('rows')
  const own = id === undefined ? [] : await wholeIds(store.index('id'), id)
  const keys = store.index('keys')
  const said = await Promise.all(own.map((each) => keys.getAll(['d', each])))
  return new Set([...own, ...said.flat().flatMap((row) => distinctPair(row.id, row.rec))])
}

const recordOf = (cls: Row['cls'], id: string, rec: Row['rec'], company: string | undefined) =>
  matchRecordOf(cls === 'company' ? readCompany(id, rec) : readPerson(id, rec), company)

async function rowsByKey(tx: SearchTx, { cls, rec }: DuplicatesQuery): Promise<StoredRow[]> {
  const index = tx.objectStore('rows').index('keys')
  const keys = exactKeys(cls, '', rec).filter((key) => key !== companyKey(String(rec['company'] ?? '')))
  return (await Promise.all(keys.map((key) => index.getAll(key, mostByKey)))).flat()
}

interface Term {
  readonly key: string
  /** By segment. */
  readonly bits: ReadonlyMap<number, Bits>
  readonly count: number
  readonly weight: number
}

/**
 * Records with words of the name in common: one rare word or two common ones. Those that share most come first; where there
 * are more than are read, town and company count too.
 */
async function byName(snapshot: Snapshot, query: DuplicatesQuery): Promise<number[]> {
  const { cls, rec } = query
  const segments = snapshot.segments.filter((segment) => segment.cls === cls)
  const all = segments.reduce((sum, { live }) => sum + countBits(live), 0)
  const keys = [...new Set(words(String(rec['name'] ?? '')).map(soundKey))].slice(0, 8)
  const sounds = await Promise.all(keys.map((key) => termOf(snapshot, segments, key, all)))
  const wanted = new Map(segments.map(({ id }) => [id, sharing(sounds, id)]))
  const many = segments.reduce((sum, { id }) => sum + countBits(wanted.get(id) ?? noBits()), 0) > mostByName
  const told = many ? await Promise.all(circumstances(query).map((key) => termOf(snapshot, segments, key, all))) : []
  const found: { n: number; weight: number }[] = []
  for (const { id, docs } of segments) {
    const terms = [...sounds, ...told].map(({ bits, weight }) => ({ bits: bits.get(id) ?? noBits(), weight }))
    for (const doc of idsOf(wanted.get(id) ?? noBits()))
      found.push({ n: docs[doc] ?? 0, weight: weightOf(terms, ({ bits }) => hasBit(bits, doc)) })
  }
  for (const { row, doc } of snapshot.fresh) {
    const weight = weightOf(sounds, ({ key }) => doc.facets.includes(key))
    if (row.cls === cls && weight > 0) found.push({ n: row.n, weight })
  }
  return found
    .sort((a, b) => b.weight - a.weight || b.n - a.n)
    .slice(0, mostByName)
    .map(({ n }) => n)
}

/** Documents of a segment with one rare word or two common ones. */
function sharing(sounds: readonly Term[], segment: number): Bits {
  const seen = noBits()
  const wanted = noBits()
  for (const { bits, count } of sounds) {
    const own = bits.get(segment) ?? noBits()
    const both = own.slice()
    if (count > commonWord) keepOnly(both, seen)
    addAll(wanted, both)
    addAll(seen, own)
  }
  return wanted
}

const weightOf = <T extends { readonly weight: number }>(terms: readonly T[], holds: (term: T) => boolean): number =>
  terms.reduce((sum, term) => sum + (holds(term) ? term.weight : 0), 0)

/** What tells namesakes apart before any of them is read: town and company. */
function circumstances({ cls, rec, company }: DuplicatesQuery): string[] {
  const { addresses } = cls === 'company' ? readCompany('', rec) : readPerson('', rec)
  const towns = Object.values(addresses).flatMap(({ city }) => (city === undefined ? [] : [facetKey('city', city)]))
  return [...new Set([...towns, ...words(company ?? '')])].slice(0, 6)
}

async function termOf(snapshot: Snapshot, segments: Snapshot['segments'], key: string, all: number): Promise<Term> {
  const entries = await Promise.all(
    segments.map(async (segment) => {
      const bits = await findFacet(snapshot, segment, key)
      keepOnly(bits, segment.live)
      return [segment.id, bits] as const
    })
  )
  const count = entries.reduce((sum, [, bits]) => sum + countBits(bits), 0)
  return { key, bits: new Map(entries), count, weight: Math.log2((all + 2) / (count + 1)) }
}

/** The parts of addresses before the @, long enough to be somebody's. */
const fronts = (emails: readonly string[]): string[] =>
  emails.flatMap((email) => {
    const front = email.slice(0, email.indexOf('@') + 1).toLowerCase()
    return front.length > 5 && front.length < 24 ? [front] : []
  })

/** Records with an address of the same front at another host; too many of them, as of `office@`, say nothing. */
async function byFront(snapshot: Snapshot, { cls }: DuplicatesQuery, front: string): Promise<number[]> {
  const wanted: Words = [[front]]
  const found = await findWords(snapshot, wanted, [cls])
  const numbers = found.flatMap(({ segment, tiers }) =>
    tiers.flatMap((tier) => idsOf(tier).map((doc) => segment.docs[doc] ?? 0))
  )
  for (const { row, doc } of snapshot.fresh)
    if (row.cls === cls && tierOf(doc, wanted) !== undefined) numbers.push(row.n)
  return numbers.length > mostByKey ? [] : numbers
}
