import { looksLikePersonName } from '../normalise/names'

/** The name that an address spells out (`jane.doe@…`): two or three words that look like a person's, else nothing. */
export const nameOfEmail = (email: string): string | undefined => {
  const local = email.slice(0, email.lastIndexOf('@')).replace(/\+.*$/, '')
  const words = local.split(/[._-]+/).filter((word) => word !== '')
  if (words.length < 2 || words.length > 3 || words.some((word) => !/^\p{L}{2,20}$/u.test(word))) return undefined
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join(' ')
  return looksLikePersonName(name) ? name : undefined
}
