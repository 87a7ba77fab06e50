import { createDraftBuilder, type DraftBuilder } from '../draft'
import type { CaptureOptions, CaptureResult, Draft } from '../types'
import { createPageContext } from './context'
import { entitiesOf } from './entities'
import { findOnPage } from './found'
import { organisationOfPage } from './organisation'
import { draftEntity } from './structured'
import { candidatesOf, isArticle } from './subject'
import type { PageReading } from './types'

/**
 * Drafts of the people and the company a page presents, the page's subject first. An article, or a page that offers no
 * way to reach anyone, gives none; `notFound` then says `contact`.
 */
export const capturePage = (reading: PageReading, options: CaptureOptions = {}): CaptureResult => {
  const context = createPageContext(reading, options)
  const entities = entitiesOf(reading)
  const candidates = candidatesOf(entities, context).filter((candidate) => !candidate.demoted)
  const article = entities.some(isArticle) || reading.meta['og:type'] === 'article'
  const found = findOnPage(context)
  const drafts: Draft[] = []

  const people = article ? [] : candidates.filter((candidate) => candidate.kind === 'person' && candidate.score > 0)
  const companyCandidate = candidates.find((candidate) => candidate.kind === 'company')
  const person = people[0]
  const single =
    people.length === 1 && (companyCandidate === undefined || (person?.score ?? 0) > companyCandidate.score)
  const reachable = found.emails.length + found.phones.length + found.addresses.length > 0

  const builders: { builder: DraftBuilder; score: number }[] = people.map((candidate) => ({
    builder: draftEntity('person', candidate.entities, context),
    score: 0.6 + Math.min(0.3, candidate.score / 20)
  }))
  const owner = single ? builders[0]?.builder : undefined
  const company =
    companyCandidate === undefined
      ? createDraftBuilder('company')
      : draftEntity('company', companyCandidate.entities, context)
  const named = organisationOfPage(context)
  if (named !== undefined) company.name(named.name, named.evidence)
  const target = owner ?? company
  if (!article || companyCandidate?.score !== undefined) {
    for (const { line: _line, evidence, ...email } of found.emails) target.email(email, evidence)
    for (const { line: _line, evidence, ...phone } of found.phones) target.phone(phone, evidence)
    for (const { evidence, address } of found.addresses) target.address(address, evidence)
    for (const { line: _line, evidence, ...id } of found.taxIds) company.taxId(id, evidence)
  }
  for (const { builder, score } of builders) {
    const draft = builder.build(score)
    if (draft !== undefined) drafts.push(draft)
  }
  const showCompany = company.reachable() || (!article && companyCandidate !== undefined)
  const draft =
    showCompany && (reachable || !article) ? company.build(companyCandidate === undefined ? 0.6 : 0.85) : undefined
  if (draft !== undefined && draft.name !== '') drafts.splice(single ? drafts.length : 0, 0, draft)
  return { drafts, notFound: drafts.length === 0 ? ['contact'] : [] }
}
