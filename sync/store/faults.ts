/** Why the store could not do something, in the terms of `StoreTrouble` and `CommandError`. */
export type StoreFault =
  | { readonly kind: 'full' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  /** The connection is gone or the browser failed: worth trying again with a new one. */
  | { readonly kind: 'lost'; readonly cause: unknown }

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string' ? error.name : ''

/** True for an error that says the disk or the quota is exhausted, however the browser wraps it. */
export function isFull(error: unknown): boolean {
  if (nameOf(error) === 'QuotaExceededError') return true
  return error instanceof Error && /quota|disk.?full|no space/i.test(error.message)
}

/** Sorts an IndexedDB error. `database` and `known` are for `newer`: the stored version is looked up by name. */
export async function faultOf(error: unknown, database: string, known: number): Promise<StoreFault> {
  if (isFull(error)) return { kind: 'full' }
  if (nameOf(error) === 'VersionError') return { kind: 'newer', found: await storedVersion(database), known }
  return { kind: 'lost', cause: error }
}

async function storedVersion(database: string): Promise<number> {
  try {
    const all = await indexedDB.databases()
    return all.find((entry) => entry.name === database)?.version ?? 0
  } catch {
    return 0
  }
}
