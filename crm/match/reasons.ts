/** From the evidence of a pair to what the panel shows: the kinds of reason it has sentences for, strongest first. */

import type { DuplicateReason } from '../queries'
import { phoneKeyOf, urlKeyOf } from './contact-points'
import type { Evidence } from './evidence'
import type { MatchRecord } from './match-record'

/** Evidence below this many bits is not worth a sentence. */
const MENTION = 2

const original = (record: MatchRecord, { field, value }: Evidence): string => {
  if (field === 'email') return record.emails.find((email) => email.trim().toLowerCase() === value) ?? value
  if (field === 'phone') return record.phones.find((phone) => phoneKeyOf(phone) === value) ?? value
  if (field === 'url' || field === 'domain')
    return [...record.urls, ...record.domains].find((url) => urlKeyOf(url) === value) ?? value
  if (field === 'taxId') return value.slice(value.indexOf(':') + 1).toUpperCase()
  return record.name
}

const KINDS: Readonly<Partial<Record<Evidence['field'], DuplicateReason['kind']>>> = {
  email: 'email',
  phone: 'phone',
  url: 'url',
  domain: 'domain',
  taxId: 'tax-id'
}

/** Reasons as data, at most one of each kind. `record` is the one whose values are shown. */
export const reasonsOf = (evidence: readonly Evidence[], record: MatchRecord): DuplicateReason[] => {
  const telling = evidence.filter(({ bits }) => bits >= MENTION).toSorted((a, b) => b.bits - a.bits)
  const named = telling.filter(({ field }) => field === 'given' || field === 'family' || field === 'name')
  const against = evidence.some(({ field, bits }) => (field === 'given' || field === 'family') && bits < 0)
  const employed = telling.some(({ field }) => field === 'company')
  const points = telling.flatMap((one): DuplicateReason[] => {
    const kind = KINDS[one.field]
    return kind === undefined ? [] : [{ kind, value: original(record, one) }]
  })
  const name: DuplicateReason[] =
    named.length > 0 && !against ? [{ kind: employed ? 'name-and-company' : 'name', value: record.name }] : []
  return [...points, ...name]
}
