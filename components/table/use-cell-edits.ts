import { useSignal, type Signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { tidy } from '../../crm/build'
import type { ListSpec, Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import type { Ledger } from '../../sync/api'
import { useLedger } from '../state/client'
import { errorText } from '../state/error-text'
import { usePhoneParser } from '../state/phone-parser'
import { showToast } from '../state/toasts'
import { useCommand } from '../state/use-command'
import { planEdits, type CellEdit, type EditPlan, type GridColumn } from './cell-edits'
import type { Grid } from './grid'
import { parseTabText } from './tab-text'

/** What pasting a range would do, to be looked at before it is done. */
export interface Pasted extends EditPlan {
  /** Rows of the range that lie beyond the end of the list. */
  readonly beyond: number
  /** The text as it came. */
  readonly text: string
}

export interface CellEdits {
  readonly rowsAt: (from: number, count: number) => Promise<readonly Row[]>
  /** Saves edits at once; what is wrong with the only one, or nothing. */
  readonly edit: (edits: readonly CellEdit[]) => Promise<string | undefined>
  readonly pasted: Signal<Pasted | undefined>
  /** Takes a text for the cells from the active one on. @returns whether it was for them */
  readonly paste: (text: string) => boolean
  readonly apply: (plan: EditPlan) => Promise<void>
}

/** As many as one command surely takes, when each row brings a new company. */
const mostPasted = 250

/** Cells of a list that are written to. */
export function useCellEdits(spec: ListSpec, columns: readonly GridColumn[], grid: Grid): CellEdits {
  const ledger = useLedger()
  const { save } = useCommand()
  const parsePhone = usePhoneParser()
  const pasted = useSignal<Pasted | undefined>(undefined)
  const deps = useMemo(() => ({ parsePhone, findCompany: (name: string) => companyOf(ledger, name) }), [ledger])

  const rowsAt: CellEdits['rowsAt'] = async (from, count) => (await ledger.read({ q: 'list', spec, from, count })).rows

  async function apply({ writes, changes }: EditPlan): Promise<void> {
    if (writes.length === 0) return
    const count = changes.filter(({ fault }) => fault === undefined).length
    await save(writes, { done: t('grid.changed', { count }) })
  }

  const edit: CellEdits['edit'] = async (edits) => {
    const plan = await planEdits(edits, deps)
    const [only] = plan.changes
    if (edits.length === 1 && only?.fault !== undefined)
      return only.fault === 'fixed' ? t('grid.fixed') : errorText({ kind: 'invalid', reason: only.fault })
    await apply(plan)
    return undefined
  }

  async function look(text: string): Promise<void> {
    const cells = parseTabText(text)
    const { top, left, bottom, right } = grid.chosen()
    const [line] = cells
    const single = cells.length === 1 && line?.length === 1
    // One value fills all that is chosen; a range goes where it begins.
    const height = single ? bottom - top + 1 : cells.length
    if (height > mostPasted) return showToast(t('grid.too_many', { count: mostPasted }))
    const rows = await rowsAt(top, height)
    const wide = single ? right - left + 1 : Math.max(...cells.map((row) => row.length))
    const edits = rows.flatMap((row, at) =>
      columns.slice(left, left + wide).flatMap((column, col): CellEdit[] => {
        const cell = single ? line[0] : cells[at]?.[col]
        return cell === undefined ? [] : [{ row, column, text: cell }]
      })
    )
    if (edits.length === 1) {
      const wrong = await edit(edits)
      if (wrong !== undefined) showToast(wrong)
      return
    }
    pasted.value = { ...(await planEdits(edits, deps)), beyond: height - rows.length, text }
  }

  return {
    rowsAt,
    edit,
    apply,
    pasted,
    paste: (text) => {
      const focused = document.activeElement
      const inCells =
        focused?.matches('[data-col]') === true || (grid.range.peek() && focused?.closest('tr[data-index]'))
      if (!inCells || text === '') return false
      void look(text)
      return true
    }
  }
}

async function companyOf(ledger: Ledger, name: string): Promise<RecordId | undefined> {
  const { hits } = await ledger.read({ q: 'search', text: name, count: 20, classes: ['company'] })
  const wanted = tidy(name).toLocaleLowerCase()
  return hits.find(({ row }) => tidy(String(row.rec['name'] ?? '')).toLocaleLowerCase() === wanted)?.row.id
}
