import 'fake-indexeddb/auto'
import * as A from '@automerge/automerge'
import { describe, expect, it } from 'vitest'
import { privateFrom } from '../../../crm/private'
import type { RecordClass } from '../../../crm/types'
import { applyToDoc, type SegmentDoc, type SegmentName } from '../../../sync/store/document'
import { baseChange } from '../../../sync/store/encode'
import { eraseRecords } from '../../../sync/store/erase'
import { ownRec } from '../../../sync/store/row'
import type { Store } from '../../../sync/store/store'
import { judge } from '../../../sync/store/twins'
import { createRandom, type Random } from '../team/random'
import { bring, device, joined, type Device } from './bring'
import { cmd, edit, newLedger, person, row, rows, save } from './open'

const clean = { changed: 0, missing: 0, extra: 0, counters: 0 }
const people = (number: number): SegmentName => ({ cls: 'person', number })

/** Somebody who writes segments as they like; each change is given as bytes. */
function createHand(actor: string) {
  const docs = new Map<string, A.Doc<SegmentDoc>>()
  const write = (name: SegmentName, change: (doc: SegmentDoc) => void): Uint8Array => {
    const key = `${name.cls}/${name.number}`
    const begun = A.loadIncremental(A.init<SegmentDoc>({ actor }), baseChange(name))
    const doc = A.change(docs.get(key) ?? begun, { time: 0 }, change)
    docs.set(key, doc)
    return A.getLastLocalChange(doc) ?? new Uint8Array()
  }
  return {
    set: (name: SegmentName, cls: RecordClass, id: string, set: Record<string, string>) =>
      write(name, (doc) => applyToDoc(doc, cls, id, set)),
    empty: (name: SegmentName, id: string) =>
      write(name, (doc) => {
        const record = doc.records[id] ?? {}
        for (const key of Object.keys(record)) if (key !== 'notes') delete record[key]
        A.updateText(doc, ['records', id, 'notes'], '')
      })
  }
}

const give = async ({ profile, store }: Device, name: SegmentName, ...changes: Uint8Array[]): Promise<void> => {
  const received = await profile.run(() => store.exchange.receive(name, joined(changes), 'other', () => true))
  expect(received.ok).toBe(true)
}

const quiet = async ({ profile, store }: Device): Promise<void> => {
  await profile.run(async () => {
    await store.exchange.catchUp()
    await store.exchange.arrived()
    await store.settled()
    await store.exchange.catchUp()
  })
}

