import type { DeviceId } from '../team/entry'

export interface RedialOptions {
  readonly self: DeviceId
  /** Devices without a connection that one is wanted to. */
  readonly wanted: () => readonly { readonly id: DeviceId }[]
  /** Connections of this device's own making, being made or open. */
  readonly open: () => number
  readonly dial: (device: DeviceId) => void
}

/** Decides when this device calls which other one. */
export interface Redial {
  /** Something may have changed: a device is new, or a teammate can introduce. */
  look(): void
  /** Forgets all waiting times. */
  now(): void
  /** @param problem why the connection or the try ended */
  lost(device: DeviceId, problem: string): void
  reached(device: DeviceId): void
  close(): void
}

/** RTC-11, milliseconds. */
const first = 2000
const longest = 300_000
const mostOwn = 6

/** Waiting helps against none of these: who is there is not whom we want, or speaks another language. */
const hopeless = ['stranger', 'other-team', 'version', 'unproven']

export function createRedial({ self, wanted, open, dial }: RedialOptions): Redial {
  const waits = new Map<DeviceId, { length: number; timer: ReturnType<typeof setTimeout> | undefined }>()
  let closed = false

  /** @param all also those that are to call by rule: this device has just come, and they may not know */
  function look(all = false): void {
    if (closed) return
    let room = mostOwn - open()
    for (const { id } of wanted()) {
      if (room <= 0) return
      if ((!all && self > id) || waits.get(id)?.timer !== undefined) continue
      room--
      dial(id)
    }
  }

  const forget = (device: DeviceId): void => {
    clearTimeout(waits.get(device)?.timer)
    waits.delete(device)
  }

  return {
    look: () => look(),
    now: () => {
      for (const device of waits.keys()) forget(device)
      look(true)
    },
    lost: (device, problem) => {
      const before = waits.get(device)
      clearTimeout(before?.timer)
      const length = hopeless.includes(problem)
        ? longest
        : Math.min(longest, before === undefined ? first : before.length * 2)
      const timer = setTimeout(() => {
        const wait = waits.get(device)
        if (wait !== undefined) wait.timer = undefined
        look()
      }, length)
      waits.set(device, { length, timer })
    },
    reached: (device) => {
      forget(device)
      // A new teammate may know a way to others.
      for (const wait of waits.values()) {
        clearTimeout(wait.timer)
        wait.timer = undefined
      }
      look(true)
    },
    close: () => {
      closed = true
      for (const device of waits.keys()) forget(device)
    }
  }
}
