import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { encodeCanonical } from '../../../sync/team/canonical'
import { mayWrite, roles } from '../../../sync/team/roles'
import { deviceId, joinStatement, readEntry, signable, signEntry, type Op } from '../../../sync/team/entry'
import { resolve } from '../../../sync/team/resolve'
import { createTeam, idOf, setup, testDevice, type Copy } from './kit'

const remove = (name: string): Op => ({ op: 'remove-member', member: idOf(name) })
const setRole = (name: string, role: 'owner' | 'admin' | 'manager' | 'rep' | 'reader'): Op => ({
  op: 'set-role',
  member: idOf(name),
  role
})
const everybody = (copies: Record<string, Copy>): void => {
  const all = Object.values(copies)
  for (const copy of all) copy.hear(...all)
}

describe('entries', () => {
  it('MEM-2 are read back as they were written, and in no other spelling', async () => {
    const { founder } = await createTeam('asha')
    const [create] = [...founder.entries.values()]
    expect(readEntry(create!.body, create!.signature)).toEqual({ ok: true, value: create })
    const longer = Uint8Array.from([0xbf, ...create!.body.slice(1), 0xff])
    expect(readEntry(longer, create!.signature)).toEqual({ ok: false, error: 'malformed' })
  })

  it('MEM-2 MEM-4 are refused with unsorted or repeated parents, unknown keys and wrong lengths', () => {
    const body = {
      v: 1,
      team: 'a'.repeat(64),
      parents: ['b'.repeat(64)],
      author: 'c'.repeat(32),
      at: 1,
      op: { op: 'approve', member: 'd'.repeat(32) }
    }
    const read = (value: object) => readEntry(encodeCanonical(value as never), new Uint8Array(64))
    expect(read(body)).toMatchObject({ ok: true })
    for (const wrong of [
      { ...body, parents: ['b'.repeat(64), 'b'.repeat(64)] },
      { ...body, parents: ['b'.repeat(64), 'a'.repeat(64)] },
      { ...body, extra: 1 },
      { ...body, author: 'short' },
      { ...body, at: -1 },
      { ...body, op: { op: 'approve', member: 'd'.repeat(32), more: true } },
      { ...body, op: 7 }
    ])
      expect(read(wrong)).toEqual({ ok: false, error: 'malformed' })
  })

  it('MEM-5 are refused with a key of small order', () => {
    const zero = new Uint8Array(32)
    const op = {
      op: 'invite',
      invite: 'd'.repeat(32),
      key: Uint8Array.from([1, ...zero.slice(1)]),
      role: 'rep',
      until: 1,
      uses: 1
    }
    const body = { v: 1, team: 'a'.repeat(64), parents: ['b'.repeat(64)], author: 'c'.repeat(32), at: 1, op }
    expect(readEntry(encodeCanonical(body as never), new Uint8Array(64))).toEqual({ ok: false, error: 'unsound-key' })
  })

  it('MEM-5 have no effect with a signature of somebody else', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'rep'])
    const forged = await signEntry(
      {
        team: team.id,
        parents: copies['asha']!.see().heads,
        author: copies['asha']!.device.id,
        at: 1,
        op: setRole('ravi', 'owner')
      },
      async (message) => ed25519.sign(message, copies['ravi']!.device.secret)
    )
    copies['asha']!.entries.set(forged.id, forged)
    expect(copies['asha']!.see().refused.get(forged.id)).toBe('MEM-5')
    expect(copies['asha']!.role('ravi')).toBe('rep')
  })

  it('MEM-6 of a newer version make the log read-only instead of being misread', async () => {
    const { team, founder } = await createTeam('asha')
    const entry = await signEntry(
      {
        team: team.id,
        parents: founder.see().heads,
        author: founder.device.id,
        at: 1,
        op: { op: 'teleport' } as never
      },
      async (message) => ed25519.sign(message, founder.device.secret)
    )
    const read = readEntry(entry.body, entry.signature)
    expect(read).toMatchObject({ ok: true, value: { op: undefined } })
    if (read.ok) founder.entries.set(read.value.id, read.value)
    expect(founder.see()).toMatchObject({ newer: true })
    expect(founder.role('asha')).toBe('owner')
  })
})

