import { afterEach, describe, expect, it } from 'vitest'
import { createPast } from '../../../sync/hub/past'
import { createMemoryDisk } from '../../../sync/mailbox/disk'
import { createMailbox, type Mailbox } from '../../../sync/mailbox/mailbox'
import { createMemoryPlace } from '../../../sync/mailbox/memory-place'
import type { BlobStore } from '../../../sync/mailbox/place'
import type { SegmentName } from '../../../sync/store/document'
import { eraseRecords, resumeErase } from '../../../sync/store/erase'
import { eventually } from '../eventually'
import { everything } from '../store/everything'
import { activity, cmd, company, edit, person, row, save } from '../store/open'
import { connect, createTeam, equal, heads, type Member } from './rooms'

const open: Member[] = []
afterEach(async () => {
  for (const member of open.splice(0)) await member.stop()
})

const words = ['uartzwala', 'eppelin', 'quartz.example']
const zubeida = person('z1', {
  name: 'Zubeida Quartzwala',
  company: 'com_k',
  notes: 'Likes zeppelins',
  'email/zubeida@quartz.example': '{}'
})
const ravi = person('ravi', { name: 'Ravi Nair' })

const found = async ({ store }: Member): Promise<string[]> => {
  const all = (await everything(store)).toLowerCase()
  return words.filter((word) => all.includes(word))
}

/** Three devices that have a person in common, each with a part in the history. */
async function trio() {
  const team = await createTeam('Asha')
  const asha = team.founder
  const meera = await team.join('Meera', 'rep')
  const zoya = await team.join('Zoya', 'rep')
  open.push(asha, meera, zoya)
  const link = connect(meera, zoya)
  await link.opened
  const call = activity('call', { at: 1000, subject: 'Zeppelin offer', 'with/per_z1': true })
  await asha.store.run(save(company('k', { name: 'Kaveri Mills' }), zubeida, ravi))
  await asha.store.run(save(call))
  await eventually(async () => (await row(meera.store, 'per_z1'))?.rec['name']).toBeDefined()
  await meera.store.run(save(edit(zubeida, { title: 'Zeppelin pilot' }), edit(ravi, { title: 'Buyer' })))
  for (const one of [asha, zoya])
    await eventually(async () => (await row(one.store, 'per_z1'))?.rec['title']).toBe('Zeppelin pilot')
  return { asha, meera, zoya, link }
}

const sumOf = async (member: Member, { cls, number }: SegmentName) =>
  (await heads(member)).find(({ name }) => name.cls === cls && name.number === number)

const mailbox = ({ room }: Member, store: BlobStore): Promise<Mailbox> =>
  createMailbox({
    replica: room.replica,
    agree: room.identity.agree,
    store,
    disk: createMemoryDisk(),
    clock: Date.now,
    courtesy: 0
  })

const erase = ({ store, room }: Member, id = cmd()) =>
  eraseRecords(store, { id, records: ['per_z1'] }, 5_000_000, () => {}, room.eraser())

