/**
 * Content lines of vCard 2.1, 3.0 and 4.0 (RFC 2426 §2.6, RFC 6350 §3.2-3.4) as they are written in the wild: bare
 * parameters, quoted-printable with soft breaks, base64 that is not folded, plain text that was broken without folding.
 */

import { decodeAs } from './decode'

export interface ContentLine {
  /** `item1` of `item1.TEL`, which ties a property to its X-ABLabel. */
  readonly group: string
  /** Upper case. */
  readonly name: string
  /** By upper-case name; bare parameters of 2.1 are under `TYPE`. */
  readonly params: ReadonlyMap<string, readonly string[]>
  /** Decoded of its transfer encoding, escapes still in. */
  readonly value: string
}

const PROPERTY = /^(?:([\w-]{1,60})\.)?([A-Za-z][\w-]{0,80})[ \t]*(?=[;:])/
const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])
/** No field that is read here needs more; a photo does, and it is dropped. */
const MAX_VALUE = 100_000
const MAX_PARAMS = 100

interface Raw {
  text: string
  binary: boolean
  quotedPrintable: boolean
}

const headerOf = (line: string): string => line.slice(0, Math.max(0, line.indexOf(':')))
const isQuotedPrintable = (line: string): boolean => /[;=]QUOTED-PRINTABLE/i.test(headerOf(line))
const isBase64 = (line: string): boolean => /;(?:ENCODING=)?(?:BASE64|B)(?:;|$)/i.test(headerOf(line))

/**
 * Joins physical lines to logical ones. `keepFold` leaves the white space of a fold in place, as 2.1 wants it (a fold there may
 * only stand where there was a space).
 */
const unfold = (lines: readonly string[], keepFold: boolean): string[] => {
  const out: string[] = []
  let current: Raw | undefined
  const append = (target: Raw, text: string): void => {
    if (!target.binary && target.text.length < MAX_VALUE) target.text += text
  }
  for (const line of lines) {
    const soft = current?.quotedPrintable === true && current.text.endsWith('=')
    if (current && soft) {
      current.text = current.text.slice(0, -1)
      append(current, keepFold ? line : line.replace(/^[ \t]/, ''))
      continue
    }
    if (line.trim() === '') continue
    if (current && (line.startsWith(' ') || line.startsWith('\t'))) {
      append(current, keepFold ? line : line.slice(1))
      continue
    }
    if (PROPERTY.test(line)) {
      if (current) out.push(current.text)
      current = { text: line.slice(0, MAX_VALUE), binary: isBase64(line), quotedPrintable: isQuotedPrintable(line) }
    } else if (current) append(current, `\n${line}`)
  }
  if (current) out.push(current.text)
  return out
}

/** Splits at `separator` outside double quotes and not after a backslash. */
const splitUnquoted = (text: string, separator: string): string[] => {
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (char === '\\') {
      part += char + text.charAt(index + 1)
      index += 1
    } else if (char === '"') quoted = !quoted
    else if (char === separator && !quoted) {
      parts.push(part)
      part = ''
    } else part += char
  }
  parts.push(part)
  return parts
}

/** Where the value starts: the first colon outside quotes, or the first colon at all when a quote is never closed. */
const colonOf = (line: string): number => {
  let quoted = false
  for (let index = 0; index < line.length; index += 1) {
    const char = line.charAt(index)
    if (char === '"') quoted = !quoted
    else if (char === ':' && !quoted) return index
  }
  return line.indexOf(':')
}

/** RFC 6868: `^n`, `^'` and `^^` inside parameter values. */
const unescapeParam = (text: string): string =>
  text.replaceAll(/\^(n|'|\^)/g, (_, code: string) => (code === 'n' ? '\n' : code === "'" ? '"' : '^'))

const readParams = (text: string): Map<string, string[]> => {
  const params = new Map<string, string[]>()
  for (const part of splitUnquoted(text, ';').slice(0, MAX_PARAMS)) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const bare = part.trim().toUpperCase()
    const name = equals > 0 ? part.slice(0, equals).trim().toUpperCase() : ENCODINGS.has(bare) ? 'ENCODING' : 'TYPE'
    const values = unescapeParam(equals > 0 ? part.slice(equals + 1) : part)
      .split(',')
      .map((value) => value.trim())
    const known = params.get(name)
    if (known) known.push(...values)
    else params.set(name, values)
  }
  return params
}

/** Quoted-printable → bytes as a binary string (RFC 2045 §6.7); a broken escape stays as it is. */
const decodeQuotedPrintable = (text: string): string =>
  text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const toBytes = (text: string): Uint8Array => {
  let wide = false
  for (let index = 0; index < text.length && !wide; index += 1) wide = text.charCodeAt(index) > 0xff
  // Quoted-printable beside letters that are already decoded: bring those back to UTF-8 first.
  return wide ? new TextEncoder().encode(text) : Uint8Array.from(text, (char) => char.charCodeAt(0))
}

const decodeValue = (raw: string, params: ReadonlyMap<string, readonly string[]>, binary: boolean): string => {
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase()
  const charset = params.get('CHARSET')?.[0]
  if (encoding === 'QUOTED-PRINTABLE') return decodeAs(charset, toBytes(decodeQuotedPrintable(raw)))
  return binary ? decodeAs(charset, toBytes(raw)) : raw
}

/** One logical line, or undefined when it is none. `binary`: characters are bytes that still have to be decoded. */
const readContentLine = (line: string, binary: boolean): ContentLine | undefined => {
  const start = PROPERTY.exec(line)
  if (!start) return undefined
  const colon = colonOf(line)
  if (colon < 0) return undefined
  const params = readParams(line.slice(start[0].length, colon))
  const value = decodeValue(line.slice(colon + 1), params, binary)
  return { group: (start[1] ?? '').toLowerCase(), name: (start[2] ?? '').toUpperCase(), params, value }
}

/** All content lines of one card's physical lines. */
export const readContentLines = (
  lines: readonly string[],
  options: { keepFold: boolean; binary: boolean }
): ContentLine[] => unfold(lines, options.keepFold).flatMap((line) => readContentLine(line, options.binary) ?? [])
