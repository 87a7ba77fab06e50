import { companyKey, exactKeys } from '../keys'
import type { Row } from '../queries'
import { sortKey } from '../sort'
import type { Flat, RecordId } from '../types'

/** A person or company that a row may be about: of the ledger, or made by an earlier row. */
export interface Known {
  readonly id: RecordId
  readonly cls: 'person' | 'company'
  readonly flat: Flat
  /** The name of a person's company. */
  readonly company?: string
}

/** Finds by the keys of `keysOf`. What it is asked for was announced before, so that it can be fetched in one go. */
export type Find = (key: string) => readonly Known[]

export const idKey = (id: RecordId): string => `i:${id}`
export const nameKey = (cls: 'person' | 'company', name: string): string => `n:${cls}:${sortKey(name)}`

/** Everything that a record can be found by here: the exact keys of `crm/keys.ts`, its id and its name. */
export function keysOf(cls: 'person' | 'company', id: RecordId, flat: Flat): string[] {
  const { name, company } = flat
  const own = typeof company === 'string' ? companyKey(company) : undefined
  return [
    idKey(id),
    ...(typeof name === 'string' && name !== '' ? [nameKey(cls, name)] : []),
    ...exactKeys(cls, id, flat).filter((key) => key !== own)
  ]
}

export const knownOf = ({ id, cls, rec, company }: Row): Known | undefined =>
  cls === 'person' || cls === 'company'
    ? { id, cls, flat: rec, ...(company === undefined ? {} : { company }) }
    : undefined

/** Records under their keys. */
export interface KnownIndex {
  readonly find: Find
  /** @param keys as `keysOf` makes them, where they are known already */
  put(known: Known, keys?: readonly string[]): void
}

/** At most so many records are kept for one key; a switchboard's number or a frequent name says little anyway. */
const mostPerKey = 20

export function createKnownIndex(): KnownIndex {
  const byKey = new Map<string, Known[]>()
  return {
    find: (key) => byKey.get(key) ?? [],
    put: (known, keys = keysOf(known.cls, known.id, known.flat)) => {
      for (const key of keys) {
        const all = byKey.get(key)
        if (all === undefined) byKey.set(key, [known])
        else {
          const at = all.findIndex(({ id }) => id === known.id)
          if (at >= 0) all[at] = known
          else if (all.length < mostPerKey) all.push(known)
        }
      }
    }
  }
}
