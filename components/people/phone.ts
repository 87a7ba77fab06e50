import { digitsOf, nationalDigits } from '../../crm/phone'

/** Digits in groups of three, the last one of two to four. */
function groups(digits: string): string {
  const parts: string[] = []
  let rest = digits
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3))
    rest = rest.slice(3)
  }
  return [...parts, rest].join(' ')
}

/** A number as it is read aloud: `+919820011223` → `+91 98200 11223`. What is not E.164 stays as it was typed. */
export function formatPhone(value: string): string {
  if (!/^\+\d{6,15}$/.test(value)) return value
  const national = nationalDigits(value)
  const code = digitsOf(value).slice(0, -national.length)
  if (code === '91' && national.length === 10) return `+91 ${national.slice(0, 5)} ${national.slice(5)}`
  if (code === '1' && national.length === 10)
    return `+1 ${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`
  return `+${code} ${groups(national)}`
}

/** The `tel:` address of a number, with its extension after a pause (RFC 3966). */
export function telHref(value: string, extension?: string): string {
  const number = value.replace(/[^\d+]/g, '')
  return extension === undefined ? `tel:${number}` : `tel:${number};ext=${extension.replace(/\D/g, '')}`
}
