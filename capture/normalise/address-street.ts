import { isKnownCity } from './address-lookup'
import { DIRECTIONS, NUMBERED_ROADS, postBox, STREET_SUFFIXES, UNITS, WEAK_SUFFIXES } from './address-words'

export interface StreetAndCity {
  /** House number, street, unit: what stands before the city. */
  readonly street: string
  readonly city?: string
}

const keyOf = (word: string): string => word.toLowerCase().replace(/[.,]+$/u, '')

const isDirection = (word: string): boolean =>
  DIRECTIONS.has(keyOf(word).replace(/\./gu, '')) || DIRECTIONS.has(keyOf(word))
const isQuadrant = (word: string): boolean => /^[ns][ew]$/u.test(keyOf(word).replace(/\./gu, ''))
const isNumber = (word: string): boolean => /^#?\d/u.test(word)
const isStrongSuffix = (word: string): boolean => STREET_SUFFIXES.has(keyOf(word)) && !WEAK_SUFFIXES.has(keyOf(word))

/** The longest well-known city that the words end with. */
const knownTail = (words: readonly string[]): number | undefined => {
  for (let count = Math.min(5, words.length - 1); count >= 1; count--) {
    const tail = words.slice(-count).join(' ')
    if (isKnownCity(tail)) return words.length - count
  }
  return undefined
}

/** Index behind the last unit ("Suite 200", "# 4 B", "3rd Floor"); undefined when there is none. */
const behindUnit = (words: readonly string[]): number | undefined => {
  let end: number | undefined
  for (let at = 0; at < words.length; at++) {
    const word = keyOf(words[at] ?? '')
    const next = words[at + 1] ?? ''
    if (/^#\w/u.test(word) || /^(?:apt|ste|suite|unit)\.?#?\d+\w*$/u.test(word)) end = at + 1
    else if (UNITS.has(word) && at > 0 && /^#?(?:\d|[A-Za-z]-?\d|[A-Za-z],?$)/u.test(next)) {
      end = at + 2
      while (/^(?:#|no\.?)$/iu.test(words[end - 1] ?? '') && end < words.length) end++
      if (/^[A-Za-z]$/u.test(words[end] ?? '') && !isDirection(words[end] ?? '') && end < words.length - 1) end++
      if (/,$/u.test(words[end - 1] ?? '') && /^[A-Za-z]$/u.test(words[end] ?? '')) end++
    } else if (/^\d+(?:st|nd|rd|th)$/u.test(word) && /^(?:floor|fl|flr)$/u.test(keyOf(next))) end = at + 2
    else if (/^(?:ground|lower|upper|main|top)$/u.test(word) && /^(?:floor|level)$/u.test(keyOf(next))) end = at + 2
    else if (word === '#' && next !== '') end = at + 2
  }
  return end
}

/** Index behind the street name, told by the kind of street and by directions behind it. */
const behindStreet = (words: readonly string[]): number | undefined => {
  let end: number | undefined
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? ''
    const key = keyOf(word)
    const left = words.length - at - 1
    if (
      NUMBERED_ROADS.has(key) &&
      /^\d+[a-z]?$|^[a-z]{1,2}$/iu.test(words[at + 1] ?? '') &&
      /\d|^[A-Z]{1,2}$/u.test(words[at + 1] ?? '')
    ) {
      end = at + 2
      at++
    } else if (isStrongSuffix(word) && (end === undefined || left > 0)) {
      const saint = key === 'st' && /^\p{Lu}?\p{L}{3,}$/iu.test(words[at + 1] ?? '') && !followsName(words, at)
      if (!saint) end = at + 1
    } else if (
      end === undefined &&
      WEAK_SUFFIXES.has(key) &&
      at >= 2 &&
      isNumber(words[0] ?? '') &&
      left > 0 &&
      !isKnownCity(`${words[at - 1]} ${word}`)
    ) {
      end = at + 1
    }
  }
  if (end === undefined) return undefined
  return end + directionsAt(words, end)
}

/** "St" behind a name is a street, before a name a saint: `123 Main St Joseph`. */
const followsName = (words: readonly string[], at: number): boolean => {
  const before = words[at - 1] ?? ''
  return at >= 2 ? !isDirection(before) || at >= 3 : false
}

/** How many words behind the street belong to it as a direction (`Wealthy St SE | E Grand Rapids`). */
const directionsAt = (words: readonly string[], at: number): number => {
  const word = words[at] ?? ''
  if (!isDirection(word)) return 0
  if (isQuadrant(word) || at === words.length - 1) return 1
  if (isKnownCity(words.slice(at).join(' '))) return 0
  const preceded = words.slice(1, at - 1).some((before) => isDirection(before))
  return preceded && keyOf(word).length > 1 ? 0 : 1
}

/** Index behind the part of the line that is no city when no kind of street is named: numbers and directions. */
const behindNumber = (words: readonly string[]): number => {
  const quadrant = words.findIndex((word, at) => at > 1 && isQuadrant(word))
  if (quadrant > 0) return quadrant + 1
  return isNumber(words[0] ?? '') && words.length > 2 ? words.length - 1 : words.length
}

/**
 * Splits a line that holds street and city without a comma between them (`193 Braybrook SE Cedar Rapids`): behind a post-office
 * box or a unit, before a well-known city, or behind the kind of street. English order: number, name, kind, direction.
 */
export const splitStreetCity = (text: string): StreetAndCity => {
  const box = postBox(text)
  if (box && box.start === 0) {
    const rest = text.slice(box.end).replace(/^[\s,;.-]+/u, '')
    const unit = splitUnit(rest)
    return rest === ''
      ? { street: text }
      : withCity(`${text.slice(0, box.end)}${unit.street === '' ? '' : `, ${unit.street}`}`, unit.city)
  }
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const unit = behindUnit(words)
  const city = knownTail(words)
  const street = behindStreet(words)
  const marks = [unit, street].filter((mark): mark is number => mark !== undefined)
  const last = marks.length > 0 ? Math.max(...marks) : undefined
  let cut: number
  if (unit !== undefined && unit < words.length)
    cut = Math.max(unit, street !== undefined && street < words.length && street > unit ? street : 0)
  else if (city !== undefined && (last === undefined || city >= last || isKnownCity(words.slice(city).join(' '))))
    cut = widened(city, last)
  else if (last !== undefined) cut = last
  else cut = behindNumber(words)
  return withCity(words.slice(0, cut).join(' '), words.slice(cut).join(' '))
}

/** A known city may be only the end of the city's name: everything behind the street belongs to it. */
const widened = (city: number, street: number | undefined): number =>
  street !== undefined && street < city ? street : city

const splitUnit = (text: string): { street: string; city?: string } => {
  const words = text.split(/\s+/u)
  const unit = behindUnit(['', ...words])
  const cut = unit === undefined ? 0 : unit - 1
  const city = words.slice(cut).join(' ')
  return { street: words.slice(0, cut).join(' '), ...(city !== '' && { city }) }
}

const withCity = (street: string, city: string | undefined): StreetAndCity => {
  const clean = (city ?? '').replace(/^[\s,;.-]+|[\s,;-]+$/gu, '')
  const usable = /\p{L}{2}/u.test(clean) && !/\d/u.test(clean) && !isDirection(clean) && !UNITS.has(keyOf(clean))
  const plain = street.replace(/[\s,;-]+$/u, '')
  return usable ? { street: plain, city: clean } : { street: clean === '' ? plain : `${plain} ${clean}` }
}
