import { deleteDB } from 'idb'
import { ledgerDbName, openLedgerDb, type LedgerDb } from '../store/db'
import { pour, pouringKey } from './pour'
import type { Archive } from './read'

/**
 * Makes the database of a ledger of a checked archive. What is left of an attempt that was cut short goes first; a
 * database with anything else in it is not touched.
 * @returns whether it was made
 */
export async function restoreAs(
  archive: Archive,
  ledger: string,
  command: string,
  onProgress: (done: number, total: number) => void
): Promise<boolean> {
  let db = await opened(ledger)
  if (!(await isEmpty(db))) {
    const ours = (await db.get('meta', pouringKey)) !== undefined
    db.close()
    if (!ours) return false
    await deleteDB(ledgerDbName(ledger))
    db = await opened(ledger)
  }
  try {
    await pour(archive, db, ledger, command, onProgress)
  } finally {
    db.close()
  }
  return true
}

async function opened(ledger: string): Promise<LedgerDb> {
  const made = await openLedgerDb(ledger)
  if (!made.ok) throw new Error(`the restored ledger cannot be opened: ${made.error.kind}`)
  return made.value
}

async function isEmpty(db: LedgerDb): Promise<boolean> {
  const counts = await Promise.all((['chunks', 'journal', 'rows', 'meta'] as const).map((store) => db.count(store)))
  return counts.every((count) => count === 0)
}
