import { hasLegalForm } from '../normalise/companies'
import { looksLikePersonName } from '../normalise/names'
import { hostOf, type PageContext } from './context'
import { firstText, textsOf, type Entity } from './entities'

const ARTICLE = /(?:Article|BlogPosting|SocialMediaPosting|Review|LiveBlogPosting|Report|Recipe|NewsMediaPosting)$/
const MAX_ARTICLES = 3

const PAGE = /(?:Page|WebSite|WebSitePart|WPHeader|WPFooter|BreadcrumbList|ListItem|ImageObject|SearchAction)$/
const ORGANISATION =
  /(?:Organization|Business|Corporation|Store|Shop|Agency|Agent|Service|Company|Association|Clinic|Hospital|Restaurant|Hotel|Bakery|Cafe\w*|Club|Dealer|Repair|Contractor|Dentist|Attorney|Notary|Physician|Pharmacy|School|University|College|NGO|Project|Consortium|Bank\w*|Office|Brewery|Winery|Salon|Gym|Center|Centre|Laboratory|Optician|Library|Museum|Electrician|Plumber|Locksmith|Motel|Hostel|Resort|Casino|Team|Group|Airline|Station|Rental|Lodging|BedAndBreakfast|Campground|Distillery|FoodEstablishment|Government\w*|Church|Mosque|HinduTemple|Synagogue|PlaceOfWorship)$/
const NOT_A_CONTACT =
  /^(?:Place|Event|Product|Offer|Aggregate\w*|Rating|Review|PostalAddress|ContactPoint|GeoCoordinates|OpeningHours\w*|Brand|Person|QuantitativeValue|h-(?!card).*)$/

/**
 * How surely the page is an article: `yes` by a type that only articles have, `perhaps` by the plain type that some site
 * builders give every page. A page with several is a list of them.
 */
export const articleMark = (entities: readonly Entity[]): 'yes' | 'perhaps' | 'no' => {
  const articles = entities.filter(
    (entity) =>
      entity.parents.every(({ relation }) => /^(?:mainEntity|mainEntityOfPage|about)$/.test(relation)) &&
      [...entity.types].some((type) => ARTICLE.test(type))
  )
  if (articles.length === 0 || articles.length > MAX_ARTICLES) return 'no'
  return articles.every((entity) => [...entity.types].every((type) => type === 'Article')) ? 'perhaps' : 'yes'
}

const hasContact = (entity: Entity): boolean =>
  ['telephone', 'email', 'address', 'faxNumber', 'contactPoint'].some((name) => entity.props.has(name))

/** Whether an entity is somebody a CRM keeps, and as what. */
const kindOf = (entity: Entity): 'person' | 'company' | undefined => {
  const name = firstText(entity, 'name', 'legalName')
  const types = [...entity.types]
  const person = types.includes('Person')
  const company = types.some((type) => ORGANISATION.test(type) && !PAGE.test(type))
  // The owner of a one-person site is often marked as both.
  if (person && company)
    return name !== undefined && looksLikePersonName(name) && !hasLegalForm(name) ? 'person' : 'company'
  if (person) return 'person'
  if (company) return 'company'
  const other =
    types.length > 0 && !types.some((type) => NOT_A_CONTACT.test(type) || PAGE.test(type) || ARTICLE.test(type))
  return other && name !== undefined && (entity.props.has('telephone') || entity.props.has('email'))
    ? 'company'
    : undefined
}

/** Who made the page's text, and who is talked about in passing, is not whom the page is about. */
const DEMOTED = new Set(
  `author creator publisher editor contributor copyrightHolder provider sourceOrganization translator reviewedBy review
  reviews comment comments seller brand manufacturer hiringOrganization sponsor funder performer organizer attendee actor
  director byArtist item itemReviewed about-mention mentions knows colleague spouse parent alumniOf memberOf affiliation
  worksFor accountablePerson location isPartOf interactionStatistic accountHolder producer children`.split(/\s+/)
)

/** A name as it may stand in a record: some letters, no markup, no address. */
const isPlausible = (name: string): boolean =>
  name.length <= 120 && /\p{L}/u.test(name) && !/[@<>{}|;"\\]|https?:/.test(name)

export interface Candidate {
  readonly kind: 'person' | 'company'
  /** One thing, perhaps described several times. */
  readonly entities: Entity[]
  name: string
  score: number
  readonly demoted: boolean
}

const normal = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const sameUrl = (a: string, b: string): boolean => {
  const bare = (url: string): string =>
    url
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/[/#?]+$/, '')
  return bare(a) === bare(b)
}

/** The publisher of a site is the site's owner; the publisher of an article on it is not what the page is about. */
const isDemoted = (entity: Entity): boolean =>
  entity.parents.length > 0 &&
  entity.parents.every(
    ({ relation, entity: parent }) =>
      DEMOTED.has(relation) &&
      !(relation === 'publisher' && [...parent.types].some((type) => /^Web(?:Site|Page)$/.test(type)))
  )

const scoreOf = (entity: Entity, kind: 'person' | 'company', context: PageContext): number => {
  let score = hasContact(entity) ? 3 : 0
  const relations = entity.parents.map((parent) => parent.relation)
  if (entity.parents.length === 0) score += 1
  if (relations.includes('mainEntity') || relations.includes('mainEntityOfPage') || relations.includes('about'))
    score += 5
  if (isDemoted(entity)) score -= 4
  const urls = [entity.id, ...textsOf(entity, 'url', 'sameAs')].flatMap((url) =>
    url === undefined ? [] : [context.absolute(url)]
  )
  const page = context.reading.canonical === undefined ? context.url : context.absolute(context.reading.canonical)
  if (urls.some((url) => sameUrl(url.split('#')[0] ?? url, page))) score += 3
  else if (kind === 'company' && urls.some((url) => hostOf(url) === context.host && context.host !== '')) score += 1
  if ([...entity.types].includes('LocalBusiness')) score += 1
  return score
}

/** People and companies of a page's structured data, best first; the same one described twice is one candidate. */
export const candidatesOf = (entities: readonly Entity[], context: PageContext): Candidate[] => {
  const byKey = new Map<string, Candidate>()
  for (const entity of entities) {
    const kind = kindOf(entity)
    if (kind === undefined) continue
    const name = firstText(entity, 'name', 'legalName') ?? textsOf(entity, 'givenName', 'familyName').join(' ')
    if (name.trim() === '' ? !hasContact(entity) : !isPlausible(name)) continue
    const demoted = isDemoted(entity)
    const score = scoreOf(entity, kind, context)
    const key = name.trim() === '' ? `#${byKey.size}` : normal(name) || name
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, { kind, entities: [entity], name, score, demoted })
    else {
      known.entities.push(entity)
      byKey.set(key, {
        ...known,
        kind: known.kind === kind ? kind : looksLikePersonName(name) && !hasLegalForm(name) ? 'person' : 'company',
        score: Math.max(known.score, score),
        demoted: known.demoted && demoted
      })
    }
  }
  return [...byKey.values()].sort((a, b) => b.score - a.score)
}
