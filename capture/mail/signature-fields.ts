import { findAddressBlocks } from '../normalise/addresses'
import { registrableDomain } from '../normalise/domains'
import { findEmails, isFreeMail, isRoleAddress } from '../normalise/emails'
import { findPhones, parsePhone } from '../normalise/phones'
import { findTaxIds } from '../normalise/tax-ids'
import { contactLink } from '../page/contact-links'
import { readNameLine } from '../page/name-line'
import { nameOfEmail } from '../text/email-name'
import type { DraftAddress, DraftPhone, DraftTaxId } from '../types'
import { countryHint } from './country-hint'
import { type Found, type Identity, identityOf } from './identity'
import type { Line } from './lines'
import { isRegisterLine, senderTokens } from './line-features'
import { type Party, plainAddress } from './mailboxes'
import { type SignatureLine, signatureText } from './signature-text'
import { isSocial, pageUrl, siteOf, writtenUrls } from './web-links'

type At<T> = T & { readonly line: number }

/** Somebody else whom a signature names: an assistant, a colleague. */
export interface OtherPerson {
  readonly name?: string
  readonly email?: string
  readonly phones: readonly DraftPhone[]
  readonly line: number
}

export interface SignatureFields extends Identity {
  /** The signature's lines, by which values tell where they stand. */
  readonly lines: readonly string[]
  readonly emails: readonly At<{ value: string }>[]
  /** `info@…`: the company's. */
  readonly roleEmails: readonly At<{ value: string }>[]
  readonly phones: readonly At<DraftPhone & { confidence: number }>[]
  readonly addresses: readonly At<{ address: DraftAddress }>[]
  readonly urls: readonly At<{ value: string }>[]
  readonly taxIds: readonly At<DraftTaxId>[]
  readonly others: readonly OtherPerson[]
}

/** Labels each line of a signature block. `sender` is whose mail it closes; `country` the user's own. */
export const signatureFields = (
  block: readonly Line[],
  sender: Party | undefined,
  country?: string
): SignatureFields => {
  const signed = signatureText(block)
  const lines = signed.map((line) => line.text)
  const domain = senderDomain(sender)
  const places = lines.map((text) => (isRegisterLine(text) ? '' : text))
  const blocks = findAddressBlocks(places, country === undefined ? {} : { country }).slice(0, 10)
  const addresses = blocks.map(({ start, address }) => ({ line: start, address }))
  const taken = new Set(
    blocks.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index))
  )
  const home = countryHint(block, { address: statedCountry(addresses, country), domain, own: country })
  const identity = identityOf(lines, {
    tokens: sender?.email !== undefined && isRoleAddress(sender.email) ? new Set() : senderTokens(sender),
    ...(domain === undefined ? {} : { domain }),
    taken
  })
  const mails = emailsOf(signed)
  const numbers = phonesOf(signed, home)
  const foreign = mails.filter((mail) => !isRoleAddress(mail.value) && !isSenders(mail.value, sender, identity.name))
  const others = othersOf(lines, foreign, numbers, identity.name)
  const lost = new Set(others.map((other) => other.line))
  return {
    ...identity,
    lines,
    emails: mails.filter((mail) => !isRoleAddress(mail.value) && !foreign.includes(mail)),
    roleEmails: mails.filter((mail) => isRoleAddress(mail.value)),
    phones: numbers.filter((phone) => !lost.has(phone.line)),
    addresses,
    urls: urlsOf(signed, domain, mails),
    taxIds: lines.flatMap((text, line) => (/\d{4}/.test(text) ? findTaxIds(text).map((id) => ({ ...id, line })) : [])),
    others
  }
}

/** The sender's domain, where not everybody can get an address at it. */
const senderDomain = (sender: Party | undefined): string | undefined => {
  const host = sender?.email?.slice(sender.email.lastIndexOf('@') + 1)
  return host === undefined || host === '' || isFreeMail(host) ? undefined : (registrableDomain(host) ?? host)
}

/** The country of an address, where it is not merely the one that was assumed. */
const statedCountry = (
  addresses: readonly At<{ address: DraftAddress }>[],
  assumed: string | undefined
): string | undefined =>
  addresses.map((at) => at.address.country).find((found) => found !== undefined && found !== assumed)

const emailsOf = (lines: readonly SignatureLine[]): At<{ value: string }>[] => {
  const found = new Map<string, At<{ value: string }>>()
  for (const [line, { text, links }] of lines.entries()) {
    const linked = links.flatMap((href) => {
      const contact = contactLink(href)
      return contact?.kind === 'email' ? contact.values : []
    })
    for (const raw of [...findEmails(text).map((email) => email.value), ...linked]) {
      const value = plainAddress(raw)
      if (value !== undefined && !found.has(value.toLowerCase())) found.set(value.toLowerCase(), { value, line })
    }
  }
  return [...found.values()].slice(0, 20)
}

const phonesOf = (
  lines: readonly SignatureLine[],
  country: string | undefined
): At<DraftPhone & { confidence: number }>[] => {
  const options = country === undefined ? {} : { country }
  const found = new Map<string, At<DraftPhone & { confidence: number }>>()
  const add = (phone: DraftPhone, line: number, confidence: number): void => {
    const key = phone.e164 ?? phone.raw.replace(/\D/g, '')
    if (key !== '' && !found.has(key)) found.set(key, { ...phone, line, confidence })
  }
  for (const [line, { text, links }] of lines.entries()) {
    for (const { raw, e164, extension, label, labelled } of findPhones(apart(text), options)) {
      const kind = label ?? labelAbove(lines, line, text)
      add(
        {
          raw,
          ...(e164 === undefined ? {} : { e164 }),
          ...(extension === undefined ? {} : { extension }),
          ...(kind === undefined ? {} : { label: kind })
        },
        line,
        e164 === undefined ? 0.6 : labelled || kind !== undefined ? 0.95 : 0.9
      )
    }
    for (const href of links) {
      const contact = contactLink(href)
      if (contact?.kind !== 'phone') continue
      const phone = parsePhone(contact.raw, options)
      if (phone.e164 === undefined) continue
      const label = contact.label ?? phone.label
      add({ ...phone, ...(label === undefined ? {} : { label }) }, line, 0.95)
    }
  }
  return [...found.values()].slice(0, 20)
}

