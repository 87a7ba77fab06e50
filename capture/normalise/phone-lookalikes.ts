import type { DigitGroup } from './phone-text'

const isYear = (digits: string): boolean => /^(?:19|20)\d{2}$/u.test(digits)
const isDay = (digits: string): boolean => /^(?:0?[1-9]|[12]\d|3[01])$/u.test(digits)
const isMonth = (digits: string): boolean => /^(?:0?[1-9]|1[0-2])$/u.test(digits)

/** `12.5.1984`, `03/27/11`, `2012-01-02`, also with an hour behind it; `06.12.34.56.78` goes on with its own sign. */
export const isDate = (run: readonly DigitGroup[]): boolean => {
  const [a, b, c, d] = run
  if (!a || !b || !c || run.length > 5 || b.gap !== c.gap || b.gap === d?.gap) return false
  if (!/^ ?[./-] ?$/u.test(b.gap)) return false
  if (isYear(a.digits)) return isMonth(b.digits) && isDay(c.digits)
  const dayMonth = (isDay(a.digits) && isMonth(b.digits)) || (isMonth(a.digits) && isDay(b.digits))
  return dayMonth && (isYear(c.digits) || /^\d{2}$/u.test(c.digits))
}

const isYears = (run: readonly DigitGroup[]): boolean =>
  run.length >= 2 &&
  run.every((group) => isYear(group.digits)) &&
  run.slice(1).every((group) => /^ ?[-/] ?$/u.test(group.gap))

const isCompactDate = (digits: string): boolean =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?$/u.test(digits)

const isIpAddress = (run: readonly DigitGroup[]): boolean =>
  run.length === 4 && run.every((group, at) => Number(group.digits) <= 255 && (at === 0 || group.gap === '.'))

/** `1.234.567` or `12.9715987`: thousands with dots, or one decimal point. */
const isDecimal = (run: readonly DigitGroup[]): boolean => {
  if (run[0]?.digits === '0' && run[1]?.gap === '.') return true
  const gaps = run.slice(1)
  if (gaps.length === 0 || gaps.some((group) => group.gap !== '.')) return false
  const first = run[0]?.digits ?? ''
  if (run.length === 2) return first.length <= 3 && !first.startsWith('0')
  return (
    first.length <= 3 && !first.startsWith('0') && run.length < 4 && gaps.every((group) => group.digits.length === 3)
  )
}

/** Groups of four throughout: cards and the Indian Aadhaar number (`1234 5678 9012`). */
const isCardLike = (run: readonly DigitGroup[]): boolean =>
  run.length >= 3 &&
  run.every((group) => group.digits.length === 4) &&
  run.slice(1).every((group) => /^[ -]$/u.test(group.gap))

const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu

/** Account numbers of ISO 13616 hold whole telephone numbers: their digits become letters, offsets stay. */
export const withoutAccounts = (text: string): string =>
  text.replace(IBAN, (iban) => (isAccount(iban) ? iban.replace(/\d/gu, 'X') : iban))

/** Remainder 1 by 97, as ISO 7064 has it. */
const isAccount = (iban: string): boolean => {
  const compact = iban.replaceAll(' ', '')
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/gu, (letter) =>
    String(letter.charCodeAt(0) - 55)
  )
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

/** `CEP 01001-000`: the label is also the Turkish word for a mobile. */
const isBrazilianPostcode = (text: string, run: readonly DigitGroup[]): boolean =>
  run.length === 2 &&
  run[0]?.digits.length === 5 &&
  run[1]?.digits.length === 3 &&
  /\bcep:? ?$/iu.test(text.slice(Math.max(0, run[0].start - 6), run[0].start))

const allSame = (digits: string): boolean => /^(\d)\1+$/u.test(digits)

/**
 * Whether a digit run reads as a date, a year range, an IP address, a decimal number, a card or identity number rather
 * than as a phone number. `labelled`: words beside it say that it is a phone number.
 */
export const looksLikeOtherNumber = (
  text: string,
  run: readonly DigitGroup[],
  prefix: string,
  labelled: boolean
): boolean => {
  if (prefix.includes('+')) return false
  const digits = run.map((group) => group.digits).join('')
  if (allSame(digits) || isBrazilianPostcode(text, run)) return true
  if (isDate(run) || isYears(run) || isIpAddress(run)) return true
  if (labelled) return false
  const first = run[0]
  if (first && isDateBefore(text, first.start)) return true
  return (run.length === 1 && isCompactDate(digits)) || isDecimal(run) || (isCardLike(run) && digits.length >= 12)
}

/** The run continues a date that a comma or a blank cut off (`12/05/2011 …` is matched as a whole elsewhere). */
const isDateBefore = (text: string, start: number): boolean =>
  /\d[./-]\d{1,2}[./-]$/u.test(text.slice(Math.max(0, start - 8), start))
