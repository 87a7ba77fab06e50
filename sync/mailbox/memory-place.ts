import { err, ok } from '../../platform/result'
import { isFileName, type BlobStore, type Bytes } from './place'

/** Files in memory: what a parcel holds, and what tests need. */
export function createMemoryPlace(files: Map<string, Bytes> = new Map()): BlobStore {
  return {
    list: async () =>
      ok(
        [...files]
          .filter(([name]) => isFileName(name))
          .map(([name, bytes]) => ({ name, size: bytes.length, tag: '', at: 0 }))
      ),
    read: async (name, most) => {
      const bytes = files.get(name)
      if (bytes === undefined) return err({ kind: 'missing' })
      return bytes.length > most ? err({ kind: 'too-large' }) : ok(bytes.slice())
    },
    write: async (name, bytes) => {
      if (files.has(name)) return err({ kind: 'exists' })
      files.set(name, bytes.slice())
      return ok(undefined)
    },
    remove: async (name) => {
      files.delete(name)
      return ok(undefined)
    }
  }
}
