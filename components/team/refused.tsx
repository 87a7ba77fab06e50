import type { TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { ago } from './amounts'
import { nameOfDevice, refusalText } from './team-words'
import styles from './team.module.css'

const most = 5

/** Updates that were not let in. Nothing of them was taken over. */
export function RefusedUpdates({ team, now }: { readonly team: TeamStatus; readonly now: number }) {
  const asker = useAsk()
  if (team.refused.length === 0) return null
  return (
    <Banner
      tone="amber"
      icon="shield"
      title={t('team.refused', { count: team.refused.length })}
      actions={
        <Button size="small" onClick={() => void asker.ask({ ask: 'seen-refused' })}>
          {t('team.refused_seen')}
        </Button>
      }
    >
      {team.refused.slice(-most).map(({ at, from, reason }) => (
        <span key={`${at} ${from}`} class={styles.block}>
          {t('team.refused_line', {
            name: nameOfDevice(team, from) ?? t('team.connect.somebody'),
            when: ago(at, now),
            reason: refusalText(reason)
          })}
        </span>
      ))}
    </Banner>
  )
}
