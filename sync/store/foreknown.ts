import type { Flat, RecordClass, RecordId } from '../../crm/types'
import { targetOf } from '../../crm/merge'
import type { StoredRow } from './db'
import { companyOf, contacts, isDeleted, textAt } from './row'

/**
 * What segments that came in whole have said about others, so that a row is written once and nothing is asked of the
 * database: names of companies, latest contacts. Knows all only of a ledger that had nothing at the beginning and that
 * nobody else writes to meanwhile; otherwise it says so, and every record is `due`.
 */
export interface Foreknown {
  /** Milliseconds; 0 for none, and where it is not known. */
  contactOf(id: RecordId): number
  /** Whether names are known, and no record is merged with another one. */
  isPlain(): boolean
  /** The name of a company that is not deleted. */
  companyName(id: RecordId): string | undefined
  /** Whether people were written who are at this company. */
  hasPeople(id: RecordId): boolean
  /** Records whose latest contact is to be worked out anew when these are stored. */
  due(applied: { readonly rows: readonly StoredRow[]; readonly due: readonly RecordId[] }): readonly RecordId[]
  /** These records are being stored. To be called before their rows are made. */
  meet(cls: RecordClass, records: ReadonlyMap<RecordId, Flat>): void
  /** Their rows were made. */
  add(cls: RecordClass, records: ReadonlyMap<RecordId, Flat>): void
  /** Something else was written: from now on it does not know all. */
  outdo(): void
}

/** @param empty no record that others could refer to is here */
export function createForeknown(empty: boolean): Foreknown {
  const latest = new Map<RecordId, number>()
  const written = new Set<RecordId>()
  const names = new Map<RecordId, string>()
  const firms = new Set<RecordId>()
  const firmOf = new Map<RecordId, RecordId>()
  let complete = empty
  let linked = false

  const raise = (id: RecordId, at: number): void => {
    if (at > (latest.get(id) ?? 0)) latest.set(id, at)
  }

  return {
    contactOf: (id) => latest.get(id) ?? 0,
    isPlain: () => complete && !linked,
    companyName: (id) => names.get(id),
    hasPeople: (id) => firms.has(id),
    due: ({ rows, due }) => {
      if (!complete) return due
      const merged = new Set(
        rows.filter(({ into, also }) => into !== undefined || also !== undefined).map(({ id }) => id)
      )
      const all = new Set(due.flatMap((id) => [id, firmOf.get(id) ?? id]))
      return [...all].filter((id) => written.has(id) || merged.has(id))
    },
    meet: (cls, records) => {
      if (!complete) return
      for (const [id, rec] of records) {
        if (targetOf(rec) !== undefined) linked = true
        const name = cls === 'company' && !isDeleted(rec) ? textAt(rec, 'name') : undefined
        if (name !== undefined) names.set(id, name)
      }
    },
    add: (cls, records) => {
      if (!complete) return
      for (const [id, rec] of records) {
        if (cls === 'activity') {
          const { at, with: people } = contacts(cls, id, rec)
          for (const person of people) {
            raise(person, at)
            raise(firmOf.get(person) ?? person, at)
          }
          continue
        }
        written.add(id)
        const firm = isDeleted(rec) ? undefined : companyOf(cls, rec)
        if (firm === undefined) continue
        firms.add(firm)
        firmOf.set(id, firm)
        raise(firm, latest.get(id) ?? 0)
      }
    },
    outdo: () => {
      complete = false
      for (const known of [latest, written, names, firms, firmOf]) known.clear()
    }
  }
}
