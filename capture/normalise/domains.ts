import { getDomain, getPublicSuffix } from 'tldts'

const PUBLIC_SUFFIX_OPTIONS = { allowPrivateDomains: true, extractHostname: true }

/** Country-code endings that are not the ISO 3166-1 code, and ones that firms of all countries use as if generic. */
const NOT_ISO: Readonly<Record<string, string>> = { uk: 'GB', ac: 'SH', su: 'RU' }
const GENERIC_USE = new Set('io co tv me ai fm ly to gg cc ws la vc sh am bz nu tk ml ga cf gq eu ms pw'.split(' '))

/** Internationalised country endings, as they look in Unicode. */
const UNICODE_ENDINGS: Readonly<Record<string, string>> = {
  भारत: 'IN',
  भारतम्: 'IN',
  भारोत: 'IN',
  ভারত: 'IN',
  ભારત: 'IN',
  ਭਾਰਤ: 'IN',
  இந்தியா: 'IN',
  భారత్: 'IN',
  ಭಾರತ: 'IN',
  ഭാരതം: 'IN',
  ଭାରତ: 'IN',
  بھارت: 'IN',
  中国: 'CN',
  中國: 'CN',
  香港: 'HK',
  台灣: 'TW',
  台湾: 'TW',
  рф: 'RU',
  укр: 'UA',
  срб: 'RS',
  бг: 'BG',
  ελ: 'GR',
  한국: 'KR',
  ไทย: 'TH',
  امارات: 'AE',
  السعودية: 'SA',
  مصر: 'EG',
  বাংলা: 'BD',
  ලංකා: 'LK',
  இலங்கை: 'LK'
}

/**
 * The domain that a firm or person registered, by the public suffix list with its private part:
 * `mail.firm.co.in` → `firm.co.in`, `anna.github.io` → itself. Takes a host, a URL or an address' domain.
 */
export const registrableDomain = (host: string): string | undefined => {
  if (host.length > 2_000 || host.startsWith('.')) return undefined
  return getDomain(host, PUBLIC_SUFFIX_OPTIONS) ?? undefined
}

/**
 * The country of a country-code domain, ISO 3166-1 alpha-2. Undefined for generic endings and for country endings that are
 * used everywhere (`.io`, `.ai`, `.co`), which say nothing of a country.
 */
export const countryOfDomain = (host: string): string | undefined => {
  if (host.length > 2_000) return undefined
  const suffix = getPublicSuffix(host, { allowPrivateDomains: false })
  const last = suffix?.split('.').at(-1)
  if (last === undefined || suffix === null) return undefined
  if (Object.hasOwn(UNICODE_ENDINGS, last)) return UNICODE_ENDINGS[last]
  if (!/^[a-z]{2}$/u.test(last)) return undefined
  if (Object.hasOwn(NOT_ISO, last)) return NOT_ISO[last]
  return GENERIC_USE.has(last) && !suffix?.includes('.') ? undefined : last.toUpperCase()
}
