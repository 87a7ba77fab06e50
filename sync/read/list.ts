import type { Answers, Query } from '../../crm/queries'
import type { LedgerDb } from '../store/db'
import { rowsIn, startingWith } from './range'
import { counts } from './counts'

type ListQuery = Extract<Query, { q: 'list' }>

/** Rows before the page that are read and thrown away rather than found by the order of all rows. */
export const readPast = 400

/** Whether a list is one of those that an index of the database gives at once. Sees only the form of the filter. */
export const isPlain = ({ spec, from }: ListQuery): boolean =>
  from <= readPast && Object.values(spec.filter).every((part) => part === undefined || part === '' || part === false)

/** A page near the beginning of an unfiltered list, and how long the list is. */
export async function firstPage(db: LedgerDb, { spec, from, count }: ListQuery): Promise<Answers['list']> {
  const index = db.transaction('rows').store.index(spec.sort)
  const [rows, totals] = await Promise.all([
    rowsIn(index, startingWith(spec.cls), from + count, spec.descending),
    counts(db)
  ])
  return { rows: rows.slice(from), total: totals[spec.cls] }
}
