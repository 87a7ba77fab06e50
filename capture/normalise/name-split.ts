import { isFamilyName, isGivenName } from './name-lexicon'
import { isInitials, wordKey } from './name-tokens'
import {
  COMMON_EAST_ASIAN,
  EAST_ASIAN_FAMILY,
  IBERIAN,
  IRISH,
  LOWER_PARTICLES,
  PARTICLES,
  RELATIONS,
  SHORT_NAMES,
  VIETNAMESE_FAMILY,
  VIETNAMESE_MIDDLE
} from './name-words'

export interface NameParts {
  readonly initials?: readonly string[]
  readonly given?: readonly string[]
  readonly middle?: readonly string[]
  readonly family?: readonly string[]
}

/** Endings of a father's name in Russian, which tell where the name stands. */
export const PATRONYMIC = /(?:ович|евич|ич|овна|евна|ична|инична|ovich|evich|ovna|evna|ichna)$/iu
const GREEK_FAMILY = /(?:όπουλος|οπούλου|ίδης|ίδου|άκης|άκη|ιάδης|ιάδου|έλης|έλη)$/u
const SLAVIC_FAMILY = /(?:ов|ев|ёв|ин|ын|ова|ева|ина|ский|цкий|ская|цкая|енко|чук|юк|ык)$/u
const ARABIC_PARTICLE = /^(?:بن|ابن|بنت|أبو|ابو|آل|عبد)$/u

/** Names of one word: which part it is. A form of address before it means the family name. */
const single = (word: string, addressed: boolean): NameParts => {
  const given = isGivenName(word)
  const family = isFamilyName(word)
  return (addressed && !(given && !family)) || (family && !given) ? { family: [word] } : { given: [word] }
}

const isParticle = (word: string, oneCase: boolean): boolean => {
  const plain = word.toLowerCase().replace(/\.$/u, '')
  if (PARTICLES.has(plain) && plain !== 'y') return true
  if (ARABIC_PARTICLE.test(word) || IRISH.test(word)) return true
  return !oneCase && word === plain && LOWER_PARTICLES.has(word) && !/^[ei]$/u.test(word)
}

/** Whether the word at `at` joins two family names (`Velasquez y Garcia`, `Aznar e Lopez`). */
const isConjunction = (words: readonly string[], at: number): boolean => {
  const word = words[at]?.toLowerCase()
  if (at < 2 || at >= words.length - 1) return false
  return word === 'y' || ((word === 'e' || word === 'i') && words[at] === word)
}

/** Index where the family name begins in a name of given-first order. */
const familyStart = (words: readonly string[], oneCase: boolean): number => {
  for (let at = 1; at < words.length - 1; at++) {
    if (RELATIONS.has(words[at]?.toLowerCase() ?? '')) return at
    if (isParticle(words[at] ?? '', oneCase)) return at
    if (isConjunction(words, at)) return at - 1
  }
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  const iberian =
    words.length >= 3 && IBERIAN.has(wordKey(last)) && IBERIAN.has(wordKey(before)) && !isGivenName(before)
  return iberian ? words.length - 2 : words.length - 1
}

/** Two syllables of Chinese in Latin letters, as given names are. */
const SYLLABLE =
  '(?:[zcs]h|[bpmfdtnlgkhjqxrzcswy])?(?:iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)'
const PINYIN_PAIR = new RegExp(`^${SYLLABLE}${SYLLABLE}$`, 'iu')

/** One syllable of a Chinese or Korean given name as people romanise it, not a given name of the West. */
const isSyllable = (word: string): boolean =>
  /^(?:\p{Lu}[^aeiouy\s]{0,2}|(?=[AEIOU]))[AEIOUYaeiouy]{1,3}(?:n|ng|m|k|t|p|l)?$/u.test(word) && !isGivenName(word)

/** "Li Na", "Chan Tai Man": a common family name before syllables of which the last is none ("Wu Feng" could be either). */
const isSyllabic = ([first = '', ...tail]: readonly string[]): boolean =>
  COMMON_EAST_ASIAN.has(wordKey(first)) &&
  tail.length <= 2 &&
  tail.every(isSyllable) &&
  !EAST_ASIAN_FAMILY.has(wordKey(tail.at(-1) ?? ''))

