/** Where a language is mostly spoken: in which country its numbers and addresses are most likely written. */

const MAIN_COUNTRY: Readonly<Record<string, string>> = {
  de: 'DE',
  fr: 'FR',
  es: 'ES',
  it: 'IT',
  nl: 'NL',
  da: 'DK',
  no: 'NO',
  sv: 'SE',
  pl: 'PL',
  cs: 'CZ',
  fi: 'FI',
  ru: 'RU',
  uk: 'UA',
  bg: 'BG',
  tr: 'TR',
  el: 'GR',
  hu: 'HU',
  ro: 'RO',
  et: 'EE',
  lv: 'LV',
  lt: 'LT',
  id: 'ID',
  vi: 'VN',
  th: 'TH',
  ja: 'JP',
  zh: 'CN',
  ko: 'KR',
  he: 'IL',
  ta: 'IN',
  pa: 'IN',
  bn: 'BD',
  ur: 'PK',
  si: 'LK',
  ne: 'NP'
}
/** Languages whose speakers live in many countries: nothing follows from them but that the user's own country does not. */
const NO_MAIN_COUNTRY = new Set(['pt', 'ar', 'fa', 'hr'])
/** Countries with languages that are at home elsewhere, or in several. */
const OFFICIAL: Readonly<Record<string, string>> = {
  AT: 'de',
  IN: 'ta pa bn ur ne',
  LK: 'ta',
  CH: 'de fr it',
  BE: 'nl fr de',
  LU: 'fr de',
  CA: 'fr',
  MX: 'es',
  AR: 'es',
  CO: 'es',
  CL: 'es',
  PE: 'es',
  UY: 'es',
  EC: 'es',
  BR: 'pt',
  PT: 'pt',
  AO: 'pt',
  MZ: 'pt',
  SK: 'cs',
  KZ: 'ru',
  BY: 'ru',
  CY: 'el',
  MD: 'ro',
  TW: 'zh',
  HK: 'zh',
  SG: 'zh',
  HR: 'hr',
  SI: 'hr',
  RS: 'hr',
  BA: 'hr'
}

/**
 * The country in which to read what is written in `language` (ISO 639-1): the user's `own` where the language is spoken
 * there, else its main one. A wrong country makes a wrong number, so languages of many countries tell none.
 */
export const countryOfLanguage = (language: string, own: string | undefined): string | undefined => {
  const spoken = own !== undefined && Object.hasOwn(OFFICIAL, own) ? (OFFICIAL[own] ?? '') : ''
  if (own !== undefined && (MAIN_COUNTRY[language] === own || spoken.split(' ').includes(language))) return own
  return NO_MAIN_COUNTRY.has(language) || !Object.hasOwn(MAIN_COUNTRY, language) ? undefined : MAIN_COUNTRY[language]
}

/** Whether the language is known to be at home somewhere else than where English is. */
export const hasHome = (language: string): boolean =>
  Object.hasOwn(MAIN_COUNTRY, language) || NO_MAIN_COUNTRY.has(language)
