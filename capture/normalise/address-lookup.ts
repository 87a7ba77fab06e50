import { BRITISH, POSTCODE_FORMATS } from './address-formats'
import { REGIONS } from './address-regions'
import { COUNTRY_NAMES } from './country-names'
import { CITY_PHRASES, CITY_WORDS, PLACE_PHRASES } from './place-words'
import { fold, phraseSet, wordSet } from './plain-text'

/** Folded, dots inside abbreviations kept apart from blanks, so that "U.S.A." and "usa" are one. */
const placeKey = (text: string): string =>
  fold(text)
    .replace(/['’`´]/gu, "'")
    .replace(/\.(?=\p{L}\.?)|\.$/gu, '')
    .replace(/[.\s]+/gu, ' ')
    .trim()

interface Region {
  readonly country: string
  /** Letters of the postal service, not full name. */
  readonly code: boolean
}

interface Places {
  readonly countries: ReadonlyMap<string, string>
  readonly regions: ReadonlyMap<string, readonly Region[]>
  readonly cities: ReadonlySet<string>
}

let built: Places | undefined
const places = (): Places => {
  if (built) return built
  const countries = new Map<string, string>()
  for (const line of COUNTRY_NAMES.trim().split('\n')) {
    for (const name of line.slice(3).split('|')) {
      const key = placeKey(name)
      if (!countries.has(key)) countries.set(key, line.slice(0, 2))
    }
  }
  const regions = new Map<string, Region[]>()
  const add = (name: string, region: Region): void => {
    const key = placeKey(name)
    const list = regions.get(key)
    if (list) list.push(region)
    else regions.set(key, [region])
  }
  for (const [country, list] of Object.entries(REGIONS)) {
    for (const entry of list.split('|')) {
      const [name = '', code = ''] = entry.split('=')
      add(name, { country, code: false })
      if (code !== '') add(code, { country, code: true })
    }
  }
  const cities = new Set(Array.from([...wordSet(CITY_WORDS), ...phraseSet(CITY_PHRASES)], placeKey))
  for (const phrase of phraseSet(PLACE_PHRASES)) {
    const key = placeKey(phrase)
    if (!regions.has(key) && !countries.has(key)) cities.add(key)
  }
  built = { countries, regions, cities }
  return built
}

/** The country whose name a text is, in one of many languages; ISO 3166-1 alpha-2. */
export const countryByName = (text: string): string | undefined => {
  if (text.length > 60) return undefined
  const plain = text.replace(/^[\s,.(]+|[\s,;:)]+$/gu, '')
  if (/^(?:us|uk|rsa|ksa|prc|drc)$/u.test(plain)) return undefined
  return places().countries.get(placeKey(plain))
}

/** Whether a text is the name of a well-known city. */
export const isKnownCity = (text: string): boolean => {
  const key = placeKey(text)
  const { cities } = places()
  return cities.has(key) || cities.has(key.replace(/^\p{L}{1,3}(?= )/u, (word) => SPELLED[word] ?? word))
}

const SPELLED: Readonly<Record<string, string>> = {
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  ft: 'fort',
  mt: 'mount',
  st: 'saint'
}

/** Whether two spellings (`Georgia`, `GA`) are one region of a country. */
export const isSameRegion = (one: string, other: string, country: string): boolean => {
  const entry = (REGIONS[country] ?? '')
    .split('|')
    .find((line) => line.split('=').some((name) => placeKey(name) === placeKey(one)))
  return entry !== undefined && entry.split('=').some((name) => placeKey(name) === placeKey(other))
}

/** The country of a region that a text is the name or code of. Codes count as written in capitals unless `loose`. */
export const regionCountry = (text: string, country: string | undefined, loose = false): string | undefined => {
  if (text.length > 45) return undefined
  const plain = text.replace(/^[\s,.(-]+|[\s,;:)]+$/gu, '')
  const found = places().regions.get(placeKey(plain))
  if (!found) return undefined
  const usable = found.filter((region) => {
    if (country !== undefined && region.country !== country) return false
    return !region.code || loose || /^[\p{Lu}\p{Lo}&.\s]+$|^\p{Lu}\p{Ll}{3,}$/u.test(plain)
  })
  return (usable.find((region) => !region.code) ?? usable.find((region) => region.country === 'US') ?? usable[0])
    ?.country
}

export interface PostcodeFormat {
  /** Whole postcode, without anchors. */
  readonly source: string
  readonly beforeCity: boolean
  /** The whole of a text is such a postcode. */
  readonly whole: RegExp
  /** A word and such a postcode end a text. */
  readonly ending: RegExp
}

let formats: ReadonlyMap<string, PostcodeFormat> | undefined

const shapeSource = (shape: string): string =>
  shape === '~'
    ? BRITISH
    : shape.replace(/[A9 -]/gu, (sign) => ({ A: '[A-Z]', '9': '\\d', ' ': '[ ]?', '-': '-' })[sign] ?? sign)

/** Letters that stand for themselves at the beginning of a postcode; a hyphen or blank behind them is optional. */
const shapePattern = (shape: string): string => {
  const fixed = /^(?:AD|AI-|AZ |BB|BE|HT|KY|LT-|LV-|MD-|L-)(?=9)/u.exec(shape)?.[0] ?? ''
  const letters = fixed.replace(/-/u, '-?').replace(/ /u, '[ ]?')
  return letters + shapeSource(shape.slice(fixed.length))
}

/** How the postcode of a country looks; undefined for countries without one. */
export const postcodeFormat = (country: string): PostcodeFormat | undefined => {
  if (!formats) {
    const map = new Map<string, PostcodeFormat>()
    for (const entry of POSTCODE_FORMATS.replace(/\n/gu, '').split('|')) {
      const code = entry.trim().slice(0, 2)
      const shapes = entry.trim().slice(3, -1).trim()
      if (code === '') continue
      const source = shapes.split('/').map(shapePattern).join('|')
      map.set(code, {
        source: `(?:${source})`,
        beforeCity: entry.trim().endsWith('<'),
        whole: new RegExp(`^(?:${source})$`, 'u'),
        ending: new RegExp(`\\p{L}{3,}[ ,-]+(?:${source})$`, 'u')
      })
    }
    formats = map
  }
  return formats.get(country)
}

/** Territories whose addresses look like those of another country. */
export const addressCountry = (country: string): string =>
  ({
    GG: 'GB',
    JE: 'GB',
    IM: 'GB',
    PR: 'US',
    GU: 'US',
    VI: 'US',
    AS: 'US',
    MP: 'US',
    LI: 'CH',
    SM: 'IT',
    VA: 'IT',
    MC: 'FR'
  })[country] ?? country
