import type { CountryCode } from 'libphonenumber-js/max'
import { labelBefore, type PhoneLabel } from './phone-labels'
import { isDate, looksLikeOtherNumber, withoutAccounts } from './phone-lookalikes'
import { hasTrunkZero, resolveInternational, resolveNational, type ResolvedPhone } from './phone-resolve'
import { digitChains, extensionAt, gapStrength, prefixBefore, type DigitGroup } from './phone-text'
import type { PhoneHit } from './phone-types'
import { vanityNumbers } from './phone-vanity'

/** Work is capped, so that a page of nothing but digits costs no more than a long contact page. */
const MAX_GROUPS = 10_000
const MAX_TRIES = 1_500
const MAX_DIGITS = 18
const MAX_RUN = 12

interface Span {
  readonly from: number
  readonly to: number
  readonly strength: number
  readonly resolved: ResolvedPhone
}

interface Context {
  readonly text: string
  readonly country: CountryCode | undefined
  readonly callingCodes: ReadonlySet<string>
  tries: number
}

/** All phone numbers of a text that went through `phoneText`, in order, without overlaps. */
export const searchPhones = (written: string, country: CountryCode | undefined): PhoneHit[] => {
  const text = withoutAccounts(written)
  const context: Context = { text, country, callingCodes: callingCodesIn(text), tries: 0 }
  const hits: PhoneHit[] = []
  const vanity = vanityNumbers(text, country)
  let nextVanity = 0
  let end = 0
  for (const chain of digitChains(text, MAX_GROUPS)) {
    const last = chain.at(-1)
    const first = chain[0]
    if (!first || !last) continue
    for (; nextVanity < vanity.length; nextVanity++) {
      const hit = vanity[nextVanity]
      if (!hit || hit.start > last.end) break
      if (hit.start < end) continue
      hits.push(hit)
      end = hit.end
    }
    for (const hit of chainHits(context, chain, end)) {
      hits.push(hit)
      end = hit.end
    }
  }
  return hits
}

const callingCodesIn = (text: string): ReadonlySet<string> => {
  const codes = new Set<string>()
  for (const found of text.matchAll(/\+ ?(\d{1,3})(?!\d)/gu)) {
    if (codes.size < 20 && found[1]) codes.add(found[1])
  }
  return codes
}

const chainHits = (context: Context, chain: readonly DigitGroup[], after: number): PhoneHit[] => {
  const { text } = context
  const hits: PhoneHit[] = []
  let end = after
  for (let at = 0; at < chain.length; at++) {
    const group = chain[at]
    if (!group || group.start < end) continue
    const prefix = prefixBefore(text, group.start)
    const start = group.start - prefix.length
    const label = labelBefore(text.slice(Math.max(end, start - 60), start))
    const span = bestSpan(context, chain, at, prefix, label)
    if (span) {
      const stop = chain[span.to]?.end ?? group.end
      const closed = prefix.startsWith('(') && text[stop] === ')' ? stop + 1 : stop
      const extension = extensionAt(text, closed)
      const hit: PhoneHit = {
        start,
        end: extension?.end ?? closed,
        e164: span.resolved.e164,
        ...(extension && { extension: extension.digits })
      }
      hits.push(hit)
      const variants = variantHits(context, hit, span.resolved)
      hits.push(...variants)
      end = hits.at(-1)?.end ?? hit.end
      at = span.to
      continue
    }
    if (label.kind === 'id' && group.digits.length <= 4) {
      while (gapStrength(chain[at + 1]?.gap ?? '//') === 1) at++
      continue
    }
    if (label.kind === 'phone') {
      const bare = bareHit(context, chain, at, start)
      if (bare) {
        hits.push(bare)
        end = bare.end
        break
      }
    }
  }
  return hits
}

/** The reading of the groups from `at` on that crosses the weakest gaps, and of those the longest. */
const bestSpan = (
  context: Context,
  chain: readonly DigitGroup[],
  at: number,
  prefix: string,
  label: PhoneLabel
): Span | undefined => {
  const best = spansFrom(context, chain, at, prefix, label)
  if (!best || best.strength === 1) return best
  for (let next = at + 1; next <= best.to; next++) {
    const group = chain[next]
    if (!group || gapStrength(group.gap) < 2) continue
    const rival = spansFrom(context, chain, next, prefixBefore(context.text, group.start), label)
    if (rival && rival.strength < best.strength && rival.to >= best.to) return undefined
  }
  return best
}

const spansFrom = (
  context: Context,
  chain: readonly DigitGroup[],
  at: number,
  prefix: string,
  label: PhoneLabel
): Span | undefined => {
  let digits = ''
  let strength = 0
  let best: Span | undefined
  for (let to = at; to < Math.min(chain.length, at + MAX_RUN); to++) {
    const group = chain[to]
    if (!group) break
    if (to > at) strength = Math.max(strength, gapStrength(group.gap))
    digits += group.digits
    if (digits.length > MAX_DIGITS || (best && best.strength < strength)) break
    if (digits.length < 6 || ++context.tries > MAX_TRIES) continue
    const resolved = resolveRun(context, chain.slice(at, to + 1), prefix, label)
    if (resolved && fits(context, chain, at, to, prefix, label, resolved))
      best = { from: at, to, strength: Math.max(1, strength), resolved }
  }
  return best
}

