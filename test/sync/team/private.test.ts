import { afterEach, describe, expect, it } from 'vitest'
import { isPrivate, privateFrom } from '../../../crm/private'
import type { Write } from '../../../crm/commands'
import { newId } from '../../../platform/ids'
import { eraseRecords } from '../../../sync/store/erase'
import { everything } from '../store/everything'
import { cmd } from '../store/open'
import { createMailroom, type Mailroom } from '../../../sync/mailbox/mailroom'
import { folderOf } from '../../../sync/mailbox/open-place'
import { ownFolder, ownReplica, type OwnKeys } from '../../../sync/mailbox/own-replica'
import type { Delivery } from '../../../sync/replica'
import { memoryDav } from '../mailbox/memory-dav'
import { parseXml } from '../mailbox/xml'
import { connect, createTeam, heads, type Member } from './rooms'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

const mine = (id: string, set: Write['set']): Write => ({ cls: 'person', id, create: true, private: true, set })
const ours = (id: string, set: Write['set']): Write => ({ cls: 'person', id, create: true, set })

async function save(member: Member, ...writes: Write[]): Promise<void> {
  const done = await member.store.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes })
  expect(done).toMatchObject({ ok: true })
  await member.store.settled()
}

const rowOf = async ({ store }: Member, id: string) => store.db.getFromIndex('rows', 'id', id)
const there = (member: Member, id: string) => expect.poll(async () => (await rowOf(member, id))?.id).toBe(id)

/** Everything of a member's own that a device holds in any store. */
async function privateIn({ store }: Member): Promise<number> {
  const [segments, attestations, rows] = await Promise.all([
    store.db.getAllKeys('segments'),
    store.db.getAllKeys('attestations'),
    store.db.getAll('rows')
  ])
  const numbers = [...segments.map(([, number]) => number), ...attestations.map(([, number]) => number)]
  return [...numbers, ...rows.map(({ seg }) => seg)].filter(isPrivate).length
}

/** Asha with laptop and phone, and Ravi. */
async function people() {
  const team = await createTeam('Asha')
  const asha = team.founder
  const phone = await team.device('Phone', asha)
  const ravi = await team.join('Ravi', 'rep', asha)
  for (const member of [asha, phone, ravi]) {
    ends.push(() => member.stop())
    await expect.poll(() => member.room.view().members.map(({ devices }) => devices.length)).toEqual([2, 1])
  }
  return { asha, phone, ravi }
}

