import type { DraftAddress } from '../types'
import { isKnownCity, isSameRegion, regionCountry } from './address-lookup'
import { eastAsianAddress } from './address-east'
import { isStreetLike, piecesOf, takeCountry, type Piece } from './address-pieces'
import { cityBefore, cityIn, italianProvince, plainCity, regionTail } from './address-place'
import { postcodeOf, postcodeUnknown, type PostcodeFound } from './address-postcode'
import { splitStreetCity } from './address-street'
import { hasStreetWord, LOCALITY_WORD } from './address-words'

export interface AddressOptions {
  /** ISO 3166-1 alpha-2 country to assume when the text names none. */
  readonly country?: string
}

interface Parts {
  country?: string
  postcode?: string
  city?: string
  region?: string
  street: string[]
}

/**
 * Takes regions off the end of the pieces: "Petersfield | Hampshire", "Chicago | IL". A second region is taken only where it
 * repeats the first ("Georgia, GA") or is a British county before its nation.
 */
const popRegion = (
  pieces: Piece[],
  country: string | undefined,
  known: string | undefined,
  loose: boolean
): string | undefined => {
  let region = known
  while (pieces.length > 1) {
    const piece = pieces.at(-1)
    const shown = piece ? regionCountry(piece.text, country, loose && region === undefined) : undefined
    if (!piece || shown === undefined) break
    const street = isStreetLike(pieces.at(-2)?.text ?? '')
    const repeated = region !== undefined && isSameRegion(piece.text, region, shown) && !street
    const county = shown === 'GB' && /^(?:england|scotland|wales|northern ireland)$/iu.test(region ?? '')
    if (region !== undefined && !repeated && !county) break
    const code = /^\p{Lu}{2,4}$/u.test(piece.text)
    if (region === undefined && isKnownCity(piece.text) && !code && (shown === 'US' ? street : shown !== 'CA')) break
    region = repeated && region !== undefined ? region : piece.text
    pieces.pop()
  }
  return region
}

/** Street lines: what stands before the first street, house or part of a building is the name of a firm or place. */
const streetOf = (pieces: readonly Piece[], extra: string | undefined): string[] => {
  const first = pieces.findIndex((piece) => isStreetLike(piece.text) || LOCALITY_WORD.test(piece.text))
  const kept = first > 0 ? pieces.slice(first) : pieces
  return [...kept.map((piece) => piece.text), ...(extra === undefined || extra === '' ? [] : [extra])]
}

/** The city stands behind the postcode: most of Europe and Latin America. */
const behindPostcode = (pieces: readonly Piece[], hit: PostcodeFound, parts: Parts): void => {
  const above = pieces.slice(0, hit.at)
  const below = pieces.slice(hit.at + 1)
  const { country } = parts
  let text = hit.behind
  let street = hit.before
  if (text === '' && hit.before !== '' && !isStreetLike(hit.before)) {
    text = hit.before
    street = ''
  } else if (text === '' && below.length > 0) text = below.shift()?.text ?? ''
  else if (text === '' && above.length > 0 && !isStreetLike(above.at(-1)?.text ?? '')) text = above.pop()?.text ?? ''
  const italian = country === 'IT' ? italianProvince(text) : { rest: text }
  if ('region' in italian && italian.region !== undefined) parts.region = italian.region
  const direct = hit.behind !== '' && !hasStreetWord(italian.rest) && !/^\d/u.test(italian.rest)
  const found = direct ? { city: plainCity(italian.rest) } : cityIn(italian.rest, country ?? 'DE')
  if (found.city !== undefined) parts.city = found.city
  const regionAt = below.findIndex((piece) => regionCountry(piece.text, country) !== undefined)
  if (regionAt >= 0) parts.region ??= below.splice(regionAt, 1)[0]?.text ?? ''
  else if (country !== undefined && below.length === 1 && !isStreetLike(below[0]?.text ?? ''))
    parts.region ??= below.pop()?.text ?? ''
  parts.street = streetOf([...above, ...below.filter((piece) => isStreetLike(piece.text))], street)
}

