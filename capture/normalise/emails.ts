import { deobfuscated } from './email-deobfuscate'
import { FREE_MAIL, FREE_MAIL_NAMES, ROBOT_LOCALS, ROLE_LOCALS } from './email-lists'
import { INVISIBLE } from './plain-text'

export interface FoundEmail {
  readonly value: string
  /** Offset in the text, in UTF-16 units, of the first character of the address. */
  readonly index: number
}

/** Only this much of a text is searched. */
const MAX_TEXT = 1_000_000
const MAX_FOUND = 2_000
const MAX_SIGNS = 20_000

const LOCAL_BEFORE = /[\p{L}\p{M}\p{N}._%+'’&~!#$*^`{|}-]{1,72}$/u
const DOMAIN_AFTER = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})){1,8}/uy

/** Endings of files, not of domains: `logo@2x.png`. */
const FILE_ENDING = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|css|js|mjs|ts|json|html?|php|pdf|docx?|xlsx?|zip)$/iu

const cleanLocal = (local: string): string => {
  const decoded = local.replace(/^(?:.*%(?:20|3[aAcC]|22|09|0[aAdD]))/u, '')
  const latin = /[^ -~]/u.test(decoded) ? (/[!-~]+$/u.exec(decoded)?.[0] ?? decoded) : decoded
  return latin.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{M}\p{N}_+=-]+$/gu, '')
}

/** Cuts what is glued to the top-level domain: `example.comPhone`, `example.com邮箱`. */
const cleanDomain = (domain: string): string => {
  const dot = domain.lastIndexOf('.')
  const top = domain.slice(dot + 1)
  const kept = /^[a-z]{2,}(?=[A-Z])|^[a-zA-Z]{2,}(?=[^ -~])|^[^ -~]+(?=[a-zA-Z])/u.exec(top)?.[0]
  return (kept ? domain.slice(0, dot + 1) + kept : domain).replace(/-+$/u, '')
}

const isDomain = (domain: string): boolean =>
  domain.length <= 253 &&
  /^[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63})+$/u.test(domain) &&
  /\.(?:\p{L}[\p{L}\p{M}]{1,23}|xn--[a-z0-9-]{2,59})$/iu.test(domain) &&
  !/(?:^|\.)-|-(?:\.|$)/u.test(domain)

const isLocal = (local: string): boolean =>
  local.length >= 1 &&
  local.length <= 64 &&
  (/^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~’-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~’-]+)*\.?$/u.test(local) ||
    /^"(?:[^"\\\p{Cc}\s@]|\\[^\p{Cc}\s@])+"$/u.test(local))

/** Without invisible characters and full-width forms; `offsets` leads back to the original text where it differs. */
const visible = (text: string): { text: string; offsetOf: (at: number) => number } => {
  const plain = text.replace(/[＠．]/gu, (char) => (char === '＠' ? '@' : '.'))
  if (plain.search(INVISIBLE) < 0) return { text: plain, offsetOf: (at) => at }
  const removed: number[] = []
  const stripped = plain.replace(INVISIBLE, (_, at: number) => {
    removed.push(at)
    return ''
  })
  const offsetOf = (at: number): number => {
    let low = 0
    let high = removed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((removed[middle] ?? 0) - middle <= at) low = middle + 1
      else high = middle
    }
    return at + low
  }
  return { text: stripped, offsetOf }
}

/** The address whose `@` stands at `at`. Two `@` in one word are nobody's address. */
const addressAround = (text: string, at: number): FoundEmail | undefined => {
  const before = LOCAL_BEFORE.exec(text.slice(Math.max(0, at - 72), at))?.[0]
  if (before === undefined || text[at - before.length - 1] === '@') return undefined
  DOMAIN_AFTER.lastIndex = at + 1
  const after = DOMAIN_AFTER.exec(text)?.[0]
  if (after === undefined || text[at + 1 + after.length] === '@') return undefined
  const local = cleanLocal(before)
  const domain = cleanDomain(after)
  const value = normaliseEmail(`${local}@${domain}`)
  return value && !FILE_ENDING.test(domain) ? { value, index: text.lastIndexOf(local, at) } : undefined
}

