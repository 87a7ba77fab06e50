import type { Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { rowTitle, secondLine } from '../people/row-line'
import { useCommand } from '../state/use-command'
import { useLive } from '../state/use-live'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import styles from './duplicates.module.css'

/** What a record is merged of, each with the way out. */
export function MergedOf({ id }: { readonly id: RecordId }) {
  const rows = useLive({ q: 'merged', id }).value
  const { run, pending } = useCommand()
  const [, ...others] = rows ?? []
  const separate = (row: Row): void =>
    void run(
      { kind: 'unmerge', records: [{ cls: row.cls, id: row.id }] },
      { done: t('merge.separated', { name: rowTitle(row) }) }
    )
  if (others.length === 0) return null
  return (
    <ul class={styles.merged} aria-label={t('merge.merged_of')}>
      {others.map((row) => (
        <li key={row.id}>
          <Icon name="merge" size={16} />
          <span class={styles.part} title={secondLine(row)}>
            {t('merge.has_part', { name: rowTitle(row) })}
          </span>
          <Button
            size="small"
            kind="link"
            disabled={pending.value}
            label={t('merge.separate_name', { name: rowTitle(row) })}
            onClick={() => separate(row)}
          >
            {t('merge.separate')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
