import { byteOrderMark, csvLine } from '../../crm/export/csv'
import type { DryRun } from '../../crm/import/report'
import { t } from '../../platform/i18n'
import type { OpenedFile } from './transfer'

/** The rows that are left out or lose a value, as they stood in the file, with the reason in front. */
export function problemFile({ header }: Pick<OpenedFile, 'header'>, { problems }: DryRun): Blob {
  const width = Math.max(0, ...problems.slice(0, 100).map(({ cells }) => cells.length))
  const columns = header ?? Array.from({ length: width }, (_, at) => t('import.column_number', { number: at + 1 }))
  const lines = problems.map(({ row, cells, reason, values }) =>
    csvLine([
      String(row),
      reason === 'nothing' ? t('import.reason.nothing') : t('import.reason.value', { values: values.join(', ') }),
      ...cells
    ])
  )
  const head = csvLine([t('import.reason.row'), t('import.reason.why'), ...columns])
  return new Blob([byteOrderMark, head, ...lines], { type: 'text/csv;charset=utf-8' })
}
