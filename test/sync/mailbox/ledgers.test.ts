import { afterEach, describe, expect, it } from 'vitest'
import type { MailboxRequest } from '../../../crm/mailbox'
import { createMailroom, type Mailroom } from '../../../sync/mailbox/mailroom'
import { edit, person, row, save } from '../store/open'
import { createTeam, seen, type Member } from '../team/rooms'
import { account, findServer, startServer } from './servers'
import { parseXml } from './xml'

/** Real ledgers, rows and all, whose people never meet. */

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function people() {
  const team = await createTeam('Asha')
  const members = [team.founder, await team.join('Ravi', 'rep'), await team.join('Meera', 'reader')] as const
  // Everybody has heard of everybody, and parts.
  for (const { room } of members) await expect.poll(() => room.view().members.length, { timeout: 10_000 }).toBe(3)
  await expect.poll(() => members.every(({ room }) => room.replica.log.now().owed.length === 0)).toBe(true)
  for (const { room } of members) for (const session of room.mesh.sessions()) session.close()
  for (const member of members) ends.push(() => member.stop())
  return { team, asha: members[0], ravi: members[1], meera: members[2] }
}

async function mailroom({ room, store }: Member): Promise<Mailroom> {
  const { replica, identity } = room
  const made = await createMailroom({
    db: store.db,
    replica,
    agree: identity.agree,
    clock: Date.now,
    fetch,
    parseXml,
    onView: () => {},
    onHeard: (device, even) => room.heardOf(device, even),
    every: 3_600_000,
    quiet: 3_600_000
  })
  ends.push(() => made.close())
  return made
}

async function does(box: Mailroom, ...requests: readonly MailboxRequest[]): Promise<void> {
  for (const request of requests) expect(await box.ask(request)).toMatchObject({ ok: true })
}

const round: MailboxRequest = { ask: 'round' }

async function edits(a: Member, b: Member, boxes: readonly [Mailroom, Mailroom, Mailroom], c: Member): Promise<void> {
  const [boxA, boxB, boxC] = boxes
  await a.store.run(save(person('a', { name: 'Kabir', title: 'Buyer' })))
  await does(boxA, round)
  await does(boxB, round)
  expect((await row(b.store, 'per_a'))?.rec['name']).toBe('Kabir')
  await b.store.run(save(edit(person('a', {}), { title: 'Owner' })))
  await a.store.run(save(edit(person('a', {}), { title: 'Director' }), person('b', { name: 'Zoya' })))
  await does(boxB, round)
  await does(boxA, round)
  await does(boxB, round)
  await does(boxC, round)
  await does(boxA, round)
  await expect.poll(() => a.store.db.count('conflicts')).toBe(1)
  const whole = await seen(a)
  await expect.poll(() => seen(b)).toEqual(whole)
  await expect.poll(() => seen(c)).toEqual(whole)
}

const servers = (['rclone', 'apache2', 'nginx'] as const).filter((name) => findServer(name) !== undefined)

