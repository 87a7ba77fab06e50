import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { distinctId } from '../../../crm/distinct'
import type { Answers } from '../../../crm/queries'
import { answer } from '../../../sync/read/answer'
import { createPairScan } from '../../../sync/read/pairs/scan'
import { cmd, edit, newLedger, open, person, save } from '../store/open'

const asha = person('a', { name: 'Asha Mehta', 'email/asha@mehta.example': '{}' })
const double = person('b', { name: 'Asha Mehta', 'email/asha@mehta.example': '{}' })
const other = person('c', { name: 'Ravi Kumar', 'phone/+919820011223': '{}' })

async function filled() {
  const { store } = await open(newLedger())
  await store.run(save(asha, double, other))
  const scan = createPairScan(store.db)
  const ask = (): Promise<Answers['pairs']> => answer(store.db, { q: 'pairs', cls: 'person', count: 20 })
  const ids = async () => (await ask()).pairs.map(({ a, b }) => [a.id, b.id])
  return { store, scan, ask, ids }
}

describe('possible duplicates of the whole ledger', () => {
  it('MRG-11 are found once, with reasons and how many there are of each kind', async () => {
    const { store, scan, ask } = await filled()
    expect((await ask()).left).toBe(3)
    expect(await scan.work(5000)).toBe(0)
    const { pairs, total, kinds, left } = await ask()
    expect(pairs.map(({ a, b, reasons }) => [a.id, b.id, reasons[0]?.kind])).toEqual([['per_a', 'per_b', 'email']])
    expect({ total, kinds, left }).toEqual({ total: 1, kinds: { email: 1 }, left: 0 })
    await store.close()
  })

  it('MRG-11 follow what is added, changed, merged and said', async () => {
    const { store, scan, ids } = await filled()
    await scan.work(5000)
    await store.run(save(person('d', { name: 'Ravi Kumar', 'phone/+919820011223': '{}' })))
    await scan.work(5000)
    expect(await ids()).toContainEqual(['per_c', 'per_d'])
    await store.run(save(edit(double, { 'email/asha@mehta.example': null, name: 'Meena Joshi' })))
    scan.changed(['per_b'])
    await scan.work(5000)
    expect(await ids()).toEqual([['per_c', 'per_d']])
    await store.run({ kind: 'distinct', id: cmd(), on: true, pairs: [['per_d', 'per_c']] })
    expect(await ids()).toEqual([])
    scan.changed([distinctId('per_c', 'per_d')])
    await scan.work(5000)
    expect(await store.db.count('pairs')).toBe(0)
    await store.run({ kind: 'distinct', id: cmd(), on: false, pairs: [['per_d', 'per_c']] })
    scan.changed([distinctId('per_c', 'per_d')])
    await scan.work(5000)
    expect(await ids()).toEqual([['per_c', 'per_d']])
    await store.run({ kind: 'merge', id: cmd(), merges: [{ cls: 'person', into: 'per_c', from: ['per_d'] }] })
    expect(await ids()).toEqual([])
    await store.close()
  })

  it('MRG-11 are looked for anew on request, and where a search was left', async () => {
    const { store, scan, ids } = await filled()
    await scan.work(5000)
    await store.db.clear('pairs')
    await createPairScan(store.db).work(5000)
    expect(await ids()).toEqual([])
    await scan.again()
    await scan.work(5000)
    expect(await ids()).toEqual([['per_a', 'per_b']])
    await store.close()
  })
})
