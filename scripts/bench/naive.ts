import {
  cbor,
  NetworkAdapter,
  Repo,
  type Message,
  type PeerId,
  type PeerMetadata
} from '@automerge/automerge-repo/slim'
import type { StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo/slim'
import { openDB, type IDBPDatabase } from 'idb'
import type { Flat } from '../../crm/types'
import { newId } from '../../platform/ids'
import { createAssembler, split } from '../../sync/net/chunks'
import type { DataTransport } from '../../sync/net/webrtc-transport'

/** The library as it comes: a document for each record, its own protocol, its own way to store. */

/** Storage as the library's own adapter for IndexedDB does it: one value a key. */
function createStorage(db: Promise<IDBPDatabase>): StorageAdapterInterface {
  const range = (prefix: StorageKey): IDBKeyRange => IDBKeyRange.bound(prefix, [...prefix, '\uffff'])
  return {
    load: async (key) => (await (await db).get('documents', key)) as Uint8Array | undefined,
    save: async (key, data) => void (await (await db).put('documents', data, key)),
    remove: async (key) => (await db).delete('documents', key),
    loadRange: async (prefix) => {
      const [keys, values] = await Promise.all([
        (await db).getAllKeys('documents', range(prefix)),
        (await db).getAll('documents', range(prefix))
      ])
      return keys.map((key, at) => ({ key: key as string[], data: values[at] as Uint8Array }))
    },
    removeRange: async (prefix) => (await db).delete('documents', range(prefix))
  }
}

class WayAdapter extends NetworkAdapter {
  readonly #way: DataTransport
  #turn: Promise<void> = Promise.resolve()

  constructor(way: DataTransport) {
    super()
    this.#way = way
  }
  isReady(): boolean {
    return true
  }
  whenReady(): Promise<void> {
    return Promise.resolve()
  }
  connect(peerId: PeerId, metadata: PeerMetadata = {}): void {
    this.peerId = peerId
    const assembler = createAssembler()
    this.#way.receive(
      (frame) => {
        const raw = assembler.add(frame)
        if (raw === undefined || raw === 'broken') return
        const message: Message & { peerMetadata?: PeerMetadata } = cbor.decode(raw)
        if (message.type === 'arrive')
          this.emit('peer-candidate', { peerId: message.senderId, peerMetadata: message.peerMetadata ?? {} })
        else this.emit('message', message)
      },
      () => undefined
    )
    this.send({ type: 'arrive', senderId: peerId, targetId: peerId, peerMetadata: metadata } as unknown as Message)
  }
  send(message: Message): void {
    const raw = cbor.encode(message)
    const before = this.#turn
    this.#turn = this.#put(before, raw)
  }
  async #put(before: Promise<void>, raw: Uint8Array): Promise<void> {
    await before
    for (const frame of split(raw)) {
      await this.#way.ready()
      this.#way.send(frame)
    }
  }
  disconnect(): void {
    this.#way.close()
  }
}

function openRepo(way?: DataTransport): Repo {
  const db = openDB(newId('rep'), 1, { upgrade: (made) => void made.createObjectStore('documents') })
  return new Repo({
    storage: createStorage(db),
    network: way === undefined ? [] : [new WayAdapter(way)],
    peerId: newId('per') as PeerId
  })
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

export interface ManyTimes {
  readonly total: number
  readonly ready: number
}

export function manyDocuments() {
  return {
    /** Documents are there before the other side connects. */
    give: async (way: DataTransport, records: readonly Flat[]): Promise<void> => {
      const repo = openRepo()
      for (const rec of records) repo.create<Record<string, unknown>>({ ...rec })
      await repo.flush()
      repo.networkSubsystem.addNetworkAdapter(new WayAdapter(way))
    },
    /** @param most milliseconds to wait for all of them */
    take: async (way: DataTransport, count: number, most: number): Promise<ManyTimes> => {
      const began = performance.now()
      const repo = openRepo(way)
      const ready = (): number => Object.values(repo.handles).filter((handle) => handle.isReady()).length
      while (ready() < count && performance.now() - began < most) await pause(50)
      await repo.flush()
      return { total: performance.now() - began, ready: ready() }
    }
  }
}
