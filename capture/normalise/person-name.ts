import { isTransliterable, latinOf } from './latin'
import { cleanName } from './name-cleaning'
import { isOneCase } from './name-case'
import { isEastAsian, splitEastAsian } from './name-east'
import { isAlsoWord, isFamilyName, isGivenName, isNotName, isPlace } from './name-lexicon'
import { isCredential, isGeneration, isInitials, nameWords, stripPrefix, stripSuffix, wordKey } from './name-tokens'
import { PATRONYMIC } from './name-split'
import { LOWER_PARTICLES, PARTICLES, PREFIXES, RELATIONS } from './name-words'

const MAX_NAME = 60
const FOREIGN_SIGNS = /(?<!\b[sdwac])\/|[\d@\\|:?!=+#%_•*<>{}[\]~^$€£₹©®™…]/u

/** Endings of English nouns and verbs that names hardly ever have. */
const WORD_ENDING =
  /(?:tion|tions|ment|ments|ness|ings|ities|ences|ship|ships|ible|ology|istic|ical|ized|ised|works|ful)$/u

/** Endings of family names in many languages. */
const FAMILY_ENDING =
  /\p{L}{2}(?:son|sen|berg|stein|mann|ski|sky|cki|ska|wicz|vic|ov|ev|ova|eva|enko|escu|idis|poulos|akis|ian|yan|shvili|dze|nen|strom|quist|dottir|ez|ini|etti|elli|swamy|swami|murthy|raj|kar|wala|walla|appa|ayya|nathan|kumar|lal|preet|deep|jeet|inder|rajan|esan|heimer|bauer|hofer|meyer|meier|mayer|ley|worth|ington|etto|ucci|aux|eau|elin|uist|stad|gaard|gard|sma|stra|inga|oglu)$/u

/** How well the words of a name without titles fit a person, 0 to 1. */
const scoreWords = (words: readonly string[], oneCase: boolean, upper: boolean): number => {
  const noLatin = words.some((word) => isTransliterable(word))
  const full = words.filter((word) => !isInitials(word, oneCase, false) && !isParticleWord(word))
  if (full.length === 0 || words.length > 6) return 0
  const [first = ''] = full
  const last = full.at(-1) ?? ''
  const knownGiven = full.some((word) => isGivenName(word) && !isAlsoWord(word))
  const softGiven = isGivenName(first)
  const knownFamily = full.slice(full.length > 1 ? 1 : 0).some((word) => isFamilyName(word))
  if (full.some((word) => WORD_ENDING.test(wordKey(word)) && !isGivenName(word) && !isFamilyName(word))) return 0
  if (/^(?:saint|st|san|santa|santo)$/u.test(wordKey(words[0] ?? ''))) return 0.2
  if (words.some((word) => RELATIONS.has(word.toLowerCase()))) return words.length > 2 ? 0.7 : 0
  if (noLatin && full.some((word) => PATRONYMIC.test(word))) return 0.9
  if (full.length === 1 && words.length === 1) {
    if (isAlsoWord(first)) return 0.2
    return isGivenName(first) ? 0.6 : isFamilyName(first) ? 0.4 : 0.15
  }
  if (full.length === 1) return isGivenName(first) || isFamilyName(first) ? 0.8 : 0.45
  if (full.some((word) => isPlace(word) && !isFamilyName(word)) && !isGivenName(first)) return 0.1
  if (full.every((word) => isAlsoWord(word) && !isGivenName(word))) return 0.2
  if ((knownGiven || softGiven) && knownFamily) return full.every((word) => isAlsoWord(word)) ? 0.5 : 0.95
  if (knownGiven) return full.length <= 3 ? 0.85 : 0.7
  if (isFamilyName(last) || knownFamily) return isAlsoWord(last) ? 0.35 : 0.7
  if (softGiven) return 0.5
  if (isFamilyName(first) && !isAlsoWord(first)) return 0.5
  if (upper) return 0.25
  const middleInitial = words.length === 3 && full.length === 2 && words[0] === first && words[2] === last
  const nameLike =
    FAMILY_ENDING.test(latinOf(wordKey(last))) || full.some((word) => /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u.test(word))
  return middleInitial ? 0.75 : full.length === 2 ? (nameLike ? 0.6 : 0.42) : 0.3
}

const isForeign = (word: string): boolean => isNotName(word) && !isParticleWord(word)

const isParticleWord = (word: string): boolean => PARTICLES.has(word.toLowerCase()) || LOWER_PARTICLES.has(word)

const wellFormed = (word: string, upper: boolean, noCase: boolean): boolean => {
  if (!/^[\p{L}\p{M}][\p{L}\p{M}.'’ʻ`‐-]*,?$/u.test(word)) return false
  if (noCase || isParticleWord(word)) return true
  return upper ? true : /^(?:\p{Lu}|[dlo]['’]\p{Lu}|(?:al|el|ad|as|ash|an|ar|at)-\p{Lu}|\p{Lo})/u.test(word)
}

const eastAsianScore = (text: string): number => {
  if (isNotName(text)) return 0
  const bare = text.replace(/\s+/gu, '')
  if (bare.length < 2 || bare.length > 12) return 0
  const split = splitEastAsian(text)
  if (!split) return 0.2
  return bare.length <= 5 || /\s|・/u.test(text) ? 0.75 : 0.3
}

/**
 * How likely a line is the name of one person and nothing else, 0 to 1. Titles and degrees around it count for it; any word
 * of a job title, closing, label or company counts it out.
 */
export const personNameScore = (text: string): number => {
  if (text.length > 2 * MAX_NAME || /[\d@]|:\/\//u.test(text) || text.split(' ').length > 8) return 0
  if (!/[(|,<[]/u.test(text) && text.split(/\s+/u).some((word) => isForeign(word) && !PREFIXES.has(wordKey(word))))
    return 0
  const clean = cleanName(text)
  const plain = clean.plain.replace(/\s*\([^()]*\)$/u, '')
  if (plain.length < 2 || plain.length > MAX_NAME || FOREIGN_SIGNS.test(plain)) return 0
  if (isEastAsian(plain)) return eastAsianScore(plain)
  if ((plain.match(/,/gu)?.length ?? 0) > 3 || /[.;](?=\s+\p{Ll})|["“”()]/u.test(plain)) return 0
  const oneCase = isOneCase(plain)
  const noCase = !/[\p{Lu}\p{Ll}]/u.test(plain)
  const upper = oneCase && /\p{Lu}/u.test(plain)
  const [head = '', ...behind] = plain.split(',').map((part) => part.trim())
  const prefix = stripPrefix(nameWords(head))
  const suffix = stripSuffix(prefix.words, 1, oneCase)
  const others = behind
    .map((part) => nameWords(part))
    .filter((words) => !words.every((word) => isCredential(word) || isGeneration(word)))
  if (others.length > 1 || prefix.removed.some((word) => !PREFIXES.has(wordKey(word)) && isNotName(word))) return 0
  const words = [...(others[0] ?? []), ...suffix.words]
  if (isPlace(plain)) return isGivenName(plain) ? 0.3 : 0.05
  if (words.length === 0 || words.some((word) => isForeign(word) || !wellFormed(word, upper, noCase)))
    return lowerCaseScore(words, plain)
  const titled = prefix.removed.some((word) => PREFIXES.has(wordKey(word)))
  const bonus = (titled ? 0.35 : 0) + (suffix.removed.length > 0 ? 0.2 : 0)
  const base = scoreWords(words, oneCase, upper)
  if (base === 0) return 0
  if (others[0] === undefined) return Math.min(0.99, base + bonus)
  const after = others[0].find((word) => !isInitials(word, oneCase, false))
  return after !== undefined && isGivenName(after) && !isPlace(after) ? Math.max(base, 0.75) : Math.max(0, base - 0.3)
}

/** Names in small letters count only when both ends are known. */
const lowerCaseScore = (words: readonly string[], plain: string): number => {
  if (/\p{Lu}/u.test(plain) || words.length < 2 || words.length > 4 || words.some((word) => isForeign(word))) return 0
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  return isGivenName(first) && isFamilyName(last) && !isAlsoWord(first) && !isAlsoWord(last) ? 0.6 : 0
}

/** Whether a line is the name of one person: no title, closing, label, company or sentence. */
export const looksLikePersonName = (text: string): boolean => personNameScore(text) >= 0.5
