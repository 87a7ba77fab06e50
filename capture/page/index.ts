import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { parseName } from '../normalise/names'
import type { CaptureOptions, CaptureResult, Draft } from '../types'
import { contactLink, socialProfile } from './contact-links'
import { createPageContext, hostOf, type PageContext } from './context'
import { entitiesOf, type Entity } from './entities'
import { findContacts, type Findings } from './found'
import { organisationHints } from './hints'
import { organisationOfPage } from './organisation'
import { ownerAt, type Subject } from './owners'
import { findPeople, type FoundPerson } from './people'
import { draftEntity } from './structured'
import { candidatesOf, isArticle, type Candidate } from './subject'
import type { PageReading } from './types'

const MAX_PEOPLE = 200

/** Pages of long prose are read like articles: who is named in passing is not whom the page presents. */
const PROSE = 4000

const isArticlePage = (reading: PageReading, entities: readonly Entity[]): boolean => {
  const meta = (name: string): string => (Object.hasOwn(reading.meta, name) ? (reading.meta[name] ?? '') : '')
  if (entities.some(isArticle)) return true
  // og:type alone says nothing: blog software writes "article" on every page.
  if (meta('og:type') === 'article' && meta('article:published_time') !== '') return true
  return reading.lines.reduce((sum, line) => (line.text.length > 200 ? sum + line.text.length : sum), 0) > PROSE
}

const bareName = (text: string): string => {
  const { given, family, display } = parseName(text)
  return (given !== undefined && family !== undefined ? `${given} ${family}` : display).toLowerCase()
}

const draftPerson = (person: FoundPerson, context: PageContext): DraftBuilder => {
  const builder = createDraftBuilder('person')
  const lineAt = (line: number): string => context.reading.lines[line]?.text ?? person.name
  builder.name(person.name, evidenceOf('text', lineAt(person.line), person.confidence))
  const { given, family } = parseName(person.name)
  if (given !== undefined) builder.given(given)
  if (family !== undefined) builder.family(family)
  if (person.title !== undefined)
    builder.title(person.title, evidenceOf('text', lineAt(person.titleLine ?? person.line), 0.8))
  return builder
}

/** People of the structured data first, each joined with the card that shows them; then those only the text names. */
const subjectsOf = (
  structured: readonly Candidate[],
  mentioned: readonly FoundPerson[],
  context: PageContext
): Subject[] => {
  const byName = new Map<string, FoundPerson>()
  for (const person of mentioned) {
    const key = bareName(person.name)
    const known = byName.get(key)
    if (known === undefined || person.confidence > known.confidence) byName.set(key, person)
  }
  const subjects: Subject[] = []
  for (const candidate of structured) {
    const key = bareName(candidate.name)
    const card = byName.get(key)
    byName.delete(key)
    const builder = draftEntity('person', candidate.entities, context)
    if (card?.title !== undefined) builder.title(card.title, evidenceOf('text', card.title, 0.7))
    const confidence = 0.6 + Math.min(0.3, candidate.score / 20)
    subjects.push(card === undefined ? { builder, confidence } : { builder, confidence, card })
  }
  for (const card of byName.values())
    subjects.push({ builder: draftPerson(card, context), confidence: card.confidence, card })
  return subjects.slice(0, MAX_PEOPLE)
}

const hasAny = (candidate: Candidate, names: readonly string[]): boolean =>
  candidate.entities.some((entity) => names.some((name) => entity.props.has(name)))

/** The organisation of the structured data that the page is about: one that can be reached, or the site's own. */
const companyOf = (candidates: readonly Candidate[], context: PageContext, article: boolean): Candidate | undefined =>
  candidates.find((candidate) => {
    if (candidate.kind !== 'company') return false
    if (hasAny(candidate, ['telephone', 'email', 'address', 'contactPoint', 'faxNumber'])) return true
    const urls = candidate.entities.flatMap((entity) => [entity.id, ...(entity.props.get('url') ?? [])])
    return (
      !article &&
      context.host !== '' &&
      urls.some((url) => typeof url === 'string' && hostOf(context.absolute(url)) === context.host)
    )
  })

const attach = (
  found: Findings,
  context: PageContext,
  ownerOf: (line: number) => DraftBuilder | undefined,
  company: DraftBuilder,
  only: DraftBuilder | undefined
): void => {
  const targetOf = (line: number): DraftBuilder => ownerOf(line) ?? only ?? company
  for (const { line, evidence, ...email } of found.emails) targetOf(line).email(email, evidence)
  for (const { line, evidence, ...phone } of found.phones) targetOf(line).phone(phone, evidence)
  for (const { line, evidence, address } of found.addresses) (ownerOf(line) ?? company).address(address, evidence)
  for (const { scheme, value, evidence } of found.taxIds) company.taxId({ scheme, value }, evidence)
  for (const link of context.reading.links) {
    const url = context.absolute(link.href)
    const social = socialProfile(url)
    if (social !== undefined) targetOf(link.line).url(social, evidenceOf('link', link.text || social, 0.7))
    else if (contactLink(link.href)?.kind === 'vcard')
      (ownerOf(link.line) ?? only)?.url(url, evidenceOf('link', link.text || url, 0.7))
  }
}

/**
 * Drafts of the people and the company a page presents, the page's subject first. An article, or a page that offers no
 * way to reach anyone, gives none; `notFound` then says `contact`.
 */
export const capturePage = (reading: PageReading, options: CaptureOptions = {}): CaptureResult => {
  const context = createPageContext(reading, options)
  const entities = entitiesOf(reading)
  const article = isArticlePage(reading, entities)
  const candidates = candidatesOf(entities, context).filter((candidate) => !candidate.demoted)
  const found = findContacts(reading.lines, reading.links, context.country)
  const structured = article
    ? []
    : candidates.filter(
        (candidate) => candidate.kind === 'person' && (candidate.score > 0 || hasAny(candidate, ['jobTitle']))
      )
  const people = subjectsOf(
    structured,
    findPeople(reading.lines, reading.blocks, found, { needsEmail: article }),
    context
  )
  const organisation = companyOf(candidates, context, article)
  const company =
    organisation === undefined ? createDraftBuilder('company') : draftEntity('company', organisation.entities, context)
  const named = organisationOfPage(
    organisationHints(context, found, organisation === undefined ? [] : [organisation.name])
  )
  if (named !== undefined) company.name(named.name, named.evidence)

  // A profile is about one person, whatever stands beside the card.
  const isProfile = people.length === 1 && (structured[0]?.score ?? 0) > (organisation?.score ?? 0)
  const only = isProfile ? people[0]?.builder : undefined
  attach(found, context, (line) => ownerAt(people, line), company, only)

  const companyName = company.currentName()
  const drafts: Draft[] = []
  for (const { builder, confidence, card } of people) {
    if (companyName !== undefined && (card !== undefined || builder === only))
      builder.company(companyName, evidenceOf('domain', companyName, 0.6))
    const draft = builder.build(confidence)
    if (draft !== undefined && draft.name !== '') drafts.push(draft)
  }
  const shown = company.reachable() || (organisation !== undefined && !article)
  const draft = shown ? company.build(organisation === undefined ? 0.6 : 0.85) : undefined
  if (draft !== undefined && draft.name !== '') drafts.splice(isProfile ? drafts.length : 0, 0, draft)
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [] }
}
