import type { ImportSetup, OpenedFile, OnShare, Transfer } from '../../components/import/transfer'
import type { ExportOrder } from '../../crm/export/order'

/** The talk between the full page and its worker. Both come from one build, so that it is typed and not parsed. */

export interface Working {
  readonly onShare: OnShare
  readonly signal: AbortSignal
}

export interface Calls {
  open(file: Blob, name: string): ReturnType<Transfer['open']>
  dryRun(setup: ImportSetup, working: Working): ReturnType<Transfer['dryRun']>
  save(setup: ImportSetup, working: Working): ReturnType<Transfer['save']>
  write(order: ExportOrder, working: Working): ReturnType<Transfer['write']>
}

type Ask =
  | { readonly call: 'open'; readonly file: Blob; readonly name: string }
  | { readonly call: 'dryRun' | 'save'; readonly setup: ImportSetup }
  | { readonly call: 'write'; readonly order: ExportOrder }

export type ToWorker = { readonly id: number; readonly ask: Ask } | { readonly id: number; readonly abort: true }
export type FromWorker =
  | { readonly wake: true }
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failed: string }

export type { OpenedFile }

/** Answers in the worker. */
export function serve(calls: Calls): void {
  const running = new Map<number, AbortController>()
  const say = (message: FromWorker): void => postMessage(message)

  const carryOut = (ask: Ask, working: Working): Promise<unknown> => {
    switch (ask.call) {
      case 'open':
        return calls.open(ask.file, ask.name)
      case 'dryRun':
        return calls.dryRun(ask.setup, working)
      case 'save':
        return calls.save(ask.setup, working)
      case 'write':
        return calls.write(ask.order, working)
    }
  }

  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    const { id } = data
    if ('abort' in data) return running.get(id)?.abort()
    const controller = new AbortController()
    running.set(id, controller)
    const working = { onShare: (share: number) => say({ id, share }), signal: controller.signal }
    carryOut(data.ask, working)
      .then((result) => say({ id, result }))
      .catch((cause: unknown) => say({ id, failed: String(cause) }))
      .finally(() => running.delete(id))
  })
}
