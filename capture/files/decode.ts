/**
 * Bytes of a file of unknown encoding → text. Order: byte order mark, UTF-16 without a mark, strict UTF-8, and then the
 * legacy encodings that address books are still exported in, told apart by how their bytes lie.
 */

const decodeWith = (encoding: string, bytes: Uint8Array, fatal = false): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-16 text in Latin letters has a zero in every other byte. */
const utf16WithoutMark = (bytes: Uint8Array): string | undefined => {
  const length = Math.min(bytes.length, 2000) & ~1
  if (length < 8) return undefined
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  if (odd > length * 0.3 && even < length * 0.05) return 'utf-16le'
  if (even > length * 0.3 && odd < length * 0.05) return 'utf-16be'
  return undefined
}

interface HighBytes {
  readonly all: number
  /** Next to another byte above 127, as in all multi-byte and non-Latin encodings. */
  readonly inRuns: number
  /** 0x80 to 0x9F: first bytes of Shift_JIS, nearly unused elsewhere. */
  readonly control: number
  /** 0xE0 to 0xFF: the small letters of windows-1251. */
  readonly upper: number
}

const countHighBytes = (bytes: Uint8Array): HighBytes => {
  let [all, inRuns, control, upper] = [0, 0, 0, 0]
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) continue
    all += 1
    if ((bytes[index - 1] ?? 0) >= 0x80 || (bytes[index + 1] ?? 0) >= 0x80) inRuns += 1
    if (byte < 0xa0) control += 1
    if (byte >= 0xe0) upper += 1
  }
  return { all, inRuns, control, upper }
}

const KANA = /[\u3040-\u30ff\uff66-\uff9d]/gu
const HANGUL = /[\uac00-\ud7a3]/gu

const legacyEncoding = (bytes: Uint8Array): string => {
  const { all, inRuns, control, upper } = countHighBytes(bytes)
  if (control > all * 0.25) {
    const text = decodeWith('shift_jis', bytes, true)
    if (text !== undefined) return 'shift_jis'
  }
  if (inRuns < all * 0.6) return 'windows-1252'
  if (upper > all * 0.6) return 'windows-1251'
  const korean = decodeWith('euc-kr', bytes, true)
  if (korean !== undefined && (korean.match(HANGUL)?.length ?? 0) * 2 > all * 0.5) return 'euc-kr'
  const japanese = decodeWith('euc-jp', bytes, true)
  if (japanese !== undefined && (japanese.match(KANA)?.length ?? 0) * 2 > all * 0.2) return 'euc-jp'
  if (decodeWith('gb18030', bytes, true) !== undefined) return 'gb18030'
  return 'windows-1252'
}

/** The name of the encoding that {@link decodeText} would use. */
export const sniffEncoding = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const wide = utf16WithoutMark(bytes)
  if (wide !== undefined) return wide
  return decodeWith('utf-8', bytes, true) === undefined ? legacyEncoding(bytes) : 'utf-8'
}

/** Text of the file without its byte order mark. Never fails: what cannot be read becomes U+FFFD. */
export const decodeText = (bytes: Uint8Array): string => {
  const utf8 = bytes[0] === 0xff || bytes[0] === 0xfe ? undefined : decodeWith('utf-8', bytes, true)
  if (utf8 !== undefined && !utf8.includes('\0')) return utf8
  return decodeWith(sniffEncoding(bytes), bytes) ?? ''
}

/** Decodes bytes by a charset label from a file, which may be wrong or unknown. */
export const decodeAs = (label: string | undefined, bytes: Uint8Array): string => {
  const strict = decodeWith('utf-8', bytes, true)
  if (strict !== undefined && (label === undefined || /^utf-?8$/i.test(label))) return strict
  const named = label === undefined ? undefined : decodeWith(label, bytes)
  return named ?? strict ?? decodeWith(legacyEncoding(bytes), bytes) ?? ''
}

/** One byte a character, so that parts of a file can be decoded apart by {@link decodeAs}. */
export const binaryString = (bytes: Uint8Array): string => {
  let out = ''
  for (let index = 0; index < bytes.length; index += 8192) {
    out += String.fromCharCode(...bytes.subarray(index, index + 8192))
  }
  return out
}
