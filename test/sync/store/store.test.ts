import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { activity, cmd, company, edit, newLedger, open, person, row, rows, save } from './open'

const asha = person('asha', { name: 'Asha Mehta', company: 'com_mehta', 'email/asha@mehta.example': '{}' })
const mehta = company('mehta', { name: 'Mehta Textiles' })

describe('saving', () => {
  it('STO-1 a saved record is a row at once and in the documents later', async () => {
    const { store } = await open(newLedger())
    expect(await store.run(save(mehta, asha))).toEqual({
      ok: true,
      value: { records: ['com_mehta', 'per_asha'] }
    })
    expect(await row(store, 'per_asha')).toMatchObject({
      company: 'Mehta Textiles',
      seg: 0,
      rec: { name: 'Asha Mehta' }
    })
    await store.settled()
    expect(store.waiting()).toBe(0)
    expect(await store.compare(false)).toEqual({ records: 2, changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })

  it('STO-2 CMD-2 a command sent twice is done once and answered twice', async () => {
    const { store } = await open(newLedger())
    const command = save(asha)
    const first = await store.run(command)
    expect(await store.run(command)).toEqual(first)
    expect(await store.run({ ...command, id: cmd() })).toEqual({ ok: false, error: { kind: 'exists', id: 'per_asha' } })
    expect(store.state().counts.person).toBe(1)
    await store.close()
  })

  it('STO-3 a refused command leaves nothing behind', async () => {
    const { store } = await open(newLedger())
    const wrong = save(asha, person('ravi', { name: 'Ravi', birthday: 'soon' }))
    expect(await store.run(wrong)).toEqual({
      ok: false,
      error: { kind: 'invalid', field: 'birthday', reason: 'not-a-date' }
    })
    expect(await rows(store)).toEqual([])
    expect(await store.db.count('journal')).toBe(0)
    expect(await store.db.count('log')).toBe(0)
    await store.close()
  })

  it('STO-4 undo takes a command back and undoing that does it again', async () => {
    const { store } = await open(newLedger())
    await store.run(save(asha))
    const change = save(edit(asha, { title: 'Buyer', notes: 'Prefers calls' }))
    await store.run(change)
    const undo = { kind: 'undo', id: cmd(), target: change.id } as const
    await store.run(undo)
    expect((await row(store, 'per_asha'))?.rec).not.toHaveProperty('title')
    expect((await row(store, 'per_asha'))?.rec).not.toHaveProperty('notes')
    await store.run({ kind: 'undo', id: cmd(), target: undo.id })
    expect((await row(store, 'per_asha'))?.rec).toMatchObject({ title: 'Buyer', notes: 'Prefers calls' })
    expect(await store.run({ kind: 'undo', id: cmd(), target: undo.id })).toMatchObject({ ok: false })
    expect(await store.run({ kind: 'undo', id: cmd(), target: change.id })).toMatchObject({ ok: true })
    expect((await row(store, 'per_asha'))?.rec).not.toHaveProperty('title')
    expect(await store.run({ kind: 'undo', id: cmd(), target: change.id })).toMatchObject({ ok: false })
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })

  it('STO-5 values that JSON or UTF-8 would change are the same in rows and documents', async () => {
    const { store } = await open(newLedger())
    await store.run(
      save(
        person('odd', {
          name: 'हिन्दी 😀 é',
          'x/fld_a': 1e300,
          'x/fld_b': 2 ** 53 + 2,
          'x/fld_c': -1.5,
          'x/fld_d': -0,
          'x/fld_e': 'half \ud83d',
          'x/fld_f': 9_007_199_254_740_991,
          'x/fld_g': 5e-324,
          notes: '👩‍👩‍👧 क्षि'
        })
      )
    )
    expect(await store.compare(false)).toEqual({ records: 1, changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })
})

describe('what rows repeat of others', () => {
  it('STO-6 a company carries its name and latest contact to its people, whatever changes', async () => {
    const { store } = await open(newLedger())
    const call = activity('call', { at: 5000, 'with/per_asha': true })
    await store.run(save(mehta, asha, call))
    expect(await row(store, 'per_asha')).toMatchObject({ contact: 5000 })
    expect(await row(store, 'com_mehta')).toMatchObject({ contact: 5000 })
    await store.run(save(edit(mehta, { name: 'Mehta & Sons' }), edit(call, { at: 4000 })))
    expect(await row(store, 'per_asha')).toMatchObject({ contact: 4000, company: 'Mehta & Sons' })
    await store.run({ kind: 'remove', id: cmd(), records: [{ cls: 'company', id: 'com_mehta' }] })
    expect(await row(store, 'per_asha')).not.toHaveProperty('company')
    expect(await row(store, 'com_mehta')).not.toHaveProperty('contact')
    await store.run({ kind: 'restore', id: cmd(), records: [{ cls: 'company', id: 'com_mehta' }] })
    expect(await row(store, 'com_mehta')).toMatchObject({ contact: 4000 })
    await store.run({ kind: 'remove', id: cmd(), records: [{ cls: 'activity', id: 'act_call' }] })
    expect(await row(store, 'per_asha')).not.toHaveProperty('contact')
    expect(await row(store, 'com_mehta')).not.toHaveProperty('contact')
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })

  it('STO-7 references to records that come later are found when they come', async () => {
    const { store } = await open(newLedger())
    await store.run(save(activity('early', { at: 7000, 'with/per_asha': true })))
    await store.run(save(asha))
    await store.run(save(mehta))
    expect(await row(store, 'per_asha')).toMatchObject({ contact: 7000, company: 'Mehta Textiles' })
    expect(await row(store, 'com_mehta')).toMatchObject({ contact: 7000 })
    await store.close()
  })
})
