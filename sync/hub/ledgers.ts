import type { Clock } from '../../platform/clock'
import { addLedger, createDeviceKeys, type DeviceDb, type DeviceKeys, type StoredLedger } from '../store/device'

/** The ledgers of this browser profile and which of them is open. */
export interface Ledgers {
  all(): readonly StoredLedger[]
  current(): StoredLedger | undefined
  /** Adds a ledger with device keys, its own unless some are given, and makes it the current one. An id that is there already is only opened. */
  create(id: string, name: string, createdAt?: number, keys?: DeviceKeys): Promise<StoredLedger>
  /** Makes a ledger the current one; `undefined` when there is no such ledger. */
  open(id: string): Promise<StoredLedger | undefined>
  rename(id: string, name: string): Promise<void>
  /** Notes when a shared ledger stopped hearing from its team: only the open one does. */
  leave(id: string, at: number): Promise<void>
  keys(id: string): Promise<DeviceKeys>
}

export async function readLedgers(db: DeviceDb, clock: Clock): Promise<Ledgers> {
  const byId = new Map((await db.getAll('ledgers')).map((ledger) => [ledger.id, ledger]))
  const stored = await db.get('settings', 'current')
  let currentId = typeof stored === 'string' ? stored : undefined

  async function open(id: string): Promise<StoredLedger | undefined> {
    const ledger = byId.get(id)
    if (ledger === undefined) return undefined
    await db.put('settings', id, 'current')
    currentId = id
    return ledger
  }

  async function change(id: string, news: Partial<StoredLedger>): Promise<void> {
    const ledger = byId.get(id)
    if (ledger === undefined) return
    const changed = { ...ledger, ...news }
    await db.put('ledgers', changed)
    byId.set(id, changed)
  }

  return {
    all: () => [...byId.values()].toSorted((a, b) => a.createdAt - b.createdAt),
    current: () => byId.get(currentId ?? '') ?? byId.values().next().value,
    create: async (id, name, createdAt = clock(), keys) => {
      const known = await open(id)
      if (known !== undefined) return known
      const ledger: StoredLedger = { id, name, createdAt }
      await addLedger(db, ledger, keys ?? (await createDeviceKeys(id, clock())))
      byId.set(id, ledger)
      currentId = id
      return ledger
    },
    open,
    rename: (id, name) => change(id, { name }),
    leave: (id, at) => change(id, { leftAt: at }),
    keys: async (id) => {
      const keys = await db.get('keys', id)
      if (keys === undefined) throw new Error('a ledger has no device keys')
      return keys
    }
  }
}
