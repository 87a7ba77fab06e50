import type { ListSpec } from '../queries'

export const exportFormats = ['csv', 'xlsx', 'vcard4', 'vcard3', 'json', 'ics'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What to write into a file. */
export interface ExportOrder {
  readonly format: ExportFormat
  /** One list as it is filtered and sorted, or everything that is not deleted. `.ics` takes all activities. */
  readonly what: { readonly list: ListSpec } | { readonly cls: 'person' | 'company' | 'all' }
}

export const fileExtensions: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  vcard4: 'vcf',
  vcard3: 'vcf',
  json: 'json',
  ics: 'ics'
}

export const mimeTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  vcard4: 'text/vcard;charset=utf-8',
  vcard3: 'text/vcard;charset=utf-8',
  json: 'application/json',
  ics: 'text/calendar;charset=utf-8'
}
