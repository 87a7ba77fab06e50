/** Calling codes of one and two digits (ITU-T E.164); all others have three. */
const short = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

export const digitsOf = (text: string): string =>
  text.normalize('NFKC').replace(/[०-९]/g, devanagariDigit).replace(/\D/g, '')

const devanagariDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0x966) - 0x966)

/** The national part of an E.164 number (`+` and digits), without the calling code. */
export const nationalDigits = (e164: string): string => {
  const digits = digitsOf(e164)
  return digits.slice(short.exec(digits)?.[0].length ?? 3)
}

/** The digits that two writings of one number share: the last nine, or all when there are fewer. */
export const phoneTail = (text: string): string => digitsOf(text).slice(-9)
