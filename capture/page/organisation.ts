import { companyFromDomain, hasLegalForm } from '../normalise/companies'
import { evidenceOf } from '../draft'
import type { Evidence } from '../types'
import type { PageContext } from './context'

export interface NamedOrganisation {
  readonly name: string
  readonly evidence: Evidence
}

const GENERIC =
  /^(?:home|contact(?: us)?|about(?: us)?|welcome|kontakt|impressum|contacto|our team|team|people|staff|संपर्क(?: करें)?|हमारे बारे में|index|untitled)$/i

const COPYRIGHT = /(?:©|\(c\)|copyright)/i

const copyrightOwner = (text: string): string | undefined => {
  if (!COPYRIGHT.test(text) || text.length > 300) return undefined
  const owner = text
    .slice(text.search(COPYRIGHT))
    .replace(/(?:©|\(c\)|copyright)/gi, ' ')
    .replace(/\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:\d{2,4}|present))?/g, ' ')
    .split(/\ball rights\b|\||•|–|—|designed by|powered by/i)[0]
    ?.replace(/^[\s,.\-by]*(?:\bby\b)?\s*/i, '')
    .replace(/[\s,.]+$/, (end) => (end.includes('.') ? '.' : ''))
    .trim()
  return owner !== undefined && owner.length >= 2 && owner.length <= 80 ? owner : undefined
}

/** The organisation whose page this is, from what the page says of itself. */
export const organisationOfPage = (context: PageContext): NamedOrganisation | undefined => {
  const { reading } = context
  const meta = (name: string): string[] => {
    const value = Object.hasOwn(reading.meta, name) ? reading.meta[name] : undefined
    return value === undefined || value === '' ? [] : [value]
  }
  const titleParts = reading.title
    .split(/\s+[|–—·:»«-]\s+|\s*[|»«]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !GENERIC.test(part))
  const owners = reading.lines.flatMap((line) => {
    const owner = copyrightOwner(line.text)
    return owner === undefined ? [] : [owner]
  })
  const named = [
    ...meta('og:site_name'),
    ...meta('application-name'),
    ...owners,
    ...reading.logos,
    ...titleParts
  ].filter((text) => text.length <= 80 && !GENERIC.test(text))
  const byDomain = companyFromDomain(context.domain, named)
  const legal = named.find((text) => hasLegalForm(text))
  const name = meta('og:site_name')[0] ?? byDomain ?? legal ?? owners[0] ?? titleParts.at(-1)
  return name === undefined
    ? undefined
    : { name, evidence: evidenceOf(byDomain === name ? 'domain' : 'text', name, 0.6) }
}