/** The city stands before the postcode, often with the region between them: English-speaking countries, India, Japan. */
const beforePostcode = (pieces: readonly Piece[], hit: PostcodeFound, parts: Parts): void => {
  const above = pieces.slice(0, hit.at)
  const below = pieces.slice(hit.at + 1)
  const own =
    hit.before === '' || hit.before.toUpperCase() === parts.country
      ? above.pop()
      : { text: hit.before, line: pieces[hit.at]?.line ?? 0 }
  const tail = own ? regionTail(own.text, parts.country, true) : undefined
  if (own && tail && isRegion(tail, own.text, above)) {
    parts.region = tail.region
    parts.country ??= tail.country
    if (tail.rest !== '') above.push({ text: tail.rest, line: own.line })
  } else if (own) above.push(own)
  const behind = hit.behind === '' ? undefined : regionTail(hit.behind, parts.country, parts.country === 'IN')
  if (behind) parts.region ??= behind.region
  const belowRegion = below.find(
    (piece) => regionCountry(bare(piece.text), parts.country, parts.country === 'IN') !== undefined
  )
  if (belowRegion) parts.region ??= bare(belowRegion.text)
  const popped = popRegion(above, parts.country, parts.region, false)
  if (popped !== undefined) parts.region = popped
  placeCity(above, parts)
}

const bare = (text: string): string => text.replace(/[()]/gu, '').trim()

/** "New York" before a postcode is the city when only a street stands before it. */
const isRegion = (
  tail: { rest: string; region: string; country: string },
  text: string,
  above: readonly Piece[]
): boolean => {
  if (tail.rest !== '' || !isKnownCity(text) || /^\p{Lu}{2,4}$/u.test(text)) return true
  const before = above.at(-1)
  if (tail.country !== 'US' || before === undefined) return false
  return !isStreetLike(before.text) || splitStreetCity(before.text).city !== undefined
}

/** City from the end of the pieces, street from what is left. */
const placeCity = (pieces: readonly Piece[], parts: Parts): void => {
  const found = cityBefore(pieces, pieces.length - 1, parts.country)
  if (found.city !== undefined) parts.city = found.city
  else if (parts.region !== undefined && isKnownCity(parts.region) && parts.postcode === undefined) {
    parts.city = parts.region
    delete parts.region
  }
  const whole = found.city === undefined
  parts.street = streetOf(
    pieces.slice(0, whole ? pieces.length : Math.max(0, found.at)),
    whole ? undefined : found.street
  )
}

const withoutPostcode = (pieces: readonly Piece[], parts: Parts, assumed: string | undefined): void => {
  const rest = [...pieces]
  const popped = popRegion(rest, parts.country, undefined, parts.country === 'US' || rest.length > 2)
  if (popped !== undefined) parts.region = popped
  const last = rest.at(-1)
  const tail = last && popped === undefined ? regionTail(last.text, parts.country, rest.length > 1) : undefined
  if (last && tail && usableTail(last.text, tail.rest, tail.region, rest.length, parts.country)) {
    parts.region = tail.region
    rest.pop()
    if (tail.rest !== '') rest.push({ text: tail.rest, line: last.line })
  }
  if (rest.length === 0) return
  if (rest.length === 1 && parts.country === undefined && parts.region === undefined) {
    singlePiece(rest[0]?.text ?? '', parts, assumed)
    return
  }
  placeCity(rest, parts)
}

/** A region at the end of a line without postcode: not the end of a street name ("5 Rue de Bretagne"). */
const usableTail = (
  text: string,
  rest: string,
  region: string,
  count: number,
  country: string | undefined
): boolean => {
  const short = region.replace(/\./gu, '').length <= 3
  if (rest === '') return !isKnownCity(region) || short
  if (isKnownCity(text)) return false
  if (isKnownCity(region) && !short && isStreetLike(rest) && splitStreetCity(rest).city === undefined) return false
  return short || country !== undefined || count > 1 || /^\p{L}+$/u.test(rest) || isKnownCity(rest) || /\s/u.test(rest)
}

const ENGLISH_LINE =
  /(?<![\p{L}])(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|boulevard|court|ct|hwy|highway|parkway|pkwy)(?![\p{L}])/iu

