import { unwrap, type IDBPObjectStore } from 'idb'
import type { LedgerSchema, StoredRow } from '../store/db'

type Rows = IDBPObjectStore<LedgerSchema, never[], 'rows'>

/**
 * The rows with these numbers, in their order; absent ones are `undefined`. A transaction answers in the order of its
 * requests, so only the last is listened to: promises for all of them took longer than the rows.
 */
export function rowsByNumber(
  rows: Pick<Rows, 'get'>,
  numbers: readonly number[]
): Promise<readonly (StoredRow | undefined)[]> {
  const store = unwrap(rows as Rows) as IDBObjectStore
  return new Promise((resolve, reject) => {
    const requests = numbers.map((n) => store.get(n) as IDBRequest<StoredRow | undefined>)
    const last = requests.at(-1)
    if (last === undefined) return resolve([])
    last.addEventListener('success', () => resolve(requests.map(({ result }) => result)))
    last.addEventListener('error', () => reject(last.error))
  })
}
