import type { Apart } from '../../sync/transfer/apart'
import type { FromApart, ToApart } from './apart-messages'

interface Answer<T> {
  readonly result: T
  readonly over: Promise<void>
}

/** The hub's side of a worker that writes many rows: the hub shares its thread with every page of the extension. */
export function createApart(): Apart {
  return {
    make: (job, onFilled) =>
      work({ ledger: job.ledger, fill: job }, (said, answer) => {
        if ('filled' in said) onFilled(said.filled, said.state)
        else if ('result' in said) answer(said.result)
      }),
    clear: (ledger, job, onSwept) =>
      work({ ledger, clear: job }, (said, answer) => {
        if ('swept' in said) onSwept(said.swept)
        else if ('cleared' in said) answer(said.cleared)
      })
  }
}

/** One job in a worker of its own, which ends with it. */
function work<T>(job: ToApart, hear: (said: FromApart, answer: (result: T) => void) => void): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./apart.worker.ts', import.meta.url), { type: 'module' })
    let end: (() => void) | undefined
    const over = new Promise<void>((ended) => {
      end = ended
    })
    const stop = (): void => {
      worker.terminate()
      end?.()
    }
    const fail = (name: string, message: string): void => {
      stop()
      reject(new DOMException(message, name))
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromApart>) => {
      if ('failed' in data) fail(data.failed.name, data.failed.message)
      else if ('over' in data) stop()
      else hear(data, (result) => resolve({ result, over }))
    })
    worker.addEventListener('error', ({ message }) => fail('OperationError', message))
    worker.postMessage(job)
  })
}
