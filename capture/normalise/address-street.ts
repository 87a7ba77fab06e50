import { isKnownCity } from './address-lookup'
import { DIRECTIONS, NUMBERED_ROADS, STREET_SUFFIXES, UNITS, WEAK_SUFFIXES } from './address-words'

export interface StreetAndCity {
  /** House number, street, unit: what stands before the city. */
  readonly street: string
  readonly city?: string
}

const keyOf = (word: string): string => word.toLowerCase().replace(/[.,]+$/u, '')
const isDirection = (word: string): boolean =>
  DIRECTIONS.has(keyOf(word)) || DIRECTIONS.has(keyOf(word).replace(/\./gu, ''))

/** `NE`, `S.W.`: never the beginning of a city. */
export const isQuadrant = (word: string): boolean => /^[ns]\.?[ew]\.?,?$/iu.test(word)

const hasDigit = (word: string | undefined): boolean => word !== undefined && /\d/u.test(word)
const isStrongSuffix = (word: string): boolean => STREET_SUFFIXES.has(keyOf(word)) && !WEAK_SUFFIXES.has(keyOf(word))

const BOX_WORD =
  /^(?:box|bx|pob|lockbox|mailbox|drawer|bin|file|dept|department|msc|mc|ms|code|#|no|stop|bag|unit|apt|apartment|suite|ste|room|rm|bldg|building|floor|fl|lot|space|spc|condo|blg|trlr)\.?$/iu

/** The longest well-known city that the words end with. */
const knownTail = (words: readonly string[]): number | undefined => {
  for (let count = Math.min(5, words.length - 1); count >= 1; count--) {
    if (isKnownCity(words.slice(-count).join(' '))) return words.length - count
  }
  return undefined
}

/** Index behind the street's kind ("Main St", "Ave of the Stars", "Highway 10"), searched from `from`. */
const behindKind = (words: readonly string[], from: number): number | undefined => {
  let end: number | undefined
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? ''
    const next = words[at + 1] ?? ''
    const left = words.length - at - 1
    if (
      NUMBERED_ROADS.has(keyOf(word)) &&
      /^(?:\d+[a-z]?|[A-Z]{1,2})$/iu.test(next) &&
      (hasDigit(next) || /^[A-Z]/u.test(next))
    ) {
      end = at + 2
      at++
    } else if (
      isStrongSuffix(word) &&
      (end === undefined || left > 0) &&
      !(at === from && from > 0 && next.length > 1)
    ) {
      if (!isSaint(words, at)) end = keyOf(next) === 'of' ? behindOf(words, at + 1) : at + 1
    } else if (
      end === undefined &&
      WEAK_SUFFIXES.has(keyOf(word)) &&
      at > from &&
      left > 0 &&
      !isKnownCity(words.slice(at - 1).join(' '))
    ) {
      end = at + 1
    }
  }
  return end
}

/** "Avenue of the Americas": the name goes on behind "of". */
const behindOf = (words: readonly string[], at: number): number =>
  Math.min(words.length, at + (keyOf(words[at + 1] ?? '') === 'the' ? 3 : 2))

