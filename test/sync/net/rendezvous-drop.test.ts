import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryPlace } from '../../../sync/mailbox/memory-place'
import type { BlobStore } from '../../../sync/mailbox/place'
import { createDrop, type Drop } from '../../../sync/net/rendezvous-drop'
import { idOf } from '../team/kit'

type Bytes = Uint8Array<ArrayBuffer>
const [asha, ravi, meera] = ['asha', 'ravi', 'meera'].map(idOf) as [string, string, string]
const minute = 60_000
const signal = Uint8Array.of(1, 2, 3)

let clock: number
let open: Drop[]
beforeEach(() => {
  clock = 1_800_000_000_000
  open = []
  vi.useFakeTimers()
})
afterEach(async () => {
  for (const drop of open) await drop.close()
  vi.useRealTimers()
})

function at(store: BlobStore, self: string): { readonly drop: Drop; readonly heard: Bytes[] } {
  const heard: Bytes[] = []
  const drop = createDrop({ store, self, clock: () => clock, onSignal: (bytes) => heard.push(bytes) })
  open.push(drop)
  return { drop, heard }
}

const names = async (store: BlobStore): Promise<string[]> => {
  const listed = await store.list()
  return listed.ok ? listed.value.map(({ name }) => name) : []
}

describe('signals left in a shared place', () => {
  it('RTC-13 reach the device they are for, once, and nobody else', async () => {
    const store = createMemoryPlace()
    const [from, to, third] = [at(store, asha), at(store, ravi), at(store, meera)]
    expect(await from.drop.post(ravi, signal)).toBe(true)
    await third.drop.look()
    await to.drop.look()
    await to.drop.look()
    expect(third.heard).toEqual([])
    expect(to.heard).toEqual([signal])
    expect(await names(store)).toEqual([])
  })

  it('RTC-13 are answered without waiting for the next visit', async () => {
    const store = createMemoryPlace()
    const [from, to] = [at(store, asha), at(store, ravi)]
    await from.drop.post(ravi, signal)
    await to.drop.look()
    await to.drop.post(asha, Uint8Array.of(9))
    await vi.advanceTimersByTimeAsync(6000)
    expect(from.heard).toEqual([Uint8Array.of(9)])
  })

  it('RTC-13 are not followed when they are old, and are cleared away', async () => {
    const store = createMemoryPlace()
    const [from, to, third] = [at(store, asha), at(store, ravi), at(store, meera)]
    await from.drop.post(ravi, signal)
    clock += 16 * minute
    await to.drop.look()
    expect(to.heard).toEqual([])
    await from.drop.look()
    expect(await names(store)).toEqual([])
    await from.drop.post(ravi, signal)
    clock += 25 * 60 * minute
    await third.drop.look()
    expect(await names(store)).toEqual([])
  })

  it('RTC-13 are taken back when the device goes away', async () => {
    const store = createMemoryPlace()
    const from = at(store, asha)
    await from.drop.post(ravi, signal)
    await from.drop.close()
    expect(await names(store)).toEqual([])
  })

  it('RTC-13 leave files of other kinds alone, and survive a place that does not answer', async () => {
    const store = createMemoryPlace()
    await store.write('b-something.bahi', signal)
    const from = at(store, asha)
    clock += 48 * 60 * minute
    await from.drop.look()
    expect(await names(store)).toEqual(['b-something.bahi'])
    const broken: BlobStore = {
      ...store,
      list: async () => ({ ok: false, error: { kind: 'offline' } }),
      write: async () => ({ ok: false, error: { kind: 'full' } })
    }
    const lost = at(broken, ravi)
    await lost.drop.look()
    expect(await lost.drop.post(asha, signal)).toBe(false)
  })
})
