import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { href } from '../state/router'
import { useLive } from '../state/use-live'
import { Avatar } from '../ui/avatar'
import { ListRow } from '../ui/list-row'
import { Section } from '../ui/section'
import { rowHref, rowTitle } from './row-line'
import list from './record-list.module.css'

/** The people of a company. */
export function Members({ company, name }: { readonly company: RecordId; readonly name: string }) {
  const rows = useLive({ q: 'members', companyId: company, count: 100 }).value
  return (
    <Section
      title={t('record.members')}
      aside={<a href={href('new', 'person', 'at', name)}>{t('people.new_person')}</a>}
    >
      {rows?.length === 0 ? (
        <p class={list.none}>{t('record.no_members')}</p>
      ) : (
        <ul class={list.list}>
          {rows?.map((row) => (
            <li key={row.id}>
              <ListRow
                href={rowHref(row)}
                leading={<Avatar name={rowTitle(row)} />}
                title={<bdi>{rowTitle(row)}</bdi>}
                second={String(row.rec['title'] ?? '')}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