describe('ledgers of people who never meet', () => {
  it.skipIf(servers.length === 0)(
    `MBX-10 are equal through ${servers[0] ?? 'a WebDAV server (none is installed)'}`,
    async () => {
      const server = await startServer(servers[0] ?? 'rclone')
      ends.push(() => server.stop())
      const { asha, ravi, meera } = await people()
      const boxes = [await mailroom(asha), await mailroom(ravi), await mailroom(meera)] as const
      for (const box of boxes) {
        expect(await box.ask({ ask: 'add-server', address: server.address, ...account, password: 'wrong' })).toEqual({
          ok: false,
          error: 'denied'
        })
        await does(box, { ask: 'add-server', address: server.address, ...account })
      }
      await edits(asha, ravi, boxes, meera)
      const server1 = {
        kind: 'server',
        label: new URL(server.address).host,
        waiting: 0,
        sentAt: expect.any(Number) as number
      }
      expect(boxes[0].view()).toMatchObject({ shared: true, places: [{ kind: 'file' }, server1] })
      expect(await boxes[0].ask({ ask: 'add-server', address: server.address, ...account })).toEqual({
        ok: false,
        error: 'exists'
      })
      const [, place] = boxes[2].view().places
      await does(boxes[2], { ask: 'remove-place', place: place?.id ?? '' })
      expect(boxes[2].view().places).toHaveLength(1)
      expect(JSON.stringify(boxes[0].view())).not.toContain(account.password)
      // Asha's room knows by now that Ravi has everything.
      await does(boxes[1], round)
      const device = ravi.room.identity.id
      const seenAt = asha.room
        .view()
        .members.flatMap(({ devices }) => devices)
        .find(({ id }) => id === device)?.seenAt
      expect(seenAt).toBeGreaterThan(0)
    }
  )

  it('MBX-15 wait with what rests on changes that come later', async () => {
    const { asha, ravi, meera } = await people()
    const name = { cls: 'person', number: 0 } as const
    await asha.store.run(save(person('a', { name: 'Kabir' })))
    await asha.store.settled()
    const first = await asha.room.replica.since(name, {})
    if (first === undefined) throw new Error('nothing to send')
    await ravi.room.replica.receive(first, asha.room.identity.id)
    await ravi.store.run(save(edit(person('a', {}), { title: 'Owner' })))
    await ravi.store.settled()
    const second = await ravi.room.replica.since(name, first.version)
    if (second === undefined) throw new Error('nothing to send')
    const { replica } = meera.room
    expect(await replica.receive(second, ravi.room.identity.id)).toEqual({ ok: false, error: { kind: 'missing' } })
    expect((await replica.receive(first, asha.room.identity.id)).ok).toBe(true)
    expect((await replica.receive(second, ravi.room.identity.id)).ok).toBe(true)
    expect((await row(meera.store, 'per_a'))?.rec['title']).toBe('Owner')
  })

  it('MBX-30 are equal through files sent by hand, each complete in itself', async () => {
    const { asha, ravi, meera } = await people()
    const [a, r, m] = [await mailroom(asha), await mailroom(ravi), await mailroom(meera)]
    const send = async (from: Mailroom, ...to: readonly Mailroom[]): Promise<void> => {
      const written = await from.ask({ ask: 'write-file' })
      const file = written.ok ? written.value.file : undefined
      if (file === undefined) throw new Error(`no file: ${JSON.stringify(written)}`)
      for (const box of to) await does(box, { ask: 'read-file', file })
    }
    await asha.store.run(save(person('a', { name: 'Kabir' })))
    await send(a, r)
    await ravi.store.run(save(edit(person('a', {}), { title: 'Owner' })))
    await send(r, m, a)
    const whole = await seen(ravi)
    await expect.poll(() => seen(meera)).toEqual(whole)
    await expect.poll(() => seen(asha)).toEqual(whole)
    expect((await row(meera.store, 'per_a'))?.rec).toMatchObject({ name: 'Kabir', title: 'Owner' })
    expect(await a.ask({ ask: 'read-file', file: new Uint8Array(50) })).toEqual({ ok: false, error: 'damaged' })
    const other = await createTeam('Mallory')
    ends.push(() => other.founder.stop())
    const foreign = await (await mailroom(other.founder)).ask({ ask: 'write-file' })
    const file = foreign.ok ? foreign.value.file : undefined
    expect(await a.ask({ ask: 'read-file', file: file ?? new Uint8Array() })).toEqual({
      ok: false,
      error: 'other-team'
    })
  })

  it('MBX-13 what a reader writes is taken by nobody', async () => {
    const { asha, meera } = await people()
    const [a, m] = [await mailroom(asha), await mailroom(meera)]
    await asha.store.run(save(person('a', { name: 'Kabir' })))
    const first = await a.ask({ ask: 'write-file' })
    await does(m, { ask: 'read-file', file: (first.ok ? first.value.file : undefined) ?? new Uint8Array() })
    await meera.store.run(save(edit(person('a', {}), { name: 'Not for her to say' })))
    const second = await m.ask({ ask: 'write-file' })
    await does(a, { ask: 'read-file', file: (second.ok ? second.value.file : undefined) ?? new Uint8Array() })
    expect((await row(asha.store, 'per_a'))?.rec['name']).toBe('Kabir')
  })
})
