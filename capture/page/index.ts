import { createDraftBuilder, evidenceOf, type DraftBuilder } from '../draft'
import { isRoleAddress } from '../normalise/emails'
import { parseName } from '../normalise/names'
import type { CaptureOptions, CaptureResult, Draft } from '../types'
import { contactLink, socialProfile } from './contact-links'
import { createPageContext, hostOf, type PageContext } from './context'
import { emailFitsName } from './email-owner'
import { entitiesOf, type Entity } from './entities'
import { findContacts, type Findings } from './found'
import { organisationHints, ownDomains } from './hints'
import { describeByMeta } from './meta'
import { otherCompanies } from './other-companies'
import { organisationOfPage, type NamedOrganisation } from './organisation'
import { ownerAt, type Subject } from './owners'
import { findPeople, type FoundPerson } from './people'
import { spokenName } from './spoken-name'
import { draftEntity } from './structured'
import { candidatesOf, isArticle, type Candidate } from './subject'
import type { PageReading } from './types'

const MAX_PEOPLE = 200
/** Score of a person that the page says it is about, or whose address is the page's. */
const PROFILE_SCORE = 4

/** Pages of long prose are read like articles: who is named in passing is not whom the page presents. */
const PROSE = 2000

const textKind = (reading: PageReading, entities: readonly Entity[]): 'article' | 'prose' | undefined => {
  const meta = (name: string): string => (Object.hasOwn(reading.meta, name) ? (reading.meta[name] ?? '') : '')
  if (entities.some(isArticle)) return 'article'
  // og:type alone says nothing: blog software writes "article" on every page.
  if (meta('og:type') === 'article' && meta('article:published_time') !== '') return 'article'
  const prose = reading.lines.reduce((sum, line) => (line.text.length > 200 ? sum + line.text.length : sum), 0)
  return prose > PROSE ? 'prose' : undefined
}

const bareName = (text: string): string => {
  const { given, family, display } = parseName(text)
  return (given !== undefined && family !== undefined ? `${given} ${family}` : display).toLowerCase()
}

const draftPerson = (person: FoundPerson, context: PageContext): DraftBuilder => {
  const builder = createDraftBuilder('person')
  const lineAt = (line: number): string => context.reading.lines[line]?.text ?? person.name
  builder.name(spokenName(person.name), evidenceOf('text', lineAt(person.line), person.confidence))
  const { given, family } = parseName(person.name)
  if (given !== undefined) builder.given(given)
  if (family !== undefined) builder.family(family)
  if (person.title !== undefined)
    builder.title(person.title, evidenceOf('text', lineAt(person.titleLine ?? person.line), 0.8))
  if (person.company !== undefined)
    builder.company(person.company, evidenceOf('text', lineAt(person.titleLine ?? person.line), 0.75))
  return builder
}

/** People of the structured data first, each joined with the cards that show them; then those only the text names. */
const subjectsOf = (
  structured: readonly Candidate[],
  mentioned: readonly FoundPerson[],
  context: PageContext
): Subject[] => {
  const cardsByName = new Map<string, FoundPerson[]>()
  for (const person of mentioned) {
    const key = bareName(person.name)
    const known = cardsByName.get(key)
    if (known === undefined) cardsByName.set(key, [person])
    else known.push(person)
  }
  const subjects: Subject[] = []
  for (const candidate of structured) {
    const key = bareName(candidate.name)
    const cards = cardsByName.get(key) ?? []
    cardsByName.delete(key)
    const builder = draftEntity('person', candidate.entities, context)
    for (const { title } of cards) if (title !== undefined) builder.title(title, evidenceOf('text', title, 0.7))
    subjects.push({ builder, confidence: 0.6 + Math.min(0.3, candidate.score / 20), cards })
  }
  for (const cards of cardsByName.values()) {
    const best = cards.reduce((a, b) => (b.confidence > a.confidence ? b : a))
    subjects.push({ builder: draftPerson(best, context), confidence: best.confidence, cards })
  }
  return subjects.slice(0, MAX_PEOPLE)
}

