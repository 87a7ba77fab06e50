import { AsyncResource } from 'node:async_hooks'
import { quietCrypto } from './crypto'
import { isOver, pendingTransactions } from './process'
import type { Random } from './random'
import { quietGlobals } from './streams'

/** Time and chance of the simulated world, in place of the real ones while a simulation runs. */
export interface World {
  /** Milliseconds. */
  now(): number
  /** Lets everything that has been begun go on until it waits for time, for the network, or for nothing. */
  settle(): Promise<void>
  /** Lets at most so many turns of the event loop pass: somewhere in the middle of what has been begun. */
  turns(count: number): Promise<void>
  /** Moves the clock on, timer by timer. */
  pass(ms: number): Promise<void>
  restore(): void
}

interface Timer {
  readonly id: number
  readonly at: number
  readonly every: number | undefined
  readonly run: () => void
}

const start = 1_760_000_000_000
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
/** Turns without a request to a database until things count as settled. */
const quiet = 4

export function createWorld(random: Random): World {
  let now = start
  let ids = 1
  const timers = new Map<number, Timer>()
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    now: Date.now,
    error: console.error,
    globals: Object.fromEntries(
      Object.keys(quietGlobals).map((name) => [name, Reflect.get(globalThis, name) as unknown])
    )
  }

  function plan(callback: () => void, ms: number, every: number | undefined): number {
    const id = ids++
    // The timer belongs to the device that set it, and ends with it.
    const run = AsyncResource.bind(() => {
      if (!isOver()) callback()
    })
    timers.set(id, { id, at: now + Math.max(1, ms), every, run })
    return id
  }

  const set = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number =>
    plan(() => callback(...args), ms, undefined)
  const repeat = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number =>
    plan(() => callback(...args), ms, Math.max(1, ms))
  const clear = (id: unknown): void => void timers.delete(Number(id))

  globalThis.setTimeout = set as unknown as typeof setTimeout
  globalThis.setInterval = repeat as unknown as typeof setInterval
  globalThis.clearTimeout = clear as typeof clearTimeout
  globalThis.clearInterval = clear as typeof clearInterval
  Date.now = () => now
  performance.now = () => now - start
  Object.assign(globalThis, quietGlobals)
  // The log of a process that is being ended says what is meant to happen here.
  console.error = () => {}
  crypto.getRandomValues = <T extends ArrayBufferView>(into: T): T => {
    random.bytes(new Uint8Array(into.buffer, into.byteOffset, into.byteLength))
    return into
  }
  const subtle = crypto.subtle as unknown as Record<string, unknown>
  for (const [name, operation] of Object.entries(quietCrypto(random)))
    subtle[name] = async (...args: never[]) => operation(...args)

  async function settle(): Promise<void> {
    for (let still = 0; still < quiet;) {
      await turn()
      still = pendingTransactions() === 0 ? still + 1 : 0
    }
  }

  function next(until: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of timers.values())
      if (
        timer.at <= until &&
        (first === undefined || timer.at < first.at || (timer.at === first.at && timer.id < first.id))
      )
        first = timer
    return first
  }

  return {
    now: () => now,
    settle,
    turns: async (count) => {
      for (let at = 0; at < count; at++) await turn()
    },
    pass: async (ms) => {
      const until = now + ms
      await settle()
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        now = Math.max(now, timer.at)
        timers.delete(timer.id)
        if (timer.every !== undefined) timers.set(timer.id, { ...timer, at: now + timer.every })
        timer.run()
        await settle()
      }
      now = until
    },
    restore: () => {
      globalThis.setTimeout = real.setTimeout
      globalThis.clearTimeout = real.clearTimeout
      globalThis.setInterval = real.setInterval
      globalThis.clearInterval = real.clearInterval
      Date.now = real.now
      console.error = real.error
      Object.assign(globalThis, real.globals)
      // What stands on the objects themselves hides the browser's own, which is on their prototypes.
      Reflect.deleteProperty(performance, 'now')
      Reflect.deleteProperty(crypto, 'getRandomValues')
      for (const name of Object.keys(quietCrypto(random))) delete subtle[name]
    }
  }
}
