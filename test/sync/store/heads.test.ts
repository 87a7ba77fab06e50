import { expect, it } from 'vitest'
import { createProfile } from '../profile'
import { newLedger, open, person, save } from './open'

it('SYNC-20 heads that a crash has left behind are looked at again', async () => {
  const ledger = newLedger()
  const profile = createProfile()
  const first = await profile.run(() => open(ledger))
  await profile.run(() => first.store.db.put('team', 'ab'.repeat(32), 'id'))
  await profile.run(() => first.store.share())
  await profile.run(() => first.store.run(save(person('a', { name: 'Asha' }))))
  await profile.run(() => first.store.settled())
  const [sum] = await profile.run(() => first.store.exchange.sums())
  // As it is when the process ends between the document and what is written about it.
  await profile.run(() => first.store.db.put('segments', { heads: ['00'.repeat(32)], storing: true }, ['person', 0]))
  await profile.run(() => first.store.close())
  const { store } = await profile.run(() => open(ledger))
  expect(await profile.run(() => store.exchange.sums())).toEqual([sum])
  expect(await profile.run(() => store.db.get('segments', ['person', 0]))).toEqual({ heads: sum?.heads })
  await profile.run(() => store.close())
})
