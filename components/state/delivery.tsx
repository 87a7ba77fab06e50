import { signal, type ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks'
import type { MailboxAnswer, MailboxProblem, MailboxRequest, MailboxView } from '../../crm/mailbox'
import { err, type Result } from '../../platform/result'
import type { Delivery } from '../../sync/api'

/** The door to delivery through folders, servers and files; absent where a page has none. */
export const DeliveryContext = createContext<Delivery | undefined>(undefined)

const nothing: MailboxView = { shared: false, places: [] }

/** The places of the open ledger as the hub sees them. */
export function useDeliveryView(): ReadonlySignal<MailboxView> {
  const delivery = useContext(DeliveryContext)
  const view = useMemo(() => signal<MailboxView>(nothing), [delivery])
  useLayoutEffect(
    () =>
      delivery?.view((next) => {
        view.value = next
      }),
    [delivery, view]
  )
  return view
}

export interface Deliverer {
  readonly ask: (request: MailboxRequest) => Promise<Result<MailboxAnswer, MailboxProblem>>
  /** What has been asked and takes longer than 150 ms. */
  readonly pending: ReadonlySignal<MailboxRequest['ask'] | undefined>
  readonly problem: ReadonlySignal<MailboxProblem | undefined>
  readonly clear: () => void
}

const noticeable = 150

function createDeliverer(delivery: Delivery | undefined): Deliverer {
  const pending = signal<MailboxRequest['ask'] | undefined>(undefined)
  const problem = signal<MailboxProblem | undefined>(undefined)
  return {
    ask: async (request) => {
      const timer = setTimeout(() => (pending.value = request.ask), noticeable)
      const outcome = (await delivery?.ask(request)) ?? err('unreachable')
      clearTimeout(timer)
      pending.value = undefined
      problem.value = outcome.ok ? undefined : outcome.error
      return outcome
    },
    pending,
    problem,
    clear: () => {
      problem.value = undefined
    }
  }
}

/** Asks for something; what went wrong is kept for the place that asked. */
export function useDeliverer(): Deliverer {
  const delivery = useContext(DeliveryContext)
  return useMemo(() => createDeliverer(delivery), [delivery])
}
