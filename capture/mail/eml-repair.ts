/**
 * Makes a mail's bytes readable for a strict parser: header words in UTF-7 or with raw 8-bit characters, which programs of
 * before 2000 wrote, are set anew; `format=flowed` is taken out, because the parser joins lines across quote depths
 * (RFC 3676 §4.5 forbids it) and flowed text is joined by our own reader.
 */

const MAX_HEADER = 200_000

export interface RepairedEml {
  readonly bytes: Uint8Array
  /** Some text part is `format=flowed`. */
  readonly flowed: boolean
  /** Some text part is UTF-7. */
  readonly utf7: boolean
}

export const repairEml = (bytes: Uint8Array): RepairedEml => {
  const flowed = blankOut(bytes, /format\s{0,3}=\s{0,3}"?(flowed)/gi)
  const text = latin1(flowed.bytes.subarray(0, Math.min(flowed.bytes.length, MAX_HEADER)))
  const utf7 = /charset\s{0,3}=\s{0,3}"?(?:x-)?(?:unicode-1-1-)?utf-7/i.test(text)
  const end = headerEnd(text)
  const header = text.slice(0, end)
  const repaired = header.replace(ENCODED_WORD, repairWord)
  if (repaired === header) return { bytes: flowed.bytes, flowed: flowed.found, utf7 }
  const head = Uint8Array.from(repaired, (character) => character.charCodeAt(0))
  const whole = new Uint8Array(head.length + flowed.bytes.length - end)
  whole.set(head)
  whole.set(flowed.bytes.subarray(end), head.length)
  return { bytes: whole, flowed: flowed.found, utf7 }
}

const headerEnd = (text: string): number => {
  const match = /\r?\n\r?\n/.exec(text)
  return match === null ? text.length : match.index
}

/** One character a byte, for searching ASCII in it: the decoder's "latin1" is windows-1252, which differs above 0x7f. */
const ascii = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

const latin1 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let index = 0; index < bytes.length; index += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(index, index + 8192)))
  }
  return parts.join('')
}

/** Overwrites the first group of each match with spaces, in a copy. Only the first megabyte holds part headers worth it. */
const blankOut = (bytes: Uint8Array, pattern: RegExp): { bytes: Uint8Array; found: boolean } => {
  const text = ascii(bytes.subarray(0, 1_000_000))
  let copy: Uint8Array | undefined
  for (const match of text.matchAll(pattern)) {
    const word = match[1]
    if (word === undefined || !inHeader(text, match.index)) continue
    copy ??= bytes.slice()
    const start = match.index + match[0].length - word.length
    copy.fill(0x78, start, start + word.length)
  }
  return { bytes: copy ?? bytes, found: copy !== undefined }
}

/** Whether the place is part of a `Content-Type` field, in its first or a folded line. */
const inHeader = (text: string, index: number): boolean => {
  let start = text.lastIndexOf('\n', index) + 1
  for (let folded = 0; folded < 6 && start > 0 && /[ \t]/.test(text[start] ?? ''); folded += 1) {
    start = text.lastIndexOf('\n', start - 2) + 1
  }
  return /^content-type\s{0,3}:/i.test(text.slice(start, start + 20))
}

const ENCODED_WORD = /=\?([\w.-]{2,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\r\n]{0,2000})\?=/gi

const repairWord = (word: string, charset: string, encoding: string, payload: string): string => {
  const seven = /utf-7$/i.test(charset)
  if (!seven && !/[\u0080-\u00ff]/.test(payload)) return word
  const raw = encoding.toLowerCase() === 'q' ? unquote(payload) : decodeBase64(payload)
  const text = seven ? decodeUtf7(raw) : decodeCharset(raw, charset)
  return `=?utf-8?B?${btoa(latin1(new TextEncoder().encode(text)))}?=`
}

const unquote = (payload: string): string =>
  payload
    .replace(/_/g, ' ')
    .replace(/=([\da-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const decodeBase64 = (payload: string): string => {
  const clean = payload.replace(/[^A-Za-z\d+/]/g, '')
  try {
    return atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean)
  } catch {
    return ''
  }
}

const decodeCharset = (raw: string, charset: string): string => {
  const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0))
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** RFC 2152: `+APY-` is base64 of UTF-16, `+-` a plus. */
export const decodeUtf7 = (text: string): string =>
  text.replace(/\+([A-Za-z\d+/]{0,2000})-?/g, (whole, encoded: string) => {
    if (encoded === '') return '+'
    const bytes = decodeBase64(encoded)
    if (bytes.length < 2) return whole
    let out = ''
    for (let index = 0; index + 1 < bytes.length; index += 2) {
      out += String.fromCharCode(bytes.charCodeAt(index) * 256 + bytes.charCodeAt(index + 1))
    }
    return out.toWellFormed()
  })
