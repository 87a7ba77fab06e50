import type { Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import type { LedgerDb, StoredRow } from '../store/db'
import { ownRec } from '../store/row'

/** Merged records as readers ask for them: by any of their ids. */

interface ById {
  get(id: RecordId): Promise<StoredRow | undefined>
}

/** The row that stands for a record: its own, or that of the record it is merged into. */
export async function standing(byId: ById, id: RecordId): Promise<StoredRow | undefined> {
  const row = await byId.get(id)
  return row?.into === undefined ? row : byId.get(row.into)
}

/** A record's id with those of all that it is merged with; references to any of them mean the record. */
export async function wholeIds(byId: ById, id: RecordId): Promise<readonly RecordId[]> {
  const row = await standing(byId, id)
  return row === undefined ? [id] : [row.id, ...(row.also ?? [])]
}

/** The records that a row stands for, each with its own values, the row's own first; none when it stands alone. */
export async function merged(db: LedgerDb, id: RecordId): Promise<Row[]> {
  const byId = db.transaction('rows').store.index('id')
  const head = await standing(byId, id)
  if (head?.also === undefined) return []
  const others = await Promise.all(head.also.map((other) => byId.get(other)))
  return [head, ...others].flatMap((row) => (row === undefined ? [] : [{ ...row, rec: ownRec(row) }]))
}
