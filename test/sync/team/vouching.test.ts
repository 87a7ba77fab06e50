import { ed25519 } from '@noble/curves/ed25519.js'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../eventually'
import { attest, isAttested } from '../../../sync/team/attest'
import { newEpochKey } from '../../../sync/team/epoch'
import { ledgerIdOf, saltOf } from '../../../sync/team/ledger-id'
import { newPaperSeed, paperCode, paperOf, readPaper } from '../../../sync/team/paper'
import { newId } from '../../../platform/ids'
import { edit, person, row, save } from '../store/open'
import { testDevice } from './kit'
import { connect, createTeam, type Member } from './rooms'

const open: Member[] = []
afterEach(async () => {
  for (const member of open.splice(0)) await member.stop()
})

const name = { cls: 'person', number: 0 } as const

describe('vouching', () => {
  it('SYNC-10 an attestation is for one team, segment, actor, number and change', async () => {
    const asha = testDevice('asha')
    const claim = { ...name, actor: 'ab'.repeat(16), seq: 3, hash: 'cd'.repeat(32), device: asha.id }
    const team = 'ef'.repeat(32)
    const made = await attest(team, claim, async (message) => ed25519.sign(message, asha.secret))
    expect(isAttested(team, made, asha.sign)).toBe(true)
    expect(isAttested('aa'.repeat(32), made, asha.sign)).toBe(false)
    expect(isAttested(team, made, testDevice('ravi').sign)).toBe(false)
    for (const change of [
      { cls: 'company' as const },
      { number: 1 },
      { actor: 'aa' },
      { seq: 4 },
      { hash: 'aa' },
      { device: 'aa' }
    ])
      expect(isAttested(team, { ...made, ...change }, asha.sign)).toBe(false)
  })

  it('SYNC-11 an attestation that does not fit the change, or is a reader’s own, lets nothing in', async () => {
    const made = await createTeam('Asha')
    const asha = made.founder
    const ravi = await made.join('Ravi', 'reader')
    open.push(asha, ravi)
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
    for (const session of asha.room.mesh.sessions()) session.close()
    await ravi.store.run(save(edit(person('a', {}), { name: 'Mira' })))
    await ravi.store.settled()
    const forged = await ravi.store.exchange.changes(name, await asha.room.replica.version(name))
    const [meta] = forged?.metas ?? []
    if (meta === undefined) throw new Error('nothing to forge')
    const { actor, seq, hash } = meta
    const bytes = Uint8Array.from((forged?.changes ?? []).flatMap((change) => [...change]))
    const own = await attest(
      ravi.room.team,
      { ...name, actor, seq, hash, device: ravi.room.identity.id },
      ravi.room.identity.sign
    )
    const passedOff = { ...own, device: asha.room.identity.id }
    const other = await attest(
      asha.room.team,
      { ...name, actor, seq, hash: 'ab'.repeat(32), device: asha.room.identity.id },
      asha.room.identity.sign
    )
    for (const one of [own, passedOff, other]) {
      const received = await asha.room.replica.receive({ name, bytes, attestations: [one] }, ravi.room.identity.id)
      expect(received).toEqual({ ok: false, error: { kind: 'refused', reason: 'not-allowed' } })
    }
    expect((await row(asha.store, 'per_a'))?.rec['name']).toBe('Meera')
  })

  it('SYNC-13 SYNC-53 what a removed member wrote goes on in the name of those who stay', async () => {
    const made = await createTeam('Asha')
    const asha = made.founder
    const ravi = await made.join('Ravi', 'rep')
    open.push(asha, ravi)
    await ravi.store.run(save(person('r', { name: 'Kabir' })))
    await eventually(async () => (await row(asha.store, 'per_r'))?.rec['name']).toBe('Kabir')
    await asha.room.log.say({ op: 'remove-member', member: ravi.room.view().self.member })
    const out = await asha.room.replica.since(name, {})
    expect(new Set(out?.attestations.map(({ device }) => device))).toEqual(new Set([asha.room.identity.id]))
    const mina = await made.join('Mina', 'reader')
    open.push(mina)
    await eventually(async () => (await row(mina.store, 'per_r'))?.rec['name']).toBe('Kabir')
    for (const session of mina.room.mesh.sessions()) session.close()
    const tara = await made.join('Tara', 'reader')
    open.push(tara)
    for (const session of tara.room.mesh.sessions()) session.close()
    // From reader to reader, with nobody entitled in between.
    await connect(mina, tara).opened
    await eventually(async () => (await row(tara.store, 'per_r'))?.rec['name']).toBe('Kabir')
  })

  it('SYNC-25 what rests on changes that are not here is missing, and so is a segment far away', async () => {
    const made = await createTeam('Asha')
    const asha = made.founder
    const ravi = await made.join('Ravi', 'rep')
    open.push(asha, ravi)
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await eventually(async () => (await row(ravi.store, 'per_a'))?.rec['name']).toBe('Meera')
    for (const session of asha.room.mesh.sessions()) session.close()
    const before = await ravi.room.replica.version(name)
    await asha.store.run(save(edit(person('a', {}), { title: 'Buyer' })))
    await asha.store.settled()
    const between = await asha.room.replica.version(name)
    await asha.store.run(save(edit(person('a', {}), { title: 'Director' })))
    await asha.store.settled()
    const late = await asha.room.replica.since(name, between)
    const early = await asha.room.replica.since(name, before)
    if (late === undefined || early === undefined) throw new Error('nothing to send')
    const from = asha.room.identity.id
    expect(await ravi.room.replica.receive(late, from)).toEqual({ ok: false, error: { kind: 'missing' } })
    const far = { ...early, name: { cls: 'person', number: 900 } as const }
    expect(await ravi.room.replica.receive(far, from)).toEqual({ ok: false, error: { kind: 'missing' } })
    expect(await ravi.room.replica.receive(early, from)).toMatchObject({ ok: true })
    expect((await row(ravi.store, 'per_a'))?.rec['title']).toBe('Director')
  })
})

