import { unwrap, type IDBPObjectStore, type IDBPTransaction, type StoreNames } from 'idb'
import type { LedgerDb, LedgerSchema } from './db'

type Tx<S extends StoreNames<LedgerSchema>[]> = IDBPTransaction<LedgerSchema, S, 'readwrite'>

/**
 * Runs `work` in one read-write transaction and waits until it is committed. Whatever fails takes all of it back:
 * without the abort, requests made before the failure would still be committed.
 */
export async function write<S extends StoreNames<LedgerSchema>[], T>(
  db: LedgerDb,
  stores: S,
  durability: IDBTransactionDurability,
  work: (tx: Tx<S>) => Promise<T> | T
): Promise<T> {
  const tx = db.transaction(stores, 'readwrite', { durability })
  const done = tx.done.catch((error: unknown) => {
    throw causeOf(tx.error ?? error)
  })
  done.catch(() => {})
  let value: T
  try {
    value = await work(tx)
    // Said out loud, so that the browser need not wait for the answers to the last requests before it commits.
    tx.commit()
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // Already over: the failed request has aborted it.
    }
    await done.catch(() => {})
    throw tx.error ?? error
  }
  await done
  return value
}

const causeOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** For requests whose failure shows in the transaction anyway: keeps it from being reported a second time. */
export function sent(request: Promise<unknown>): void {
  request.catch(() => {})
}

/** Puts many values, without a promise for each of them: should one fail, so does the transaction. */
export function putAll<S extends StoreNames<LedgerSchema>[], N extends S[number]>(
  store: IDBPObjectStore<LedgerSchema, S, N, 'readwrite'>,
  values: readonly LedgerSchema[N]['value'][]
): void {
  const plain = unwrap(store) as unknown as IDBObjectStore
  for (const value of values) plain.put(value)
}
