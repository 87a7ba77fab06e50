import type { CountryCode } from 'libphonenumber-js/max'
import { keypadDigits, resolveNational } from './phone-resolve'
import type { PhoneHit } from './phone-types'

const VANITY =
  /(?<![\p{L}\p{N}$.-])(?:\+?1[ .-]{1,2})?(\()?(\d{3,4})\)?[ .-]{1,2}((?:\d{3}[ .-])?[A-Z0-9]{2,9}(?:[ .-][A-Z0-9]{2,8}){0,2})(?![\p{L}\p{N}])/gu

const TOLL_FREE = /^(?:8(?:00|33|44|55|66|77|88)|1[38]00|0[89]00|900)$/u
const COUNTRIES: ReadonlySet<CountryCode> = new Set<CountryCode>(['US', 'CA', 'AU', 'NZ', 'GB', 'IE', 'PR', 'JM', 'IN'])

/** Numbers written with words (`1-800-FLOWERS`, `(520) 494 STAR (7827)`), where the country's keypads have letters. */
export const vanityNumbers = (text: string, country: CountryCode | undefined): PhoneHit[] => {
  if (!country || !COUNTRIES.has(country)) return []
  const hits: PhoneHit[] = []
  for (const found of text.matchAll(VANITY)) {
    if (hits.length >= 50) break
    const [raw, bracket, area = '', rest = ''] = found
    const letters = rest.replace(/[^A-Z]/gu, '')
    const words = rest.split(/[ .-]/u)
    const led = raw.startsWith('1') || raw.startsWith('+1') || bracket !== undefined
    if (letters.length < 3 || !(TOLL_FREE.test(area) || led)) continue
    const hit = words
      .map((_, cut) => words.slice(0, words.length - cut))
      .filter((kept) => /[A-Z]/u.test(kept.join('')))
      .map((kept) => hitOf(text, found.index, raw, rest, kept, country))
      .find((candidate) => candidate !== undefined)
    if (hit) hits.push(hit)
  }
  return hits
}

const hitOf = (
  text: string,
  start: number,
  raw: string,
  rest: string,
  kept: readonly string[],
  country: CountryCode
): PhoneHit | undefined => {
  const length = raw.length - rest.length + kept.join(' ').length
  const written = raw.slice(0, length)
  const all = keypadDigits(written)
  const full = all.startsWith('1') && country !== 'AU' && country !== 'IN' ? 11 : 10
  const spaced = / [A-Z]/u.test(written)
  if (all.length < 9 || (all.length > full && spaced) || all.length > full + 3) return undefined
  const resolved = resolveNational(all.slice(0, full), country)
  if (resolved?.grade !== 'valid') return undefined
  const end = start + length
  return { start, end: end + repeatedDigits(text, end, resolved.national), e164: resolved.e164 }
}

/** Length of a bracket behind the word that says the same in digits: ` (7827)`. */
const repeatedDigits = (text: string, end: number, national: string): number => {
  const found = /^ ?\(([\d .-]{3,18})\)/u.exec(text.slice(end, end + 24))
  const digits = found?.[1]?.replace(/\D/gu, '') ?? ''
  return found && (national.endsWith(digits) || digits.endsWith(national)) ? found[0].length : 0
}
