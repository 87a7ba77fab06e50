import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sealBundle } from '../../../sync/mailbox/bundle'
import { mostContent, type Content } from '../../../sync/mailbox/content'
import type { Mailbox } from '../../../sync/mailbox/mailbox'
import { fileName, readFileName, sumOf, type BundleName } from '../../../sync/mailbox/names'
import { unsqueeze } from '../../../sync/mailbox/squeeze'
import { teamScope } from '../../../sync/replica'
import { sealBlob } from '../../../sync/team/blob'
import { bundlesOf, postOffice, rounds } from './post-office'
import { admit, rotate, team, type TestReplica } from './replicas'

/** Asha writes, Ravi reads, Meera is the honest third; the place is in a stranger's hands. */
async function stage() {
  const [asha, ravi, meera] = (await team('asha', 'ravi', 'meera')) as [TestReplica, TestReplica, TestReplica]
  const office = postOffice()
  const [a, r, m] = [await office.open(asha), await office.open(ravi), await office.open(meera)]
  for (let at = 0; at < 3; at++) {
    asha.edit('per_1', 'name', `Name ${at}`)
    await rounds(a)
  }
  meera.edit('per_9', 'name', 'Honest')
  await rounds(m)
  return { ...office, asha, ravi, meera, a, r, m }
}

const troubleOf = (box: Mailbox, { device }: TestReplica) =>
  box.status().others.find((other) => other.device === device)?.trouble

const honest = (replica: TestReplica): void => expect(replica.value('per_9', 'name')).toBe('Honest')

async function keyOf(replica: TestReplica) {
  const [key] = await replica.log.keys(teamScope, 0)
  if (key === undefined) throw new Error('no key')
  return { team: replica.log.id, writer: replica.device, epoch: 0, key, sign: replica.sign }
}

const empty: Content = {
  stream: 1,
  base: 0,
  before: new Uint8Array(),
  entries: [],
  heads: [],
  read: {},
  wants: [],
  meetings: [],
  parcels: []
}

