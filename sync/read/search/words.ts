import { queryTerms } from '../../../crm/search-terms'
import type { Doc } from './build'
import { printable } from './doc'

/** Words that must all be found; of each the spellings that count as the same. Every spelling may be a word's start. */
export type Words = readonly (readonly string[])[]

export const wordsOf = (text: string): Words =>
  queryTerms(text)
    .map((spellings) => spellings.map(printable).filter((spelling) => spelling !== ''))
    .filter((spellings) => spellings.length > 0)

/**
 * How well records answer, best first: 0 every word is a whole word of the name, 1 every word starts one, 2 every word is a
 * whole word somewhere, 3 every word starts one somewhere.
 */
export type Tier = 0 | 1 | 2 | 3

/** The tier of one record, or `undefined` when it is no answer. What the index computes for all records at once. */
export function tierOf(doc: Doc, words: Words): Tier | undefined {
  const every = (terms: readonly string[], fits: (term: string, spelling: string) => boolean): boolean =>
    words.every((spellings) => spellings.some((spelling) => terms.some((term) => fits(term, spelling))))
  const whole = (term: string, spelling: string): boolean => term === spelling
  const starts = (term: string, spelling: string): boolean => term.startsWith(spelling)
  const all = [...doc.name, ...doc.other]
  if (!every(all, starts)) return undefined
  if (every(doc.name, whole)) return 0
  if (every(doc.name, starts)) return 1
  return every(all, whole) ? 2 : 3
}
