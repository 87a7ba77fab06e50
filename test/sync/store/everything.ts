import * as A from '@automerge/automerge'
import { assembled } from '../../../sync/store/automerge-bytes'
import type { Store } from '../../../sync/store/store'

/** Everything that the database holds, as text, compressed documents unpacked. */
export async function everything(store: Store): Promise<string> {
  const parts: string[] = []
  for (const name of store.db.objectStoreNames) {
    if (name === 'chunks') continue
    parts.push(JSON.stringify([await store.db.getAll(name), await store.db.getAllKeys(name)]))
  }
  const documents = new Map<string, Uint8Array[]>()
  for (const { key, bytes } of await store.db.getAll('chunks')) {
    if (key[1] !== 'snapshot' && key[1] !== 'incremental') continue
    const id = key[0] ?? ''
    documents.set(id, [...(documents.get(id) ?? []), bytes])
  }
  for (const pieces of documents.values()) {
    const doc = assembled(pieces)
    parts.push(JSON.stringify(A.getAllChanges(doc).map((change) => A.decodeChange(change))), JSON.stringify(doc))
  }
  return parts.join('\n')
}
