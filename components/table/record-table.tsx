import type { Row, SortField } from '../../crm/queries'
import type { ListColumn } from '../../crm/views'
import { t } from '../../platform/i18n'
import { Avatar } from '../ui/avatar'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { Skeleton } from '../ui/skeleton'
import { cell, readRow } from './cells'
import type { Selection } from './selection'
import { useRowKeys } from './use-row-keys'
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
  const keys = useRowKeys({ total, from, rows, reveal, scroller, toggle: selection.toggle })
  const first = window.value.from
  const last = Math.min(total, first + window.value.count)
  const lines = Array.from({ length: Math.max(0, last - first) }, (_, at) => ({
    index: first + at,
    row: rows[first + at - from]
  }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys come up from the links and boxes inside
    <div class={styles.scroller} ref={scroller} onKeyDown={keys.onKeyDown} onFocusIn={keys.onFocusIn}>
      <table class={styles.table} aria-label={props.label} aria-rowcount={total + 1}>
        <Head {...props} />
        <tbody>
          <Space lines={first} columns={columns.length + 2} />
          {lines.map(({ index, row }) =>
            row ? (
              <Line key={row.id} {...props} row={row} index={index} tabbable={keys.tabbable(index)} />
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

type LineProps = RecordTableProps & { readonly row: Row; readonly index: number; readonly tabbable: boolean }

function Line({ row, index, columns, selection, openId, hrefOf, now, tabbable }: LineProps) {
  const record = readRow(row)
  const name = record.name || t('list.unnamed')
  const chosen = selection.has(row.id)
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      class={cx(row.id === openId && styles.open, chosen && styles.chosen)}
    >
      <td class={styles.tick}>
        <input
          type="checkbox"
          checked={chosen}
          tabIndex={tabbable ? 0 : -1}
          aria-label={t('list.select_one', { name })}
          onClick={(event) => selection.click(row.id, index, event.shiftKey)}
        />
      </td>
      <th scope="row" class={styles.name}>
        <a
          class={styles.link}
          href={hrefOf(row.id)}
          tabIndex={tabbable ? 0 : -1}
          aria-current={row.id === openId || undefined}
        >
          <Avatar name={record.name} kind={record.kind} />
          <span class={styles.text} dir="auto">
            {name}
          </span>
        </a>
      </th>
      {columns.map((column) => (
        <td key={column} class={styles.text} dir="auto">
          {cell(column, row, record, now)}
        </td>
      ))}
    </tr>
  )
}

function Blank({ columns, index }: { readonly columns: number; readonly index: number }) {
  return (
    <tr aria-rowindex={index + 2} aria-hidden="true">
      <td class={styles.tick} />
      <td class={styles.name}>
        <Skeleton width={18} />
      </td>
      <td colSpan={columns}>
        <Skeleton width={40} />
      </td>
    </tr>
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
