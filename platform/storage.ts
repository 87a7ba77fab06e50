import { browser } from 'wxt/browser'

/** What this device keeps beside the ledger: half-typed forms, the last view. Values are plain data and not trusted. */
export interface LocalStore {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
}

/** Keeps values in memory; for tests and for pages outside an extension. */
export function createMemoryStore(): LocalStore {
  const values = new Map<string, unknown>()
  return {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    remove: async (key) => void values.delete(key)
  }
}

/** The extension's `storage.local`, or memory where there is no extension. A value that cannot be kept is dropped. */
export function createLocalStore(): LocalStore {
  const area = browser?.storage?.local
  if (!area) return createMemoryStore()
  return {
    get: async (key) => {
      const found: Record<string, unknown> = await area.get(key)
      return Object.hasOwn(found, key) ? found[key] : undefined
    },
    set: async (key, value) => area.set({ [key]: value }),
    remove: async (key) => area.remove(key)
  }
}
