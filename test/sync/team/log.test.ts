import 'fake-indexeddb/auto'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLedgerDb } from '../../../sync/store/db'
import type { WireEntry } from '../../../sync/replica'
import { createDag } from '../../../sync/team/dag'
import { neverCounting } from '../../../sync/team/door'
import { joinStatement, readEntry, signable, signEntry, type Entry, type Op } from '../../../sync/team/entry'
import { mostPending, mostVoid } from '../../../sync/team/keep'
import { openLog, type OwnLog } from '../../../sync/team/log'
import { resolve } from '../../../sync/team/resolve'
import { newLedger } from '../store/open'
import { idOf, setup, testDevice, type Copy, type TestDevice } from './kit'
import { opOf, people, step } from './lives'

const wire = ({ body, signature }: Entry): WireEntry => ({
  body: Uint8Array.from(body),
  signature: Uint8Array.from(signature)
})
const signAs = (device: TestDevice) => async (message: Uint8Array) => ed25519.sign(message, device.secret)

/** A log of its own, as a device has it. */
async function logOf(team: string, device: TestDevice, entries: Iterable<Entry> = []): Promise<OwnLog> {
  const opened = await openLedgerDb(newLedger())
  if (!opened.ok) throw new Error(opened.error.kind)
  const agree = {} as CryptoKeyPair
  const log = await openLog({
    db: opened.value,
    id: team,
    device: device.id,
    sign: signAs(device),
    agree,
    now: () => 1
  })
  expect(await log.add([...entries].map(wire))).toMatchObject({ ok: true })
  return log
}

/** What somebody says on these parents, allowed or not. */
const said = (team: string, by: TestDevice, parents: readonly string[], op: Op, at = 1): Promise<Entry> =>
  signEntry({ team, parents, author: by.id, at, op }, signAs(by))

const rename = (name: string): Op => ({ op: 'rename', name })
const rotate = (epoch: number): Op => ({ op: 'rotate', scope: 'crm', epoch, boxes: {} })
const ids = (log: OwnLog): string[] =>
  log
    .since([])
    .map(({ body }) => Buffer.from(body).toString('base64'))
    .toSorted()
const heads = ({ entries }: Copy, team: string): readonly string[] => resolve(entries.values(), team).heads

async function trio() {
  const { team, copies } = await setup('asha', ['meera', 'admin'], ['farida', 'rep'])
  const { asha, meera, farida } = copies
  if (asha === undefined || meera === undefined || farida === undefined) throw new Error('nobody')
  return { team, asha, meera, farida }
}

