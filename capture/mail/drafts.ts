import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { hasLegalForm } from '../normalise/companies'
import { looksLikePersonName, parseName } from '../normalise/names'
import { isName } from '../page/name-line'
import { nameOfEmail } from '../text/email-name'
import type { Draft, Evidence } from '../types'
import { senderTokens } from './line-features'
import type { Party } from './mailboxes'
import type { OtherPerson, SignatureFields } from './signature-fields'

/** Turns a sender and the fields of a signature into drafts. */

/** A displayed name, taken apart where a firm stands beside it: `Jane Doe (Acme)`, `Jane Doe | Acme`, `Doe, Jane`. */
const displayedName = (raw: string): { name: string; company?: string } => {
  const match = /^(.{3,60}?)\s*(?:[([]\s*([^()[\]]{2,60})\s*[)\]]|\s[|–—-]\s(.{2,60})|\s(?:from|@)\s(.{2,60}))$/iu.exec(
    raw
  )
  const rest = match === null ? undefined : (match[2] ?? match[3] ?? match[4])
  const whole = match?.[1] !== undefined && rest !== undefined && isName(match[1]) ? match[1] : raw
  const name = parseName(whole).display
  return whole === raw || rest === undefined || /^(?:he|she|they|via)\b|\d{3}/i.test(rest)
    ? { name }
    : { name, company: rest.trim() }
}

/** A name that is an address is no name: shown as one, it would pass for the sender's. */
const withoutAddress = (name: string | undefined): string | undefined => {
  if (name === undefined || !name.includes('@')) return name
  const rest = name
    .split(/\s+/)
    .filter((word) => !/\S@\S+\.\S/.test(word))
    .join(' ')
    .replace(/^[\s"'<(]+|[\s"'>),]+$/g, '')
  return rest === '' ? undefined : rest
}

const headerLine = (party: Party): string => `${party.name ?? ''} <${party.email ?? ''}>`.trim()

/** A person's draft begun from what a header names. */
export const startPerson = (
  party: Party,
  signed: SignatureFields | undefined,
  source: 'header' | 'body'
): DraftBuilder => {
  const builder = createDraftBuilder('person')
  const sure = source === 'header' ? 0.95 : 0.8
  const header = evidenceOf(source, headerLine(party), sure)
  const called = withoutAddress(party.name)
  const shown = called === undefined ? undefined : displayedName(called)
  const own = signed?.name
  const name = preferredName(shown?.name, own?.value, party.email)
  if (name !== undefined) {
    const evidence =
      name === shown?.name
        ? header
        : own !== undefined && name === own.value
          ? lineEvidence(signed, own.line, own.confidence)
          : evidenceOf(source, headerLine(party), 0.5)
    builder.name(name, evidence)
    const { given, family } = parseName(name)
    if (given !== undefined) builder.given(given)
    if (family !== undefined) builder.family(family)
  }
  if (party.email !== undefined) builder.email({ value: party.email }, header)
  if (shown?.company !== undefined && signed?.company === undefined)
    builder.company(shown.company, evidenceOf(source, headerLine(party), 0.6))
  return builder
}

/** The header's name where it is a person's in full, else the signature's, else what the address spells out. */
const preferredName = (
  shown: string | undefined,
  signed: string | undefined,
  email: string | undefined
): string | undefined => {
  const person = shown !== undefined && !hasLegalForm(shown) && looksLikePersonName(shown)
  if (person && shown.includes(' ')) return shown
  if (signed !== undefined && (shown === undefined || !person || signed.toLowerCase().includes(shown.toLowerCase())))
    return signed
  if (shown !== undefined) return shown
  return email === undefined ? undefined : nameOfEmail(email)
}

const lineEvidence = (fields: SignatureFields | undefined, line: number, confidence: number): Evidence =>
  evidenceOf('signature', fields?.lines[line] ?? '', confidence)

/** Adds what a signature says of its owner. `trust` below 1 for signatures of other mails. */
export const addSignature = (builder: DraftBuilder, fields: SignatureFields, trust = 1): void => {
  const at = (line: number, confidence: number): Evidence => lineEvidence(fields, line, confidence * trust)
  if (fields.title !== undefined) builder.title(fields.title.value, at(fields.title.line, fields.title.confidence))
  if (fields.company !== undefined)
    builder.company(fields.company.value, at(fields.company.line, fields.company.confidence))
  for (const email of fields.emails) builder.email({ value: email.value }, at(email.line, 0.9))
  for (const { line, confidence, ...phone } of fields.phones) builder.phone(phone, at(line, confidence))
  for (const { line, address } of fields.addresses) builder.address(address, at(line, 0.85))
  for (const url of fields.urls) builder.url(url.value, at(url.line, 0.9))
}

/** The company that a signature names, with what is the company's own: tax numbers, shared mailboxes, site, address. */
export const companyDraft = (fields: SignatureFields): Draft | undefined => {
  const { company } = fields
  const sure = company !== undefined && company.confidence >= 0.8
  if (company === undefined || (!sure && fields.taxIds.length === 0)) return undefined
  const builder = createDraftBuilder('company')
  builder.name(company.value, lineEvidence(fields, company.line, company.confidence))
  for (const email of fields.roleEmails) builder.email({ value: email.value }, lineEvidence(fields, email.line, 0.9))
  for (const { line, address } of fields.addresses) builder.address(address, lineEvidence(fields, line, 0.85))
  for (const url of fields.urls) if (!isProfile(url.value)) builder.url(url.value, lineEvidence(fields, url.line, 0.85))
  for (const { line, ...id } of fields.taxIds) builder.taxId(id, lineEvidence(fields, line, 0.95))
  return builder.build(0.7)
}

const isProfile = (url: string): boolean =>
  /\/in\/|(?:^|\/\/)(?:www\.)?(?:t\.me|wa\.me|x\.com|twitter\.com)\//i.test(url)

/** An assistant or colleague whom the signature names. */
export const otherDraft = (other: OtherPerson, fields: SignatureFields): Draft | undefined => {
  const builder = createDraftBuilder('person')
  const evidence = lineEvidence(fields, other.line, 0.8)
  if (other.name !== undefined) {
    builder.name(other.name, evidence)
    const { given, family } = parseName(other.name)
    if (given !== undefined) builder.given(given)
    if (family !== undefined) builder.family(family)
  }
  if (other.email !== undefined) builder.email({ value: other.email }, evidence)
  for (const phone of other.phones) builder.phone(phone, evidence)
  if (fields.company !== undefined)
    builder.company(fields.company.value, lineEvidence(fields, fields.company.line, 0.7))
  return builder.build(0.6)
}

const LATIN = /\p{Script=Latin}/u

/**
 * Whether the signature is the sender's own. An assistant may send a mail that somebody else signed: then the names have no
 * word in common and the signature does not show the sender's address. Names in two scripts cannot be compared by words.
 */
export const isSendersSignature = (fields: SignatureFields, party: Party | undefined): boolean => {
  const signed = fields.name?.value
  if (signed === undefined || party === undefined) return true
  const email = party.email?.toLowerCase()
  if (email !== undefined && fields.emails.some((entry) => entry.value.toLowerCase() === email)) return true
  const tokens = senderTokens(party)
  const signedTokens = senderTokens({ name: signed })
  if ([...signedTokens].some((token) => tokens.has(token))) return true
  const local = (email ?? '').replace(/@.*$/, '')
  if ([...signedTokens].some((token) => token.length >= 4 && local.includes(token))) return true
  if (party.name === undefined || !looksLikePersonName(party.name)) return true
  return LATIN.test(signed) !== LATIN.test(party.name)
}
