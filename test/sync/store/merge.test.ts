import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordCommand } from '../../../crm/decide'
import type { Query } from '../../../crm/queries'
import { answer } from '../../../sync/read/answer'
import type { Store } from '../../../sync/store/store'
import { commandOf, shapes } from './commands'
import { activity, cmd, company, edit, newLedger, open, person, row, rows, save } from './open'

const merge = (into: string, from: string): RecordCommand => ({
  kind: 'merge',
  id: cmd(),
  merges: [{ cls: into.startsWith('com_') ? 'company' : 'person', into, from: [from] }]
})
const unmerge = (id: string): RecordCommand => ({ kind: 'unmerge', id: cmd(), records: [{ cls: 'person', id }] })

const asha = person('a', { name: 'Asha Mehta', company: 'com_x', 'email/asha@mehta.example': '{}', title: 'Buyer' })
const asha2 = person('b', { name: 'A. Mehta', company: 'com_y', 'phone/+919820011223': '{}', 'tag/vip': true })
const firm = company('x', { name: 'Mehta Traders' })
const firm2 = company('y', { name: 'Mehta & Sons', 'domain/mehta.example': true })
const call = activity('1', { at: 5000, 'with/per_b': true })

async function filled(): Promise<Store> {
  const { store } = await open(newLedger())
  await store.run(save(firm, firm2, asha, asha2, call))
  return store
}

const list = (cls: 'person' | 'company', companyId?: string): Query & { q: 'list' } => ({
  q: 'list',
  spec: { cls, sort: 'name', descending: false, filter: companyId === undefined ? {} : { companyId } },
  from: 0,
  count: 10
})

describe('merged records among the rows', () => {
  it('MRG-7 one of two stays in lists, and what belonged to the other finds it', async () => {
    const store = await filled()
    const { db } = store
    expect((await store.run(merge('per_a', 'per_b'))).ok).toBe(true)
    expect((await answer(db, list('person'))).rows.map(({ id }) => id)).toEqual(['per_a'])
    expect((await answer(db, { q: 'counts' })).person).toBe(1)
    expect((await answer(db, { q: 'search', text: '98200', count: 5 })).hits.map(({ row: { id } }) => id)).toEqual([
      'per_a'
    ])
    const found = await answer(db, { q: 'lookup', keys: ['p:+919820011223'] })
    expect(found.map(({ row: { id } }) => id)).toEqual(['per_a'])
    expect((await answer(db, { q: 'record', id: 'per_b' }))?.id).toBe('per_a')
    const { entries } = await answer(db, { q: 'timeline', id: 'per_a', count: 9 })
    expect(entries.flatMap((entry) => entry.activity?.id ?? [])).toEqual(['act_1'])
    expect((await row(store, 'per_a'))?.contact).toBe(5000)
    await store.settled()
    expect((await answer(db, { q: 'search', text: 'vip', count: 5 })).hits.map(({ row: { id } }) => id)).toEqual([
      'per_a'
    ])
    await store.close()
  })

  it('MRG-7 people follow a merged company', async () => {
    const store = await filled()
    const { db } = store
    await store.run(merge('com_x', 'com_y'))
    expect((await row(store, 'per_b'))?.company).toBe('Mehta Traders')
    for (const companyId of ['com_x', 'com_y']) {
      expect((await answer(db, { q: 'members', companyId, count: 9 })).map(({ id }) => id).toSorted()).toEqual([
        'per_a',
        'per_b'
      ])
      expect((await answer(db, list('person', companyId))).total).toBe(2)
    }
    expect((await row(store, 'com_x'))?.contact).toBe(5000)
    await store.run(save(edit(firm, { name: 'Mehta Trading' })))
    expect((await row(store, 'per_b'))?.company).toBe('Mehta Trading')
    await store.close()
  })

  it('MRG-8 taken apart, everything is as it was, with the edits made meanwhile', async () => {
    const store = await filled()
    const before = await row(store, 'per_b')
    await store.run(merge('per_a', 'per_b'))
    await store.run(save(edit(asha, { title: 'Head of purchasing' })))
    await store.run(save(edit(asha2, { department: 'Sales' })))
    expect((await row(store, 'per_a'))?.rec).toMatchObject({
      title: 'Head of purchasing',
      department: 'Sales',
      'tag/vip': true
    })
    await store.run(unmerge('per_b'))
    const { rec, keys } = (await row(store, 'per_b')) ?? {}
    expect({ ...rec, updatedAt: 0 }).toEqual({ ...before?.rec, updatedAt: 0 })
    expect(keys).toEqual(before?.keys)
    const own = (await row(store, 'per_a'))?.rec
    expect(own).toMatchObject({ title: 'Head of purchasing', department: 'Sales' })
    expect(own).not.toHaveProperty('tag/vip')
    await store.close()
  })

  it('MRG-5 merged records are deleted and restored together', async () => {
    const store = await filled()
    const both = [{ cls: 'person' as const, id: 'per_a' }]
    await store.run(merge('per_a', 'per_b'))
    await store.run({ kind: 'remove', id: cmd(), records: both })
    expect((await answer(store.db, list('person'))).total).toBe(0)
    await store.run({ kind: 'restore', id: cmd(), records: both })
    expect((await answer(store.db, list('person'))).rows.map(({ id, also }) => [id, also])).toEqual([
      ['per_a', ['per_b']]
    ])
    await store.close()
  })

  it('MRG-9 what is said to be not the same is offered no more', async () => {
    const store = await filled()
    await store.run(save(person('c', { name: 'Asha Mehta', 'email/asha@mehta.example': '{}' })))
    const rec = (await row(store, 'per_a'))?.rec ?? {}
    const ask = () => answer(store.db, { q: 'duplicates', cls: 'person', rec, except: 'per_a' })
    expect((await ask()).map((found) => found.row.id)).toContain('per_c')
    await store.run({ kind: 'distinct', id: cmd(), on: true, pairs: [['per_a', 'per_c']] })
    expect((await ask()).map((found) => found.row.id)).not.toContain('per_c')
    expect((await answer(store.db, { q: 'settings' })).views).toEqual([])
    await store.run({ kind: 'distinct', id: cmd(), on: false, pairs: [['per_c', 'per_a']] })
    expect((await ask()).map((found) => found.row.id)).toContain('per_c')
    await store.close()
  })

  it('MRG-7 rows are a function of the documents whatever is merged, edited, undone and deleted', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (list) => {
        const { store } = await open(newLedger())
        const all = [0, 1, 2, 3].flatMap((at) => [
          { ...company(`${at}`, { name: `Firm ${at}` }) },
          { ...person(`${at}`, { name: `Person ${at}`, company: `com_${at}`, [`phone/+91982001122${at}`]: '{}' }) },
          {
            ...activity(`${at}`, { at: 1000 * (at + 1), [`with/per_${at}`]: true, [`with/com_${(at + 1) % 4}`]: true })
          }
        ])
        const first = save(...all)
        await store.run(first)
        const done: string[] = []
        for (const shape of list) {
          if (shape.what === 'settle' || shape.what === 'reopen') continue
          const command = commandOf(shape, cmd(), done, () => true)
          if ((await store.run(command)).ok) done.push(command.id)
        }
        expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
        const before = await rows(store)
        await store.db.clear('rows')
        await store.compare(true)
        const plain = (found: Awaited<ReturnType<typeof rows>>) =>
          found.map(({ n: _, ...rest }) => rest).toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(plain(await rows(store))).toEqual(plain(before))
        await store.close()
      }),
      { numRuns: 80 }
    )
  }, 120_000)
})