describe('devices', () => {
  it('MEM-3 are known by both their keys', () => {
    const { sign, agree } = testDevice('asha')
    const id = deviceId({ sign, agree })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(deviceId({ sign: agree, agree: sign })).not.toBe(id)
  })

  it('MEM-10 MEM-11 only the device that a create entry names can have written it, and nobody else is heard', async () => {
    const { team, founder } = await createTeam('asha')
    const stranger = team.copy('mallory', founder)
    const entry = await stranger.say(setRole('asha', 'reader'))
    expect(stranger.see().refused.get(entry.id)).toBe('MEM-11')
    const create = [...founder.entries.values()][0]!
    const other = testDevice('mallory')
    const stolen = await signEntry(
      { team: '', parents: [], author: other.id, at: 0, op: create.op! },
      async (message) => ed25519.sign(message, other.secret)
    )
    expect(resolve([stolen], stolen.id).refused.get(stolen.id)).toBe('MEM-10')
  })

  it('MEM-16 are added by their member, with a proof of their own key', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'rep'])
    const ravi = copies['ravi']!
    await ravi.say({ op: 'add-device', device: pub('ravi 2'), proof: ownProof(team.id, 'ravi 2') })
    expect(ravi.see().state.devices.get(testDevice('ravi 2').id)?.member).toBe(idOf('ravi'))
    const unproven = await ravi.say({ op: 'add-device', device: pub('ravi 3'), proof: ownProof(team.id, 'ravi 2') })
    expect(ravi.see().refused.get(unproven.id)).toBe('MEM-16')
  })

  it('MEM-13 settings take an admin', async () => {
    const { copies } = await setup('asha', ['ravi', 'rep'])
    const entry = await copies['ravi']!.say({ op: 'rename', name: 'Mine now' })
    expect(copies['ravi']!.see().refused.get(entry.id)).toBe('MEM-13')
  })

  it('MEM-23 write by the class of records', () => {
    const writers = (cls: 'person' | 'pair' | 'ledger') => roles.filter((role) => mayWrite(role, cls))
    expect(writers('person')).toEqual(['owner', 'admin', 'manager', 'rep'])
    expect(writers('pair')).toEqual(writers('person'))
    expect(writers('ledger')).toEqual(['owner', 'admin'])
  })
})

describe('joining', () => {
  it('MEM-15 takes an invitation, a proof with its key and somebody who may admit', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'rep'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await asha.say(team.inviteOp('door', 'rep'))
    ravi.hear(asha)
    await ravi.say(team.admitOp('door', 'meera'))
    expect(ravi.role('meera')).toBe('rep')
    const again = await ravi.say(team.admitOp('door', 'vikram'))
    expect(ravi.see().refused.get(again.id)).toBe('MEM-15')
  })

  it('MEM-15 makes one member of a device that two have let in at once', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'rep'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await asha.say(team.inviteOp('door', 'rep', 2))
    ravi.hear(asha)
    const op = team.admitOp('door', 'meera') as Extract<Op, { op: 'admit' }>
    await asha.say(op)
    await ravi.say({ ...op, member: idOf('meera again') })
    asha.hear(ravi)
    const { members, devices } = asha.see().state
    expect([...members.values()].filter(({ name }) => name === 'meera')).toHaveLength(1)
    expect(members.has(devices.get(testDevice('meera').id)?.member ?? '')).toBe(true)
  })

  it('MEM-15 refuses a proof made for other keys or another team', async () => {
    const { team, copies } = await setup('asha')
    const asha = copies['asha']!
    await asha.say(team.inviteOp('door', 'rep'))
    const good = team.admitOp('door', 'meera') as Extract<Op, { op: 'admit' }>
    const other = testDevice('mallory')
    const stolen = await asha.say({ ...good, device: { sign: other.sign, agree: other.agree, label: 'x' } })
    expect(asha.see().refused.get(stolen.id)).toBe('MEM-15')
    const elsewhere = joinStatement('e'.repeat(64), good.device, good.nonce)
    const wrong = await asha.say({ ...good, proof: ed25519.sign(signable('join', elsewhere), other.secret) })
    expect(asha.see().refused.get(wrong.id)).toBe('MEM-15')
  })

  it('MEM-15 a revoked invitation opens no door, also when revoked beside the admission it is the removal that decides', async () => {
    const { team, copies } = await setup('asha')
    const asha = copies['asha']!
    await asha.say(team.inviteOp('door', 'rep'))
    await asha.say({ op: 'revoke-invite', invite: idOf('door') })
    const late = await asha.say(team.admitOp('door', 'meera'))
    expect(asha.see().refused.get(late.id)).toBe('MEM-15')
  })

  it('MEM-21 nobody invites to a role above what they may give', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'manager'], ['meera', 'rep'])
    const tooHigh = await copies['ravi']!.say(team.inviteOp('door', 'manager'))
    expect(copies['ravi']!.see().refused.get(tooHigh.id)).toBe('MEM-21')
    const notAllowed = await copies['meera']!.say(team.inviteOp('door', 'reader'))
    expect(copies['meera']!.see().refused.get(notAllowed.id)).toBe('MEM-21')
  })

  it('MEM-12 MEM-22 a high role waits for approval and can do nothing but leave until then', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'admin'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await ravi.say(team.inviteOp('door', 'manager'))
    await ravi.say(team.admitOp('door', 'meera'))
    const meera = team.copy('meera', ravi)
    expect(meera.role('meera')).toBe('waiting')
    const early = await meera.say(team.inviteOp('mine', 'rep'))
    expect(meera.see().refused.get(early.id)).toBe('MEM-12')
    asha.hear(ravi)
    await asha.say({ op: 'approve', member: idOf('meera') })
    expect(asha.role('meera')).toBe('manager')
  })
})

