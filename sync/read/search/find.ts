import type { RecordClass } from '../../../crm/types'
import { addAll, addPacked, keepOnly, noBits, takeAway, type Bits } from './bits'
import { kinds } from './segment'
import type { OpenBlock, OpenSegment, Snapshot } from './snapshot'
import type { Words } from './words'

/** The documents of one segment that answer, by tier (see `tierOf`); no document is in two. */
export interface Found {
  readonly segment: OpenSegment
  readonly tiers: readonly [Bits, Bits, Bits, Bits]
}

/** Documents by what one word has to do with them. */
interface WordBits {
  readonly name: Bits
  readonly other: Bits
  readonly wholeName: Bits
  readonly wholeOther: Bits
}

/** Finds the documents that hold all the words, in every segment of the classes. */
export async function findWords(snapshot: Snapshot, words: Words, classes: readonly RecordClass[]): Promise<Found[]> {
  const segments = snapshot.segments.filter(({ cls }) => classes.includes(cls))
  return Promise.all(
    segments.map(async (segment) => {
      const found = await Promise.all(words.map((spellings) => findWord(snapshot, segment, spellings)))
      return { segment, tiers: tiersOf(segment, found) }
    })
  )
}

async function findWord(snapshot: Snapshot, segment: OpenSegment, spellings: readonly string[]): Promise<WordBits> {
  const bits = { name: noBits(), other: noBits(), wholeName: noBits(), wholeOther: noBits() }
  const read = await Promise.all(
    spellings.map((spelling) => snapshot.blocks(segment.id, ...blockRange(segment.firsts, spelling)))
  )
  read.forEach((blocks, index) => addSpelling(bits, blocks, spellings[index] ?? ''))
  return bits
}

/**
 * The blocks in which the entries of a prefix begin: where it has an entry of its own, that is in the first; where it has
 * none, little is stored under it and the second is the last that can hold some.
 */
export function blockRange(firsts: readonly string[], prefix: string): [from: number, to: number] {
  let low = 0
  let high = firsts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((firsts[middle] ?? '') <= prefix) low = middle + 1
    else high = middle
  }
  const from = Math.max(0, low - 1)
  const next = firsts[from + 1]
  return [from, Math.min(firsts.length - 1, next !== undefined && isBelow(next, prefix) ? from + 1 : from)]
}

/** Whether terms from `first` on may still start with the prefix. */
const isBelow = (first: string, prefix: string): boolean => first < prefix || first.startsWith(prefix)

function addSpelling(bits: WordBits, blocks: readonly OpenBlock[], prefix: string): void {
  let union = false
  for (const { keys, ends, ids } of blocks) {
    for (let i = lowerBound(keys, prefix); i < keys.length; i++) {
      const key = keys[i] ?? ''
      if (!key.startsWith(prefix)) break
      const kind = key.charAt(key.length - 1)
      const whole = key.length === prefix.length + 1
      const list = ids.subarray(i === 0 ? 0 : (ends[i - 1] ?? 0), ends[i])
      if (kind === kinds.prefixName || kind === kinds.prefixOther) {
        if (!whole) continue
        union = true
        addPacked(kind === kinds.prefixName ? bits.name : bits.other, list)
      } else {
        if (whole) addPacked(kind === kinds.name ? bits.wholeName : bits.wholeOther, list)
        else if (union) return
        if (!union) addPacked(kind === kinds.name ? bits.name : bits.other, list)
      }
    }
  }
}

export function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** The documents of a segment that hold exactly this facet. */
export async function findFacet(snapshot: Snapshot, segment: OpenSegment, facet: string): Promise<Bits> {
  const bits = noBits()
  for (const { keys, ends, ids } of await snapshot.blocks(segment.id, ...blockRange(segment.firsts, facet))) {
    const at = lowerBound(keys, facet + kinds.other)
    if (keys[at] === facet + kinds.other) addPacked(bits, ids.subarray(at === 0 ? 0 : (ends[at - 1] ?? 0), ends[at]))
  }
  return bits
}

function tiersOf(segment: OpenSegment, words: readonly WordBits[]): Found['tiers'] {
  const wholeName = segment.live.slice()
  const name = segment.live.slice()
  const whole = segment.live.slice()
  const any = segment.live.slice()
  for (const word of words) {
    keepOnly(wholeName, word.wholeName)
    keepOnly(name, word.name)
    addAll(word.wholeOther, word.wholeName)
    keepOnly(whole, word.wholeOther)
    addAll(word.other, word.name)
    keepOnly(any, word.other)
  }
  takeAway(any, whole)
  takeAway(any, name)
  takeAway(whole, name)
  takeAway(name, wholeName)
  return [wholeName, name, whole, any]
}