/** "St" before a name is a saint, behind one a street: `100 St Charles Rd`, `123 Main St`; a well-known saint is one. */
const isSaint = (words: readonly string[], at: number): boolean => {
  if (keyOf(words[at] ?? '') !== 'st' || at === words.length - 1) return false
  if (isKnownCity(words.slice(at).join(' '))) return true
  const before = words[at - 1] ?? ''
  return (
    (at < 1 || isDirection(before) || /^\d+[a-z]?$/iu.test(before)) &&
    !/^(?:n|s|e|w|ne|nw|se|sw|apt|#|ste|unit)\b/iu.test(words[at + 1] ?? '')
  )
}

/** How many words at `at` are a direction that belongs to the street before it and not to the city behind it. */
const directionsAt = (words: readonly string[], at: number): number => {
  const word = words[at] ?? ''
  if (!isDirection(word)) return 0
  if (isQuadrant(word) || at === words.length - 1) return 1
  if (isKnownCity(words.slice(at).join(' '))) return 0
  if (isKnownCity(words.slice(at + 1).join(' '))) return 1
  return keyOf(word).replace(/\./gu, '').length > 1 ? 0 : 1
}

/** Index behind a unit that has no digit: "Ste B", "Ground Floor". */
const behindLetterUnit = (words: readonly string[], from: number): number | undefined => {
  for (let at = words.length - 2; at >= from; at--) {
    const key = keyOf(words[at] ?? '')
    const next = words[at + 1] ?? ''
    if (UNITS.has(key) && /^(?:[A-Za-z]|[A-Z]-\w+),?$/u.test(next) && key !== 'no') return at + 2
    if (/^(?:ground|lower|upper|main|top|second|third|first)$/u.test(key) && /^(?:floor|level)$/u.test(keyOf(next)))
      return at + 2
  }
  return undefined
}

/** Index behind the last number of the line and what belongs to it; cities have no digits. */
const behindDigits = (words: readonly string[], last: number): number => {
  let at = last + 1
  if (/^(?:floor|fl|flr|level|rm|room)$/u.test(keyOf(words[at] ?? ''))) return at + 1
  const boxed =
    BOX_WORD.test(words[last - 1] ?? '') ||
    BOX_WORD.test(words[last - 2] ?? '') ||
    words[last]?.startsWith('#') === true
  if (boxed) {
    if (/^[A-Za-z],?$/u.test(words[at] ?? '') && !isDirection(words[at] ?? '') && at < words.length - 1) at++
    return at + (isQuadrant(words[at] ?? '') ? 1 : 0)
  }
  if (/^(?:business|bus|byp|bypass|business rte)$/u.test(keyOf(words[at] ?? ''))) at++
  if (isDirection(words[at] ?? '') && at < words.length - 1) return at + 1
  while (
    at < words.length &&
    (isStrongSuffix(words[at] ?? '') ||
      (WEAK_SUFFIXES.has(keyOf(words[at] ?? '')) && isStrongSuffix(words[at - 1] ?? '')))
  ) {
    if (isKnownCity(words.slice(at).join(' '))) break
    at++
    if (keyOf(words[at] ?? '') === 'of') at = behindOf(words, at)
  }
  if (/^[A-Za-z]$/u.test(words[at] ?? '') && !isDirection(words[at] ?? '') && at < words.length - 1) at++
  return at + directionsAt(words, at)
}

/** Whether the words up to `last` are a house number and nothing else: "48S 400E", "W148 N9748", "358 370 E". */
const onlyHouse = (words: readonly string[], last: number): boolean =>
  words
    .slice(0, last + 1)
    .every((word, at) => (at === 0 || (at === 1 && !/(?:st|nd|rd|th)$/iu.test(word))) && hasDigit(word))

/**
 * Splits a line that holds street and city without a comma between them (`193 Braybrook SE Cedar Rapids`): the city begins
 * behind the last number, unit or box, behind the kind of street and its direction, or is well known. English order: number,
 * name, kind, direction.
 */
export const splitStreetCity = (text: string): StreetAndCity => {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const lastDigit = words.findLastIndex((word) => hasDigit(word))
  const house = lastDigit < 0 || onlyHouse(words, lastDigit)
  const known = knownTail(words)
  const letterUnit = behindLetterUnit(words, Math.max(1, lastDigit))
  let cut: number | undefined
  if (house) {
    const kind = behindKind(words, Math.max(1, lastDigit + 1))
    if (kind !== undefined) cut = kind + directionsAt(words, kind)
  } else {
    cut = behindDigits(words, lastDigit)
    const kind = behindKind(words, cut + 1)
    if (kind !== undefined && kind < words.length) cut = kind + directionsAt(words, kind)
  }
  if (letterUnit !== undefined) cut = Math.max(cut ?? 0, letterUnit)
  if (known !== undefined && (cut === undefined || cut >= words.length || surplus(words.slice(cut, known)))) cut = known
  cut ??= behindNumber(words)
  return withCity(words.slice(0, cut).join(' '), words.slice(cut).join(' '))
}

/** Whether words before a well-known city cannot be part of its name. */
const surplus = (words: readonly string[]): boolean =>
  words.length > 1 &&
  words.length <= 6 &&
  words.some(
    (word) => UNITS.has(keyOf(word)) || /^[a-z]\.?,?$/iu.test(word) || /\p{L}\.$/u.test(word) || word.length > 4
  ) &&
  !words.every(
    (word) =>
      isDirection(word) ||
      /^(?:new|old|port|fort|ft|saint|st|mount|mt|lake|upper|lower|san|santa|la|el|los|las)\.?$/iu.test(word)
  )

/** Without any kind of street: the city begins behind a quadrant, or is the last word. */
const behindNumber = (words: readonly string[]): number => {
  const quadrant = words.findIndex((word, at) => at > 1 && isQuadrant(word))
  if (quadrant > 0) return quadrant + 1
  return hasDigit(words[0]) && words.length > 2 ? words.length - 1 : words.length
}

const withCity = (street: string, city: string): StreetAndCity => {
  const plain = city
    .replace(/^[\s,;.-]+|[\s,;-]+$/gu, '')
    .replace(/^(?:(?:unit|apt|ste|suite|bldg|blg|condo|ext|[b-dfg-lo-rt-vx-z])\.?,? )+(?=\p{L}{3})/iu, '')
  const usable = /\p{L}{2}/u.test(plain) && !/\d/u.test(plain) && !isDirection(plain) && !UNITS.has(keyOf(plain))
  const line = street.replace(/[\s,;-]+$/u, '')
  return usable ? { street: line, city: plain } : { street: plain === '' ? line : `${line} ${plain}`.trim() }
}
