import { isRoleAddress } from '../normalise/emails'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')

/**
 * How surely an address is a person's by its local part: 2 for given and family name in some usual form (`jane.doe`,
 * `jdoe`, `doe.j`, `janed`), 1 for one whole part of the name (`jane`, `doe`), 0 when nothing fits.
 */
export const emailFitsName = (email: string, name: string): 0 | 1 | 2 => {
  if (isRoleAddress(email)) return 0
  const own = fit(email, name)
  if (own === 2 || !/[äöüÄÖÜåÅ]/.test(name)) return own
  const spelt = name.replace(/[äöüåÄÖÜÅ]/g, (letter) => SPELT[letter.toLowerCase()] ?? letter)
  const other = fit(email, spelt)
  return other > own ? other : own
}

/** How German and Scandinavian letters are written where only plain ones are allowed. */
const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' }

const fit = (email: string, name: string): 0 | 1 | 2 => {
  const local = plain(email.slice(0, email.lastIndexOf('@'))).replace(/\+.*$/, '')
  const letters = local.replace(/[^a-z]/g, '')
  const parts = plain(name)
    .split(/[^a-z]+/)
    .filter((part) => part !== '')
  const long = parts.filter((part) => part.length > 1)
  const first = long[0]
  const last = long.at(-1)
  if (first === undefined || last === undefined || letters.length < 2) return 0
  if (first !== last) {
    const firstLetter = first[0] ?? ''
    const lastLetter = last[0] ?? ''
    const initials = parts.map((part) => part[0]).join('')
    const forms = [
      first + last,
      last + first,
      firstLetter + last,
      last + firstLetter,
      first + lastLetter,
      initials.slice(0, -1) + last,
      parts.join('')
    ]
    if (forms.some((form) => form.length >= 3 && letters === form)) return 2
    if (letters.length >= 6 && letters.startsWith(firstLetter) && last.length >= 4 && letters.endsWith(last)) return 2
    if (first.length >= 4 && last.length >= 4 && letters.includes(first) && letters.includes(last)) return 2
  }
  return long.some((part) => part.length >= 3 && letters === part) ? 1 : 0
}
