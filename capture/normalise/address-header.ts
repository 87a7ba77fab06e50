import type { Mailbox } from '../types'
import { INVISIBLE } from './plain-text'

/** One entry of an address header: a mailbox, or a named group of mailboxes (RFC 5322 §3.4). */
export interface HeaderAddress {
  readonly name: string
  /** Empty when the entry names no address. */
  readonly address: string
  readonly group?: readonly HeaderAddress[]
}

const MAX_HEADER = 200_000
const MAX_ENTRIES = 2_000

interface Token {
  readonly kind: 'text' | 'quoted' | 'comment' | 'angle' | ',' | ';' | ':'
  readonly text: string
}

const ENCODED_WORD = /=\?([\w.-]{2,40})(?:\*[\w-]+)?\?([bq])\?([^?\s]*)\?=/giu

const bytesOf = (encoding: string, text: string): Uint8Array => {
  if (encoding.toLowerCase() === 'b') {
    const clean = text.replace(/[^A-Za-z0-9+/]/gu, '')
    const binary = atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean)
    return Uint8Array.from(binary, (char) => char.charCodeAt(0))
  }
  const escaped = text.replace(/_/gu, ' ')
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at++) {
    const hex = escaped[at] === '=' ? /^[0-9A-Fa-f]{2}/u.exec(escaped.slice(at + 1, at + 3))?.[0] : undefined
    if (hex) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else bytes.push(escaped.charCodeAt(at) & 0xff)
  }
  return Uint8Array.from(bytes)
}

const decodeWords = (text: string): string => {
  const parts: { charset: string; bytes: Uint8Array }[] = []
  const flush = (): string => {
    const first = parts[0]
    if (!first) return ''
    const joined = Uint8Array.from(parts.flatMap((part) => Array.from(part.bytes)))
    parts.length = 0
    try {
      return new TextDecoder(first.charset).decode(joined)
    } catch {
      return new TextDecoder('utf-8').decode(joined)
    }
  }
  let out = ''
  let end = 0
  for (const found of text.matchAll(ENCODED_WORD)) {
    const [word, charset = 'utf-8', encoding = 'q', payload = ''] = found
    const between = text.slice(end, found.index)
    const joins = parts.length > 0 && /^\s*$/u.test(between)
    if (!joins || parts.at(-1)?.charset.toLowerCase() !== charset.toLowerCase()) {
      out += flush() + (joins ? '' : between)
    }
    parts.push({ charset, bytes: bytesOf(encoding, payload) })
    end = found.index + word.length
  }
  return out + flush() + text.slice(end)
}

/** RFC 2047 encoded words as text. Neighbouring words are joined before decoding, since senders cut characters in two. */
const decodeEncodedWords = (text: string): string =>
  text.includes('=?') && text.length <= MAX_HEADER ? decodeWords(text) : text

/** Index behind the part that opens at `at`; the end of the text when it is never closed. */
const closing = (text: string, at: number): number => {
  const open = text[at]
  let depth = 0
  for (let index = at; index < text.length; index++) {
    const char = text[index]
    if (char === '\\' && open !== '<') index++
    else if (open === '"' && index > at && char === '"') return index + 1
    else if (open === '<' && char === '>') return index + 1
    else if (open === '(' && char === '(') depth++
    else if (open === '(' && char === ')' && --depth === 0) return index + 1
  }
  return text.length
}

const unescaped = (text: string): string => text.replace(/\\([\s\S])/gu, '$1')

const tokens = (text: string): Token[] => {
  const list: Token[] = []
  let plain = ''
  const flush = (): void => {
    if (plain.trim() !== '') list.push({ kind: 'text', text: plain.trim() })
    plain = ''
  }
  for (let at = 0; at < text.length && list.length < 5 * MAX_ENTRIES;) {
    const char = text[at] ?? ''
    if (char === ',' || char === ';' || char === ':') {
      flush()
      list.push({ kind: char, text: char })
      at++
    } else if (char === '"' || char === '(' || char === '<') {
      const end = closing(text, at)
      const closed = text[end - 1] === { '"': '"', '(': ')', '<': '>' }[char] && end > at + 1
      const inner = text.slice(at + 1, closed ? end - 1 : end)
      if (char === '"' && text[end] === '@') plain += text.slice(at, end)
      else {
        flush()
        const kind = char === '"' ? 'quoted' : char === '(' ? 'comment' : 'angle'
        list.push({ kind, text: kind === 'angle' ? inner.replace(/\s+/gu, '') : unescaped(inner) })
      }
      at = end
    } else {
      plain += char
      at++
    }
  }
  flush()
  return list
}

