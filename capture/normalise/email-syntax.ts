/** RFC 5321 §4.5.3.1: octets of a local part, and of a path without its angle brackets. */
const MAX_LOCAL = 64
const MAX_PATH = 254

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const DOT_STRING = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, 'u')
const QUOTED_STRING = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/u
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/u
const SNUM = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${SNUM}(?:\\.${SNUM}){3}$`, 'u')

/** RFC 5321 §4.1.3: eight groups, or at most six with one `::`, which stands for two or more. */
const isIpv6 = (text: string): boolean => {
  const tail = /(?:^|:)([0-9.]+)$/u.exec(text)?.[1]
  const mapped = tail !== undefined && tail.includes('.')
  if (mapped && !IPV4.test(tail)) return false
  const hex = mapped ? text.slice(0, -tail.length) + '0:0' : text
  const halves = hex.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/u.test(group))) return false
  return halves.length === 2 ? groups.length <= 6 : groups.length === 8
}

const isDomain = (domain: string): boolean => {
  if (!domain.startsWith('[')) return domain.split('.').every((label) => LABEL.test(label))
  if (!domain.endsWith(']')) return false
  const literal = domain.slice(1, -1)
  return IPV4.test(literal) || (/^IPv6:/iu.test(literal) && isIpv6(literal.slice(5)))
}

/**
 * Whether a text is a `Mailbox` of RFC 5321 §4.1.2, the form that mail servers accept: no comments, no folding white space,
 * no obsolete forms. ASCII only; internationalised addresses are found by `findEmails`.
 */
export const validateEmail = (text: string): boolean => {
  if (text.length > MAX_PATH) return false
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(0, at))
  if (at < 1 || local.length > MAX_LOCAL) return false
  return (DOT_STRING.test(local) || QUOTED_STRING.test(local)) && isDomain(text.slice(at + 1))
}
