import { countryOfText } from '../normalise/addresses'
import { countryOfDomain, registrableDomain } from '../normalise/domains'
import { countryOfLanguage, hasHome } from '../normalise/languages'
import type { CaptureOptions } from '../types'
import { resolve } from './dom'
import { countryOfNumbers } from './found-phones'
import type { PageReading } from './types'

/** What drafting knows of the page as a whole. */
export interface PageContext {
  readonly reading: PageReading
  readonly url: string
  readonly host: string
  /** The registrable domain of the page. */
  readonly domain: string
  /** The country that the page as a whole tells: by its head, its own numbers, its language or its domain. */
  readonly pageCountry: string | undefined
  /** Where neither the page nor its addresses tell a country: the user's own, or that of the page's language where another. */
  readonly likelyCountry: string | undefined
  /** Country for phones and addresses that name none. */
  readonly country: string | undefined
  readonly absolute: (href: string) => string
}

/** Languages that are at home in one country only; a page in them that names no region is from there. */
const HOME: Readonly<Record<string, string>> = {
  hi: 'IN',
  mr: 'IN',
  gu: 'IN',
  te: 'IN',
  kn: 'IN',
  ml: 'IN',
  or: 'IN',
  as: 'IN',
  ja: 'JP',
  ko: 'KR',
  th: 'TH',
  vi: 'VN',
  id: 'ID',
  pl: 'PL',
  cs: 'CZ',
  sk: 'SK',
  hu: 'HU',
  fi: 'FI',
  da: 'DK',
  nb: 'NO',
  no: 'NO',
  is: 'IS',
  et: 'EE',
  lv: 'LV',
  lt: 'LT',
  he: 'IL',
  ka: 'GE',
  hy: 'AM',
  bg: 'BG',
  uk: 'UA',
  sl: 'SI'
}

const regionOfLanguage = (language: string | undefined): string | undefined => {
  const [base = '', ...rest] = (language ?? '').toLowerCase().split(/[-_]/)
  const region = rest.find((part) => /^[a-z]{2}$/.test(part))
  // Page builders write en-US whatever the site's country is, so it tells nothing.
  if (region !== undefined) return base === 'en' && region === 'us' ? undefined : region.toUpperCase()
  return Object.hasOwn(HOME, base) ? HOME[base] : undefined
}

export const hostOf = (url: string): string => {
  try {
    return new URL(url).hostname.toLowerCase()
  } catch {
    return ''
  }
}

/** Country of an address as a page writes it: a code, or a name in some language. */
export const countryCode = (text: string | undefined): string | undefined => {
  if (text === undefined || text === '') return undefined
  return /^[A-Z]{2}$/.test(text) ? (text === 'UK' ? 'GB' : text) : countryOfText(text)
}

const countryOfPage = (reading: PageReading, host: string): string | undefined => {
  const meta = (name: string): string | undefined =>
    Object.hasOwn(reading.meta, name) ? reading.meta[name] : undefined
  return (
    countryCode(meta('business:contact_data:country_name') ?? meta('og:country-name')) ??
    /^([A-Z]{2})(?:-|$)/.exec(meta('geo.region') ?? '')?.[1] ??
    countryOfNumbers(reading.lines, reading.links) ??
    regionOfLanguage(reading.language) ??
    countryOfDomain(host)
  )
}

export const createPageContext = (reading: PageReading, options: CaptureOptions): PageContext => {
  const url = options.url ?? reading.url
  const host = hostOf(reading.canonical === undefined ? url : resolve(reading.canonical, url)) || hostOf(url)
  const base = reading.base === undefined ? url : resolve(reading.base, url)
  const pageCountry = countryOfPage(reading, host)
  const own = options.country?.toUpperCase()
  const language = /^[a-z]{2}/i.exec(reading.language ?? '')?.[0].toLowerCase() ?? ''
  const likelyCountry = hasHome(language) ? countryOfLanguage(language, own) : own
  return {
    reading,
    url,
    host,
    domain: registrableDomain(host) ?? host,
    pageCountry,
    likelyCountry,
    country: pageCountry ?? likelyCountry,
    absolute: (href) => resolve(href, base)
  }
}
