import type { ComponentChildren } from 'preact'
import type { Row } from '../../crm/queries'
import { readActivity, readCompany, readPerson } from '../../crm/read'
import type { Company, Person } from '../../crm/records'
import { formatAge, formatMoment, formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { activityIcons, activityTitle } from '../people/activity-words'
import { formatPhone, telHref } from '../people/phone'
import { labelWord } from '../people/point-labels'
import { rowHref, rowTitle, secondLine } from '../people/row-line'
import { Avatar } from '../ui/avatar'
import { Breakable } from '../ui/breakable'
import { LinkButton } from '../ui/button'
import { Chip } from '../ui/chip'
import { Icon, type IconName } from '../ui/icon'
import styles from './known-card.module.css'

export interface KnownCardProps {
  readonly row: Row
  /** The last few things that happened, newest first. */
  readonly events: readonly Row[]
  readonly now: number
  /** The main action: log this mail. */
  readonly action?: ComponentChildren
  /** What the mail or page says that the record does not. */
  readonly news?: ComponentChildren
}

/** Who is this: name, company, last contact, how to reach them, and what to do now. */
export function KnownCard({ row, events, now, action, news }: KnownCardProps) {
  const record = row.cls === 'company' ? readCompany(row.id, row.rec) : readPerson(row.id, row.rec)
  const phone = record.phones[0]
  return (
    <article class={styles.card} aria-label={rowTitle(row)}>
      <div class={styles.top}>
        <Avatar name={record.name} kind={record.kind} large />
        <div class={styles.who}>
          <a class={styles.name} href={rowHref(row)}>
            <bdi>{rowTitle(row)}</bdi>
          </a>
          <p class={styles.about}>{secondLine(row)}</p>
          <Chips record={record} contact={row.contact} now={now} />
        </div>
      </div>
      <Points record={record} />
      {news}
      <div class={styles.actions}>
        {action}
        {phone && !record.doNotCall && (
          <LinkButton wide icon="call" href={telHref(phone.value, phone.extension)}>
            {t('record.call')}
          </LinkButton>
        )}
        <LinkButton wide href={rowHref(row)}>
          {t('record.open')}
        </LinkButton>
      </div>
      {events.length > 0 && (
        <ul class={styles.last} aria-label={t('timeline.title')}>
          {events.map((event) => (
            <Event key={event.id} row={event} now={now} />
          ))}
        </ul>
      )}
    </article>
  )
}

interface ChipsProps {
  readonly record: Person | Company
  readonly contact: number | undefined
  readonly now: number
}

function Chips({ record, contact, now }: ChipsProps) {
  return (
    <div class={styles.chips}>
      <Chip tone={contact === undefined ? 'neutral' : 'leaf'}>
        {contact === undefined
          ? t('record.never_contacted')
          : t('record.last_contact', { when: formatAge(contact, now) })}
      </Chip>
      {record.doNotCall && <Chip tone="amber">{t('field.do_not_call')}</Chip>}
      {record.doNotMail && <Chip tone="amber">{t('field.do_not_mail')}</Chip>}
      {record.tags.slice(0, 3).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
    </div>
  )
}

function Points({ record }: { readonly record: Person | Company }) {
  const phone = record.phones[0]
  const email = record.emails[0]
  const address = Object.values(record.addresses)[0]
  if (!phone && !email && !address) return null
  return (
    <ul class={styles.points}>
      {phone && (
        <Point icon="call" label={phone.label}>
          <a href={telHref(phone.value, phone.extension)}>{formatPhone(phone.value)}</a>
        </Point>
      )}
      {email && (
        <Point icon="mail" label={email.label}>
          <a href={`mailto:${email.value}`}>
            <Breakable text={email.value} />
          </a>
        </Point>
      )}
      {address && (
        <Point icon="home" label={undefined}>
          <span>{address.raw}</span>
        </Point>
      )}
    </ul>
  )
}

interface PointProps {
  readonly icon: IconName
  readonly label: string | undefined
  readonly children: ComponentChildren
}

function Point({ icon, label, children }: PointProps) {
  return (
    <li class={styles.point}>
      <Icon name={icon} size={16} />
      {children}
      {label !== undefined && <small>{labelWord(label)}</small>}
    </li>
  )
}

function Event({ row, now }: { readonly row: Row; readonly now: number }) {
  const activity = readActivity(row.id, row.rec)
  return (
    <li class={styles.event}>
      <Icon name={activityIcons[activity.kind]} size={16} />
      <span title={activity.notes}>
        {activityTitle(activity)}
        {activity.notes !== '' && ` · ${activity.notes}`}
      </span>
      <time dateTime={new Date(activity.at).toISOString()} title={formatMoment(activity.at)}>
        {formatWhen(activity.at, now)}
      </time>
    </li>
  )
}
