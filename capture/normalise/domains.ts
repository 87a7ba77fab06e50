import { getDomain, getPublicSuffix } from 'tldts'

/** The domain that a person or company registered (`mail.firm.co.in` → `firm.co.in`). */
export const registrableDomain = (host: string): string | undefined =>
  getDomain(host, { allowPrivateDomains: true }) ?? undefined

/** The country of a country-code domain, as ISO 3166-1 alpha-2. */
export const countryOfDomain = (host: string): string | undefined => {
  const last = getPublicSuffix(host)?.split('.').at(-1)
  if (!last || !/^[a-z]{2}$/u.test(last)) return undefined
  return last === 'uk' ? 'GB' : last.toUpperCase()
}
