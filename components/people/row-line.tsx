import type { ReadonlySignal } from '@preact/signals'
import type { Row } from '../../crm/queries'
import { readActivity, readCompany, readPerson } from '../../crm/read'
import { formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { href } from '../state/router'
import { Avatar } from '../ui/avatar'
import { ListRow } from '../ui/list-row'
import { activityTitle } from './activity-words'
import { formatPhone } from './phone'
import { PrivateMark } from './private-mark'

/** Title and company, or what else tells people of one name apart. */
export function secondLine(row: Row): string {
  if (row.cls === 'company') {
    const company = readCompany(row.id, row.rec)
    const city = Object.values(company.addresses)[0]?.city
    return [company.domains[0], city].filter(Boolean).join(' · ')
  }
  if (row.cls === 'activity') return readActivity(row.id, row.rec).notes
  const { title } = row.rec
  const about = [typeof title === 'string' ? title : '', row.company].filter(Boolean).join(' · ')
  // Reading the whole record is the most that a line costs, so only those without these do it.
  if (about !== '') return about
  const { emails, phones } = readPerson(row.id, row.rec)
  const phone = phones[0]?.value
  return emails[0]?.value ?? (phone === undefined ? '' : formatPhone(phone))
}

/** What a row is called: the name, or what happened. */
export function rowTitle(row: Row): string {
  if (row.cls === 'activity') return activityTitle(readActivity(row.id, row.rec))
  const name = row.rec['name']
  return typeof name === 'string' && name !== '' ? name : t('people.unnamed')
}

/** The page of a row; an activity has none of its own, so it leads to the first record that took part. */
export function rowHref(row: Row): string {
  if (row.cls !== 'activity') return href(row.cls, row.id)
  const first = readActivity(row.id, row.rec).with[0]
  return first === undefined ? href('recent') : href(first.startsWith('com_') ? 'company' : 'person', first)
}

export interface RowLineProps {
  readonly row: ReadonlySignal<Row>
  readonly now: number
}

/** One person or company of a list. Redraws alone when its record changes. */
export function RowLine({ row, now }: RowLineProps) {
  const { value } = row
  const name = rowTitle(value)
  const at = Number(value.rec['updatedAt'] ?? 0)
  // Called as functions: fifty lines with three components in each cost the start of a page milliseconds.
  return ListRow({
    href: rowHref(value),
    leading: Avatar({ name, kind: value.cls === 'company' ? 'company' : 'person' }),
    title: (
      <>
        {PrivateMark({ seg: value.seg })}
        <bdi>{name}</bdi>
      </>
    ),
    second: secondLine(value),
    trailing: at > 0 ? formatWhen(at, now) : undefined
  })
}
