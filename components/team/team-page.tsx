import { t } from '../../platform/i18n'
import { back } from '../state/router'
import { Button } from '../ui/button'
import { TeamRoom } from './team-room'
import styles from './team.module.css'

export interface TeamPageProps {
  /** What is to be open at once: `join`, `recover`. */
  readonly first?: string | undefined
  /** In the side panel, which scrolls itself and has no list at its side. */
  readonly narrow?: boolean
}

export function TeamPage({ first, narrow }: TeamPageProps) {
  if (!narrow)
    return (
      <div class={styles.page}>
        <TeamRoom first={first} />
      </div>
    )
  return (
    <div class={styles.form}>
      <div>
        <Button kind="quiet" size="small" icon="back" onClick={back}>
          {t('ui.back')}
        </Button>
      </div>
      <TeamRoom first={first} />
    </div>
  )
}
