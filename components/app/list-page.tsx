import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { ListSpec, SortField } from '../../crm/queries'
import { narrow } from '../../crm/views'
import { formatNumber, t } from '../../platform/i18n'
import { handedOver, isTable } from '../import/handed-over'
import { announce } from '../state/announce'
import { lazy } from '../state/lazy'
import { go, href } from '../state/router'
import { useShortcuts } from '../state/shortcuts'
import { createGrid } from '../table/grid'
import { RecordTable } from '../table/record-table'
import { createSelection } from '../table/selection'
import { useCellEdits } from '../table/use-cell-edits'
import { usePaste } from '../table/use-paste'
import type { RowWindow } from '../table/use-window'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Kbd } from '../ui/kbd'
import { TextInput } from '../ui/text-input'
import { BulkBar } from './bulk-bar'
import { ColumnsDialog } from './columns-dialog'
import { EmptyList } from './empty-list'
import { FilterBar } from './filter-bar'
import type { ListState } from './list-state'
import { SaveViewDialog } from './save-view-dialog'
import { useList } from './use-list'
import styles from './app.module.css'

const ExportDialog = lazy(async () => (await import('../export/export-dialog')).ExportDialog)
const PasteDialog = lazy(async () => (await import('../table/paste-dialog')).PasteDialog)

/** Rows from a spreadsheet go through the import, which shows what will become of them. */
function takeRows(text: string): boolean {
  if (!isTable(text)) return false
  handedOver.value = text
  go('import')
  return true
}

export interface ListPageProps {
  /** `people`, `companies` or a view's id: the first part of the address. */
  readonly list: string
  readonly title: string
  readonly state: ListState
  readonly openId: string | undefined
}

/** One list with everything that can be done to it. */
export function ListPage({ list, title, state, openId }: ListPageProps) {
  const spec = state.spec.value
  const window = useSignal<RowWindow>({ from: 0, count: 50 })
  const dialog = useSignal<'columns' | 'view' | 'export' | undefined>(undefined)
  const search = useRef<HTMLInputElement>(null)
  const answer = useList(spec, window.value)
  const selection = useMemo(
    () => createSelection((index) => answer.peek()?.rows[index - (answer.peek()?.from ?? 0)]?.id),
    [state, spec.cls]
  )
  useShortcuts([
    { key: '/', label: 'keys.search', run: () => search.current?.focus() },
    { key: 'n', label: 'keys.new', run: () => go(list, 'new') },
    { key: 'F2', label: 'keys.edit_cell', run: () => false },
    {
      key: 'Escape',
      label: 'keys.back',
      run: () => {
        if (selection.ids.peek().size > 0) selection.clear()
        else if (openId !== undefined) go(list)
        else return false
        return true
      }
    }
  ])

  const grid = useMemo(createGrid, [list])
  const cells = useCellEdits(spec, ['name', ...state.columns.value], grid)
  usePaste((text) => cells.paste(text) || takeRows(text))
  const pasted = cells.pasted.value

  const change = (part: Partial<ListSpec>): void => {
    state.spec.value = { ...state.spec.peek(), ...part }
  }
  const sortBy = (sort: SortField): void => {
    const latestFirst = sort !== 'name' && sort !== 'company'
    change({ sort, descending: spec.sort === sort ? !spec.descending : latestFirst })
  }
  const total = answer.value?.total
  useEffect(() => {
    if (total !== undefined && spec.filter.text) announce(t('list.found', { count: total }))
  }, [total, spec.filter.text])

  return (
    <section class={styles.list} aria-label={title}>
      <header class={styles.head}>
        <h1 class={styles.title} dir="auto">
          {title} <span class={styles.count}>{total === undefined ? '' : formatNumber(total)}</span>
        </h1>
        <div class={styles.search} role="search">
          <TextInput
            inputRef={search}
            type="search"
            label={t('list.search')}
            placeholder={t('list.search')}
            value={spec.filter.text ?? ''}
            onInput={(text) => change({ filter: narrow({ ...spec.filter, text }) })}
            leading={<Icon name="search" />}
            trailing={<Kbd>/</Kbd>}
          />
        </div>
        <Button kind="primary" icon="plus" onClick={() => go(list, 'new')}>
          {t(spec.cls === 'person' ? 'list.new_person' : 'list.new_company')}
        </Button>
      </header>
      {selection.ids.value.size > 0 ? (
        <BulkBar spec={spec} total={total ?? 0} selection={selection} />
      ) : (
        <FilterBar
          spec={spec}
          onFilter={(filter) => change({ filter })}
          onColumns={() => (dialog.value = 'columns')}
          onSaveView={() => (dialog.value = 'view')}
          onExport={() => (dialog.value = 'export')}
        />
      )}
      {total === 0 ? (
        <EmptyList spec={spec} onNew={() => go(list, 'new')} onClear={() => change({ filter: {} })} />
      ) : (
        <RecordTable
          key={list}
          label={title}
          columns={state.columns.value}
          sort={spec.sort}
          descending={spec.descending}
          onSort={sortBy}
          total={total ?? 0}
          from={answer.value?.from ?? 0}
          rows={answer.value?.rows ?? []}
          onWindow={(next) => (window.value = next)}
          selection={selection}
          grid={grid}
          rowsAt={cells.rowsAt}
          onEdit={cells.edit}
          openId={openId}
          hrefOf={(id) => href(list, id)}
          now={Date.now()}
        />
      )}
      {dialog.value === 'columns' && (
        <ColumnsDialog
          cls={spec.cls}
          columns={state.columns.value}
          onColumns={(columns) => (state.columns.value = columns)}
          onClose={() => (dialog.value = undefined)}
        />
      )}
      {pasted && (
        <PasteDialog
          pasted={pasted}
          onApply={() => {
            cells.pasted.value = undefined
            void cells.apply(pasted)
          }}
          onImport={isTable(pasted.text) ? () => void takeRows(pasted.text) : undefined}
          onClose={() => (cells.pasted.value = undefined)}
        />
      )}
      {dialog.value === 'export' && (
        <ExportDialog what={{ list: spec }} name={title} onClose={() => (dialog.value = undefined)} />
      )}
      {dialog.value === 'view' && (
        <SaveViewDialog
          spec={spec}
          columns={state.columns.value}
          onClose={() => (dialog.value = undefined)}
          onSaved={(id) => {
            dialog.value = undefined
            go(id)
          }}
        />
      )}
    </section>
  )
}
