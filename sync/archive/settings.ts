import { openDB, type DBSchema } from 'idb'
import type { Folder } from './shelf'
import type { Master } from './passphrase'

/** What this browser remembers of the backups of one ledger. */
export interface BackupSettings {
  readonly ledger: string
  readonly folder?: Folder
  /** Locks the files in the folder. */
  readonly master?: Master
  readonly folderAt?: number
  readonly savedAt?: number
  readonly laterUntil?: number
}

interface Schema extends DBSchema {
  ledgers: { key: string; value: BackupSettings }
}

/** A database of its own, so that a fault in it stops no ledger. */
export interface SettingsStore {
  get(ledger: string): Promise<BackupSettings>
  put(settings: BackupSettings): Promise<void>
}

async function inDatabase<T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const db = await open()
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

const open = () =>
  openDB<Schema>('bahi-backup', 1, { upgrade: (made) => void made.createObjectStore('ledgers', { keyPath: 'ledger' }) })

export const createSettingsStore = (): SettingsStore => ({
  get: (ledger) => inDatabase(async (db) => (await db.get('ledgers', ledger)) ?? { ledger }),
  put: (settings) => inDatabase(async (db) => void (await db.put('ledgers', settings)))
})
