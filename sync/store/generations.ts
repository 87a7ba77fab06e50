import * as v from 'valibot'
import type { LedgerDb } from './db'
import type { SegmentName } from './document'

/**
 * How often each segment was rewritten without a record that was erased. A rewritten segment is another document: what
 * still has the old one cannot bring its history back by merging.
 */
export interface Generations {
  of(name: SegmentName): number
  /** What `meta` holds under `generations`, with this segment raised; written together with the new document. */
  raised(name: SegmentName, generation: number): Readonly<Record<string, number>>
  /** From now on the segment has this generation. */
  set(name: SegmentName, generation: number): void
}

export const generationsKey = 'generations'

const schema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)))

const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`

export async function readGenerations(db: LedgerDb): Promise<Generations> {
  const parsed = v.safeParse(schema, await db.get('meta', generationsKey))
  const known = new Map(parsed.success ? Object.entries(parsed.output) : [])
  return {
    of: (name) => known.get(keyOf(name)) ?? 0,
    raised: (name, generation) => ({ ...Object.fromEntries(known), [keyOf(name)]: generation }),
    set: (name, generation) => void known.set(keyOf(name), generation)
  }
}
