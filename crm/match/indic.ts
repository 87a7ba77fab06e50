/**
 * Romanising of the Indic scripts. Unicode lays Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada
 * and Malayalam out alike (the ISCII order, blocks of 128 from U+0900), so one table by offset serves all nine.
 */

const FIRST = 0x0900
const LAST = 0x0d7f
const VIRAMA = 0x4d
const NUKTA = 0x3c
const INHERENT = 'a'

const DEVANAGARI = 0
const TAMIL = 5
const TELUGU = 6
const MALAYALAM = 8

const list = (words: string): readonly string[] => words.split(' ')

const CONSONANTS = list('k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h')
const VOWELS = list('a a i i u u ri li e e e ai o o o au')
const SIGNS = list('a i i u u ri ri e e e ai o o o au')
const WITH_NUKTA: Readonly<Record<string, string>> = {
  k: 'k',
  kh: 'kh',
  g: 'g',
  j: 'z',
  d: 'r',
  dh: 'rh',
  ph: 'f',
  y: 'y'
}
const PRECOMPOSED = list('k kh g z r rh f y')
const CHILLU = list('n n r l l k')
/** Tamil and Malayalam write one letter where the north writes two; romanisation follows their own habit. */
const TAMIL_CONSONANTS: Readonly<Record<number, string>> = { 0x1a: 's', 0x24: 'th', 0x34: 'zh' }
const MALAYALAM_CONSONANTS: Readonly<Record<number, string>> = { 0x24: 'th', 0x34: 'zh' }

/** A written syllable: a consonant (or none) and its vowel; an empty vowel means that a virama killed it. */
interface Syllable {
  onset: string
  vowel: string
  /** The vowel was not written: schwa, which speech drops in many places. */
  inherent: boolean
  /** Nasal or other sound that closes the syllable. */
  coda: string
}

/** Whether `code` lies in one of the nine blocks that {@link romaniseIndic} reads. */
export const isIndic = (code: number): boolean => code >= FIRST && code <= LAST

const consonantOf = (block: number, offset: number): string | undefined => {
  if (block === TAMIL && TAMIL_CONSONANTS[offset] !== undefined) return TAMIL_CONSONANTS[offset]
  if (block === MALAYALAM && MALAYALAM_CONSONANTS[offset] !== undefined) return MALAYALAM_CONSONANTS[offset]
  if (offset >= 0x15 && offset <= 0x39) return CONSONANTS[offset - 0x15]
  if (block < TAMIL && offset >= 0x58 && offset <= 0x5f) return PRECOMPOSED[offset - 0x58]
  return undefined
}

const closeWith = (syllables: Syllable[], sound: string): void => {
  const last = syllables.at(-1)
  if (last) last.coda += sound
  else syllables.push({ onset: sound, vowel: '', inherent: false, coda: '' })
}

const vowelSignOf = (offset: number): string | undefined => {
  if (offset >= 0x3e && offset <= 0x4c) return SIGNS[offset - 0x3e]
  if (offset === 0x56) return 'ai'
  if (offset === 0x57) return 'au'
  if (offset === 0x62 || offset === 0x63) return 'li'
  return undefined
}

const addSign = (syllables: Syllable[], sign: string): void => {
  const last = syllables.at(-1)
  if (last?.inherent && last.coda === '') {
    last.vowel = sign
    last.inherent = false
  } else syllables.push({ onset: '', vowel: sign, inherent: false, coda: '' })
}

