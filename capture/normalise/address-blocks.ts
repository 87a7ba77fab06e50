import type { DraftAddress } from '../types'
import { addressLine, anchorOf, isDated, mayAnchor, type Anchor } from './address-anchors'
import { eastAsianBlock } from './address-east'
import { countryByName, regionCountry } from './address-lookup'
import { parseAddress, type AddressOptions } from './address-parse'
import { hasStreetWord, postBox } from './address-words'
import { asciiDigits, tidy } from './plain-text'

export interface AddressBlock {
  /** Index of the block's first line. */
  readonly start: number
  /** Index after the block's last line. */
  readonly end: number
  readonly address: DraftAddress
}

const MAX_LINES = 3_000
const MAX_BLOCKS = 100
const MAX_ABOVE = 6

/** Where other values begin in a line that also holds an address. */
const CUT =
  /\s*[|•·◊●▪■►*]\s*|\s{3,}|\s+[–—]\s+(?=\D{0,12}\d{3}[ .)-])|[\s,;.]*(?<![\p{L}])(?:tel|phone|ph|telephone|fax|mobile|mob|cell|call(?: us)?|e-?mail|web|website|फोन|मोबाइल|दूरभाष|ईमेल)(?:\s*(?:no|number|nr))?\s*[.:#-]+\s*(?=[+(\d\p{L}])|[\s,;]+(?:t|f|m|p|e)\s*[.:]\s*(?=[+(\d])|\s*(?:https?:\/\/|www\.)\S*|\s*\S+@\S+|[\s,;-]*\+\d[\d ().-]{7,}|[\s,;-]*\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)|\s+or\s+call\s+/giu

/** Lead-ins of sentences: what stands before the house number is no address. */
const LEAD =
  /^.*?(?<![\p{L}])(?:located at|located in|situated at|visit us at|find us at|offices? (?:is )?(?:at|in)|address(?: is)?|mail(?:ed)? to|send to|write to|our office|headquarters(?: at)?|based (?:at|in)|sitz|standort|c\/o)\s*[:–-]?\s+(?=\S)/iu

const segmentsOf = (line: string): string[] =>
  line
    .split(CUT)
    .map((part) => part.trim())
    .filter((part) => part !== '')

interface Core {
  readonly text: string
  readonly anchor: Anchor
  /** Parts of the same line before it, cut off at bars and bullets. */
  readonly before: readonly string[]
}

/** Long lines of several values may hold an address between them. */
const LIKELY = /\d{4}|\d [A-Z]|\d[A-Z] |[|•·◊]/u

/** The part of a line that ends an address. */
const coreOf = (line: string, assumed: string | undefined): Core | undefined => {
  if (!LIKELY.test(line) && !mayAnchor(line)) return undefined
  const split = segmentsOf(line)
  if (split.length <= 1) {
    const anchor = anchorOf(line, assumed)
    if (!anchor || (anchor.strength === 'weak' && isDated(line))) return undefined
    return { text: split[0] ?? line, anchor, before: [] }
  }
  for (const [at, text] of split.entries()) {
    const anchor = anchorOf(text, assumed)
    if (anchor && !(anchor.strength === 'weak' && (anchor.bare || isDated(text))))
      return { text, anchor, before: split.slice(0, at) }
  }
  return undefined
}

const holdsStreet = (text: string): boolean => {
  const before = text.replace(/[\s,]+\S+$/u, '')
  return (
    postBox(text) !== undefined ||
    (/\d/u.test(before) && (hasStreetWord(before) || /^\s*\d+[\p{L}]?[ ,/-]/u.test(before)) && /[,\s]/u.test(before))
  )
}

interface Grown {
  readonly start: number
  readonly lines: readonly string[]
  readonly street: boolean
}

interface Above {
  readonly text: string
  readonly line: number
  /** Nothing further up belongs to it: a bar or bullet stands before it. */
  readonly closed: boolean
}

const linesAbove = (lines: readonly string[], at: number, core: Core, floor: number): Above[] => {
  const own = core.before.toReversed().map((text) => ({ text, line: at, closed: false }))
  const list: Above[] = []
  for (let index = at - 1; index >= Math.max(floor, at - MAX_ABOVE); index--) {
    const parts = segmentsOf(lines[index] ?? '')
    list.push({ text: parts.at(-1) ?? '', line: index, closed: parts.length > 1 })
  }
  return [...own, ...list]
}

/** Goes up from the last line over streets, buildings and places. */
const grow = (lines: readonly string[], at: number, core: Core, floor: number): Grown => {
  const taken: string[] = [core.text]
  const self = holdsStreet(core.text)
  let street = self
  let start = at
  let places: string[] = []
  const budget = core.anchor.bare ? 3 : 2
  for (const { text, line, closed } of linesAbove(lines, at, core, floor)) {
    if (text === '' && !street && places.length === 0 && line === at - 1) continue
    if (self && !/\d/u.test(text)) break
    const kind = addressLine(text)
    if (kind === 'street' && !endsOther(text)) {
      if (street && !/\d/u.test(text) && !hasStreetWord(text) && taken.some((other) => /^\d/u.test(other))) break
      taken.unshift(text, ...places.toReversed())
      places = []
      street = true
      start = line
      if (closed) break
    } else if (kind === 'place' && !street && places.length < budget) places.push(text)
    else break
  }
  if (!street && core.anchor.bare) {
    taken.unshift(...places.toReversed())
    start = at - places.length
  }
  return { start: Math.max(0, start), lines: taken, street }
}

/** A line that ends an address of its own is no part of the next one. */
const endsOther = (text: string): boolean => {
  const anchor = anchorOf(text, undefined)
  return anchor !== undefined && anchor.strength === 'strong' && !anchor.bare
}

const isCountryLine = (line: string | undefined): boolean =>
  line !== undefined && line.length < 50 && countryByName(line) !== undefined

const isTail = (line: string | undefined, options: AddressOptions): boolean =>
  isCountryLine(line) ||
  (line !== undefined && line.length < 40 && !/\d/u.test(line) && regionCountry(line, options.country) !== undefined)

const usable = (address: DraftAddress, grown: Grown, core: Core): boolean => {
  if (address.city === undefined && address.postcode === undefined) return false
  if (grown.street && address.street !== undefined)
    return core.anchor.strength === 'strong' || address.postcode !== undefined || /\d/u.test(address.street)
  return (
    core.anchor.strength === 'strong' &&
    address.postcode !== undefined &&
    (!core.anchor.bare || address.city !== undefined)
  )
}

/**
 * Finds runs of lines that are postal addresses: from a line with postcode, region or country upwards over its streets. Other
 * values in the same line (phone, e-mail) are cut off. Blocks do not overlap.
 */
export const findAddressBlocks = (lines: readonly string[], options: AddressOptions = {}): AddressBlock[] => {
  const plain = lines.slice(0, MAX_LINES).map((line) => (line.length > 400 ? '' : asciiDigits(tidy(line))))
  const assumed = options.country?.toUpperCase()
  const blocks: AddressBlock[] = []
  let floor = 0
  for (let at = 0; at < plain.length && blocks.length < MAX_BLOCKS; at++) {
    const eastern = eastAsianBlock(plain, at)
    const placed = eastern === undefined ? undefined : parseAddress(eastern.raw, options)
    if (eastern !== undefined && placed?.city !== undefined) {
      blocks.push({ start: at, end: eastern.end, address: placed })
      floor = eastern.end
      at = eastern.end - 1
      continue
    }
    const core = coreOf(plain[at] ?? '', assumed)
    if (!core) continue
    const next = plain[at + 1]
    if (
      core.anchor.strength === 'weak' &&
      !core.anchor.bare &&
      next !== undefined &&
      anchorOf(next, assumed)?.strength === 'strong' &&
      !holdsStreet(next)
    )
      continue
    const grown = grow(plain, at, core, floor)
    if (!grown.street && core.anchor.strength === 'weak') continue
    let end = at + 1
    while (end < plain.length && end <= at + 2 && isTail(plain[end], options)) end++
    const raw = [...grown.lines, ...plain.slice(at + 1, end)].join('\n').replace(LEAD, '')
    const address = parseAddress(raw, options)
    if (!usable(address, grown, core)) continue
    blocks.push({ start: grown.start, end, address })
    floor = end
    at = end - 1
  }
  return blocks
}
