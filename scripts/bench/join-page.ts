import { automergeWasmBase64 } from '@automerge/automerge/automerge.wasm.base64'
import * as A from '@automerge/automerge/slim'
import type { Write } from '../../crm/commands'
import { generatedSample } from '../../crm/sample'
import { newId } from '../../platform/ids'
import { openRoom, type Room } from '../../sync/hub/team-room'
import { openLedgerDb } from '../../sync/store/db'
import { createDeviceKeys } from '../../sync/store/device'
import { openStore, type Store } from '../../sync/store/store'
import { createEntry, storeTeam } from '../../sync/team/found'
import { identityOf } from '../../sync/team/identity'
import type { Delivery } from '../../sync/replica'

/** Runs in a page: one ledger is filled, and another takes all of it in as a newcomer does. */

interface Side {
  readonly store: Store
  readonly room: Room
}

async function openSide(): Promise<Side> {
  const ledger = { id: newId('ldg'), name: 'Mehta Traders', createdAt: 1 }
  const keys = await createDeviceKeys(ledger.id, 1)
  const opened = await openStore({
    ledger,
    keys,
    clock: Date.now,
    automerge: Promise.resolve(),
    journal: 'relaxed',
    onChange: () => undefined,
    onTrouble: () => undefined,
    onLost: () => undefined,
    onProgress: () => undefined
  })
  if (!opened.ok) throw new Error(opened.error.kind)
  const create = await createEntry(await identityOf(keys, 'Laptop'), ledger, 'Asha', 1)
  if (create === undefined) throw new Error('no team')
  const { body, signature } = create
  await storeTeam(opened.value.db, create.id, [{ body: Uint8Array.from(body), signature: Uint8Array.from(signature) }])
  const room = await openRoom({ store: opened.value, keys, team: create.id, clock: Date.now, onView: () => undefined })
  return { store: opened.value, room }
}

function* all(people: number, activities: number): Generator<Write> {
  const ids: string[] = []
  for (const write of generatedSample(people, 'bench')) {
    if (write.cls === 'person') ids.push(write.id)
    yield write
  }
  for (let at = 0; at < activities; at++) {
    const person = ids[(at * 7) % ids.length] ?? ''
    const set = { kind: 'call', at: 1_700_000_000_000 + at * 60_000, subject: `Call ${at}`, [`with/${person}`]: true }
    yield { cls: 'activity', id: `act_b${at.toString(36)}`, create: true, set }
  }
}

export interface JoinTimes {
  readonly segments: number
  readonly bytes: number
  readonly receive: number
  readonly load: number
  readonly put: number
}

async function measureJoin(people: number, activities: number): Promise<JoinTimes> {
  await A.initializeBase64Wasm(automergeWasmBase64)
  const from = await openSide()
  const filled = await from.store.bulk(
    { id: newId('cmd'), kind: 'sample', origin: 'sample' },
    () => all(people, activities),
    people + activities
  )
  if (!filled.ok) throw new Error(filled.error.kind)
  const deliveries: Delivery[] = []
  for (const { name } of await from.room.replica.segments()) {
    const out = await from.room.replica.since(name, {})
    if (out !== undefined) deliveries.push(out)
  }
  const to = await openSide()
  const device = to.room.identity.id
  let began = performance.now()
  for (const delivery of deliveries) {
    const received = await to.room.replica.receive({ ...delivery, attestations: [] }, device)
    if (!received.ok) throw new Error(JSON.stringify(received.error))
  }
  const receive = performance.now() - began
  began = performance.now()
  for (const { bytes } of deliveries) A.free(A.load(bytes))
  const load = performance.now() - began
  const rows = await to.store.db.getAll('rows')
  const floor = await openLedgerDb(newId('ldg'))
  if (!floor.ok) throw new Error(floor.error.kind)
  began = performance.now()
  for (let at = 0; at < rows.length; at += 500) {
    const tx = floor.value.transaction('rows', 'readwrite', { durability: 'relaxed' })
    for (const row of rows.slice(at, at + 500)) void tx.store.put(row)
    await tx.done
  }
  const put = performance.now() - began
  return {
    segments: deliveries.length,
    bytes: deliveries.reduce((sum, { bytes }) => sum + bytes.length, 0),
    receive,
    load,
    put
  }
}

Object.assign(globalThis, { measureJoin })
