import { tsv } from '../../crm/export/csv'
import { cellsOf, headerOf, tableRecord, widthsOf } from '../../crm/export/table'
import type { Row } from '../../crm/queries'
import type { CustomField } from '../../crm/records'

/** Rows for the clipboard in the columns of an export, so that they can be pasted into a spreadsheet and back. */
export function rowsAsText(rows: readonly Row[], fields: readonly CustomField[]): string {
  const records = rows.map(tableRecord)
  const widths = widthsOf(records)
  return tsv([headerOf(widths, fields), ...records.map((one) => cellsOf(one, widths, fields))])
}
