import type { TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'
import type { Status } from '../../sync/api'
import { href } from '../state/router'
import { useTeamView } from '../state/team'
import { useNow } from '../state/use-now'
import { teamState } from '../team/team-state'
import styles from './header.module.css'

/** One dot and a few words: is everything safe, and where it should be? With a team, the way to it. */
export function StateDot({ status }: { readonly status: Status | undefined }) {
  const { team } = useTeamView().value
  const now = useNow()
  if (!status) return null
  const [state, text] = stateOf(status, team, now)
  const content = (
    <span class={styles.state} data-state={state} role="status">
      <span class={styles.dot} />
      {text}
    </span>
  )
  if (team === undefined) return content
  return (
    <a class={styles.stateLink} href={href('team')} title={t('team.title')}>
      {content}
    </a>
  )
}

type State = 'trouble' | 'work' | 'saving' | 'saved' | 'waiting'

function stateOf(status: Status, team: TeamStatus | undefined, now: number): readonly [State, string] {
  if (status.trouble.length > 0) return ['trouble', t('state.trouble')]
  if (status.work) {
    const { done, total } = status.work
    return ['work', t('state.work', { percent: total === 0 ? 0 : Math.floor((100 * done) / total) })]
  }
  if (status.saving > 0) return ['saving', t('state.saving')]
  if (team === undefined) return ['saved', t('state.saved')]
  const { tone, text } = teamState(team, now)
  return [tone, text]
}