/**
 * All e-mail addresses of a text, in order: plain ones, and ones hidden from robots ("name [at] firm (dot) example", also in
 * other languages). Domains come back in lower case.
 */
export const findEmails = (text: string): FoundEmail[] => {
  const whole = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const shown = visible(whole)
  const found: FoundEmail[] = []
  let signs = 0
  let at = -1
  while (found.length < MAX_FOUND && ++signs < MAX_SIGNS && (at = shown.text.indexOf('@', at + 1)) >= 0) {
    const hit = addressAround(shown.text, at)
    if (hit) found.push({ value: hit.value, index: shown.offsetOf(hit.index) })
  }
  const hidden = deobfuscated(shown.text).flatMap((candidate) => {
    const value = normaliseEmail(candidate.value)
    return value && !FILE_ENDING.test(value) ? [{ value, index: shown.offsetOf(candidate.index) }] : []
  })
  if (hidden.length === 0) return found
  return [...found, ...hidden].sort((a, b) => a.index - b.index)
}

/**
 * One address as a value: invisible characters, `mailto:`, angle brackets and trailing punctuation go, the domain becomes
 * lower case, the local part keeps its case. Undefined when the text is not one address with a dotted domain.
 */
export const normaliseEmail = (raw: string): string | undefined => {
  if (raw.length > 1_000) return undefined
  const text = visible(raw.normalize('NFC'))
    .text.trim()
    .replace(/^mailto:([^?]*).*$/isu, (_, address: string) => decoded(address))
    .replace(/^[<(['‘“]+(?=.*@)|[>)\]'’”.,;:!]+$/gu, '')
    .trim()
  const at = text.lastIndexOf('@')
  if (at < 1) return undefined
  const local = text.slice(0, at)
  const domain = text.slice(at + 1).toLowerCase()
  return isLocal(local) && isDomain(domain) ? `${local}@${domain}` : undefined
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const localTokens = (email: string): string[] =>
  email
    .slice(0, Math.max(0, email.lastIndexOf('@')))
    .toLowerCase()
    .replace(/\+.*$/u, '')
    .split(/[._\d-]+/u)
    .filter((token) => token !== '')

const matchesLocals = (email: string, locals: ReadonlySet<string>): boolean => {
  const tokens = localTokens(email)
  const [first] = tokens
  if (first === undefined) return false
  if (locals.has(tokens.join(''))) return true
  if (/^(?:no|do)$/u.test(first) && /^(?:no|do)(?:not)?reply/u.test(tokens.join(''))) return true
  return (
    locals.has(first) && tokens.slice(1).every((token) => token.length <= 3 || locals.has(token) || PLACE.test(token))
  )
}

const PLACE =
  /^(?:india|europe|asia|global|group|team|desk|mumbai|delhi|usa|international|germany|france|london|intl)$/u

/** Whether the local part names a role (`info`, `sales.in`, `buchhaltung`) and not a person. */
export const isRoleAddress = (email: string): boolean => matchesLocals(email, ROLE_LOCALS)

/** A machine's name at either end of the local part: `messages-noreply@`, `bounce+1234@`. */
const ROBOT_END =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|bounces?)\b|[._+-](?:no-?reply|do-?not-?reply|mailer-daemon|bounces?)@/iu

/** Whether the local part is that of a machine that nobody reads (`no-reply`, `bounces`). */
export const isRobotAddress = (email: string): boolean => matchesLocals(email, ROBOT_LOCALS) || ROBOT_END.test(email)

/** Whether anyone can get a mailbox at this domain, so that it says nothing of a company. */
export const isFreeMail = (domain: string): boolean => {
  const host = domain.toLowerCase().replace(/\.$/u, '')
  if (FREE_MAIL.has(host)) return true
  const found = /^([a-z]+)\.(?:[a-z]{2}|com|co\.[a-z]{2}|com\.[a-z]{2}|ne\.jp)$/u.exec(host)
  return found?.[1] !== undefined && FREE_MAIL_NAMES.has(found[1])
}
