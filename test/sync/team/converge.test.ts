import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../eventually'
import { activity, company, edit, person, row, save } from '../store/open'
import { createRandom } from './random'
import { connect, createTeam, heads, seen, type Member } from './rooms'

const open: Member[] = []
afterEach(async () => {
  for (const member of open.splice(0)) await member.stop()
})

async function team(...others: readonly string[]): Promise<Member[]> {
  const made = await createTeam('Asha')
  open.push(made.founder)
  for (const name of others) open.push(await made.join(name, 'rep'))
  return [...open]
}

const first = Number(process.env['SYNC_SEED'] ?? 1)
const runs = Number(process.env['SYNC_RUNS'] ?? 3)

/** Cuts every connection and waits until all have noticed. */
async function apart(members: readonly Member[]): Promise<void> {
  for (const { room } of members) for (const session of room.mesh.sessions()) session.close()
  for (const { room } of members) await eventually(() => room.mesh.sessions().length).toBe(0)
}

async function together(members: readonly Member[]): Promise<void> {
  for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) await connect(a, b).opened
}

/** Both sides are looked at anew each time: what came last may still be on its way into either's rows. */
async function sameEverywhere(members: readonly Member[]): Promise<void> {
  const look = async (member: Member) => [await heads(member), await seen(member)]
  const [one, ...others] = members
  if (one === undefined) return
  for (const other of others) {
    await eventually(async () => isDeepStrictEqual(await look(other), await look(one))).toBe(true)
  }
}

const clean = { changed: 0, missing: 0, extra: 0, counters: 0 }

describe('replicas', () => {
  for (let seed = first; seed < first + runs; seed++)
    it(`SYNC-37 three devices with random edits, cuts and restarts end up equal, seed ${seed}`, async () => {
      const members = await team('Ravi', 'Mina')
      const random = createRandom(seed)
      const made: string[] = []
      const edits = [
        () => ({ title: `Title ${random.int(5)}` }),
        () => ({ notes: `Note ${random.int(3)}. ${random.int(100)}` }),
        () => ({ [`tag/t${random.int(3)}`]: random.int(2) === 0 ? true : null }),
        () => ({ deletedAt: null, name: `Name ${random.int(9)}` }),
        () => ({ company: `com_${random.int(2)}` })
      ]
      for (let step = 0; step < 40; step++) {
        const member = random.pick(members)
        switch (random.int(8)) {
          case 0: {
            const id = `p${step}`
            made.push(id)
            await member.store.run(save(person(id, { name: `Person ${step}` })))
            break
          }
          case 1: {
            const write = company(String(random.int(2)), { name: `Company ${step}` })
            await member.store.run(save(write))
            break
          }
          case 2:
            if (made.length > 0)
              await member.store.run(
                save(activity(`a${step}`, { at: 1000 * step, [`with/per_${random.pick(made)}`]: true }))
              )
            break
          case 3:
            await connect(member, random.pick(members.filter((other) => other !== member))).opened
            break
          case 4:
            for (const session of member.room.mesh.sessions()) session.close()
            break
          case 5:
            if (random.int(4) === 0) await member.restart()
            break
          default:
            if (made.length > 0) {
              const { deletedAt: _, ...set } = { deletedAt: null, ...random.pick(edits)() }
              await member.store.run(save(edit(person(random.pick(made), {}), set)))
            }
        }
      }
      await apart(members)
      await together(members)
      for (const { store } of members) await store.settled()
      await sameEverywhere(members)
      for (const { store, room } of members) {
        expect(await store.compare(false)).toMatchObject(clean)
        expect(room.view().refused).toEqual([])
      }
    }, 60_000)

  it('SYNC-36 an edit in a mesh of six costs each device at most three messages', async () => {
    const members = await team('Ravi', 'Mina', 'Kabir', 'Tara', 'Jon')
    const [asha] = members
    if (asha === undefined) return
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await together(members.slice(1))
    await sameEverywhere(members)
    for (const { store } of members) await store.settled()
    const sent = (): number =>
      members.flatMap(({ room }) => room.mesh.sessions()).reduce((sum, session) => sum + session.traffic().messages, 0)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = sent()
    await asha.store.run(save(edit(person('a', {}), { title: 'Buyer' })))
    for (const { store } of members)
      await eventually(async () => (await row(store, 'per_a'))?.rec['title']).toBe('Buyer')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((sent() - before) / (members.length - 1)).toBeLessThanOrEqual(3)
  }, 30_000)

  it('SYNC-36 an edit goes on to a device that its author cannot reach', async () => {
    const members = await team('Ravi', 'Mina')
    const [asha, ravi, mina] = members
    if (asha === undefined || ravi === undefined || mina === undefined) return
    await apart(members)
    await connect(asha, ravi).opened
    await connect(ravi, mina).opened
    await asha.store.run(save(person('a', { name: 'Meera' })))
    await eventually(async () => (await row(mina.store, 'per_a'))?.rec['name'], { timeout: 5000 }).toBe('Meera')
  }, 30_000)

  it('SYNC-38 a newcomer who was interrupted goes on where they were', async () => {
    const made = await createTeam('Asha')
    const asha = made.founder
    open.push(asha)
    for (let from = 0; from < 1500; from += 300)
      await asha.store.run(
        save(...Array.from({ length: 300 }, (_, at) => person(`p${from + at}`, { name: `Person ${from + at}` })))
      )
    await asha.store.settled()
    const ravi = await made.join('Ravi', 'rep')
    open.push(ravi)
    await eventually(async () => (await heads(ravi)).length, { interval: 5 }).toBeGreaterThan(1)
    await ravi.restart()
    const had = (await heads(ravi)).length
    await connect(ravi, asha).opened
    await eventually(() => ravi.room.mesh.sessions()[0]?.progress().equal, { timeout: 20_000 }).toBe(true)
    expect(ravi.room.mesh.sessions()[0]?.progress().total ?? 99).toBeLessThanOrEqual((await heads(asha)).length - had)
    await sameEverywhere([asha, ravi])
  }, 60_000)
})
