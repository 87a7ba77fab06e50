/** Broken variants of good inputs, the same for the same seed. */

/** mulberry32: small, fast, the same everywhere. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What breaks parsers: ends of lines and strings, marks of every format, odd characters, prototype keys, long runs. */
const POISON: readonly string[] = [
  '\0',
  '\r',
  '\n\n',
  '\t',
  '"',
  "'",
  '\\',
  ';',
  ',',
  ':',
  '=',
  '=0',
  '=?UTF-8?B?',
  '=\r\n',
  '<',
  '>',
  '</',
  '<!--',
  ']]>',
  '<script>',
  '&#x',
  '{',
  '}',
  '[[[[',
  '"@type"',
  '"__proto__":{',
  '__proto__',
  'constructor',
  '@',
  '@@',
  '+',
  '++91',
  '(((((',
  '…',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\udc00',
  'é\u0301\u0301\u0301',
  'अ्््',
  '١٢٣',
  '🙂',
  'BEGIN:VCARD',
  'END:VCARD\n',
  '-- \n',
  '> '.repeat(30),
  'On Monday wrote:\n',
  '9'.repeat(60),
  'a'.repeat(500),
  ' '.repeat(300),
  '-'.repeat(200)
]

const MAX_CHANGES = 6

/** `text` with one to six changes: cut, doubled, moved, overwritten or poisoned pieces. */
export const mutate = (text: string, random: () => number): string => {
  const below = (limit: number): number => Math.floor(random() * limit)
  let out = text
  for (let changes = 1 + below(MAX_CHANGES); changes > 0; changes -= 1) {
    const at = below(out.length + 1)
    const length = below(Math.min(out.length - at, 60) + 1)
    const piece = out.slice(at, at + length)
    const poison = POISON[below(POISON.length)] ?? ''
    const way = below(6)
    if (way === 0) out = out.slice(0, at) + out.slice(at + length)
    else if (way === 1) out = out.slice(0, at) + piece.repeat(2 + below(20)) + out.slice(at + length)
    else if (way === 2) out = out.slice(0, at) + out.slice(at + length) + piece
    else if (way === 3) out = out.slice(0, at) + String.fromCharCode(below(0x3000)) + out.slice(at + 1)
    else if (way === 4) out = out.slice(0, at)
    else out = out.slice(0, at) + poison + out.slice(at)
  }
  return out
}
