import { useId } from 'preact/hooks'
import type { Query } from '../../crm/queries'
import { t } from '../../platform/i18n'
import { useLive } from '../state/use-live'
import { useAutoFocus } from '../ui/use-auto-focus'
import type { GridColumn } from './cell-edits'
import type { Editing, Grid } from './grid'
import styles from './record-table.module.css'

export interface CellEditorProps {
  readonly grid: Grid
  readonly editing: Editing
  readonly column: GridColumn
  readonly cls: 'person' | 'company'
  /** What the record is called. */
  readonly name: string
  readonly commit: (move?: { readonly rows: number; readonly cols: number }) => Promise<void>
  readonly cancel: () => void
}

type ValuesField = Extract<Query, { q: 'values' }>['field']
const known: Partial<Record<GridColumn, ValuesField>> = {
  owner: 'owner',
  source: 'source',
  city: 'city',
  title: 'title'
}

/** The text of one cell while it is written: Enter goes on below, Tab beside it, Escape leaves it as it was. */
export function CellEditor({ grid, editing, column, cls, name, commit, cancel }: CellEditorProps) {
  const id = useId()
  const input = useAutoFocus(true)
  const options = useOptions(column, cls, editing.text.trim())
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const step = event.shiftKey ? -1 : 1
    if (event.key === 'Enter') void commit({ rows: step, cols: 0 })
    else if (event.key === 'Tab') void commit({ rows: 0, cols: step })
    else if (event.key === 'Escape') cancel()
    else {
      event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const what = t(`list.column.${column}`)
  return (
    <span class={styles.editor}>
      <input
        ref={input}
        class={styles.input}
        value={editing.text}
        list={`${id}-known`}
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('grid.edit', { what, name })}
        aria-invalid={editing.error !== undefined || undefined}
        aria-describedby={editing.error === undefined ? undefined : `${id}-error`}
        onInput={(event) => {
          const { error: _, ...now } = editing
          grid.editing.value = { ...now, text: event.currentTarget.value }
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void commit()}
      />
      <datalist id={`${id}-known`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
      {editing.error !== undefined && (
        <span class={styles.fault} id={`${id}-error`} role="alert">
          {editing.error}
        </span>
      )}
    </span>
  )
}

/** Values that are in use already. */
function useOptions(column: GridColumn, cls: 'person' | 'company', prefix: string): readonly string[] {
  const field = known[column]
  const values = useLive(field && { q: 'values', cls, field, prefix, count: 8 }, true).value ?? []
  const companies = useLive(
    column === 'company' && prefix !== '' ? { q: 'search', text: prefix, count: 6, classes: ['company'] } : undefined,
    true
  ).value
  return [
    ...values.map(({ value }) => value),
    ...(companies?.hits ?? []).map(({ row }) => String(row.rec['name'] ?? ''))
  ]
}
