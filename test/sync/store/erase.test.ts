import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { suppressedKeys, suppressionId } from '../../../crm/erase'
import { eraseRecords, resumeErase } from '../../../sync/store/erase'
import type { Store } from '../../../sync/store/store'
import { archiveOf, bytesIn } from '../archive/kit'
import { openArchive } from '../../../sync/archive/read'
import { mergeArchive } from '../../../sync/archive/merge'
import { everything } from './everything'
import { activity, cmd, company, edit, newLedger, open, person, row, rows, save } from './open'

const email = 'zubeida@quartz.example'
const zubeida = person('z1', {
  name: 'Zubeida Quartzwala',
  company: 'com_quartz',
  notes: 'Likes zeppelins',
  [`email/${email}`]: `{"v":"${email}"}`
})
const ravi = person('ravi', { name: 'Ravi Nair', title: 'Buyer' })
const alone = activity('alone', { at: 1000, subject: 'Zeppelin offer', 'with/per_z1': true })
const both = activity('both', { at: 2000, subject: 'Fair', 'with/per_z1': true, 'with/per_ravi': true })

async function filled(): Promise<Store> {
  const { store } = await open(newLedger())
  await store.run(save(company('quartz', { name: 'Quartz Works' })))
  await store.run(save(zubeida, ravi))
  await store.run(save(edit(zubeida, { title: 'Zeppelin pilot' })))
  await store.run(save(alone, both))
  await store.run({ kind: 'remove', id: cmd(), records: [{ cls: 'activity', id: 'act_alone' }] })
  return store
}

const erase = (store: Store, id = cmd()) => eraseRecords(store, { id, records: ['per_z1'] }, 5_000_000)

describe('an erased person', () => {
  it('ERA-1 B12 is nowhere in the database any more: values, history, log, index', async () => {
    const store = await filled()
    await store.settled()
    const before = await everything(store)
    for (const word of ['uartzwala', 'eppelin', email]) expect(before, word).toContain(word)
    expect(await erase(store)).toMatchObject({ ok: true })
    const after = await everything(store)
    for (const word of ['uartzwala', 'eppelin', email])
      expect(after.toLowerCase(), word).not.toContain(word.toLowerCase())
    await store.close()
  })

  it('ERA-1 takes the records with it that it was merged with', async () => {
    const store = await filled()
    await store.run(save(person('z2', { name: 'Z. Quartzwala', 'email/z@quartz.example': '{"v":"z@quartz.example"}' })))
    await store.run({ kind: 'merge', id: cmd(), merges: [{ cls: 'person', into: 'per_z1', from: ['per_z2'] }] })
    await erase(store)
    expect(await everything(store)).not.toMatch(/uartzwala|z@quartz/)
    expect(await row(store, 'per_z2')).toBeUndefined()
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })

  it('ERA-2 leaves everybody else as they were, and rows that a rebuild gives again', async () => {
    const store = await filled()
    const before = (await rows(store)).filter(({ id }) => id === 'per_ravi')
    await erase(store)
    expect((await rows(store)).filter(({ id }) => id === 'per_ravi').map(({ rec }) => rec)).toEqual(
      before.map(({ rec }) => rec)
    )
    expect((await row(store, 'act_both'))?.rec).toMatchObject({ subject: 'Fair', 'with/per_ravi': true })
    expect((await row(store, 'act_both'))?.rec).not.toHaveProperty('with/per_z1')
    expect(await row(store, 'act_alone')).toBeUndefined()
    expect(await row(store, 'com_quartz')).toBeDefined()
    expect(store.state().counts).toMatchObject({ person: 1, company: 1, activity: 1 })
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })

  it('ERA-2 the ledger goes on: it can be written to and opened again', async () => {
    const store = await filled()
    await erase(store)
    await store.run(save(edit(ravi, { title: 'Head buyer' }), person('new', { name: 'New' })))
    await store.settled()
    const { id } = store.ledger
    await store.close()
    const { store: again } = await open(id, 1_770_000_000_000)
    expect((await row(again, 'per_ravi'))?.rec['title']).toBe('Head buyer')
    expect(await again.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    await again.close()
  })

  it('ERA-3 does not come back from a backup that is merged', async () => {
    const store = await filled()
    await store.settled()
    const archive = await openArchive(await archiveOf(store))
    if (!archive.ok) throw new Error('no archive')
    await erase(store)
    const merged = await store.hold((held) => mergeArchive(archive.value, store.db, held, () => {}))
    expect(merged.older).toBeGreaterThan(0)
    await store.compare(true)
    expect(await row(store, 'per_z1')).toBeUndefined()
    const now = await openArchive(new Blob([await bytesIn(await archiveOf(store))]))
    expect(now.ok && now.value.manifest.people).toBe(1)
    await store.close()
  })

  it('ERA-4 is remembered as a hash that an address can be held against', async () => {
    const store = await filled()
    const { rec = {} } = (await row(store, 'per_z1')) ?? {}
    const keys = suppressedKeys('person', 'per_z1', rec)
    expect(keys).toEqual([`e:${email}`])
    await erase(store)
    const found = await row(store, await suppressionId(store.ledger.id, `e:${email}`))
    expect(found?.rec['createdAt']).toBeGreaterThan(0)
    expect(await row(store, await suppressionId(store.ledger.id, 'e:ravi@nair.example'))).toBeUndefined()
    expect(await suppressionId('ldg_other', `e:${email}`)).not.toBe(found?.id)
    await store.close()
  })

  it('ERA-5 an erasure that was cut short is finished at the next start, and cannot be undone', async () => {
    const store = await filled()
    await store.settled()
    const id = cmd()
    const cut = { ...store, settled: () => Promise.reject(new Error('the browser ended')) }
    await expect(eraseRecords(cut, { id, records: ['per_z1'] }, 5_000_000)).rejects.toThrow('ended')
    expect(await row(store, 'per_z1')).toBeDefined()
    await resumeErase(store, 6_000_000)
    expect(await row(store, 'per_z1')).toBeUndefined()
    expect(await everything(store)).not.toContain('uartzwala')
    expect(await eraseRecords(store, { id, records: ['per_z1'] }, 7_000_000)).toEqual({
      ok: true,
      value: { records: [] }
    })
    await store.run({ kind: 'undo', id: cmd(), target: id })
    expect(await row(store, 'per_z1')).toBeUndefined()
    await store.close()
  })
})
