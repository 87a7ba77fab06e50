import { useSignal } from '@preact/signals'
import type { BackupCopy } from '../../crm/backup'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import type { LedgerInfo, Status } from '../../sync/api'
import { PickFile } from '../backup/pick-file'
import { lazy } from '../state/lazy'
import { useCommand } from '../state/use-command'
import { Button } from '../ui/button'
import styles from './lost-ledger.module.css'

const RestoreDialog = lazy(async () => (await import('../backup/restore-dialog')).RestoreDialog)

export interface LostLedgerProps {
  readonly ledgers: readonly LedgerInfo[]
  readonly status: Status
}

/** The newest copy of each ledger that is gone. */
const newestOf = (ledgers: readonly LedgerInfo[], copies: readonly BackupCopy[]): readonly BackupCopy[] =>
  ledgers.flatMap(({ id }) => copies.find(({ ledger }) => ledger === id) ?? [])

/** What can be done when the browser has removed the ledgers. */
export function LostLedger({ ledgers, status }: LostLedgerProps) {
  const { run, pending } = useCommand()
  const file = useSignal<Blob | undefined>(undefined)
  const busy = pending.value || status.work !== undefined
  const copies = newestOf(ledgers, status.backup?.copies ?? [])
  return (
    <>
      {copies.map(({ file: from, at, people }) => (
        <div key={from} class={styles.copy}>
          <p>{t('trouble.lost.copy', { when: formatMoment(at), count: people })}</p>
          <Button
            kind="primary"
            size="small"
            busy={busy}
            disabled={busy}
            onClick={() => void run({ kind: 'backup.restore', from, into: 'beside' })}
          >
            {t('trouble.lost.bring_back')}
          </Button>
        </div>
      ))}
      <PickFile small onFile={(chosen) => (file.value = chosen)} />
      <Button
        size="small"
        kind="quiet"
        disabled={busy}
        onClick={() => void run({ kind: 'ledger.create', name: ledgers[0]?.name ?? '' })}
      >
        {t('trouble.lost.start_empty')}
      </Button>
      {file.value !== undefined && <RestoreDialog from={file.value} onClose={() => (file.value = undefined)} />}
    </>
  )
}