/** The person whose own page this is: the only one there, named by the page itself as what it is about. */
const profileOf = (candidates: readonly Candidate[]): Candidate | undefined => {
  const people = candidates.filter((candidate) => candidate.kind === 'person')
  const company = candidates.find((candidate) => candidate.kind === 'company')
  const [first, second] = people
  if (first === undefined || first.score < PROFILE_SCORE || first.score <= (company?.score ?? 0)) return undefined
  return second === undefined || second.score < PROFILE_SCORE ? first : undefined
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

const attach = (
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
  for (const { line, evidence, address } of found.addresses) (ownerOf(line) ?? company).address(address, evidence)
  for (const { scheme, value, line, evidence } of found.taxIds)
    (ownerAt(others, line) ?? company).taxId({ scheme, value }, evidence)
  const names = new Map(people.map(({ builder }) => [builder.currentName()?.toLowerCase(), builder]))
  for (const link of context.reading.links) {
    const url = context.absolute(link.href)
    // A name that is a link leads to the person's own page.
    const named = /^https?:/i.test(url) ? names.get(link.text.toLowerCase()) : undefined
    if (named !== undefined && url.length <= 500) named.url(url, evidenceOf('link', link.text, 0.8))
    const social = socialProfile(url)
    if (social !== undefined) targetOf(link.line).url(social, evidenceOf('link', link.text || social, 0.7))
    else if (contactLink(link.href)?.kind === 'vcard')
      (ownerOf(link.line) ?? only)?.url(url, evidenceOf('link', link.text || url, 0.7))
  }
}

const draftOthers = (context: PageContext, found: Findings, main: string): Subject[] =>
  otherCompanies(context.reading.lines, found, new Set(ownDomains(context.domain, found).slice(0, 1)))
    .filter((other) => other.name !== main)
    .map(({ name, start, end }) => {
      const builder = createDraftBuilder('company')
      builder.name(name, evidenceOf('text', context.reading.lines[start]?.text ?? name, 0.7))
      return { builder, confidence: 0.55, cards: [{ start, end }] }
    })

/** Whether the page stands on the company's own domain, not in a directory or a shop of others. */
const isOwnSite = (named: NamedOrganisation | undefined, found: Findings, context: PageContext): boolean =>
  context.domain !== '' &&
  /^https?:/i.test(context.url) &&
  (named?.evidence.source === 'domain' || found.emails.some(({ value }) => value.endsWith(`@${context.domain}`)))

/**
 * Drafts of the people and the company a page presents, the page's subject first. An article, or a page that offers no
 * way to reach anyone, gives none; `notFound` then says `contact`.
 */
export const capturePage = (reading: PageReading, options: CaptureOptions = {}): CaptureResult => {
  const context = createPageContext(reading, options)
  const entities = entitiesOf(reading)
  const candidates = candidatesOf(entities, context).filter((candidate) => !candidate.demoted)
  const profile = profileOf(candidates)
  const kind = profile === undefined ? textKind(reading, entities) : undefined
  const article = kind === 'article'
  const found = findContacts(reading.lines, reading.links, context.country)
  const organisation = companyOf(candidates, context, article)
  const company =
    organisation === undefined ? createDraftBuilder('company') : draftEntity('company', organisation.entities, context)
  const named = organisationOfPage(
    organisationHints(context, found, organisation === undefined ? [] : [organisation.name])
  )
  if (named !== undefined) company.name(named.name, named.evidence)
  if (!article) describeByMeta(company, context)
  const companyName = company.currentName()

  const structured = article
    ? []
    : candidates.filter(
        (candidate) => candidate.kind === 'person' && (candidate.score > 0 || hasAny(candidate, ['jobTitle']))
      )
  const firms = new Set([companyName, organisation?.name].map((name) => name?.toLowerCase()))
  const mentioned = findPeople(reading.lines, reading.blocks, found, kind === undefined ? {} : { text: kind }).filter(
    // A firm may be called like a person ("Shree Balaji Polymers"); on a profile others are shown in passing.
    (person) => !firms.has(person.name.toLowerCase()) && (profile === undefined || person.confidence >= 0.85)
  )
  const people = subjectsOf(structured, mentioned, context)
  const only = profile === undefined ? undefined : people[0]?.builder
  const others = article ? [] : draftOthers(context, found, companyName ?? '')
  attach(found, context, people, others, company, only)

  const drafts: Draft[] = []
  for (const { builder, confidence, cards } of people) {
    const employer = ownerAt(others, cards[0]?.start ?? -1)?.currentName() ?? companyName
    if (employer !== undefined && (cards.length > 0 || builder === only))
      builder.company(employer, evidenceOf('domain', employer, 0.6))
    const draft = builder.build(confidence)
    if (draft !== undefined && draft.name !== '') drafts.push(draft)
  }
  if (isOwnSite(named, found, context)) {
    const site = new URL('/', context.url).href
    company.url(site, evidenceOf('domain', site, 0.7))
  }
  const shown = company.reachable() || (organisation !== undefined && !article)
  const draft = shown ? company.build(organisation === undefined ? 0.6 : 0.85) : undefined
  if (draft !== undefined && draft.name !== '') drafts.splice(only === undefined ? 0 : drafts.length, 0, draft)
  for (const { builder, confidence } of others) {
    const other = builder.reachable() ? builder.build(confidence) : undefined
    if (other !== undefined) drafts.push(other)
  }
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [] }
}
