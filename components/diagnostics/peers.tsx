import type { PlaceView } from '../../crm/mailbox'
import type { TeamDevice, TeamLink, TeamStatus } from '../../crm/team'
import { formatMoment } from '../../platform/dates'
import { formatNumber, t } from '../../platform/i18n'
import { mailboxProblemText } from '../team/mailbox-words'
import { problemText, refusalText, routeText } from '../team/team-words'
import { Section } from '../ui/section'
import { sizeText } from './sizes'
import styles from './diagnostics.module.css'

export interface PeersProps {
  readonly team: TeamStatus | undefined
  readonly places: readonly PlaceView[]
}

const shownRefusals = 5

/** The other devices: how they are reached, since when, what has gone to and fro, and what was not let in. */
export function Peers({ team, places }: PeersProps) {
  if (team === undefined) return null
  const peers = team.members
    .filter(({ gone }) => !gone)
    .flatMap(({ name, devices }) => devices.map((device) => ({ name, device })))
    .filter(({ device }) => !device.gone && !device.me)
  return (
    <Section title={t('diagnostics.peers')}>
      {peers.length === 0 && <p class={styles.text}>{t('diagnostics.no_peers')}</p>}
      <ul class={styles.peers}>
        {peers.map(({ name, device }) => (
          <li key={device.id}>
            <b>
              <bdi>{name}</bdi> · <bdi>{device.label}</bdi>
            </b>
            {linesOf(
              device,
              team.links.find((link) => link.device === device.id)
            ).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </li>
        ))}
        {places.map((place) => (
          <li key={place.id}>
            <b>
              <bdi>{place.kind === 'file' ? t('diagnostics.by_file') : place.label}</bdi>
            </b>
            {linesOfPlace(place).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </li>
        ))}
      </ul>
      <p class={styles.text}>{t('diagnostics.to_send', { number: formatNumber(team.toSend) })}</p>
      {team.refused.length > 0 && (
        <ul class={styles.errors}>
          {team.refused.slice(0, shownRefusals).map(({ at, reason, from }) => (
            <li key={`${at} ${from}`}>
              <time>{formatMoment(at)}</time> {refusalText(reason)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function linesOf({ online, traffic, seenAt, behindSince }: TeamDevice, link: TeamLink | undefined): readonly string[] {
  const state =
    online && traffic !== undefined
      ? t('diagnostics.connected', { when: formatMoment(traffic.since) })
      : link?.state === 'failed' && link.problem !== undefined
        ? problemText(link.problem)
        : t('diagnostics.not_connected')
  return [
    online && link !== undefined ? `${state} · ${routeText(link.route)}` : state,
    ...(traffic === undefined
      ? []
      : [t('diagnostics.traffic', { sent: sizeText(traffic.sent), received: sizeText(traffic.received) })]),
    ...(online || seenAt === undefined ? [] : [t('diagnostics.heard', { when: formatMoment(seenAt) })]),
    behindSince === undefined ? t('diagnostics.even') : t('diagnostics.behind', { when: formatMoment(behindSince) })
  ]
}

const linesOfPlace = ({ waiting, sentAt, readAt, problem }: PlaceView): readonly string[] => [
  ...(problem === undefined ? [] : [mailboxProblemText(problem)]),
  ...(sentAt === undefined ? [] : [t('diagnostics.place_sent', { when: formatMoment(sentAt) })]),
  ...(readAt === undefined ? [] : [t('diagnostics.place_read', { when: formatMoment(readAt) })]),
  t('diagnostics.place_waiting', { number: formatNumber(waiting) })
]
