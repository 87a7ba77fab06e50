import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { isSound } from '../../../crm/diagnosis'
import { runCare } from '../../../sync/hub/care'
import { diagnose, verifyPieces } from '../../../sync/store/verify'
import { cmd, newLedger, open, person, row, save } from './open'

const deps = {
  clock: () => 5_000_000,
  automerge: Promise.resolve(),
  onWork: () => {},
  renewCopies: async () => {},
  room: () => undefined
}

describe('a check of what is stored', () => {
  it('DIA-1 finds a damaged piece and a row that differs, and changes nothing', async () => {
    const { store } = await open(newLedger())
    for (let at = 0; at < 40; at++) await store.run(save(person(`p${at}`, { name: `Person ${at}` })))
    await store.settled()
    const sound = await runCare(store, { kind: 'check', id: cmd(), repair: false }, deps)
    expect(sound.ok && sound.value.check && isSound(sound.value.check)).toBe(true)
    const wrong = await row(store, 'per_p1')
    if (wrong === undefined) throw new Error('no row')
    await store.db.put('rows', { ...wrong, rec: { ...wrong.rec, name: 'Wrong' } })
    const apart = await runCare(store, { kind: 'check', id: cmd(), repair: false }, deps)
    expect(apart).toMatchObject({ ok: true, value: { check: { changed: 1, damaged: 0 } } })
    expect((await row(store, 'per_p1'))?.rec['name']).toBe('Wrong')
    await runCare(store, { kind: 'check', id: cmd(), repair: true }, deps)
    expect((await row(store, 'per_p1'))?.rec['name']).toBe('Person 1')
    await store.close()
  })

  it('DIA-1 reads every piece', async () => {
    const { store } = await open(newLedger())
    for (let at = 0; at < 5; at++) await store.run(save(person(`p${at}`, { name: `Person ${at}` })))
    await store.settled()
    const all = await store.db.getAll('chunks')
    expect(await verifyPieces(store.db, () => {})).toEqual({ pieces: all.length, damaged: 0 })
    const [first] = all
    if (first === undefined) throw new Error('no piece')
    const bytes = first.bytes.slice()
    bytes[0] = (bytes[0] ?? 0) ^ 1
    await store.db.put('chunks', { ...first, bytes })
    expect(await verifyPieces(store.db, () => {})).toEqual({ pieces: all.length, damaged: 1 })
    await store.close()
  })

  it('DIA-2 counts what is there', async () => {
    const { store } = await open(newLedger())
    await store.run(save(person('a', { name: 'Asha' }), person('b', { name: 'Ravi' })))
    await store.settled()
    await store.db.put('twins', { id: 'per_a', cls: 'person', numbers: [3] }, 'per_a')
    expect(await diagnose(store.db)).toMatchObject({
      rows: 2,
      documents: 1,
      journal: 0,
      log: 1,
      quarantine: 0,
      stale: 0,
      twins: 1,
      entries: 0
    })
    await store.close()
  })
})
