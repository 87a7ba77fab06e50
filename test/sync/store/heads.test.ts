import { expect, it } from 'vitest'
import { createProfile } from '../profile'
import { edit, newLedger, open, person, save } from './open'

it('SYNC-20 what is known of a segment is stored with its document, in one transaction', async () => {
  const ledger = newLedger()
  const profile = createProfile()
  const first = await profile.run(() => open(ledger))
  await profile.run(() => first.store.db.put('team', 'ab'.repeat(32), 'id'))
  await profile.run(() => first.store.share())
  const { db } = first.store
  const written: string[][] = []
  const begin = db.transaction.bind(db)
  Object.assign(db, {
    transaction: (...given: Parameters<typeof begin>) => {
      if (given[1] === 'readwrite') written.push(Array.from(given[0], String))
      return begin(...given)
    }
  })
  await profile.run(() => first.store.run(save(person('a', { name: 'Asha' }))))
  await profile.run(() => first.store.settled())
  expect(written.filter((stores) => stores.includes('segments'))).toEqual([['chunks', 'segments', 'attestations']])
  const [sum] = await profile.run(() => first.store.exchange.sums())
  expect(await profile.run(() => db.get('segments', ['person', 0]))).toEqual({ heads: sum?.heads })
  await profile.run(() => first.store.close())
})

it('SYNC-31 what was looked at once is not loaded again, and is forgotten with the next change', async () => {
  const ledger = newLedger()
  const profile = createProfile()
  await profile.run(async () => {
    const { store } = await open(ledger)
    await store.db.put('team', 'ab'.repeat(32), 'id')
    await store.run(save(person('a', { name: 'Asha' })))
    await store.settled()
    await store.share()
    const name = { cls: 'person', number: 0 } as const
    const ends = await store.exchange.ends(name)
    expect(ends.map(([actor, seq]) => [actor, seq])).toEqual(
      (await store.exchange.metas(name)).map(({ actor, seq }) => [actor, seq])
    )
    expect(await store.db.get('segments', ['person', 0])).toMatchObject({ ends })
    await store.run(save(edit(person('a', {}), { title: 'Buyer' })))
    await store.settled()
    expect((await store.db.get('segments', ['person', 0]))?.ends).toBeUndefined()
    expect((await store.exchange.ends(name)).at(-1)?.[1]).toBe(2)
    await store.close()
  })
})
