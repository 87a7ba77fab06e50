import { sha256 } from '@noble/hashes/sha2.js'
import { teamScope, type LiveReplica, type Replica } from '../replica'
import { fromHex, hex, joinBytes } from '../team/bytes'
import type { DeviceId } from '../team/entry'
import { newEpochKey } from '../team/epoch'
import { isSameMember, memberOf, type TeamState } from '../team/state'
import type { Bytes } from './place'

/** Keys of this device for the other devices of its member, by number, and for which devices the last one was made. */
export interface OwnKeys {
  readonly keys: readonly Bytes[]
  readonly devices: readonly DeviceId[]
}

/** Where these keys are kept. */
export interface OwnKeyStore {
  get(): OwnKeys | undefined
  set(keys: OwnKeys): Promise<void>
}

/** MBX-60: the folder in a place for one member's own devices. */
export function ownFolder(replica: Pick<Replica, 'log' | 'device'>): string {
  const { log, device } = replica
  const member = memberOf(log.now().state, device)?.id ?? ''
  const text = new TextEncoder().encode('bahi own v1')
  const sum = sha256(joinBytes(text, fromHex(log.id) ?? new Uint8Array(), fromHex(member) ?? new Uint8Array()))
  return `bahi-${hex(sum).slice(0, 16)}`
}

/** The other devices of this device's member. */
export function ownDevices({ log, device }: Pick<Replica, 'log' | 'device'>): readonly DeviceId[] {
  const { state } = log.now()
  return [...state.devices.keys()].filter((id) => id !== device && isSameMember(state, id, device))
}

/**
 * The member's own segments as a ledger of a team that has the member's devices only: so that the mailbox can carry them
 * like any other. Keys are made here and go from device to device in letters; the team's log has none of them.
 */
export function ownReplica(live: LiveReplica, store: OwnKeyStore): Replica & { readonly ready: () => Promise<void> } {
  const { log, device } = live

  /** MBX-61: a new key when a device that has the last one is not the member's any more. */
  async function ready(): Promise<void> {
    const devices = ownDevices(live)
    const known = store.get()
    const lost = known?.devices.some((id) => !devices.includes(id)) ?? true
    if (!lost && known?.devices.length === devices.length) return
    await store.set({ keys: [...(known?.keys ?? []), ...(lost ? [newEpochKey()] : [])], devices })
  }

  function narrowed(state: TeamState): TeamState {
    const own = new Set([device, ...ownDevices(live)])
    const epoch = (store.get()?.keys.length ?? 0) - 1
    return {
      ...state,
      devices: new Map([...state.devices].filter(([id]) => own.has(id))),
      epochs: new Map(epoch < 0 ? [] : [[teamScope, { epoch, entry: '', boxes: {} }]])
    }
  }

  return {
    ...live.privates(),
    log: {
      id: log.id,
      now: () => ({ ...log.now(), state: narrowed(log.now().state), owed: [], erased: live.erasedOwn() }),
      since: (heads) => log.since(heads),
      add: (entries) => log.add(entries),
      onChange: (listener) => log.onChange(listener),
      keys: async (scope, epoch) => {
        const key = scope === teamScope ? store.get()?.keys[epoch] : undefined
        return key === undefined ? [] : [key]
      }
    },
    ready
  }
}
