/** Takes a personal name apart as far as comparing needs it. Shown names are never built from these parts. */

import { fold, romanise } from './fold'
import { DEGREES, GENERATIONS, PARTICLES, TITLES } from './name-words'
import { skeleton } from './skeleton'

export interface NameWord {
  /** Latin letters as written. */
  readonly latin: string
  readonly fold: string
  readonly skeleton: string
  /** The spelling that is usual where ä, ö, ü, å and ø cannot be written (`juergen`); absent where nothing is to be spelled out. */
  readonly spelled?: string
  readonly initial: boolean
  /** Part of a compound such as `Jean-Marie`: its first part alone is no short form of another name. */
  readonly compound: boolean
}

export interface NameParts {
  /** Given names and initials in order, titles left out. */
  readonly given: readonly NameWord[]
  /** Words of the family name with its particles. */
  readonly family: readonly NameWord[]
  /** `jr`, `sr`, `2`, … */
  readonly generation?: string
  /** The order was told by a comma. */
  readonly ordered: boolean
  /** Everything in one spelling without spaces, for the quick test. */
  readonly whole: string
}

const MAX_LENGTH = 200
const MAX_WORDS = 12
const NO_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+$/u

const bare = (token: string): string => token.toLowerCase().replaceAll('.', '').replaceAll(/[’']/g, '')
const isUpper = (token: string): boolean => token !== token.toLowerCase() && token === token.toUpperCase()

const word = (text: string, initial: boolean, compound = false): NameWord => {
  const folded = fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const latin = romanise(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const spelled = SPELLED.test(text) ? fold(spell(text)).replaceAll(/[^\p{L}\p{N}]/gu, '') : undefined
  return { latin, fold: folded, skeleton: skeleton(folded), initial, compound, ...(spelled && { spelled }) }
}

const SPELLED = /[äöüåø]/iu
const spell = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[äöüåø]/gu, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' })[letter] ?? letter)

/** `H.M.T.`, `J.-M.`, a single letter, or short capitals among words that are not all capitals (`Hernan MT Alperin`). */
const initialsOf = (token: string, allCapitals: boolean): string[] | undefined => {
  const letters = token.replaceAll(/[.\-‐‑]/g, '')
  if (letters === '' || !/^\p{L}\p{M}*(?:\p{L}\p{M}*){0,3}$/u.test(letters)) return undefined
  const characters = letters.match(/\p{L}\p{M}*/gu) ?? []
  if (characters.length === 1) return characters
  if (/^(?:\p{L}\p{M}*[.\-‐‑]+)+(?:\p{L}\p{M}*)?$/u.test(token)) return characters
  return !allCapitals && isUpper(letters) && /^[A-Z]{2,3}$/.test(letters) ? characters : undefined
}

const givenWords = (token: string, allCapitals: boolean): NameWord[] => {
  const initials = initialsOf(token, allCapitals)
  if (initials) return initials.map((letter) => word(letter, true))
  const parts = token.split(/[-‐‑]/).filter((part) => part !== '')
  if (parts.length < 2 || parts.some((part) => part.length < 2)) return [word(token, false)]
  return parts.map((part) => word(part, false, true))
}

/** A short word that is also a name (`Er`, `Ma`, `CA`) is a title or degree only when its writing says so. */
const isMarked = (token: string, allCapitals: boolean): boolean =>
  bare(token).length > 2 ||
  token.includes('.') ||
  /^(?:Mr|Ms|Mx|Dr|Fr)$/i.test(token) ||
  (isUpper(token) && !allCapitals)

const dropTitles = (tokens: readonly string[], allCapitals: boolean): string[] => {
  let start = 0
  while (
    start < tokens.length - 1 &&
    TITLES.has(bare(tokens[start] ?? '')) &&
    isMarked(tokens[start] ?? '', allCapitals)
  )
    start += 1
  return tokens.slice(start)
}

interface Tail {
  readonly tokens: readonly string[]
  readonly generation?: string
}

const dropTail = (tokens: readonly string[], allCapitals: boolean): Tail => {
  let end = tokens.length
  let generation: string | undefined
  while (end > 1) {
    const token = tokens[end - 1] ?? ''
    const known = GENERATIONS.get(bare(token))
    if (known !== undefined && end > 2) generation = known
    else if (!(end > 2 && DEGREES.has(bare(token)) && isMarked(token, allCapitals))) break
    end -= 1
  }
  return { tokens: tokens.slice(0, end), ...(generation === undefined ? {} : { generation }) }
}

/** "B.Ramesh" is "B. Ramesh". */
const GLUED = /(?<![\p{L}\p{M}])(\p{L}\p{M}*\.)(?=\p{L}\p{M}*[\p{L}'’])/gu

const tokensOf = (text: string): string[] =>
  text
    .replaceAll(GLUED, '$1 ')
    .split(/[\s\u00a0]+/)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .slice(0, MAX_WORDS)

const isTail = (text: string): boolean => {
  const tokens = tokensOf(text)
  return tokens.length > 0 && tokens.every((token) => GENERATIONS.has(bare(token)) || DEGREES.has(bare(token)))
}

const clean = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|"[^"]*"|“[^”]*”/g, ' ')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim()

/** Where the family name begins: the last word and the particles before it. At least one word stays given. */
const familyStart = (tokens: readonly string[]): number => {
  let start = tokens.length - 1
  while (start > 1 && PARTICLES.has(bare(tokens[start - 1] ?? ''))) start -= 1
  // "Iria del Rio Gayo": what follows a small particle belongs to the family name.
  const small = tokens.findIndex((token, index) => index > 0 && PARTICLES.has(token) && token === token.toLowerCase())
  return small > 0 ? Math.min(start, small) : start
}

const familyWord = (token: string): NameWord => word(token, initialsOf(token, true)?.length === 1)

/** Reads a name in any order that its punctuation tells: `Given Family`, `Family, Given`, with titles, degrees, generations. */
export const readNameParts = (text: string): NameParts => {
  const cleaned = clean(text)
  const sections = cleaned
    .split(',')
    .map((section) => section.trim())
    .filter((section) => section !== '')
  const tails = sections.slice(1).filter(isTail)
  const body = sections.filter((section, index) => index === 0 || !isTail(section))
  const capitals = tokensOf(cleaned)
  const allCapitals = capitals.length > 0 && capitals.every((token) => bare(token).length < 2 || isUpper(token))
  const generations = tails.flatMap(tokensOf).flatMap((token) => GENERATIONS.get(bare(token)) ?? [])
  const ordered = body.length > 1
  const front = ordered ? body.slice(1).join(' ') : (body[0] ?? '')
  const { tokens, generation } = dropTail(dropTitles(tokensOf(front), allCapitals), allCapitals)
  const family = ordered ? tokensOf(body[0] ?? '') : []
  const start = ordered ? tokens.length : familyStart(tokens)
  const alone = !ordered && tokens.length === 1
  const given = alone ? [] : tokens.slice(0, start).flatMap((token) => givenWords(token, allCapitals))
  const names = [...family, ...tokens.slice(alone ? 0 : start)].map(familyWord)
  const known = generation ?? generations[0]
  return {
    given,
    family: names,
    ...(known === undefined ? {} : { generation: known }),
    ordered: ordered || NO_SPACES.test(cleaned),
    whole: [...given, ...names].map((part) => part.fold).join('')
  }
}
