import { err, ok, type Result } from '../../platform/result'
import { isFileName, mostFiles, type BlobStore, type PlaceFault, type StoredFile } from './place'

/** What is used of a `FileSystemDirectoryHandle`; the types of the browser lack the walk over its entries. */
export type FolderHandle = Pick<
  FileSystemDirectoryHandle,
  'kind' | 'name' | 'isSameEntry' | 'getDirectoryHandle' | 'getFileHandle' | 'removeEntry'
> & {
  values(): AsyncIterable<FileSystemHandle>
}

export const isFolder = (value: unknown): value is FolderHandle =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'directory' && 'values' in value

function faultOf(error: unknown): PlaceFault {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return { kind: 'permission' }
  if (name === 'NotFoundError') return { kind: 'missing' }
  if (name === 'QuotaExceededError') return { kind: 'full' }
  // A sync client holds the file, or the disk was taken out.
  return name === 'NotReadableError' || name === 'InvalidStateError' || name === 'NoModificationAllowedError'
    ? { kind: 'offline' }
    : { kind: 'odd' }
}

async function tried<T>(work: () => Promise<Result<T, PlaceFault>>): Promise<Result<T, PlaceFault>> {
  try {
    return await work()
  } catch (error) {
    return err(faultOf(error))
  }
}

/**
 * A folder that some other program carries to the others: Drive, Dropbox, Syncthing, a network drive.
 * @param parent the folder that the user chose @param folder the one in it that is ours alone
 */
export function createFolderPlace(parent: FolderHandle, folder: string): BlobStore {
  const home = async (): Promise<FolderHandle> =>
    (await parent.getDirectoryHandle(folder, { create: true })) as FileSystemDirectoryHandle & FolderHandle

  async function isThere(own: FolderHandle, name: string): Promise<boolean> {
    try {
      await own.getFileHandle(name)
      return true
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFoundError') return false
      throw error
    }
  }

  return {
    list: () =>
      tried(async () => {
        const files: StoredFile[] = []
        for await (const entry of (await home()).values()) {
          if (entry.kind !== 'file' || !isFileName(entry.name)) continue
          if (files.length === mostFiles) return err({ kind: 'odd' })
          const { size, lastModified } = await (entry as FileSystemFileHandle).getFile()
          files.push({ name: entry.name, size, tag: `${size}-${lastModified}`, at: lastModified })
        }
        return ok(files)
      }),
    read: (name, most) =>
      tried(async () => {
        const file = await (await (await home()).getFileHandle(name)).getFile()
        return file.size > most ? err({ kind: 'too-large' }) : ok(new Uint8Array(await file.arrayBuffer()))
      }),
    write: (name, bytes) =>
      tried(async () => {
        const own = await home()
        if (await isThere(own, name)) return err({ kind: 'exists' })
        // The browser writes beside the file and puts it in place when it is closed: nobody sees half of it.
        const stream = await (await own.getFileHandle(name, { create: true })).createWritable()
        await stream.write(bytes)
        await stream.close()
        return ok(undefined)
      }),
    remove: (name) =>
      tried(async () => {
        const own = await home()
        if (await isThere(own, name)) await own.removeEntry(name)
        return ok(undefined)
      })
  }
}
