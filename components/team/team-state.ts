import type { TeamDevice, TeamMember, TeamStatus } from '../../crm/team'
import { daysBetween } from '../../platform/dates'
import { t } from '../../platform/i18n'

export interface TeamState {
  readonly tone: 'saved' | 'waiting' | 'trouble'
  readonly text: string
}

const others = (team: TeamStatus): readonly TeamMember[] => team.members.filter(({ me, gone }) => !me && !gone)

const devicesOf = (members: readonly TeamMember[]): readonly TeamDevice[] =>
  members.flatMap(({ devices }) => devices.filter(({ gone }) => !gone))

/** The team in three words: is everything where it should be? */
export function teamState(team: TeamStatus, now: number): TeamState {
  if (team.self.gone) return { tone: 'trouble', text: t('team.state.removed') }
  if (team.newer) return { tone: 'trouble', text: t('team.state.newer') }
  const members = others(team)
  if (members.length === 0) return { tone: 'saved', text: t('team.state.alone') }
  if (team.toSend > 0) return { tone: 'waiting', text: t('team.state.to_send', { count: team.toSend }) }
  const behind = devicesOf(members).flatMap(({ behindSince }) => behindSince ?? [])
  const days = behind.length === 0 ? 0 : daysBetween(Math.min(...behind), now)
  if (days > 0) return { tone: 'waiting', text: t('team.state.behind', { count: days }) }
  const here = members.filter(({ devices }) => devices.some(({ online }) => online)).length
  if (here > 0) return { tone: 'saved', text: t('team.state.here', { count: here }) }
  return { tone: 'saved', text: t('team.state.in_step') }
}
