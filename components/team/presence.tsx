import type { Presence as Seen, TeamStatus } from '../../crm/team'
import type { RecordId } from '../../crm/types'
import { formatList, t } from '../../platform/i18n'
import { useTeamView } from '../state/team'
import { useNow } from '../state/use-now'
import { Icon } from '../ui/icon'
import styles from './presence.module.css'

/** Older signs than that are of somebody who has left without saying so. Milliseconds. */
const fresh = 60_000

/** Who else has this record open now, by name. Keeps no place while nobody has. */
export function Presence({ id }: { readonly id: RecordId }) {
  const { team } = useTeamView().value
  const now = useNow()
  if (team === undefined) return null
  const seen = team.presence.filter(
    ({ record, member, at }) => record === id && member !== team.self.member && now - at < fresh
  )
  const editing = namesOf(
    team,
    seen.filter((one) => one.editing !== undefined)
  )
  const here = namesOf(team, seen).filter((name) => !editing.includes(name))
  if (editing.length + here.length === 0) return null
  return (
    <p class={styles.presence} role="status">
      <Icon name="person" size={14} />
      <span>
        {editing.length > 0 && t('team.editing', { count: editing.length, names: formatList(editing) })}
        {editing.length > 0 && here.length > 0 && ' '}
        {here.length > 0 && t('team.here', { count: here.length, names: formatList(here) })}
      </span>
    </p>
  )
}

const namesOf = (team: TeamStatus, seen: readonly Seen[]): readonly string[] => [
  ...new Set(seen.flatMap(({ member }) => team.members.find(({ id }) => id === member)?.name ?? []))
]