const resolveRun = (
  context: Context,
  run: readonly DigitGroup[],
  prefix: string,
  label: PhoneLabel
): ResolvedPhone | undefined => {
  const { country } = context
  const [first, second] = run
  const zeroInBrackets = run.findIndex((group, index) => index > 0 && group.digits === '0' && group.gap.endsWith('('))
  const kept = zeroInBrackets > 0 ? run.filter((_, index) => index !== zeroInBrackets) : run
  const digits = kept.map((group) => group.digits).join('')
  if (prefix.includes('+')) return resolveInternational(digits, country)
  const code = first?.digits ?? ''
  if (zeroInBrackets === 1 && code.length <= 3) return validOnly(resolveInternational(digits))
  // WhatsApp's own links hold the country code, without a sign.
  const linked = label.label === 'whatsapp' && /^[1-9]\d{10}/u.test(digits)
  const national = (linked ? validOnly(resolveInternational(digits)) : undefined) ?? resolveNational(digits, country)
  if (national?.grade === 'valid') return national
  const written = /^[1-9]\d{0,2}$/u.test(code) && second !== undefined && digits.length >= 10
  const codeAndArea = prefix === '(' && second?.gap === '-' && run[2]?.gap.startsWith(')') === true
  if (written && (label.kind === 'phone' || codeAndArea || context.callingCodes.has(code))) {
    return validOnly(resolveInternational(digits)) ?? national
  }
  if (label.kind === 'phone' && digits.length >= 11 && !digits.startsWith('0')) {
    return validOnly(resolveInternational(digits)) ?? national
  }
  return national
}

const validOnly = (resolved: ResolvedPhone | undefined): ResolvedPhone | undefined =>
  resolved?.grade === 'valid' ? resolved : undefined

/** Whether the place and the writing allow the run to be a phone number. */
const fits = (
  context: Context,
  chain: readonly DigitGroup[],
  from: number,
  to: number,
  prefix: string,
  label: PhoneLabel,
  resolved: ResolvedPhone
): boolean => {
  const { text, country } = context
  const run = chain.slice(from, to + 1)
  const [first] = run
  const last = run.at(-1)
  if (!first || !last) return false
  const plus = prefix.includes('+')
  const labelled = label.kind === 'phone'
  if (label.kind === 'id' && !plus) return false
  if (!bracketsMatch(prefix, run, text)) return false
  const bracketed = prefix === '(' && run.length === 3 && first.digits.length === 3 && resolved.callingCode === '1'
  if (resolved.grade === 'possible' && !plus && !labelled && !bracketed) return false
  if (resolved.grade === 'possible' && resolved.national.length < 9 && !plus) return false
  const start = first.start - prefix.length
  if (!placeAllows(text, start, last.end, prefix, first.gap !== '' || labelled)) return false
  if (looksLikeOtherNumber(text, run, prefix, labelled)) return false
  if (labelled) return true
  if (!plus && touchesDate(chain, from, to)) return false
  if (cutOut(chain, from, to)) return false
  if (plus) return true
  const digits = run.map((group) => group.digits).join('')
  const trunk = country !== undefined && hasTrunkZero(country)
  if (digits.length >= 9 || (trunk && digits.startsWith('0'))) return true
  return !trunk && run.length > 1
}

const bracketsMatch = (prefix: string, run: readonly DigitGroup[], text: string): boolean => {
  if (run.some((group) => group.gap.includes(').('))) return false
  let open = prefix.includes('(') ? 1 : 0
  for (const group of run.slice(1)) {
    for (const char of group.gap) {
      if (char === '(') open++
      else if (char === ')') open--
      if (open < 0 || open > 1) return false
    }
  }
  return open === 0 || text[run.at(-1)?.end ?? 0] === ')'
}

