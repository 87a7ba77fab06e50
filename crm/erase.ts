import type { Write } from './commands'
import { exactKeys } from './keys'
import type { Flat, RecordClass, RecordId } from './types'

/** Erasing a person for good, and remembering that it was done without remembering whom. `docs/spec/erase.md`. */

/** What is erased, and what stays without the person. */
export interface ErasurePlan {
  /** The record and all that it is merged with. */
  readonly records: readonly { readonly cls: RecordClass; readonly id: RecordId }[]
  /** Activities in which nobody else took part: erased as well. */
  readonly activities: readonly RecordId[]
  /** Activities with others: they stay, and no longer name the person. */
  readonly shared: readonly RecordId[]
}

/** The keys by which a person would be known again: e-mail addresses, whole phone numbers, links. */
export const suppressedKeys = (cls: RecordClass, id: RecordId, rec: Flat): readonly string[] =>
  exactKeys(cls, id, rec).filter((key) => /^[epu]:/.test(key))

/**
 * The record that stands for an erased key: `sup_` and 20 bytes of SHA-256 over ledger and key. The same on every device of the
 * ledger. Whoever guesses an address can test it; the address itself cannot be read from it.
 */
export async function suppressionId(ledger: RecordId, key: string): Promise<RecordId> {
  const text = new TextEncoder().encode(JSON.stringify(['bahi erased', ledger, key]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, 20)
  return `sup_${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

export const suppressionWrite = (id: RecordId): Write => ({ cls: 'ledger', id, create: true, set: { of: 'erased' } })

/** What a record of a shared ledger is emptied to before its segment can be rewritten: a name must be there. */
const emptyName = '✕'

/** The changes that take everything out of a record; the record itself is deleted. */
export function emptied(cls: RecordClass, rec: Flat, now: number): Write['set'] {
  const set: Record<string, null | string | number> = {}
  for (const key of Object.keys(rec)) if (key !== 'createdAt' && key !== 'updatedAt') set[key] = null
  if (cls === 'activity') set['kind'] = 'note'
  else set['name'] = emptyName
  return { ...set, deletedAt: now }
}
