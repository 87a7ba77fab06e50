import type { FolderHandle } from '../../crm/backup-commands'

/** Files in and out of the page: downloads, and the folder that the person chose. */

/** Characters that some file system refuses in a name. */
const unfit = /[\\/:*?"<>|\p{Cc}]+/gu

/** `Mehta Traders 2026-11-21.bahi`, in the local day. */
export function backupFileName(ledger: string, at: number): string {
  const day = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
  return `${ledger.replace(unfit, ' ').replace(/ +/g, ' ').trim().slice(0, 80) || 'Bahi'} ${date}.bahi`
}

/** Milliseconds after which the browser has surely taken the bytes. */
const keptFor = 60_000

export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keptFor)
}

interface Directory extends FolderHandle {
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>
}

interface Picker {
  showDirectoryPicker?(options: { mode: 'readwrite'; id: string }): Promise<Directory>
}

export const canPickFolder = (): boolean => 'showDirectoryPicker' in globalThis

/** The folder that the person chooses, or `undefined` when nothing was chosen. */
export async function pickFolder(): Promise<FolderHandle | undefined> {
  try {
    return await (globalThis as Picker).showDirectoryPicker?.({ mode: 'readwrite', id: 'bahi-backup' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}
