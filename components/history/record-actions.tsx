import { useSignal } from '@preact/signals'
import type { Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import { t } from '../../platform/i18n'
import { PickRecord } from '../capture/pick-record'
import { MergeDialog } from '../duplicates/merge-dialog'
import type { MergePart } from '../duplicates/merge-fields'
import { useLedger } from '../state/client'
import { useCommand } from '../state/use-command'
import { HistoryDialog } from './history-dialog'

export interface RecordActionsProps {
  readonly row: Row
  readonly name: string
  /** What the person asked for: the history of the record or of a field, or to merge it with another one. */
  readonly asked: { readonly what: 'history'; readonly field?: string } | { readonly what: 'merge' }
  readonly onClose: () => void
}

/** Dialogs about a record as a whole. */
export function RecordActions({ row, name, asked, onClose }: RecordActionsProps) {
  const ledger = useLedger()
  const other = useSignal<Row | undefined>(undefined)
  const { run, pending } = useCommand()
  const cls = row.cls === 'company' ? 'company' : 'person'
  if (asked.what === 'history')
    return <HistoryDialog cls={cls} id={row.id} name={name} field={asked.field} onClose={onClose} />
  const pick = async (id: RecordId): Promise<void> => {
    const found = await ledger.read({ q: 'record', id })
    if (found !== undefined && found.id !== row.id) other.value = found
  }
  const merge = async (part: MergePart): Promise<void> => {
    const done = t('merge.done', { count: 1 })
    const outcome = await run({ kind: 'merge', merges: [part] }, { done })
    if (outcome.ok) onClose()
  }
  return other.value === undefined ? (
    <PickRecord cls={cls} title={t('merge.with_other')} onPick={(id) => void pick(id)} onClose={onClose} />
  ) : (
    <MergeDialog
      rows={[row, other.value]}
      busy={pending.value}
      onMerge={(part) => void merge(part)}
      onClose={onClose}
    />
  )
}
