import { t } from '../../platform/i18n'
import type { LedgerInfo } from '../../sync/api'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'

/** What can be done when the browser has removed the ledgers. */
export function LostLedger({ ledgers }: { readonly ledgers: readonly LedgerInfo[] }) {
  const { run, pending } = useCommand()
  const name = ledgers[0]?.name ?? ''
  return (
    <Button size="small" disabled={pending.value} onClick={() => void run({ kind: 'ledger.create', name })}>
      {t('trouble.lost.start_empty')}
    </Button>
  )
}
