import { CURRENCY_SPELLINGS, WORD_CODES } from './currencies'
import { asciiDigits, INVISIBLE } from './plain-text'

export interface ParsedMoney {
  /** Plain decimal: digits with an optional `.` and fraction. */
  readonly amount?: string
  /** As written beside the amount, else in the hint. */
  readonly currency?: string
  /** ISO 4217 code, where the spelling has one. `$` alone is taken for US dollars. */
  readonly code?: string
}

const MAX_TEXT = 500

interface Spellings {
  readonly codeOf: ReadonlyMap<string, string>
  /** By first character, longest first, so that `R$` wins over `R`. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>
  readonly byLast: ReadonlyMap<string, readonly string[]>
  readonly near: ReadonlySet<string>
}

let built: Spellings | undefined
const spellings = (): Spellings => {
  if (built) return built
  const codeOf = new Map<string, string>()
  const near = new Set<string>()
  for (const code of Intl.supportedValuesOf('currency')) codeOf.set(code, code)
  for (const [code, list] of Object.entries(CURRENCY_SPELLINGS)) {
    for (const written of list.split(' ')) {
      const spelling = written.replace(/^~/u, '').replace(/_/gu, ' ')
      if (spelling === '' || codeOf.has(spelling)) continue
      if (written.startsWith('~')) near.add(spelling)
      codeOf.set(spelling, code)
    }
  }
  const all = [...codeOf.keys()].sort((a, b) => b.length - a.length)
  const group = (key: (spelling: string) => string): Map<string, string[]> => {
    const map = new Map<string, string[]>()
    for (const spelling of all) {
      const at = key(spelling)
      const list = map.get(at)
      if (list) list.push(spelling)
      else map.set(at, [spelling])
    }
    return map
  }
  built = {
    codeOf,
    near,
    byFirst: group((spelling) => spelling[0] ?? ''),
    byLast: group((spelling) => spelling.at(-1) ?? '')
  }
  return built
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}]/u.test(char)

/** The spelling that begins at `at`. Letters must not go on behind it. */
const spellingAt = (text: string, at: number): string | undefined => {
  for (const spelling of spellings().byFirst.get(text[at] ?? '') ?? []) {
    if (!text.startsWith(spelling, at)) continue
    if (isLetter(spelling.at(-1)) && isLetter(text[at + spelling.length])) continue
    return spelling
  }
  const word = /^\p{Lu}[\p{L}\p{M}]{3,15}/u.exec(text.slice(at, at + 16))?.[0]
  if (word !== undefined && spellings().codeOf.has(word.toLowerCase())) return word
  const code = /^[a-z]{3}(?![\p{L}\p{M}])/u.exec(text.slice(at, at + 4))?.[0]
  return code && spellings().codeOf.get(code.toUpperCase()) === code.toUpperCase() ? code : undefined
}

/** The spelling that ends before `end`. Letters must not go before it. */
const spellingBefore = (text: string, end: number): string | undefined => {
  for (const spelling of spellings().byLast.get(text[end - 1] ?? '') ?? []) {
    const start = end - spelling.length
    if (start < 0 || !text.startsWith(spelling, start) || WORD_CODES.has(spelling)) continue
    if (isLetter(spelling[0]) && isLetter(text[start - 1])) continue
    return spelling
  }
  return undefined
}

const NUMBER = /\d+(?:[.,'’·٫٬ \u00A0\u202F]\d+)*(?:[.,] \d{2}(?!\d))?|(?<![\p{L}\d.,])[.,]+\d{1,3}(?:,\d{3})?(?!\d)/gu

/** Blanks in a number stand before groups of three digits; what does not fit is cut off. */
const trimGroups = (written: string): string => {
  const blank = /[ \u00A0\u202F]/u
  if (!blank.test(written)) return written
  const [head = '', ...groups] = written.split(blank)
  let kept = head
  for (const group of groups) {
    const decimals = /[.,]$/u.test(kept) && /^\d{2}$/u.test(group)
    const thousands =
      /^\d{3}(?:[.,]\d{1,2})?$/u.test(group) && /^\d{1,3}$|\d{3}$/u.test(kept) && !/[.,]\d{1,2}$/u.test(kept)
    if (!decimals && !thousands) break
    kept += decimals ? group : ` ${group}`
    if (decimals) break
  }
  return kept
}

/** A written number as plain decimal; which sign parts the decimals is told from what stands around them. */
const plainDecimal = (written: string): string | undefined => {
  const text = written
    .replace(/[ \u00A0\u202F'’·٬]/gu, '')
    .replace(/٫/gu, '.')
    .replace(/^[.,]+/u, '.')
  const dot = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  const last = Math.max(dot, comma)
  if (last < 0) return clean(text)
  const sign = text[last] ?? ''
  const count = text.split(sign).length - 1
  const behind = text.length - last - 1
  const before = text.slice(0, last)
  const both = dot >= 0 && comma >= 0
  const thousands = !both && behind === 3 && (count > 1 || !/^0?$/u.test(before))
  if (thousands || (count > 1 && (!both || behind === 3))) return clean(text.replace(/[.,]/gu, ''))
  return clean(`${before.replace(/[.,]/gu, '')}.${text.slice(last + 1)}`)
}

const clean = (text: string): string | undefined => {
  const found = /^(\d*)(?:\.(\d*))?$/u.exec(text)
  if (!found || text === '' || text === '.') return undefined
  const whole = (found[1] ?? '').replace(/^0+(?=\d)/u, '') || '0'
  return found[2] ? `${whole}.${found[2]}` : whole
}

const POWERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:lakh|lakhs|lac|lacs|लाख|লাখ|લાખ|லட்சம்|లక్ష)(?![\p{L}\p{M}])/iu, 5],
  [/^(?:crore|crores|cr\.?|करोड़|करोड़|कोटी|কোটি|કરોડ|கோடி|కోటి)(?![\p{L}\p{M}])/iu, 7],
  [/^(?:thousand|k|tsd\.?|tausend|mille|mil|हजार|हज़ार|тыс\.?|тысяч)(?![\p{L}\p{M}])/iu, 3],
  [/^(?:millions?|mio\.?|mn|mln\.?|m|mm|millionen|millones|milhões|milioni|млн\.?|миллионов)(?![\p{L}\p{M}])/iu, 6],
  [/^(?:billions?|bn|b|mrd\.?|milliarden?|milliards?|miliardi|млрд\.?|अरब)(?![\p{L}\p{M}])/iu, 9],
  [/^(?:万|萬|만)/u, 4],
  [/^(?:亿|億|억)/u, 8]
]

/** "5 lakh", "2.5 Cr", "10k", "3 Mio.": the power of ten behind a number and how long its word is. */
const powerAt = (
  text: string,
  at: number,
  currency: string | undefined
): { power: number; length: number } | undefined => {
  const blank = /^[ \u00A0]?/u.exec(text.slice(at, at + 1))?.[0].length ?? 0
  const behind = text.slice(at + blank, at + blank + 14)
  const rupees = currency === undefined ? blank === 0 : spellings().codeOf.get(currency) === 'INR'
  if (rupees && /^L(?![\p{L}\p{M}])/u.test(behind)) return { power: 5, length: blank + 1 }
  for (const [pattern, power] of POWERS) {
    const word = pattern.exec(behind)?.[0]
    if (word === undefined) continue
    const letter = /^(?:m|b|k|mm|mil|mille)$/iu.test(word) && blank > 0 && currency === undefined
    if (letter && spellingAt(text, at + blank + word.length) === undefined) continue
    return { power, length: blank + word.length }
  }
  return undefined
}

/** "10–15 lakh", "10 to 12 crore": the word behind the second number is the first one's too. */
const powerOfRange = (
  text: string,
  at: number,
  currency: string | undefined
): { power: number; length: number } | undefined => {
  const second = /^ ?(?:[-–—]|to|bis|à|a|से) ?(\d{1,4}(?:[.,]\d{1,2})?)(?![\d.,])/u.exec(text.slice(at, at + 16))?.[0]
  const found = second === undefined ? undefined : powerAt(text, at + second.length, currency)
  return found === undefined ? undefined : { power: found.power, length: (second ?? '').length + found.length }
}

/** Moves the decimal point without floating point. */
const shifted = (decimal: string, power: number): string => {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const digits = whole + fraction.slice(0, power).padEnd(power, '0')
  const rest = fraction.slice(power)
  return clean(rest === '' ? digits : `${digits}.${rest}`) ?? decimal
}

interface Candidate {
  readonly amount: string
  readonly currency?: string
  readonly code?: string
}

/** ISO 4217: the money of Kuwait, Bahrain, Oman, Jordan and others has a thousand parts, so `12.750` is twelve and a fraction. */
const hasThousandths = (spelling: string): boolean =>
  /^(?:KWD|BHD|OMR|JOD|TND|IQD|LYD)$/u.test(spellings().codeOf.get(spelling) ?? '')

/** `$` before and a dollar's code behind: the code says which. */
const DOLLARS = /^(?:AUD|CAD|NZD|SGD|HKD|TWD|MXN|ARS|CLP|COP|JMD|TTD|FJD|NAD|BBD|XCD|USD)$/u

const candidateAt = (text: string, found: string, index: number): Candidate | undefined => {
  const written = trimGroups(found)
  let end = index + written.length
  const start = text.slice(0, index).replace(/[\s:]{0,3}$/u, '').length
  const before = spellingBefore(text, start)
  if (before === undefined && isLetter(text[index - 1]) && !/\p{Lo}/u.test(text[index - 1] ?? '')) return undefined
  let amount = plainDecimal(written)
  if (amount === undefined) return undefined
  const beside = before ?? spellingAt(text, end + (/^[ \u00A0\u202F]{0,3}/u.exec(text.slice(end))?.[0].length ?? 0))
  if (/^\d{1,3}\.\d{3}$/u.test(written) && beside !== undefined && hasThousandths(beside)) amount = written
  const split = /^ ?[€$£] ?(\d{2})(?!\d)/u.exec(text.slice(end))
  if (split?.[1] && /^\d+$/u.test(written)) amount = `${amount}.${split[1]}`.replace(/0$/u, '')
  const power = powerAt(text, end, before) ?? powerOfRange(text, end, before)
  if (power) {
    amount = shifted(amount, power.power)
    end += power.length
  }
  end += /^(?:[.,]?[-–—]{1,2}|\/-)/u.exec(text.slice(end))?.[0].length ?? 0
  const behindAt = end + (/^[ \u00A0\u202F]{0,3}/u.exec(text.slice(end))?.[0].length ?? 0)
  const behind = spellingAt(text, behindAt)
  const currency = before ?? behind
  const code = before === '$' && behind !== undefined && DOLLARS.test(behind) ? behind : undefined
  return { amount, ...(currency !== undefined && { currency }), ...(code !== undefined && { code }) }
}

/** A currency that stands somewhere in a text, not beside the digits. */
const currencyAnywhere = (text: string): string | undefined => {
  const { near } = spellings()
  const whole = text.trim()
  if (spellingAt(whole, 0) === whole) return whole
  for (let at = 0; at < text.length; at++) {
    if (isLetter(text[at - 1]) && isLetter(text[at])) continue
    const spelling = spellingAt(text, at)
    if (spelling === undefined || WORD_CODES.has(spelling) || /^[a-z]{3}$/u.test(spelling)) continue
    const beside = /\d\s?$/u.test(text.slice(0, at)) || /^\s?\d/u.test(text.slice(at + spelling.length))
    if (!near.has(spelling) || beside) return spelling
  }
  return undefined
}

const FREE = /^\s*(?:free|gratis|kostenlos|gratuit|gratuito|मुफ्त|मुफ़्त|निःशुल्क|бесплатно)\s*[!.]?\s*$/iu

/**
 * Reads the amount and the currency of a price or deal value. Knows European, Indian (`1,23,456`, lakh, crore) and other
 * grouping, digits of all scripts, and `hint`, a text near by that may name the currency.
 */
export const parseMoney = (text: string, hint?: string): ParsedMoney => {
  const plain = asciiDigits(text.slice(0, MAX_TEXT)).replace(INVISIBLE, '')
  const candidates: Candidate[] = []
  for (const found of plain.matchAll(NUMBER)) {
    const candidate = candidateAt(plain, found[0], found.index)
    if (candidate) candidates.push(candidate)
    if (candidate?.currency !== undefined) break
  }
  const best = candidates.find((candidate) => candidate.currency !== undefined) ?? candidates[0]
  const amount = best?.amount ?? (FREE.test(plain) ? '0' : undefined)
  const currency =
    best?.currency ??
    currencyAnywhere(plain) ??
    (hint === undefined ? undefined : currencyAnywhere(hint.slice(0, MAX_TEXT)))
  const codeOf = (spelling: string): string | undefined =>
    spellings().codeOf.get(spelling) ??
    spellings().codeOf.get(spelling.toUpperCase()) ??
    spellings().codeOf.get(spelling.toLowerCase())
  const code = best?.code ?? (currency === undefined ? undefined : codeOf(currency))
  return { ...(amount !== undefined && { amount }), ...(currency !== undefined && { currency }), ...(code && { code }) }
}
