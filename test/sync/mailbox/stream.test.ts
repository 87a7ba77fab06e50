import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silence } from '../../../sync/mailbox/clean'
import { createMemoryDisk } from '../../../sync/mailbox/disk'
import type { BlobStore } from '../../../sync/mailbox/place'
import { bundlesOf, hour, postOffice, rounds } from './post-office'
import { team, type TestReplica } from './replicas'

const long = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(1200))).toString('base64')

/** Writes so much that everything is told anew. */
async function writeMuch(replica: TestReplica, box: { round(): Promise<unknown> }): Promise<void> {
  for (let at = 0; at < 4; at++) {
    for (let record = 0; record < 100; record++) replica.edit(`per_${record}`, 'note', long())
    await box.round()
  }
}

describe('a stream', () => {
  it('MBX-16 tells everything anew when it has grown, and MBX-17 the old files go when all have read them', async () => {
    const [asha, ravi, meera] = (await team('asha', 'ravi', 'meera')) as [TestReplica, TestReplica, TestReplica]
    const { open, files, time } = postOffice()
    const [a, r, m] = [await open(asha), await open(ravi), await open(meera)]
    await rounds(a, r, m)
    await writeMuch(asha, a)
    expect(bundlesOf(files, asha).length).toBeGreaterThan(3)
    await rounds(r)
    time.now += hour
    await rounds(r, a)
    expect(bundlesOf(files, asha).length).toBeGreaterThan(3)
    await rounds(m)
    time.now += hour
    await rounds(m, a)
    const left = bundlesOf(files, asha)
    expect(left.length).toBeLessThan(3)
    expect(left[0]).toMatch(/-(\d+)-\1-[0-9a-f]{16}\.bahi$/)
    expect(meera.all()).toEqual(asha.all())
    const late = await open(ravi)
    await rounds(late)
    expect(ravi.all()).toEqual(asha.all())
  })

  it('MBX-17 does not wait for ever for a device that is silent; it gets what tells everything', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open, files, time } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    await rounds(a, r, a)
    await writeMuch(asha, a)
    const before = bundlesOf(files, asha).length
    expect(a.status().others).toMatchObject([{ device: ravi.device, silent: false, even: false }])
    time.now += silence + hour
    await rounds(a)
    expect(bundlesOf(files, asha).length).toBeLessThan(before)
    expect(a.status().others).toMatchObject([{ device: ravi.device, silent: true }])
    await rounds(r)
    expect(ravi.all()).toEqual(asha.all())
  })

  it('MBX-16 tells everything anew when its files were lost', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open, files } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    asha.edit('per_1', 'name', 'Meera')
    await rounds(a)
    files.clear()
    await rounds(a, r)
    expect(ravi.all()).toEqual(asha.all())
  })

  it('MBX-16 begins a new stream when a copy of the device has written into its own', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    asha.edit('per_1', 'name', 'Meera')
    await rounds(a, r)
    const restored = await open(asha)
    asha.edit('per_1', 'city', 'Pune')
    await rounds(restored, r)
    asha.edit('per_1', 'city', 'Kochi')
    await rounds(a, r)
    expect(ravi.all()).toEqual(asha.all())
  })

  it('MBX-19 what never comes keeps the rest of a stream only for a while, and is asked for once a day', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open, time, files } = postOffice()
    const [a, r] = [await open(asha), await open(ravi)]
    await rounds(a, r)
    ravi.lacks.add('company/0')
    asha.edit('com_1', 'name', 'Kaveri Mills', { cls: 'company', number: 0 })
    await rounds(a)
    asha.edit('per_1', 'name', 'After it')
    await rounds(a, r)
    expect(ravi.value('per_1', 'name')).toBeUndefined()
    expect(r.status().others).toMatchObject([{ trouble: 'missing' }])
    const told: string[] = []
    for (let at = 0; at < 8; at++) {
      time.now += hour
      await rounds(r, a)
      told.push(bundlesOf(files, asha).at(-1)?.split('-')[3] ?? '')
    }
    expect(ravi.value('per_1', 'name')).toBe('After it')
    expect(r.status().others).toMatchObject([{ trouble: 'missing' }])
    expect(new Set(told.slice(2)).size).toBe(1)
    expect(Number(told.at(-1))).toBeGreaterThan(0)
    ravi.lacks.clear()
    time.now += 25 * hour
    await rounds(r, a, r)
    expect(ravi.all()).toEqual(asha.all())
    expect(r.status().others[0]?.trouble).toBeUndefined()
  })

  it('MBX-16 a clock that was put right does not make a new stream look old', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    const { open, time } = postOffice()
    time.now += 400 * 24 * hour
    asha.edit('per_1', 'name', 'Meera')
    await rounds(await open(asha), await open(ravi))
    const r = await open(ravi)
    await rounds(r)
    time.now -= 400 * 24 * hour
    asha.edit('per_1', 'city', 'Pune')
    await rounds(await open(asha), r)
    expect(ravi.all()).toEqual(asha.all())
    expect(r.status().others[0]?.trouble).toBeUndefined()
  })

  it('MBX-11 a crash or a full disk at any write, or a place that fails at any request, loses and doubles nothing', async () => {
    const [asha, ravi] = (await team('asha', 'ravi')) as [TestReplica, TestReplica]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 }), async (failures) => {
        const { place, open } = postOffice()
        const plan = [...failures]
        let left = plan.shift() ?? Infinity
        const tick = (): boolean => {
          if (left-- > 0) return false
          left = plan.shift() ?? Infinity
          return true
        }
        const kept = createMemoryDisk()
        const disk = {
          load: () => kept.load(),
          save: async (change: Parameters<typeof kept.save>[0]) => {
            if (tick()) throw new Error('the process ends here')
            await kept.save(change)
          }
        }
        const offline = { ok: false, error: { kind: 'offline' } } as const
        const store: BlobStore = {
          list: async () => (tick() ? offline : place.list()),
          read: async (...args) => (tick() ? offline : place.read(...args)),
          write: async (...args) => {
            if (!tick()) return place.write(...args)
            await place.write(...args)
            return offline
          },
          remove: async (...args) => (tick() ? offline : place.remove(...args))
        }
        const r = await open(ravi)
        for (let at = 0; at < 5; at++) {
          asha.edit('per_1', 'count', Math.random())
          ravi.edit('per_2', 'count', Math.random())
          const a = await open(asha, { disk, store })
          await a.round().catch(() => {})
          await r.round()
        }
        left = Infinity
        const a = await open(asha, { disk, store })
        await rounds(a, r, a)
        expect(ravi.all()).toEqual(asha.all())
      }),
      { numRuns: 12 }
    )
  })

  it('MBX-15 many devices in any order of rounds come to the same', async () => {
    const everybody = await team('asha', 'ravi', 'meera', 'kabir')
    const { open, time } = postOffice()
    const boxes = await Promise.all(everybody.map((replica) => open(replica)))
    const act = fc.record({
      who: fc.nat(3),
      what: fc.constantFrom('edit', 'round'),
      key: fc.nat(5),
      segment: fc.nat(2)
    })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
        for (const { who, what, key, segment } of acts) {
          time.now += hour / 4
          if (what === 'round') await boxes[who]?.round()
          else everybody[who]?.edit(`per_${key}`, 'at', Math.random(), { cls: 'person', number: segment })
        }
        await rounds(...boxes, ...boxes)
        for (const replica of everybody) expect(replica.all()).toEqual(everybody[0]?.all())
      }),
      { numRuns: 10 }
    )
  })
})
