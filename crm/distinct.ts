import type { Flat, RecordId } from './types'

/** "Not the same": two records that look alike and are not. A record of class `pair`, which everybody
 * may write who may merge, so that the whole team knows. */

const prefix = 'pair/'
const offset = 0x6c62272e07bb014262b821756295c58dn
const prime = 0x0000000001000000000000000000013bn
const mask = (1n << 128n) - 1n

/** The record of a pair: the same id on every device, whoever says it and in whatever order (FNV-1a, 128 bits). */
export function distinctId(a: RecordId, b: RecordId): RecordId {
  let hash = offset
  for (const letter of [a, b].toSorted().join(' ')) hash = ((hash ^ BigInt(letter.charCodeAt(0))) * prime) & mask
  return `nds_${hash.toString(36).padStart(25, '0')}`
}

const isDistinctId = (id: RecordId): boolean => id.startsWith('nds_')

/** The keys of such a record. */
export const distinctSet = (a: RecordId, b: RecordId): Record<string, true> => ({
  [prefix + a]: true,
  [prefix + b]: true
})

/** The two records that a record says are not the same, or none. */
export function distinctPair(id: RecordId, rec: Flat): readonly RecordId[] {
  if (!isDistinctId(id) || Object.hasOwn(rec, 'deletedAt')) return []
  const pair = Object.keys(rec).flatMap((key) =>
    key.startsWith(prefix) && rec[key] === true ? [key.slice(prefix.length)] : []
  )
  return pair.length === 2 ? pair : []
}
