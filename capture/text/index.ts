import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { companyFromDomain, hasLegalForm } from '../normalise/companies'
import { isFreeMail, isRoleAddress } from '../normalise/emails'
import { registrableDomain } from '../normalise/domains'
import { parseName } from '../normalise/names'
import { findContacts, type Findings } from '../page/found'
import { findPeople, type FoundPerson } from '../page/people'
import type { CaptureOptions, CaptureResult, Draft, Evidence } from '../types'
import { labelledFields, type LabelledFields } from './fields'
import { nameOfEmail } from './email-name'
import { textLines, type TextLines } from './lines'

const chosen = (line: string, confidence: number): Evidence => evidenceOf('selection', line, confidence)

const domainOf = (found: Findings): string | undefined => {
  for (const { value } of found.emails) {
    const host = value.slice(value.lastIndexOf('@') + 1)
    if (!isFreeMail(host)) return registrableDomain(host) ?? host
  }
  return undefined
}

const companyName = (
  text: TextLines,
  fields: LabelledFields,
  found: Findings,
  taken: ReadonlySet<number>
): string | undefined => {
  if (fields.company !== undefined) return fields.company
  const free = text.lines.filter((line, i) => !taken.has(i) && line.text.length <= 90).map((line) => line.text)
  const legal = free.find((line) => hasLegalForm(line) && !/[@:]/.test(line))
  if (legal !== undefined) return legal.replace(/[\s,;:|]+$/, '')
  const domain = domainOf(found)
  const parts = free.flatMap((line) => line.split(/\s+[|•·–—-]\s+|,\s+/))
  return domain === undefined ? undefined : companyFromDomain(domain, parts)
}

const fill = (builder: DraftBuilder, found: Findings, from: number, to: number): void => {
  const inside = (at: { readonly line: number }): boolean => at.line >= from && at.line < to
  for (const { line, evidence, ...email } of found.emails)
    if (inside({ line })) builder.email(email, chosen(evidence.line, 0.95))
  for (const { line, evidence, ...phone } of found.phones)
    if (inside({ line })) builder.phone(phone, chosen(evidence.line, 0.9))
  for (const at of found.addresses) if (inside(at)) builder.address(at.address, chosen(at.evidence.line, 0.85))
  for (const at of found.taxIds)
    if (inside(at)) builder.taxId({ scheme: at.scheme, value: at.value }, chosen(at.evidence.line, 0.95))
}

const addUrls = (builder: DraftBuilder, text: TextLines, from: number, to: number): void => {
  for (let i = from; i < to; i++)
    for (const match of (text.lines[i]?.text ?? '').matchAll(/\b(?:https?:\/\/|www\.)[^\s<>"'()]{3,300}/gi)) {
      const url = match[0].replace(/[.,;:]+$/, '')
      builder.url(/^https?:/i.test(url) ? url : `https://${url}`, chosen(url, 0.9))
    }
}

const startPerson = (name: string, line: string, confidence: number): DraftBuilder => {
  const builder = createDraftBuilder('person')
  builder.name(name, chosen(line, confidence))
  const { given, family } = parseName(name)
  if (given !== undefined) builder.given(given)
  if (family !== undefined) builder.family(family)
  return builder
}

const draftPeople = (
  people: readonly FoundPerson[],
  text: TextLines,
  fields: LabelledFields,
  found: Findings,
  company: string | undefined
): Draft[] =>
  people.flatMap((person, i) => {
    const from = i === 0 ? 0 : person.start
    const to = i === people.length - 1 ? text.lines.length : (people[i + 1]?.start ?? text.lines.length)
    const builder = startPerson(person.name, text.lines[person.line]?.text ?? person.name, person.confidence)
    const title = person.title ?? (people.length === 1 ? fields.title : undefined)
    if (title !== undefined) builder.title(title, chosen(title, 0.85))
    if (company !== undefined) builder.company(company, chosen(company, 0.8))
    fill(builder, found, from, to)
    addUrls(builder, text, from, to)
    return builder.build(Math.max(0.7, person.confidence)) ?? []
  })

const draftNameless = (text: TextLines, found: Findings, company: string | undefined): Draft | undefined => {
  const email = found.emails[0]?.value
  const guessed = email === undefined || isRoleAddress(email) ? undefined : nameOfEmail(email)
  const isCompany = company !== undefined || (email !== undefined && isRoleAddress(email)) || found.addresses.length > 0
  const builder = isCompany
    ? createDraftBuilder('company')
    : guessed === undefined
      ? createDraftBuilder('person')
      : startPerson(guessed, email ?? guessed, 0.5)
  const name = company ?? (isCompany ? domainOf(found) : undefined)
  if (name !== undefined) builder.name(name, chosen(name, company === undefined ? 0.4 : 0.8))
  fill(builder, found, 0, text.lines.length)
  addUrls(builder, text, 0, text.lines.length)
  return builder.reachable() || company !== undefined ? builder.build(company === undefined ? 0.5 : 0.8) : undefined
}

/**
 * Drafts of whom a pasted or selected text is about: a signature, an address block, a list of people, one number or one
 * address. A lone number or address gives a draft whose name is empty when the text does not say it.
 */
export const captureText = (text: string, options: CaptureOptions = {}): CaptureResult => {
  const read = textLines(text)
  const found = findContacts(read.lines, [], options.country?.toUpperCase())
  const fields = labelledFields(read.lines.map((line) => line.text))
  const people = findPeople(read.lines, read.blocks, found, { chosen: true })
  const taken = new Set(people.flatMap((person) => [person.line, person.titleLine ?? person.line]))
  const company = companyName(read, fields, found, taken)
  const nameless = people.length === 0 ? draftNameless(read, found, company) : undefined
  const drafts = nameless === undefined ? draftPeople(people, read, fields, found, company) : [nameless]
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [] }
}
