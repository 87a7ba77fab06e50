import { automergeWasmBase64 } from '@automerge/automerge/automerge.wasm.base64'
import * as A from '@automerge/automerge/slim'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import type { Flat } from '../../crm/types'
import { newId } from '../../platform/ids'
import { answer } from '../../sync/read/answer'
import { createSearchIndexer } from '../../sync/read/search/indexer'
import { openLedgerDb, type LedgerDb, type StoredRow } from '../../sync/store/db'
import { makeRow, ownRec } from '../../sync/store/row'
import type { Invitation } from '../../sync/team/invitation'
import { createCalls } from './calls'
import { lookWith, openGuest, openHost, type Host, type Ledger, type Side } from './join-side'
import { manyDocuments } from './naive'
import { receiveParcels, sendParcels } from './parcels'

/** Runs in a page of each of two browsers: one has a ledger, the other receives it in different ways. */

const calls = createCalls()
let host: Host | undefined
let guest: Side | undefined
const naive = manyDocuments()

export interface Invited {
  readonly ledger: Ledger
  readonly team: string
  readonly seed: readonly number[]
}

const hosting = (): Host => {
  if (host === undefined) throw new Error('no ledger')
  return host
}

const joined = (): Side => {
  if (guest === undefined) throw new Error('nobody has joined')
  return guest
}

const start = async (): Promise<unknown> => A.initializeBase64Wasm(automergeWasmBase64)

async function open(people: number, activities: number): Promise<Invited> {
  await start()
  host = await openHost(people, activities)
  // As on a device that has a team: what there is has been looked at.
  await host.room.replica.segments()
  const { team, seed } = await host.invite()
  return { ledger: host.ledger, team, seed: [...seed] }
}

const welcome = async (): Promise<void> => void (await hosting().room.attach(await calls.way('join'), false))

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Milliseconds from being let in until everything is stored and can be found. */
async function join({ ledger, team, seed }: Invited): Promise<number> {
  await start()
  const invitation: Invitation = { team, seed: Uint8Array.from(seed) }
  const way = await calls.way('join')
  const admitted = await openGuest(way, ledger, invitation)
  guest = admitted
  const { room, store } = guest
  const began = performance.now()
  admitted.receive()
  while (room.mesh.sessions()[0]?.progress().equal !== true) await pause(20)
  await room.replica.arrived()
  while ((await store.db.count('stale')) > 0) await pause(20)
  return performance.now() - began
}

/** Whether the newcomer has what the other has, and finds what was written last. */
async function check(people: number, activities: number): Promise<void> {
  const { store } = joined()
  const { counts } = store.state()
  const found = await answer(store.db, { q: 'search', text: `Call ${activities - 1}`, count: 5 })
  const whole = counts.person === people && counts.activity === activities
  if (!whole || (activities > 0 && found.hits.length === 0)) throw new Error(JSON.stringify({ counts, found }))
}

/** The bytes of every segment as stored. */
async function stored(): Promise<Uint8Array[]> {
  const { room } = hosting()
  const all = await Promise.all((await room.replica.segments()).map(({ name }) => room.replica.since(name, {})))
  return all.flatMap((one) => one?.bytes ?? [])
}

const sendRaw = async (): Promise<void> => sendParcels(await calls.way('raw'), await stored())

const readModel = ['rows', 'postings', 'terms', 'orders'] as const
type Contents = ReadonlyMap<(typeof readModel)[number], readonly (readonly [key: IDBValidKey, value: unknown])[]>

/** What the newcomer's read model consists of. */
async function contents(): Promise<Contents> {
  const { db } = joined().store
  const all = new Map<(typeof readModel)[number], (readonly [IDBValidKey, unknown])[]>()
  for (const name of readModel) {
    const [keys, values] = await Promise.all([db.getAllKeys(name), db.getAll(name)])
    all.set(
      name,
      values.flatMap((value, at) => {
        const key = keys[at]
        return key === undefined ? [] : [[key, value] as const]
      })
    )
  }
  return all
}

async function scratch(): Promise<LedgerDb> {
  const db = await openLedgerDb(newId('ldg'))
  if (!db.ok) throw new Error(db.error.kind)
  return db.value
}

const putAtOnce = 500

export interface FloorTimes {
  readonly segments: number
  readonly bytes: number
  readonly send: number
  readonly load: number
  readonly put: number
}

