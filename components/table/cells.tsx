import type { ComponentChildren } from 'preact'
import type { Row } from '../../crm/queries'
import { readCompany, readPerson } from '../../crm/read'
import type { Company, Person } from '../../crm/records'
import type { ListColumn } from '../../crm/views'
import { formatAge, formatMoment, formatWhen } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { formatPhone } from '../people/phone'
import { Chip } from '../ui/chip'
import styles from './record-table.module.css'

/** The record of a row in its typed form. */
export const readRow = (row: Row): Person | Company =>
  row.cls === 'company' ? readCompany(row.id, row.rec) : readPerson(row.id, row.rec)

const mostTags = 3

/** What a list shows of a record in one column; nothing where there is nothing. */
export function cell(column: ListColumn, row: Row, record: Person | Company, now: number): ComponentChildren {
  switch (column) {
    case 'company':
      return row.company
    case 'title':
      return record.kind === 'person' ? record.title : undefined
    case 'phone': {
      const phone = record.phones[0]
      return phone && <span class={styles.figures}>{formatPhone(phone.value)}</span>
    }
    case 'email':
      return record.emails[0]?.value
    case 'city':
      return (record.addresses.post ?? record.addresses.billing ?? record.addresses.delivery)?.city
    case 'tags':
      return record.tags.length > 0 && <Tags tags={record.tags} />
    case 'owner':
      return record.owner
    case 'source':
      return record.source
    case 'contact':
      return row.contact === undefined ? (
        <span class={styles.never}>{t('list.never')}</span>
      ) : (
        <time dateTime={new Date(row.contact).toISOString()} title={formatMoment(row.contact)}>
          {formatAge(row.contact, now)}
        </time>
      )
    case 'updated':
    case 'created': {
      const at = column === 'updated' ? record.updatedAt : record.createdAt
      return (
        <time dateTime={new Date(at).toISOString()} title={formatMoment(at)}>
          {formatWhen(at, now)}
        </time>
      )
    }
  }
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span class={styles.tags}>
      {tags.slice(0, mostTags).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {tags.length > mostTags && <span title={tags.slice(mostTags).join(', ')}>+{tags.length - mostTags}</span>}
    </span>
  )
}
