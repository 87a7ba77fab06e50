import type { Bytes } from '../../../sync/archive/bytes'
import type { Folder } from '../../../sync/archive/shelf'

/** A folder in memory whose files are replaced when they are closed, as the browser's are. */
export interface MemoryFolder extends Folder {
  readonly files: Map<string, Blob>
}

export function createFolder(name = 'copies'): MemoryFolder {
  const files = new Map<string, Blob>()
  return {
    name,
    files,
    getFileHandle: async (file, options) => {
      if (!files.has(file) && options?.create !== true) throw new DOMException('no such file', 'NotFoundError')
      if (!files.has(file)) files.set(file, new Blob())
      return {
        getFile: async () => files.get(file) ?? new Blob(),
        createWritable: async () => {
          const pieces: Bytes[] = []
          return {
            write: async (bytes) => void pieces.push(bytes.slice()),
            close: async () => void files.set(file, new Blob(pieces))
          }
        }
      }
    },
    removeEntry: async (file) => void files.delete(file),
    keys: async function* () {
      yield* files.keys()
    }
  }
}
