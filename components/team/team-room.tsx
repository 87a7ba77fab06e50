import { useState } from 'preact/hooks'
import type { TeamStatus } from '../../crm/team'
import { t } from '../../platform/i18n'
import { useNow } from '../state/use-now'
import { useTeamView } from '../state/team'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Section } from '../ui/section'
import { Connections } from './connections'
import { InviteDialog } from './invite-dialog'
import { Invites } from './invites'
import { JoinProgress } from './join-progress'
import { MailboxSection } from './mailbox'
import { MemberRow } from './member-row'
import { OwnDevice } from './own-device'
import { RefusedUpdates } from './refused'
import { ServersForm } from './servers-form'
import { StartTeam } from './start-team'
import { grantable } from './team-words'
import { teamState } from './team-state'
import styles from './team.module.css'

/** Everything about the team: who is in it, who is here, and how they reach each other. */
export function TeamRoom({ first }: { readonly first?: string | undefined }) {
  const { team, joining } = useTeamView().value
  return (
    <div class={styles.room}>
      {joining !== undefined && (
        <Section title={t('team.joining.title')}>
          <JoinProgress joining={joining} />
        </Section>
      )}
      {team === undefined
        ? joining === undefined && (
            <>
              <h2 class={styles.title}>{t('team.title')}</h2>
              <StartTeam first={first === 'join' || first === 'recover' ? first : undefined} />
            </>
          )
        : joining?.stage !== 'connecting' && <Members team={team} />}
    </div>
  )
}

function Members({ team }: { readonly team: TeamStatus }) {
  const now = useNow()
  const [inviting, setInviting] = useState(false)
  const { role, gone, waiting } = team.self
  const members = team.members.filter((member) => !member.gone)
  return (
    <>
      <header class={styles.head}>
        <div>
          <h2 class={styles.title}>{team.name}</h2>
          <p class={styles.quiet}>{teamState(team, now).text}</p>
        </div>
        {grantable(role).length > 0 && !gone && !waiting && (
          <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
            {t('team.invite.open')}
          </Button>
        )}
      </header>
      {gone && (
        <Banner tone="cloth" icon="warning" title={t('team.gone')} alert>
          {t('team.gone_text')}
        </Banner>
      )}
      {waiting && (
        <Banner tone="amber" icon="clock" title={t('team.you_wait')}>
          {t('team.you_wait_text')}
        </Banner>
      )}
      {team.newer && (
        <Banner tone="amber" icon="warning" title={t('team.newer')}>
          {t('team.newer_text')}
        </Banner>
      )}
      <RefusedUpdates team={team} now={now} />
      <Section title={t('team.people', { count: members.length })}>
        <ul>
          {members.map((member) => (
            <MemberRow key={member.id} team={team} member={member} now={now} />
          ))}
        </ul>
      </Section>
      <Invites team={team} now={now} />
      {!gone && <Connections team={team} now={now} />}
      {!gone && <MailboxSection team={team} now={now} />}
      {(role === 'owner' || role === 'admin') && !gone && <ServersForm />}
      {!gone && <OwnDevice team={team} />}
      {inviting && <InviteDialog team={team} onClose={() => setInviting(false)} />}
    </>
  )
}
