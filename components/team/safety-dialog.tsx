import { useEffect, useState } from 'preact/hooks'
import type { TeamDevice } from '../../crm/team'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { teamErrorText } from './team-words'
import styles from './team.module.css'

export interface SafetyDialogProps {
  /** Whose device it is. */
  readonly name: string
  readonly device: TeamDevice
  readonly onClose: () => void
}

/** Twelve numbers that two people read to each other. Equal numbers mean that nobody sits in between. */
export function SafetyDialog({ name, device, onClose }: SafetyDialogProps) {
  const asker = useAsk()
  const [groups, setGroups] = useState<readonly string[]>([])
  useEffect(() => {
    const load = async (): Promise<void> => {
      const answer = await asker.ask({ ask: 'safety', device: device.id })
      if (answer.ok) setGroups(answer.value.groups ?? [])
    }
    void load()
  }, [device.id])
  const mark = async (equal: boolean): Promise<void> => {
    const done = await asker.ask({ ask: 'verify', device: device.id, equal })
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={t('team.safety.title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" danger onClick={() => void mark(false)}>
            {t('team.safety.different')}
          </Button>
          <Button kind="primary" disabled={groups.length === 0} onClick={() => void mark(true)}>
            {t('team.safety.equal')}
          </Button>
        </>
      }
    >
      <p>{t('team.safety.text', { name, device: device.label })}</p>
      <ol class={styles.safety} aria-label={t('team.safety.numbers')}>
        {(groups.length === 0 ? Array.from({ length: 12 }, () => '') : groups).map((group, at) => (
          <li key={at} class={styles.number}>
            {group}
          </li>
        ))}
      </ol>
      <p class={styles.quiet}>{t('team.safety.different_hint', { name })}</p>
      {asker.error.value !== undefined && (
        <Banner tone="cloth" icon="warning" alert>
          {teamErrorText(asker.error.value)}
        </Banner>
      )}
    </Dialog>
  )
}