/** Signs that the family name stands first, although no comma says so. */
const isFamilyFirst = (words: readonly string[], oneCase: boolean): boolean => {
  const [first = '', second = ''] = words
  const last = words.at(-1) ?? ''
  if (words.length < 2 || words.length > 4 || isInitials(first, oneCase, false)) return false
  const loud = (word: string): boolean => /^[\p{Lu}'’-]{2,}$/u.test(word)
  if (
    !oneCase &&
    loud(first) &&
    words.slice(1).every((word) => !loud(word)) &&
    (first.length > 2 || isFamilyName(first))
  )
    return true
  if (words.length === 3 && PATRONYMIC.test(last) && !PATRONYMIC.test(second)) return true
  const key = wordKey(first)
  if (words.length === 2 && EAST_ASIAN_FAMILY.has(key) && /^\p{Lu}\p{Ll}{1,5}-\p{L}{2,6}$/u.test(second)) return true
  if (
    words.length === 2 &&
    EAST_ASIAN_FAMILY.has(key) &&
    !isGivenName(first) &&
    PINYIN_PAIR.test(second) &&
    !isFamilyName(second)
  ) {
    return true
  }
  if (isSyllabic(words)) return true
  if (words.length >= 3 && VIETNAMESE_FAMILY.has(key) && VIETNAMESE_MIDDLE.has(wordKey(second))) return true
  const tail = words.slice(1).filter((word) => !isInitials(word, oneCase, true))
  if (tail.length === 0 || tail.length > 2) return false
  return (
    (isFamilyName(first) || GREEK_FAMILY.test(first)) &&
    !isGivenName(first) &&
    tail.every((word) => isGivenName(word)) &&
    !tail.some((word) => isFamilyName(word)) &&
    words.length - tail.length <= 2
  )
}

/** Given names: leading initials apart, the first full one, the rest. */
const givenParts = (words: readonly string[], oneCase: boolean): NameParts => {
  const isShort = (word: string, at: number): boolean =>
    SHORT_NAMES.has(wordKey(word)) && at < words.length - 1 && (word.endsWith('.') || wordKey(word) !== 'ma')
  const start = words.findIndex((word, at) => !isInitials(word, oneCase, false) && !isShort(word, at))
  if (start < 0) return { initials: words }
  return { initials: words.slice(0, start), given: words.slice(start, start + 1), middle: words.slice(start + 1) }
}

const trailingInitials = (words: readonly string[], oneCase: boolean): NameParts | undefined => {
  const last = words.at(-1) ?? ''
  if (words.length < 2 || !isInitials(last, oneCase, true)) return undefined
  const full = words.filter((word) => !isInitials(word, oneCase, true))
  const [first = '', second] = full
  const letters = words.filter((word) => isInitials(word, oneCase, true))
  if (full.length === 0) return { initials: words }
  if (full.length === 1 && words[0] === first) {
    const family = SLAVIC_FAMILY.test(first) || (isFamilyName(first) && !isGivenName(first))
    return family ? { family: full, initials: letters } : { given: full, middle: letters }
  }
  if (words[0] === first && second !== undefined && full.length === 2 && !isGivenName(first) && isGivenName(second)) {
    return { family: [first], given: [second], middle: letters }
  }
  const parts = givenParts(words, oneCase)
  return parts
}

/**
 * Puts the words of a name into parts. `family` holds the words before the comma of "Last, First"; without it the order is
 * found out from particles, case, script and known names. `addressed`: a form of address stood before.
 */
export const splitWords = (
  family: readonly string[] | undefined,
  words: readonly string[],
  oneCase: boolean,
  addressed = false
): NameParts => {
  if (family !== undefined) return { ...givenParts(words, oneCase), family }
  const [only] = words
  if (only === undefined) return {}
  if (words.length === 1) return isInitials(only, oneCase, true) ? { initials: words } : single(only, addressed)
  if (isFamilyFirst(words, oneCase)) {
    const vietnamese = VIETNAMESE_FAMILY.has(wordKey(only)) && words.length >= 3
    if (vietnamese) return { family: [only], given: words.slice(-1), middle: words.slice(1, -1) }
    return { ...givenParts(words.slice(1), oneCase), family: [only] }
  }
  const [, second = '', third] = words
  // Hong Kong writes an English name before its own: David Chan Tai-man.
  if (
    third !== undefined &&
    words.length === 3 &&
    isGivenName(only) &&
    EAST_ASIAN_FAMILY.has(wordKey(second)) &&
    /^\p{Lu}\p{Ll}{1,5}-\p{L}{2,6}$/u.test(third)
  )
    return { given: [only], middle: [third], family: [second] }
  const initials = trailingInitials(words, oneCase)
  if (initials) return initials
  const start = Math.max(1, familyStart(words, oneCase))
  return { ...givenParts(words.slice(0, start), oneCase), family: words.slice(start) }
}
