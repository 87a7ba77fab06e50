import { BRITISH, TELLING_SHAPES } from './address-formats'
import { countryByName, isKnownCity, postcodeFormat, regionCountry } from './address-lookup'
import { hasStreetWord, LOCALITY_WORD, postBox } from './address-words'
import { hasLegalForm } from './companies'

/** How sure a line is the end of an address: by itself, or only below a street. */
export type AnchorStrength = 'strong' | 'weak'

export interface Anchor {
  readonly strength: AnchorStrength
  /** The line is nothing but a postcode or a country: the city stands above it. */
  readonly bare: boolean
}

const MAX_LINE = 240

/** Cheap first look: without one of these no line ends an address. */
const HINT = /\d{4}|\d{3} \d{2,3}|[A-Z]\d[A-Z\d]{0,2} ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|,[^,]{2,30}$/u

/** Whether a line is worth a closer look; most lines of a page are not. */
export const mayAnchor = (line: string): boolean => {
  if (line.length > MAX_LINE || line.length < 2) return false
  if (HINT.test(line)) return true
  return line.length <= 40 && !/\d/u.test(line) && countryByName(line) !== undefined
}

const ZIP = /(?<![\d-])\d{5}(?:-\d{4})?(?![\d-])/gu

/** A state, by name or letters, directly before a ZIP code. */
const hasAmericanEnd = (line: string): boolean => {
  for (const found of line.matchAll(ZIP)) {
    const words = line
      .slice(Math.max(0, found.index - 24), found.index)
      .replace(/[\s,]+$/u, '')
      .split(/[\s,]+/u)
    for (let count = Math.min(3, words.length); count >= 1; count--) {
      if (regionCountry(words.slice(-count).join(' '), 'US') === 'US') return true
    }
  }
  return false
}

const STATE_CODES = new Set(
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY AB BC MB NB NL NS ON PE QC SK NSW VIC QLD TAS ACT'.split(
    ' '
  )
)

/** "Miami Beach, FL" at the end of a part of the line. */
const hasCityState = (line: string): boolean => {
  for (const found of line.matchAll(/, ?([A-Z]{2,3})\.?(?= *$|,)/gu)) {
    if (
      STATE_CODES.has(found[1] ?? '') &&
      /\p{Lu}[\p{L} .'-]{2,30}$/u.test(line.slice(Math.max(0, found.index - 32), found.index))
    )
      return true
  }
  return false
}

const PIN = /(?<!\d)(?<!\d-)[1-9]\d{2} ?\d{3}(?![\d-])/u
const INDIAN_WORD = /(?<![\p{L}])(?:pin(?:\s?code)?|dist\.?|taluka|tehsil|india|bharat|पिन|जिला|ज़िला|भारत)(?![\p{L}])/iu

const isIndianEnd = (line: string, assumed: string | undefined): boolean => {
  const found = PIN.exec(line)
  if (!found) return false
  const before = line.slice(0, found.index).replace(/[\s,:.()–—-]+$/u, '')
  const behind = line.slice(found.index + found[0].length).replace(/^[\s,.()–—-]+/u, '')
  const tail = before.split(/[\s,]+/u)
  for (let count = 1; count <= Math.min(3, tail.length); count++) {
    const words = tail.slice(-count).join(' ')
    if (
      regionCountry(words, 'IN') === 'IN' ||
      (isKnownCity(words) &&
        (assumed === 'IN' || found[0].includes(' ') || /[–-]\s*$/u.test(line.slice(0, found.index))))
    )
      return true
  }
  if (regionCountry(behind.split(/[,.]/u)[0] ?? '', 'IN') === 'IN') return true
  if (INDIAN_WORD.test(line)) return true
  return (
    (assumed === 'IN' || /[\u0900-\u0D7F]/u.test(before)) &&
    /\p{L}[\p{L}\p{M}]{2,40}\s*[–—-]?\s*$/u.test(line.slice(0, found.index)) &&
    !/[:#]\s*$/u.test(line.slice(0, found.index))
  )
}

/** Letters beside digits, or digits on both sides of a hyphen. */
const TELLING_HINT = /\p{Lu}\d|\d\p{Lu}|\d-\d{3}|\d \d[A-Z]{2}/u

const tellsCountry = (line: string): boolean =>
  TELLING_HINT.test(line) &&
  TELLING_SHAPES.some(([country, shape]) => {
    if (country === 'JP' || country === 'NL' || country === 'MT' || country === 'AR') return false
    const found = shape.exec(line)
    if (!found) return false
    const before = line.slice(0, found.index)
    if (country === 'GB' || country === 'IE' || country === 'CA')
      return before === '' || /[\p{L},.)][\s,.–-]*$/u.test(before)
    if (country === 'BR' || country === 'PT' || country === 'PL')
      return /^\s*\p{Lu}/u.test(line.slice(found.index + found[0].length)) || /\p{L}{2}[\s,-]*$/u.test(before)
    return true
  })

const BEFORE_CITY =
  /(?:^|[,;]\s*| [|·–—-] |(?<=\d[\p{L}]?)\s+)(?:([A-Z]{1,3})-)?(\d{4,5}|\d{3} \d{2}|\d{4} ?[A-Z]{2})\s+(?!(?:NW|NE|SW|SE)\b)(\p{Lu}[\p{L}\p{M}'’.-]+(?:[ /-][\p{L}\p{M}'’.()-]+){0,5})(?=$|,)/u

