import * as A from '@automerge/automerge'
import { unwrap } from 'idb'
import { describe, expect, it } from 'vitest'
import { eventually } from '../eventually'
import type { Store } from '../../../sync/store/store'
import { lookWhole, type LookApart } from '../../../sync/store/look-whole'
import { createProfile } from '../profile'
import { bring, device, joined } from './bring'
import { cmd, company, edit, newLedger, open, person, row, rows, save } from './open'

const all = (): boolean => true

const plain = async (store: Store) =>
  (await rows(store))
    .map(({ id, rec, company, contact }) => ({ id, rec, company, contact }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

const clean = { changed: 0, missing: 0, extra: 0, counters: 0 }

describe('exchange of segments', () => {
  it('SYNC-20 whole segments arrive with their rows, whatever order they refer to each other in', async () => {
    const ledger = newLedger()
    const [a, b] = [await device(ledger, 1), await device(ledger, 2)]
    await a.store.run(save(company('k', { name: 'Mehta Traders' }), person('a', { name: 'Asha', company: 'com_k' })))
    await bring(a.store, b.store)
    expect(await plain(b.store)).toEqual(await plain(a.store))
    expect((await row(b.store, 'per_a'))?.company).toBe('Mehta Traders')
    expect(await b.store.compare(false)).toMatchObject(clean)
    expect(await b.store.exchange.sums()).toEqual(await a.store.exchange.sums())
  })

  it('SYNC-21 edits made apart meet; a value set on both sides stays visible until it is settled', async () => {
    const ledger = newLedger()
    const [a, b] = [await device(ledger, 1), await device(ledger, 2)]
    await a.store.run(save(person('a', { name: 'Asha', title: 'Buyer' })))
    await bring(a.store, b.store)
    await a.store.run(save(edit(person('a', {}), { title: 'Head of purchase' })))
    await b.store.run(save(edit(person('a', {}), { title: 'Director', birthday: '1980-02-01' })))
    await bring(a.store, b.store)
    await bring(b.store, a.store)
    expect(await plain(b.store)).toEqual(await plain(a.store))
    const found = await b.store.db.get('conflicts', 'per_a')
    expect(found?.values).toMatchObject([{ key: 'title' }])
    expect(new Set(found?.values[0]?.values.map(({ value }) => value))).toEqual(
      new Set(['Head of purchase', 'Director'])
    )
    expect(await a.store.db.get('conflicts', 'per_a')).toEqual(found)
    const shown = (await row(a.store, 'per_a'))?.rec['title'] ?? ''
    await a.store.run({
      kind: 'settle',
      id: cmd(),
      records: [{ cls: 'person', id: 'per_a' }],
      key: 'title',
      value: shown
    })
    await bring(a.store, b.store)
    expect(await b.store.db.get('conflicts', 'per_a')).toBeUndefined()
    await eventually(() => a.store.db.get('conflicts', 'per_a')).toBeUndefined()
  })

  it('SYNC-22 what is saved while others’ changes come in is kept', async () => {
    const ledger = newLedger()
    const [a, b] = [await device(ledger, 1), await device(ledger, 2)]
    await a.store.run(save(person('a', { name: 'Asha', notes: 'Met in Pune.' })))
    await bring(a.store, b.store)
    await a.store.run(save(edit(person('a', {}), { notes: 'Met in Pune. Wants samples.', title: 'Buyer' })))
    await a.store.settled()
    const saved = b.store.run(save(edit(person('a', {}), { notes: 'Asha: met in Pune.', birthday: '1980-02-01' })))
    await Promise.all([saved, bring(a.store, b.store)])
    await b.store.settled()
    await eventually(async () => (await row(b.store, 'per_a'))?.rec['notes']).toBe('Asha: met in Pune. Wants samples.')
    await bring(b.store, a.store)
    expect(await plain(b.store)).toEqual(await plain(a.store))
    expect(await b.store.compare(false)).toMatchObject(clean)
  })

  it('SYNC-23 a refused delivery leaves everything as it was', async () => {
    const ledger = newLedger()
    const [a, b] = [await device(ledger, 1), await device(ledger, 2)]
    await a.store.run(save(person('a', { name: 'Asha' })))
    await bring(a.store, b.store)
    const before = await plain(b.store)
    await a.store.run(save(edit(person('a', {}), { name: 'Asha Mehta' })))
    await a.store.settled()
    const name = { cls: 'person', number: 0 } as const
    const out = await a.store.exchange.changes(
      name,
      Object.fromEntries((await b.store.exchange.metas(name)).map(({ actor, seq }) => [actor, seq]))
    )
    const bytes = joined(out?.changes ?? [])
    expect(await b.store.exchange.receive(name, bytes, 'other', () => false)).toEqual({
      ok: false,
      error: 'not-allowed'
    })
    expect(await b.store.exchange.receive(name, bytes.slice(0, 40), 'other', all)).toEqual({
      ok: false,
      error: 'malformed'
    })
    const [first, second] = [A.decodeChange(bytes), { startOp: 100_000_000 }]
    const huge = A.encodeChange({ ...first, ...second }) as Uint8Array<ArrayBuffer>
    expect(await b.store.exchange.receive(name, huge, 'other', all)).toEqual({ ok: false, error: 'counter' })
    expect(await plain(b.store)).toEqual(before)
    expect(await b.store.exchange.receive(name, bytes, 'other', all)).toEqual({ ok: true, value: 1 })
    expect(await b.store.exchange.receive(name, bytes, 'other', all)).toEqual({ ok: true, value: 0 })
  })

  it('SYNC-24 rows that a crash has left behind follow at the next start', async () => {
    const ledger = newLedger()
    const [a, b] = [await device(ledger, 1), await device(ledger, 2)]
    await a.store.run(save(person('a', { name: 'Asha' })))
    await bring(a.store, b.store)
    await b.store.settled()
    const stored = await row(b.store, 'per_a')
    if (stored === undefined) throw new Error('no row')
    await b.store.db.put('rows', { ...stored, rec: { name: 'Ash' } })
    await b.store.db.put('segments', { heads: [], align: true }, ['person', 0])
    await b.store.db.put('team', 'x', 'id')
    await b.store.close()
    const again = await b.profile.run(() => open(ledger, undefined, 2))
    await eventually(async () => (await row(again.store, 'per_a'))?.rec['name']).toBe('Asha')
  })

  /** Notes what transactions of a store write to, from now on. */
  function watch(store: Store, began: (tx: IDBTransaction, stores: readonly string[]) => void): void {
    const db = unwrap(store.db)
    const begin = db.transaction.bind(db)
    db.transaction = (names, mode, options) => {
      const tx = begin(names, mode, options)
      if (mode === 'readwrite') began(tx, [...tx.objectStoreNames])
      return tx
    }
  }

  async function edited(): Promise<{ readonly a: Store; readonly b: Store }> {
    const ledger = newLedger()
    const [a, b] = [(await device(ledger, 1)).store, (await device(ledger, 2)).store]
    await a.run(save(person('a', { name: 'Asha' })))
    await bring(a, b)
    await b.settled()
    await a.run(save(edit(person('a', {}), { title: 'Buyer' })))
    return { a, b }
  }

  it('SYNC-24 the rows of a small delivery are written in the transaction that stores it', async () => {
    const { a, b } = await edited()
    const seen: (readonly string[])[] = []
    watch(b, (_, stores) => seen.push(stores))
    await bring(a, b)
    const rowsIn = seen.filter((stores) => stores.includes('rows'))
    expect(rowsIn.length).toBe(1)
    expect(rowsIn[0]).toEqual(expect.arrayContaining(['chunks', 'rows', 'segments', 'attestations']))
    expect((await row(b, 'per_a'))?.rec['title']).toBe('Buyer')
    expect(await b.db.get('segments', ['person', 0])).not.toHaveProperty('align')
    expect(await b.compare(false)).toMatchObject(clean)
  })

  it('SYNC-24 when that fails, the delivery is stored without them, and they follow', async () => {
    const { a, b } = await edited()
    let failed = 0
    watch(b, (tx, stores) => {
      if (!stores.includes('rows') || !stores.includes('chunks')) return
      tx.objectStore('rows').put = () => {
        failed++
        throw new Error('no such row')
      }
    })
    await bring(a, b)
    expect(failed).toBe(1)
    expect((await row(b, 'per_a'))?.rec['title']).toBe('Buyer')
    expect(await b.exchange.sums()).toEqual(await a.exchange.sums())
    expect(await b.compare(false)).toMatchObject(clean)
  })

  it('SYNC-27 a whole segment is looked at elsewhere, and here when that place has died', async () => {
    const ledger = newLedger()
    const a = (await device(ledger, 1)).store
    await a.run(save(company('k', { name: 'Mehta Traders' }), person('a', { name: 'Asha', company: 'com_k' })))
    const seen: string[] = []
    const profile = createProfile()
    const lookApart: LookApart = {
      warm: () => void seen.push('warm'),
      look: (name, bytes) => {
        seen.push(name.cls)
        if (name.cls === 'company') return Promise.reject(new Error('died'))
        return Promise.resolve(structuredClone(lookWhole(name, bytes)))
      }
    }
    const { store: b } = await profile.run(() => open(ledger, undefined, 2, lookApart))
    await b.share()
    await bring(a, b)
    expect(seen).toEqual(['warm', 'person', 'company'])
    expect(await plain(b)).toEqual(await plain(a))
    expect(await b.compare(false)).toMatchObject(clean)
  })
})
