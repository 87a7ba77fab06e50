import { FAMILY_NAMES } from './family-names'
import { ARABIC_NAMES, GIVEN_NAMES } from './given-names'
import { indicKey } from './indic'
import { isTransliterable, latinOf } from './latin'
import { ALSO_NAMES, NOT_NAMES, NOT_NAMES_HAN, NOT_NAMES_OTHER, NOT_NAMES_SCRIPTS } from './not-names'
import { CITY_WORDS, PLACE_PHRASES, STATE_WORDS } from './place-words'
import { fold, phraseSet, wordSet } from './plain-text'

interface Lexicon {
  readonly given: ReadonlySet<string>
  readonly family: ReadonlySet<string>
  readonly notNames: ReadonlySet<string>
  readonly alsoNames: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly arabic: ReadonlySet<string>
}

/** Built at the first look-up, so that loading the module costs nothing. */
let built: Lexicon | undefined
const lexicon = (): Lexicon => {
  if (built) return built
  const alsoNames = wordSet(ALSO_NAMES)
  const notNames = new Set([...wordSet(NOT_NAMES), ...wordSet(NOT_NAMES_OTHER), ...wordSet(NOT_NAMES_SCRIPTS)])
  const places = new Set([...wordSet(CITY_WORDS), ...wordSet(STATE_WORDS), ...phraseSet(PLACE_PHRASES)])
  for (const word of alsoNames) notNames.delete(word)
  built = {
    given: wordSet(GIVEN_NAMES),
    family: wordSet(FAMILY_NAMES),
    notNames,
    alsoNames,
    places,
    arabic: wordSet(ARABIC_NAMES)
  }
  return built
}

interface Keys {
  readonly given: ReadonlySet<string>
  readonly family: ReadonlySet<string>
}

/** Tamil writes voiced and voiceless stops alike. */
const voiceless = (key: string): string =>
  key.replace(/[gdbj]/gu, (letter) => ({ g: 'k', d: 't', b: 'p', j: 's' })[letter] ?? letter).replace(/c/gu, 's')

let builtKeys: { readonly plain: Keys; readonly voiceless: Keys } | undefined
const soundKeys = (): { readonly plain: Keys; readonly voiceless: Keys } => {
  if (builtKeys) return builtKeys
  const given = new Set(Array.from(lexicon().given, indicKey))
  const family = new Set(Array.from(lexicon().family, indicKey))
  builtKeys = {
    plain: { given, family },
    voiceless: { given: new Set(Array.from(given, voiceless)), family: new Set(Array.from(family, voiceless)) }
  }
  return builtKeys
}

const knownBySound = (word: string, kind: 'given' | 'family'): boolean => {
  const key = indicKey(latinOf(word))
  if (key.length < 2) return false
  return /[\u0B80-\u0BFF]/u.test(word)
    ? soundKeys().voiceless[kind].has(voiceless(key))
    : soundKeys().plain[kind].has(key)
}

const key = (word: string): string => fold(word).replace(/[.’'ʻ`]/gu, '')

const known = (word: string, kind: 'given' | 'family'): boolean => {
  if (isTransliterable(word)) return knownBySound(word, kind)
  const plain = key(word)
  const names = lexicon()[kind]
  if (kind === 'given' && lexicon().arabic.has(word)) return true
  if (names.has(plain)) return true
  return plain.includes('-') && plain.split('-').some((part) => part.length > 1 && names.has(part))
}

/** Whether a word is a common given name, also in an Indic script and in compounds (`Anna-Lena`). */
export const isGivenName = (word: string): boolean => known(word, 'given')

/** Whether a word is a common family name. */
export const isFamilyName = (word: string): boolean => known(word, 'family')

/** Whether a word belongs to titles, closings, labels or interfaces and to no name. */
export const isNotName = (word: string): boolean => {
  if (/['’]\p{L}/u.test(word)) return false
  const { notNames } = lexicon()
  return notNames.has(key(word)) || notNames.has(word) || NOT_NAMES_HAN.test(word)
}

/** Whether a word is an English word and a name alike (`Page`, `Mark`). */
export const isAlsoWord = (word: string): boolean => lexicon().alsoNames.has(key(word))

/** Whether a word or whole line is a well-known place. */
export const isPlace = (text: string): boolean => lexicon().places.has(key(text))
