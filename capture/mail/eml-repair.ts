/**
 * Makes a mail's bytes readable for a strict parser: header words in UTF-7 or with raw 8-bit characters, which programs of
 * before 2000 wrote, and words cut inside a character are set anew; `format=flowed` is taken out, because the parser joins lines across quote depths
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
  const flowed = blankOut(withoutMark(bytes), /format\s{0,3}=\s{0,3}"?(flowed)/gi)
  const text = latin1(flowed.bytes.subarray(0, Math.min(flowed.bytes.length, MAX_HEADER)))
  const utf7 = /charset\s{0,3}=\s{0,3}"?(?:x-)?(?:unicode-1-1-)?utf-7/i.test(text)
  const end = headerEnd(text)
  const header = text.slice(0, end)
  const repaired = header.replace(WORDS, repairWords)
  if (repaired === header) return { bytes: flowed.bytes, flowed: flowed.found, utf7 }
  const head = Uint8Array.from(repaired, (character) => character.charCodeAt(0))
  return { bytes: joined(head, flowed.bytes.subarray(end)), flowed: flowed.found, utf7 }
}

/** Without a byte order mark and blank lines before the first field. */
const withoutMark = (bytes: Uint8Array): Uint8Array => {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start += 1
  return start === 0 ? bytes : bytes.subarray(start)
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

const WORD = String.raw`=\?[\w.-]{2,40}(?:\*[\w-]{1,20})?\?[bq]\?[^?\r\n]{0,2000}\?=`
const WORDS = new RegExp(`${WORD}(?:[ \\t\\r\\n]{1,8}${WORD}){0,60}`, 'gi')
const ONE_WORD = /=\?([\w.-]{2,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\r\n]{0,2000})\?=/gi

/** Words side by side are one text: programs cut a character's bytes between them, though RFC 2047 §5 forbids it. */
const repairWords = (sequence: string): string => {
  const runs: { charset: string; raw: string }[] = []
  let odd = false
  for (const [, charset = 'utf-8', encoding = 'q', payload = ''] of sequence.matchAll(ONE_WORD)) {
    const raw = encoding.toLowerCase() === 'q' ? unquote(payload) : decodeBase64(payload)
    odd ||= /utf-7$/i.test(charset) || /[\u0080-\u00ff]/.test(payload)
    const last = runs.at(-1)
    if (last?.charset.toLowerCase() === charset.toLowerCase()) last.raw += raw
    else runs.push({ charset, raw })
    odd ||= last !== undefined
  }
  if (!odd) return sequence
  return runs
    .map(({ charset, raw }) => (/utf-7$/i.test(charset) ? decodeUtf7(raw) : decodeCharset(raw, charset)))
    .map((text) => `=?utf-8?B?${btoa(latin1(new TextEncoder().encode(text)))}?=`)
    .join(' ')
}

/** A single `Content-Type` of text without a charset. */
const BARE_TEXT = /^(content-type[ \t]*:[ \t]*text\/(?:plain|html))(?![^\r\n]*(?:\r?\n[ \t][^\r\n]*){0,4}charset)/gim

/**
 * The same mail with a charset where its text parts name none: the one that its HTML names, else windows-1252, which is what
 * programs that name none wrote. For mails whose text is no UTF-8.
 */
export const withCharset = (bytes: Uint8Array): Uint8Array => {
  const text = latin1(bytes.subarray(0, 1_000_000))
  const named = /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{3,20})/i.exec(text)?.[1] ?? 'windows-1252'
  const head = text.slice(0, headerEnd(text))
  const typed = /^content-type[ \t]*:/im.test(head)
  const patched = text.replace(BARE_TEXT, `$1; charset=${named}`)
  const whole = typed ? patched : `Content-Type: text/plain; charset=${named}\r\n${patched}`
  return joined(
    Uint8Array.from(whole, (character) => character.charCodeAt(0)),
    bytes.subarray(1_000_000)
  )
}

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(one.length + other.length)
  whole.set(one)
  whole.set(other, one.length)
  return whole
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
