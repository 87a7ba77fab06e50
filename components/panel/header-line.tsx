import type { Answers } from '../../crm/queries'
import { t } from '../../platform/i18n'
import type { Status } from '../../sync/api'
import { useCommand } from '../state/use-command'
import { Hidden } from '../ui/hidden'
import { LedgerMenu } from './ledger-menu'
import { SettingsMenu } from './settings-menu'
import { StateDot } from './state-dot'
import header from './header.module.css'

export interface HeaderLineProps {
  readonly status: Status | undefined
  readonly counts: Answers['counts'] | undefined
  readonly onKeys: () => void
  readonly onFields: () => void
}

/** Whose ledger this is, whether all is safe, and the menu. */
export function HeaderLine({ status, counts, onKeys, onFields }: HeaderLineProps) {
  const { run } = useCommand()
  const removeSample = (): void => void run({ kind: 'sample', on: false }, { done: t('settings.sample_removed') })
  return (
    <>
      <Hidden>
        <h1>{status?.ledger?.name ?? t('ledger.heading')}</h1>
      </Hidden>
      <div class={header.line}>
        <LedgerMenu status={status} counts={counts} />
        <div class={header.right}>
          <StateDot status={status} />
          <SettingsMenu
            onKeys={onKeys}
            onFields={onFields}
            onRemoveSample={(counts?.sample ?? 0) > 0 ? removeSample : undefined}
          />
        </div>
      </div>
    </>
  )
}
