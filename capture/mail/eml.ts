import PostalMime, { addressParser, decodeWords, type Address, type Email } from 'postal-mime'
import type { Mailbox } from '../types'
import { decodeUtf7, repairEml, withCharset } from './eml-repair'
import { type Party, plainAddress } from './mailboxes'

/** A mail file's headers and bodies. */
export interface Eml {
  readonly from?: Party
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Party[]
  readonly cc: readonly Party[]
  readonly subject?: string
  /** ISO 8601 instant. */
  readonly date?: string
  /** Without angle brackets. */
  readonly messageId?: string
  /** Fields by lower-case name; of a repeated field the first. */
  readonly headers: ReadonlyMap<string, string>
  readonly text?: string
  readonly html?: string
}

/** Larger files are read in part: their rest is attachments. */
const MAX_BYTES = 30_000_000

/** Reads a mail file. Never throws: of what cannot be parsed at least the headers are read. */
export const readEml = async (input: Uint8Array): Promise<Eml> => {
  const { bytes, flowed, utf7 } = repairEml(input.length > MAX_BYTES ? input.subarray(0, MAX_BYTES) : input)
  const parsed = (await parse(bytes)) ?? (await parse(headerOnly(bytes)))
  const email = parsed !== undefined && isGarbled(parsed) ? ((await parse(withCharset(bytes))) ?? parsed) : parsed
  if (email === undefined) return { replyTo: [], to: [], cc: [], headers: new Map() }
  const text = email.text === undefined ? undefined : unflow(utf7 ? decodeUtf7(email.text) : email.text, flowed)
  const from = senderOf(email)
  const messageId = email.messageId?.replace(/^[\s<]+|[\s>]+$/g, '')
  const date = isoDate(email.date)
  return {
    ...(from === undefined ? {} : { from }),
    replyTo: mailboxes(partiesOf(email.replyTo)),
    to: partiesOf(email.to),
    cc: partiesOf(email.cc),
    ...(email.subject ? { subject: email.subject } : {}),
    ...(date === undefined ? {} : { date }),
    ...(messageId ? { messageId } : {}),
    headers: headerMap(email),
    ...(text === undefined ? {} : { text }),
    ...(email.html === undefined ? {} : { html: email.html })
  }
}

/** Bytes that are no UTF-8 became replacement characters. */
const isGarbled = (email: Email): boolean => `${email.text ?? ''}${email.html ?? ''}`.includes('\ufffd')

const parse = async (bytes: Uint8Array): Promise<Email | undefined> => {
  try {
    return await PostalMime.parse(bytes)
  } catch {
    return undefined
  }
}

const headerOnly = (bytes: Uint8Array): Uint8Array => {
  for (let index = 0; index < Math.min(bytes.length, 500_000) - 1; index += 1) {
    if (bytes[index] === 0x0a && (bytes[index + 1] === 0x0a || bytes[index + 1] === 0x0d))
      return bytes.subarray(0, index + 1)
  }
  return bytes.subarray(0, 100_000)
}

const headerMap = (email: Email): Map<string, string> => {
  const map = new Map<string, string>()
  for (const { key, value } of email.headers) if (!map.has(key)) map.set(key, value)
  return map
}

/** Of `Doe, Jane <j@x.example>` without quotes the parser keeps only what stands before the comma. */
const senderOf = (email: Email): Party | undefined => {
  const first = partiesOf(email.from)[0]
  if (first === undefined || first.email !== undefined) return first
  const raw = email.headers.find(({ key }) => key === 'from')?.value ?? ''
  return partiesOf(addressParser(decodeWords(raw.slice(0, 2000)))).find((party) => party.email !== undefined) ?? first
}

/** An entry without an address is the first half of `Last, First <address>`. */
const joined = (parties: readonly Party[]): Party[] => {
  const out: Party[] = []
  for (const party of parties) {
    const before = out.at(-1)
    const isHalf = before?.email === undefined && before?.name !== undefined && party.email !== undefined
    if (isHalf) out.pop()
    out.push(isHalf && party.name !== undefined ? { ...party, name: `${before.name}, ${party.name}` } : party)
  }
  return out
}

const partiesOf = (field: Address | readonly Address[] | undefined): Party[] => joined(entriesOf(field))

const entriesOf = (field: Address | readonly Address[] | undefined): Party[] =>
  (field === undefined ? [] : Array.isArray(field) ? (field as readonly Address[]) : [field as Address])
    .flatMap((entry) => entry.group ?? [{ name: entry.name, address: entry.address }])
    .slice(0, 1000)
    .map(({ name, address }) => ({
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(address ? { email: address } : {})
    }))
    .filter((party) => party.name !== undefined || party.email !== undefined)

/** Those whose address is one. */
export const mailboxes = (parties: readonly Party[]): Mailbox[] =>
  parties.flatMap(({ name, email }) => {
    const address = email === undefined ? undefined : plainAddress(email)
    return address === undefined ? [] : [name === undefined ? { email: address } : { name, email: address }]
  })

const isoDate = (date: string | undefined): string | undefined => {
  const time = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** RFC 3676: a line that ends in a space goes on in the next one of the same quote depth; `-- ` does not. */
const unflow = (text: string, flowed: boolean): string => {
  if (!flowed) return text
  const out: string[] = []
  let open = false
  let depth = 0
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(line)?.[0].length ?? 0
    const content = line.slice(marks).replace(/^ /, '')
    if (open && marks === depth && content !== '-- ') out.push(`${out.pop() ?? ''}${content}`)
    else out.push(marks === 0 ? content : `${'>'.repeat(marks)} ${content}`)
    open = content.endsWith(' ') && content !== '-- '
    depth = marks
  }
  return out.join('\n')
}
