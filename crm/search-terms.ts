import { fold, plain } from './match/fold'
import { digitsOf, nationalDigits } from './phone'
import { readActivity, readCompany, readPerson } from './read'
import type { Company, Person } from './records'
import type { Flat, RecordClass, RecordId } from './types'

/** Longest term that is indexed, in UTF-16 units; longer words are found by their first so many. */
export const maxTerm = 24

const mostNoteWords = 300

export interface Terms {
  /** Words of the display name: these are found first. */
  readonly name: readonly string[]
  readonly other: readonly string[]
}

const word = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text as they are compared: no case or accents, cut to `maxTerm`. */
export function words(text: string): string[] {
  const even = plain(text)
  const found: string[] = []
  let start = -1
  for (let at = 0; at <= even.length; at++) {
    const code = even.charCodeAt(at)
    if (code > 127) return wordsOfAnyScript(even)
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (start < 0) start = at
    } else if (start >= 0) {
      found.push(even.slice(start, Math.min(at, start + maxTerm)))
      start = -1
    }
  }
  return found
}

const wordsOfAnyScript = (even: string): string[] => [...even.matchAll(word)].map(([found]) => found.slice(0, maxTerm))

/** Words with their folded forms, so that अनीता, Aneeta and Anita find each other. */
const folded = (text: string): string[] => words(text).flatMap((found) => [found, foldWord(found)])

/** A word with digits in it is a code, not a name: it has one spelling. */
const foldWord = (found: string): string => (/\d/.test(found) ? found : fold(found).slice(0, maxTerm))

/** An address is found by all of it, by its local part's words and by its host's. */
const emailTerms = (email: string): string[] => [plain(email).slice(0, maxTerm), ...words(email)]

/** A number is found from its calling code, from its national part, and by its last four digits. */
function phoneTerms(phone: string): string[] {
  const digits = digitsOf(phone)
  return [digits, phone.startsWith('+') ? nationalDigits(phone) : digits.replace(/^0+/, ''), digits.slice(-4)]
}

/** The terms under which a record is found. `company` is the name of a person's company. */
export function termsOf(cls: RecordClass, id: RecordId, rec: Flat, company?: string): Terms {
  switch (cls) {
    case 'person':
      return termsOfContact(readPerson(id, rec), company)
    case 'company':
      return termsOfContact(readCompany(id, rec))
    case 'activity': {
      const activity = readActivity(id, rec)
      return terms(words(activity.subject), words(activity.notes).slice(0, mostNoteWords))
    }
    case 'ledger':
    case 'pair':
      return { name: [], other: [] }
  }
}

/** The same of a person or company that has been read already. */
export function termsOfContact(record: Person | Company, company?: string): Terms {
  switch (record.kind) {
    case 'person': {
      const own = [record.title, record.department, company].map((text) => folded(text ?? ''))
      return terms(folded(record.name), [...own.flat(), ...commonTerms(record)])
    }
    case 'company': {
      const ids = Object.values(record.taxIds).map((value) => plain(value).slice(0, maxTerm))
      return terms(folded(record.name), [...record.domains.flatMap(emailTerms), ...ids, ...commonTerms(record)])
    }
  }
}

function commonTerms(record: Person | Company): string[] {
  return [
    ...record.emails.flatMap((email) => emailTerms(email.value)),
    ...record.phones.flatMap((phone) => phoneTerms(phone.value)),
    ...record.urls.flatMap((url) => words(url.value.replace(/^https?:\/\/(?:www\.)?/, ''))),
    ...Object.values(record.addresses).flatMap((address) => folded(address.raw)),
    ...[...record.tags, ...record.preferences].flatMap(folded),
    ...Object.values(record.custom).flatMap((value) => (typeof value === 'string' ? folded(value) : [])),
    ...words(record.notes).slice(0, mostNoteWords)
  ]
}

function terms(name: readonly string[], other: readonly string[]): Terms {
  const first = new Set(name.filter((term) => term !== ''))
  return { name: [...first], other: [...new Set(other)].filter((term) => term !== '' && !first.has(term)) }
}

/** A folded start that has lost most of its letters (`zzzz` becomes `j`) would find half of everybody. */
function spellings(term: string): string[] {
  const other = foldWord(term)
  const useful = other.length >= 3 && other.length * 2 > term.length
  return useful && other !== term ? [term, other] : [term]
}

const numberRun = /\+?[\d०-९](?:[\s\d०-९().\-/]*[\d०-९])?/g

/**
 * A search text as words to find together, each with the spellings that count as the same. A run of digits is one word
 * however it is spaced: `098200 11223`, `+91 (98200) 11223` and `9820011223` are the same number.
 */
export function queryTerms(text: string): string[][] {
  const numbers: string[][] = []
  const rest = text.slice(0, 200).replace(numberRun, (run: string, at: number) => {
    const glued = /[\p{L}@]/u.test(text.charAt(at - 1)) || /[\p{L}@]/u.test(text.charAt(at + run.length))
    const digits = digitsOf(run)
    if (glued || digits.length < 3) return run
    const bare = digits.replace(/^0+/, '')
    numbers.push([...new Set([digits, bare].map((term) => term.slice(0, maxTerm)))].filter((term) => term !== ''))
    return ' '
  })
  const email = rest.match(/\S+@\S*/g) ?? []
  const plainRest = email.reduce((remaining, found) => remaining.replace(found, ' '), rest)
  const found = [
    ...email.map((address) => [plain(address).slice(0, maxTerm)]),
    ...words(plainRest).map(spellings),
    ...numbers
  ]
  return found.slice(0, 8)
}
