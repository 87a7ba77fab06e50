import type { Chunk, StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo'
import 'fake-indexeddb/auto'
import { createChunkStore, type ChunkStore } from '../../sync/store/chunks'
import { openLedgerDb } from '../../sync/store/db'

let number = 0

/** Stands in for automerge-repo's own storage in automerge-repo's own tests: the ledger's database. */
export class DummyStorageAdapter implements StorageAdapterInterface {
  readonly #keys = new Set<string>()
  readonly #store: Promise<ChunkStore> = openLedgerDb(`ldg_outside${number++}`).then((opened) => {
    if (!opened.ok) throw new Error(opened.error.kind)
    return createChunkStore(opened.value)
  })

  async load(key: StorageKey): Promise<Uint8Array | undefined> {
    return (await this.#store).load(key)
  }

  async save(key: StorageKey, data: Uint8Array): Promise<void> {
    this.#keys.add(key.join('.'))
    return (await this.#store).save(key, data)
  }

  async remove(key: StorageKey): Promise<void> {
    this.#keys.delete(key.join('.'))
    return (await this.#store).remove(key)
  }

  async loadRange(prefix: StorageKey): Promise<Chunk[]> {
    return (await this.#store).loadRange(prefix)
  }

  async removeRange(prefix: StorageKey): Promise<void> {
    for (const key of this.#keys) if (key.startsWith(prefix.join('.'))) this.#keys.delete(key)
    return (await this.#store).removeRange(prefix)
  }

  /** Asked for by some of the tests. */
  keys(): string[] {
    return [...this.#keys]
  }
}
export { DummyStorageAdapter as NodeFSStorageAdapter }
