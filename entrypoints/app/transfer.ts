import type { OnShare, Transfer } from '../../components/import/transfer'
import { log } from '../../platform/log'
import { wakeHub } from '../../platform/wake-hub'
import type { FromWorker, ToWorker } from './transfer-messages'

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly onShare: OnShare | undefined
}

/** The page's side of the worker that reads and writes files; it is started by the first file. */
export function createTransfer(): Transfer {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0

  function start(): Worker {
    const made = new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if ('wake' in data) return wakeHub()
      const one = waiting.get(data.id)
      if ('share' in data) return one?.onShare?.(data.share)
      waiting.delete(data.id)
      if ('failed' in data) log.error('transfer', 'a file could not be read or written', data.failed)
      one?.resolve('failed' in data ? { ok: false, error: { kind: 'unreachable' } } : data.result)
    })
    made.addEventListener('error', ({ message }) => {
      log.error('transfer', 'the worker ended', message)
      worker = undefined
      for (const { resolve } of waiting.values()) resolve({ ok: false, error: { kind: 'unreachable' } })
      waiting.clear()
    })
    return made
  }

  type Ask = Extract<ToWorker, { ask: unknown }>['ask']

  function call<T>(ask: Ask, onShare?: OnShare, signal?: AbortSignal): Promise<T> {
    const id = ++last
    const port = (worker ??= start())
    const say = (message: ToWorker): void => port.postMessage(message)
    signal?.addEventListener('abort', () => say({ id, abort: true }), { once: true })
    return new Promise<T>((resolve) => {
      waiting.set(id, { resolve: (result) => resolve(result as T), onShare })
      say({ id, ask })
    })
  }

  return {
    open: async (file, name) => {
      const found = await call<Awaited<ReturnType<Transfer['open']>>>({ call: 'open', file, name })
      return found.ok || typeof found.error === 'string' ? found : { ok: false, error: 'broken' }
    },
    dryRun: (setup, onShare, signal) => call({ call: 'dryRun', setup }, onShare, signal),
    save: (setup, onShare, signal) => call({ call: 'save', setup }, onShare, signal),
    write: (order, onShare, signal) => call({ call: 'write', order }, onShare, signal)
  }
}
