import type { Answers } from '../../crm/queries'
import type { LedgerDb } from '../store/db'
import type { RecordClass } from '../../crm/types'

/** Finished imports, the newest first. */
export async function imports(db: LedgerDb, count: number): Promise<Answers['imports']> {
  const all = await db.getAll('imports')
  return all
    .filter(({ state }) => state === 'done')
    .sort((a, b) => b.at - a.at)
    .slice(0, count)
    .map(({ id, at, info, undoneBy }) => ({ id, at, info, ...(undoneBy === undefined ? {} : { undoneBy }) }))
}

/** A stretch of the ledger in the order of row numbers; `next` is where to go on. */
export async function scan(db: LedgerDb, cls: RecordClass, from: number, count: number): Promise<Answers['scan']> {
  const rows = await db.getAll('rows', IDBKeyRange.lowerBound(from), count)
  const last = rows.at(-1)
  const found = rows.filter((row) => row.cls === cls && row.into === undefined)
  return rows.length < count || last === undefined ? { rows: found } : { rows: found, next: last.n + 1 }
}
