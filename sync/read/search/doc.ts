import { isKept } from '../../../crm/types'
import { fold, plain } from '../../../crm/match/fold'
import { skeleton } from '../../../crm/match/skeleton'
import type { Row } from '../../../crm/queries'
import { readPerson } from '../../../crm/read'
import type { Person } from '../../../crm/records'
import { maxTerm, termsOf } from '../../../crm/search-terms'
import { isDeleted } from '../../store/row'
import type { Doc } from './build'
import { facetPrefix, facetSeparator } from './segment'

/** Fields by which lists are filtered and whose values are offered. */
export type FacetField = 'tag' | 'owner' | 'source' | 'city' | 'title' | 'preference'

/** Line feeds separate entries and low characters mark their kind, so neither may come from a record. */
// oxlint-disable-next-line no-control-regex -- control characters are what is replaced
export const printable = (text: string): string => text.replace(/[\u0000-\u001f]/g, ' ')

/** The index entry of one value of a field. */
export const facetKey = (field: FacetField, value: string): string => {
  const text = printable(value)
  return facetPrefix(field, plain(text)) + facetSeparator + text
}

/** The index entry of records that have an e-mail address or a phone. */
export const hasKey = (what: 'email' | 'phone'): string => facetPrefix('has', what)

/** The index entry of a word of a name, by what all its spellings share; possible duplicates are found by it. */
export const soundKey = (word: string): string => facetPrefix('sound', skeleton(fold(word)))

/** What the index says about a row; `undefined` for rows that are not searched: deleted ones, settings. */
export function docOf(row: Row): Doc | undefined {
  if (!isKept(row.cls) || isDeleted(row.rec) || row.into !== undefined) return undefined
  const { name, other } = termsOf(row.cls, row.id, row.rec, row.company)
  const facets =
    row.cls === 'activity' ? [] : [...new Set(name.map(soundKey)), ...facetsOf(readPerson(row.id, row.rec))]
  return { n: row.n, name: name.map(cut), other: other.map(cut), facets }
}

const cut = (term: string): string => printable(term.slice(0, maxTerm))

/** Companies have all of these fields but the title, which is then absent. */
function facetsOf(person: Person): string[] {
  const cities = Object.values(person.addresses).flatMap(({ city }) => city ?? [])
  const keys = [
    ...person.tags.map((tag) => facetKey('tag', tag)),
    ...person.preferences.map((preference) => facetKey('preference', preference)),
    ...cities.map((city) => facetKey('city', city)),
    ...(person.owner === undefined ? [] : [facetKey('owner', person.owner)]),
    ...(person.source === undefined ? [] : [facetKey('source', person.source)]),
    ...(person.title === undefined ? [] : [facetKey('title', person.title)]),
    ...(person.emails.length > 0 ? [hasKey('email')] : []),
    ...(person.phones.length > 0 ? [hasKey('phone')] : [])
  ]
  return [...new Set(keys)]
}
