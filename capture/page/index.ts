import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import type { CaptureOptions, CaptureResult, Draft, Evidence } from '../types'
import { attach, draftOthers } from './attach'
import { createBlockTree } from './blocks'
import { cardLinks } from './card-links'
import { companiesOf, hasAny, profileOf, type Companies } from './chosen'
import { createPageContext, type PageContext } from './context'
import { resolve } from './dom'
import { entitiesOf, type Entity } from './entities'
import { findContacts, type Findings } from './found'
import { organisationHints } from './hints'
import { describeByMeta } from './meta'
import { organisationOfPage, type NamedOrganisation } from './organisation'
import { emailFitsName } from './email-owner'
import { ownerAt, type Subject } from './owners'
import { findPeople, type FoundPerson } from './people'
import { draftEntity } from './structured'
import { articleMark, candidatesOf } from './subject'
import { subjectsOf } from './subjects'
import type { PageReading } from './types'

/** Pages of long prose are read like articles: who is named in passing is not whom the page presents. */
const PROSE = 2000

/** Less text than this is no article, whatever the page's markup calls it. */
const SHORT = 600

const textKind = (reading: PageReading, entities: readonly Entity[]): 'article' | 'prose' | undefined => {
  const meta = (name: string): string => (Object.hasOwn(reading.meta, name) ? (reading.meta[name] ?? '') : '')
  const prose = reading.lines.reduce((sum, line) => (line.text.length > 200 ? sum + line.text.length : sum), 0)
  const mark = articleMark(entities)
  // og:type alone says nothing: blog software writes "article" on every page.
  const published = meta('og:type') === 'article' && meta('article:published_time') !== ''
  if (mark === 'yes' || (prose > SHORT && (mark === 'perhaps' || published))) return 'article'
  return prose > PROSE ? 'prose' : undefined
}

/** Lines longer than this are sentences: numbers and places in them are talked about. */
const SENTENCE = 200

/**
 * What counts on pages of prose: on all of them only what stands in short lines or is a link, in an article only links and
 * what stands in the page's foot.
 */
const presented = (found: Findings, context: PageContext, kind: 'article' | 'prose' | undefined): Findings => {
  if (kind === undefined) return found
  const { lines, blocks } = context.reading
  const tree = createBlockTree(blocks, lines)
  const counts = (at: { readonly line: number; readonly evidence: Evidence }): boolean =>
    at.evidence.source === 'link' ||
    ((lines[at.line]?.text.length ?? 0) <= SENTENCE &&
      (kind === 'prose' || tree.inside(at.line, (block) => block.region === 'footer')))
  return {
    emails: found.emails.filter(counts),
    phones: found.phones.filter((phone) => phone.e164 !== undefined && counts(phone)),
    addresses: found.addresses.filter(counts),
    taxIds: found.taxIds.filter(counts)
  }
}

/** Adds the addresses in the text that spell the name of somebody found: those are their own. */
const withOwned = (found: Findings, all: Findings, people: readonly Subject[]): Findings => ({
  ...found,
  emails: all.emails.filter(
    (email) =>
      found.emails.includes(email) ||
      people.some(({ builder }) => emailFitsName(email.value, builder.currentName() ?? '') === 2)
  )
})

/** Whether the page stands on the company's own domain, not in a directory or a shop of others. */
const isOwnSite = (named: NamedOrganisation | undefined, found: Findings, context: PageContext): boolean =>
  context.domain !== '' &&
  /^https?:/i.test(context.url) &&
  (named?.evidence.source === 'domain' || found.emails.some(({ value }) => value.endsWith(`@${context.domain}`)))

interface DraftedCompany {
  readonly builder: DraftBuilder
  readonly confidence: number
  readonly named: NamedOrganisation | undefined
  /** Other firms of the structured data. */
  readonly branches: readonly Subject[]
}

const draftCompany = (
  companies: Companies,
  found: Findings,
  context: PageContext,
  article: boolean,
  people: ReadonlySet<string>
): DraftedCompany => {
  const { main, branches } = companies
  const builder = main === undefined ? createDraftBuilder('company') : draftEntity('company', main.entities, context)
  const named = organisationOfPage(organisationHints(context, found, main === undefined ? [] : [main.name], people))
  if (named !== undefined) builder.name(named.name, named.evidence)
  if (!article) describeByMeta(builder, context)
  return {
    builder,
    confidence: main === undefined ? 0.6 : 0.85,
    named,
    branches: branches.map((branch) => ({
      builder: draftEntity('company', branch.entities, context),
      confidence: 0.6,
      cards: []
    }))
  }
}

