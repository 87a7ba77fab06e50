import 'fake-indexeddb/auto'
import type { Row } from '../../../crm/queries'
import type { Flat, RecordClass } from '../../../crm/types'
import { openLedgerDb, type LedgerDb, type StoredRow } from '../../../sync/store/db'
import { isDeleted, makeRow } from '../../../sync/store/row'

let ledgers = 0

export async function emptyLedger(): Promise<LedgerDb> {
  const opened = await openLedgerDb(`led_test${ledgers++}`)
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

export interface RowSpec {
  readonly n: number
  readonly cls?: RecordClass
  readonly rec: Flat
  readonly company?: string
  readonly contact?: number
}

const prefixes: Record<RecordClass, string> = {
  person: 'per',
  company: 'com',
  activity: 'act',
  ledger: 'led',
  pair: 'nds'
}

export function rowOf({ n, cls = 'person', rec, company, contact }: RowSpec): StoredRow {
  const derived = { ...(company === undefined ? {} : { company }), ...(contact === undefined ? {} : { contact }) }
  return makeRow({ n, cls, id: `${prefixes[cls]}_${n}`, seg: 0, rec }, derived)
}

/** Writes rows as a command does: with their stale marks and the counts. */
export async function putRows(db: LedgerDb, rows: readonly StoredRow[], marked = true): Promise<void> {
  const tx = db.transaction(['rows', 'stale'], 'readwrite')
  for (const row of rows) {
    void tx.objectStore('rows').put(row)
    if (marked) void tx.objectStore('stale').put(1, row.n)
  }
  await tx.done
  const all = await db.getAll('rows')
  const count = (cls: RecordClass): number => all.filter((row) => row.cls === cls && !isDeleted(row.rec)).length
  const counts = { person: count('person'), company: count('company'), activity: count('activity'), sample: 0 }
  await db.put('meta', { next: all.length, counts }, 'state')
}

export const numbers = (rows: readonly Row[]): number[] => rows.map(({ n }) => n)
