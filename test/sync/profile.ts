import 'fake-indexeddb/auto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { IDBFactory } from 'fake-indexeddb'

/** Several browser profiles in one process: each has databases of its own, whatever their names. */

const current = new AsyncLocalStorage<IDBFactory>()
const usual = globalThis.indexedDB

const factory = (): IDBFactory => current.getStore() ?? usual

globalThis.indexedDB = {
  open: (name: string, version?: number) => factory().open(name, version),
  deleteDatabase: (name: string) => factory().deleteDatabase(name),
  databases: () => factory().databases(),
  cmp: (first: unknown, second: unknown) => factory().cmp(first, second)
}

export interface Profile {
  /** Everything that `work` begins, now and later, sees this profile's databases. */
  run<T>(work: () => T): T
}

export function createProfile(): Profile {
  const databases = new IDBFactory()
  return { run: (work) => current.run(databases, work) }
}