/** Names of those who have a title and a way to reach them; a firm may be called like a person, but has no job. */
const presentedNames = (people: readonly FoundPerson[]): ReadonlySet<string> =>
  new Set(people.filter(({ confidence, title }) => confidence >= 0.9 && title !== undefined).map(({ name }) => name))

/** The company's draft, where there is something to tell of it. */
const finishCompany = (
  { builder, confidence, named }: DraftedCompany,
  found: Findings,
  context: PageContext,
  shown: boolean
): Draft | undefined => {
  if (isOwnSite(named, found, context)) {
    const site = resolve('/', context.url)
    if (/^https?:/.test(site)) builder.url(site, evidenceOf('domain', site, 0.7))
  }
  // What was found is not lost for want of a name.
  if (builder.currentName() === undefined && context.domain !== '')
    builder.name(context.domain, evidenceOf('domain', context.url, 0.3))
  const draft = shown ? builder.build(confidence) : undefined
  return draft?.name === '' ? undefined : draft
}

/**
 * Drafts of the people and the company a page presents, the page's subject first. An article, or a page that offers no
 * way to reach anyone, gives none; `notFound` then says `contact`.
 */
export const capturePage = (reading: PageReading, options: CaptureOptions = {}): CaptureResult => {
  const context = createPageContext(reading, options)
  const entities = entitiesOf(reading)
  const described = candidatesOf(entities, context)
  const candidates = described.filter((candidate) => !candidate.demoted)
  const profile = profileOf(candidates)
  const kind = profile === undefined ? textKind(reading, entities) : undefined
  const article = kind === 'article'
  const all = findContacts(reading.lines, reading.links, context.pageCountry, context.likelyCountry)
  const found = presented(all, context, kind)
  const companies = companiesOf(described, profile, context, article)
  const named = findPeople(reading.lines, reading.blocks, all, kind === undefined ? {} : { text: kind })
  const company = draftCompany(companies, found, context, article, presentedNames(named))
  const companyName = company.builder.currentName()

  const structured = candidates.filter(
    (candidate) => !article && candidate.kind === 'person' && (candidate.score > 0 || hasAny(candidate, ['jobTitle']))
  )
  const firms = new Set([companyName, companies.main?.name].map((name) => name?.toLowerCase()))
  const mentioned = named.filter(
    // A firm may be called like a person ("Shree Balaji Polymers"); on a profile others are shown in passing.
    (person) => !firms.has(person.name.toLowerCase()) && (profile === undefined || person.confidence >= 0.85)
  )
  const people = subjectsOf(structured, mentioned, context)
  const only = profile === undefined ? undefined : people[0]?.builder
  const others = article ? [] : draftOthers(context, found, companyName ?? '')
  attach(kind === undefined ? found : withOwned(found, all, people), context, people, others, company.builder, only)

  const drafts: Draft[] = []
  for (const { builder, confidence, cards } of people) {
    const employer = ownerAt(others, cards[0]?.start ?? -1)?.currentName() ?? companyName
    if (employer !== undefined && (cards.length > 0 || builder === only))
      builder.company(employer, evidenceOf('domain', employer, 0.6))
    const draft = builder.build(confidence)
    if (draft !== undefined && draft.name !== '') drafts.push(draft)
  }
  const shown = article ? company.builder.answers() : company.builder.reachable() || companies.main !== undefined
  const owner = finishCompany(company, found, context, shown)
  if (owner !== undefined) drafts.splice(only === undefined ? 0 : drafts.length, 0, owner)
  for (const { builder, confidence } of [...company.branches, ...others]) {
    const other = builder.reachable() ? builder.build(confidence) : undefined
    if (other !== undefined && !drafts.some((draft) => draft.kind === 'company' && draft.name === other.name))
      drafts.push(other)
  }
  const cards = cardLinks(reading)
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [], ...(cards.length === 0 ? {} : { cards }) }
}
