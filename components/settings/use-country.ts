import { countryWrite, ledgerRecord } from '../../crm/ledger'
import { guessCountry } from '../../platform/country'
import { useLedger } from '../state/client'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'

/** The ledger's country, or our guess until somebody has set it, and the way to set it. */
export function useCountry(): { readonly country: string; readonly setCountry: (country: string) => Promise<void> } {
  const ledger = useLedger()
  const command = useCommand()
  const stored = useLive({ q: 'settings' }).value?.country
  const setCountry = async (country: string): Promise<void> => {
    const exists = (await ledger.read({ q: 'record', id: ledgerRecord })) !== undefined
    await command.save([countryWrite(country, exists)])
  }
  return { country: stored || guessCountry(), setCountry }
}