const LOCAL_END = /(?:"[^"]{1,80}"|[^\s"<>()[\],;:@]{1,128})(?:@[^\s"<>()[\],;:@]{1,128})?$/u

/** The first bare address of a text: around an `@`, so that text without one costs nothing. */
const bareAddress = (text: string): string | undefined => {
  for (let at = text.indexOf('@', 1), tries = 0; at > 0 && tries < 50; at = text.indexOf('@', at + 1), tries++) {
    const local = LOCAL_END.exec(text.slice(Math.max(0, at - 130), at))?.[0]
    const domain = /^\S{1,320}/u.exec(text.slice(at + 1, at + 322))?.[0]
    if (local !== undefined && domain !== undefined) return `${local}@${domain}`
  }
  return undefined
}

const mailbox = (parts: readonly Token[]): HeaderAddress | undefined => {
  const of = (kind: Token['kind']): string[] => parts.filter((part) => part.kind === kind).map((part) => part.text)
  const angle = of('angle').at(-1)
  const texts = of('text').join(' ')
  const quoted = of('quoted')
  const bare = angle === undefined ? bareAddress(texts) : undefined
  const address = (angle ?? bare ?? '').replace(/^mailto:/iu, '')
  const spoken = parts.filter((part) => part.kind === 'text' || part.kind === 'quoted')
  const named = angle === undefined ? [...quoted, bare === undefined ? texts : ''] : spoken.map((part) => part.text)
  const words = named.join(' ').replace(/\s+/gu, ' ').trim()
  const name = words === '' ? of('comment').join(' ').trim() : words
  return address === '' && name === '' ? undefined : { name: decodeEncodedWords(name), address }
}

/** Encoded words that hide separators (`Joe <j@a.co>` as one word) are opened before the header is split. */
const opened = (text: string): string =>
  text.replace(ENCODED_WORD, (word) => {
    const plain = decodeEncodedWords(word)
    return /<[^<>@]+@[^<>]+>/u.test(plain) ? plain : word
  })

/**
 * Reads an address header (`From`, `To`, `Cc`): RFC 5322 with what mail programs really write — unquoted names, semicolons
 * between mailboxes, unclosed brackets, encoded words. Groups come back as one entry. Never throws.
 */
export const parseAddressHeader = (header: string): HeaderAddress[] => {
  const text = opened(header.slice(0, MAX_HEADER).replace(INVISIBLE, ''))
  const list: HeaderAddress[] = []
  let parts: Token[] = []
  let group: { name: string; members: HeaderAddress[] } | undefined
  const close = (): void => {
    const entry = mailbox(parts)
    parts = []
    if (entry) (group ? group.members : list).push(entry)
  }
  for (const token of tokens(text)) {
    if (list.length >= MAX_ENTRIES) break
    if (token.kind === ',') close()
    else if (token.kind === ':' && !parts.some((part) => part.kind === 'angle' || part.text.includes('@'))) {
      const name = parts.map((part) => part.text).join(' ')
      group ??= { name: decodeEncodedWords(name), members: [] }
      parts = []
    } else if (token.kind === ';') {
      close()
      if (group) list.push({ name: group.name, address: '', group: group.members })
      group = undefined
    } else parts.push(token)
  }
  close()
  if (group) list.push({ name: group.name, address: '', group: group.members })
  return list
}

/** The mailboxes of a header, groups opened, entries without an address left out. */
export const mailboxesOfHeader = (header: string): Mailbox[] =>
  parseAddressHeader(header)
    .flatMap((entry) => entry.group ?? [entry])
    .filter((entry) => entry.address !== '')
    .map((entry) => ({ email: entry.address, ...(entry.name !== '' && { name: entry.name }) }))
