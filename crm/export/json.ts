import { readActivity, readCompany, readPerson } from '../read'
import type { CustomField } from '../records'
import type { Row } from '../queries'

/** A record for people and programs to read: typed fields, times as ISO 8601, the ledger's own fields by their labels. */
export function readable(row: Row, fields: readonly CustomField[]): Record<string, unknown> {
  const record = recordOf(row)
  const entries = Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'custom')
      return Object.keys(value as object).length === 0 ? [] : [['fields', labelled(value as object, fields)]]
    if (isEmpty(value)) return []
    return [
      [key, (key === 'at' || key.endsWith('At')) && typeof value === 'number' ? new Date(value).toISOString() : value]
    ]
  })
  return { ...Object.fromEntries(entries), ...(row.company === undefined ? {} : { company: row.company }) }
}

function recordOf({ id, cls, rec }: Row): object {
  if (cls === 'company') return readCompany(id, rec)
  return cls === 'activity' ? { type: 'activity', ...readActivity(id, rec) } : readPerson(id, rec)
}

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)

function labelled(custom: object, fields: readonly CustomField[]): Record<string, unknown> {
  const labels = new Map(fields.map(({ id, label }) => [id, label]))
  return Object.fromEntries(Object.entries(custom).map(([id, value]) => [labels.get(id) ?? id, value as unknown]))
}
