/** Latin readings by the place in an Indic Unicode block; the nine blocks from Devanagari to Malayalam share one layout. */
const VOWELS: Readonly<Record<number, string>> = {
  0x05: 'a',
  0x06: 'aa',
  0x07: 'i',
  0x08: 'ee',
  0x09: 'u',
  0x0a: 'oo',
  0x0b: 'ri',
  0x0d: 'e',
  0x0e: 'e',
  0x0f: 'e',
  0x10: 'ai',
  0x11: 'o',
  0x12: 'o',
  0x13: 'o',
  0x14: 'au',
  0x60: 'ri'
}

const SIGNS: Readonly<Record<number, string>> = {
  0x3e: 'aa',
  0x3f: 'i',
  0x40: 'ee',
  0x41: 'u',
  0x42: 'oo',
  0x43: 'ri',
  0x44: 'ri',
  0x45: 'e',
  0x46: 'e',
  0x47: 'e',
  0x48: 'ai',
  0x49: 'o',
  0x4a: 'o',
  0x4b: 'o',
  0x4c: 'au'
}

const CONSONANTS = 'k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h'.split(' ')

const NUKTA_CONSONANTS = 'q kh g z d dh f y'.split(' ')

const FIRST_CONSONANT = 0x15
const FIRST_NUKTA = 0x58
const VIRAMA = 0x4d

const isIndic = (code: number): boolean => code >= 0x900 && code <= 0xd7f

const consonant = (place: number): string | undefined =>
  CONSONANTS[place - FIRST_CONSONANT] ?? NUKTA_CONSONANTS[place - FIRST_NUKTA]

/** Whether a text has letters of an Indic script. */
export const hasIndic = (text: string): boolean => /[\u0900-\u0D7F]/u.test(text)

/**
 * A plain Latin reading of a word in Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada or Malayalam, with
 * the inherent vowel, which is silent at the end of a word: `शर्मा` → `sharmaa`, `राम` → `raam`. For look-ups, not for show.
 */
export const latinOfIndic = (word: string): string => {
  let out = ''
  let open = false
  for (const char of word.normalize('NFC')) {
    const code = char.codePointAt(0) ?? 0
    if (!isIndic(code)) {
      out += char
      open = false
      continue
    }
    const place = code & 0x7f
    const vowelSign = SIGNS[place]
    const read = consonant(place)
    if (vowelSign !== undefined) {
      out += vowelSign
      open = false
    } else if (place === VIRAMA) open = false
    else if (read !== undefined) {
      out += (open ? 'a' : '') + read
      open = true
    } else if (place === 0x01 || place === 0x02 || place === 0x70) {
      out += open ? 'an' : 'n'
      open = false
    } else if (VOWELS[place] !== undefined) {
      out += (open ? 'a' : '') + VOWELS[place]
      open = false
    }
  }
  return out
}

/**
 * What is left of a Latin spelling when the liberties of romanisation are taken away (`Lakshmi`, `Laxmi` → `lksm`;
 * `Choudhary`, `Chaudhari` → `codri`). Equal keys are a hint, never a proof.
 */
export const indicKey = (latin: string): string =>
  latin
    .toLowerCase()
    .replace(/[^a-z]/gu, '')
    .replace(/x/gu, 'ks')
    .replace(/ch+/gu, 'c')
    .replace(/ck/gu, 'k')
    .replace(/ph/gu, 'f')
    .replace(/sh/gu, 's')
    .replace(/([bcdgjklpqrt])h/gu, '$1')
    .replace(/w/gu, 'v')
    .replace(/q/gu, 'k')
    .replace(/z/gu, 'j')
    .replace(/(?:ee|ii|ey|y)/gu, 'i')
    .replace(/(?:oo|uu)/gu, 'u')
    .replace(/(?:ou|au)/gu, 'o')
    .replace(/(?<=.)a+/gu, '')
    .replace(/(.)\1+/gu, '$1')
