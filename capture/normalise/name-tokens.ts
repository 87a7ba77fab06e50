import { isFamilyName, isGivenName, isNotName } from './name-lexicon'
import { CREDENTIALS, GENERATIONS, HONORIFICS, DOCTOR_OF, PREFIXES, WEAK_PREFIXES } from './name-words'
import { fold } from './plain-text'

/** A word for look-ups: folded, without dots and commas. */
export const wordKey = (word: string): string => fold(word).replace(/[.,‚،]/gu, '')

/** `J.`, `J`, `J.K.`, `J-L`, `P-H.`: letters that stand for names. */
const INITIALS = /^\p{L}\.?$|^(?:\p{L}\p{M}{0,2}\.[-‐]?){1,6}\p{L}?\.?$|^\p{L}[-‐]\p{L}\.?$/u

/** Consonants only, so no name by themselves: `NT`, `JF`, `PLD`. */
const VOWELLESS = /^[BCDFGHJKLMNPQRSTVWXZ]{2,4}$/u

/**
 * Whether a word stands for names by their first letters. Groups of capitals without dots count only in a name that is
 * otherwise in mixed case, or when nobody could speak them.
 */
export const isInitials = (word: string, oneCase: boolean, last: boolean): boolean => {
  if (INITIALS.test(word)) return true
  if (last) return false
  if (VOWELLESS.test(word) && !isFamilyName(word) && !/^(?:MC|ST|MD)$/u.test(word)) return true
  return !oneCase && /^\p{Lu}{2,4}$/u.test(word) && !isFamilyName(word) && !isGivenName(word)
}

/** Words of a name; initials that are glued to the next name are set apart (`X.Gironés`, `J.K.Rao`). */
export const nameWords = (text: string): string[] =>
  text
    .split(/\s+/u)
    .flatMap((word) => {
      const glued = /^((?:\p{L}\p{M}{0,2}\.){1,4})(\p{L}[\p{L}\p{M}].*)$/u.exec(word)
      return glued?.[1] && glued[2] && !/^(?:jr|sr|dr|ph\.?d|md)\b/iu.test(word) && !CREDENTIALS.has(wordKey(word))
        ? [glued[1], glued[2]]
        : [word]
    })
    .filter((word) => /[\p{L}\p{N}]/u.test(word))

export const isGeneration = (word: string): boolean => GENERATIONS.has(wordKey(word))

export const isCredential = (word: string): boolean => {
  const plain = wordKey(word)
  return CREDENTIALS.has(plain) || HONORIFICS.has(plain) || HONORIFICS.has(word)
}

/** Whether a word in capitals behind a mixed-case name is a degree: unknown, short, no family name. */
const looksLikeDegree = (word: string): boolean =>
  /^\p{Lu}[\p{Lu}\p{Ll}]{0,2}\p{Lu}{1,3}$|^(?:\p{Lu}\.){2,}\p{Lu}?$/u.test(word.replace(/,$/u, '')) &&
  !isFamilyName(word)

export interface Stripped {
  readonly words: string[]
  readonly removed: string[]
}

/** Takes forms of address, ranks and job titles off the beginning. */
export const stripPrefix = (words: readonly string[]): Stripped => {
  let at = 0
  while (at < words.length - 1) {
    const word = words[at] ?? ''
    const plain = wordKey(word)
    const left = words.length - at - 1
    const titleNoun =
      left >= 2 &&
      /^\p{L}{2,}/u.test(word) &&
      !INITIALS.test(word) &&
      (isNotName(plain) || plain.split('-').some(isNotName))
    const doctorOf =
      at > 0 &&
      DOCTOR_OF.has(plain) &&
      (plain === 'hc' ||
        /^(?:dr|prof|dres)$/u.test(wordKey(words[at - 1] ?? '')) ||
        DOCTOR_OF.has(wordKey(words[at - 1] ?? '')))
    const strong =
      PREFIXES.has(plain) &&
      !/^\p{L}\.\p{L}\.?$/u.test(word) &&
      !(left === 1 && isGivenName(plain) && /^\p{L}{4,}$/u.test(word))
    const couple = /^(?:&|and|und|et)$/u.test(plain) && at > 0
    if (
      !(
        strong ||
        doctorOf ||
        couple ||
        titleNoun ||
        (left >= 2 && WEAK_PREFIXES.has(plain) && !isInitials(words[at + 1] ?? '', true, false))
      )
    )
      break
    at++
  }
  return { words: words.slice(at), removed: words.slice(0, at) }
}

/** Takes degrees, generations and honorifics off the end; at least `keep` words stay. */
export const stripSuffix = (words: readonly string[], keep: number, oneCase: boolean): Stripped => {
  let end = words.length
  if (end > 2 && wordKey(words[end - 1] ?? '') === 'al' && wordKey(words[end - 2] ?? '') === 'et') end -= 2
  const removed: string[] = []
  while (end > keep) {
    const word = words[end - 1] ?? ''
    const plain = wordKey(word)
    const roman = (plain === 'i' || plain === 'v') && end >= 4 && !INITIALS.test(words[end - 2] ?? '')
    const polite = HONORIFICS.has(plain) && (end > 2 || /^[^A-Z]/u.test(word))
    const single = INITIALS.test(word) && !/\.\p{L}/u.test(word)
    const degree = !oneCase && end > 2 && looksLikeDegree(word)
    const known = !single && (isGeneration(word) || polite || (CREDENTIALS.has(plain) && (end > 2 || plain.length > 2)))
    if (!known && !roman && !degree) break
    if (known && isFamilyName(plain) && !/[.,]|^\p{Lu}{2,}$/u.test(word) && end <= 2) break
    removed.unshift(word.replace(/,$/u, ''))
    end--
  }
  return { words: words.slice(0, end), removed }
}
