import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { hasLegalForm } from '../normalise/companies'
import { isRoleAddress } from '../normalise/emails'
import type { DraftAddress } from '../types'
import { maybeSocial, socialProfile } from './contact-links'
import type { PageContext } from './context'
import { emailFitsName } from './email-owner'
import type { Findings } from './found'
import { ownDomains } from './hints'
import { otherCompanies } from './other-companies'
import { ownerAt, type Subject } from './owners'

/** Whose an e-mail address is: the person whose name it spells before the one in whose card it stands. */
const emailOwner = (
  email: string,
  people: readonly Subject[],
  inCard: DraftBuilder | undefined
): DraftBuilder | undefined => {
  const fits = (subject: Subject): 0 | 1 | 2 => emailFitsName(email, subject.builder.currentName() ?? '')
  const card = people.find((subject) => subject.builder === inCard)
  if (card !== undefined && fits(card) > 0) return inCard
  const named = people.find((subject) => fits(subject) === 2)
  return named?.builder ?? (card !== undefined && isRoleAddress(email) ? undefined : inCard)
}

/** An address often opens with whose it is; that is no part of the street. The raw block stays as written. */
const withoutOwner = (address: DraftAddress, owner: string | undefined): DraftAddress => {
  const { street } = address
  const comma = street?.search(/,\s|\n/) ?? -1
  if (street === undefined || comma < 0) return address
  const first = street.slice(0, comma).trim()
  const isOwner = hasLegalForm(first) || (owner !== undefined && first.toLowerCase() === owner.toLowerCase())
  return isOwner && !/\d/.test(first) ? { ...address, street: street.slice(comma + 1).trim() } : address
}

/** Gives every value of the text to whoever it belongs to; what belongs to nobody is the company's (or `only`'s). */
export const attach = (
  found: Findings,
  context: PageContext,
  people: readonly Subject[],
  others: readonly Subject[],
  company: DraftBuilder,
  only: DraftBuilder | undefined
): void => {
  const ownerOf = (line: number): DraftBuilder | undefined => ownerAt(people, line) ?? ownerAt(others, line)
  const targetOf = (line: number): DraftBuilder => ownerOf(line) ?? only ?? company
  for (const { line, evidence, ...email } of found.emails)
    (emailOwner(email.value, people, ownerOf(line)) ?? only ?? company).email(email, evidence)
  for (const { line, evidence, ...phone } of found.phones) targetOf(line).phone(phone, evidence)
  for (const { line, evidence, address } of found.addresses)
    (ownerOf(line) ?? company).address(withoutOwner(address, company.currentName()), evidence)
  for (const { scheme, value, line, evidence } of found.taxIds)
    (ownerAt(others, line) ?? company).taxId({ scheme, value }, evidence)
  const names = new Map(people.map(({ builder }) => [builder.currentName()?.toLowerCase(), builder]))
  for (const link of context.reading.links) {
    // A name that is a link leads to the person's own page.
    const named = names.get(link.text.toLowerCase())
    if (named === undefined && !maybeSocial(link.href)) continue
    const url = context.absolute(link.href)
    if (!/^https?:/i.test(url) || url.length > 500) continue
    const social = socialProfile(url)
    const evidence = evidenceOf('link', link.text || url, 0.75)
    if (named !== undefined) named.url(social ?? url, evidence)
    else if (social !== undefined) targetOf(link.line).url(social, evidence)
  }
}

/** Drafts under way of the firms that a page names beside its owner. */
export const draftOthers = (context: PageContext, found: Findings, main: string): Subject[] =>
  otherCompanies(context.reading.lines, found, new Set(ownDomains(context.domain, found).slice(0, 1)))
    .filter((other) => other.name !== main)
    .map(({ name, start, end }) => {
      const builder = createDraftBuilder('company')
      builder.name(name, evidenceOf('text', context.reading.lines[start]?.text ?? name, 0.7))
      return { builder, confidence: 0.55, cards: [{ start, end }] }
    })