/** The least that it can take: the bytes over a bare channel, the documents loaded, the finished rows and indexes put. */
async function floor(): Promise<FloorTimes> {
  const all = await contents()
  const way = await calls.way('raw')
  const db = await scratch()
  let began = performance.now()
  const parcels = await receiveParcels(way)
  const send = performance.now() - began
  began = performance.now()
  for (const bytes of parcels) A.free(A.load(bytes))
  const load = performance.now() - began
  began = performance.now()
  for (const [name, entries] of all)
    for (let at = 0; at < entries.length; at += putAtOnce) {
      const tx = db.transaction([name], 'readwrite', { durability: 'relaxed' })
      const store = tx.objectStore(name) as unknown as { put(value: unknown, key?: IDBValidKey): Promise<unknown> }
      for (const [key, value] of entries.slice(at, at + putAtOnce))
        void (name === 'rows' ? store.put(value) : store.put(value, key))
      await tx.done
    }
  const put = performance.now() - began
  db.close()
  return { segments: parcels.length, bytes: parcels.reduce((sum, { length }) => sum + length, 0), send, load, put }
}

let doc: Y.Doc | undefined

/** The same records as one Yjs document: a map of maps, as its users keep records. */
async function makeYjs(): Promise<void> {
  doc = new Y.Doc()
  const records = doc.getMap<Y.Map<unknown>>('records')
  const rows = await hosting().store.db.getAll('rows')
  doc.transact(() => {
    for (const row of rows) records.set(row.id, new Y.Map(Object.entries({ ...ownRec(row), cls: row.cls })))
  })
}

const sendYjs = async (): Promise<void> =>
  sendParcels(await calls.way('yjs'), doc === undefined ? [] : [Y.encodeStateAsUpdate(doc)])

export interface YjsTimes {
  readonly bytes: number
  readonly total: number
}

/** Yjs with its own store, then rows and search index by our functions, in as large writes as they take. */
async function yjs(): Promise<YjsTimes> {
  const way = await calls.way('yjs')
  const db = await scratch()
  const own = new Y.Doc()
  const persistence = new IndexeddbPersistence(newId('ydb'), own)
  await persistence.whenSynced
  const began = performance.now()
  const [update = new Uint8Array()] = await receiveParcels(way)
  Y.applyUpdate(own, update)
  const rows = rowsOf(own)
  for (let at = 0; at < rows.length; at += putAtOnce) {
    const tx = db.transaction('rows', 'readwrite', { durability: 'relaxed' })
    for (const row of rows.slice(at, at + putAtOnce)) void tx.store.put(row)
    await tx.done
  }
  const indexer = createSearchIndexer(db)
  await indexer.indexRows(rows)
  await indexer.flush()
  await indexer.merge()
  // Behind its own write.
  await persistence.get('done')
  const total = performance.now() - began
  db.close()
  await persistence.destroy()
  return { bytes: update.length, total }
}

/** Rows with what they repeat of others, worked out in memory. */
function rowsOf(own: Y.Doc): StoredRow[] {
  const records = [...own.getMap<Y.Map<string | number | boolean>>('records')].map(([id, map]) => {
    const { cls, ...rec } = map.toJSON() as Flat & { cls: StoredRow['cls'] }
    return { id, cls, rec: rec as Flat }
  })
  const names = new Map(records.flatMap(({ id, cls, rec }) => (cls === 'company' ? [[id, rec['name']]] : [])))
  const latest = new Map<string, number>()
  const raise = (id: string, at: number): void => void latest.set(id, Math.max(at, latest.get(id) ?? 0))
  for (const { cls, rec } of records)
    if (cls === 'activity')
      for (const key of Object.keys(rec)) if (key.startsWith('with/')) raise(key.slice(5), Number(rec['at']))
  for (const { id, cls, rec } of records) if (cls === 'person') raise(String(rec['company']), latest.get(id) ?? 0)
  return records.map(({ id, cls, rec }, at) => {
    const company = cls === 'person' ? names.get(String(rec['company'])) : undefined
    const contact = cls === 'activity' ? 0 : (latest.get(id) ?? 0)
    return makeRow(
      { n: at + 1, cls, id, seg: 0, rec },
      { ...(typeof company === 'string' ? { company } : {}), ...(contact > 0 ? { contact } : {}) }
    )
  })
}

const joinBench = {
  lookWith,
  offer: (name: string) => calls.offer(name),
  answer: (name: string, text: string) => calls.answer(name, text),
  accept: (name: string, text: string) => calls.accept(name, text),
  open,
  welcome,
  join,
  check,
  sendRaw,
  floor,
  makeYjs,
  sendYjs,
  yjs,
  giveMany: async (): Promise<void> =>
    naive.give(
      await calls.way('naive'),
      (await hosting().store.db.getAll('rows')).map((row) => ownRec(row))
    ),
  takeMany: async (count: number, most: number) => naive.take(await calls.way('naive'), count, most)
}

export type JoinBench = typeof joinBench

Object.assign(globalThis, { joinBench })
