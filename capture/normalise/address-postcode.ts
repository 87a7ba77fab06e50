import { PREFIX_LETTERS, STREET_LANGUAGES, TELLING_SHAPES } from './address-formats'
import { addressCountry, isKnownCity, postcodeFormat, regionCountry } from './address-lookup'
import { isStreetLike, type Piece } from './address-pieces'
import { hasStreetWord } from './address-words'

export interface PostcodeFound {
  /** Index of the piece. */
  readonly at: number
  readonly postcode: string
  readonly before: string
  readonly behind: string
  readonly beforeCity: boolean
  readonly country?: string
}

const trimmed = (text: string): string => text.replace(/^[\s,.:–—-]+|[\s,:(–—-]+$/gu, '')

const found = (
  at: number,
  text: string,
  start: number,
  raw: string,
  beforeCity: boolean,
  country: string | undefined
): PostcodeFound => ({
  at,
  postcode: raw.trim().replace(/^〒\s?/u, ''),
  before: trimmed(text.slice(0, start)),
  behind: trimmed(text.slice(start + raw.length)),
  beforeCity,
  ...(country !== undefined && { country })
})

/** How well the place of a postcode in its piece suits the country; 0 is no postcode. */
const placeScore = (before: string, behind: string, beforeCity: boolean, last: boolean): number => {
  if (before === '' && behind === '') return last ? 5 : 4
  if (beforeCity && before === '') return hasStreetWord(behind) && !last ? 1 : 5
  if (!beforeCity && behind === '') return /\p{L}/u.test(before) ? 5 : 0
  if (beforeCity && behind === '') return last && !hasStreetWord(before) ? 3 : 0
  if (!beforeCity && before === '') return hasStreetWord(behind) || !/^\p{L}/u.test(behind) ? 0 : 3
  return beforeCity && /^\p{L}/u.test(behind) ? 4 : 2
}

const patterns = new Map<string, RegExp>()

const patternOf = (country: string, source: string): RegExp => {
  const known = patterns.get(country)
  if (known) return known
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}/.#])(?:[A-Z]{1,3}-)?(${source})(?![\\p{L}\\p{N}/]|-\\d)`, 'giu')
  patterns.set(country, pattern)
  return pattern
}

/** The postcode of a known country. */
export const postcodeOf = (pieces: readonly Piece[], country: string): PostcodeFound | undefined => {
  const format = postcodeFormat(country) ?? postcodeFormat(addressCountry(country))
  if (!format) return undefined
  const pattern = patternOf(country, format.source)
  let best: PostcodeFound | undefined
  let bestScore = 0
  for (let at = pieces.length - 1; at >= 0; at--) {
    const text = pieces[at]?.text ?? ''
    for (const match of text.matchAll(pattern)) {
      const code = match[1] ?? ''
      if (/^[A-Za-z]{2}-?\d/u.test(match[0]) && !/^[A-Z]/u.test(match[0])) continue
      const raw = /^(?:LT|LV|MD|AD|AZ|HT|BB|KY|AI|L)-?/iu.test(match[0]) ? match[0] : code
      const start = match.index + match[0].length - raw.length
      const before = trimmed(text.slice(0, start).replace(/(?<![\p{L}])[A-Z]{1,3}-$/u, ''))
      const behind = trimmed(text.slice(start + raw.length))
      const house =
        at === 0 && pieces.length > 1 && before === '' && /^\d{1,5}$/u.test(code) && behind !== '' && !format.beforeCity
      const score = house ? 0 : placeScore(before, behind, format.beforeCity, at >= pieces.length - 2)
      if (score > bestScore) {
        best = { ...found(at, text, start, raw, format.beforeCity, country), before, behind }
        bestScore = score
      }
    }
  }
  if (!best && country === 'US') return shortZip(pieces)
  return best ?? (/^(?:GB|GG|JE|IM)$/u.test(country) ? outwardCode(pieces) : undefined)
}

/** ZIP codes of the north-east that a spreadsheet took the leading zero from. */
const shortZip = (pieces: readonly Piece[]): PostcodeFound | undefined => {
  const at = pieces.findLastIndex((piece) => /(?<![\p{L}])(?:CT|MA|ME|NH|NJ|RI|VT|PR),? \d{4}$/iu.test(piece.text))
  const text = pieces[at]?.text
  return text === undefined ? undefined : found(at, text, text.length - 4, text.slice(-4), false, 'US')
}

