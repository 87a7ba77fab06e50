import { createKnownIndex, knownOf, type Known } from '../../crm/import/lookup'
import type { IDBPObjectStore } from 'idb'
import type { LedgerDb, LedgerSchema, StoredRow } from '../store/db'
import { isDeleted } from '../store/row'

/** Finds records of the ledger for an import. */
export interface LedgerFind {
  /** Fetches what will be asked for. */
  fetch(keys: () => readonly string[]): Promise<void>
  find(key: string): readonly Known[]
}

/** Rows read in one go. */
const batch = 1000
/** Looking a key up costs about as much as reading so many rows in a stretch. */
const rowsPerLookup = 3
const mostPerKey = 20

/**
 * Reads the whole ledger once when that is cheaper than looking up every key, and looks keys up else: a short list costs
 * the same in a large ledger as in a small one.
 * @param expected about how many keys will be asked for
 */
export async function createLedgerFind(db: LedgerDb, expected: number): Promise<LedgerFind> {
  const size = await db.count('rows')
  return size <= expected * rowsPerLookup ? whole(db) : byKey(db)
}

async function whole(db: LedgerDb): Promise<LedgerFind> {
  const index = createKnownIndex()
  for (let from = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(from, true), batch)
    for (const row of rows) {
      const known = isDeleted(row.rec) ? undefined : knownOf(row)
      if (known !== undefined) index.put(known)
    }
    const last = rows.at(-1)
    if (rows.length < batch || last === undefined) break
    from = last.n
  }
  return { fetch: async () => {}, find: (key) => index.find(key) }
}

function byKey(db: LedgerDb): LedgerFind {
  const found = new Map<string, readonly Known[]>()
  return {
    fetch: async (keys) => {
      found.clear()
      const { store } = db.transaction('rows')
      const wanted = [...new Set(keys())]
      const rows = await Promise.all(wanted.map((key) => lookUp(store, key)))
      for (const [at, key] of wanted.entries()) {
        const known = (rows[at] ?? []).flatMap((row) => (isDeleted(row.rec) ? [] : (knownOf(row) ?? [])))
        if (known.length > 0) found.set(key, known)
      }
    },
    find: (key) => found.get(key) ?? []
  }
}

type RowStore = IDBPObjectStore<LedgerSchema, ['rows'], 'rows'>

async function lookUp(store: RowStore, key: string): Promise<StoredRow[]> {
  if (key.startsWith('i:')) return store.index('id').getAll(key.slice(2), 1)
  const name = /^n:(person|company):(.*)$/su.exec(key)
  if (name !== null) return store.index('name').getAll([name[1] ?? '', name[2] ?? ''], mostPerKey)
  return store.index('keys').getAll(key, mostPerKey)
}
