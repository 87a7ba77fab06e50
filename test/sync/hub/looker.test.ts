import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ok } from '../../../platform/result'
import { createLooker, type FromLooker, type LookerThread, type ToLooker } from '../../../sync/hub/looker'

const name = { cls: 'person', number: 3 } as const
const looked = ok({
  found: { records: new Map(), conflicts: new Map(), empty: [], total: 0, heads: [] },
  changes: []
})

/** A thread that says what the test says. */
function stage() {
  const threads: { readonly sent: ToLooker[]; say(message: FromLooker): void; die(): void; ended: boolean }[] = []
  const looker = createLooker(() => {
    let hear: (event: MessageEvent<FromLooker>) => void = () => {}
    let die: () => void = () => {}
    const thread = {
      sent: [] as ToLooker[],
      say: (data: FromLooker) => hear({ data } as MessageEvent<FromLooker>),
      die: () => die(),
      ended: false
    }
    threads.push(thread)
    const listen = (type: 'message' | 'error', listener: never): void => {
      if (type === 'message') hear = listener
      else die = listener
    }
    return {
      postMessage: (message: ToLooker) => thread.sent.push(message),
      terminate: () => (thread.ended = true),
      addEventListener: listen
    } as unknown as LookerThread
  })
  return { looker, threads, look: () => looker.look(name, new Uint8Array(4)) }
}

describe('the thread that looks at segments', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('SYNC-27 is begun when it is wanted, and nobody waits for its beginning', async () => {
    const { threads, look } = stage()
    expect(look()).toBeUndefined()
    threads[0]?.say({ ready: true })
    const [first, second] = [look(), look()]
    const ids = threads[0]?.sent.map(({ id }) => id) ?? []
    expect(ids.length).toBe(2)
    threads[0]?.say({ id: ids[1] ?? 0, result: looked })
    expect(await second).toEqual(looked)
    threads[0]?.say({ id: ids[0] ?? 0, failed: true })
    await expect(first).rejects.toThrow()
    expect(threads.length).toBe(1)
  })

  it('SYNC-27 ends when there is nothing to look at for a while, and begins anew', () => {
    const { looker, threads, look } = stage()
    looker.warm()
    threads[0]?.say({ ready: true })
    vi.advanceTimersByTime(30_000)
    void look()
    vi.advanceTimersByTime(120_000)
    expect(threads[0]?.ended).toBe(false)
    threads[0]?.say({ id: threads[0].sent[0]?.id ?? 0, result: looked })
    vi.advanceTimersByTime(6000)
    expect(threads[0]?.ended).toBe(true)
    expect(look()).toBeUndefined()
    expect(threads.length).toBe(2)
  })

  it('SYNC-27 that dies leaves nobody waiting', async () => {
    const { threads, look } = stage()
    void look()
    threads[0]?.say({ ready: true })
    const waiting = look()
    threads[0]?.die()
    await expect(waiting).rejects.toThrow()
    expect(look()).toBeUndefined()
  })
})
