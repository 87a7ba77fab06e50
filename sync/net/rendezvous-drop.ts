import { log } from '../../platform/log'
import type { BlobStore } from '../mailbox/place'
import { sumOf } from '../mailbox/names'
import type { DeviceId } from '../team/entry'

type Bytes = Uint8Array<ArrayBuffer>

/** Signals through storage that two devices share, for when nobody is connected who could introduce them (RTC-13). */
export interface Drop {
  /** Leaves a sealed signal; `false` when the place cannot be written. */
  post(to: DeviceId, signal: Bytes): Promise<boolean>
  /** Takes what lies there for this device, and clears away what is too old. */
  look(): Promise<void>
  /** Takes back what was left and not fetched. */
  close(): Promise<void>
}

export interface DropOptions {
  readonly store: BlobStore
  readonly self: DeviceId
  readonly clock: () => number
  readonly onSignal: (signal: Bytes) => void
}

/** Milliseconds. An offer is of no use when its maker has given up on it; clocks differ by some minutes. */
const fresh = 15 * 60_000
const stale = 24 * 3_600_000
/** After a signal was left, its answer is looked for so often and so long. */
const often = 5000
const looks = 24
const longest = 2000

const pattern = /^s-([0-9a-f]{32})-([1-9]\d{0,14})-[0-9a-f]{16}\.bahi$/

export function createDrop({ store, self, clock, onSignal }: DropOptions): Drop {
  const left = new Map<string, number>()
  const taken = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let remaining = 0
  let closed = false

  async function look(): Promise<void> {
    const listed = await store.list()
    if (!listed.ok || closed) return
    const now = clock()
    for (const { name } of listed.value) {
      const [, to, made] = pattern.exec(name) ?? []
      if (made === undefined) continue
      const age = Math.abs(now - Number(made))
      if (to === self && age < fresh) await take(name)
      else if (age > stale || (left.has(name) && age > fresh)) await drop(name)
    }
  }

  async function take(name: string): Promise<void> {
    if (taken.has(name)) return
    taken.add(name)
    const read = await store.read(name, longest)
    await drop(name)
    if (read.ok && !closed) onSignal(read.value)
  }

  async function drop(name: string): Promise<void> {
    left.delete(name)
    await store.remove(name)
  }

  function lookAgain(): void {
    clearTimeout(timer)
    if (closed || remaining-- <= 0) return
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => log.warn('mailbox', `signals were not read: ${String(error)}`))
        .finally(lookAgain)
    }, often)
  }

  return {
    look,
    post: async (to, signal) => {
      const name = `s-${to}-${clock()}-${sumOf(signal)}.bahi`
      const written = await store.write(name, signal)
      if (!written.ok) return false
      left.set(name, clock())
      remaining = looks
      lookAgain()
      return true
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      for (const name of left.keys()) await drop(name)
    }
  }
}