describe('leaving and removing', () => {
  it('MEM-30 what a removed person said beside the removal has no effect, nor what hangs on it', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'admin'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await ravi.say(team.inviteOp('back door', 'rep', 9))
    await ravi.say(team.admitOp('back door', 'mallory'))
    const mallory = team.copy('mallory', ravi)
    await mallory.say({ op: 'add-device', device: pub('mallory 2'), proof: ownProof(team.id, 'mallory 2') })
    await asha.say(remove('ravi'))
    asha.hear(ravi, mallory)
    expect(asha.role('ravi')).toBe('gone')
    expect(asha.role('mallory')).toBeUndefined()
    expect(asha.see().state.devices.has(testDevice('mallory 2').id)).toBe(false)
  })

  it('MEM-30 what was said and heard before the removal stays', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'admin'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await team.admit(ravi, 'meera', 'rep')
    asha.hear(ravi)
    await asha.say(remove('ravi'))
    expect(asha.role('meera')).toBe('rep')
  })

  it('MEM-32 when two remove each other, the senior stays', async () => {
    const { copies } = await setup('asha', ['ravi', 'owner'])
    await copies['ravi']!.say(remove('asha'))
    await copies['asha']!.say(remove('ravi'))
    everybody(copies)
    for (const copy of Object.values(copies)) {
      expect(copy.role('asha')).toBe('owner')
      expect(copy.role('ravi')).toBe('gone')
    }
  })

  it('MEM-32 a ring of three removals leaves an owner', async () => {
    const { copies } = await setup('asha', ['ravi', 'owner'], ['meera', 'owner'])
    await copies['asha']!.say(remove('ravi'))
    await copies['ravi']!.say(remove('meera'))
    await copies['meera']!.say(remove('asha'))
    everybody(copies)
    const owners = (copy: Copy) => ['asha', 'ravi', 'meera'].filter((name) => copy.role(name) === 'owner')
    expect(owners(copies['asha']!).length).toBeGreaterThanOrEqual(1)
    expect(owners(copies['ravi']!)).toEqual(owners(copies['asha']!))
  })

  it('MEM-31 a removal by somebody who is removed beside it does not stand', async () => {
    const { copies } = await setup('asha', ['ravi', 'admin'], ['meera', 'rep'])
    await copies['ravi']!.say(remove('meera'))
    await copies['asha']!.say(remove('ravi'))
    everybody(copies)
    expect(copies['asha']!.role('meera')).toBe('rep')
  })

  it('MEM-14 the last owner can neither leave nor step down, and of two who leave at once one stays', async () => {
    const { copies } = await setup('asha', ['ravi', 'owner'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await asha.say(remove('asha'))
    await ravi.say(remove('ravi'))
    everybody(copies)
    expect([asha.role('asha'), asha.role('ravi')].filter((role) => role === 'owner')).toHaveLength(1)
    const alone = (await setup('asha')).copies['asha']!
    for (const op of [
      remove('asha'),
      setRole('asha', 'rep'),
      { op: 'remove-device', device: alone.device.id } satisfies Op
    ]) {
      await alone.say(op)
      expect(alone.role('asha')).toBe('owner')
    }
  })

  it('MEM-20 nobody acts on equals or superiors, but everybody may leave', async () => {
    const { copies } = await setup('asha', ['ravi', 'admin'], ['meera', 'admin'], ['vikram', 'reader'])
    const { ravi, vikram } = copies as { ravi: Copy; vikram: Copy }
    for (const op of [
      remove('asha'),
      remove('meera'),
      setRole('meera', 'rep'),
      setRole('ravi', 'owner'),
      setRole('vikram', 'admin')
    ]) {
      const entry = await ravi.say(op)
      expect(ravi.see().refused.get(entry.id)).toMatch(/MEM-(?:14|20)/)
    }
    await vikram.say(remove('vikram'))
    expect(vikram.role('vikram')).toBe('gone')
  })

  it('MEM-17 owes a new key after a removal until somebody with the right has made one that knows of it', async () => {
    const { copies } = await setup('asha', ['ravi', 'rep'], ['meera', 'rep'])
    const { asha, meera } = copies as { asha: Copy; meera: Copy }
    await asha.say({ op: 'rotate', scope: 'crm', epoch: 0, boxes: {} })
    meera.hear(asha)
    await asha.say(remove('ravi'))
    await meera.say({ op: 'rotate', scope: 'crm', epoch: 1, boxes: {} })
    asha.hear(meera)
    expect(asha.see().owed).toEqual(['crm'])
    await asha.say({ op: 'rotate', scope: 'crm', epoch: 2, boxes: {} })
    expect(asha.see().owed).toEqual([])
  })

  it('MEM-18 a number series belongs to one device, also when two are granted it at once', async () => {
    const { copies } = await setup('asha', ['ravi', 'admin'])
    const { asha, ravi } = copies as { asha: Copy; ravi: Copy }
    await asha.say({ op: 'grant-series', code: 'A1', device: asha.device.id })
    await ravi.say({ op: 'grant-series', code: 'A1', device: ravi.device.id })
    everybody(copies)
    expect(asha.see().state.series.get('A1')).toEqual(ravi.see().state.series.get('A1'))
  })

  it('MEM-19 an erasure by an admin stays, also when the admin is removed beside it; a rep has no say', async () => {
    const { copies } = await setup('asha', ['ravi', 'admin'], ['meera', 'rep'])
    const { asha, ravi, meera } = copies as { asha: Copy; ravi: Copy; meera: Copy }
    const erase = (id: string): Op => ({ op: 'erase', records: [{ cls: 'person', number: 3, id }] })
    await ravi.say(erase('per_a'))
    await meera.say(erase('per_b'))
    await asha.say(remove('ravi'))
    everybody(copies)
    for (const copy of [asha, ravi, meera]) expect([...copy.see().erased]).toEqual([['person/3', new Set(['per_a'])]])
    await ravi.say(erase('per_c'))
    asha.hear(ravi)
    expect([...asha.see().erased]).toEqual([['person/3', new Set(['per_a'])]])
  })

  it('MEM-34 waits for entries whose parents have not come yet', async () => {
    const { team, copies } = await setup('asha', ['ravi', 'rep'])
    const all = [...copies['asha']!.entries.values()]
    const [, second] = all
    const without = all.filter((entry) => entry !== second)
    const partial = resolve(without, team.id)
    expect(partial.pending.length).toBe(all.length - 2)
    expect(partial.state.members.size).toBe(1)
  })
})

const pub = (label: string) => {
  const { sign, agree } = testDevice(label)
  return { sign, agree, label }
}
const ownProof = (team: string, label: string) =>
  Uint8Array.from(
    ed25519.sign(signable('join', joinStatement(team, pub(label), new Uint8Array(16))), testDevice(label).secret)
  )
