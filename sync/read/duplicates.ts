import { exactKeys } from '../../crm/keys'
import type { Answers, Query, Row } from '../../crm/queries'
import type { LedgerDb } from '../store/db'

type DuplicatesQuery = Extract<Query, { q: 'duplicates' }>

/** Records that may be the same as the one in hand, the likeliest first. */
export async function duplicates(db: LedgerDb, query: DuplicatesQuery): Promise<Answers['duplicates']> {
  const index = db.transaction('rows').store.index('keys')
  const keys = exactKeys(query.cls, query.except ?? '', query.rec)
  const found = (await Promise.all(keys.map((key) => index.getAll(key, 20)))).flat()
  const rows = new Map<string, Row>(found.map((row) => [row.id, row]))
  return [...rows.values()]
    .filter((row) => row.cls === query.cls && row.id !== query.except)
    .map((row) => ({ row, score: 0.5, reasons: [] }))
}
