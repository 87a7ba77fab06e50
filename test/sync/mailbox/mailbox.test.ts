import { describe, expect, it } from 'vitest'
import { postOffice, rounds } from './post-office'
import { admit, rotate, team, type TestReplica } from './replicas'

describe('people who are never online together', () => {
  it('MBX-10 read what the others have written, in both directions', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    asha.edit('per_1', 'name', 'Meera Iyer')
    await rounds(a, r)
    expect(ravi.value('per_1', 'name')).toBe('Meera Iyer')
    ravi.edit('per_1', 'city', 'Pune')
    await rounds(r, a)
    expect(asha.all()).toEqual(ravi.all())
    expect(asha.value('per_1', 'city')).toBe('Pune')
  })

  it('MBX-14 pass on what they heard elsewhere, and do not repeat each other', async () => {
    const [asha, ravi, meera] = (await team('asha', 'ravi', 'meera')) as [TestReplica, TestReplica, TestReplica]
    const { open, files } = postOffice()
    const [a, r, m] = [await open(asha), await open(ravi), await open(meera)]
    for (let at = 0; at < 50; at++) asha.edit(`per_${at}`, 'name', `Name ${at} ${'x'.repeat(50)}`)
    const live = await asha.since({ cls: 'person', number: 0 }, {})
    if (live !== undefined) await ravi.receive(live, asha.device)
    await rounds(r, m)
    expect(meera.all()).toEqual(asha.all())
    await rounds(a)
    const bundles = [...files].filter(([name]) => name.startsWith('b-'))
    const sizeOf = (replica: TestReplica) =>
      bundles
        .filter(([name]) => name.startsWith(`b-${replica.device}`))
        .reduce((sum, [, { length }]) => sum + length, 0)
    expect(sizeOf(meera)).toBeLessThan(sizeOf(ravi))
  })

  it('MBX-15 loads nothing and writes nothing when nothing has changed', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open, files, time } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    asha.edit('per_1', 'name', 'Meera')
    await rounds(a, r)
    time.now += 3_600_000
    await rounds(r, a, r, a)
    const before = [...files.keys()]
    const asked = asha.asked + ravi.asked
    time.now += 3_600_000
    await rounds(r, a, r, a)
    expect([...files.keys()]).toEqual(before)
    expect(asha.asked + ravi.asked).toBe(asked)
  })

  it('MBX-15 say how far reading has come', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open } = postOffice()
    const a = await open(asha)
    for (let at = 0; at < 4; at++) {
      asha.edit('per_1', 'count', at)
      await rounds(a)
    }
    const seen: string[] = []
    const r = await open(ravi, {
      onStatus: ({ reading }) => void (reading !== undefined && seen.push(`${reading.done}/${reading.total}`))
    })
    await rounds(r)
    expect(seen).toEqual(['1/4', '2/4', '3/4'])
    expect(r.status().reading).toBeUndefined()
  })

  it('MBX-13 carry the log of the team along with the changes', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    await rounds(a, r)
    await asha.say({ op: 'rename', name: 'Mehta & Daughters' })
    await rounds(a, r)
    expect(ravi.log.now().state.name).toBe('Mehta & Daughters')
  })

  it('MBX-20 a newcomer who knows only the id of the team reads everything', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    asha.edit('per_1', 'name', 'Meera')
    ravi.edit('per_2', 'name', 'Kabir')
    await rounds(a, r, a)
    const nila = await admit(asha, 'nila', 'rep', false)
    expect(nila.entries.size).toBe(0)
    const n = await open(nila)
    await rounds(a)
    expect(await n.fetch()).toMatchObject({ ok: true })
    expect(nila.all()).toEqual(asha.all())
    expect(nila.value('per_2', 'name')).toBe('Kabir')
  })

  it('MBX-20 somebody who was away while the key changed twice reads on', async () => {
    const [asha, ravi, meera] = (await team('asha', 'ravi', 'meera')) as [TestReplica, TestReplica, TestReplica]
    const { open } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    await rounds(a, r)
    await asha.say({ op: 'remove-member', member: meera.member })
    expect(await a.round()).toEqual({ ok: false, error: { kind: 'no-key' } })
    await rotate(asha)
    asha.edit('per_1', 'name', 'Kabir')
    await rounds(a)
    await rotate(asha)
    asha.edit('per_1', 'city', 'Pune')
    await rounds(a, r)
    expect(ravi.all()).toEqual(asha.all())
    expect(ravi.log.now().state.epochs.get('team')?.epoch).toBe(2)
  })

  it('MBX-18 a removed device is read by nobody, reads nothing new, and what it had told is told by others', async () => {
    const [asha, ravi, meera] = (await team('asha', 'ravi', 'meera')) as [TestReplica, TestReplica, TestReplica]
    const { open } = postOffice()
    const [a, r, m] = [await open(asha), await open(ravi), await open(meera)]
    meera.edit('per_7', 'name', 'Told by Meera')
    await rounds(m, a)
    await asha.say({ op: 'remove-member', member: meera.member })
    await rotate(asha)
    asha.edit('per_1', 'name', 'After the removal')
    await rounds(a)
    meera.edit('per_8', 'name', 'Too late')
    await m.round()
    expect(meera.value('per_1', 'name')).toBeUndefined()
    await rounds(r)
    expect(ravi.value('per_7', 'name')).toBe('Told by Meera')
    await rounds(r, a)
    expect(ravi.value('per_8', 'name')).toBeUndefined()
    expect(ravi.all()).toEqual(asha.all())
    const nila = await admit(asha, 'nila')
    await rounds(a)
    const n = await open(nila)
    await rounds(n)
    expect(nila.value('per_7', 'name')).toBe('Told by Meera')
    meera.log.now()
    await meera.log.add(asha.log.since([]))
    expect(await m.round()).toEqual({ ok: false, error: { kind: 'removed' } })
  })
})
