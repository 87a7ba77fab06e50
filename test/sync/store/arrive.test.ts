import { describe, expect, it } from 'vitest'
import type { Write } from '../../../crm/commands'
import type { Store } from '../../../sync/store/store'
import { createRandom, type Random } from '../team/random'
import { device, joined, type Device } from './bring'
import { activity, cmd, company, edit, newLedger, person, row, rows, save } from './open'

const plain = async (store: Store) =>
  (await rows(store))
    .map(({ id, rec, company: at, contact, into, also }) => ({ id, rec, at, contact, into, also }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))

function* records(count: number): Generator<Write> {
  for (let at = 0; at < count; at++) {
    if (at % 3 === 0) yield company(`${at}`, { name: `Firm ${at}` })
    yield person(`${at}`, { name: `Person ${at}`, company: `com_${at - (at % 3)}` })
  }
}

const calls = (count: number, random: Random): Write[] =>
  Array.from({ length: count }, (_, at) =>
    activity(`${at}`, { subject: `Call ${at}`, at: 1 + random.int(1_000_000), [`with/per_${random.int(count)}`]: true })
  )

/** A ledger of several segments a class, some of its records changed, deleted and merged. */
async function filled(ledger: string, count: number, merged: boolean, random: Random): Promise<Device> {
  const made = await device(ledger, 1)
  const { store } = made
  await made.profile.run(async () => {
    const label = { id: cmd(), kind: 'sample', origin: 'sample' } as const
    await store.bulk(label, () => records(count), count)
    await store.run(save(...calls(count, random)))
    await store.run(save(edit(company('3', {}), { name: 'Another firm' }), edit(person('4', {}), { company: null })))
    await store.run({ kind: 'remove', id: cmd(), records: ['per_7', 'com_9', 'act_11'].map((id) => recordOf(id)) })
    const merges = [
      { cls: 'person', into: 'per_20', from: ['per_21', 'per_40'] },
      { cls: 'company', into: 'com_30', from: ['com_33'] }
    ] as const
    if (merged)
      await store.run({ kind: 'merge', id: cmd(), merges: merges.map((one) => ({ ...one, from: [...one.from] })) })
    await store.settled()
  })
  return made
}

const recordOf = (id: string) => ({
  cls: id.startsWith('per') ? ('person' as const) : id.startsWith('com') ? ('company' as const) : ('activity' as const),
  id
})

const abreast = 2

/** All segments in any order, some at a time, as a session takes them. */
async function bringShuffled(from: Store, to: Store, random: Random, between: () => Promise<unknown>): Promise<void> {
  const names = (await from.exchange.sums()).map(({ name }) => name)
  for (let at = names.length - 1; at > 0; at--) {
    const other = random.int(at + 1)
    const [one, two] = [names[at], names[other]]
    if (one !== undefined && two !== undefined) [names[at], names[other]] = [two, one]
  }
  for (let at = 0; at < names.length; at += abreast) {
    const outs = await Promise.all(
      names.slice(at, at + abreast).map(async (name) => ({ name, out: await from.exchange.changes(name, {}) }))
    )
    if (at === 0) await between()
    const received = await Promise.all(
      outs.map(({ name, out }) =>
        to.exchange.receive(name, out?.whole ?? joined(out?.changes ?? []), 'other', () => true)
      )
    )
    expect(received.map(({ ok }) => ok)).toEqual(received.map(() => true))
  }
  await to.exchange.arrived()
  await to.settled()
}

const clean = { changed: 0, missing: 0, extra: 0, counters: 0 }

describe('whole segments', () => {
  for (const [what, count, merged, seed] of [
    ['come in any order', 300, false, 1],
    ['come in any order with merged records', 60, true, 2]
  ] as const)
    it(`SYNC-20 ${what}, and the rows are those of the sender`, async () => {
      const random = createRandom(seed)
      const ledger = newLedger()
      const a = await filled(ledger, count, merged, random)
      const b = await device(ledger, 2)
      await bringShuffled(a.store, b.store, random, async () => undefined)
      expect(await plain(b.store)).toEqual(await plain(a.store))
      expect(await b.store.compare(false)).toMatchObject(clean)
      expect(await b.store.db.count('stale')).toBe(0)
      expect((await b.store.db.getAll('segments')).filter(({ align }) => align === true)).toEqual([])
    })

  it('SYNC-22 a newcomer who writes meanwhile keeps what was written, and nothing else is lost', async () => {
    const random = createRandom(3)
    const ledger = newLedger()
    const a = await filled(ledger, 60, false, random)
    const b = await device(ledger, 2)
    await bringShuffled(a.store, b.store, random, () =>
      b.store.run(
        save(
          person('own', { name: 'Own', company: 'com_3' }),
          activity('own', { at: 9_000_000, [`with/per_30`]: true })
        )
      )
    )
    expect((await row(b.store, 'per_own'))?.company).toBe('Another firm')
    expect((await row(b.store, 'per_30'))?.contact).toBe(9_000_000)
    expect(await rows(b.store)).toHaveLength((await rows(a.store)).length + 2)
    expect(await b.store.compare(false)).toMatchObject(clean)
  })
})
