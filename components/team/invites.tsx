import type { TeamInvite, TeamStatus } from '../../crm/team'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { roleWord } from './team-words'
import styles from './team.module.css'

/** Invitations that can still be used. */
export function Invites({ team, now }: { readonly team: TeamStatus; readonly now: number }) {
  const open = team.invites.filter(({ until, left }) => until > now && left > 0)
  if (open.length === 0) return null
  return (
    <Section title={t('team.invites')}>
      <ul class={styles.lines}>
        {open.map((invite) => (
          <InviteLine key={invite.id} invite={invite} by={team.members.find(({ id }) => id === invite.by)?.name} />
        ))}
      </ul>
    </Section>
  )
}

function InviteLine({ invite, by }: { readonly invite: TeamInvite; readonly by: string | undefined }) {
  const asker = useAsk()
  const until = formatMoment(invite.until)
  return (
    <li class={styles.line}>
      <span class={styles.grow}>
        {roleWord(invite.role)}
        <span class={styles.quiet}>
          {' '}
          {by === undefined ? t('team.invite.until', { until }) : t('team.invite.by_until', { by, until })}
        </span>
      </span>
      <Button
        kind="quiet"
        size="small"
        busy={asker.pending.value}
        onClick={() => void asker.ask({ ask: 'revoke', invite: invite.id })}
      >
        {t('team.invite.revoke')}
      </Button>
    </li>
  )
}
