import { nameCase, isOneCase } from './name-case'
import { cleanName } from './name-cleaning'
import { isEastAsian, splitEastAsian } from './name-east'
import { isFamilyName, isGivenName, isNotName, isPlace } from './name-lexicon'
import { splitWords, type NameParts } from './name-split'
import { isCredential, isGeneration, isInitials, nameWords, stripPrefix, stripSuffix } from './name-tokens'
import { LOWER_PARTICLES, PARTICLES, PREFIXES } from './name-words'

export { looksLikePersonName, personNameScore } from './person-name'

export interface ParsedName {
  /** The name as it is to be shown; the truth. The parts are optional help. */
  readonly display: string
  /** First full given name; never mere initials. */
  readonly given?: string
  /** Further given names and initials between given and family name. */
  readonly middle?: string
  readonly family?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly nickname?: string
  /** Initials before the first full name: `K. R.` of `K. R. Narayanan`. */
  readonly initials?: string
}

const join = (words: readonly string[]): string | undefined => (words.length === 0 ? undefined : words.join(' '))

interface Pieces {
  readonly prefix: readonly string[]
  readonly suffix: readonly string[]
  readonly parts: NameParts
  readonly reversed: boolean
}

const isSuffixPart = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => isGeneration(word) || isCredential(word) || /^(?:et|al)\.?$/iu.test(word))

const startsWithParticle = (words: readonly string[]): boolean => {
  const first = words[0] ?? ''
  return PARTICLES.has(first.toLowerCase()) || LOWER_PARTICLES.has(first)
}

/** Whether "A B, C D" is "Last, First" and not a name with a title or a firm behind the comma. */
const isReversed = (before: readonly string[], after: readonly string[]): boolean => {
  if (after.length === 0 || after.length > 5 || before.length > 4) return false
  if (
    after.some(
      (word, at) =>
        isNotName(word) &&
        !(at > 0 && isGivenName(after[0] ?? '')) &&
        !PREFIXES.has(word.toLowerCase().replace(/\./gu, ''))
    )
  )
    return false
  if (isPlace(before.join(' ')) && after.every((word) => isPlace(word))) return false
  if (before.length > 1 && initialsOnly(after)) return startsWithParticle(before)
  if (before.length === 1 || startsWithParticle(before)) return true
  const [firstBefore = ''] = before
  const [firstAfter = ''] = after
  if (isGivenName(firstBefore) && !isFamilyName(firstBefore))
    return isGivenName(firstAfter) && !isFamilyName(firstAfter)
  return true
}

const commaParts = (text: string): string[][] =>
  text
    .split(/[,،、]/u)
    .map((part) => nameWords(part))
    .filter((words) => words.length > 0)

const initialsOnly = (words: readonly string[]): boolean => words.every((word) => isInitials(word, true, true))

const takeApart = (text: string, oneCase: boolean): Pieces => {
  const [first = [], ...others] = commaParts(text)
  const bare = stripSuffix(first, 1, oneCase)
  const head = stripPrefix(bare.words)
  const single = head.words.length === 1
  const behind = others.filter(
    (words) => !isSuffixPart(words) || (single && words === others[0] && initialsOnly(words))
  )
  const [second] = behind
  const titles = others.filter((words) => words !== second && isSuffixPart(words)).flat()
  if (second !== undefined && isReversed(head.words, second)) {
    const givenPrefix = stripPrefix(second)
    const given = initialsOnly(givenPrefix.words)
      ? { words: givenPrefix.words, removed: [] }
      : stripSuffix(givenPrefix.words, 1, oneCase)
    return {
      prefix: [...head.removed, ...givenPrefix.removed],
      suffix: [...bare.removed, ...given.removed, ...titles],
      parts: splitWords(head.words, given.words, oneCase),
      reversed: true
    }
  }
  return {
    prefix: head.removed,
    suffix: [...bare.removed, ...titles],
    parts: splitWords(undefined, head.words, oneCase, head.removed.length > 0),
    reversed: false
  }
}

/** "Last, First" as it is spoken. */
const spoken = (pieces: Pieces): string | undefined => {
  const { initials, given, middle, family } = pieces.parts
  const name = [...pieces.prefix, ...(initials ?? []), ...(given ?? []), ...(middle ?? []), ...(family ?? [])].join(' ')
  return name === '' ? undefined : [name, ...pieces.suffix].join(', ').replace(/,(?= (?:jr|sr|ii|iii|iv)\b)/giu, '')
}

/** What tells the case of a name: without forms of address and abbreviations, which keep their own. */
const caseSample = (plain: string): string =>
  stripPrefix(nameWords(plain))
    .words.join(' ')
    .replace(/[\p{L}.]+\.(?=\s|$)/gu, '')

/**
 * Takes a personal name apart: forms of address, "Last, First", particles, suffixes and degrees, nicknames, initials,
 * family-first order of East Asian, Hungarian and Russian writing. Parts come in usual case when the source is all capitals
 * or all small letters. A part that cannot be told is absent: `display` is the truth.
 */
export const parseName = (text: string): ParsedName => {
  const clean = cleanName(text)
  if (isEastAsian(clean.plain)) {
    const bare = clean.plain.replace(/\s*(?:先生|女士|小姐|博士|教授|様|さん|氏|님|씨)$/u, '')
    const split = splitEastAsian(bare)
    return { display: clean.display, ...(split && { given: split.given, family: split.family }) }
  }
  const plain = clean.plain.replace(/^(\p{L}{2,})[._](\p{L}{2,})$/u, '$1 $2')
  const oneCase = isOneCase(caseSample(plain))
  const pieces = takeApart(plain, oneCase)
  const { parts } = pieces
  const cased = (words: readonly string[] | undefined): string | undefined =>
    words && words.length > 0 ? nameCase(words, oneCase) : undefined
  const given = cased(parts.given)
  const middle = cased(parts.middle)
  const family = cased(parts.family)
  const prefix = join(pieces.prefix)
  const suffix = pieces.suffix.map((word) => word.replace(/^\(|[,)]+$/gu, '')).join(', ')
  const initials = join(parts.initials ?? [])
  return {
    display: (pieces.reversed ? spoken(pieces) : undefined) ?? clean.display,
    ...(given && { given: capitalised(given) }),
    ...(middle && { middle }),
    ...(family && { family }),
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
    ...(clean.nickname && { nickname: clean.nickname }),
    ...(initials && { initials })
  }
}

/** A given name never begins small, even when it looks like a particle (`van Nguyen`). */
const capitalised = (name: string): string => name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
