import type { LedgerDb, LedgerState, StoredChunk, StoredRow, StoredSegmentSum } from './db'
import type { SegmentName } from './document'
import { changeOf, keepConflicts, ofClass, tailAfter, type DocumentState, type Followed } from './follow-rows'
import type { KnownContacts } from './known-contacts'
import { openRows } from './rows'
import { sent, write } from './tx'

/** A segment that is not here yet, looked at and not stored. */
export interface Arrival {
  readonly name: SegmentName
  readonly found: DocumentState
  readonly chunk: StoredChunk
  readonly sum: StoredSegmentSum
}

export interface Arrived extends Followed {
  /** All that were written, for the search index. */
  readonly rows: readonly StoredRow[]
}

/**
 * Stores a whole segment and its rows in one transaction, so that a crash leaves all of it or nothing. Nothing may go into
 * documents meanwhile, and no command be saved.
 * @returns `undefined`: something of it is here already, or commands wait for their documents; nothing was written
 */
export async function storeWhole(
  db: LedgerDb,
  { name, found, chunk, sum }: Arrival,
  before: LedgerState,
  contacts: KnownContacts
): Promise<Arrived | undefined> {
  const ids = ofClass(name, found.records.keys())
  const state: LedgerState = { ...before, tails: { ...before.tails, [name.cls]: tailAfter(before, name, found.total) } }
  const changes = ids.flatMap((id) => changeOf(name, id, found.records))
  const stores = ['chunks', 'segments', 'rows', 'stale', 'meta', 'journal', 'conflicts'] as const
  const [document = ''] = chunk.key
  try {
    return await write(db, [...stores], 'relaxed', async (tx) => {
      const [pending, piece] = await Promise.all([
        tx.objectStore('journal').count(),
        tx
          .objectStore('chunks')
          .index('key')
          .getKey(IDBKeyRange.bound([document], [document, []]))
      ])
      if (pending > 0 || piece !== undefined) return undefined
      sent(tx.objectStore('chunks').add(chunk))
      const applied = await openRows(tx).apply(changes, state, 'whole', (id) => contacts.of(id))
      const due = contacts.due(applied)
      sent(tx.objectStore('meta').put(applied.state, 'state'))
      sent(tx.objectStore('segments').put(due.length > 0 ? { ...sum, align: true } : sum, [name.cls, name.number]))
      for (const [id, values] of found.conflicts) keepConflicts(tx.objectStore('conflicts'), name, id, values, false)
      return { ...applied, ids: [...new Set([...applied.ids, ...found.conflicts.keys()])], due, again: false }
    })
  } catch (error) {
    // A record with the id of another one.
    if (error instanceof DOMException && error.name === 'ConstraintError') return undefined
    throw error
  }
}
