import type { Refused } from '../../crm/team'
import type { LedgerDb } from '../store/db'
import type { DeviceId } from './entry'

/** What this device alone knows about its team, in the store `team` of the ledger's database. Never exchanged. */
export interface PeerRecord {
  /** Milliseconds, all of them. */
  readonly seenAt?: number
  readonly verifiedAt?: number
  readonly behindSince?: number
}

/** By what newcomers with an invitation are heard in a place (MBX-40). */
export interface StoredMeeting {
  readonly key: Uint8Array<ArrayBuffer>
  readonly until: number
  /** This device tells it to the team. */
  readonly own: boolean
}

export interface StoredOwnKeys {
  readonly keys: readonly Uint8Array<ArrayBuffer>[]
  readonly devices: readonly DeviceId[]
}

export interface StoredOwnInvite {
  readonly key: Uint8Array
  readonly until: number
}

export interface Vault {
  peer(device: DeviceId): PeerRecord
  setPeer(device: DeviceId, change: { [K in keyof PeerRecord]: PeerRecord[K] | undefined }): void
  readonly refused: () => readonly Refused[]
  addRefused(one: Refused): void
  clearRefused(): void
  ownInvite(invite: string): StoredOwnInvite | undefined
  setOwnInvite(invite: string, own: StoredOwnInvite | undefined): Promise<void>
  /** By invitation. */
  readonly meetings: () => ReadonlyMap<string, StoredMeeting>
  setMeeting(invite: string, meeting: StoredMeeting | undefined): Promise<void>
  /** Keys for the other devices of the own member (`sync/mailbox/own-replica.ts`). */
  readonly ownKeys: () => StoredOwnKeys | undefined
  setOwnKeys(keys: StoredOwnKeys): Promise<void>
  /** Segments with changes of this device that no other is known to have. */
  readonly unsent: () => ReadonlySet<string>
  setUnsent(keys: ReadonlySet<string>): void
  /** A ledger whose records are still to be brought along. */
  readonly bring: () => string | undefined
  setBring(ledger: string | undefined): Promise<void>
  /** Resolves when everything is written. */
  flush(): Promise<void>
}

const mostRefused = 100

export async function openVault(db: LedgerDb): Promise<Vault> {
  const get = async <T>(key: string, otherwise: T): Promise<T> =>
    ((await db.get('team', key)) as T | undefined) ?? otherwise
  const peers = await get<Record<DeviceId, PeerRecord>>('peers', {})
  const invites = await get<Record<string, StoredOwnInvite>>('own-invites', {})
  const meetings = new Map(await get<ReadonlyMap<string, StoredMeeting>>('meetings', new Map()))
  let ownKeys = await get<StoredOwnKeys | undefined>('own-keys', undefined)
  let refused = await get<readonly Refused[]>('refused', [])
  let unsent: ReadonlySet<string> = new Set(await get<readonly string[]>('unsent', []))
  let bring = await get<string | undefined>('bring', undefined)
  let writing: Promise<unknown> = Promise.resolve()
  const dirty = new Set<string>()

  const values: Readonly<Record<string, () => unknown>> = {
    peers: () => peers,
    'own-invites': () => invites,
    meetings: () => meetings,
    'own-keys': () => ownKeys,
    refused: () => refused,
    unsent: () => [...unsent],
    bring: () => bring
  }

  /** Later and together: none of this is worth a transaction of its own for each message. */
  function save(key: string): void {
    if (dirty.size === 0) writing = writing.then(flushAll).catch(() => {})
    dirty.add(key)
  }

  async function flushAll(): Promise<void> {
    await Promise.resolve()
    const keys = [...dirty]
    dirty.clear()
    for (const key of keys) await db.put('team', values[key]?.(), key)
  }

  const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined

  return {
    peer: (device) => own(peers, device) ?? {},
    setPeer: (device, change) => {
      const next = Object.fromEntries(
        Object.entries({ ...own(peers, device), ...change }).filter(([, value]) => value !== undefined)
      )
      peers[device] = next
      save('peers')
    },
    refused: () => refused,
    addRefused: (one) => {
      refused = [...refused, one].slice(-mostRefused)
      save('refused')
    },
    clearRefused: () => {
      refused = []
      save('refused')
    },
    ownInvite: (invite) => own(invites, invite),
    setOwnInvite: async (invite, given) => {
      if (given === undefined) delete invites[invite]
      else invites[invite] = given
      save('own-invites')
      await writing
    },
    meetings: () => meetings,
    setMeeting: async (invite, meeting) => {
      if (meeting === undefined) meetings.delete(invite)
      else meetings.set(invite, meeting)
      save('meetings')
      await writing
    },
    ownKeys: () => ownKeys,
    setOwnKeys: async (keys) => {
      ownKeys = keys
      save('own-keys')
      await writing
    },
    unsent: () => unsent,
    setUnsent: (keys) => {
      unsent = keys
      save('unsent')
    },
    bring: () => bring,
    setBring: async (ledger) => {
      bring = ledger
      save('bring')
      await writing
    },
    flush: async () => void (await writing)
  }
}
