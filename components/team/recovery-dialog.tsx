import { useState } from 'preact/hooks'
import type { TeamStatus } from '../../crm/team'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { useOnce } from '../state/use-once'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { teamErrorText } from './team-words'
import styles from './recovery-dialog.module.css'

export interface RecoveryDialogProps {
  readonly team: TeamStatus
  readonly onClose: () => void
}

/** Makes a code for the drawer: whoever has it can act for this person when every device is lost. */
export function RecoveryDialog({ team, onClose }: RecoveryDialogProps) {
  const asker = useAsk()
  const [made, setMade] = useState<{ readonly code: string; readonly at: number } | undefined>()
  const me = team.members.find((member) => member.me)?.name ?? ''
  const make = useOnce(async () => {
    const answer = await asker.ask({ ask: 'recovery' })
    if (answer.ok) setMade({ code: answer.value.text ?? '', at: Date.now() })
  })
  return (
    <Dialog
      title={t('team.recovery.title')}
      onClose={onClose}
      footer={
        made === undefined ? (
          <>
            <Button kind="quiet" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button kind="primary" busy={asker.pending.value} onClick={() => void make()}>
              {t('team.recovery.make')}
            </Button>
          </>
        ) : (
          <>
            <Button kind="quiet" onClick={onClose}>
              {t('team.recovery.done')}
            </Button>
            <Button kind="primary" onClick={() => globalThis.print()}>
              {t('team.recovery.print')}
            </Button>
          </>
        )
      }
    >
      {made === undefined ? (
        <p>{t('team.recovery.text')}</p>
      ) : (
        <div class={styles.paper}>
          <p class={styles.title}>{t('team.recovery.paper', { team: team.name, name: me })}</p>
          <p class={styles.code}>{made.code}</p>
          <p class={styles.small}>{t('team.recovery.paper_hint', { when: formatMoment(made.at) })}</p>
        </div>
      )}
      {made !== undefined && <p>{t('team.recovery.once')}</p>}
      {asker.error.value !== undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {teamErrorText(asker.error.value)}
        </Banner>
      )}
    </Dialog>
  )
}
