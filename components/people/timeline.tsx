import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { LogEntry } from '../../crm/log'
import type { Row, TimelineEntry } from '../../crm/queries'
import { readActivity } from '../../crm/read'
import type { RecordId } from '../../crm/types'
import { formatMoment, formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { useLedger } from '../state/client'
import { undo, useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import { Section } from '../ui/section'
import { activityIcons, activityTitle } from './activity-words'
import { ChangeText } from './change-line'
import { changeLines } from './change-words'
import { PrivateMark } from './private-mark'
import styles from './timeline.module.css'

const page = 20
const shows = ['all', 'contacts', 'changes'] as const
type Show = (typeof shows)[number]
const showWords: Readonly<Record<Show, MessageKey>> = {
  all: 'timeline.all',
  contacts: 'timeline.contacts',
  changes: 'timeline.changes'
}

export interface TimelineProps {
  readonly id: RecordId
  /** Records that are merged with it. */
  readonly also?: readonly RecordId[] | undefined
  readonly now: number
  /** The composer, above the first entry. */
  readonly children?: ComponentChildren
}

/** Mails, calls, notes and changes of one record, the newest first. */
export function Timeline({ id, also, now, children }: TimelineProps) {
  const [count, setCount] = useState(page)
  const [show, setShow] = useState<Show>('all')
  const answer = useLive({ q: 'timeline', id, count }, true).value
  const ledger = useLedger()
  const ids = [id, ...(also ?? [])]
  const entries = (answer?.entries ?? []).filter((entry) => visible(entry, ids, show))
  const filter = (
    <Menu
      label={t('timeline.filter')}
      end
      entries={shows.map((each) => ({
        kind: 'item',
        label: t(showWords[each]),
        chosen: each === show,
        run: () => setShow(each)
      }))}
      trigger={(trigger) => (
        <Button {...trigger} kind="quiet" size="small">
          {t(showWords[show])}
          <Icon name="down" size={14} />
        </Button>
      )}
    />
  )
  return (
    <Section title={t('timeline.title')} aside={filter}>
      {children}
      {answer && entries.length === 0 && <p class={styles.none}>{t('timeline.empty')}</p>}
      <ol class={styles.list} aria-busy={answer === undefined}>
        {entries.map((entry) =>
          entry.activity ? (
            <ActivityEntry key={entry.activity.id} row={entry.activity} id={id} now={now} />
          ) : entry.change ? (
            <ChangeEntry
              key={entry.change.id}
              entry={entry.change}
              ids={ids}
              now={now}
              onUndo={(target) => void undo(ledger, target)}
            />
          ) : null
        )}
      </ol>
      {answer?.more && (
        <Button kind="quiet" size="small" onClick={() => setCount(count + page)}>
          {t('timeline.older')}
        </Button>
      )}
    </Section>
  )
}

/** An undo is told by the line it took back, which says so itself. */
function visible(entry: TimelineEntry, ids: readonly RecordId[], show: Show): boolean {
  if (entry.activity) return show !== 'changes'
  return (
    show !== 'contacts' && entry.change?.undoes === undefined && changeLines(entry.change ?? noEntry, ...ids).length > 0
  )
}

const noEntry: LogEntry = { id: '', at: 0, kind: '', origin: 'hand', changes: [], records: [] }

interface ChangeEntryProps {
  readonly entry: LogEntry
  readonly ids: readonly RecordId[]
  readonly now: number
  readonly onUndo: (command: string) => void
}

function ChangeEntry({ entry, ids, now, onUndo }: ChangeEntryProps) {
  return (
    <li class={`${styles.entry} ${styles.change}`}>
      <span class={styles.picture}>
        <Icon name="change" size={16} />
      </span>
      <div class={styles.body}>
        <ChangeText entry={entry} ids={ids} onUndo={() => onUndo(entry.undoneBy ?? entry.id)} />
      </div>
      <When at={entry.at} now={now} />
    </li>
  )
}

function When({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <time class={styles.when} dateTime={new Date(at).toISOString()} title={formatMoment(at)}>
      {formatWhen(at, now)}
    </time>
  )
}

function ActivityEntry({ row, id, now }: { readonly row: Row; readonly id: RecordId; readonly now: number }) {
  const [open, setOpen] = useState(false)
  const { run } = useCommand()
  const activity = readActivity(row.id, row.rec)
  const { mail, notes } = activity
  const others = activity.with.filter((each) => each !== id)
  const text = open && mail?.body !== undefined ? mail.body : notes
  return (
    <li class={styles.entry}>
      <span class={styles.picture}>
        <Icon name={activityIcons[activity.kind]} size={16} />
      </span>
      <div class={styles.body}>
        <p class={styles.title}>
          <PrivateMark seg={row.seg} />
          <bdi>{activityTitle(activity)}</bdi>
        </p>
        {text !== '' && <p class={styles.second}>{text}</p>}
        {activity.kind === 'mail' && text === '' && (
          <p class={styles.second}>
            {t(activity.direction === 'out' ? 'activity.mail_sent' : 'activity.mail_received')}
            {others.length > 0 && ` · ${t('activity.with_others', { count: others.length })}`}
          </p>
        )}
        <div class={styles.foot}>
          {mail?.link?.startsWith('https://') && (
            <a class={styles.undo} href={mail.link} target="_blank" rel="noreferrer noopener">
              {t('activity.open_mail')}
            </a>
          )}
          {mail?.body !== undefined && (
            <button type="button" class={styles.undo} aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'activity.hide_text' : 'activity.show_text')}
            </button>
          )}
        </div>
      </div>
      <span class={styles.end}>
        <When at={activity.at} now={now} />
        <Button
          kind="quiet"
          size="small"
          icon="trash"
          label={t('activity.delete', { what: activityTitle(activity) })}
          onClick={() =>
            void run({ kind: 'remove', records: [{ cls: 'activity', id: row.id }] }, { done: t('activity.deleted') })
          }
        />
      </span>
    </li>
  )
}
