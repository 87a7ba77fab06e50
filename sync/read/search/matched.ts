import { fieldOf } from '../../../crm/fields'
import { digitsOf } from '../../../crm/phone'
import type { Hit, Row } from '../../../crm/queries'
import { termsOf, words as plainWords } from '../../../crm/search-terms'
import type { Scalar } from '../../../crm/types'
import { decodeAddress } from '../../../crm/values'
import type { Words } from './words'

/** The fields that `termsOf` reads besides the name, those that tell most first. */
const fields = [
  'email/',
  'phone/',
  'title',
  'department',
  'domain/',
  'tax/',
  'tag/',
  'preference/',
  'address/',
  'url/',
  'x/',
  'notes'
]

const snippetLength = 120

/**
 * Why a row is an answer when its name alone is not: the first field that holds a word that the name does not, and its text
 * as a person reads it (of long notes, the part around the word).
 */
export function matchedIn(row: Row, words: Words): Hit['matched'] {
  // Mostly the name says it as it is written, which takes a tenth of all its terms.
  const { name: title } = row.rec
  const written = row.cls !== 'activity' && typeof title === 'string' ? plainWords(title) : []
  if (words.every((spellings) => anyStarts(written, spellings))) return undefined
  const name = termsOf(row.cls, row.id, nameOnly(row)).name
  const missing = words.filter((spellings) => !anyStarts(name, spellings))
  const first = missing[0]
  if (first === undefined) return undefined
  const texts = textsOf(row)
  const plainly = texts.find(({ key, text }) => anyStarts(wordsIn(key, text), first))
  const found = plainly ?? texts.find(({ key }) => anyStarts(termsOfKey(row, key), first))
  return found && { key: found.key, text: snippet(found.text, first) }
}

const anyStarts = (terms: readonly string[], spellings: readonly string[]): boolean =>
  spellings.some((spelling) => terms.some((term) => term.startsWith(spelling)))

function nameOnly({ rec }: Row): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(rec).filter(([key]) => key === 'name' || key === 'subject'))
}

function textsOf(row: Row): readonly { readonly key: string; readonly text: string }[] {
  const found = Object.entries(row.rec).flatMap(([key, value]) => {
    const order = fields.indexOf(fieldOf(key))
    return order < 0 ? [] : [{ key, order, text: textOf(key, value) }]
  })
  if (row.company !== undefined) found.push({ key: 'company', order: 2, text: row.company })
  return found.sort((a, b) => a.order - b.order)
}

function textOf(key: string, value: Scalar): string {
  switch (fieldOf(key)) {
    case 'email/':
    case 'phone/':
    case 'url/':
    case 'domain/':
    case 'tag/':
    case 'preference/':
      return key.slice(key.indexOf('/') + 1)
    case 'address/':
      return decodeAddress(value)?.raw ?? ''
    default:
      return String(value)
  }
}

const wordsIn = (key: string, text: string): readonly string[] =>
  key.startsWith('phone/') ? [digitsOf(text), text] : plainWords(text.slice(0, 10_000))

function termsOfKey(row: Row, key: string): readonly string[] {
  if (key === 'company') return termsOf(row.cls, row.id, {}, row.company).other
  const value = row.rec[key]
  return value === undefined ? [] : termsOf(row.cls, row.id, { [key]: value }).other
}

function snippet(text: string, spellings: readonly string[]): string {
  if (text.length <= snippetLength) return text
  const lower = text.toLowerCase()
  const at = spellings.map((spelling) => lower.indexOf(spelling)).find((index) => index >= 0) ?? 0
  const from = Math.max(0, at - snippetLength / 3)
  return `${from > 0 ? '…' : ''}${text.slice(from, from + snippetLength).trim()}…`
}