const shown = async (store: Store) => ({
  rows: (await rows(store))
    .map(({ id, seg, rec, own, into, also, company, contact }) => ({ id, seg, rec, own, into, also, company, contact }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  twins: await store.db.getAll('twins'),
  conflicts: await store.db.getAll('conflicts')
})

interface Step {
  readonly name: SegmentName
  readonly bytes: Uint8Array
}

/** What a hand writes in a random life: few ids, each in several segments, some of them emptied again. */
function life(random: Random, length: number): Step[] {
  const hand = createHand(`${random.int(10)}`.padStart(2, '0').repeat(16))
  const made = new Set<string>()
  return Array.from({ length }, (_, at): Step => {
    const cls = random.pick(['person', 'person', 'company'] as const)
    const name: SegmentName = { cls, number: random.int(4) }
    const id = `${cls === 'person' ? 'per' : 'com'}_${random.int(4)}`
    const key = `${cls}/${name.number}/${id}`
    if (made.has(key) && random.int(3) === 0) return { name, bytes: hand.empty(name, id) }
    made.add(key)
    const link = random.int(4) === 0 ? { mergedInto: `${id.slice(0, 4)}${random.int(4)}` } : {}
    const company = cls === 'person' ? { company: `com_${random.int(4)}` } : {}
    return { name, bytes: hand.set(name, cls, id, { name: `Name ${at}`, ...company, ...link }) }
  })
}

/** The steps in another order: those of one segment stay in theirs. */
function mixed(steps: readonly Step[], random: Random): Step[] {
  const left = new Map<string, Step[]>()
  for (const step of steps) {
    const key = `${step.name.cls}/${step.name.number}`
    left.set(key, [...(left.get(key) ?? []), step])
  }
  const all: Step[] = []
  while (left.size > 0) {
    const key = random.pick([...left.keys()])
    const [first, ...others] = left.get(key) ?? []
    if (first !== undefined) all.push(first)
    if (others.length === 0) left.delete(key)
    else left.set(key, others)
  }
  return all
}

describe('records with one id in several segments', () => {
  for (const seed of [1, 137, 163])
    it(`SYNC-26 are the same rows in any order of arrival, whatever was saved meanwhile, and after a rebuild (${seed})`, async () => {
      const random = createRandom(seed)
      const ledger = newLedger()
      const devices = [await device(ledger, 1), await device(ledger, 2)] as const
      const steps = life(random, 24)
      for (const [at, one] of devices.entries()) {
        for (const [count, { name, bytes }] of mixed(steps, random).entries()) {
          await give(one, name, bytes)
          const some = await rows(one.store)
          if (at === 1 && count % 8 === 7 && some.length > 0) {
            const { cls, id } = random.pick(some)
            await one.profile.run(() =>
              one.store.run(save({ cls, id, create: false, set: { notes: `Seen ${count}` } }))
            )
          }
        }
        await quiet(one)
      }
      const [a, b] = devices
      await bring(b.store, a.store)
      await quiet(a)
      const seen = await shown(a.store)
      expect(seen).toEqual(await shown(b.store))
      expect(seen.twins.length).toBeGreaterThan(0)
      for (const { store } of devices) expect(await store.compare(false)).toMatchObject(clean)
      await b.store.db.clear('rows')
      await b.store.db.clear('twins')
      await b.store.compare(true)
      expect(await shown(b.store)).toEqual(seen)
    }, 20_000)

  it('SYNC-26 a record that is planted behind another one changes nothing, and before it is a change like any other', async () => {
    const one = await device(newLedger(), 1)
    const hand = createHand('ab'.repeat(16))
    await give(one, people(1), hand.set(people(1), 'person', 'per_asha', { name: 'Asha' }))
    await give(one, people(2), hand.set(people(2), 'person', 'per_asha', { name: 'Planted' }))
    expect(await row(one.store, 'per_asha')).toMatchObject({ seg: 1, rec: { name: 'Asha' } })
    await give(one, people(0), hand.set(people(0), 'person', 'per_asha', { name: 'Asha Mehta' }))
    expect(await row(one.store, 'per_asha')).toMatchObject({ seg: 0, rec: { name: 'Asha Mehta' } })
    await one.profile.run(() => one.store.run(save(edit(person('asha', {}), { title: 'Buyer' }))))
    await quiet(one)
    expect(await row(one.store, 'per_asha')).toMatchObject({ seg: 0, rec: { name: 'Asha Mehta', title: 'Buyer' } })
    expect(await one.store.db.getAll('twins')).toEqual([{ id: 'per_asha', cls: 'person', numbers: [1, 2] }])
  })

  it('SYNC-26 a record that was emptied is no row, and another one of its id is shown', async () => {
    const one = await device(newLedger(), 1)
    const hand = createHand('ab'.repeat(16))
    await give(one, people(0), hand.set(people(0), 'person', 'per_asha', { name: 'Asha' }))
    await give(one, people(1), hand.set(people(1), 'person', 'per_asha', { name: 'Another' }))
    await give(one, people(0), hand.empty(people(0), 'per_asha'))
    await quiet(one)
    expect(await row(one.store, 'per_asha')).toMatchObject({ seg: 1, rec: { name: 'Another' } })
    await give(one, people(1), hand.empty(people(1), 'per_asha'))
    await quiet(one)
    expect(await rows(one.store)).toEqual([])
    expect(one.store.state().counts.person).toBe(0)
    expect(await one.store.compare(false)).toMatchObject(clean)
  })

  it('SYNC-26 somebody who may write decisions about pairs cannot set the ledger’s own record there', async () => {
    const one = await device(newLedger(), 1)
    const pairs: SegmentName = { cls: 'pair', number: 0 }
    await give(one, pairs, createHand('ab'.repeat(16)).set(pairs, 'pair', 'led_main', { name: 'Planted' }))
    await quiet(one)
    expect(await rows(one.store)).toEqual([])
    expect(await one.store.compare(false)).toMatchObject(clean)
  })

  it('SYNC-26 a member’s own record goes before a shared one, so that what is added to it stays private', () => {
    const own = privateFrom + 3
    expect(judge(0, true, own, [])).toEqual({ shown: own, others: [0], wake: undefined })
    expect(judge(own, true, 0, [])).toEqual({ shown: own, others: [0], wake: undefined })
  })

  it('ERA-10 an erasure takes all of them', async () => {
    const one = await device(newLedger(), 1)
    const hand = createHand('ab'.repeat(16))
    for (const number of [0, 1, 2])
      await give(one, people(number), hand.set(people(number), 'person', 'per_asha', { name: `Asha ${number}` }))
    const erased = await one.profile.run(() => eraseRecords(one.store, { id: cmd(), records: ['per_asha'] }, 5))
    expect(erased.ok).toBe(true)
    await quiet(one)
    expect((await rows(one.store)).map((each) => ownRec(each)['name'])).not.toContain('Asha 1')
    expect(await row(one.store, 'per_asha')).toBeUndefined()
    expect(await one.store.db.count('twins')).toBe(0)
    expect(await one.store.compare(false)).toMatchObject(clean)
  })
})
