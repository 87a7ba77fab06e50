import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../eventually'
import { cmd, company, edit, person, row, save } from '../store/open'
import { connect, createTeam, equal, seen, type Member } from './rooms'

const open: Member[] = []
const team = async (founder: string) => {
  const made = await createTeam(founder)
  open.push(made.founder)
  return {
    ...made,
    join: async (...given: Parameters<typeof made.join>) => {
      const member = await made.join(...given)
      open.push(member)
      return member
    }
  }
}
afterEach(async () => {
  for (const member of open.splice(0)) await member.stop()
})

describe('a team of devices', () => {
  it('SYNC-50 somebody with an invitation is let in and gets the ledger', async () => {
    const { founder: asha, join } = await team('Asha')
    await asha.store.run(save(company('k', { name: 'Kaveri Mills' }), person('a', { name: 'Ravi', company: 'com_k' })))
    await asha.store.settled()
    const ravi = await join('Ravi', 'rep')
    await eventually(async () => (await row(ravi.store, 'per_a'))?.company).toBe('Kaveri Mills')
    await equal(asha, ravi)
    expect(ravi.room.view().members.map(({ name, role }) => [name, role])).toEqual([
      ['Asha', 'owner'],
      ['Ravi', 'rep']
    ])
  })

  it('SYNC-35 an edit is on the other device at once, both ways', async () => {
    const { founder: asha, join } = await team('Asha')
    const ravi = await join('Ravi', 'rep')
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
    await ravi.store.run(save(edit(person('a', {}), { title: 'Buyer' })))
    await eventually(async () => (await row(asha.store, 'per_a'))?.rec['title']).toBe('Buyer')
    await equal(asha, ravi)
    await eventually(() => ravi.room.view().toSend).toBe(0)
    const devices = asha.room.view().members.flatMap((member) => member.devices)
    const { sent = 0, received = 0 } = devices.find(({ me, online }) => online && !me)?.traffic ?? {}
    expect([sent > 500, received > 500]).toEqual([true, true])
  })

  it('SYNC-40 the same field edited apart shows both values, and settling one settles it for all', async () => {
    const { founder: asha, join } = await team('Asha')
    const ravi = await join('Ravi', 'rep')
    await asha.store.run(save(person('a', { name: 'Meera', title: 'Buyer' })))
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
    ravi.room.mesh.sessions()[0]?.close()
    await eventually(() => asha.room.mesh.sessions().length).toBe(0)
    await asha.store.run(save(edit(person('a', {}), { title: 'Head of purchase' })))
    await ravi.store.run(save(edit(person('a', {}), { title: 'Director' })))
    await connect(asha, ravi).opened
    const conflict = async (member: Member) => (await member.store.db.get('conflicts', 'per_a'))?.values
    await eventually(() => conflict(asha)).toMatchObject([{ key: 'title' }])
    await eventually(() => conflict(ravi)).toEqual(await conflict(asha))
    // When each was set: the two commands were saved one behind the other, by clocks of milliseconds; changes know seconds.
    const [first, second] = ((await conflict(asha))?.[0]?.values ?? []).map(({ at }) => at)
    const logged = await asha.store.db.getAllFromIndex('log', 'records', 'per_a')
    const saved = logged.at(-1)?.at ?? 0
    for (const at of [first, second]) expect(Math.abs((at ?? 0) - saved)).toBeLessThan(2000)
    await ravi.store.run({
      kind: 'settle',
      id: cmd(),
      records: [{ cls: 'person', id: 'per_a' }],
      key: 'title',
      value: 'Director'
    })
    await eventually(() => conflict(asha)).toBeUndefined()
    await eventually(() => conflict(ravi)).toBeUndefined()
    expect((await row(asha.store, 'per_a'))?.rec['title']).toBe('Director')
    await equal(asha, ravi)
  })

  it('SYNC-33 coming back with nothing changed costs little and loads nothing', async () => {
    const { founder: asha, join } = await team('Asha')
    await asha.store.run(save(...Array.from({ length: 60 }, (_, at) => person(`p${at}`, { name: `Person ${at}` }))))
    const ravi = await join('Ravi', 'rep')
    await eventually(async () => (await row(ravi.store, 'per_p59'))?.rec['name']).toBe('Person 59')
    await equal(asha, ravi)
    ravi.room.mesh.sessions()[0]?.close()
    await eventually(() => asha.room.mesh.sessions().length).toBe(0)
    await Promise.all([asha.store.settled(), ravi.store.settled()])
    await Promise.all([asha.restart(), ravi.restart()])
    await connect(asha, ravi).opened
    await eventually(() => asha.room.mesh.sessions()[0]?.progress().equal).toBe(true)
    const { sent, received } = asha.room.mesh.sessions()[0]?.traffic() ?? { sent: 9999, received: 9999 }
    expect(sent + received).toBeLessThan(1500)
  })

  it('SYNC-11 a reader’s and a removed member’s changes are refused, and the reader is cut off', async () => {
    const { founder: asha, join } = await team('Asha')
    const ravi = await join('Ravi', 'reader')
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
    expect(ravi.room.mayWrite(['person'])).toBe(false)
    // A program that was tampered with writes all the same.
    const before = await seen(asha)
    await ravi.store.run(save(edit(person('a', {}), { name: 'Mira' })))
    await ravi.store.settled()
    const name = { cls: 'person', number: 0 } as const
    const forged = await ravi.store.exchange.changes(name, await asha.room.replica.version(name))
    const bytes = Uint8Array.from((forged?.changes ?? []).flatMap((change) => [...change]))
    expect(bytes.length).toBeGreaterThan(0)
    const refused = await asha.room.replica.receive({ name, bytes, attestations: [] }, ravi.room.identity.id)
    expect(refused).toEqual({ ok: false, error: { kind: 'refused', reason: 'not-allowed' } })
    expect(await seen(asha)).toEqual(before)
    expect(await ravi.room.replica.since(name, await asha.room.replica.version(name))).toBeUndefined()
  })

  it('SYNC-12 a removed member is cut off and no longer let in', async () => {
    const { founder: asha, join } = await team('Asha')
    const ravi = await join('Ravi', 'rep')
    await eventually(() => asha.room.mesh.sessions().length).toBe(1)
    const self = ravi.room.view().self.member
    await asha.room.log.say({ op: 'remove-member', member: self })
    await eventually(() => ravi.room.view().self.gone).toBe(true)
    await eventually(() => asha.room.mesh.sessions().length, { timeout: 4000 }).toBe(0)
    const again = connect(ravi, asha)
    expect(await again.opened).toMatchObject([{ ok: false }, { ok: false, error: 'stranger' }])
    const epoch = asha.room.log.now().state.epochs.get('team')
    await asha.room.changeKeys()
    const after = asha.room.log.now().state.epochs.get('team')
    expect(after?.epoch).toBe((epoch?.epoch ?? 0) + 1)
    expect(Object.keys(after?.boxes ?? {})).toEqual([asha.room.identity.id])
  })

  it('SYNC-13 what one member wrote reaches a third through a reader', async () => {
    const { founder: asha, join } = await team('Asha')
    const ravi = await join('Ravi', 'reader')
    const mina = await join('Mina', 'rep', asha)
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await equal(asha, ravi, mina)
    for (const session of asha.room.mesh.sessions()) session.close()
    await eventually(() => mina.room.mesh.sessions().length).toBe(0)
    await mina.store.run(save(edit(person('a', {}), { title: 'Buyer' })))
    const first = connect(mina, ravi)
    await first.opened
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['title']).toBe('Buyer')
    first.cut()
    await connect(ravi, asha).opened
    await eventually(async () => (await row(asha.store, 'per_a'))?.rec['title']).toBe('Buyer')
    expect(asha.room.view().refused).toEqual([])
  })

  it('SYNC-39 two devices that connect to each other at once keep one connection', async () => {
    const { founder: asha, join } = await team('Asha')
    const ravi = await join('Ravi', 'rep')
    ravi.room.mesh.sessions()[0]?.close()
    await eventually(() => asha.room.mesh.sessions().length).toBe(0)
    await Promise.all([connect(asha, ravi).opened, connect(ravi, asha).opened])
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
    await ravi.store.run(save(edit(person('a', {}), { title: 'Buyer' })))
    await eventually(async () => (await row(asha.store, 'per_a'))?.rec['title']).toBe('Buyer')
    expect([asha, ravi].map(({ room }) => room.mesh.sessions().length)).toEqual([1, 1])
  })
})
