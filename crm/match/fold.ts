/**
 * One spelling for many: what search and duplicate finding compare instead of the text itself. `plain` only takes away
 * case, accents and width; `fold` also brings Indic scripts to Latin letters and evens out how people romanise them.
 */

import { isIndic, romaniseIndic } from './indic'

/** Letters that NFKD leaves whole though readers see a Latin letter with something on it. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
  ə: 'e',
  ʼ: "'",
  '’': "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
  '–': '-'
}

const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya є:ie і:i ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)])
)

const GREEK: Readonly<Record<string, string>> = Object.fromEntries(
  'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)])
)

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LATIN),
  ...Object.entries(CYRILLIC),
  ...Object.entries(GREEK)
])

/** Combining marks and characters that show nothing: zero width, joiners, bidi controls, soft hyphen, selectors. */
const isInvisible = (code: number): boolean =>
  (code >= 0x0300 && code <= 0x036f) ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2069) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  (code >= 0x064b && code <= 0x065f) ||
  (code >= 0x1ab0 && code <= 0x1aff) ||
  code === 0x00ad ||
  code === 0xfeff

const isAscii = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false
  return true
}

const withoutMarks = (text: string, romanise: boolean): string => {
  const decomposed = text.normalize('NFKD').toLowerCase()
  let out = ''
  for (let index = 0; index < decomposed.length; index += 1) {
    const code = decomposed.charCodeAt(index)
    if (code < 128) out += decomposed.charAt(index)
    else if (isInvisible(code)) continue
    else if (isIndic(code)) {
      let end = index + 1
      // A joiner inside a run only shapes the letters; splitting there would break the syllable.
      while (end < decomposed.length && (isIndic(decomposed.charCodeAt(end)) || isJoiner(decomposed, end))) end += 1
      const run = decomposed.slice(index, end)
      out += romanise ? romaniseIndic(run.replaceAll(JOINERS, '')) : run.replaceAll(JOINERS, '')
      index = end - 1
    } else {
      const letter = decomposed.charAt(index)
      // Greek writes the sound u with two letters.
      out += letter === 'υ' && out.endsWith('o') ? 'u' : (LETTERS.get(letter) ?? letter)
    }
  }
  return romanise ? out : out.normalize('NFC')
}

const JOINERS = /[\u200c\u200d]/g
const isJoiner = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index)
  return code === 0x200c || code === 0x200d
}

/**
 * Lower case without accents, width and invisible characters; Cyrillic and Greek as Latin, every other script as written.
 * Compare by this where the text must start as typed (a word still being typed).
 */
export const plain = (text: string): string => (isAscii(text) ? text.toLowerCase() : withoutMarks(text, false))

const A = 97
const Z = 122
const isLetter = (code: number): boolean => code >= A && code <= Z
const VOWELS = new Set(['a', 'e', 'i', 'o', 'u', 'y'])
/** A second letter that its first letter swallows: `ph` as one sound, `th` because the south writes त so, `ck`. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['ph', 'f'],
  ['th', 't'],
  ['ck', 'k'],
  ['ou', 'au'],
  ['ee', 'i'],
  ['oo', 'u']
])
const SINGLES: ReadonlyMap<string, string> = new Map([
  ['w', 'v'],
  ['q', 'k'],
  ['x', 'ks'],
  ['z', 'j']
])
/** Where a letter has another sound by what follows it: `c` is k except before these. */
const SOFT_C = new Set(['e', 'i', 'y', 'h'])

const letterAt = (text: string, index: number, out: string): string => {
  const letter = text.charAt(index)
  const single = SINGLES.get(letter)
  if (single !== undefined) return single
  if (letter === 'c') return SOFT_C.has(text.charAt(text.charAt(index + 1) === 'c' ? index + 2 : index + 1)) ? 'c' : 'k'
  if (letter === 'h' && (out.endsWith('ch') || out.endsWith('ks'))) return ''
  const ends = !isLetter(text.charCodeAt(index + 1))
  // राव is written Rao as often as Rav.
  if (letter === 'o' && ends && out.endsWith('a')) return 'v'
  if (letter === 'y' && ends && out !== '' && !VOWELS.has(out.charAt(out.length - 1))) return 'i'
  return letter
}

/** Evens out romanisation letter by letter: long vowels, doubled letters, and the pairs and singles above. */
const reduce = (text: string): string => {
  let out = ''
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (!isLetter(code)) {
      out += text.charAt(index)
      continue
    }
    const pair = PAIRS.get(text.slice(index, index + 2))
    if (pair !== undefined) {
      out += pair
      index += 1
    } else out += letterAt(text, index, out)
    while (text.charCodeAt(index + 1) === code) index += 1
  }
  return out
}

/** Latin letters for any script that {@link fold} knows, lower case, but spelled as written: `अनीता` → `anita`, `Aneeta` → `aneeta`. */
export const romanise = (text: string): string => (isAscii(text) ? text.toLowerCase() : withoutMarks(text, true))

/**
 * The spelling that all spellings of a word share: `अनीता`, `Aneeta`, `Anitá` → `anita`. For whole words; a word that is still
 * being typed should match by {@link plain} or by this (`go` is a start of `google`, not of its fold `gugl`).
 */
export function fold(text: string): string {
  if (text.length > longestKept) return reduce(romanise(text))
  const before = kept.get(text)
  if (before !== undefined) return before
  const found = reduce(romanise(text))
  if (kept.size >= mostKept) kept.clear()
  kept.set(text, found)
  return found
}

/** Words repeat: in names, in the rows of an answer, and from one keystroke to the next. */
const kept = new Map<string, string>()
const mostKept = 4096
const longestKept = 24
