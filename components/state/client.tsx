import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Ledger } from '../../sync/api'

export const LedgerContext = createContext<Ledger | undefined>(undefined)

/** The door to the data. Only for the parts that own queries and commands; leaves get props. */
export function useLedger(): Ledger {
  const ledger = useContext(LedgerContext)
  if (!ledger) throw new Error('no LedgerContext above this component')
  return ledger
}
