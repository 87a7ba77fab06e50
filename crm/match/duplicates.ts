/** Records that may be one contact. Nothing is ever merged by this: it finds pairs, says why, and a user decides. */

import { blockKeys } from './blocks'
import { weighEvidence, type Evidence } from './evidence'
import { countValues, typicalFrequencies, type Frequencies } from './frequency'
import { prepare, type MatchRecord, type Prepared } from './match-record'

export interface DuplicatePair {
  readonly a: string
  readonly b: string
  /** 0 to 1: how likely the two are one contact. */
  readonly score: number
  readonly reasons: readonly Evidence[]
}

/** Fixed in advance: the least likelihood of a pair that is found in a whole list, where all pairs have to be looked at. */
const SUGGEST = 0.5
/** Of a pair shown to someone who is about to keep a contact, and can tell at a glance. */
const MENTION = 0.2

/** Blocks with more records say too little to compare all their pairs (`n:kumar`). */
const MAX_BLOCK = 60
/** Odds against a random pair of records being one contact, at the least. */
const LEAST_SIZE = 500

const sumOf = (reasons: readonly Evidence[]): number => reasons.reduce((sum, { bits }) => sum + bits, 0)

const scoreOf = (reasons: readonly Evidence[], size: number): number => {
  const bits = sumOf(reasons) - Math.log2(Math.max(size, LEAST_SIZE))
  return Math.round((1 / (1 + 2 ** -bits)) * 10_000) / 10_000
}

const comparePair = (one: Prepared, other: Prepared, frequencies: Frequencies): DuplicatePair => {
  const reasons = weighEvidence(one, other, frequencies).toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
  return { a: one.record.id, b: other.record.id, score: scoreOf(reasons, frequencies.size), reasons }
}

const byLikelihood = (one: DuplicatePair, other: DuplicatePair): number =>
  sumOf(other.reasons) - sumOf(one.reasons) || (`${one.a} ${one.b}` < `${other.a} ${other.b}` ? -1 : 1)

const blocksOf = (records: readonly Prepared[]): Map<string, number[]> => {
  const blocks = new Map<string, number[]>()
  records.forEach((record, index) => {
    for (const key of blockKeys(record)) {
      const block = blocks.get(key)
      if (block) block.push(index)
      else blocks.set(key, [index])
    }
  })
  return blocks
}

/**
 * All pairs of a list that are likely one contact, the likeliest first. `others`: only pairs of one record of each list.
 */
export const findDuplicates = (records: readonly MatchRecord[], others?: readonly MatchRecord[]): DuplicatePair[] => {
  const prepared = [...records, ...(others ?? [])].map(prepare)
  // Too few records do not show how common their values are.
  const frequencies = prepared.length < LEAST_SIZE ? typicalFrequencies(prepared) : countValues(prepared)
  const seen = new Set<number>()
  const pairs: DuplicatePair[] = []
  for (const block of blocksOf(prepared).values()) {
    if (block.length > MAX_BLOCK) continue
    block.forEach((first, at) => {
      for (const second of block.slice(at + 1)) {
        if (others && first < records.length === second < records.length) continue
        const key = first * prepared.length + second
        if (seen.has(key)) continue
        seen.add(key)
        const [one, other] = [prepared[first], prepared[second]]
        if (!one || !other) continue
        const pair = comparePair(one, other, frequencies)
        if (pair.score >= SUGGEST) pairs.push(pair)
      }
    })
  }
  return pairs.sort(byLikelihood)
}

/**
 * Which of `candidates` may be the same contact as `record`, the likeliest first. `frequencies` tell how common values are in the
 * whole ledger; without them typical ones have to do.
 */
export const possibleDuplicates = (
  record: MatchRecord,
  candidates: readonly MatchRecord[],
  frequencies?: Frequencies
): DuplicatePair[] => {
  const own = prepare(record)
  const prepared = candidates.filter(({ id }) => id !== record.id).map(prepare)
  const known = frequencies ?? typicalFrequencies([own, ...prepared])
  return prepared
    .map((candidate) => comparePair(own, candidate, known))
    .filter(({ score }) => score >= MENTION)
    .sort(byLikelihood)
}

export type { Evidence } from './evidence'
export type { Frequencies } from './frequency'
export type { MatchAddress, MatchRecord } from './match-record'
