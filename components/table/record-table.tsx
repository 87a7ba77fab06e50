import type { Row, SortField } from '../../crm/queries'
import type { ListColumn } from '../../crm/views'
import { t } from '../../platform/i18n'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import type { CellEdit } from './cell-edits'
import type { Grid } from './grid'
import { Blank, Line } from './record-line'
import type { Selection } from './selection'
import { useGrid } from './use-grid'
import { useWindow, type RowWindow } from './use-window'
import { useSignalEffect } from '@preact/signals'
import styles from './record-table.module.css'

/** Height of a line in CSS pixels; the style sheet has the same. */
const rowHeight = 44

export interface RecordTableProps {
  readonly label: string
  readonly columns: readonly ListColumn[]
  readonly sort: SortField
  readonly descending: boolean
  readonly onSort: (sort: SortField) => void
  /** Number of records that the list has in all. */
  readonly total: number
  /** The rows from `from` on, as far as they are loaded. */
  readonly from: number
  readonly rows: readonly Row[]
  readonly onWindow: (window: RowWindow) => void
  readonly selection: Selection
  readonly grid: Grid
  /** Rows of the list, also those that are not loaded. */
  readonly rowsAt: (from: number, count: number) => Promise<readonly Row[]>
  /** Saves edits; gives what is wrong when the only one cannot be made. */
  readonly onEdit: (edits: readonly CellEdit[]) => Promise<string | undefined>
  readonly openId: string | undefined
  readonly hrefOf: (id: string) => string
  readonly now: number
}

const sortable: Partial<Record<ListColumn | 'name', SortField>> = {
  name: 'name',
  company: 'company',
  contact: 'contact',
  updated: 'updated',
  created: 'created'
}

/** A long list of records: only the lines in view exist. */
export function RecordTable(props: RecordTableProps) {
  const { columns, total, from, rows, selection, onWindow } = props
  const { scroller, window, reveal } = useWindow(rowHeight)
  useSignalEffect(() => onWindow(window.value))
  const { grid, rowsAt, onEdit } = props
  const all = ['name', ...columns] as const
  const { toggle } = selection
  const keys = useGrid({ grid, columns: all, total, from, rows, reveal, scroller, toggle, rowsAt, onEdit })
  const first = window.value.from
  const last = Math.min(total, first + window.value.count)
  const lines = Array.from({ length: Math.max(0, last - first) }, (_, at) => ({
    index: first + at,
    row: rows[first + at - from]
  }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys come up from the cells inside
    <div class={styles.scroller} ref={scroller} {...keys.handlers}>
      <table
        class={styles.table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells are edited in place
        role="grid"
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-multiselectable="true"
      >
        <Head {...props} />
        <tbody>
          <Space lines={first} columns={columns.length + 2} />
          {lines.map(({ index, row }) =>
            row ? (
              <Line
                key={row.id}
                {...props}
                row={row}
                index={index}
                tabbable={keys.tabbable(index)}
                commit={keys.commit}
                cancel={keys.cancel}
              />
            ) : (
              <Blank key={`blank-${index}`} columns={columns.length} index={index} />
            )
          )}
          <Space lines={total - last} columns={columns.length + 2} />
        </tbody>
      </table>
    </div>
  )
}

function Head({ columns, sort, descending, onSort, selection, rows }: RecordTableProps) {
  const ids = rows.map((row) => row.id)
  const all = ids.length > 0 && ids.every((id) => selection.has(id))
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th class={styles.tick} scope="col">
          <input
            type="checkbox"
            checked={all}
            aria-label={t('list.select_shown')}
            onChange={() => (all ? selection.clear() : selection.add(ids))}
          />
        </th>
        {(['name', ...columns] as const).map((column) => {
          const field = sortable[column]
          const active = field === sort
          return (
            <th
              key={column}
              scope="col"
              class={cx(column === 'name' && styles.name)}
              aria-sort={active ? (descending ? 'descending' : 'ascending') : undefined}
            >
              {field ? (
                <button type="button" class={cx(styles.sort, active && styles.sorted)} onClick={() => onSort(field)}>
                  {t(`list.column.${column}`)}
                  {active && <Icon name={descending ? 'down' : 'up'} size={14} />}
                </button>
              ) : (
                t(`list.column.${column}`)
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** Stands for the lines that are not drawn. */
function Space({ lines, columns }: { readonly lines: number; readonly columns: number }) {
  return lines > 0 ? (
    <tr aria-hidden="true" class={styles.space}>
      <td colSpan={columns} style={{ height: `${lines * rowHeight}px` }} />
    </tr>
  ) : null
}