const singlePiece = (text: string, parts: Parts, assumed: string | undefined): void => {
  if (!isStreetLike(text) && (isKnownCity(text) || text.split(' ').length <= 3)) {
    parts.city = text
    return
  }
  const english = assumed === 'US' || (/^(?:\d|[NSEW]{1,2}\s)/u.test(text) && ENGLISH_LINE.test(text))
  const tail = english ? regionTail(text, 'US', true) : undefined
  const split = tail && tail.rest !== '' ? splitStreetCity(tail.rest) : undefined
  if (tail && split?.city !== undefined) {
    parts.region = tail.region
    parts.city = split.city
    parts.street = [split.street]
    return
  }
  const found = english ? splitStreetCity(text) : cityIn(text, 'ES')
  if (found.city !== undefined && found.street !== undefined) parts.city = found.city
  parts.street = [found.street ?? text]
}

/** From the large to the small: the country or the city stands first. */
const reversedOrder = (pieces: readonly Piece[], parts: Parts, hit: PostcodeFound | undefined): void => {
  const rest = hit ? pieces.filter((_, at) => at !== hit.at) : [...pieces]
  if (hit?.behind) parts.city = hit.behind
  for (const piece of rest) {
    if (parts.region === undefined && regionCountry(piece.text, parts.country) !== undefined) parts.region = piece.text
    else if (parts.city === undefined && !/\d/u.test(piece.text)) parts.city = piece.text
    else parts.street.push(piece.text)
  }
}

/** City states are their own city. */
const CITY_STATES: Readonly<Record<string, string>> = {
  SG: 'Singapore',
  HK: 'Hong Kong',
  MC: 'Monaco',
  GI: 'Gibraltar',
  MO: 'Macau'
}

/** Countries that write the province in brackets behind the city; elsewhere brackets are part of its name (Halle (Saale)). */
const SPANISH = new Set('ES AR CL CO MX PE EC UY'.split(' '))

const drafted = (raw: string, parts: Parts): DraftAddress => {
  const street = parts.street.filter((line) => line !== '').join(', ')
  const province = SPANISH.has(parts.country ?? '') ? /^(.{2,40}?)\s*\(([^()]{2,30})\)$/u.exec(parts.city ?? '') : null
  if (province?.[1] !== undefined && province[2] !== undefined && parts.region === undefined) {
    parts.city = province[1]
    parts.region = province[2]
  }
  const city = parts.city ?? (parts.country && parts.street.length > 0 ? CITY_STATES[parts.country] : undefined)
  return {
    raw,
    ...(street !== '' && { street }),
    ...(city !== undefined && city !== '' && { city }),
    ...(parts.region !== undefined && parts.region !== '' && { region: parts.region.replace(/^[\s-]+/u, '') }),
    ...(parts.postcode !== undefined && { postcode: parts.postcode }),
    ...(parts.country !== undefined && { country: parts.country })
  }
}

/**
 * Splits a postal address into street, city, region, postcode and country; `raw` is always kept. Anchors are the country's
 * name, the postcode in the country's own form, and the region; the city is found from them. What cannot be told is absent.
 */
export const parseAddress = (raw: string, options: AddressOptions = {}): DraftAddress => {
  const east = eastAsianAddress(raw)
  if (east) return { raw, ...east }
  const all = piecesOf(raw)
  if (all.length === 0) return { raw }
  const named = takeCountry(all)
  const pieces = named?.pieces ?? all
  const assumed = options.country?.toUpperCase()
  const hit = named ? postcodeOf(pieces, named.country) : postcodeUnknown(pieces, assumed)
  const parts: Parts = { street: [] }
  const country = named?.country ?? hit?.country
  if (country !== undefined) parts.country = country
  if (hit) parts.postcode = hit.postcode
  if (named?.reversed === true) reversedOrder(pieces, parts, hit)
  else if (hit) (hit.beforeCity ? behindPostcode : beforePostcode)(pieces, hit, parts)
  else withoutPostcode(pieces, parts, assumed)
  settleCountry(parts, assumed)
  return drafted(raw, parts)
}

/** A region may show the country; the assumed country holds when nothing contradicts it. */
const settleCountry = (parts: Parts, assumed: string | undefined): void => {
  if (parts.country !== undefined) {
    const territory = /^(?:PR|GU|VI|AS|MP|FM|MH|PW)$/u.exec(parts.region ?? '')?.[0]
    if (parts.country === 'US' && territory !== undefined) parts.country = territory
    return
  }
  if (parts.region === undefined) return
  const own = assumed === undefined ? undefined : regionCountry(parts.region, assumed, true)
  const shown = own ?? regionCountry(parts.region, undefined)
  if (shown !== undefined) parts.country = shown
}
