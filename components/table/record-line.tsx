import { useComputed } from '@preact/signals'
import type { Row } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { secondLine } from '../people/row-line'
import { Avatar } from '../ui/avatar'
import { cx } from '../ui/cx'
import { Skeleton } from '../ui/skeleton'
import { CellEditor, type CellEditorProps } from './cell-editor'
import { cell, readRow } from './cells'
import type { RecordTableProps } from './record-table'
import { PrivateMark } from '../people/private-mark'
import styles from './record-table.module.css'

type LineProps = RecordTableProps &
  Pick<CellEditorProps, 'commit' | 'cancel'> & {
    readonly row: Row
    readonly index: number
    readonly tabbable: boolean
  }

/** One record of a long list: a box to tick, its name as a link, and a cell for each column. */
export function Line(props: LineProps) {
  const { row, index, columns, selection, openId, hrefOf, now, tabbable, grid, commit, cancel } = props
  const record = readRow(row)
  const name = record.name || t('list.unnamed')
  const chosen = selection.has(row.id)
  const editing = useComputed(() => (grid.editing.value?.id === row.id ? grid.editing.value : undefined)).value
  const range = useComputed(() => {
    const found = grid.columnsIn(index)
    return found && `${found.left} ${found.right}`
  }).value
  const [left = 0, right = -1] = range?.split(' ').map(Number) ?? []
  const marked = (col: number): boolean => col >= left && col <= right
  const editor = { grid, cls: record.kind, name, commit, cancel }
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
      <th scope="row" class={cx(styles.name, marked(0) && styles.marked)} data-col={0}>
        {editing?.col === 0 ? (
          <CellEditor {...editor} editing={editing} column="name" />
        ) : (
          <a
            class={styles.link}
            href={hrefOf(row.id)}
            tabIndex={tabbable ? 0 : -1}
            aria-current={row.id === openId || undefined}
          >
            <Avatar name={record.name} kind={record.kind} />
            <span class={styles.text} dir="auto">
              <PrivateMark seg={row.seg} />
              {name}
              <span class={styles.second}>{secondLine(row)}</span>
            </span>
          </a>
        )}
      </th>
      {columns.map((column, at) => (
        <td
          key={column}
          class={cx(styles.text, styles.cell, marked(at + 1) && styles.marked)}
          dir="auto"
          data-col={at + 1}
          tabIndex={-1}
          aria-selected={marked(at + 1) || undefined}
        >
          {editing?.col === at + 1 ? (
            <CellEditor {...editor} editing={editing} column={column} />
          ) : (
            cell(column, row, record, now)
          )}
        </td>
      ))}
    </tr>
  )
}

/** A line that is not loaded yet. */
export function Blank({ columns, index }: { readonly columns: number; readonly index: number }) {
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
