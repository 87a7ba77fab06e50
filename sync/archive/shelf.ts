import type { Bytes, Sink } from './bytes'

/** A folder with archives in it: the browser's private file system or one that the person chose. */

/** What is used of `FileSystemDirectoryHandle`. */
export interface Folder {
  readonly name: string
  getFileHandle(name: string, options?: { create?: boolean }): Promise<FolderFile>
  removeEntry(name: string): Promise<void>
  keys(): AsyncIterable<string>
}

interface FolderFile {
  getFile(): Promise<Blob>
  createWritable(): Promise<FolderWriter>
}

/** A file takes the place of the one before it when it is closed, whole or not at all. */
interface FolderWriter {
  write(bytes: Bytes): Promise<void>
  close(): Promise<void>
  abort?(): Promise<void>
}

export interface ShelfFile {
  readonly file: string
  readonly ledger: string
  /** When it was written, milliseconds. */
  readonly at: number
}

export interface Shelf {
  /** Newest first. */
  list(): Promise<readonly ShelfFile[]>
  read(file: string): Promise<Blob | undefined>
  sink(file: string): Promise<Sink>
  remove(file: string): Promise<void>
}

const pattern = /^bahi-([a-z]{3}_[0-9a-z]{1,40})-(\d{4}-\d\d-\d\d)-(\d{6})(\d{3})\.bahi$/

/** `bahi-ldg_…-2026-11-21-143000123.bahi`, in world time. */
export function archiveFileName(ledger: string, at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T')
  return `bahi-${ledger}-${day}-${time.replace(/\D/g, '')}.bahi`
}

export function parseFileName(file: string): ShelfFile | undefined {
  const match = pattern.exec(file)
  if (match === null) return undefined
  const [, ledger = '', day = '', time = '', milliseconds = ''] = match
  const clock = `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}.${milliseconds}Z`
  const at = Date.parse(`${day}T${clock}`)
  return Number.isNaN(at) ? undefined : { file, ledger, at }
}

export function createShelf(folder: Folder): Shelf {
  return {
    list: async () => {
      const found: ShelfFile[] = []
      for await (const name of folder.keys()) {
        const parsed = parseFileName(name)
        if (parsed !== undefined) found.push(parsed)
      }
      return found.toSorted((a, b) => b.at - a.at)
    },
    read: async (file) => {
      if (parseFileName(file) === undefined) return undefined
      try {
        return await (await folder.getFileHandle(file)).getFile()
      } catch {
        return undefined
      }
    },
    sink: async (file) => {
      const writer = await (await folder.getFileHandle(file, { create: true })).createWritable()
      return {
        write: (bytes) => writer.write(bytes),
        close: () => writer.close(),
        abort: async () => {
          await writer.abort?.()
          await folder.removeEntry(file)
        }
      }
    },
    remove: (file) => folder.removeEntry(file)
  }
}

/** An archive in memory; the browser puts large ones on the disk. */
export function createBlobSink(): { readonly sink: Sink; readonly blob: () => Blob } {
  const pieces: Blob[] = []
  return {
    sink: {
      write: async (bytes) => void pieces.push(new Blob([bytes])),
      close: async () => {},
      abort: async () => void pieces.splice(0)
    },
    blob: () => new Blob(pieces, { type: 'application/octet-stream' })
  }
}
