import { forceCloseDatabase, IDBDatabase, IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '../../../crm/commands'
import { ledgerDbName, schemaVersion } from '../../../sync/store/db'
import { cmd, createLocks, newChannel, shown, startClient, startHub, until } from './run'

const closing: (() => unknown)[] = []
const closed = <T extends { close(): unknown }>(made: T): T => {
  closing.unshift(() => made.close())
  return made
}

/** Every connection in use, for tests that cut them. */
const connections = new Set<IDBDatabase>()
// oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
const transaction = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function remembered(this: IDBDatabase, ...args) {
  connections.add(this)
  return transaction.apply(this, args)
}

beforeEach(() => {
  indexedDB = new IDBFactory()
  connections.clear()
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const savePerson = (id: string, name: string): Command => ({
  kind: 'save',
  id: cmd(),
  origin: 'hand',
  writes: [{ cls: 'person', id, create: true, set: { name } }]
})

describe('hub and client', () => {
  it('HUB-1 the first start makes a ledger with keys that cannot be taken out', async () => {
    const channel = newChannel()
    const hub = closed(startHub(channel))
    const ledger = closed(startClient(channel))
    const status = await until(ledger, (now) => now.ledger !== undefined && now.work === undefined)
    expect(status).toMatchObject({ ledger: { name: 'My ledger' }, trouble: [], saving: 0 })
    expect(status.ledgers).toHaveLength(1)
    await hub.started
    const { openDeviceDb } = await import('../../../sync/store/device')
    const device = await openDeviceDb()
    const keys = device.ok ? await device.value.get('keys', status.ledger?.id ?? '') : undefined
    if (device.ok) device.value.close()
    expect(keys?.short).toHaveLength(8)
    await expect(crypto.subtle.exportKey('pkcs8', keys?.sign.privateKey as CryptoKey)).rejects.toThrow()
    await expect(crypto.subtle.exportKey('pkcs8', keys?.agree.privateKey as CryptoKey)).rejects.toThrow()
    expect(await ledger.read({ q: 'settings' })).toMatchObject({ name: 'My ledger', country: 'IN' })
  })

  it('HUB-2 a command is answered when it is durable and shown by live queries', async () => {
    const channel = newChannel()
    closed(startHub(channel))
    const ledger = closed(startClient(channel))
    const seen = shown(ledger, { q: 'record', id: 'per_asha' }, (row) => row !== undefined)
    expect(await ledger.run(savePerson('per_asha', 'Asha'))).toEqual({ ok: true, value: { records: ['per_asha'] } })
    expect(await seen).toMatchObject({ rec: { name: 'Asha' } })
  })

  it('HUB-3 what is no command is refused', async () => {
    const channel = newChannel()
    closed(startHub(channel))
    const ledger = closed(startClient(channel))
    const wrong = { kind: 'save', id: 'cmd_x', origin: 'hand', writes: [] } as unknown as Command
    expect(await ledger.run(wrong)).toEqual({ ok: false, error: { kind: 'invalid', reason: 'shape' } })
  })

  it('HUB-4 a command sent before there is a hub, or to one that dies, is carried out once', async () => {
    const channel = newChannel()
    const ledger = closed(startClient(channel))
    const command = savePerson('per_asha', 'Asha')
    const answered = ledger.run(command)
    const first = startHub(channel)
    expect(await answered).toMatchObject({ ok: true })
    await first.close()
    const again = ledger.run(command)
    closed(startHub(channel))
    expect(await again).toEqual(await answered)
    expect(await ledger.read({ q: 'counts' })).toMatchObject({ person: 1 })
  })

  it('HUB-5 a missing hub is woken and said to be asleep', async () => {
    const channel = newChannel()
    let woken = 0
    const ledger = closed(startClient(channel, () => woken++))
    await until(ledger, ({ trouble }) => trouble.some(({ kind }) => kind === 'asleep'))
    expect(woken).toBeGreaterThan(1)
    closed(startHub(channel))
    expect((await until(ledger, ({ trouble }) => trouble.length === 0)).trouble).toEqual([])
  })

  it('HUB-6 of two hubs the second waits until the first is gone', async () => {
    const channel = newChannel()
    const locks = createLocks()
    const first = startHub(channel, locks)
    await first.started
    const second = closed(startHub(channel, locks))
    let started = false
    void second.started.then(() => (started = true))
    const ledger = closed(startClient(channel))
    await ledger.run(savePerson('per_asha', 'Asha'))
    expect(started).toBe(false)
    await first.close()
    await second.started
    expect(await ledger.run(savePerson('per_ravi', 'Ravi'))).toMatchObject({ ok: true })
  })

  it('HUB-7 ledgers are made, renamed and switched between, and readers follow', async () => {
    const channel = newChannel()
    closed(startHub(channel))
    const ledger = closed(startClient(channel))
    await ledger.run(savePerson('per_asha', 'Asha'))
    const home = (await until(ledger, (now) => now.ledger !== undefined)).ledger?.id ?? ''
    const made = await ledger.run({ kind: 'ledger.create', id: cmd(), name: 'Second' })
    expect(made).toMatchObject({ ok: true, value: { records: [] } })
    await shown(ledger, { q: 'settings' }, ({ name }) => name === 'Second')
    expect(await ledger.read({ q: 'counts' })).toMatchObject({ person: 0 })
    await ledger.run({ kind: 'ledger.rename', id: cmd(), name: 'Exports' })
    expect((await until(ledger, (now) => now.ledger?.name === 'Exports')).ledgers).toHaveLength(2)
    expect(await ledger.run({ kind: 'ledger.open', id: cmd(), ledger: home })).toMatchObject({ ok: true })
    await shown(ledger, { q: 'counts' }, ({ person }) => person === 1)
    expect(await ledger.run({ kind: 'ledger.open', id: cmd(), ledger: 'ldg_none' })).toEqual({
      ok: false,
      error: { kind: 'missing', id: 'ldg_none' }
    })
  })

  it('HUB-8 a new client reads the last ledger while no hub is there', async () => {
    const channel = newChannel()
    const hub = startHub(channel)
    const first = startClient(channel)
    await first.run(savePerson('per_asha', 'Asha'))
    first.close()
    await hub.close()
    const ledger = closed(startClient(channel))
    expect(await ledger.read({ q: 'record', id: 'per_asha' })).toMatchObject({ rec: { name: 'Asha' } })
  })

  it('HUB-9 sample data comes and goes with one command each', async () => {
    const channel = newChannel()
    const hub = closed(startHub(channel))
    const ledger = closed(startClient(channel))
    expect(await ledger.run({ kind: 'sample', id: cmd(), on: true })).toMatchObject({ ok: true })
    expect((await ledger.read({ q: 'counts' })).sample).toBeGreaterThan(10)
    expect(await ledger.run({ kind: 'sample', id: cmd(), on: true, count: 500 })).toMatchObject({ ok: true })
    expect((await ledger.read({ q: 'counts' })).person).toBeGreaterThan(500)
    await ledger.run(savePerson('per_asha', 'Asha'))
    expect(await hub.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    expect(await ledger.run({ kind: 'sample', id: cmd(), on: false })).toMatchObject({ ok: true })
    expect(await ledger.read({ q: 'counts' })).toEqual({ person: 1, company: 0, activity: 0, sample: 0 })
    expect(await hub.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
  }, 60_000)

  it('HUB-10 a ledger of a newer version is left alone, and everyone is told', async () => {
    const channel = newChannel()
    const hub = startHub(channel)
    const first = startClient(channel)
    await first.run(savePerson('per_asha', 'Asha'))
    const id = (await until(first, (now) => now.ledger !== undefined)).ledger?.id ?? ''
    first.close()
    await hub.close()
    const newer = await openDB(ledgerDbName(id), schemaVersion + 1)
    newer.close()
    closed(startHub(channel))
    const ledger = closed(startClient(channel))
    const told = await until(ledger, ({ trouble }) => trouble.length > 0)
    expect(told.trouble).toEqual([{ kind: 'newer', found: schemaVersion + 1, known: schemaVersion }])
    expect(await ledger.run(savePerson('per_ravi', 'Ravi'))).toEqual({ ok: false, error: { kind: 'newer' } })
    await expect(ledger.read({ q: 'counts' })).rejects.toThrow('newer')
    const after = await openDB(ledgerDbName(id), schemaVersion + 1)
    expect(await after.count('rows')).toBe(2)
    after.close()
  })

  it('HUB-11 a lost connection is opened again for the next command and the next question', async () => {
    const channel = newChannel()
    closed(startHub(channel))
    const ledger = closed(startClient(channel))
    await ledger.run(savePerson('per_asha', 'Asha'))
    const open = vi.spyOn(IDBFactory.prototype, 'open')
    for (const database of connections) forceCloseDatabase(database as never)
    expect(await ledger.run(savePerson('per_ravi', 'Ravi'))).toMatchObject({ ok: true })
    expect(open).toHaveBeenCalled()
    open.mockRestore()
    expect(await ledger.read({ q: 'counts' })).toMatchObject({ person: 2 })
  })

  it('HUB-12 what is no message is ignored', async () => {
    const channel = newChannel()
    closed(startHub(channel))
    const ledger = closed(startClient(channel))
    const other = closed(channel())
    for (const data of [
      undefined,
      7,
      'ping',
      [],
      {},
      { t: 'command' },
      { t: 'answer', id: 1 },
      { t: 'status', instance: {} }
    ])
      other.postMessage(data)
    const command = savePerson('per_asha', 'Asha')
    other.postMessage({ t: 'answer', id: command.id, result: { ok: true, value: { records: 'all' } } })
    expect(await ledger.run(command)).toEqual({ ok: true, value: { records: ['per_asha'] } })
  })
})
