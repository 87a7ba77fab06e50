import type { ComponentChildren } from 'preact'
import type { PastChange } from '../../crm/past'
import type { TeamView } from '../../crm/team'
import type { Scalar } from '../../crm/types'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { shownValue } from '../people/change-words'
import { fieldWord } from '../people/field-words'
import { Words } from '../ui/words'
import { howMade, whoMade } from './history-words'
import { isCreation, keysShown } from './past-lines'
import styles from './history.module.css'

export interface PastEntryProps {
  readonly change: PastChange
  readonly field: string | undefined
  readonly team: TeamView
  /** Its values are the present ones. */
  readonly latest: boolean
  readonly onRestore?: ((key: string, value: Scalar | null) => void) | undefined
  readonly children?: ComponentChildren
}

const most = 6

/** One change: who, when, from where, and each value with what stood there before. */
export function PastEntry({ change, field, team, latest, onRestore, children }: PastEntryProps) {
  const keys = keysShown(change, field)
  const made = isCreation(change)
  const how = howMade(change)
  return (
    <li class={styles.entry}>
      <p class={styles.who}>
        <b>{whoMade(change, team)}</b>
        {how !== '' && ` · ${how}`}
        <time class={styles.when} dateTime={new Date(change.at).toISOString()}>
          {formatMoment(change.at)}
        </time>
      </p>
      {made && field === undefined && <p class={styles.line}>{t('history.created')}</p>}
      {keys.slice(0, most).map((key) => (
        <p key={key} class={styles.line}>
          <Line change={change} name={key} />
          {onRestore && !latest && key !== 'mergedInto' && key !== 'deletedAt' && (
            <>
              {' · '}
              <button
                type="button"
                class={styles.again}
                aria-label={t('history.restore_name', { value: textOf(key, change.set[key] ?? null) })}
                onClick={() => onRestore(key, change.set[key] ?? null)}
              >
                {t('history.restore')}
              </button>
            </>
          )}
        </p>
      ))}
      {keys.length > most && <p class={styles.line}>{t('change.more', { count: keys.length - most })}</p>}
      {children}
    </li>
  )
}

const cut = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
const textOf = (key: string, value: Scalar | null): string => cut(shownValue(key, value))

function Line({ change, name }: { readonly change: PastChange; readonly name: string }) {
  const [value, was] = [change.set[name] ?? null, change.before[name] ?? null]
  if (name === 'deletedAt') return <>{t(value === null ? 'change.restored' : 'change.deleted')}</>
  if (name === 'mergedInto') return <>{t(value === null ? 'history.kind.unmerge' : 'history.kind.merge')}</>
  if (name === 'company') return <>{t('change.company')}</>
  const [from, to] = [textOf(name, was), textOf(name, value)]
  const places = {
    field: fieldWord(name),
    from: <bdi class={styles.was}>{from}</bdi>,
    to: (
      <b>
        <bdi>{to}</bdi>
      </b>
    )
  }
  if (from === '' || from === to) return <Words k="change.set" places={places} />
  return <Words k={to === '' ? 'change.taken' : 'change.from_to'} places={places} />
}
