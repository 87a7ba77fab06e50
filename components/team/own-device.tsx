import { useState } from 'preact/hooks'
import type { TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { ConfirmDialog } from './confirm-dialog'
import { InviteDialog } from './invite-dialog'
import { RecoveryDialog } from './recovery-dialog'
import styles from './team.module.css'

/** What a member does for themselves: another device, a way back, leaving. */
export function OwnDevice({ team }: { readonly team: TeamStatus }) {
  const [open, setOpen] = useState<'device' | 'recovery' | 'leave' | undefined>()
  const close = (): void => setOpen(undefined)
  const owners = team.members.filter(({ role, gone, waiting }) => role === 'owner' && !gone && !waiting)
  return (
    <Section title={t('team.own')}>
      {owners.length === 1 && team.self.role === 'owner' && <p class={styles.quiet}>{t('team.one_owner')}</p>}
      <div class={styles.actions}>
        <Button icon="plus" onClick={() => setOpen('device')}>
          {t('team.own_device.open')}
        </Button>
        <Button icon="receipt" onClick={() => setOpen('recovery')}>
          {t('team.recovery.open')}
        </Button>
        <Button danger onClick={() => setOpen('leave')}>
          {t('team.leave.open')}
        </Button>
      </div>
      {open === 'device' && <InviteDialog team={team} own onClose={close} />}
      {open === 'recovery' && <RecoveryDialog team={team} onClose={close} />}
      {open === 'leave' && (
        <ConfirmDialog
          title={t('team.leave.title', { team: team.name })}
          action={t('team.leave.action')}
          request={{ ask: 'leave' }}
          onClose={close}
        >
          <p>{t('team.leave.text')}</p>
          <p>{t('team.leave.limits')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
