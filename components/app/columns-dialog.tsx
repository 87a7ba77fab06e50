import type { ListSpec } from '../../crm/queries'
import { listColumns, type ListColumn } from '../../crm/views'
import { t } from '../../platform/i18n'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Check } from '../ui/field'

const onlyPeople: readonly ListColumn[] = ['company', 'title']

export interface ColumnsDialogProps {
  readonly cls: ListSpec['cls']
  readonly columns: readonly ListColumn[]
  readonly onColumns: (columns: readonly ListColumn[]) => void
  readonly onClose: () => void
}

export function ColumnsDialog({ cls, columns, onColumns, onClose }: ColumnsDialogProps) {
  const offered = listColumns.filter((column) => cls === 'person' || !onlyPeople.includes(column))
  const toggle = (column: ListColumn, on: boolean): void =>
    onColumns(offered.filter((other) => (other === column ? on : columns.includes(other))))
  return (
    <Dialog
      title={t('list.columns')}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      {offered.map((column) => (
        <Check
          key={column}
          label={t(`list.column.${column}`)}
          checked={columns.includes(column)}
          onChange={(on) => toggle(column, on)}
        />
      ))}
    </Dialog>
  )
}
