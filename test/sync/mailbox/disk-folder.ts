import { mkdir, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderHandle } from '../../../sync/mailbox/folder'

/** A folder on disk under the names that the browser gives to folders and to what goes wrong with them. */
export function diskFolder(path: string): FolderHandle {
  const named = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      const name = { ENOENT: 'NotFoundError', EACCES: 'NotAllowedError', ENOSPC: 'QuotaExceededError' }[code ?? '']
      throw new DOMException(String(code), name ?? 'UnknownError')
    }
  }
  const folder = {
    kind: 'directory' as const,
    name: path,
    async *values() {
      for await (const entry of await named(opendir(path)))
        yield entry.isDirectory() ? diskFolder(join(path, entry.name)) : fileOf(path, entry.name)
    },
    getDirectoryHandle: async (name: string, options?: { create?: boolean }) => {
      if (options?.create === true) await named(mkdir(join(path, name), { recursive: true }))
      await named(stat(join(path, name)))
      return diskFolder(join(path, name))
    },
    getFileHandle: async (name: string, options?: { create?: boolean }) => {
      if (options?.create === true) await named(writeFile(join(path, name), '', { flag: 'a' }))
      await named(stat(join(path, name)))
      return fileOf(path, name)
    },
    removeEntry: (name: string) => named(rm(join(path, name)))
  }
  return folder as unknown as FolderHandle

  function fileOf(parent: string, name: string) {
    const whole = join(parent, name)
    return {
      kind: 'file' as const,
      name,
      getFile: async () => {
        const { size, mtimeMs } = await named(stat(whole))
        const arrayBuffer = async (): Promise<ArrayBuffer> => Uint8Array.from(await named(readFile(whole))).buffer
        return { size, lastModified: mtimeMs, arrayBuffer }
      },
      createWritable: async () => {
        const beside = `${whole}.crswap`
        let content: Uint8Array = new Uint8Array()
        return {
          write: async (bytes: Uint8Array) => {
            content = bytes
            await named(writeFile(beside, bytes))
          },
          close: async () => {
            await named(writeFile(beside, content))
            await named(rename(beside, whole))
          }
        }
      }
    }
  }
}
