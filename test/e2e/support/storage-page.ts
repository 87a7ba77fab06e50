import { initializeBase64Wasm } from '@automerge/automerge/slim'
import { automergeWasmBase64 } from '@automerge/automerge/automerge.wasm.base64'
import { createChunkStore, type ChunkStore } from '../../../sync/store/chunks'
import { openLedgerDb } from '../../../sync/store/db'

/** Runs in a page of the real browser: the storage adapter, called from the test's process with plain data. */

export type Stored = { readonly key: string[]; readonly data: string | undefined }

const encode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

let store: ChunkStore | undefined
let close: (() => void) | undefined
let ready: Promise<void> | undefined

function opened(): ChunkStore {
  if (store === undefined) throw new Error('no database is open')
  return store
}

export const storagePage = {
  async open(name: string): Promise<void> {
    ready ??= initializeBase64Wasm(automergeWasmBase64)
    await ready
    const database = await openLedgerDb(name)
    if (!database.ok) throw new Error(database.error.kind)
    store = createChunkStore(database.value)
    close = () => database.value.close()
  },
  close: (): void => close?.(),
  load: async (key: string[]): Promise<string | undefined> => encode(await opened().load(key)),
  loadRange: async (key: string[]): Promise<Stored[]> =>
    (await opened().loadRange(key)).map(({ key: at, data }) => ({ key: at, data: encode(data) })),
  save: (key: string[], data: string): Promise<void> => opened().save(key, decode(data)),
  remove: (key: string[]): Promise<void> => opened().remove(key),
  removeRange: (key: string[]): Promise<void> => opened().removeRange(key)
}

Object.assign(globalThis, { storagePage })
