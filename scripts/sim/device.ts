import '@automerge/automerge'
import { openRoom, type Room } from '../../sync/hub/team-room'
import { createMailbox, type Mailbox } from '../../sync/mailbox/mailbox'
import { createMemoryDisk, type MailboxDisk } from '../../sync/mailbox/disk'
import type { BlobStore } from '../../sync/mailbox/place'
import type { FrameTransport } from '../../sync/net/transport'
import type { WireEntry } from '../../sync/replica'
import { openLedgerDb } from '../../sync/store/db'
import { createDeviceKeys, type DeviceKeys } from '../../sync/store/device'
import { openStore, type Store } from '../../sync/store/store'
import { storeTeam } from '../../sync/team/found'
import type { EntryId } from '../../sync/team/entry'
import { current, isOver, newDisk, ProcessEnded, type Life } from './process'

/** The hub of one device with what it has stored. It can be ended at any moment and started again. */
export interface Device {
  readonly name: string
  readonly keys: DeviceKeys
  readonly up: () => Running | undefined
  /** Writes down the team before the first start. */
  found(team: EntryId, entries: readonly WireEntry[]): Promise<void>
  start(): Promise<void>
  /** Ends everything at once. What is stored stays. */
  crash(): void
  /** Runs something as this device. Throws when it is down. */
  run<T>(work: (hub: Running) => Promise<T>): Promise<T>
  readonly life: () => Life
  attach(transport: FrameTransport, initiator: boolean): Promise<void>
}

export interface Running {
  readonly store: Store
  readonly room: Room
  readonly mailbox: Mailbox
}

export interface DeviceOptions {
  readonly name: string
  readonly ledger: string
  readonly clock: () => number
  readonly place: () => BlobStore
  /** Done to what is stored before each start: for planted mistakes. */
  readonly beforeStart?: (ledger: string) => Promise<void>
  /** Segments that came from others, at the moment they are in. */
  readonly onReceived: (device: Device, from: string) => void
}

export async function createDevice(options: DeviceOptions): Promise<Device> {
  const { name, ledger, clock } = options
  const databases = newDisk()
  const disk = mortal(createMemoryDisk())
  let life: Life = { databases, over: false }
  let running: Running | undefined
  const keys = await current.run(life, () => createDeviceKeys(ledger, clock()))

  async function begin(): Promise<void> {
    await options.beforeStart?.(ledger)
    const opened = await openStore({
      ledger: { id: ledger, name: 'Simulated', createdAt: 0 },
      keys,
      clock,
      automerge: Promise.resolve(),
      journal: 'strict',
      onChange: () => {},
      onTrouble: () => {},
      onLost: () => {},
      onProgress: () => {}
    })
    if (!opened.ok) throw new Error(`${name} did not open: ${opened.error.kind}`)
    const store = opened.value
    const team = await store.db.get('team', 'id')
    const room = await openRoom({ store, keys, team: String(team), clock, onView: () => {} })
    room.replica.onSegment(({ from }) => {
      if (from !== undefined) options.onReceived(device, from)
    })
    const mailbox = await createMailbox({
      replica: room.replica,
      agree: keys.agree,
      store: options.place(),
      disk,
      clock
    })
    if (!isOver()) running = { store, room, mailbox }
  }

  const device: Device = {
    name,
    keys,
    up: () => running,
    life: () => life,
    found: (team, entries) =>
      current.run(life, async () => {
        const db = await openLedgerDb(ledger)
        if (!db.ok) throw new Error(db.error.kind)
        await storeTeam(db.value, team, entries)
        db.value.close()
      }),
    start: () => {
      if (life.over) life = { databases, over: false }
      return current.run(life, begin)
    },
    crash: () => {
      life.over = true
      running = undefined
    },
    run: (work) => {
      const hub = running
      if (hub === undefined) throw new ProcessEnded(`${name} is down`)
      return current.run(life, () => work(hub))
    },
    attach: (transport, initiator) =>
      device.run(async ({ room }) => {
        await room.attach(transport, initiator)
      })
  }
  return device
}

/** Ends with the device that writes to it. */
function mortal(disk: MailboxDisk): MailboxDisk {
  return {
    load: () => disk.load(),
    save: (change) => (isOver() ? Promise.reject(new ProcessEnded('the process has ended')) : disk.save(change))
  }
}
