import { LOWER_PARTICLES, PARTICLES } from './name-words'

const isUpper = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
const isLower = (text: string): boolean => /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text)

/** Whether a whole name is written in one case, so that its case says nothing. */
export const isOneCase = (text: string): boolean => isUpper(text) || isLower(text)

const capital = (word: string): string => word.replace(/\p{L}/u, (letter) => letter.toUpperCase())

/** `Mac` begins a name of its own only before these letters; `Machado`, `Mackay`, `Macias` are not compounds. */
const MAC = /^mac([bcdfglmnpqrtvw]\p{L}{3,})$/u

const casedPart = (part: string): string => {
  const lower = part.toLowerCase()
  const mac = MAC.exec(lower)?.[1]
  if (mac) return `Mac${capital(mac)}`
  if (/^mc\p{L}{2,}/u.test(lower)) return `Mc${capital(lower.slice(2))}`
  const apostrophe = /^(o|d|l|\p{L}{2,3}(?=['’][^aeiou]))['’]\p{L}{3,}/u.exec(lower)?.[1]
  if (apostrophe) return capital(lower.slice(0, apostrophe.length + 1)) + capital(lower.slice(apostrophe.length + 1))
  return capital(lower)
}

const casedWord = (word: string): string => word.split('-').map(casedPart).join('-')

/**
 * Words of a name part in usual case when the source wrote the whole name in one case (`O'CONNOR` → `O'Connor`,
 * `von bergen` → `von Bergen`), or one word of several letters in capitals (`Jianfei LIU`).
 */
export const nameCase = (words: readonly string[], oneCase: boolean): string =>
  words
    .map((word, at) => {
      const plain = word.toLowerCase()
      if (oneCase && at === words.length - 1) return casedWord(word)
      if (oneCase) return PARTICLES.has(plain) || LOWER_PARTICLES.has(plain) ? plain : casedWord(word)
      return isUpper(word) && /\p{L}{3}/u.test(word) ? casedWord(word) : word
    })
    .join(' ')
