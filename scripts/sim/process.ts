import 'fake-indexeddb/auto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { IDBFactory } from 'fake-indexeddb'

/** One life of one device's hub: from a start until a crash. Its databases outlive it. */
export interface Life {
  readonly databases: IDBFactory
  over: boolean
}

/** Whose code is running. Follows every promise and timer that the code begins. */
export const current = new AsyncLocalStorage<Life>()

export const newDisk = (): IDBFactory => new IDBFactory()

export const isOver = (): boolean => current.getStore()?.over === true

let pending = 0
/** Requests to databases that are not answered yet, over all devices. */
export const pendingTransactions = (): number => pending

const usual = globalThis.indexedDB
const databases = (): IDBFactory => (current.getStore()?.databases ?? usual) as IDBFactory

export class ProcessEnded extends Error {
  override readonly name = 'AbortError'
}

function counted<R extends IDBRequest>(request: R): R {
  pending++
  const done = (): void => void pending--
  request.addEventListener('success', done)
  request.addEventListener('error', done)
  return request
}

const owners = new WeakMap<IDBDatabase, Life>()
let full: Life | undefined

/** While set, writes of this life fail as on a full disk. */
export function fillDisk(of: Life | undefined): void {
  full = of
}

/** Makes IndexedDB belong to the device whose code is running, and end with its life. Once per process. */
export function installProcesses(): void {
  globalThis.indexedDB = {
    open: (name: string, version?: number) => {
      if (isOver()) throw new ProcessEnded('the process has ended')
      return counted(databases().open(name, version))
    },
    deleteDatabase: (name: string) => counted(databases().deleteDatabase(name)),
    databases: () => databases().databases(),
    cmp: (first: unknown, second: unknown) => databases().cmp(first, second)
  }
  type Patched = Record<string, (...args: unknown[]) => unknown>
  const prototype = IDBDatabase.prototype as unknown as Patched
  const transaction = prototype['transaction']
  if (transaction === undefined) throw new Error('no transactions to watch')
  prototype['transaction'] = function watched(this: IDBDatabase, ...args: unknown[]) {
    const life = owners.get(this) ?? current.getStore()
    if (life !== undefined) owners.set(this, life)
    if (life?.over === true) throw new ProcessEnded('the process has ended')
    const tx = transaction.apply(this, args) as IDBTransaction
    pending++
    const done = (): void => void pending--
    tx.addEventListener('complete', done)
    tx.addEventListener('abort', done)
    return tx
  }
  for (const name of ['put', 'add', 'delete', 'clear']) {
    const store = IDBObjectStore.prototype as unknown as Patched
    const original = store[name]
    if (original === undefined) continue
    store[name] = function watched(this: IDBObjectStore, ...args: unknown[]) {
      const life = owners.get(this.transaction.db)
      if (life?.over === true) {
        abort(this.transaction)
        throw new ProcessEnded('the process has ended')
      }
      if (life !== undefined && life === full && (name === 'put' || name === 'add')) {
        abort(this.transaction)
        throw new DOMException('no space', 'QuotaExceededError')
      }
      return original.apply(this, args)
    }
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It was over already.
  }
}
