import { log } from '../../platform/log'
import { openLedgerDb, type LedgerDb } from '../../sync/store/db'
import { clearApart, fillApart } from '../../sync/transfer/apart'
import type { FromApart, ToApart } from './apart-messages'

/** Writes many rows beside the hub, which shares its thread with every page of the extension. */

const say = (message: FromApart): void => postMessage(message)

async function carryOut(db: LedgerDb, job: ToApart): Promise<() => Promise<void>> {
  if ('fill' in job) {
    const { result, rest } = await fillApart(db, job.fill, (filled, state) => say({ filled, state }))
    say({ result })
    return rest
  }
  const { result, rest } = await clearApart(db, job.clear, (swept) => say({ swept }))
  say({ cleared: result })
  return rest
}

async function work(job: ToApart): Promise<void> {
  const opened = await openLedgerDb(job.ledger, { existing: true })
  if (!opened.ok) throw new Error(opened.error.kind)
  const rest = await carryOut(opened.value, job)
  await rest().catch((error: unknown) => log.error('import', 'the search index was not finished', error))
  opened.value.close()
}

addEventListener('message', ({ data }: MessageEvent<ToApart>) => {
  work(data)
    .then(() => say({ over: true }))
    .catch((cause: unknown) => {
      // The name tells a full disk from everything else.
      const { name, message } = cause instanceof Error ? cause : new Error(String(cause))
      say({ failed: { name, message } })
    })
})
