import { useState } from 'preact/hooks'
import type { LogEntry } from '../../crm/log'
import type { Row } from '../../crm/queries'
import { formatMoment, formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { activityIcons } from '../people/activity-words'
import { ChangeText } from '../people/change-line'
import { changeLines } from '../people/change-words'
import { rowHref, rowTitle } from '../people/row-line'
import { readActivity } from '../../crm/read'
import { useLedger } from '../state/client'
import { undo } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Icon, type IconName } from '../ui/icon'
import { Section } from '../ui/section'
import lines from '../people/timeline.module.css'
import styles from './recent.module.css'

const page = 60

/** What was done here lately, on any record, each with the way back. */
export function Recent({ now }: { readonly now: number }) {
  const ledger = useLedger()
  const [count, setCount] = useState(page)
  const log = useLive({ q: 'log', count }, true).value
  const entries = (log ?? []).filter(
    (entry) =>
      entry.undoes === undefined &&
      entry.partOf === undefined &&
      entry.records.length > 0 &&
      entry.kind !== 'ledger.create'
  )
  const ids = [...new Set(entries.map((entry) => entry.records[0] ?? ''))]
  const rows = useLive(log && { q: 'records', ids }, true).value
  const rowById = new Map(rows?.flatMap((row) => [row.id, ...(row.also ?? [])].map((id) => [id, row] as const)))

  if (log && entries.length === 0) return <Empty icon="clock" title={t('recent.empty')} text={t('recent.empty_text')} />
  return (
    <Section title={t('recent.title')}>
      <ol class={lines.list} aria-busy={rows === undefined}>
        {rows &&
          entries.map((entry) => (
            <Line
              key={entry.id}
              entry={entry}
              row={rowById.get(entry.records[0] ?? '')}
              now={now}
              onUndo={() => void undo(ledger, entry.undoneBy ?? entry.id)}
            />
          ))}
      </ol>
      {log !== undefined && log.length >= count && (
        <Button kind="quiet" size="small" onClick={() => setCount(count + page)}>
          {t('timeline.older')}
        </Button>
      )}
    </Section>
  )
}

interface LineProps {
  readonly entry: LogEntry
  readonly row: Row | undefined
  readonly now: number
  readonly onUndo: () => void
}

function Line({ entry, row, now, onUndo }: LineProps) {
  const others = entry.records.length - 1
  return (
    <li class={lines.entry}>
      <span class={lines.picture}>
        <Icon name={row ? iconOf(row) : 'change'} size={16} />
      </span>
      <div class={lines.body}>
        <p class={lines.title}>
          {row ? (
            <a class={styles.name} href={rowHref(row)}>
              <bdi>{rowTitle(row)}</bdi>
            </a>
          ) : (
            t('recent.settings')
          )}
          {others > 0 && ` ${t('recent.others', { count: others })}`}
        </p>
        <div class={lines.change}>
          {row && changeLines(entry, row.id, ...(row.also ?? [])).length > 0 ? (
            <ChangeText entry={entry} ids={[row.id, ...(row.also ?? [])]} onUndo={onUndo} />
          ) : (
            <Button kind="link" size="small" onClick={onUndo}>
              {entry.undoneBy === undefined ? t('ui.undo') : t('change.redo')}
            </Button>
          )}
        </div>
      </div>
      <time class={lines.when} dateTime={new Date(entry.at).toISOString()} title={formatMoment(entry.at)}>
        {formatWhen(entry.at, now)}
      </time>
    </li>
  )
}

function iconOf(row: Row): IconName {
  if (row.cls === 'activity') return activityIcons[readActivity(row.id, row.rec).kind]
  return row.cls === 'company' ? 'company' : row.cls === 'person' ? 'person' : 'settings'
}
