import { countryOfText } from '../normalise/addresses'
import type { Findings } from './found'
import type { PageLine } from './types'

/** Lines around an address or a country's name in which a number is taken to be from there. */
const NEAR = 12

const CODES: Readonly<Record<string, string>> = {
  USA: 'US',
  UK: 'GB',
  UAE: 'AE',
  KSA: 'SA',
  RSA: 'ZA',
  PRC: 'CN',
  ROI: 'IE',
  NZL: 'NZ',
  AUS: 'AU',
  CAN: 'CA',
  IND: 'IN'
}

const ABOUT =
  /\b(?:head|main|regional|branch|sales|support|customer|service|corporate|office|offices|headquarters|hq|toll[\s-]?free|free|phone|tel|telephone|fax|mobile|contact|call|our|in|the|from)\b/giu

/** The country that a short line, or the label at its start, names: "United Kingdom:", "India office", "JM: (876) …". */
export const countryOfLabel = (text: string): string | undefined => {
  const label =
    /^([^:：]{2,48}?)\s*[:：]/u.exec(text)?.[1] ?? (text.length <= 40 && !/\d/.test(text) ? text : undefined)
  if (label === undefined) return undefined
  const bare = label
    .replace(/\([^()]*\)/g, ' ')
    .replace(ABOUT, ' ')
    .replace(/[^\p{L}\p{M}\s.'’&-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (bare.length < 2 || bare.length > 32) return undefined
  if (/^[A-Z]{2,3}$/.test(bare)) return Object.hasOwn(CODES, bare) ? CODES[bare] : undefined
  const country = countryOfText(bare)
  // Only a line that is the name; "…, Ontario, Canada" is the end of an address and is found as one.
  return country !== undefined && bare.split(' ').length <= 4 ? country : undefined
}

/** The country that ends a line with numbers and commas, as addresses do. */
const countryAtEnd = (text: string): string | undefined => {
  const last = /\p{Nd}/u.test(text) ? /[,،、]\s*([^,،、\p{Nd}]{2,40})$/u.exec(text)?.[1] : undefined
  return last === undefined ? undefined : countryOfText(last.trim())
}

/** Says in which country a number without a country code is read, by line. */
export const createCountries = (
  lines: readonly PageLine[],
  addresses: Findings['addresses'],
  country: string | undefined,
  fallback: string | undefined
): ((line: number) => string | undefined) => {
  const marks: { readonly start: number; readonly end: number; readonly country: string; readonly label: boolean }[] =
    []
  const counts = new Map<string, number>()
  for (const { line, end, address } of addresses)
    if (address.country !== undefined) {
      marks.push({ start: line, end: end - 1, country: address.country, label: false })
      counts.set(address.country, (counts.get(address.country) ?? 0) + 1)
    }
  lines.forEach((line, i) => {
    const named = line.text.length <= 160 ? (countryOfLabel(line.text) ?? countryAtEnd(line.text)) : undefined
    if (named !== undefined) marks.push({ start: i, end: i, country: named, label: true })
  })
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  const base = country ?? most ?? fallback
  marks.sort((a, b) => a.start - b.start)
  return (line) => {
    let best = base
    let distance = NEAR
    for (const mark of marks) {
      if (mark.start > line + NEAR) break
      // A label speaks for what follows it, an address for both sides.
      const gap = line < mark.start ? (mark.label ? NEAR : mark.start - line) : Math.max(0, line - mark.end)
      if (gap < distance || (gap === distance && gap < NEAR && mark.label)) {
        best = mark.country
        distance = gap
      }
    }
    return best
  }
}
