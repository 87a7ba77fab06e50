import type { Row } from '../../crm/queries'
import { formatAge } from '../../platform/dates'
import { formatList, t } from '../../platform/i18n'
import { shownValue } from '../people/change-words'
import { reasonText } from '../people/possible-duplicates'
import { rowTitle, secondLine } from '../people/row-line'
import { Avatar } from '../ui/avatar'
import { Breakable } from '../ui/breakable'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import type { Group } from './groups'
import styles from './duplicates.module.css'

export interface PairCardProps {
  readonly group: Group
  readonly now: number
  readonly busy: boolean
  readonly hrefOf: (id: string) => string
  readonly onMerge: () => void
  readonly onChoose: () => void
  readonly onDistinct: () => void
}

/** Records that may be the same, why, and what to do about it. */
export function PairCard({ group, now, busy, hrefOf, onMerge, onChoose, onDistinct }: PairCardProps) {
  const { rows, reasons } = group
  return (
    <li class={styles.pair} aria-label={formatList(rows.map(rowTitle))}>
      <div class={styles.both}>
        {rows.map((row) => (
          <Side key={row.id} row={row} now={now} href={hrefOf(row.id)} />
        ))}
      </div>
      <div class={styles.foot}>
        <span class={styles.reasons}>
          {reasons.slice(0, 3).map((reason) => (
            <Chip key={reason.kind} icon="same">
              {reasonText(reason)}
            </Chip>
          ))}
        </span>
        <span class={styles.buttons}>
          <Button size="small" kind="quiet" disabled={busy} onClick={onDistinct}>
            {t('merge.not_same')}
          </Button>
          <Button size="small" disabled={busy} onClick={onChoose}>
            {t('merge.choose')}
          </Button>
          <Button size="small" kind="primary" icon="merge" disabled={busy} onClick={onMerge}>
            {rows.length > 2 ? t('merge.action_all', { count: rows.length }) : t('merge.action')}
          </Button>
        </span>
      </div>
    </li>
  )
}

function Side({ row, now, href }: { readonly row: Row; readonly now: number; readonly href: string }) {
  const name = rowTitle(row)
  const second = secondLine(row)
  const points = Object.entries(row.rec)
    .flatMap(([key, value]) => (/^(?:email|phone|domain)\//.test(key) ? [{ key, text: shownValue(key, value) }] : []))
    .filter(({ text }) => text !== second)
    .slice(0, 3)
  return (
    <div class={styles.side}>
      <Avatar name={name} kind={row.cls === 'company' ? 'company' : 'person'} />
      <div class={styles.who}>
        <a class={styles.name} href={href}>
          <bdi>{name}</bdi>
        </a>
        <p class={styles.second}>
          <Breakable text={second} />
        </p>
        {points.map(({ key, text }) => (
          <p key={key} class={styles.second}>
            <Breakable text={text} />
          </p>
        ))}
        <p class={styles.quiet}>
          {row.contact === undefined
            ? t('record.never_contacted')
            : t('record.last_contact', { when: formatAge(row.contact, now) })}
        </p>
      </div>
    </div>
  )
}
