import { err, ok } from '../../platform/result'
import { createMemoryPlace } from './memory-place'
import type { BlobStore, Bytes } from './place'
import type { filesOf } from './shelf'

/** What is handed over by hand, as a place: own files are kept here, those of others are there while they are read. */
export interface HandPlace extends BlobStore {
  /** Own files that make up what is handed over. */
  own(): Promise<Map<string, Bytes>>
  /** Shows the files of others to the reader, in place of those shown before. */
  show(files: ReadonlyMap<string, Bytes>): void
}

export function createHandPlace(files: ReturnType<typeof filesOf>): HandPlace {
  let shown = new Map<string, Bytes>()
  const own = async (): Promise<Map<string, Bytes>> => {
    const found = new Map<string, Bytes>()
    for (const name of await files.names()) {
      const bytes = await files.read(name)
      if (bytes !== undefined) found.set(name, bytes)
    }
    return found
  }
  return {
    own,
    show: (others) => {
      shown = new Map(others)
    },
    list: async () => createMemoryPlace(new Map([...shown, ...(await own())])).list(),
    read: async (name, most) => createMemoryPlace(shown).read(name, most),
    write: async (name, bytes) => {
      if ((await files.names()).includes(name)) return err({ kind: 'exists' })
      await files.write(name, bytes)
      return ok(undefined)
    },
    remove: async (name) => {
      await files.remove(name)
      return ok(undefined)
    }
  }
}
