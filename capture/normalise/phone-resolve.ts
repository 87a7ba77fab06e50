import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber
} from 'libphonenumber-js/max'

/** How sure a resolved number is: in an assigned range, or only of the right length. */
export type PhoneGrade = 'valid' | 'possible'

export interface ResolvedPhone {
  readonly e164: string
  readonly grade: PhoneGrade
  /** National number, digits only, without trunk prefix. */
  readonly national: string
  readonly callingCode: string
}

/** The country as the phone metadata knows it; undefined for unknown ones. */
export const supportedCountry = (country: string | undefined): CountryCode | undefined => {
  const code = country?.toUpperCase()
  return code && isSupportedCountry(code) ? code : undefined
}

/** Numbers of the right length that no exchange could have: North America's areas begin with 2 to 9, India has ten digits. */
const isWellFormed = ({ countryCallingCode, nationalNumber }: PhoneNumber): boolean => {
  if (countryCallingCode === '1') return /^[2-9]\d{2}[2-9]\d{6}$/u.test(nationalNumber)
  return countryCallingCode !== '91' || nationalNumber.length >= 10
}

const graded = (number: PhoneNumber | undefined): ResolvedPhone | undefined => {
  if (!number) return undefined
  const grade = number.isValid() ? 'valid' : number.isPossible() && isWellFormed(number) ? 'possible' : undefined
  if (!grade) return undefined
  return { e164: number.number, grade, national: number.nationalNumber, callingCode: number.countryCallingCode }
}

const better = (a: ResolvedPhone | undefined, b: () => ResolvedPhone | undefined): ResolvedPhone | undefined => {
  if (a?.grade === 'valid') return a
  const second = b()
  return second?.grade === 'valid' ? second : (a ?? second)
}

/** Mexico gave up the mobile digit `1` behind +52 in 2019; numbers still carry it. */
const MEXICAN_MOBILE = /^521(?=\d{10}$)/u

const international = (digits: string): ResolvedPhone | undefined =>
  digits.length < 7 || digits.length > 17
    ? undefined
    : graded(parsePhoneNumberFromString(`+${digits.replace(MEXICAN_MOBILE, '52')}`))

/** `+` numbers; also `+00…` and `+011…`, where both prefixes were written. */
export const resolveInternational = (digits: string, country?: CountryCode): ResolvedPhone | undefined =>
  better(international(digits), () => {
    const bare = /^(?:00|011)(?=[1-9])/u.exec(digits)?.[0]
    if (bare) return international(digits.slice(bare.length))
    return country && digits.startsWith('0') ? resolveNational(digits, country) : undefined
  })

/** Numbers without `+`: the country's own rules, then `00` as the usual international prefix. */
export const resolveNational = (digits: string, country?: CountryCode): ResolvedPhone | undefined => {
  if (digits.length > 20) return undefined
  const own = country ? graded(parsePhoneNumberFromString(digits, country)) : undefined
  return better(own, () => {
    if (digits.startsWith('00') && digits.length >= 11) return international(digits.slice(2))
    return country === 'MX' && digits.startsWith('01') ? resolveNational(digits.slice(2), country) : undefined
  })
}

const KEYPAD = '22233344455566677778889999'

/** Digits of a text with letters mapped as on a telephone keypad. */
export const keypadDigits = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[A-Z]/gu, (letter) => KEYPAD[letter.charCodeAt(0) - 65] ?? '')
    .replace(/[^0-9]/gu, '')

/** Whether the numbers of a country are written with a trunk prefix `0` that a bare digit run would lack. */
export const hasTrunkZero = (country: CountryCode): boolean => {
  const known = trunkZero.get(country)
  if (known !== undefined) return known
  const sample = parsePhoneNumberFromString('234567890', country) ?? parsePhoneNumberFromString('2345678901', country)
  const answer = sample?.formatNational().startsWith('0') ?? false
  trunkZero.set(country, answer)
  return answer
}
const trunkZero = new Map<CountryCode, boolean>()
