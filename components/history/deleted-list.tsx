import { useSignal } from '@preact/signals'
import type { Row } from '../../crm/queries'
import { formatMoment } from '../../platform/dates'
import { t } from '../../platform/i18n'
import { rowTitle, secondLine } from '../people/row-line'
import { href } from '../state/router'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Section } from '../ui/section'
import styles from './history.module.css'

const page = 50

/** Deleted people and companies, the latest first, each with the way back. */
export function DeletedList() {
  const count = useSignal(page)
  const ask = (cls: 'person' | 'company') =>
    ({
      q: 'list',
      spec: { cls, sort: 'updated', descending: true, filter: { deleted: true } },
      from: 0,
      count: count.value
    }) as const
  const people = useLive(ask('person'), true).value
  const companies = useLive(ask('company'), true).value
  if (people?.total === 0 && companies?.total === 0)
    return <Empty icon="trash" title={t('changes.none_deleted')} text={t('changes.none_deleted_text')} />
  const more = Math.max(people?.total ?? 0, companies?.total ?? 0) > count.value
  return (
    <>
      <Rows title={t('app.people')} rows={people?.rows ?? []} />
      <Rows title={t('app.companies')} rows={companies?.rows ?? []} />
      {more && (
        <Button kind="quiet" size="small" onClick={() => (count.value += page)}>
          {t('timeline.older')}
        </Button>
      )}
    </>
  )
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const { run, pending } = useCommand()
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <ul class={styles.list}>
        {rows.map((row) => (
          <li key={row.id} class={styles.row}>
            <span>
              <a class={styles.name} href={href('changes', row.id)}>
                <bdi>{rowTitle(row)}</bdi>
              </a>
              <br />
              <span class={styles.both}>
                {[secondLine(row), formatMoment(Number(row.rec['deletedAt'] ?? 0))].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Button
              size="small"
              disabled={pending.value}
              onClick={() => void run({ kind: 'restore', records: [{ cls: row.cls, id: row.id }] })}
            >
              {t('record.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
