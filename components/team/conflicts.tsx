import type { Conflict, ConflictValue, TeamStatus } from '../../crm/team'
import type { RecordClass, RecordId, Scalar } from '../../crm/types'
import { t } from '../../platform/i18n'
import { fieldWord } from '../people/field-words'
import { shownValue } from '../people/change-words'
import { useTeamView } from '../state/team'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Words } from '../ui/words'
import { ago } from './amounts'
import { nameOfAuthor } from './team-words'
import styles from './conflicts.module.css'

export interface ConflictsProps {
  readonly cls: RecordClass
  readonly id: RecordId
  readonly now: number
}

/** Values of a record that were set at once, both with their names, settled by one press. */
export function Conflicts({ cls, id, now }: ConflictsProps) {
  const conflicts = useLive({ q: 'conflicts', id }).value ?? []
  const { team } = useTeamView().value
  const { run } = useCommand()
  const settle = (key: string, value: Scalar | null): void =>
    void run({ kind: 'settle', records: [{ cls, id }], key, value }, { done: t('team.conflict.settled') })
  if (conflicts.length === 0) return null
  return (
    <>
      {conflicts.map((conflict) => (
        <OneConflict
          key={conflict.key}
          conflict={conflict}
          team={team}
          now={now}
          onSettle={(value) => settle(conflict.key, value)}
        />
      ))}
    </>
  )
}

interface OneConflictProps {
  readonly conflict: Conflict
  readonly team: TeamStatus | undefined
  readonly now: number
  readonly onSettle: (value: Scalar | null) => void
}

function OneConflict({ conflict, team, now, onSettle }: OneConflictProps) {
  const field = fieldWord(conflict.key)
  return (
    <section class={styles.conflict} aria-label={t('team.conflict.label', { field })}>
      <p>
        <Words
          k="team.conflict.title"
          params={{ count: conflict.values.length }}
          places={{ count: conflict.values.length, field: <strong>{field}</strong> }}
        />
      </p>
      <ul class={styles.values}>
        {conflict.values.map((one, at) => (
          <li key={`${one.author} ${at}`} class={styles.value}>
            <span class={styles.text}>
              <strong>
                <bdi>{textOf(conflict.key, one)}</bdi>
              </strong>
              <span class={styles.by}>{byOf(team, one, now)}</span>
            </span>
            <Button size="small" onClick={() => onSettle(one.value)}>
              {t(at === 0 ? 'team.conflict.keep' : 'team.conflict.take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const textOf = (key: string, { value }: ConflictValue): string => {
  const text = shownValue(key, value)
  return text === '' ? t('team.conflict.empty') : text
}

function byOf(team: TeamStatus | undefined, { author, at }: ConflictValue, now: number): string {
  const name = nameOfAuthor(team, author) ?? t('team.connect.somebody')
  return at === undefined ? name : t('team.conflict.by', { name, when: ago(at, now) })
}