/** `044-2499 1234 / 98400 12345` are two numbers; `2499 1234 / 35` is one with a variant. */
const apart = (text: string): string =>
  text.replace(/(?<=\d)\s*\/\s*(?=\+?\d[\d\s().-]{6,24})/g, (slash, at: number) => {
    const next = /^[+\d\s().-]{1,26}/.exec(text.slice(at + slash.length))?.[0] ?? ''
    return next.replace(/\D/g, '').length >= 8 ? ' | ' : slash
  })

const ICONS: readonly (readonly [RegExp, string])[] = [
  [/📱|📲|🤳/u, 'mobile'],
  [/📠|🖷/u, 'fax']
]

/** A picture before the number, or a label alone in the line above it. */
const labelAbove = (lines: readonly SignatureLine[], line: number, text: string): string | undefined => {
  const icon = ICONS.find(([pattern]) => pattern.test(text))
  if (icon !== undefined) return icon[1]
  const before = lines[line - 1]?.text ?? ''
  if (before.length > 24 || /\d/.test(before)) return undefined
  return findPhones(`${before} 022 2222 2222`, { country: 'IN' })[0]?.label
}

/** An address is the sender's when it is the one of the header, when no header is known, or when its words are the name's. */
const isSenders = (email: string, sender: Party | undefined, name: Found | undefined): boolean => {
  if (sender?.email !== undefined && email.toLowerCase() === sender.email.toLowerCase()) return true
  const tokens = senderTokens({
    ...(sender?.email === undefined ? {} : { email: sender.email }),
    name: `${sender?.name ?? ''} ${name?.value ?? ''}`
  })
  const local = email.slice(0, email.lastIndexOf('@')).toLowerCase()
  const words = local.split(/[^\p{L}]+/u).filter((word) => word.length >= 2)
  if (words.some((word) => tokens.has(word))) return true
  if ([...tokens].some((token) => token.length >= 4 && local.includes(token))) return true
  return sender?.email === undefined && nameOfEmail(email) === undefined
}

const othersOf = (
  lines: readonly string[],
  emails: readonly At<{ value: string }>[],
  phones: readonly At<DraftPhone>[],
  own: Found | undefined
): OtherPerson[] => {
  const found: OtherPerson[] = []
  const at = new Set<number>()
  for (const email of emails) {
    const name = nameAt(lines, email.line, own) ?? nameAt(lines, email.line - 1, own) ?? nameOfEmail(email.value)
    at.add(email.line)
    found.push({
      ...(name === undefined ? {} : { name }),
      email: email.value,
      phones: plainPhones(phones.filter((phone) => phone.line === email.line && email.line !== own?.line)),
      line: email.line
    })
  }
  for (const [line, text] of lines.entries()) {
    if (at.has(line) || !ASSISTANT.test(text)) continue
    const name = nameAt([text.replace(ASSISTANT, '')], 0, own)
    if (name !== undefined)
      found.push({ name, phones: plainPhones(phones.filter((phone) => phone.line === line)), line })
  }
  return found.slice(0, 5)
}

const ASSISTANT =
  /^\s*(?:(?:my |personal |executive )?(?:assistant|secretary|pa|ea)(?: to [^:]{1,40})?|sekretariat|assistenz|assistante?|alternate contact|escalation|सहायक|निजी सचिव)\s*[:–-]\s*/iu

const nameAt = (lines: readonly string[], line: number, own: Found | undefined): string | undefined => {
  const text = lines[line]
  if (text === undefined || line === own?.line) return undefined
  const names = readNameLine(text.replace(ASSISTANT, ''))?.names ?? []
  return names.length === 1 && names[0] !== own?.value ? names[0] : undefined
}

const plainPhones = (phones: readonly At<DraftPhone & { confidence?: number }>[]): DraftPhone[] =>
  phones.map(({ line: _line, confidence: _confidence, ...phone }) => phone)

/** Written addresses, profiles, and links to the sender's own site; a banner's link to anywhere else is left out. */
const urlsOf = (
  lines: readonly SignatureLine[],
  domain: string | undefined,
  emails: readonly At<{ value: string }>[]
): At<{ value: string }>[] => {
  const own = new Set([
    domain,
    ...emails.map((email) => registrableDomain(email.value.slice(email.value.lastIndexOf('@') + 1)))
  ])
  const found = new Map<string, At<{ value: string }>>()
  const add = (value: string, line: number): void => {
    const key = value.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '')
    if (!found.has(key)) found.set(key, { value, line })
  }
  for (const [line, { text, links }] of lines.entries()) {
    for (const url of writtenUrls(text)) add(url, line)
    for (const href of links) {
      const url = /^https?:/i.test(href) ? pageUrl(href) : undefined
      if (url !== undefined && (isSocial(url) || own.has(siteOf(url)))) add(url, line)
    }
  }
  return [...found.values()].slice(0, 12)
}