describe('what a log takes in', () => {
  it('MEM-40 nothing that can never count, and nothing that comes with it', async () => {
    const { team, asha, farida } = await trio()
    const stranger = testDevice('stranger')
    const at = heads(asha, team.id)
    const forged = { ...(await said(team.id, farida.device, at, rotate(0))), signature: new Uint8Array(64) }
    const good = await said(team.id, farida.device, at, rotate(0))
    const bad: readonly (readonly [string, Entry])[] = [
      ['a stranger', await said(team.id, stranger, at, rotate(0))],
      [
        'another one’s name',
        { ...good, ...(await said(team.id, asha.device, at, rotate(0))), signature: good.signature }
      ],
      ['no signature', forged],
      ['a rep’s new name for the team', await said(team.id, farida.device, at, rename('Ours'))],
      ['a rep’s invitation', await said(team.id, farida.device, at, team.inviteOp('back door', 'owner'))],
      ['an admission without an invitation', await said(team.id, farida.device, at, team.admitOp('none', 'friend'))],
      ['a removal of nobody', await said(team.id, farida.device, at, { op: 'remove-member', member: idOf('nobody') })]
    ]
    for (const [what, entry] of bad) {
      const log = await logOf(team.id, asha.device, asha.entries.values())
      const before = ids(log)
      expect(await log.add([wire(good), wire(entry)]), what).toEqual({ ok: false, error: 'malformed' })
      expect(ids(log), what).toEqual(before)
    }
    const log = await logOf(team.id, farida.device, asha.entries.values())
    expect(await log.say(rename('Ours'))).toBe(false)
    expect(await log.say(rotate(0))).toBe(true)
  })

  it('MEM-40 whatever has an effect for anybody at any time is taken in by all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { team, copies } = await setup('asha', ...people)
        const counted = new Set<string>()
        for (const current of steps) {
          const copy = copies[current.who]
          if (copy === undefined) continue
          if (current.what === 'hear') copy.hear(copies[current.whom] ?? copy)
          else {
            const { id } = await copy.say(opOf(current, team, copy))
            const dag = createDag(copy.entries.values(), team.id)
            // As a device does: what can never count is not even said.
            if (neverCounting(dag, team.id, (entry) => entry.id === id).length > 0) {
              expect(copy.see().refused.has(id)).toBe(true)
              copy.entries.delete(id)
            }
          }
          const { refused } = copy.see()
          for (const id of copy.entries.keys()) if (!refused.has(id)) counted.add(id)
        }
        for (const copy of Object.values(copies)) {
          const never = neverCounting(createDag(copy.entries.values(), team.id), team.id, () => true)
          expect(never.filter(({ id }) => counted.has(id))).toEqual([])
        }
      }),
      { numRuns: Number(process.env['TEAM_RUNS'] ?? 15) }
    )
  }, 60_000)

  it('MEM-41 no more of one device than it may say', async () => {
    const { team, farida } = await trio()
    for (let epoch = 0; epoch < 4; epoch++) await farida.say(rotate(epoch))
    const beyond = (most: { entries: number; bytes: number }) =>
      neverCounting(createDag(farida.entries.values(), team.id), team.id, () => true, most).map(({ author }) => author)
    const own = [...farida.entries.values()].filter(({ author }) => author === farida.device.id)
    const [one] = own
    const enough = { entries: 100, bytes: 100_000 }
    expect(beyond(enough)).toEqual([])
    // Those who said most before are bound by it as well.
    const founder = [...farida.entries.values()].length - own.length
    expect(beyond({ ...enough, entries: founder })).toEqual([])
    expect(beyond({ ...enough, entries: 3 }).filter((author) => author === farida.device.id)).toHaveLength(own.length)
    expect(one?.body.length).toBeGreaterThan(100)
    expect(beyond({ ...enough, bytes: 200 }).length).toBeGreaterThan(0)
  })

  it('MEM-41 a member has 64 devices in the course of time', async () => {
    const { team, farida } = await trio()
    for (let count = 0; count < 66; count++) {
      const { sign, agree, label, secret } = testDevice(`farida ${count}`)
      const statement = joinStatement(team.id, { sign, agree, label }, new Uint8Array(16))
      const proof = ed25519.sign(signable('join', statement), secret)
      await farida.say({ op: 'add-device', device: { sign, agree, label }, proof })
    }
    const { state, refused } = farida.see()
    expect([...state.devices.values()].filter(({ member }) => member === idOf('farida'))).toHaveLength(64)
    expect([...refused.values()]).toEqual(['MEM-16', 'MEM-16', 'MEM-16'])
  })

  it('MEM-42 MEM-44 of what has no effect a bounded part, the same in any order, which comes to life when its removal was void', async () => {
    const { team, asha, meera, farida } = await trio()
    const at = heads(asha, team.id)
    const flood: Entry[] = []
    for (let count = 0; count < mostVoid + 20; count++) {
      const op: Op = { op: 'rotate', scope: 'crm', epoch: 0, boxes: { [idOf(`${count}`)]: new Uint8Array(8) } }
      flood.push(await said(team.id, farida.device, at, op, count))
    }
    const removal = await said(team.id, meera.device, at, { op: 'remove-member', member: idOf('farida') })
    const last = await said(team.id, asha.device, at, { op: 'remove-member', member: idOf('meera') })
    const one = await logOf(team.id, asha.device, asha.entries.values())
    await one.add([removal, ...flood].map(wire))
    const other = await logOf(team.id, asha.device, asha.entries.values())
    for (const entry of flood.toReversed()) await other.add([wire(entry)])
    await other.add([wire(removal)])
    expect(ids(one)).toEqual(ids(other))
    expect(one.since([])).toHaveLength(asha.entries.size + 1 + mostVoid)
    expect(one.now().state.epochs.size).toBe(0)
    // What is said from now on keeps none of it alive.
    expect(await one.say({ op: 'rename', name: 'Mehta' })).toBe(true)
    const ours = one.since([]).map(({ body, signature }) => readEntry(body, signature))
    const saying = ours.flatMap((read) => (read.ok && read.value.op?.op === 'rename' ? [read.value] : []))
    expect(saying.map(({ parents }) => parents)).toEqual([[removal.id]])
    expect(await other.add(one.since([]))).toMatchObject({ ok: true })
    expect(ids(other)).toEqual(ids(one))
    // Asha's removal of Meera, made beside, voids Meera's removal of Farida.
    await one.add([wire(last)])
    expect(one.now().state.epochs.size).toBe(1)
  })

  it('MEM-43 a bounded number of entries that wait for a parent, and tells nobody of them', async () => {
    const { team, asha, farida } = await trio()
    const log = await logOf(team.id, asha.device, asha.entries.values())
    const parent = await said(team.id, farida.device, heads(asha, team.id), rotate(0))
    const child = await said(team.id, farida.device, [parent.id], rotate(1))
    const lost = await said(team.id, farida.device, ['ab'.repeat(32)], rotate(1))
    expect(await log.add([wire(child), wire(lost)])).toEqual({ ok: true, value: 2 })
    expect(log.now().pending).toHaveLength(2)
    expect(log.since([])).toHaveLength(asha.entries.size)
    await log.add([wire(parent)])
    expect(log.since([])).toHaveLength(asha.entries.size + 2)
    const stray = { ...lost, signature: new Uint8Array(64) }
    const junk = await Promise.all(
      Array.from({ length: mostPending + 5 }, (_, at) => said(team.id, farida.device, ['cd'.repeat(32)], rotate(1), at))
    )
    await log.add([stray, ...junk].map(wire))
    expect(log.now().pending.length).toBe(mostPending)
  })

  it('MEM-43 what waited and turns out never to count goes, and nobody is refused for bringing its parent', async () => {
    const { team, asha, farida } = await trio()
    const log = await logOf(team.id, asha.device, asha.entries.values())
    const parent = await said(team.id, farida.device, heads(asha, team.id), rotate(0))
    const child = await said(team.id, farida.device, [parent.id], rename('Ours'))
    await log.add([wire(child)])
    expect(await log.add([wire(parent)])).toEqual({ ok: true, value: 1 })
    expect(log.now().pending).toEqual([])
    expect(log.since([])).toHaveLength(asha.entries.size + 1)
  })
})
