import type { PastChange } from '../../crm/past'
import type { RecordId, Scalar } from '../../crm/types'

const silent: ReadonlySet<string> = new Set(['updatedAt', 'createdAt', 'sample'])

const fits = (key: string, field: string | undefined): boolean => {
  if (silent.has(key) || key.startsWith('pick/')) return false
  return field === undefined || key === field || (field.endsWith('/') && key.startsWith(field))
}

/** The keys of a change that are told, of one field or of all. */
export const keysShown = ({ set }: PastChange, field: string | undefined): readonly string[] =>
  Object.keys(set).filter((key) => fits(key, field))

export const isShown = (change: PastChange, field: string | undefined): boolean => keysShown(change, field).length > 0

/** Whether a change made the record. */
export const isCreation = ({ before, set }: PastChange): boolean =>
  Object.hasOwn(set, 'createdAt') && (before['createdAt'] ?? null) === null

/** The keys that make a record what it was right after one of its changes. */
export function stateAfter(past: readonly PastChange[], then: PastChange): Record<string, Scalar | null> {
  const own = past.filter(({ record }) => record === then.record)
  const at = own.indexOf(then)
  const values = valuesAfter(own.slice(0, at + 1), then.record)
  const later = new Set(own.slice(at + 1).flatMap(({ set }) => Object.keys(set)))
  return Object.fromEntries(
    [...later]
      .filter((key) => !silent.has(key) && key !== 'mergedInto' && !key.startsWith('pick/'))
      .map((key) => [key, values.get(key) ?? null])
  )
}

function valuesAfter(changes: readonly PastChange[], record: RecordId): Map<string, Scalar | null> {
  const values = new Map<string, Scalar | null>()
  for (const change of changes)
    if (change.record === record) for (const [key, value] of Object.entries(change.set)) values.set(key, value)
  return values
}