const readSyllables = (text: string): Syllable[] => {
  const syllables: Syllable[] = []
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const block = (code - FIRST) >> 7
    const offset = code & 0x7f
    const consonant = consonantOf(block, offset)
    const sign = vowelSignOf(offset)
    const last = syllables.at(-1)
    if (consonant !== undefined) syllables.push({ onset: consonant, vowel: INHERENT, inherent: true, coda: '' })
    else if (offset >= 0x05 && offset <= 0x14)
      syllables.push({ onset: '', vowel: VOWELS[offset - 0x05] ?? '', inherent: false, coda: '' })
    else if (offset === VIRAMA && last) {
      last.vowel = ''
      last.inherent = false
    } else if (offset === NUKTA && last) last.onset = WITH_NUKTA[last.onset] ?? last.onset
    else if (sign !== undefined) addSign(syllables, sign)
    else if (offset === 0x02 || offset === 0x70) closeWith(syllables, 'ṃ')
    else if (offset === 0x01) closeWith(syllables, index === text.length - 1 ? '' : 'ṃ')
    else if (offset >= 0x66 && offset <= 0x6f) closeWith(syllables, String(offset - 0x66))
    else if (offset === 0x60 || offset === 0x61)
      syllables.push({ onset: '', vowel: offset === 0x60 ? 'ri' : 'li', inherent: false, coda: '' })
    else if (code === 0x09ce) syllables.push({ onset: 't', vowel: '', inherent: false, coda: '' })
    else if (code >= 0x0d7a && code <= 0x0d7f) closeWith(syllables, CHILLU[code - 0x0d7a] ?? '')
    else if (code === 0x0950) syllables.push({ onset: '', vowel: 'o', inherent: false, coda: 'm' })
  }
  return syllables
}

const SONORANT = new Set(['r', 'y', 'v', 'n', 'm', 'l'])
/** A cluster that rises in sonority (ndr, ty, shn, ny) cannot end a word, so the vowel after it is spoken. */
const keepsSchwa = (first: string, second: string): boolean =>
  second === 'y' || second === 'v' || (SONORANT.has(second) && !SONORANT.has(first))
const hasVowel = (syllable: Syllable | undefined): boolean => syllable !== undefined && syllable.vowel !== ''

/** One consonant and a vowel, or a consonant with r and a written vowel, as in अमरप्रीत (amarprit). */
const opensSyllable = (syllables: readonly Syllable[], index: number): boolean => {
  const next = syllables[index]
  if (next === undefined || next.onset === '') return false
  const after = syllables[index + 1]
  return hasVowel(next) || (!next.inherent && after?.onset === 'r' && hasVowel(after) && !after.inherent)
}

/**
 * Hindi and its sisters do not speak every inherent vowel: राम is "ram", कमला is "kamla". The rule is Ohala's (1983): the last
 * schwa falls, and each schwa between VC and CV. After a rising cluster (चन्द्र, आदित्य) it stays.
 */
const dropSchwas = (syllables: Syllable[]): void => {
  const last = syllables.at(-1)
  const before = syllables.at(-2)
  if (last?.inherent && before && last.coda === '') {
    const cluster = before.vowel === '' && before.coda === ''
    if (!(cluster && keepsSchwa(before.onset, last.onset))) last.vowel = ''
  }
  for (let index = syllables.length - 2; index > 0; index -= 1) {
    const at = syllables[index]
    if (!at?.inherent || at.coda !== '') continue
    const previous = syllables[index - 1]
    if (hasVowel(previous) && previous?.coda === '' && opensSyllable(syllables, index + 1)) at.vowel = ''
  }
}

const joins = (first: Syllable | undefined, second: Syllable | undefined): boolean =>
  first?.onset === 'j' && first.vowel === '' && !first.inherent && second?.onset === 'n'

/** ज्ञ is written j + n and spoken "gy". */
const onsetOf = (syllables: readonly Syllable[], index: number): string => {
  const syllable = syllables[index]
  if (joins(syllable, syllables[index + 1])) return 'g'
  if (joins(syllables[index - 1], syllable)) return 'y'
  return syllable?.onset ?? ''
}

const LABIAL = /^[pbmf]/

/** Latin letters for a run of Indic letters, e.g. `अनीता` → `anita`. Long and short vowels are not told apart. */
export const romaniseIndic = (run: string): string => {
  const syllables = readSyllables(run)
  const block = (run.charCodeAt(0) - FIRST) >> 7
  if (block >= DEVANAGARI && block < TAMIL) dropSchwas(syllables)
  let out = ''
  syllables.forEach((syllable, index) => {
    const next = syllables[index + 1]
    const nasal = next !== undefined && LABIAL.test(next.onset) ? 'm' : block >= TELUGU && !next ? 'm' : 'n'
    out += onsetOf(syllables, index) + syllable.vowel + syllable.coda.replaceAll('ṃ', nasal)
  })
  return out
}
