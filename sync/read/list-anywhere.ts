import type { Answers, Filter, Query, Row } from '../../crm/queries'
import type { LedgerDb, StoredRow } from '../store/db'
import { readOrder } from './order/read-order'
import { rowsIn, startingWith } from './range'
import { firstPage, readPast } from './list'
import { counts } from './counts'
import { docOf } from './search/doc'
import { tierOf, wordsOf } from './search/words'
import { facetsOf, narrows, select } from './select'

type ListQuery = Extract<Query, { q: 'list' }>

/** Answers that are read and sorted rather than picked from the order of all rows. */
const sortAtMost = 200

/** A page of a list that is filtered, or far from its beginning. Rows with the same sort value stand by age. */
export async function listAnywhere(db: LedgerDb, query: ListQuery, now: number): Promise<Answers['list']> {
  const { spec } = query
  if (spec.filter.deleted === true) return deleted(db, query)
  if (narrows(spec.filter)) return filtered(db, query, now)
  if (query.from <= readPast) return firstPage(db, query)
  const total = (await counts(db))[spec.cls]
  if (query.from >= total) return { rows: [], total }
  return { rows: await readAll(db, pageOf(await readOrder(db, spec), query)), total }
}

async function filtered(db: LedgerDb, query: ListQuery, now: number): Promise<Answers['list']> {
  const { spec, from, count } = query
  const { total, has, numbers } = await select(db, spec, now)
  if (total > sortAtMost) {
    const sorted = (await readOrder(db, spec)).filter(has)
    return { rows: await readAll(db, pageOf(sorted, query)), total }
  }
  const rows = await readAll(db, numbers())
  const sign = spec.descending ? -1 : 1
  const sorted = rows.sort((a, b) => sign * (compare(a.ix?.[spec.sort]?.[1], b.ix?.[spec.sort]?.[1]) || a.n - b.n))
  return { rows: sorted.slice(from, from + count), total }
}

/** A page of an ascending order, read from its end for a descending list. */
function pageOf(order: Uint32Array, { spec, from, count }: ListQuery): number[] {
  const start = spec.descending ? Math.max(0, order.length - from - count) : from
  const end = spec.descending ? Math.max(0, order.length - from) : from + count
  const page = [...order.subarray(start, end)]
  return spec.descending ? page.toReversed() : page
}

type SortValue = string | number | undefined

function compare(a: SortValue, b: SortValue): number {
  if (a === b || a === undefined || b === undefined) return 0
  return a < b ? -1 : 1
}

async function readAll(db: LedgerDb, numbers: readonly number[]): Promise<StoredRow[]> {
  const store = db.transaction('rows').store
  const rows = await Promise.all(numbers.map((n) => store.get(n)))
  return rows.filter((row) => row !== undefined)
}

/** The largest count that the database takes. */
const everything = 0xffffffff

/** Deleted records, the latest deleted first whatever the sorting; filters apply to what they were. */
async function deleted(db: LedgerDb, { spec, from, count }: ListQuery): Promise<Answers['list']> {
  const index = db.transaction('rows').store.index('gone')
  if (!narrows(spec.filter)) {
    const [rows, total] = await Promise.all([
      rowsIn(index, startingWith(spec.cls), from + count, true),
      index.count(startingWith(spec.cls))
    ])
    return { rows: rows.slice(from), total }
  }
  const rows = await rowsIn(index, startingWith(spec.cls), everything, true)
  const passing = rows.filter((row) => passed(row, spec.filter))
  return { rows: passing.slice(from, from + count), total: passing.length }
}

function passed(row: Row, filter: Filter): boolean {
  const { deletedAt: _, ...rec } = row.rec
  const doc = docOf({ ...row, rec })
  if (doc === undefined || !facetsOf(filter).every((facet) => doc.facets.includes(facet))) return false
  if (filter.companyId !== undefined && rec['company'] !== filter.companyId) return false
  const words = wordsOf(filter.text ?? '')
  return words.length === 0 || tierOf(doc, words) !== undefined
}