/** Letters, currency signs, `%`, `@`, clock times and web addresses beside the digits speak against a phone number. */
const placeAllows = (text: string, start: number, end: number, prefix: string, expected: boolean): boolean => {
  const before = text.slice(Math.max(0, start - 12), start)
  const behind = text.slice(end, end + 12)
  if (prefix === '' && /(?:\p{Script=Latin}\p{M}*|[\p{N}_#=\\])$/u.test(before)) return false
  if (prefix !== '' && /\d$/u.test(before)) return false
  if (/(?:\p{Sc}|\b(?:rs|inr|usd|eur|gbp|aed)\.?) ?$/iu.test(before)) return false
  if (/^(?:\p{Sc}|[%@=_]|:\d|,\d{1,3}(?!\d)|\.\d)/u.test(behind)) return false
  if (/^[\p{Script=Latin}]/u.test(behind) && !extensionAt(text, end)) return false
  if (/[\p{L}\d][./?&=%_-]+$/u.test(before) && !/[\p{L}][.-]+$/u.test(before) && !expected) return false
  return (
    !inUrl(text, start) || /(?:tel:|wa\.me\/|phone=|whatsapp:)\+?$/iu.test(text.slice(Math.max(0, start - 16), end))
  )
}

const inUrl = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - 200), start)
  const token = before.split(/\s/u).at(-1) ?? ''
  return /:\/\/|www\.|@/u.test(token)
}

/** Whether one of the groups belongs to a date ("24 2020-08-01"). */
const touchesDate = (chain: readonly DigitGroup[], from: number, to: number): boolean => {
  for (let at = Math.max(0, from - 2); at <= to; at++) if (isDate(chain.slice(at, at + 3))) return true
  return false
}

/** Whether the run is torn out of a longer code: a group hangs on it by a mere hyphen or dot. */
const cutOut = (chain: readonly DigitGroup[], from: number, to: number): boolean => {
  const tight = (gap: string | undefined): boolean => gap === '-' || gap === '.'
  return (from > 0 && tight(chain[from]?.gap)) || (tight(chain[to + 1]?.gap) && (chain[to + 1]?.digits.length ?? 0) > 2)
}

/** `2592669/779`, `022-25926690 / 91`, `2592 6690 / 2592 6691`: further numbers that share the beginning of the one before. */
const variantHits = (context: Context, base: PhoneHit, resolved: ResolvedPhone): PhoneHit[] => {
  const { text } = context
  const hits: PhoneHit[] = []
  let at = base.end
  while (hits.length < 8) {
    const behind = text.slice(at, at + 32)
    const alike = grouped(text.slice(base.start, base.end), behind)
    const found = alike ?? /^ ?(?:\/|,|&|or|and|या) ?(\d{1,8})(?![\d\p{L}:@%])(?!-\d)/u.exec(behind)
    const digits = found?.[1]?.replace(/\D/gu, '')
    if (!found || !digits || base.extension || (!alike && isWhole(context, behind))) break
    const slash = found[0].includes('/')
    if (digits.length < (slash ? 2 : 6) || digits.length >= resolved.national.length) break
    const e164 = resolved.e164.slice(0, -digits.length) + digits
    const variant = resolveInternational(e164.slice(1))
    if (variant?.grade !== 'valid' || variant.national.length !== resolved.national.length) break
    const end = at + found[0].length
    hits.push({ start: end - (found[1]?.length ?? 0), end, e164: variant.e164 })
    at = end
  }
  return hits
}

/** A variant of several groups, as long each as the last groups of the number before it. */
const grouped = (base: string, behind: string): RegExpExecArray | undefined => {
  const found = /^ ?\/ ?(\d{2,5}(?:[ -]\d{2,5}){1,2})(?![\d\p{L}:@%])(?![ -]\d)/u.exec(behind)
  const lengths = (text: string): number[] => text.match(/\d+/gu)?.map((group) => group.length) ?? []
  const own = lengths(found?.[1] ?? '')
  const last = lengths(base)
  if (!found || own.length >= last.length) return undefined
  return own.every((length, index) => length === last[last.length - own.length + index]) ? found : undefined
}

/** Whether a whole number of the country stands behind the slash: `98220 45178/98230 11223`. */
const isWhole = ({ country }: Context, behind: string): boolean => {
  const run = /^ ?\/ ?(\+?\d{2,6}(?:[ -]\d{2,8}){1,3})(?![\d\p{L}:@%])/u.exec(behind)?.[1]
  if (run === undefined || country === undefined) return false
  return !run.startsWith('+') && resolveNational(run.replace(/\D/gu, ''), country)?.grade === 'valid'
}

/** A number behind a label that no country could be found for: kept as written. */
const bareHit = (context: Context, chain: readonly DigitGroup[], at: number, start: number): PhoneHit | undefined => {
  const { text } = context
  const run: DigitGroup[] = []
  let count = 0
  for (const group of chain.slice(at, at + MAX_RUN)) {
    if (run.length > 0 && gapStrength(group.gap) > 1) break
    if (count + group.digits.length > 15) break
    run.push(group)
    count += group.digits.length
  }
  const last = run.at(-1)
  if (!last || count < 6) return undefined
  const prefix = text.slice(start, run[0]?.start)
  if (!bracketsMatch(prefix, run, text) || looksLikeOtherNumber(text, run, prefix, false)) return undefined
  if (!placeAllows(text, start, last.end, prefix, true)) return undefined
  const extension = extensionAt(text, last.end)
  return { start, end: extension?.end ?? last.end, ...(extension && { extension: extension.digits }) }
}
