import 'fake-indexeddb/auto'
import * as A from '@automerge/automerge'
import { openDB } from 'idb'
import { afterEach, describe, expect, it } from 'vitest'
import { ledgerDbName, openLedgerDb, schemaVersion } from '../../../sync/store/db'
import { installFaults } from './faults'
import { cmd, edit, newLedger, open, person, row, rows, save } from './open'

const faults = installFaults()
afterEach(() => faults.mend())

const equal = { changed: 0, missing: 0, extra: 0, counters: 0 }
const people = Array.from({ length: 40 }, (_, at) => person(`p${at}`, { name: `Person ${at}`, notes: `Note ${at}` }))
const [first] = people as [(typeof people)[0]]
const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms))

describe('trouble with the store', () => {
  it('STO-40 a full disk refuses a command whole, says so, and works again when there is room', async () => {
    const { store, troubles } = await open(newLedger())
    await store.run(save(first))
    faults.fillDisk(1)
    const command = save(edit(first, { title: 'Buyer' }))
    expect(await store.run(command)).toEqual({ ok: false, error: { kind: 'full' } })
    expect(troubles()).toEqual([{ kind: 'full' }])
    expect((await row(store, 'per_p0'))?.rec).not.toHaveProperty('title')
    faults.mend()
    expect(await store.run(command)).toMatchObject({ ok: true })
    expect(troubles()).toEqual([])
    expect(await store.compare(false)).toMatchObject(equal)
    await store.close()
  })

  it.each([2, 3, 7, 11])('STO-41 with every %dth write refused, what was acknowledged is there', async (nth) => {
    const ledger = newLedger()
    const { store } = await open(ledger)
    faults.fillDisk(nth)
    const acknowledged: string[] = []
    for (const one of people) if ((await store.run(save(one))).ok) acknowledged.push(one.id)
    faults.mend()
    expect((await rows(store)).map(({ id }) => id)).toEqual(acknowledged)
    expect(await store.compare(false)).toMatchObject({ ...equal, records: acknowledged.length })
    await store.close()
  })

  it('STO-42 a database of a newer version is not opened, not changed and not emptied', async () => {
    const ledger = newLedger()
    const { store } = await open(ledger)
    await store.run(save(first))
    await store.close()
    const newer = await openDB(ledgerDbName(ledger), schemaVersion + 4)
    newer.close()
    expect(await openLedgerDb(ledger)).toEqual({
      ok: false,
      error: { kind: 'newer', found: schemaVersion + 4, known: schemaVersion }
    })
    const reopened = await openDB(ledgerDbName(ledger), schemaVersion + 4)
    expect(await reopened.count('rows')).toBe(1)
    reopened.close()
  })

  it('STO-43 an open ledger makes way for a newer version and says why nothing more is saved', async () => {
    const ledger = newLedger()
    const { store, troubles } = await open(ledger)
    await store.run(save(first))
    const newer = await openDB(ledgerDbName(ledger), schemaVersion + 1)
    expect(troubles()).toEqual([{ kind: 'newer', found: schemaVersion + 1, known: schemaVersion }])
    newer.close()
  })

  it('STO-44 a connection in the way is said to block, and the database opens when it is gone', async () => {
    const ledger = newLedger()
    const old = await openDB(ledgerDbName(ledger), schemaVersion)
    let blocked = 0
    const opening = openLedgerDb(ledger, { version: schemaVersion + 1, onBlocked: () => blocked++ })
    await pause(30)
    expect(blocked).toBe(1)
    old.close()
    const opened = await opening
    expect(opened.ok).toBe(true)
    if (opened.ok) opened.value.close()
  })

  it('STO-45 records of a damaged segment come back from the rows, and their later changes are kept', async () => {
    const ledger = newLedger()
    const { store } = await open(ledger)
    await store.run(save(...people))
    await store.settled()
    await store.run(save(edit(first, { title: 'Before' })))
    await store.settled()
    await store.close()
    const damaged = await openLedgerDb(ledger)
    if (!damaged.ok) throw new Error(damaged.error.kind)
    const chunks = await damaged.value.getAll('chunks')
    for (const chunk of chunks.filter(({ key }) => key[1] === 'snapshot'))
      await damaged.value.put('chunks', { ...chunk, bytes: chunk.bytes.slice(0, chunk.bytes.length - 9) })
    damaged.value.close()

    const again = await open(ledger, 1_770_000_000_000)
    expect(await again.store.run(save(edit(first, { title: 'After' })))).toMatchObject({ ok: true })
    await again.store.settled()
    expect(again.troubles()).toMatchObject([{ kind: 'damaged' }])
    expect((await rows(again.store)).length).toBe(people.length)
    expect(await again.store.compare(false)).toMatchObject({ ...equal, records: people.length })
    expect((await row(again.store, 'per_p0'))?.rec).toMatchObject({ title: 'After', notes: 'Note 0' })
    await again.store.close()

    const later = await open(ledger, 1_770_001_000_000)
    expect(later.troubles()).toMatchObject([{ kind: 'damaged' }])
    expect(await later.store.compare(true)).toMatchObject({ ...equal, records: people.length })
    await later.store.close()
  })

  it('STO-46 a rebuild while a segment is damaged does not take away its rows', async () => {
    const ledger = newLedger()
    const { store } = await open(ledger)
    await store.run(save(...people))
    await store.settled()
    for (const chunk of await store.db.getAll('chunks'))
      if (chunk.key.length === 3) await store.db.put('chunks', { ...chunk, bytes: Uint8Array.of(1, 2, 3) })
    await store.compare(true)
    expect(await rows(store)).toHaveLength(people.length)
    expect(await store.compare(false)).toMatchObject({ ...equal, records: people.length })
    await store.close()
  })

  it('STO-47 bytes that pass their checksum but are no Automerge data are set aside too', async () => {
    const ledger = newLedger()
    const { store } = await open(ledger)
    await store.run(save(...people))
    await store.settled()
    const rubbish = new Uint8Array(200).fill(3)
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', rubbish))
    for (const chunk of await store.db.getAll('chunks'))
      if (chunk.key.length === 3) await store.db.put('chunks', { ...chunk, bytes: rubbish, sum })
    await store.close()
    const again = await open(ledger, 1_770_000_000_000)
    await again.store.run({ kind: 'tag', id: cmd(), records: [{ cls: 'person', id: 'per_p1' }], tag: 'vip', on: true })
    await again.store.settled()
    expect(await again.store.db.count('quarantine')).toBe(1)
    expect(await again.store.compare(false)).toMatchObject({ ...equal, records: people.length })
    await again.store.close()
  })
})

