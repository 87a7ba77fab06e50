import { isKnownCity, regionCountry } from './address-lookup'
import { isStreetLike, type Piece } from './address-pieces'
import { isQuadrant, splitStreetCity } from './address-street'
import { hasStreetWord, LOCALITY_WORD, STREET_SUFFIXES, UNITS } from './address-words'

export interface RegionTail {
  readonly rest: string
  readonly region: string
  readonly country: string
}

const clean = (text: string): string => text.replace(/^[\s,.:()–—-]+(?!\p{L}\.)|[\s,:;(–—-]+$/gu, '').trim()

/** A region that the last words of a text name. `loose`: letters in any case count, because a postcode stood behind. */
export const regionTail = (text: string, country: string | undefined, loose: boolean): RegionTail | undefined => {
  const bracket = /^(.*\S)\s*\(([^()]{2,30})\)$/u.exec(text)
  const inner = bracket?.[2] ? regionCountry(bracket[2], country, true) : undefined
  if (bracket?.[1] && bracket[2] && inner) return { rest: clean(bracket[1]), region: bracket[2], country: inner }
  const words = text.split(' ')
  for (let count = Math.min(5, words.length); count >= 1; count--) {
    const region = words
      .slice(-count)
      .join(' ')
      .replace(/^[-–(\s]+|[)\s]+$/gu, '')
    const found = regionCountry(region, country, loose)
    if (!found) continue
    const rest = clean(words.slice(0, -count).join(' '))
    if (rest !== '' && isKnownCity(text)) return undefined
    const short = region.replace(/\./gu, '').length <= 3
    if (short && !loose && rest !== '' && STREET_SUFFIXES.has(region.toLowerCase()) && !hasStreetWord(rest)) continue
    return { rest, region, country: found }
  }
  return undefined
}

/** Italian provinces: `Barletta BT`, `Milano (MI)`. */
export const italianProvince = (text: string): { rest: string; region?: string } => {
  const found = /^(.+?)\s+\(?([A-Z]{2})\)?$/u.exec(text)
  return found?.[1] && found[2] ? { rest: found[1], region: found[2] } : { rest: text }
}

const INDIAN_AREA =
  /^(?:dist(?:rict|t)?|dt|tal(?:uka)?|tq|tehsil|mandal|p\.?\s?o|p\.?\s?s|post|vill(?:age)?|at|जिला|ज़िला|जि|तहसील|तालुका|पो|पोस्ट|ग्राम)\.?[\s:.-]+/iu
const DISTRICT = /^(?:dist(?:rict|t)?|dt|जिला|ज़िला|जि)\.?[\s:.-]+/iu
const TOWN_MARK = /^(?:p\.?\s?o|post|vill(?:age)?|at|tal(?:uka)?|tq|tehsil|पो|पोस्ट|ग्राम|तहसील|तालुका)\.?[\s:.-]+/iu

/** Country groups that write number, street and city in English order. */
const ENGLISH = new Set('US CA AU NZ GB IE IN ZA SG PH PK LK BD NG KE GH UG TZ MY HK AE PR GU'.split(' '))

/** A city as it stands behind its postcode or region: without CEDEX and marks. */
export const plainCity = (text: string): string =>
  clean(text)
    .replace(/\s+cedex(?:\s+\d+)?$/iu, '')
    .replace(/^(?:city|town|stadt|ville)\s*[:–-]\s*/iu, '')
    .replace(/^(?:г|гр|м|город|місто)\.?\s+(?=\p{Lu})/u, '')
    .replace(/[\s,.]+$/u, (end) => (/\p{Lu}\p{L}?\.$/u.test(text) ? end.trim() : ''))

/**
 * The city in a piece that may hold more: street before it, a unit, a district. What stands before the city comes back as
 * `street`.
 */
export const cityIn = (text: string, country: string | undefined): { city?: string; street?: string } => {
  const plain = plainCity(text)
  if (plain === '') return {}
  if (country === 'IN') return indianCity(plain)
  const english = country === undefined || ENGLISH.has(country)
  const first = plain.split(' ')[0] ?? ''
  const mixed =
    /[\d#]/u.test(plain) ||
    hasStreetWord(plain) ||
    isQuadrant(first) ||
    UNITS.has(first.toLowerCase().replace(/\.$/u, ''))
  // Postal districts: Dublin 1, Colombo 03.
  if (isKnownCity(plain) || isKnownCity(/^(\p{L}+) \d{1,2}$/u.exec(plain)?.[1] ?? '')) return { city: plain }
  if (!mixed) return knownTail(plain) ?? { city: plain }
  if (!english) return europeanTail(plain)
  if (isQuadrant(first) && !/\d/u.test(plain)) return { street: first, city: plain.slice(first.length).trim() }
  const words = plain.split(' ')
  if (words.length === 2 && /^(?:st|fort|mount|mt|ft|saint)\.?$/iu.test(words[0] ?? '')) return { city: plain }
  if (!/\d|#/u.test(plain) && !/\s/u.test(plain)) return { city: plain }
  const split = splitStreetCity(plain)
  if (split.city !== undefined) return { city: split.city, ...(split.street !== '' && { street: split.street }) }
  const onlyName =
    !/\d|#/u.test(plain) &&
    !(hasStreetWord(plain) && words.length > 1 && STREET_SUFFIXES.has((words.at(-1) ?? '').toLowerCase()))
  return onlyName ? { city: plain } : { street: plain }
}

/** A well-known city at the end of several words that are not its name ("Air & Space Museum Washington"). */
const knownTail = (text: string): { city: string; street: string } | undefined => {
  const words = text.split(' ')
  for (let count = Math.min(4, words.length - (hasStreetWord(words[0] ?? '') ? 1 : 2)); count >= 1; count--) {
    const tail = words.slice(-count).join(' ')
    const before = words[words.length - count - 1] ?? ''
    if (
      !isKnownCity(tail) ||
      /^(?:de|du|of|la|le|di|del|da|do|von|van|greater|north|south|east|west|new|old|saint|st\.?|bad|port|fort|san|santa|city|al|el)$/iu.test(
        before
      )
    )
      continue
    return { city: tail, street: words.slice(0, -count).join(' ') }
  }
  return undefined
}

/** "Calle Principal 20 Barcelona": behind the house number stands the city. */
const europeanTail = (text: string): { city?: string; street?: string } => {
  const found = /^(.*\d\s?[a-z]?(?:\s(?:bis|ter|[A-Z]))?)\s+(\p{Lu}[\p{L}\p{M} .'’-]+|\p{Ll}{4,})$/u.exec(text)
  if (found?.[1] && found[2] && !hasStreetWord(found[2])) return { street: found[1], city: found[2] }
  const known = knownTail(text)
  if (known) return known
  return isStreetLike(text) ? { street: text } : { city: text }
}

const indianCity = (text: string): { city?: string; street?: string } => {
  const district = text.replace(DISTRICT, '')
  if (district !== text) return { city: clean(district) }
  const words = text.split(/\s+/u)
  for (let count = Math.min(3, words.length); count >= 1; count--) {
    const tail = words.slice(-count).join(' ')
    if (isKnownCity(tail)) {
      const street = clean(words.slice(0, -count).join(' '))
      return { city: tail, ...(street !== '' && { street }) }
    }
  }
  const bare = text.replace(INDIAN_AREA, '')
  if (!/\d/u.test(bare) && !hasStreetWord(bare)) return { city: clean(bare) }
  const split = splitStreetCity(bare)
  return split.city === undefined ? { street: text } : { city: split.city, street: split.street }
}

export interface CityFound {
  readonly city?: string
  /** Index of the piece that the city was taken from. */
  readonly at: number
  /** What of that piece belongs to the street. */
  readonly street?: string
}

/** Goes back from `at` to the piece that names the city; pieces that only describe the way to it are passed over. */
export const cityBefore = (pieces: readonly Piece[], at: number, country: string | undefined): CityFound => {
  const piece = pieces[at]
  if (!piece) return { at: -1 }
  const before = pieces[at - 1]
  if (
    country === 'IN' &&
    DISTRICT.test(piece.text) &&
    before &&
    !isStreetLike(before.text) &&
    !TOWN_MARK.test(before.text) &&
    !LOCALITY_WORD.test(before.text)
  ) {
    return { city: plainCity(before.text), at: at - 1 }
  }
  const found = cityIn(piece.text, country)
  if (found.city === undefined && /^(?:[NS]\.?[EW]\.?|[NSEW]\.?)$/iu.test(piece.text)) return { at }
  return { at, ...found }
}
