import { countryOfDomain } from '../normalise/domains'
import { countryOfLanguage } from '../normalise/languages'
import type { Line } from './lines'
import { closingLanguage } from './words/closings'

/** In which country to read a number without country code. A wrong country makes a wrong number, so each sign is a fact of the mail. */

const LEGAL_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:pvt|private)\.?\s*(?:ltd|limited)\b|\(p\)\s*ltd|प्रा[.॰]?\s*लि/iu, 'IN'],
  [/\b(?:inc|llc|corp)\b\.?/i, 'US'],
  [/\bs\.?\s?p\.?\s?a\.?(?=\W|$)|\bs\.r\.l\b/i, 'IT'],
  [/\bsp\.?\s?z\.?\s?o\.?\s?o\b/i, 'PL'],
  [/\bltda\b|\bs\/a\b/i, 'BR'],
  [/\bpty\.?\s*ltd\b/i, 'AU'],
  [/\ba\.?ş\.?(?=\W|$)|ltd\.?\s?şti/iu, 'TR'],
  [/株式会社|有限会社/u, 'JP'],
  [/주식회사/u, 'KR']
]

const codeOf = (text: string): string | undefined => /\+\s?(\d{1,3})[\s(.-]/.exec(text)?.[1]

const CALLING_CODES: Readonly<Record<string, string>> = {
  '91': 'IN',
  '44': 'GB',
  '49': 'DE',
  '33': 'FR',
  '39': 'IT',
  '34': 'ES',
  '31': 'NL',
  '32': 'BE',
  '41': 'CH',
  '43': 'AT',
  '46': 'SE',
  '47': 'NO',
  '45': 'DK',
  '48': 'PL',
  '61': 'AU',
  '64': 'NZ',
  '81': 'JP',
  '82': 'KR',
  '86': 'CN',
  '65': 'SG',
  '971': 'AE',
  '966': 'SA',
  '880': 'BD',
  '977': 'NP',
  '94': 'LK',
  '92': 'PK',
  '27': 'ZA',
  '234': 'NG',
  '254': 'KE',
  '55': 'BR',
  '52': 'MX',
  '90': 'TR',
  '351': 'PT',
  '353': 'IE',
  '358': 'FI',
  '1': 'US'
}

/** North America groups `(310) 555-0187`; elsewhere a number in brackets begins with 0 or is a trunk code. */
const AMERICAN = /(?<![\d+])\(?[2-5]\d{2}\)?[ .-]\d{3}[.-]\d{4}(?!\d)/

/**
 * The country of a signature's numbers: that of its address, of the sender's domain, of another number's country code, of the
 * firm's legal form, of the closing's language; else the user's own, unless the closing is in a language not spoken there.
 */
export const countryHint = (
  block: readonly Line[],
  signs: {
    readonly address?: string | undefined
    readonly domain?: string | undefined
    readonly own?: string | undefined
  }
): string | undefined => {
  if (signs.address !== undefined) return signs.address
  const ofDomain = signs.domain === undefined ? undefined : countryOfDomain(signs.domain)
  if (ofDomain !== undefined) return ofDomain
  const texts = block.map((line) => line.text.slice(0, 300))
  const code = texts.map(codeOf).find((digits) => digits !== undefined && Object.hasOwn(CALLING_CODES, digits))
  if (code !== undefined) return CALLING_CODES[code]
  const form = LEGAL_FORMS.find(([pattern]) => texts.some((text) => pattern.test(text)))
  if (form !== undefined) return form[1]
  const language = texts.map(closingLanguage).find((found) => found !== undefined)
  if (language !== undefined && language !== 'en') return countryOfLanguage(language, signs.own)
  return texts.some((text) => AMERICAN.test(text)) && signs.own !== 'CA' ? 'US' : signs.own
}