/** The first half of a British postcode in a line of its own. */
const outwardCode = (pieces: readonly Piece[]): PostcodeFound | undefined => {
  const at = pieces.findLastIndex((piece, index) => index > 0 && /^[A-Z]{1,2}\d[\dA-Z]?$/u.test(piece.text))
  const text = pieces[at]?.text
  return text === undefined ? undefined : found(at, text, 0, text, false, 'GB')
}

const STATE_AND_CODE = /(?<![\p{L}])([\p{L}][\p{L}. ]*?)[\s,]+(\d{5}(?:-?\d{4})?|\d{4})$/u

const AUSTRALIAN = /(?<![\p{L}])(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? \d{4}$/u

/** Six digits, or three and three, that begin with a zone of the Indian post. */
const PIN = /(?<!\d)(?<!\d-)[1-9]\d{2} ?\d{3}(?!\d)/u

const looksIndian = (pieces: readonly Piece[]): boolean =>
  pieces.some(
    (piece) =>
      regionCountry(trimmed(piece.text.replace(PIN, '')), 'IN') === 'IN' ||
      /(?<![\p{L}])(?:pin(?:\s?code)?|dist\.?|distt\.?|taluka?|tehsil|mandal|nagar|marg|chowk|पिन|जिला|ज़िला|तहसील)(?![\p{L}])/iu.test(
        piece.text
      ) ||
      /[\u0900-\u0D7F]/u.test(piece.text)
  )

const INDIAN_CITY =
  /(?<![\p{L}])(?:mumbai|delhi|bengaluru|bangalore|hyderabad|ahmedabad|chennai|kolkata|surat|pune|jaipur|lucknow|kanpur|nagpur|indore|thane|bhopal|visakhapatnam|patna|vadodara|ghaziabad|ludhiana|agra|nashik|faridabad|meerut|rajkot|varanasi|noida|gurgaon|gurugram|kochi|coimbatore|mysore|mysuru|chandigarh|bhubaneswar|guwahati|raipur|ranchi|dehradun|mangalore|madurai|vijayawada|jodhpur|udaipur|kota|amritsar|jalandhar|panaji|thiruvananthapuram|secunderabad|navi mumbai|india)(?![\p{L}])/iu

/** The country that the postcode itself, or a state beside it, shows. */
const countryByShape = (pieces: readonly Piece[]): string | undefined => {
  for (const piece of [...pieces].toReversed()) {
    const { text } = piece
    if (AUSTRALIAN.test(text)) return 'AU'
    const state = STATE_AND_CODE.exec(text)
    if (state?.[1] && state[2] && (state[2].length >= 5 || /(?<![\p{L}])(?:CT|MA|ME|NH|NJ|RI|VT)$/u.test(state[1]))) {
      const words = state[1].split(' ')
      for (let count = Math.min(4, words.length); count >= 1; count--) {
        if (regionCountry(words.slice(-count).join(' '), 'US', true)) return 'US'
      }
    }
    const prefix = /^([A-Z]{1,3})-(\d{4,5})(?!\d)/u.exec(text)?.[1]
    if (prefix !== undefined && Object.hasOwn(PREFIX_LETTERS, prefix)) return PREFIX_LETTERS[prefix]
    for (const [country, shape] of TELLING_SHAPES) {
      const match = shape.exec(text)
      if (match && tellingPlace(country, text, match.index, match[0])) return country
    }
  }
  const pin = pieces.some((piece) => PIN.test(piece.text))
  return pin && (looksIndian(pieces) || pieces.some((piece) => INDIAN_CITY.test(piece.text))) ? 'IN' : undefined
}

/** Shapes that other numbers have as well count only where postcodes stand. */
const tellingPlace = (country: string, text: string, start: number, raw: string): boolean => {
  if (/^[ .-]\d/u.test(text.slice(start + raw.length))) return false
  const whole = start === 0 && raw.length === text.length
  if (country === 'NL') return start === 0 && !/^\d+ ?(?:NW|NE|SE|SW|ST|RD|AV|DR|LN|CT|FM|CR|US|SR|TH|ND)$/iu.test(raw)
  if (country === 'JP')
    return raw.startsWith('〒') || /\p{Script=Han}|tokyo|osaka|japan|-(?:ku|shi|cho|ken)\b/iu.test(text)
  if (country === 'MT') return whole || start > 0
  if (country === 'IE') return whole || start + raw.length === text.length
  if (country === 'GB' || country === 'CA') return start + raw.length >= text.length - 12
  return true
}

const languageCountries = (pieces: readonly Piece[]): readonly string[] => {
  for (const [countries, words] of STREET_LANGUAGES) {
    if (pieces.some((piece) => words.test(piece.text))) return countries.split(' ')
  }
  return []
}

/** The country of a postcode before the city, told by a region, else by the language of the street. */
const guessedCountry = (pieces: readonly Piece[], code: string, assumed: string | undefined): string | undefined => {
  const fits = (country: string): boolean => {
    const format = postcodeFormat(country)
    if (format === undefined || !format.beforeCity || !format.whole.test(code)) return false
    return !/\s/u.test(code) || !format.whole.test('11111') || format.source.includes('[ ]?')
  }
  if (assumed !== undefined && fits(assumed)) return assumed
  const regions = pieces.flatMap((piece) => regionCountry(piece.text, undefined) ?? [])
  const spaced = /\s/u.test(code) ? ['SE', 'CZ', 'SK', 'GR'] : []
  const spoken = languageCountries(pieces)
  const likely = [...regions, ...spoken, ...(spoken.length === 0 ? [] : spaced)].filter(fits)
  return likely[0]
}

/** The postcode of an address that names no country; `assumed` is the country of the page or the user. */
export const postcodeUnknown = (pieces: readonly Piece[], assumed: string | undefined): PostcodeFound | undefined => {
  const shown = countryByShape(pieces)
  if (shown !== undefined) return postcodeOf(pieces, shown)
  const own = assumed === undefined ? undefined : postcodeOf(pieces, assumed)
  if (own && fitsAssumed(pieces, own)) return own
  for (let at = pieces.length - 1; at >= 0; at--) {
    const text = pieces[at]?.text ?? ''
    const before = /^(\d{4,5}|\d{3} \d{2})[ -](\p{L}.*)$/u.exec(text) ?? /(?<=\s)(\d{5}) (\p{Lu}.*)$/u.exec(text)
    if (before?.[1] && before[2] && !hasStreetWord(before[2]) && !/^\p{Ll}/u.test(before[2])) {
      const country = guessedCountry(pieces, before[1], assumed)
      if (country !== undefined || at > 0 || before.index > 0)
        return found(at, text, before.index, before[1], true, country)
    }
    const next = pieces[at + 1]
    if (
      /^\d{4,5}$/u.test(text) &&
      at > 0 &&
      next &&
      /^\p{Lu}[\p{L} .-]+$/u.test(next.text) &&
      regionCountry(next.text, 'US') === undefined
    ) {
      return found(at, text, 0, text, true, guessedCountry(pieces, text, assumed))
    }
    const behind = /(?<![\d-])(\d{5}(?:-?\d{4})?)$/u.exec(text)
    const streetBefore = pieces.slice(0, at + 1).some((piece) => isStreetLike(piece.text))
    if (behind?.[1] && behind.index >= 0 && (at > 0 || text.length > 5) && at >= pieces.length - 2) {
      const english = pieces.some((piece) =>
        /^\d+[A-Z]?\s|\b(?:st|ave|rd|dr|blvd|street|avenue|road|drive|lane|court|suite)\b/iu.test(piece.text)
      )
      return found(
        at,
        text,
        behind.index,
        behind[1],
        false,
        english && streetBefore && assumed === undefined ? 'US' : undefined
      )
    }
    const four = /^(\p{Lu}[\p{L} .'-]+) (\d{4})$/u.exec(text)
    if (four?.[1] && four[2] && at === pieces.length - 1 && !hasStreetWord(four[1])) {
      const country = isKnownCity(four[1]) || streetBefore ? four[2] : undefined
      if (country !== undefined || pieces.length > 1)
        return found(at, text, four[1].length + 1, four[2], false, undefined)
    }
  }
  const alone = pieces.length <= 2 ? /^\d{5}(?:-\d{4})?$/u.exec(pieces[0]?.text ?? '') : null
  return alone ? found(0, alone[0], 0, alone[0], false, undefined) : undefined
}

/** A number of the assumed country's shape is its postcode only where something else speaks for an address. */
const fitsAssumed = (pieces: readonly Piece[], hit: PostcodeFound): boolean => {
  const near = hit.beforeCity ? hit.behind : hit.before
  if (/^\p{L}{2}/u.test(near)) return true
  return pieces.length > 1 && near === '' && hit.at > 0
}
