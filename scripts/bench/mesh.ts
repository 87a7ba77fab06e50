import 'fake-indexeddb/auto'
import '@automerge/automerge'
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { IDBFactory } from 'fake-indexeddb'
import { newId } from '../../platform/ids'
import { transportPair } from '../../sync/net/transport'
import type { Store } from '../../sync/store/store'
import { openGuest, openHost, type Side } from './join-side'

/**
 * `npx tsx scripts/bench/mesh.ts`: messages that one edit costs a team of devices which are all connected with each other.
 * Messages do not depend on the machine, so all devices run in one process, with the hub's code over ways in memory.
 */

/** Each device has databases of its own, whatever their names. */
const current = new AsyncLocalStorage<IDBFactory>()

function installProfiles(): void {
  const usual = globalThis.indexedDB
  const factory = (): IDBFactory => current.getStore() ?? (usual as IDBFactory)
  globalThis.indexedDB = {
    open: (name: string, version?: number) => factory().open(name, version),
    deleteDatabase: (name: string) => factory().deleteDatabase(name),
    databases: () => factory().databases(),
    cmp: (first: unknown, second: unknown) => factory().cmp(first, second)
  }
}

const apart = <T>(work: () => Promise<T>): Promise<T> => current.run(new IDBFactory(), work)

/** Looks ever more seldom: many devices share one thread. */
async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isSo()) return
    await pause(Math.min(50 + tries * 5, 500))
  }
  throw new Error(`the devices did not come so far: ${what}`)
}

const titleOf = async (store: Store, id: string): Promise<unknown> =>
  (await store.db.getFromIndex('rows', 'id', id))?.rec['title']

async function retitle(store: Store, id: string, title: string): Promise<void> {
  const writes = [{ cls: 'person', id, create: false, set: { title } }] as const
  const done = await store.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes: [...writes] })
  if (!done.ok) throw new Error(done.error.kind)
}

export interface MeshCost {
  readonly devices: number
  readonly messages: number
}

export async function meshCost(devices: number): Promise<MeshCost> {
  installProfiles()
  const host = await apart(() => openHost(1, 0))
  const sides: Side[] = [host]
  while (sides.length < devices) {
    const invitation = await host.invite()
    const [here, there] = transportPair()
    void host.room.attach(here, false)
    const guest = await apart(() => openGuest(there, host.ledger, invitation))
    guest.receive()
    sides.push(guest)
  }
  // Everybody has met the first one.
  for (const [at, a] of sides.entries())
    for (const b of at === 0 ? [] : sides.slice(at + 1)) {
      const [here, there] = transportPair()
      await Promise.all([a.room.attach(here, true), b.room.attach(there, false)])
    }
  const sessions = () => sides.flatMap(({ room }) => room.mesh.sessions())
  const sent = (): number => sessions().reduce((sum, session) => sum + session.traffic().messages, 0)
  const id = (await host.store.db.getAll('rows')).find(({ cls }) => cls === 'person')?.id ?? ''
  const all = async (title: string): Promise<boolean> =>
    (await Promise.all(sides.map(({ store }) => titleOf(store, id)))).every((one) => one === title)
  await until(() => sessions().length === devices * (devices - 1), 'connected')
  await retitle(host.store, id, 'Owner')
  await until(() => all('Owner'), 'the record')
  await until(() => sessions().every((session) => session.progress().equal), 'equal')
  let before = -1
  await until(async () => {
    const now = sent()
    await pause(1500)
    const quiet = now === before && sent() === now
    before = now
    return quiet
  }, 'quiet')
  await retitle(host.store, id, 'Buyer')
  await until(() => all('Buyer'), 'the edit')
  await pause(1500)
  const messages = sent() - before
  for (const { store, room } of sides) {
    room.close()
    await room.vault.flush()
    await store.close()
  }
  return { devices, messages }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { devices, messages } = await meshCost(20)
  console.log(`${devices} devices, one edit: ${messages} messages, ${(messages / (devices - 1)).toFixed(2)} a device`)
}