describe('two devices of one ledger', () => {
  it('STO-34 segments filled apart merge to the same records on both', async () => {
    const ledger = newLedger()
    const documents: Map<string, Uint8Array[]>[] = []
    for (const device of ['one', 'two']) {
      globalThis.indexedDB = new IDBFactory()
      const { store } = await open(ledger)
      await store.run(save(...people.slice(0, 5).map((one) => ({ ...one, id: `${one.id}${device}` }))))
      await store.settled()
      const pieces = new Map<string, Uint8Array[]>()
      for (const { key, bytes } of await store.db.getAll('chunks')) {
        const [document = ''] = key
        if (key.length === 3) pieces.set(document, [...(pieces.get(document) ?? []), bytes])
      }
      documents.push(pieces)
      await store.close()
    }
    const [one, two] = documents
    expect([...one!.keys()]).toEqual([...two!.keys()])
    for (const [document, pieces] of one!) {
      const load = (all: readonly Uint8Array[]) =>
        all.reduce((doc, piece) => A.loadIncremental(doc, piece), A.init<{ records: object }>())
      const [ab, ba] = [load([...pieces, ...two!.get(document)!]), load([...two!.get(document)!, ...pieces])]
      expect(Object.keys(ab.records)).toHaveLength(10)
      expect(A.toJS(ab)).toEqual(A.toJS(ba))
      expect(A.getHeads(ab)).toHaveLength(2)
    }
  })
})