describe('keys and codes', () => {
  it('EPO-3 a newcomer gets a key, and who is removed gets none of the next', async () => {
    const made = await createTeam('Asha')
    const ravi = await made.join('Ravi', 'rep')
    open.push(made.founder, ravi)
    const epochOf = (member: Member) => member.room.log.now().state.epochs.get('team')?.epoch ?? -1
    await eventually(() => epochOf(ravi)).toBe(1)
    const [mine] = await made.founder.room.log.keys('team', 1)
    expect(mine).toHaveLength(newEpochKey().length)
    expect(await ravi.room.log.keys('team', 1)).toEqual([mine])
    expect(await ravi.room.log.keys('team', 0)).toEqual([])
    await made.founder.room.log.say({ op: 'remove-member', member: ravi.room.view().self.member })
    await made.founder.room.changeKeys()
    expect(epochOf(made.founder)).toBe(2)
    await ravi.room.log.add(made.founder.room.log.since([]))
    expect(await ravi.room.log.keys('team', 2)).toEqual([])
    expect(await made.founder.room.log.keys('team', 2)).toHaveLength(1)
  })

  it('PAP-1 PAP-2 a printed code is a device, the same each time it is read', () => {
    const team = 'ef'.repeat(32)
    const seed = newPaperSeed()
    const code = paperCode(team, seed)
    expect(code.length).toBeLessThanOrEqual(120)
    const read = readPaper(code.toLowerCase().replaceAll('-', ' '))
    expect(read).toMatchObject({ ok: true, value: { team, id: paperOf(team, seed).id } })
    expect(readPaper(`${code.slice(0, -1)}${code.endsWith('0') ? '2' : '0'}`)).toEqual({ ok: false, error: 'mistyped' })
  })

  it('SYNC-52 the create entry’s salt and the ledger’s id tell each other', () => {
    for (let at = 0; at < 50; at++) {
      const id = newId('ldg')
      expect(ledgerIdOf(saltOf(id) ?? new Uint8Array())).toBe(id)
    }
    expect(saltOf('ldg_short')).toBeUndefined()
    expect(saltOf(`ldg_${'z'.repeat(25)}`)).toBeUndefined()
  })
})
