/** Code points of the digit zero of every BMP script that has decimal digits of its own. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10
]

const digitOf = (char: string): string => {
  const code = char.charCodeAt(0)
  const zero = ZEROS.find((start) => code >= start && code < start + 10)
  return zero === undefined ? char : String(code - zero)
}

/** Decimal digits of all scripts (०१२, ٠١٢, ０１２) as ASCII; every other character and all offsets stay. */
export const asciiDigits = (text: string): string =>
  /^[\n\r\t -~]*$/u.test(text) ? text : text.replace(/[^\P{Nd}0-9]/gu, digitOf)

/** Invisible characters that pages and mails put into values: soft hyphen, zero width, bidi controls, BOM. */
export const INVISIBLE = /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/** Invisible characters without the two joiners, which Indic and Arabic spelling needs. */
const INVISIBLE_BUT_JOINERS = /\u034F|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu

/** Half of a character; it would break encoders further on. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** NFC, no invisible or control characters, every run of white space one blank, trimmed. */
export const tidy = (text: string): string =>
  /^[ -~]*$/u.test(text) ? (/^ | {2}| $/u.test(text) ? text.replace(/ {2,}/gu, ' ').trim() : text) : tidyAll(text)

const tidyAll = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '')
    .normalize('NFC')
    .replace(INVISIBLE_BUT_JOINERS, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** Lower case without accents and apostrophes, for look-ups; letters of other scripts stay. */
export const fold = (text: string): string => (/^[ -~]*$/u.test(text) ? text.toLowerCase() : foldAll(text))

const foldAll = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])[\u0300-\u036F]+/gu, '')
    .normalize('NFC')
    .replace(/ß/gu, 'ss')
    .replace(/ı/gu, 'i')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/đ/gu, 'd')
    .replace(/æ/gu, 'ae')
    .replace(/œ/gu, 'oe')

/** A set of words from one compact string. */
export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.split(/[\s|]+/u).filter((word) => word !== ''))

/** A set of phrases from one compact string, separated by `|`. */
export const phraseSet = (phrases: string): ReadonlySet<string> =>
  new Set(
    phrases
      .split('|')
      .map((phrase) => phrase.replace(/\s+/gu, ' ').trim())
      .filter((phrase) => phrase !== '')
  )
