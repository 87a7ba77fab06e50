import type { Write } from './commands'
import { exactKeys } from './keys'
import { recordClasses, type Flat, type RecordClass, type RecordId } from './types'

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

/** Says to the member's other devices that one of the member's own records is erased (ERA-14). */
export interface ErasedOwn {
  readonly cls: RecordClass
  /** The record's segment. */
  readonly number: number
  readonly id: RecordId
}

const erasedOwnPrefix = 'ers_'

/** The record, itself private, by which the other devices hear of it: the same id on every device. */
export const erasedOwnWrite = ({ cls, number, id }: ErasedOwn): Write => ({
  cls: 'ledger',
  id: `${erasedOwnPrefix}${id.replace('_', '')}`,
  create: true,
  private: true,
  set: { of: 'erased', label: `${cls} ${number} ${id}` }
})

/** What such a record says; `undefined`: it is none. */
export function erasedOwn(record: RecordId, rec: Flat): ErasedOwn | undefined {
  const label = Object.hasOwn(rec, 'label') ? rec['label'] : undefined
  if (!record.startsWith(erasedOwnPrefix) || typeof label !== 'string') return undefined
  const [cls, number, id = ''] = label.split(' ')
  const known = recordClasses.find((each) => each === cls)
  if (known === undefined || !/^[a-z]{3}_[0-9a-z]{1,40}$/.test(id)) return undefined
  return { cls: known, number: Number(number), id }
}

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
