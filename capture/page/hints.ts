import { isFreeMail } from '../normalise/emails'
import { registrableDomain } from '../normalise/domains'
import type { PageContext } from './context'
import type { Findings } from './found'
import { isName } from './name-line'
import type { OrganisationHints } from './organisation'
import { titleStrength } from './titles'

/** Domains that are the page owner's: the page's own first, then those its addresses use most. */
export const ownDomains = (pageDomain: string, found: Findings): string[] => {
  const counts = new Map<string, number>()
  for (const { value } of found.emails) {
    const host = value.slice(value.lastIndexOf('@') + 1)
    const domain = registrableDomain(host) ?? host
    if (!isFreeMail(domain)) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([domain]) => domain)
  return [...new Set([pageDomain, ...byCount])].filter((domain) => domain !== '')
}

const PLACE_LABEL =
  /^(?:(?:our |the )?(?:main|head|corporate|registered|mailing|postal|physical|street|business|visit(?:ing)?|regional|branch|sales|east|west|north|south|central)?\s*(?:coast )?(?:office|address|headquarters|location|branch|hq|showroom|factory|works|warehouse|store|shop)s?|address|location|visit us|find us|mail|पता|कार्यालय|पंजीकृत कार्यालय|मुख्यालय|adresse|dirección|indirizzo|anschrift)\b.{0,20}$/iu

/** Lines that stand over an address, or open its block, and name no place: there pages write whose address it is. */
const overAddresses = (context: PageContext, found: Findings): string[] => {
  const { lines, blocks } = context.reading
  const around = (line: number): number => blocks[lines[line]?.block ?? 0]?.parent ?? 0
  const names: string[] = []
  for (const { line } of found.addresses.slice(0, 12)) {
    for (const at of [line, line - 1, line - 2]) {
      const text = lines[at]?.text
      if (text === undefined || text.length > 120) continue
      const isNear = lines[at]?.block === lines[line]?.block || around(at) === around(line)
      const first = text.split(/,\s|\s[|–—-]\s/)[0] ?? text
      if (!isNear || first.length > 80 || /\d|[:@]/.test(first) || PLACE_LABEL.test(first)) continue
      if (titleStrength(first) > 0 || isName(first)) continue
      names.push(first)
      break
    }
  }
  return names
}

/** Lines between a heading and the address below it. */
const NEAR = 6

/** The page's first heading, where an address follows it at once. */
const headingOverAddress = ({ lines }: PageContext['reading'], found: Findings): string | undefined => {
  const at = lines.findIndex((line) => line.heading === 1)
  const below = found.addresses.some(({ line }) => line > at && line <= at + NEAR)
  return at >= 0 && below ? lines[at]?.text : undefined
}

/** What names the page's owner. `people` are those whom the page presents: a person's own page bears no firm's name. */
export const organisationHints = (
  context: PageContext,
  found: Findings,
  structured: readonly string[],
  people: ReadonlySet<string>
): OrganisationHints => ({
  reading: context.reading,
  domains: ownDomains(context.domain, found),
  overAddress: overAddresses(context, found),
  places: new Set(
    found.addresses.flatMap(({ address }) =>
      [address.city, address.region].flatMap((place) => (place === undefined ? [] : [place.toLowerCase()]))
    )
  ),
  structured,
  people,
  url: context.url,
  ...headed(headingOverAddress(context.reading, found))
})

const headed = (heading: string | undefined): { heading?: string } => (heading === undefined ? {} : { heading })