describe('an erasure in a team', () => {
  it('ERA-10 ERA-11 takes the person out of every device that hears of it, with the history of all', async () => {
    const { asha, meera, zoya } = await trio()
    for (const one of [asha, meera, zoya]) expect(await found(one)).toEqual(words)
    const past = createPast(Date.now, () => {})
    const recent = (seen: boolean) => past.run(meera.store, { kind: 'recent', id: cmd(), count: 50, seen })
    await recent(true)
    expect(await erase(asha)).toMatchObject({ ok: true })
    for (const one of [asha, meera, zoya]) await eventually(() => found(one)).toEqual([])
    await equal(asha, meera, zoya)
    // What somebody has seen is still seen, whatever it is called now.
    const news = await recent(false)
    expect(news.ok && news.value.history?.filter(({ record }) => record.startsWith('per_'))).toEqual([])
    for (const { store } of [asha, meera, zoya]) {
      expect(await row(store, 'per_z1')).toBeUndefined()
      expect((await row(store, 'per_ravi'))?.rec).toMatchObject({ name: 'Ravi Nair', title: 'Buyer' })
      expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    }
    await meera.store.run(save(edit(ravi, { title: 'Head of purchase' })))
    await eventually(async () => (await row(zoya.store, 'per_ravi'))?.rec['title']).toBe('Head of purchase')
    await equal(asha, meera, zoya)
  })

  it('ERA-12 who was away loses the person on coming back, and nothing else that was written meanwhile', async () => {
    const { asha, meera, zoya, link } = await trio()
    link.cut()
    const away = open.findIndex((one) => one === zoya)
    await zoya.stop()
    open.splice(away, 1)
    await erase(asha)
    await eventually(() => found(meera)).toEqual([])
    await meera.store.run(save(edit(ravi, { department: 'Stores' })))
    await zoya.restart()
    open.push(zoya)
    await zoya.store.run(save(edit(zubeida, { name: 'Zubeida Zeppelin Quartzwala' }), edit(ravi, { prefix: 'Dr' })))
    await zoya.store.settled()
    expect(await found(zoya)).toEqual(words)
    // By somebody who has only heard of it.
    connect(meera, zoya)
    await eventually(() => found(zoya)).toEqual([])
    for (const one of [asha, meera, zoya])
      await eventually(async () => (await row(one.store, 'per_ravi'))?.rec).toMatchObject({
        department: 'Stores',
        prefix: 'Dr'
      })
    await equal(asha, meera, zoya)
    for (const one of [asha, meera]) expect(await found(one)).toEqual([])
  })

  it('ERA-12 what knows the segment as it was before does not come in, and nobody is blamed', async () => {
    const { asha, meera } = await trio()
    const name = { cls: 'person', number: 0 } as const
    const whole = await asha.store.exchange.changes(name, {})
    const all = await asha.store.exchange.changesAfter(name, [])
    await erase(asha)
    await eventually(() => found(meera)).toEqual([])
    const before = await sumOf(meera, name)
    const pieces = [whole?.whole, all?.changes?.at(-1), all?.changes?.[1]]
    for (const bytes of pieces) {
      const delivery = { name, bytes: Uint8Array.from(bytes ?? []), attestations: [] }
      expect(await meera.room.replica.receive(delivery, asha.room.identity.id)).toEqual({
        ok: true,
        value: { applied: 0 }
      })
    }
    expect(await sumOf(meera, name)).toEqual(before)
    expect(await found(meera)).toEqual([])
  })

  it('MBX-50 ERA-12 goes through a mailbox, out of which the files go that hold the person', async () => {
    const team = await createTeam('Asha')
    const asha = team.founder
    const meera = await team.join('Meera', 'rep')
    open.push(asha, meera)
    for (const { room } of open) for (const session of room.mesh.sessions()) session.close()
    const files = new Map<string, Uint8Array<ArrayBuffer>>()
    const place = createMemoryPlace(files)
    const [first, second] = await Promise.all([asha, meera].map((one) => mailbox(one, place)))
    const rounds = async (count: number): Promise<void> => {
      for (let at = 0; at < count; at++) for (const box of [first, second]) expect((await box?.round())?.ok).toBe(true)
    }
    await asha.store.run(save(company('k', { name: 'Kaveri Mills' }), zubeida, ravi))
    await rounds(1)
    await meera.store.run(save(edit(zubeida, { title: 'Zeppelin pilot' }), edit(ravi, { title: 'Buyer' })))
    await rounds(2)
    expect(await found(asha)).toEqual(words)
    const before = [...files.keys()].filter((name) => name.startsWith('b-'))
    expect(await erase(asha)).toMatchObject({ ok: true })
    await rounds(4)
    expect(await found(meera)).toEqual([])
    expect(await heads(meera)).toEqual(await heads(asha))
    expect((await row(meera.store, 'per_ravi'))?.rec).toMatchObject({ name: 'Ravi Nair', title: 'Buyer' })
    expect(before.filter((name) => files.has(name))).toEqual([])
  })

  it('ERA-13 only an owner or admin may, and one that a crash cut short is finished', async () => {
    const { asha, meera } = await trio()
    expect(await erase(meera)).toEqual({ ok: false, error: { kind: 'not-allowed' } })
    expect(await meera.room.log.say({ op: 'erase', records: [{ cls: 'person', number: 0, id: 'per_z1' }] })).toBe(false)
    await eventually(async () => asha.room.log.now().heads).toEqual(meera.room.log.now().heads)
    expect(asha.room.log.now().erased.size).toBe(0)
    expect((await row(asha.store, 'per_z1'))?.rec['title']).toBe('Zeppelin pilot')
    const ended = eraseRecords(asha.store, { id: cmd(), records: ['per_z1'] }, 5_000_000, undefined, {
      team: () => Promise.reject(new Error('the browser ended'))
    })
    await expect(ended).rejects.toThrow('ended')
    await resumeErase(asha.store, 6_000_000)
    expect(await found(asha)).not.toEqual([])
    await resumeErase(asha.store, 6_000_000, asha.room.eraser())
    for (const one of [asha, meera]) await eventually(() => found(one)).toEqual([])
  })
})
