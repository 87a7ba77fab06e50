/**
 * Whether two names could be one person's. Structure decides, not overall likeness: initials may stand for names, names may be
 * missing, short and pet forms count, romanisations of Indian names count; another letter makes another name.
 */

import { readNameParts, type NameParts, type NameWord } from './name-parts'
import { sameByNickname } from './nicknames'
import { sameEnding } from './skeleton'

export interface NameComparison {
  /** The names can be of one person. */
  readonly same: boolean
  /** 0 to 1: how much agrees and how exactly. Below {@link SAME} the names contradict each other. */
  readonly score: number
}

const SAME = 0.6
const EXACT = 1
const SOUNDS_ALIKE = 0.93
const SHORT_FORM = 0.85
const BOTH_INITIALS = 0.8
const BEGINNING = 0.72
const INITIAL = 0.65
const DIFFERENT = 0

/** Letters that one Indian sound is written with. */
const INITIAL_CLASS: Readonly<Record<string, string>> = { c: 'k', q: 'k', w: 'v', z: 'j' }
const initialClass = (text: string): string => {
  const first = text.charAt(0)
  return INITIAL_CLASS[first] ?? first
}

const MIN_SOUND = 3

/** One spelling, or two romanisations of it. */
const compareSpelling = (one: NameWord, other: NameWord): number => {
  if (one.latin === other.latin) return EXACT
  if (one.fold === other.fold) return one.fold.length < MIN_SOUND ? DIFFERENT : SOUNDS_ALIKE + 0.04
  if (one.spelled === other.fold || other.spelled === one.fold) return SOUNDS_ALIKE + 0.04
  if (one.fold.length < MIN_SOUND || other.fold.length < MIN_SOUND || one.skeleton.length < 2) return DIFFERENT
  return one.skeleton === other.skeleton && sameEnding(one.fold, other.fold) ? SOUNDS_ALIKE : DIFFERENT
}

/** `Wolf` of `Wolfgang`: at least three letters of a name that goes on for two more. */
const isBeginning = (one: NameWord, other: NameWord): boolean => {
  const [short, long] = one.latin.length < other.latin.length ? [one, other] : [other, one]
  if (short.compound || long.compound || short.latin.length < 3) return false
  return long.latin.length >= short.latin.length + 2 && long.latin.startsWith(short.latin)
}

const compareGivenWord = (one: NameWord, other: NameWord): number => {
  if (one.initial || other.initial) {
    if (initialClass(one.latin) !== initialClass(other.latin)) return DIFFERENT
    return one.initial && other.initial ? BOTH_INITIALS : INITIAL
  }
  const spelling = compareSpelling(one, other)
  if (spelling > 0) return spelling
  if (sameByNickname(one.fold, other.fold)) return SHORT_FORM
  return isBeginning(one, other) ? BEGINNING : DIFFERENT
}

const MISSING = 0.03

/**
 * Names after the first. Initials must stand where they stand on the other side; a written-out name may be left out.
 * Undefined when they contradict each other.
 */
const compareMiddle = (one: readonly NameWord[], other: readonly NameWord[]): number | undefined => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let at = 0
  let score = 1
  for (const name of short) {
    let found = long[at] === undefined ? DIFFERENT : compareGivenWord(name, long[at] as NameWord)
    while (found === DIFFERENT && !name.initial && at + 1 < long.length) {
      at += 1
      const candidate = long[at]
      found = candidate === undefined || candidate.initial ? DIFFERENT : compareSpelling(name, candidate)
    }
    if (found === DIFFERENT) return undefined
    score = Math.min(score, 0.9 + found / 10)
    at += 1
  }
  return score - (long.length - short.length) * MISSING
}

const joined = (words: readonly NameWord[], part: 'latin' | 'fold' = 'fold'): string =>
  words.map((word) => word[part]).join('')

/** `Jin Li` and `Jinli` are one given name written two ways. */
const mergeFirst = (words: readonly NameWord[], like: NameWord | undefined): readonly NameWord[] => {
  const [first, second, ...rest] = words
  if (!first || !second || second.initial || !like || `${first.fold}${second.fold}` !== like.fold) return words
  return [like, ...rest]
}

const compareGiven = (one: readonly NameWord[], other: readonly NameWord[]): number => {
  if (one.length === 0 && other.length === 0) return EXACT
  if (one.length === 0 || other.length === 0) return DIFFERENT
  if (joined(one) === joined(other))
    return joined(one, 'latin') === joined(other, 'latin') ? EXACT : SOUNDS_ALIKE + 0.04
  const left = mergeFirst(one, other[0])
  const right = mergeFirst(other, one[0])
  const [first, ...middle] = left
  const [second, ...rest] = right
  if (!first || !second) return DIFFERENT
  const start = compareGivenWord(first, second)
  if (start === DIFFERENT) return DIFFERENT
  const between = compareMiddle(middle, rest)
  if (between === undefined) return DIFFERENT
  // A mere beginning (Jin, Jinli) may be a syllable of its own: a further name on one side then speaks against it.
  if (start === BEGINNING && [...middle, ...rest].some((name) => !name.initial) && middle.length !== rest.length)
    return DIFFERENT
  return start * between
}

