/** How alike two short texts are, letter by letter and word by word. */

/** Longer texts are compared by their beginnings only; the work grows with the square of this. */
const MAX_LENGTH = 64

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. Stops early and returns
 * `limit + 1` when the texts are further apart.
 */
export const editDistance = (one: string, other: string, limit = MAX_LENGTH): number => {
  if (one === other) return 0
  const a = one.slice(0, MAX_LENGTH)
  const b = other.slice(0, MAX_LENGTH)
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column += 1) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1)
      )
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      current.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    before = previous
    previous = current
  }
  return Math.min(previous[b.length] ?? 0, limit + 1)
}

/** 1 for equal texts, falling with each letter that differs; 0 when more than half do. */
export const letterSimilarity = (one: string, other: string): number => {
  const length = Math.min(MAX_LENGTH, Math.max(one.length, other.length))
  if (length === 0) return 1
  const limit = Math.ceil(length / 2)
  const distance = editDistance(one, other, limit)
  return distance > limit ? 0 : 1 - distance / length
}

const MAX_WORDS = 12
const CLOSE_WORD = 0.75
const SHORTENED = 0.88

/** `deli` of `delicatessen`: people cut long words off. */
const isShortened = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 4 && long.length >= short.length + 3 && long.startsWith(short)
}

const wordLikeness = (one: string, other: string): number =>
  one === other ? 1 : isShortened(one, other) ? SHORTENED : letterSimilarity(one, other)

/**
 * How much of the words of two texts agree, each word weighted (by its rarity), misspelled words for part of their weight. A
 * text whose words are all in the other counts up to `whole`.
 */
export const wordSimilarity = (
  one: readonly string[],
  other: readonly string[],
  weigh: (word: string) => number,
  whole = 0.92
): number => {
  const left = one.slice(0, MAX_WORDS)
  const right = other.slice(0, MAX_WORDS)
  const total = (words: readonly string[]): number => words.reduce((sum, word) => sum + weigh(word), 0)
  const [leftWeight, rightWeight] = [total(left), total(right)]
  if (leftWeight === 0 || rightWeight === 0) return 0
  const free = new Set(right)
  let shared = 0
  for (const word of left) {
    let best = 0
    let match: string | undefined
    for (const candidate of free) {
      const alike = wordLikeness(word, candidate)
      if (alike > best && alike >= CLOSE_WORD) [best, match] = [alike, candidate]
    }
    if (match === undefined) continue
    free.delete(match)
    shared += best * Math.min(weigh(word), weigh(match))
  }
  const both = (2 * shared) / (leftWeight + rightWeight)
  const contained = (shared / Math.min(leftWeight, rightWeight)) * whole
  return Math.min(1, Math.max(both, contained))
}
