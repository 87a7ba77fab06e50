import { isKept } from '../../../crm/types'
import { fold, plain } from '../../../crm/match/fold'
import { skeleton } from '../../../crm/match/skeleton'
import type { Row } from '../../../crm/queries'
import { readCompany, readPerson } from '../../../crm/read'
import type { Company, Person } from '../../../crm/records'
import { maxTerm, termsOf, termsOfContact, type Terms } from '../../../crm/search-terms'
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
  const { cls, id, rec } = row
  if (cls === 'activity') return docWith(row, termsOf(cls, id, rec), [])
  const contact = cls === 'company' ? readCompany(id, rec) : readPerson(id, rec)
  const terms = termsOfContact(contact, row.company)
  return docWith(row, terms, [...new Set(terms.name.map(soundKey)), ...facetsOf(contact)])
}

const docWith = ({ n }: Row, { name, other }: Terms, facets: readonly string[]): Doc => ({
  n,
  name: name.map(cut),
  other: other.map(cut),
  facets
})

const cut = (term: string): string => printable(term.slice(0, maxTerm))

function facetsOf(contact: Person | Company): string[] {
  const cities = Object.values(contact.addresses).flatMap(({ city }) => city ?? [])
  const keys = [
    ...contact.tags.map((tag) => facetKey('tag', tag)),
    ...contact.preferences.map((preference) => facetKey('preference', preference)),
    ...cities.map((city) => facetKey('city', city)),
    ...(contact.owner === undefined ? [] : [facetKey('owner', contact.owner)]),
    ...(contact.source === undefined ? [] : [facetKey('source', contact.source)]),
    ...(contact.kind === 'company' || contact.title === undefined ? [] : [facetKey('title', contact.title)]),
    ...(contact.emails.length > 0 ? [hasKey('email')] : []),
    ...(contact.phones.length > 0 ? [hasKey('phone')] : [])
  ]
  return [...new Set(keys)]
}
