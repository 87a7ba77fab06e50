/** E-mail addresses and phone numbers as duplicates are found by: exact keys, and how telling each of them is. */

import { plain } from './fold'

/** Mailboxes of a function, which many people share. */
const ROLES: ReadonlySet<string> = new Set(
  `info contact sales support admin office hello mail enquiries enquiry inquiry accounts accounting billing hr jobs careers help team
   marketing service kontakt contacto contato vertrieb einkauf buchhaltung noreply no-reply postmaster webmaster reception purchase orders
   ventas comercial direction secretariat bureau post booking reservations press media`.split(/\s+/)
)

/** Providers whose domain says nothing of the employer. */
const FREE: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com yahoo.com yahoo.in yahoo.co.in yahoo.co.uk ymail.com outlook.com hotmail.com live.com msn.com icloud.com me.com
   mac.com aol.com rediffmail.com rediff.com proton.me protonmail.com gmx.de gmx.net gmx.com web.de t-online.de mail.ru yandex.ru qq.com 163.com
   126.com zoho.com zohomail.in fastmail.com orange.fr free.fr laposte.net libero.it`.split(/\s+/)
)

export interface EmailKey {
  /** Lower case. */
  readonly exact: string
  /** As the provider delivers it: Gmail knows neither dots nor tags, others at least tags. Only ever a suggestion. */
  readonly delivered: string
  /** Letters of the local part; empty for role mailboxes. */
  readonly local: string
  /** Empty for free mail. */
  readonly domain: string
  readonly role: boolean
}

/** The keys of one address. */
export const emailKeyOf = (email: string): EmailKey => {
  const exact = plain(email.trim())
  const at = exact.lastIndexOf('@')
  const name = exact.slice(0, Math.max(0, at))
  const host = exact.slice(at + 1)
  const untagged = name.replace(/\+.*$/, '')
  const gmail = host === 'gmail.com' || host === 'googlemail.com'
  const role = ROLES.has(untagged)
  return {
    exact,
    delivered: gmail ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${host}`,
    local: role ? '' : untagged.replaceAll(/[^\p{L}]/gu, ''),
    domain: FREE.has(host) ? '' : host,
    role
  }
}

const MIN_DIGITS = 6
const TAIL = 9

/** The digits that all ways of writing one number share (country code and trunk prefix left out); empty when too few. */
export const phoneKeyOf = (phone: string): string => {
  const digits = phone
    .normalize('NFKC')
    .replaceAll(/[\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replaceAll(/\D/g, '')
  return digits.length < MIN_DIGITS ? '' : digits.slice(-TAIL)
}

/** Whether two writings can be one number: equal from the end, as far as the shorter goes. */
export const samePhone = (one: string, other: string): boolean => {
  const [a, b] = [phoneKeyOf(one), phoneKeyOf(other)]
  const length = Math.min(a.length, b.length)
  return length >= MIN_DIGITS && a.slice(-length) === b.slice(-length)
}

/** A link without scheme, `www.`, query and last slash. */
export const urlKeyOf = (url: string): string =>
  plain(url.trim())
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^(?:www|m|[a-z]{2})\.(?=[^/]+\.)/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
