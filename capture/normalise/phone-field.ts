import type { DraftPhone } from '../types'
import {
  keypadDigits,
  resolveInternational,
  resolveNational,
  supportedCountry,
  type ResolvedPhone
} from './phone-resolve'
import { phoneText } from './phone-text'
import type { PhoneOptions } from './phone-types'

interface Parts {
  readonly number: string
  readonly extension?: string
}

/** RFC 3966: number, `ext`, and the context that a local number belongs to. */
const telUri = (text: string): Parts | undefined => {
  const found = /(?:tel:|(?=^[+\d][^;]*;[a-z]))([^;]*)((?:;[^;]*)*)/iu.exec(text)
  if (!found) return undefined
  const [, number = '', parameters = ''] = found
  const context = /;phone-context=(\+[\d().-]+)/iu.exec(parameters)?.[1]
  const extension = /;ext=([\d.-]{1,24})/iu.exec(parameters)?.[1]?.replace(/\D/gu, '')
  const local = context && !/^\s*\+/u.test(number)
  const joined = local ? `${context.replace(/[^\d+]/gu, '')} ${number.replace(/^\D*0/u, '')}` : number
  return { number: joined, ...(extension && { extension }) }
}

const EXTENSION =
  /[ \t]{0,3}(?:[,;]{1,2}[ \t]{0,2})?(?:(?:e?xt(?:ensi(?:o|ó|o\u0301)n?|n)?|доб|int|anexo|ramal|poste|x|#|~)[ \t]?[.:,]?[ \t]{0,3}(\d{1,20})|(?<=[,;][ \t]{0,2})(\d{1,20}))#?$/iu
const DASHED_EXTENSION = /-(\d{1,6})#$|[ \t](\d{1,6})#$/u

const splitExtension = (text: string): Parts => {
  const found = EXTENSION.exec(text.slice(-48)) ?? DASHED_EXTENSION.exec(text.slice(-16))
  const extension = found?.slice(1).find((digits) => digits !== undefined)
  if (!found || !extension) return { number: text }
  const number = text.slice(0, text.length - found[0].length)
  return number.replace(/\D/gu, '').length >= 5 ? { number, extension } : { number: text }
}

/**
 * Reads one text that is known to be a phone number (a field, a `tel:` link). `e164` is absent when the number could not
 * be resolved: no country, too short, too long.
 */
export const parsePhone = (raw: string, options: PhoneOptions = {}): DraftPhone => {
  const country = supportedCountry(options.country)
  const text = phoneText(raw.slice(0, 250)).trim()
  const { number, extension } = telUri(text) ?? splitExtension(text.replace(/[/\\] ?x\d+$/u, ''))
  const start = Math.max(0, number.search(/[+\d(]/u))
  const body = number.slice(start)
  const plus = /^\(?\+/u.test(body)
  const resolve = (written: string): ResolvedPhone | undefined => {
    const digits = written.replace(/\D/gu, '')
    if (plus) return resolveInternational(digits, country)
    const national = resolveNational(digits, country)
    return national?.grade === 'valid' || digits.length < 10 ? national : (resolveInternational(digits) ?? national)
  }
  const readings = [
    () => resolve(body),
    () => (/\(0(?:xx)?\)/iu.test(body) ? resolve(body.replace(/\(0(?:xx)?\)/iu, '')) : undefined),
    () => (/[a-z]{3}/iu.test(body) && /\d{3}/u.test(body) ? resolve(keypadDigits(body)) : undefined),
    () => resolve(/^\D*\d[\d() .-]{5,}/u.exec(body)?.[0] ?? '')
  ]
  let accepted: ResolvedPhone | undefined
  for (const reading of readings) {
    const resolved = reading()
    if (resolved && accepted?.grade !== 'valid' && (resolved.grade === 'valid' || !accepted)) accepted = resolved
    if (accepted?.grade === 'valid') break
  }
  return { raw, ...(accepted && { e164: accepted.e164 }), ...(extension && { extension }) }
}
