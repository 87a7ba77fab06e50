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

/** The organisation of the structured data that the page is about: one that can be reached, or the site's own. */
export const companyOf = (
  candidates: readonly Candidate[],
  context: PageContext,
  article: boolean
): Candidate | undefined =>
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
