import { isImmutableString, type DecodedChange } from '@automerge/automerge/slim'
import { isNotes, maxKeys } from '../../crm/fields'

/** GRD-5: names that mean something to JavaScript itself. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
/** Stands where something was erased, once for each operation that was (ERA-10). */
const erasedKey = '_'
const recordId = /^[a-z]{3}_[0-9a-z]{1,40}$/
const longestKey = 512
const longestText = 1_048_576

/**
 * Whether a change does anything that no change of ours does (GRD-5). A segment holds one map of records, each a flat map of
 * scalars with one text under `notes`; all else is refused before it is stored.
 * @param records object id of the map of records
 */
export function shapeFault(change: DecodedChange, records: string): boolean {
  const keys = new Map<string, number>()
  return change.ops.some((op) => {
    const { action, obj } = op
    const key = 'key' in op && typeof op.key === 'string' ? op.key : undefined
    if (obj === '_root') return true
    if (obj === records) return action !== 'makeMap' || key === undefined || !recordId.test(key)
    if (key !== undefined) {
      if (forbidden.has(key) || key.length > longestKey) return true
      if (key !== erasedKey) keys.set(obj, (keys.get(obj) ?? 0) + 1)
      if ((keys.get(obj) ?? 0) > 4 * maxKeys) return true
    }
    if (action === 'makeText') return key !== 'notes'
    if (action === 'set') return 'value' in op && typeof op.value === 'string' && op.value.length > longestText
    return action !== 'del'
  })
}

/** Whether a document holds anything that no segment of ours does: the same rule, asked of the result (GRD-8). */
export function stateFault(doc: object): boolean {
  if (Object.keys(doc).some((key) => key !== 'v' && key !== 'records')) return true
  const records = 'records' in doc && Object.hasOwn(doc, 'records') ? doc.records : undefined
  if (!isMap(records)) return true
  return Object.entries(records).some(
    ([id, record]) => !recordId.test(id) || !isMap(record) || Object.entries(record).some(valueFault)
  )
}

function valueFault([key, value]: [string, unknown]): boolean {
  if (forbidden.has(key) || key.length > longestKey) return true
  if (key === erasedKey && value === null) return false
  if (isImmutableString(value)) return value.toString().length > longestText
  if (typeof value === 'string') return !isNotes(key) || value.length > longestText
  return typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'bigint'
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
