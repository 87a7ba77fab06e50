import { useState } from 'preact/hooks'
import type { TeamLink, TeamStatus } from '../../crm/team'
import { formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useAsk } from '../state/team'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Section } from '../ui/section'
import { ConnectByText } from './connect-by-text'
import { nameOfDevice, problemText, routeText, teamErrorText } from './team-words'
import styles from './team.module.css'

/** Live connections, how each goes, and what stands in the way of the others. */
export function Connections({ team, now }: { readonly team: TeamStatus; readonly now: number }) {
  const asker = useAsk()
  const [byText, setByText] = useState(false)
  return (
    <Section
      title={t('team.connections')}
      aside={
        <Button kind="link" size="small" busy={asker.pending.value} onClick={() => void asker.ask({ ask: 'connect' })}>
          {t('team.connect.again')}
        </Button>
      }
    >
      {team.links.length === 0 ? (
        <p class={styles.quiet}>{t('team.connect.none')}</p>
      ) : (
        <ul class={styles.lines}>
          {team.links.map((link) => (
            <LinkLine key={link.id} link={link} name={nameOf(team, link)} now={now} />
          ))}
        </ul>
      )}
      {asker.error.value !== undefined && <p class={styles.error}>{teamErrorText(asker.error.value)}</p>}
      <div>
        <Button icon="link" onClick={() => setByText(true)}>
          {t('team.connect.by_text')}
        </Button>
      </div>
      {byText && (
        <Dialog title={t('team.connect.by_text')} onClose={() => setByText(false)}>
          <ConnectByText hint={t('team.connect.by_text_hint')} />
        </Dialog>
      )}
    </Section>
  )
}

const nameOf = (team: TeamStatus, { device }: TeamLink): string =>
  (device === undefined ? undefined : nameOfDevice(team, device)) ?? t('team.connect.somebody')

function LinkLine({ link, name, now }: { readonly link: TeamLink; readonly name: string; readonly now: number }) {
  const { state, route, problem, since } = link
  return (
    <li class={styles.line} data-state={state}>
      <span class={styles.dot} />
      <span class={styles.grow}>
        <bdi>{name}</bdi>
        <span class={styles.quiet}>
          {' '}
          {state === 'open' && `${routeText(route)} · ${formatWhen(since, now)}`}
          {state === 'connecting' && t('team.connect.connecting')}
          {state === 'failed' && problemText(problem ?? 'closed')}
        </span>
      </span>
    </li>
  )
}