describe('records of one member', () => {
  it('SYNC-60 go to the own devices, and to nobody else', async () => {
    const { asha, phone, ravi } = await people()
    await save(asha, mine('per_p', { name: 'Private' }), ours('per_s', { name: 'Shared' }))
    await there(phone, 'per_p')
    await there(ravi, 'per_s')
    expect((await rowOf(asha, 'per_p'))?.seg).toBe(privateFrom)
    expect((await rowOf(phone, 'per_p'))?.seg).toBe(privateFrom)
    await save(phone, { cls: 'person', id: 'per_p', create: false, set: { title: 'Buyer' } })
    await expect.poll(async () => (await rowOf(asha, 'per_p'))?.rec['title']).toBe('Buyer')
    // Somebody who was in between, and everything compared anew.
    connect(phone, ravi)
    await asha.restart()
    connect(asha, ravi)
    await save(asha, ours('per_t', { name: 'After' }))
    await there(ravi, 'per_t')
    expect(await rowOf(ravi, 'per_p')).toBeUndefined()
    expect(await privateIn(ravi)).toBe(0)
    expect((await asha.store.compare(false)).changed).toBe(0)
  })

  it('SYNC-60 leave no trace in what is compared with others', async () => {
    const { asha, phone, ravi } = await people()
    await save(asha, ours('per_s', { name: 'Shared' }))
    await there(ravi, 'per_s')
    const { replica } = asha.room
    const before = await replica.towards(ravi.room.identity.id).segments()
    const sent = (): number | undefined => asha.room.mesh.get(ravi.room.identity.id)?.traffic().sent
    await expect.poll(() => asha.room.mesh.get(ravi.room.identity.id)?.progress().equal).toBe(true)
    // What the shared record has set off is over.
    let last: number | undefined
    await expect.poll(() => last === (last = sent()), { interval: 400 }).toBe(true)
    const said = sent()
    await save(asha, mine('per_p', { name: 'Private' }))
    await there(phone, 'per_p')
    expect(await replica.towards(ravi.room.identity.id).segments()).toEqual(before)
    expect(await replica.segments()).toEqual(before)
    const own = { cls: 'person' as const, number: privateFrom }
    expect(await replica.towards(ravi.room.identity.id).version(own)).toEqual({})
    expect(await replica.towards(ravi.room.identity.id).since(own, {})).toBeUndefined()
    expect(await replica.since(own, {})).toBeUndefined()
    expect(sent()).toBe(said)
    expect(asha.room.view().toSend).toBe(0)
  })

  it('SYNC-61 are refused when somebody else brings them, and the others stay as they were', async () => {
    const { asha, ravi } = await people()
    await save(asha, mine('per_p', { name: 'Private' }))
    const [segment] = (await heads(asha)).filter(({ name }) => isPrivate(name.number))
    expect(segment).toBeDefined()
    const out = await asha.room.replica.privates().since({ cls: 'person', number: privateFrom }, {})
    const delivery: Delivery = out ?? { name: { cls: 'person', number: 0 }, bytes: new Uint8Array(), attestations: [] }
    expect(await ravi.room.replica.receive(delivery, asha.room.identity.id)).toEqual({
      ok: false,
      error: { kind: 'refused', reason: 'not-allowed' }
    })
    expect(await privateIn(ravi)).toBe(0)
  })

  it('ERA-14 are erased on all own devices with their history, whatever the role, and nobody else hears of it', async () => {
    const team = await createTeam('Asha')
    const asha = team.founder
    const ravi = await team.join('Ravi', 'rep', asha)
    const phone = await team.device('Phone', ravi)
    for (const one of [asha, ravi, phone]) ends.push(() => one.stop())
    for (const one of [ravi, phone]) one.store.restrict((cls) => cls !== 'ledger')
    const email = { 'email/zubeida@quartz.example': '{"v":"zubeida@quartz.example"}' }
    await save(ravi, mine('per_p', { name: 'Zubeida Quartzwala', ...email }), mine('per_q', { name: 'Another' }))
    await there(phone, 'per_p')
    await save(phone, { cls: 'person', id: 'per_q', create: false, set: { title: 'Buyer' } })
    await expect.poll(async () => (await rowOf(ravi, 'per_q'))?.rec['title']).toBe('Buyer')
    // The phone is away and goes on writing.
    for (const session of phone.room.mesh.sessions()) session.close()
    await save(phone, { cls: 'person', id: 'per_p', create: false, set: { title: 'Quartz buyer' } })
    await save(phone, { cls: 'person', id: 'per_q', create: false, set: { title: 'Owner' } })
    const erased = await eraseRecords(ravi.store, { id: cmd(), records: ['per_p'] }, 5, undefined, ravi.room.eraser())
    expect(erased).toMatchObject({ ok: true })
    expect(await everything(ravi.store)).not.toMatch(/uartz/)
    connect(ravi, phone)
    await expect.poll(() => rowOf(phone, 'per_p')).toBeUndefined()
    await expect.poll(async () => (await rowOf(ravi, 'per_q'))?.rec['title']).toBe('Owner')
    await expect.poll(async () => /uartz/.test(await everything(phone.store))).toBe(false)
    expect(await everything(ravi.store)).not.toMatch(/uartz/)
    const own = async ({ room }: Member) => (await room.replica.privates().segments()).map(({ heads: all }) => all)
    await expect.poll(async () => JSON.stringify(await own(ravi)) === JSON.stringify(await own(phone))).toBe(true)
    expect(await privateIn(asha)).toBe(0)
    expect(asha.room.log.now().erased.size).toBe(0)
    for (const one of [ravi, phone]) expect((await one.store.compare(false)).changed).toBe(0)
    await phone.restart()
    expect(await rowOf(phone, 'per_p')).toBeUndefined()
  })

  it('SYNC-62 show nobody that somebody looks at them', async () => {
    const { asha, ravi } = await people()
    await save(asha, mine('per_p', { name: 'Private' }), ours('per_s', { name: 'Shared' }))
    await there(ravi, 'per_s')
    await asha.room.setPresence('per_s', 'name')
    await expect.poll(() => ravi.room.view().presence.map(({ record }) => record)).toEqual(['per_s'])
    await asha.room.setPresence('per_p', 'name')
    await expect.poll(() => ravi.room.view().presence).toEqual([])
  })

  it('MBX-60 go between own devices through a place, in a folder and under a key that the team has not', async () => {
    const { asha, phone, ravi } = await people()
    for (const { room } of [asha, phone, ravi]) for (const session of room.mesh.sessions()) session.close()
    const dav = memoryDav()
    const boxes: Mailroom[] = []
    for (const { room, store } of [asha, phone, ravi]) {
      const { replica, identity, vault } = room
      const box = await createMailroom({
        db: store.db,
        replica,
        agree: identity.agree,
        clock: Date.now,
        ownKeys: { get: vault.ownKeys, set: (keys) => vault.setOwnKeys(keys) },
        fetch: dav.fetch,
        parseXml,
        onView: () => {},
        onHeard: (device, even, part) => room.heardOf(device, even, part),
        every: 3_600_000,
        quiet: 3_600_000
      })
      ends.push(() => box.close())
      boxes.push(box)
      await box.ask({ ask: 'add-server', address: 'https://dav.example/', user: '', password: '' })
    }
    const round = async (): Promise<void> => {
      for (const box of boxes) expect(await box.ask({ ask: 'round' })).toEqual({ ok: true, value: {} })
    }
    await round()
    await round()
    const team = dav.names(folderOf(asha.room.team))
    await save(asha, mine('per_p', { name: 'Private' }))
    expect(asha.room.view().toSend).toBe(1)
    await round()
    await round()
    await there(phone, 'per_p')
    expect(await privateIn(ravi)).toBe(0)
    expect(dav.names(folderOf(asha.room.team))).toEqual(team)
    const own = dav.names(ownFolder(asha.room.replica))
    expect(own.length).toBeGreaterThan(1)
    const erased = await eraseRecords(asha.store, { id: cmd(), records: ['per_p'] }, 5, undefined, asha.room.eraser())
    expect(erased).toMatchObject({ ok: true })
    await asha.store.settled()
    for (let count = 0; count < 3; count++) await round()
    expect(await rowOf(phone, 'per_p')).toBeUndefined()
    // MBX-50: the files that held it are gone.
    const left = dav.names(ownFolder(asha.room.replica)).filter((name) => own.includes(name))
    expect(left.filter((name) => name.includes(asha.room.identity.id) && name.endsWith('.bundle'))).toEqual([])
    expect(dav.names(ownFolder(ravi.room.replica))).toEqual([])
  })

  it('MBX-61 are sealed with a new key when a device is lost', async () => {
    const { asha, phone } = await people()
    const { vault, replica } = asha.room
    const keys = { get: vault.ownKeys, set: (made: OwnKeys) => vault.setOwnKeys(made) }
    const own = ownReplica(replica, keys)
    await own.ready()
    await own.ready()
    expect(keys.get()?.keys.length).toBe(1)
    await asha.room.log.say({ op: 'remove-device', device: phone.room.identity.id })
    await own.ready()
    expect(keys.get()?.keys.length).toBe(2)
    expect([...own.log.now().state.devices.keys()]).toEqual([asha.room.identity.id])
    expect((await own.log.keys('team', 0)).length).toBe(1)
  })
})
