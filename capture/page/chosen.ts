import { hasLegalForm, parseCompany } from '../normalise/companies'
import { hostOf, type PageContext } from './context'
import type { Candidate } from './subject'

/** Score of a person that the page says it is about, or whose address is the page's. */
const PROFILE_SCORE = 4

/** The person whose own page this is: the only one there, named by the page itself as what it is about. */
export const profileOf = (candidates: readonly Candidate[]): Candidate | undefined => {
  const people = candidates.filter((candidate) => candidate.kind === 'person')
  const company = candidates.find((candidate) => candidate.kind === 'company')
  const [first, second] = people
  if (first === undefined || first.score < PROFILE_SCORE || first.score <= (company?.score ?? 0)) return undefined
  return second === undefined || second.score < PROFILE_SCORE ? first : undefined
}

/** Whether any description of the thing has one of the properties. */
export const hasAny = (candidate: Candidate, names: readonly string[]): boolean =>
  candidate.entities.some((entity) => names.some((name) => entity.props.has(name)))

const CONTACT = ['telephone', 'email', 'address', 'contactPoint', 'faxNumber']
const STAFF = ['employee', 'employees', 'founder', 'founders']
const MAX_BRANCHES = 10

/** Organisations of the structured data. */
export interface Companies {
  /** The one the page is about, with everything that describes it. */
  readonly main?: Candidate
  /** Others that can be reached: branches, sister firms. */
  readonly branches: readonly Candidate[]
}

const bare = (name: string): string => parseCompany(name).base.replace(/[^\p{L}\p{M}\p{N}]/gu, '')

/** Two names of one firm, or of a firm and what it is called for short. */
const isSameFirm = (a: string, b: string): boolean => {
  const [one, other] = [bare(a), bare(b)]
  return one !== '' && one === other
}

/**
 * Chooses the organisation the page is about: one that can be reached, or the site's own; on a person's page their
 * employer. An article's publisher is chosen only if it can be reached.
 */
export const companiesOf = (
  all: readonly Candidate[],
  profile: Candidate | undefined,
  context: PageContext,
  article: boolean
): Companies => {
  const companies = all.filter((candidate) => candidate.kind === 'company')
  const isSites = (candidate: Candidate): boolean =>
    context.host !== '' &&
    candidate.entities
      .flatMap((entity) => [entity.id, ...(entity.props.get('url') ?? [])])
      .some((url) => typeof url === 'string' && hostOf(context.absolute(url)) === context.host)
  const employs = (candidate: Candidate): boolean =>
    candidate.entities.some((entity) =>
      entity.parents.some(
        ({ relation, entity: parent }) => relation === 'worksFor' && profile?.entities.includes(parent)
      )
    )
  const shown = companies.filter((candidate) => !candidate.demoted)
  const main =
    shown.find(
      (candidate) => hasAny(candidate, CONTACT) || (!article && (isSites(candidate) || hasAny(candidate, STAFF)))
    ) ?? companies.find((candidate) => hasAny(candidate, CONTACT) && employs(candidate))
  if (main === undefined) return { branches: [] }
  const others = article ? [] : shown.filter((candidate) => candidate !== main && hasAny(candidate, CONTACT))
  const same = others.filter((candidate) => isSameFirm(candidate.name, main.name))
  // The full name stands first, so it is the one that is kept.
  const full = [main, ...same].find((candidate) => hasLegalForm(candidate.name)) ?? main
  const joined = [full, ...[main, ...same].filter((candidate) => candidate !== full)]
  return {
    main: { ...main, name: full.name, entities: joined.flatMap((candidate) => candidate.entities) },
    branches: others.filter((candidate) => !same.includes(candidate)).slice(0, MAX_BRANCHES)
  }
}