/** "10115 Berlin", "1010 AB Amsterdam", "CH-8001 Zürich", alone or behind the street. */
const continentalEnd = (line: string, assumed: string | undefined): AnchorStrength | undefined => {
  const found = BEFORE_CITY.exec(line)
  const digits = found?.[2]
  const city = found?.[3]
  if (!found || !digits || !city || hasStreetWord(city) || /^(?:19|20)\d{2}$/u.test(digits)) {
    if (!found?.[1]) return undefined
  }
  if (found?.[1] !== undefined) return 'strong'
  const format = assumed === undefined ? undefined : postcodeFormat(assumed)
  const own = format?.beforeCity === true && format.whole.test(digits ?? '')
  return own || isKnownCity(city ?? '') ? 'strong' : 'weak'
}

const BARE_CODE = new RegExp(
  `^(?:${BRITISH}|\\d{5}(?:-\\d{4})?|\\d{3} ?\\d{3}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|〒?\\d{3}-\\d{4})$`,
  'iu'
)

/** Whether a line can be the last line of an address (or, bare, its postcode or country), and how surely. */
export const anchorOf = (line: string, assumed: string | undefined): Anchor | undefined => {
  if (!mayAnchor(line)) return undefined
  if (countryByName(line) !== undefined) return { strength: 'weak', bare: true }
  if (/\d/u.test(line)) {
    const bareCode = line.trim().length <= 10 && BARE_CODE.test(line.trim())
    if (bareCode) return { strength: /\p{L}/u.test(line) ? 'strong' : 'weak', bare: true }
    if (hasAmericanEnd(line) || isIndianEnd(line, assumed) || tellsCountry(line))
      return { strength: 'strong', bare: false }
    if (/\b(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),? \d{4}\b/u.test(line)) return { strength: 'strong', bare: false }
    const continental = continentalEnd(line, assumed)
    if (continental) return { strength: continental, bare: false }
    const format = assumed === undefined ? undefined : postcodeFormat(assumed)
    if (format && !format.beforeCity && format.ending.test(line)) return { strength: 'weak', bare: false }
  }
  if (hasCityState(line)) return { strength: 'weak', bare: false }
  return line.length < 60 && /,/u.test(line) && namesCountry(line) ? { strength: 'weak', bare: false } : undefined
}

const namesCountry = (line: string): boolean => countryByName(line.split(',').at(-1) ?? '') !== undefined

const OTHER_VALUE =
  /@|https?:|www\.|(?<![\p{L}])(?:tel|phone|telephone|fax|mobile|mob|cell|e-?mail|web|website|hours|open|gstin|gst|pan|cin|vat|ust-?id|siret|skype|whatsapp|call|toll|copyright|©|फोन|मोबाइल|ईमेल|दूरभाष)(?![\p{L}])\s*[:.#-]?|©/iu

const PHONE_LIKE = /(?:\+|\(\d{2,4}\)|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b|\d{8,})/u

const DATE_LIKE =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december)\b(?!\s+(?:st|street|ave|avenue|rd|road|way))|(?<!\d)\d{1,2}[:.]\d{2}\s?(?:am|pm|uhr|h)\b/iu

/** Whether a line tells a day or an hour, as lists of events do. */
export const isDated = (text: string): boolean =>
  DATE_LIKE.test(text) || (/^(?:19|20)\d{2}(?!\d)/u.test(text) && !hasStreetWord(text))

/** Whether a line may belong to an address above its last line: a street, a building, a part of a town. */
export const addressLine = (line: string): 'street' | 'place' | undefined => {
  const text = line.trim()
  if (text.length < 2 || text.length > 120 || OTHER_VALUE.test(text) || PHONE_LIKE.test(text)) return undefined
  if (hasLegalForm(text) || isDated(text)) return undefined
  const words = text.split(/\s+/u).length
  if (words > 16 || /[!?]|\.\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text)) return undefined
  const digits = /\d/u.test(text)
  const street = hasStreetWord(text)
  if (postBox(text) || (digits && street)) return 'street'
  if (digits && (/^(?:no\.?\s*)?#?\d+[\p{L}]?[\s,/-]+\p{L}/iu.test(text) || LOCALITY_WORD.test(text)))
    return words <= 12 && !/^\d{1,2}\s+(?:years|jahre|ans|items|results|comments|days|min|hours)/iu.test(text)
      ? 'street'
      : undefined
  if (digits && /\p{L}[\p{L}.'’-]*\s\d+\s?[a-z]?(?:[-/]\d+)?,?$/iu.test(text) && words <= 5) return 'street'
  if ((street || LOCALITY_WORD.test(text)) && words <= 12 && /^\p{Lu}|^[^\p{L}]|^\p{Lo}/u.test(text)) return 'street'
  return words <= 5 && !digits && /^[\p{Lu}\p{Lo}(][\p{L}\p{M} .,'’()/&-]+$/u.test(text) ? 'place' : undefined
}
