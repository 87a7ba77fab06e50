import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { companyFromDomain, hasLegalForm } from '../normalise/companies'
import { isFreeMail, isRoleAddress } from '../normalise/emails'
import { registrableDomain } from '../normalise/domains'
import { parseName } from '../normalise/names'
import { socialProfile } from '../page/contact-links'
import { hostOf } from '../page/context'
import { findContacts, type Findings } from '../page/found'
import { findPeople, type FoundPerson } from '../page/people'
import { spokenName } from '../page/spoken-name'
import type { CaptureOptions, CaptureResult, Draft, Evidence } from '../types'
import { labelledFields, type LabelledFields } from './fields'
import { nameOfEmail } from './email-name'
import { textLines, type TextLines } from './lines'
import { mailboxList } from './mailboxes'

const chosen = (line: string, confidence: number): Evidence => evidenceOf('selection', line, confidence)

const domainOf = (email: string): string | undefined => {
  const host = email.slice(email.lastIndexOf('@') + 1)
  return isFreeMail(host) ? undefined : (registrableDomain(host) ?? host)
}

/** What the text holds, read once. */
interface Contents {
  readonly text: TextLines
  readonly found: Findings
  readonly fields: LabelledFields
  /** Addresses of sites and profiles, by line. */
  readonly urls: readonly { readonly url: string; readonly line: number }[]
}

const urlsOf = (text: TextLines): Contents['urls'] =>
  text.lines.flatMap((entry, line) =>
    [...entry.text.matchAll(/\b(?:https?:\/\/|www\.)[^\s<>"'()]{3,300}/gi)].map((match) => {
      const url = match[0].replace(/[.,;:]+$/, '')
      return { url: /^https?:/i.test(url) ? url : `https://${url}`, line }
    })
  )

const companyName = ({ text, found, fields }: Contents, people: readonly FoundPerson[]): string | undefined => {
  const stated = fields.company ?? people.find((person) => person.company !== undefined)?.company
  if (stated !== undefined) return stated
  const taken = new Set(people.flatMap((person) => [person.line, person.titleLine ?? person.line]))
  const free = text.lines.filter((line, i) => !taken.has(i) && line.text.length <= 90).map((line) => line.text)
  const legal = free.find((line) => hasLegalForm(line) && !/[@:]/.test(line))
  if (legal !== undefined) return legal.replace(/[\s,;:|]+$/, '')
  const domain = found.emails.map((email) => domainOf(email.value)).find((name) => name !== undefined)
  const parts = free.flatMap((line) => line.split(/\s+[|•·–—-]\s+|,\s+/))
  return domain === undefined ? undefined : companyFromDomain(domain, parts)
}

/** Adds what stands in some lines to a draft. */
const fill = (builder: DraftBuilder, { found, urls }: Contents, from: number, to: number): void => {
  const inside = (at: { readonly line: number }): boolean => at.line >= from && at.line < to
  for (const { line, evidence, ...email } of found.emails)
    if (inside({ line })) builder.email(email, chosen(evidence.line, 0.95))
  for (const { line, evidence, ...phone } of found.phones)
    if (inside({ line })) builder.phone(phone, chosen(evidence.line, 0.9))
  for (const at of found.addresses) if (inside(at)) builder.address(at.address, chosen(at.evidence.line, 0.85))
  for (const at of found.taxIds)
    if (inside(at)) builder.taxId({ scheme: at.scheme, value: at.value }, chosen(at.evidence.line, 0.95))
  for (const at of urls) if (inside(at)) builder.url(socialProfile(at.url) ?? at.url, chosen(at.url, 0.9))
}

const startPerson = (name: string, line: string, confidence: number): DraftBuilder => {
  const builder = createDraftBuilder('person')
  builder.name(spokenName(name), chosen(line, confidence))
  const { given, family } = parseName(name)
  if (given !== undefined) builder.given(given)
  if (family !== undefined) builder.family(family)
  return builder
}

const draftPeople = (people: readonly FoundPerson[], contents: Contents, company: string | undefined): Draft[] => {
  const { lines } = contents.text
  return people.flatMap((person, i) => {
    const from = i === 0 ? 0 : person.start
    const to = people[i + 1]?.start ?? lines.length
    const builder = startPerson(person.name, lines[person.line]?.text ?? person.name, person.confidence)
    const title = person.title ?? (people.length === 1 ? contents.fields.title : undefined)
    if (title !== undefined) builder.title(title, chosen(title, 0.85))
    const employer = person.company ?? company
    if (employer !== undefined) builder.company(employer, chosen(employer, 0.8))
    fill(builder, contents, from, to)
    return builder.build(Math.max(0.7, person.confidence)) ?? []
  })
}

const draftMailboxes = (text: string): Draft[] =>
  mailboxList(text).flatMap(({ name, email }) => {
    const role = isRoleAddress(email)
    const spelt = name ?? (role ? domainOf(email) : nameOfEmail(email))
    const builder = role
      ? createDraftBuilder('company')
      : startPerson(spelt ?? '', email, name === undefined ? 0.5 : 0.9)
    if (role && spelt !== undefined) builder.name(spelt, chosen(email, 0.4))
    builder.email({ value: email }, chosen(email, 0.95))
    return builder.build(name === undefined ? 0.5 : 0.85) ?? []
  })

/** A text without a person's name: a firm, or one lone number, address or link. */
const draftNameless = (contents: Contents, company: string | undefined): Draft | undefined => {
  const { found, urls, text } = contents
  const email = found.emails[0]?.value
  const role = email !== undefined && isRoleAddress(email)
  const profile = urls.map(({ url }) => socialProfile(url)).find((url) => url !== undefined)
  const isPersonal = profile !== undefined && /linkedin\.com\/(?:in|pub)\//i.test(profile)
  const site = profile === undefined ? urls[0]?.url : undefined
  const isCompany =
    company !== undefined ||
    role ||
    found.addresses.length > 0 ||
    (email === undefined && found.phones.length === 0 && !isPersonal)
  const spelt = email === undefined || role ? undefined : nameOfEmail(email)
  const host = site === undefined ? undefined : hostOf(site).replace(/^www\./, '')
  const guessed = isCompany ? ((email === undefined ? undefined : domainOf(email)) ?? host) : spelt
  const name = company ?? guessed ?? ''
  const builder = isCompany ? createDraftBuilder('company') : startPerson(name, email ?? name, 0.5)
  if (isCompany) builder.name(name, chosen(name, company === undefined ? 0.4 : 0.8))
  fill(builder, contents, 0, text.lines.length)
  if (!builder.reachable() && company === undefined && urls.length === 0) return undefined
  return builder.build(company === undefined ? 0.5 : 0.8)
}

/**
 * Drafts of whom a pasted or selected text is about: a signature, an address block, a list of people or mailboxes, one
 * number, address or link. A lone number or address gives a draft whose name is empty when nothing spells it.
 */
export const captureText = (text: string, options: CaptureOptions = {}): CaptureResult => {
  const listed = draftMailboxes(text)
  if (listed.length > 0) return { drafts: listed, notFound: [] }
  const read = textLines(text)
  const contents: Contents = {
    text: read,
    found: findContacts(read.lines, [], undefined, options.country?.toUpperCase()),
    fields: labelledFields(read.lines.map((line) => line.text)),
    urls: urlsOf(read)
  }
  const people = findPeople(read.lines, read.blocks, contents.found, { chosen: true })
  const company = companyName(contents, people)
  const nameless = people.length === 0 ? draftNameless(contents, company) : undefined
  const drafts = nameless === undefined ? draftPeople(people, contents, company) : [nameless]
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [] }
}