describe('a place in the hands of somebody else', () => {
  it('MBX-12 cannot cut a file short, and the whole one is read when it comes', async () => {
    const { files, asha, ravi, r } = await stage()
    const [name = ''] = bundlesOf(files, asha).slice(-1)
    const whole = files.get(name) ?? new Uint8Array()
    for (const length of [0, 3, 100, whole.length - 1]) {
      files.set(name, whole.slice(0, length))
      await rounds(r)
      expect(troubleOf(r, asha)).toBe('incomplete')
      expect(ravi.value('per_1', 'name')).toBe('Name 1')
      honest(ravi)
    }
    files.set(name, whole)
    await rounds(r)
    expect(troubleOf(r, asha)).toBeUndefined()
    expect(ravi.value('per_1', 'name')).toBe('Name 2')
  })

  it('MBX-12 cannot change a file, with its name or without', async () => {
    const runs = Number(process.env['MUTATIONS'] ?? 300)
    const seed = Number(process.env['SEED'] ?? Date.now() % 1e9)
    const { files, asha, ravi, r } = await stage()
    await rounds(r)
    const before = JSON.stringify(ravi.all())
    const [last = ''] = bundlesOf(files, asha).slice(-1)
    const parsed = readFileName(last) as BundleName
    const bytes = files.get(last) ?? new Uint8Array()
    let state = seed
    const next = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state % below
    }
    for (let run = 0; run < runs; run++) {
      const mutant = bytes.slice()
      for (let flips = 1 + next(3); flips > 0; flips--) {
        const at = next(mutant.length)
        mutant[at] = (mutant[at] ?? 0) ^ (1 + next(255))
      }
      // Under the next number, with a name that is right for the changed bytes.
      const name = fileName({ ...parsed, sequence: parsed.sequence + 1, sum: sumOf(mutant) })
      files.set(name, mutant)
      const done = await r.fetch()
      expect(done, `seed ${seed}, run ${run}`).toEqual({ ok: true, value: { read: 0 } })
      expect(troubleOf(r, asha), `seed ${seed}, run ${run}`).toMatch(/^(malformed|forged|no-key)$/)
      files.delete(name)
    }
    expect(JSON.stringify(ravi.all())).toBe(before)
    honest(ravi)
  })

  it('MBX-12 cannot show an older state unnoticed', async () => {
    const { files, asha, ravi, r } = await stage()
    await rounds(r)
    const [, , last = ''] = bundlesOf(files, asha)
    const bytes = files.get(last) ?? new Uint8Array()
    files.delete(last)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('rolled-back')
    expect(ravi.value('per_1', 'name')).toBe('Name 2')
    files.set(last, bytes)
    await rounds(r)
    expect(troubleOf(r, asha)).toBeUndefined()
  })

  it('MBX-12 cannot leave a file out or put files in another order', async () => {
    const { files, asha, ravi, r } = await stage()
    const [, second = '', third = ''] = bundlesOf(files, asha)
    const bytes = files.get(second) ?? new Uint8Array()
    files.delete(second)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('gap')
    expect(ravi.value('per_1', 'name')).toBe('Name 0')
    const moved = fileName({ ...(readFileName(third) as BundleName), sequence: 1 })
    files.set(moved, files.get(third) ?? new Uint8Array())
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('forged')
    expect(ravi.value('per_1', 'name')).toBe('Name 0')
    honest(ravi)
    files.set(second, bytes)
    await rounds(r)
    expect(ravi.value('per_1', 'name')).toBe('Name 2')
  })

  it('MBX-12 cannot pass a bundle off as another device’s or another team’s', async () => {
    const { files, asha, ravi, meera, r } = await stage()
    await rounds(r)
    const [foreign] = await team('mallory')
    if (foreign === undefined) throw new Error('nobody')
    const key = await keyOf(asha)
    for (const [seal, trouble] of [
      [{ ...key, sign: meera.sign }, 'forged'],
      [{ ...key, team: foreign.log.id }, 'forged'],
      [{ ...key, epoch: 7 }, 'no-key'],
      [{ ...key, key: new Uint8Array(32) }, 'no-key']
    ] as const) {
      const { name, file } = await sealBundle({ ...empty, stream: 9e12 }, 0, seal)
      files.set(name, file)
      await rounds(r)
      expect(troubleOf(r, asha)).toBe(trouble)
      files.delete(name)
    }
    const { name, file } = await sealBundle(empty, 0, { ...key, writer: foreign.device, sign: foreign.sign })
    files.set(name, file)
    await rounds(r)
    expect(ravi.value('per_1', 'name')).toBe('Name 2')
  })

  it('MBX-12 a member who tells a stream in two ways is noticed, and read on when it is told anew', async () => {
    const { files, asha, ravi, a, r } = await stage()
    await rounds(r)
    const { stream, base } = readFileName(bundlesOf(files, asha)[0] ?? '') as BundleName
    const content = { ...empty, stream, base, before: new Uint8Array(32).fill(7) }
    const { name, file } = await sealBundle(content, 3, await keyOf(asha))
    files.set(name, file)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('forked')
    asha.edit('per_1', 'name', 'Told anew')
    await rounds(a, r)
    expect(ravi.value('per_1', 'name')).toBe('Told anew')
    expect(troubleOf(r, asha)).toBeUndefined()
  })

  it('MBX-12 what no key opens is fetched once, and again when there is another key', async () => {
    const { files, place, asha, ravi, open } = await stage()
    let reads = 0
    const store = { ...place, read: (...args: Parameters<typeof place.read>) => (reads++, place.read(...args)) }
    const r = await open(ravi, { store })
    await rounds(r)
    const { stream, base } = readFileName(bundlesOf(files, asha)[0] ?? '') as BundleName
    const seal = await keyOf(asha)
    const { name, file } = await sealBundle({ ...empty, stream, base }, 3, { ...seal, key: new Uint8Array(32) })
    files.set(name, file)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('no-key')
    const before = reads
    await rounds(r, r)
    expect(reads).toBe(before)
    await asha.say({ op: 'rename', name: 'Another name' })
    await ravi.log.add(asha.log.since([]))
    await rounds(r)
    expect(reads).toBe(before + 1)
  })

  it('MBX-12 cannot keep a reader busy with rubbish', async () => {
    const { files, place, asha, ravi, meera, open } = await stage()
    const junk = new Uint8Array(300).fill(7)
    for (let at = 0; at < 5000; at++)
      files.set(
        fileName({ kind: 'bundle', writer: asha.device, stream: 9e12 + at, base: 0, sequence: 0, sum: sumOf(junk) }),
        junk
      )
    let reads = 0
    const store = { ...place, read: (...args: Parameters<typeof place.read>) => (reads++, place.read(...args)) }
    const r = await open(ravi, { store })
    await rounds(r)
    expect(reads).toBeLessThan(120)
    expect(troubleOf(r, asha)).toBe('malformed')
    expect(troubleOf(r, meera)).toBeUndefined()
    honest(ravi)
  })

  it('MBX-12 no content grows beyond its limit when it is opened', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024), { level: constants.Z_BEST_COMPRESSION })
    expect(bomb.length).toBeLessThan(300_000)
    expect(await unsqueeze(Uint8Array.from(bomb), mostContent)).toBeUndefined()
    const { files, asha, ravi, r } = await stage()
    await rounds(r)
    const { key, team: id, writer, sign } = await keyOf(asha)
    const blob = await sealBlob(bomb, { team: id, scope: teamScope, epoch: 0, writer, sequence: 0 }, key, sign)
    files.set(fileName({ kind: 'bundle', writer, stream: 9e12, base: 0, sequence: 0, sum: sumOf(blob) }), blob)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('malformed')
    expect(ravi.value('per_1', 'name')).toBe('Name 2')
  })

  it('MBX-14 a member cannot keep another from telling their own changes', async () => {
    const { files, asha, ravi, meera, a, r, m } = await stage()
    await rounds(r, m, a)
    const actors = Object.keys(await asha.version({ cls: 'person', number: 0 }))
    const version = Object.fromEntries(actors.map((actor) => [actor, 1_000_000]))
    const bytes = (await meera.since({ cls: 'person', number: 0 }, {}))?.bytes ?? new Uint8Array()
    const lie = {
      ...empty,
      stream: 9e12,
      parcels: [{ name: { cls: 'person', number: 0 } as const, version, bytes, attestations: [] }]
    }
    const { name, file } = await sealBundle(lie, 0, await keyOf(meera))
    files.set(name, file)
    await rounds(a)
    asha.edit('per_1', 'name', 'Told in spite of it')
    await rounds(a, r)
    expect(ravi.value('per_1', 'name')).toBe('Told in spite of it')
  })

  it('MBX-13 changes against the rules are left out and told; the rest of the stream is read', async () => {
    const { asha, ravi, a, r } = await stage()
    ravi.refuse.add(asha.device)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('refused')
    expect(ravi.value('per_1', 'name')).toBeUndefined()
    honest(ravi)
    ravi.refuse.clear()
    await asha.say({ op: 'rename', name: 'Still heard' })
    await rounds(a, r)
    expect(ravi.log.now().state.name).toBe('Still heard')
    expect(troubleOf(r, asha)).toBeUndefined()
  })

  it('MBX-19 a stream that cannot be followed is asked for anew, and is', async () => {
    const { files, asha, ravi, a, r, time } = await stage()
    await rounds(r)
    asha.edit('per_1', 'name', 'After the damage')
    await rounds(a)
    const [, , , fourth = ''] = bundlesOf(files, asha)
    const spoilt = files.get(fourth)?.slice() ?? new Uint8Array()
    spoilt[100] = (spoilt[100] ?? 0) ^ 1
    files.set(fourth, spoilt)
    await rounds(r)
    expect(troubleOf(r, asha)).toBe('incomplete')
    time.now += 700_000
    await rounds(r, a, r)
    expect(ravi.value('per_1', 'name')).toBe('After the damage')
    expect(troubleOf(r, asha)).toBeUndefined()
  })

  it('MBX-21 a letter of somebody who is not in the team, or was removed, is not believed', async () => {
    const { files, asha, ravi, meera, a, r, m } = await stage()
    await rounds(r, m, a)
    await asha.say({ op: 'remove-member', member: meera.member })
    await rotate(asha)
    await ravi.log.add(asha.log.since([]))
    await rotate(meera)
    await m.round()
    const letters = [...files.keys()].filter((name) => name.startsWith(`l-${meera.device}`))
    expect(letters.length).toBeGreaterThan(0)
    const before = ravi.entries.size
    await rounds(r)
    expect(ravi.entries.size).toBe(before)
    for (const name of letters) {
      const bytes = files.get(name) ?? new Uint8Array()
      for (let at = 0; at < bytes.length; at += 97) {
        const mutant = bytes.with(at, (bytes[at] ?? 0) ^ 1)
        files.set(name.replace(/[0-9a-f]{16}\.bahi$/, `${sumOf(mutant)}.bahi`), mutant)
      }
    }
    await rounds(r)
    expect(ravi.entries.size).toBe(before)
    const nila = await admit(asha, 'nila', 'rep', false)
    await rounds(a)
    expect((await (await postOfficeFor(files, nila)).fetch()).ok).toBe(true)
    expect(nila.value('per_9', 'name')).toBe('Honest')
  })
})

async function postOfficeFor(files: Map<string, Uint8Array<ArrayBuffer>>, replica: TestReplica): Promise<Mailbox> {
  const office = postOffice()
  for (const [name, bytes] of files) office.files.set(name, bytes)
  return office.open(replica)
}
