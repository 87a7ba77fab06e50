import { useSignal } from '@preact/signals'
import type { ErasurePlan } from '../../crm/erase'
import { t } from '../../platform/i18n'
import { useCommand } from '../state/use-command'
import { useTeamView } from '../state/team'
import { showToast } from '../state/toasts'
import { useLive } from '../state/use-live'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Check } from '../ui/field'
import styles from './erase.module.css'

export interface EraseDialogProps {
  readonly id: string
  readonly name: string
  /** The record is the member's own, which the team does not have. */
  readonly own?: boolean
  readonly onErased: () => void
  readonly onClose: () => void
}

/** Shows what goes and what stays, and erases when that was understood. */
export function EraseDialog({ id, name, own = false, onErased, onClose }: EraseDialogProps) {
  const plan = useLive({ q: 'erasure', id }).value
  const { team } = useTeamView().value
  const mayErase = own || team === undefined || team.self.role === 'owner' || team.self.role === 'admin'
  const sure = useSignal(false)
  const { run, pending } = useCommand()
  const erase = async (): Promise<void> => {
    const outcome = await run({ kind: 'erase', records: [id] })
    if (!outcome.ok) return
    // Without the offer to take it back, which other commands make.
    showToast(t('erase.done', { name }))
    onErased()
  }
  return (
    <Dialog title={t('erase.title', { name })} onClose={onClose}>
      <div class={styles.form}>
        <h3 class={styles.heading}>{t('erase.goes')}</h3>
        <Goes plan={plan} />
        <h3 class={styles.heading}>{t('erase.stays')}</h3>
        <ul class={styles.list}>
          {plan !== undefined && plan.shared.length > 0 && (
            <li>{t('erase.stays_shared', { count: plan.shared.length })}</li>
          )}
          <li>{t('erase.stays_company')}</li>
          <li>{t('erase.stays_hash')}</li>
          <li>{t('erase.stays_law')}</li>
        </ul>
        <h3 class={styles.heading}>{t('erase.elsewhere')}</h3>
        <p class={styles.text}>{t('erase.backups')}</p>
        {team && <p class={styles.text}>{t(own ? 'erase.own_devices' : 'erase.team')}</p>}
        {!mayErase && (
          <Banner tone="amber" icon="warning">
            {t('erase.not_allowed')}
          </Banner>
        )}
        <Check label={t('erase.sure')} checked={sure.value} onChange={(on) => (sure.value = on)} />
        <div class={styles.actions}>
          <Button
            kind="primary"
            icon="trash"
            busy={pending.value}
            disabled={!mayErase || !sure.value || plan === undefined || pending.value}
            onClick={() => void erase()}
          >
            {t('erase.now')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function Goes({ plan }: { readonly plan: ErasurePlan | undefined }) {
  const merged = (plan?.records.length ?? 1) - 1
  const activities = plan?.activities.length ?? 0
  return (
    <ul class={styles.list} aria-busy={plan === undefined}>
      <li>{t('erase.goes_record')}</li>
      {merged > 0 && <li>{t('erase.goes_merged', { count: merged })}</li>}
      {activities > 0 && <li>{t('erase.goes_activities', { count: activities })}</li>}
      <li>{t('erase.goes_history')}</li>
    </ul>
  )
}
