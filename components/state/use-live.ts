import { signal, type ReadonlySignal } from '@preact/signals'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import type { Answer, Query } from '../../crm/queries'
import type { Ledger, Status } from '../../sync/api'
import { useLedger } from './client'
import { answerAtStart } from './prefetch'

/**
 * The answer to a query as a signal that follows the ledger; `undefined` until the first answer.
 * A changed query starts over, unless `keep`: then the old answer stands until the new one is there.
 */
export function useLive<Q extends Query>(query: Q | undefined, keep = false): ReadonlySignal<Answer<Q> | undefined> {
  const ledger = useLedger()
  const shape = query === undefined ? '' : JSON.stringify(query)
  const answer = useMemo(() => signal(answerAtStart(ledger, query)), [ledger, keep ? '' : shape])
  useLayoutEffect(() => {
    if (query === undefined) {
      answer.value = undefined
      return
    }
    return ledger.live(query, (next) => {
      answer.value = next
    })
  }, [ledger, shape, answer])
  return answer
}

function statusOf(ledger: Ledger): Status | undefined {
  let now: Status | undefined
  ledger.status((status) => {
    now = status
  })()
  return now
}

/** The state of the store as a signal; `undefined` until it is known. */
export function useStatus(): ReadonlySignal<Status | undefined> {
  const ledger = useLedger()
  const status = useMemo(() => signal(statusOf(ledger)), [ledger])
  useLayoutEffect(
    () =>
      ledger.status((next) => {
        // Told often and mostly the same; what hangs on it is drawn anew only when it is another.
        if (JSON.stringify(next) !== JSON.stringify(status.peek())) status.value = next
      }),
    [ledger, status]
  )
  return status
}
