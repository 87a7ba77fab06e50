import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { distinctId } from '../../../crm/distinct'
import { isPrivate, privateFrom } from '../../../crm/private'
import type { Write } from '../../../crm/commands'
import { openArchive } from '../../../sync/archive/read'
import { restoreAs } from '../../../sync/archive/restore'
import { answer } from '../../../sync/read/answer'
import { eraseRecords } from '../../../sync/store/erase'
import type { Store } from '../../../sync/store/store'
import { archiveOf } from '../archive/kit'
import { everything } from './everything'
import { cmd, edit, newLedger, open, person, row, rows, save } from './open'

const hidden = (write: Write): Write => ({ ...write, private: true })
const call = (id: string, ...people: string[]): Write => ({
  cls: 'activity',
  id: `act_${id}`,
  create: true,
  set: { kind: 'call', at: 1, ...Object.fromEntries(people.map((one) => [`with/per_${one}`, true])) }
})
const segOf = async (store: Store, id: string): Promise<number> => (await row(store, id))?.seg ?? -1

describe('private records in the store', () => {
  it('SYNC-60 stay in segments of their own, and come back from the documents', async () => {
    const ledger = newLedger()
    const { store } = await open(ledger)
    await store.run(save(hidden(person('asha', { name: 'Asha' })), person('ravi', { name: 'Ravi' })))
    await store.run(save(edit(person('asha', {}), { title: 'Buyer' })))
    expect(await segOf(store, 'per_asha')).toBe(privateFrom)
    expect(await segOf(store, 'per_ravi')).toBe(0)
    await store.settled()
    const before = await rows(store)
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0 })
    await store.db.clear('rows')
    expect(await store.compare(true)).toMatchObject({ missing: 2 })
    const byId = (all: typeof before) => Object.fromEntries(all.map(({ id, seg, rec }) => [id, { seg, rec }]))
    expect(byId(await rows(store))).toEqual(byId(before))
    await store.close()
    const { store: again } = await open(ledger)
    await again.run(save(hidden(person('zoya', { name: 'Zoya' }))))
    expect(await segOf(again, 'per_zoya')).toBe(privateFrom)
    await again.close()
  })

  it('SYNC-62 make private what is about them', async () => {
    const { store } = await open(newLedger())
    await store.run(save(hidden(person('asha', { name: 'Asha' })), person('ravi', { name: 'Ravi' })))
    await store.run(save(call('one', 'asha', 'ravi'), call('two', 'ravi'), hidden(call('three', 'ravi'))))
    await store.run(save(hidden(person('tara', { name: 'Tara' })), call('four', 'tara')))
    const own = (await rows(store)).filter(({ seg }) => isPrivate(seg)).map(({ id }) => id)
    expect(own.toSorted()).toEqual(['act_four', 'act_one', 'act_three', 'per_asha', 'per_tara'])
    const email = { 'email/asha@mehta.example': '{"v":"asha@mehta.example"}' }
    const twin = { cls: 'person', rec: { name: 'Asha', ...email } } as const
    await store.run(save(person('asha2', { name: 'Asha', ...email }), edit(person('asha', {}), email)))
    await store.settled()
    expect((await answer(store.db, { q: 'duplicates', ...twin })).map(({ row: { id } }) => id).toSorted()).toEqual([
      'per_asha',
      'per_asha2'
    ])
    expect(await answer(store.db, { q: 'duplicates', ...twin, except: 'per_asha' })).toEqual([])
    await store.run({ kind: 'distinct', id: cmd(), pairs: [['per_asha', 'per_ravi']], on: true })
    expect(isPrivate(await segOf(store, distinctId('per_asha', 'per_ravi')))).toBe(true)
    expect(
      await store.run({
        kind: 'merge',
        id: cmd(),
        merges: [{ cls: 'person', into: 'per_ravi', from: ['per_asha'] }]
      })
    ).toEqual({ ok: false, error: { kind: 'invalid', reason: 'mixed' } })
    await store.close()
  })

  it('SYNC-60 are in an archive of their member, and stay private when it is restored', async () => {
    const { store } = await open(newLedger())
    await store.run(save(hidden(person('asha', { name: 'Asha' })), person('ravi', { name: 'Ravi' })))
    await store.settled()
    const archive = await openArchive(await archiveOf(store))
    if (!archive.ok) throw new Error(archive.error.kind)
    const ledger = newLedger()
    await restoreAs(archive.value, ledger, cmd(), () => {})
    const { store: again } = await open(ledger)
    await again.compare(true)
    expect(await segOf(again, 'per_asha')).toBe(privateFrom)
    expect(await segOf(again, 'per_ravi')).toBe(0)
    await again.run(save(hidden(person('zoya', { name: 'Zoya' }))))
    expect(await segOf(again, 'per_zoya')).toBe(privateFrom)
    await store.close()
    await again.close()
  })

  it('ERA-14 are erased without a word to the team', async () => {
    const { store } = await open(newLedger())
    await store.db.put('team', 'ab'.repeat(32), 'id')
    const email = { [`email/asha@mehta.example`]: '{"v":"asha@mehta.example"}' }
    await store.run(
      save(hidden(person('asha', { name: 'Asha Quartzwala', ...email })), person('ravi', { name: 'Ravi' }))
    )
    await store.settled()
    const erase = (id: string) => eraseRecords(store, { id: cmd(), records: [id] }, 5_000_000)
    expect(await erase('per_ravi')).toEqual({ ok: false, error: { kind: 'not-allowed' } })
    expect(await erase('per_asha')).toMatchObject({ ok: true })
    expect(await row(store, 'per_asha')).toBeUndefined()
    expect(await everything(store)).not.toContain('uartzwala')
    const ledger = (await rows(store)).filter(({ cls }) => cls === 'ledger')
    expect(ledger.length).toBeGreaterThan(0)
    expect(ledger.every(({ seg }) => isPrivate(seg))).toBe(true)
    await store.close()
  })
})
