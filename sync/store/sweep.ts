import type { JournalEntry, LedgerDb, LedgerState } from './db'
import { writeLate, type Done, type Durability, type Label } from './execute'
import type { PlacedChange } from './rows'
import { sent, write } from './tx'

/**
 * Changes many records whose undo is kept elsewhere, so that nothing of it is logged record by record. Journal first,
 * then the rows in slices: after a crash it is finished at the next start.
 */
export async function sweep(
  db: LedgerDb,
  { id, kind, origin }: Label,
  changes: readonly PlacedChange[],
  state: LedgerState,
  at: number,
  { journal }: Durability
): Promise<Pick<Done, 'state' | 'ids' | 'classes'> & { readonly entry: NonNullable<Done['entry']> }> {
  const entry: JournalEntry = { command: id, at, kind, origin, changes }
  const late: JournalEntry = { ...entry, late: true }
  const key = await write(db, ['journal', 'meta'], journal, (tx) => {
    sent(tx.objectStore('meta').put(state, 'state'))
    return tx.objectStore('journal').add(late)
  })
  return { ...(await writeLate(db, key, late, state)), entry: { key, entry } }
}
