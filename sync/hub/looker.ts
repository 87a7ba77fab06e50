import type { Result } from '../../platform/result'
import type { Refusal } from '../net/vet'
import type { SegmentName } from '../store/document'
import type { LookApart, Looked } from '../store/look-whole'

/** The talk with the worker that looks at segments. Both come from one build, so that it is typed and not parsed. */
export interface ToLooker {
  readonly id: number
  readonly name: SegmentName
  readonly bytes: Uint8Array<ArrayBuffer>
}

export type FromLooker =
  | { readonly ready: true }
  | { readonly id: number; readonly result: Result<Looked, Refusal | 'missing'> }
  /** Something unforeseen went wrong. */
  | { readonly id: number; readonly failed: true }

interface Waiting {
  readonly resolve: (result: Result<Looked, Refusal | 'missing'>) => void
  readonly reject: (reason: Error) => void
}

/** What is used of a `Worker`. */
export type LookerThread = Pick<Worker, 'postMessage' | 'terminate'> & {
  addEventListener(type: 'message', listener: (event: MessageEvent<FromLooker>) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

/** Milliseconds without work after which the worker ends, because the library takes some memory there, too; and while it is awaited. */
const idle = 5000
const awaited = 60_000

/** Looks at segments in a worker, which is there while there are any. */
export function createLooker(open: () => LookerThread): LookApart {
  const waiting = new Map<number, Waiting>()
  let thread: LookerThread | undefined
  let ready = false
  let resting: ReturnType<typeof setTimeout> | undefined
  let last = 0

  function end(): void {
    thread?.terminate()
    thread = undefined
    ready = false
    for (const { reject } of waiting.values()) reject(new Error('the thread that looks has ended'))
    waiting.clear()
  }

  function rest(milliseconds: number): void {
    clearTimeout(resting)
    resting = setTimeout(end, milliseconds)
  }

  function hear(said: FromLooker): void {
    if ('ready' in said) {
      ready = true
      return
    }
    const one = waiting.get(said.id)
    waiting.delete(said.id)
    if ('result' in said) one?.resolve(said.result)
    else one?.reject(new Error('a segment could not be looked at'))
    if (waiting.size === 0) rest(idle)
  }

  function warm(): LookerThread {
    if (thread !== undefined) return thread
    const begun = open()
    begun.addEventListener('message', ({ data }) => {
      if (thread === begun) hear(data)
    })
    begun.addEventListener('error', () => {
      if (thread === begun) end()
    })
    rest(awaited)
    return (thread = begun)
  }

  return {
    warm: () => void warm(),
    look: (name, bytes) => {
      const to = warm()
      if (!ready) return undefined
      clearTimeout(resting)
      const id = ++last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        to.postMessage({ id, name, bytes } satisfies ToLooker)
      })
    }
  }
}
