import type { Flat, RecordClass, RecordId } from '../../crm/types'
import type { StoredRow } from './db'
import { companyOf, contacts, isDeleted } from './row'

/**
 * Latest contacts of records whose segments come in whole: a person's row is written once, with what the activities before
 * it say, instead of being written anew after each of them. Knows all only of a ledger that had nothing at the beginning
 * and that nobody else writes to meanwhile; otherwise every record is `due`.
 */
export interface KnownContacts {
  /** Milliseconds; 0 for none. */
  of(id: RecordId): number
  /** Records whose latest contact is to be worked out anew when these are stored. */
  due(applied: { readonly rows: readonly StoredRow[]; readonly due: readonly RecordId[] }): readonly RecordId[]
  /** What came in was stored. */
  add(cls: RecordClass, records: ReadonlyMap<RecordId, Flat>): void
  /** Something else was written: from now on it does not know all. */
  outdo(): void
}

/** @param empty no record that others could refer to is here */
export function createKnownContacts(empty: boolean): KnownContacts {
  const latest = new Map<RecordId, number>()
  const written = new Set<RecordId>()
  let complete = empty

  const raise = (id: RecordId, at: number): void => {
    if (at > (latest.get(id) ?? 0)) latest.set(id, at)
  }

  return {
    of: (id) => (complete ? (latest.get(id) ?? 0) : 0),
    due: ({ rows, due }) => {
      if (!complete) return due
      const merged = new Set(
        rows.filter(({ into, also }) => into !== undefined || also !== undefined).map(({ id }) => id)
      )
      return due.filter((id) => written.has(id) || merged.has(id))
    },
    add: (cls, records) => {
      if (!complete) return
      for (const [id, rec] of records) {
        if (cls === 'activity') {
          const { at, with: people } = contacts(cls, id, rec)
          for (const person of people) raise(person, at)
          continue
        }
        written.add(id)
        const firm = isDeleted(rec) ? undefined : companyOf(cls, rec)
        if (firm !== undefined) raise(firm, latest.get(id) ?? 0)
      }
    },
    outdo: () => {
      complete = false
      latest.clear()
      written.clear()
    }
  }
}
