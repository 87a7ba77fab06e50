import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import type { MailboxAnswer, MailboxProblem, MailboxRequest, MailboxView } from '../../crm/mailbox'
import type { Delivery } from '../../sync/api'
import { createAsked, useDoorView, type Asked } from './asker'

/** The door to delivery through folders, servers and files; absent where a page has none. */
export const DeliveryContext = createContext<Delivery | undefined>(undefined)

const nothing: MailboxView = { shared: false, places: [] }

/** The places of the open ledger as the hub sees them. */
export const useDeliveryView = (): ReadonlySignal<MailboxView> => useDoorView(useContext(DeliveryContext), nothing)

/** Asks for delivery. */
export function useDeliverer(): Asked<MailboxRequest, MailboxAnswer, MailboxProblem> {
  const delivery = useContext(DeliveryContext)
  return useMemo(() => createAsked(delivery, 'unreachable'), [delivery])
}
