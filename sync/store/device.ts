import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { RecordId } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import { faultOf, type StoreFault } from './faults'

/** The keys by which this device acts in one ledger. Private halves cannot be exported, not even by this program. */
export interface DeviceKeys {
  readonly ledger: RecordId
  /** Ed25519. */
  readonly sign: CryptoKeyPair
  /** X25519. */
  readonly agree: CryptoKeyPair
  /** First 8 bytes of the SHA-256 of the public signing key: the front half of every Automerge actor id of this device. */
  readonly short: Uint8Array
  readonly createdAt: number
}

export interface StoredLedger {
  readonly id: RecordId
  readonly name: string
  readonly createdAt: number
  /** Of a shared ledger: when another one was opened instead of it, and it stopped hearing from its team. */
  readonly leftAt?: number
}

/** What belongs to the browser profile rather than to one ledger. */
interface DeviceSchema extends DBSchema {
  ledgers: { key: string; value: StoredLedger }
  keys: { key: string; value: DeviceKeys }
  /** `current`: the id of the open ledger. `joining`: a team that is being joined (`sync/hub/team-knock.ts`). */
  settings: { key: string; value: unknown }
}

export type DeviceDb = IDBPDatabase<DeviceSchema>

const deviceDbName = 'bahi-device'
const deviceVersion = 1

export async function openDeviceDb(options: { onBlocked?: () => void } = {}): Promise<Result<DeviceDb, StoreFault>> {
  let db: DeviceDb | undefined
  try {
    db = await openDB<DeviceSchema>(deviceDbName, deviceVersion, {
      upgrade: (made) => {
        made.createObjectStore('ledgers', { keyPath: 'id' })
        made.createObjectStore('keys', { keyPath: 'ledger' })
        made.createObjectStore('settings')
      },
      blocked: () => options.onBlocked?.(),
      blocking: () => db?.close()
    })
    return ok(db)
  } catch (error) {
    return err(await faultOf(error, deviceDbName, deviceVersion))
  }
}

/** The ledger that is open in this profile, or `undefined` before the hub has made the first one. */
export async function currentLedger(db: DeviceDb): Promise<StoredLedger | undefined> {
  const tx = db.transaction(['ledgers', 'settings'])
  const id = await tx.objectStore('settings').get('current')
  return typeof id === 'string' ? tx.objectStore('ledgers').get(id) : undefined
}

/** Makes the keys of this device for a ledger. */
export async function createDeviceKeys(ledger: RecordId, now: number): Promise<DeviceKeys> {
  const sign = await keyPair('Ed25519', ['sign', 'verify'])
  const agree = await keyPair('X25519', ['deriveBits'])
  const publicKey = await crypto.subtle.exportKey('raw', sign.publicKey)
  const hash = await crypto.subtle.digest('SHA-256', publicKey)
  return { ledger, sign, agree, short: new Uint8Array(hash, 0, 8).slice(), createdAt: now }
}

async function keyPair(name: 'Ed25519' | 'X25519', usages: KeyUsage[]): Promise<CryptoKeyPair> {
  const made = await crypto.subtle.generateKey({ name }, false, usages)
  if (!('privateKey' in made)) throw new Error(`${name} gave a single key`)
  return made
}

/** Adds a ledger with its keys and makes it the current one, all or nothing. */
export async function addLedger(db: DeviceDb, ledger: StoredLedger, keys: DeviceKeys): Promise<void> {
  const tx = db.transaction(['ledgers', 'keys', 'settings'], 'readwrite', { durability: 'strict' })
  await Promise.all([
    tx.objectStore('ledgers').add(ledger),
    tx.objectStore('keys').add(keys),
    tx.objectStore('settings').put(ledger.id, 'current'),
    tx.done
  ])
}