/** `S. Ramesh Kumar` goes by Ramesh: leading initials of one side may be missing on the other. */
const withoutLeadingInitials = (words: readonly NameWord[]): readonly NameWord[] => {
  const full = words.findIndex((word) => !word.initial)
  return full > 0 ? words.slice(full) : words
}

const GOES_BY = 0.8

const compareGivenNames = (one: readonly NameWord[], other: readonly NameWord[]): number => {
  const straight = compareGiven(one, other)
  if (straight > DIFFERENT) return straight
  const [left, right] = [withoutLeadingInitials(one), withoutLeadingInitials(other)]
  const oneSided = left.length < one.length !== right.length < other.length
  if (!oneSided || left[0]?.fold !== right[0]?.fold) return DIFFERENT
  return compareGiven(left, right) * GOES_BY
}

const compareFamily = (one: readonly NameWord[], other: readonly NameWord[]): number => {
  if (joined(one) === joined(other))
    return joined(one, 'latin') === joined(other, 'latin') ? EXACT : SOUNDS_ALIKE + 0.04
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0) return DIFFERENT
  if (short.length < long.length) {
    const tail = long.slice(long.length - short.length)
    return joined(tail) === joined(short) ? SHORT_FORM : DIFFERENT
  }
  const scores = one.map((word, index) => compareSpelling(word, other[index] as NameWord))
  return scores.includes(DIFFERENT) ? DIFFERENT : Math.min(...scores)
}

const compareParts = (one: NameParts, other: NameParts): number => {
  const family = compareFamily(one.family, other.family)
  if (family === DIFFERENT) return DIFFERENT
  const given = compareGivenNames(one.given, other.given)
  return given === DIFFERENT ? DIFFERENT : (family + given) / 2
}

/** The other order: a family name that came first (Sharma Anita), or initials that came last (Narayanan K R). */
const rotated = (parts: NameParts): NameParts[] => {
  const words = [...parts.given, ...parts.family]
  const [first, ...rest] = words
  const last = words.at(-1)
  if (parts.ordered || !first || !last || words.length < 2) return []
  const initials = words.filter((word) => word.initial)
  const full = words.filter((word) => !word.initial)
  const trailing = last.initial && full.length > 0 && !first.initial
  const ordered = trailing
    ? { ...parts, given: [...initials, ...full.slice(0, -1)], family: full.slice(-1) }
    : { ...parts, given: rest, family: [first] }
  return [ordered]
}

const TURNED = 0.88

/** Only names that are spelled out alike on both sides may have been turned round. */
const compareTurned = (one: NameParts, other: NameParts): number => {
  const count = one.given.length + one.family.length
  if (count !== other.given.length + other.family.length) return DIFFERENT
  let best = DIFFERENT
  for (const turned of rotated(one)) best = Math.max(best, compareExactly(turned, other))
  for (const turned of rotated(other)) best = Math.max(best, compareExactly(one, turned))
  return best * TURNED
}

const compareExactly = (one: NameParts, other: NameParts): number => {
  const family = compareFamily(one.family, other.family)
  if (family === DIFFERENT || one.given.length !== other.given.length) return DIFFERENT
  const scores = one.given.map((word, index) => {
    const against = other.given[index] as NameWord
    return word.initial === against.initial ? compareGivenWord(word, against) : DIFFERENT
  })
  const exact = scores.every((score) => score >= BOTH_INITIALS && score !== SHORT_FORM)
  return exact ? (family + Math.min(...scores, EXACT)) / 2 : DIFFERENT
}

/** Shorter ones may be two syllables of two names. */
const MIN_WHOLE = 9
const isOneWord = (parts: NameParts): boolean => parts.given.length + parts.family.length === 1

/** Compares names that were taken apart before, for many comparisons of one name. */
export const compareNameParts = (one: NameParts, other: NameParts): NameComparison => {
  if (one.whole === '' || other.whole === '') return { same: false, score: 0 }
  if (one.generation !== undefined && other.generation !== undefined && one.generation !== other.generation)
    return { same: false, score: 0.3 }
  // Abdul Rahman and Abdulrahman, Venkata Subramanian and Venkatasubramanian.
  if (one.whole === other.whole && one.whole.length >= MIN_WHOLE && isOneWord(one) !== isOneWord(other))
    return { same: true, score: TURNED }
  const straight = compareParts(one, other)
  const score = straight >= SAME ? straight : Math.max(straight, compareTurned(one, other))
  return { same: score >= SAME, score: Math.round(score * 1000) / 1000 }
}

/**
 * Whether two names could be of one person: `H. Alperin` and `Hernán Alperin` could, `B. O'Malley` and `B. O'Mallet` could not.
 * Any scripts that `fold` knows; how rare the name is must be judged by the caller.
 */
export const sameName = (one: string, other: string): NameComparison =>
  compareNameParts(readNameParts(one), readNameParts(other))

export { readNameParts, type NameParts } from './name-parts'
