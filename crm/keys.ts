import { phoneTail } from './phone'
import { readActivity, readCompany, readPoints } from './read'
import type { Flat, RecordClass, RecordId } from './types'

/**
 * Exact keys: what "who is this?" looks up. `e:` e-mail in lower case · `p:` E.164 · `q:` last nine digits · `d:` domain ·
 * `u:` link · `x:` tax id · `c:` company id (of its people) · `t:` mail thread · `m:` Message-ID ·
 * `s:` sample data.
 */

const lower = (text: string): string => text.normalize('NFC').trim().toLowerCase()

export const emailKey = (email: string): string => `e:${lower(email)}`
export const domainKey = (domain: string): string => `d:${lower(domain).replace(/^www\./, '')}`
export const threadKey = (thread: string): string => `t:${thread}`
export const messageKey = (message: string): string => `m:${message}`
export const companyKey = (company: RecordId): string => `c:${company}`
const taxKey = (scheme: string, value: string): string => `x:${scheme}:${lower(value).replace(/[\s-]/g, '')}`

/** Both keys of a number: the whole one when it is E.164, and its last nine digits when there are that many. */
export function phoneKeys(phone: string): string[] {
  const tail = phoneTail(phone)
  return [...(phone.startsWith('+') ? [`p:${phone}`] : []), ...(tail.length >= 7 ? [`q:${tail}`] : [])]
}

/** A link without what may differ between two visits: scheme, `www.`, query, fragment, last slash. */
export function urlKey(url: string): string | undefined {
  const match = /^(?:https?:)?\/\/(?:www\.|[a-z]{2}\.(?=linkedin\.))?([^/?#\s]+)([^?#\s]*)/i.exec(url.trim())
  if (match === null) return undefined
  const path = (match[2] ?? '').replace(/\/+$/, '')
  return `u:${lower(match[1] ?? '')}${path.toLowerCase()}`
}

/** Key of everything that came with the sample data. */
export const sampleKey = 's:'

/** The exact keys of a record, for the read model's index. */
export function exactKeys(cls: RecordClass, id: RecordId, rec: Flat): string[] {
  const keys = keysOf(cls, id, rec)
  return rec['sample'] === true ? [...keys, sampleKey] : keys
}

function keysOf(cls: RecordClass, id: RecordId, rec: Flat): string[] {
  switch (cls) {
    case 'person': {
      const company = Object.hasOwn(rec, 'company') ? rec['company'] : undefined
      const isLinked = typeof company === 'string' && company !== ''
      return unique([...pointKeys(readPoints(rec)), ...(isLinked ? [companyKey(company)] : [])])
    }
    case 'company': {
      const company = readCompany(id, rec)
      return unique([
        ...pointKeys(company),
        ...company.domains.map(domainKey),
        ...Object.entries(company.taxIds).map(([scheme, value]) => taxKey(scheme, value))
      ])
    }
    case 'activity': {
      const mail = readActivity(id, rec).mail
      return [
        ...(mail?.threadId === undefined ? [] : [threadKey(mail.threadId)]),
        ...(mail?.messageId === undefined ? [] : [messageKey(mail.messageId)])
      ]
    }
    case 'ledger':
    case 'pair':
      return []
  }
}

interface Points {
  readonly emails: readonly { readonly value: string }[]
  readonly phones: readonly { readonly value: string }[]
  readonly urls: readonly { readonly value: string }[]
}

const pointKeys = (record: Points): string[] => [
  ...record.emails.map((email) => emailKey(email.value)),
  ...record.phones.flatMap((phone) => phoneKeys(phone.value)),
  ...record.urls.flatMap((url) => urlKey(url.value) ?? [])
]

/** The keys to look up for what a page or mail shows, the surest first. */
export function lookupKeys(seen: {
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
  readonly urls?: readonly string[]
  readonly domains?: readonly string[]
}): string[] {
  return unique([
    ...(seen.emails ?? []).map(emailKey),
    ...(seen.phones ?? []).flatMap(phoneKeys),
    ...(seen.urls ?? []).flatMap((url) => urlKey(url) ?? []),
    ...(seen.domains ?? []).map(domainKey)
  ])
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)]
