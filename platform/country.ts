import { cached } from './i18n'

/** Time zones that tell a country whose people often browse in a language of another. */
const countryByZone: Readonly<Record<string, string>> = {
  'Asia/Kolkata': 'IN',
  'Asia/Calcutta': 'IN',
  'Asia/Kathmandu': 'NP',
  'Asia/Dhaka': 'BD',
  'Asia/Karachi': 'PK',
  'Asia/Colombo': 'LK',
  'Asia/Dubai': 'AE',
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE'
}

/** The country to read bare phone numbers with, until the user says another: by time zone, then by language. */
export function guessCountry(): string {
  const byZone = countryByZone[new Intl.DateTimeFormat().resolvedOptions().timeZone]
  if (byZone !== undefined) return byZone
  const regions = (globalThis.navigator?.languages ?? []).flatMap((tag) => new Intl.Locale(tag).region ?? [])
  return regions.find((region) => /^[A-Z]{2}$/.test(region)) ?? 'IN'
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
/** Codes with a name that are no countries: unions, test and private codes. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'QO', 'ZZ'])

/** All countries by ISO 3166-1 alpha-2 code, named and sorted in the language of the interface. */
export const countries = (): readonly { readonly code: string; readonly name: string }[] =>
  cached('countries', (tag) => {
    const names = new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' })
    const codes = letters.flatMap((first) => letters.map((second) => first + second))
    const named = codes.flatMap((code) => {
      const name = noCountries.has(code) ? undefined : names.of(code)
      return name === undefined ? [] : [{ code, name }]
    })
    return named.toSorted((a, b) => a.name.localeCompare(b.name, tag))
  })
