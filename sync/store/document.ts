import * as A from '@automerge/automerge/slim'
import { isNotes, maxKeys } from '../../crm/fields'
import { isKept, type Flat, type RecordClass, type RecordId, type Scalar } from '../../crm/types'
import { flatOf } from './row'
import { isInt } from './segment-name'

export { segmentId, segmentRecords, segmentSize, type SegmentName } from './segment-name'

/** An Automerge document as this program writes it. What others wrote may look different: read it with `readRecords`. */
export interface SegmentDoc {
  v: number
  records: Record<RecordId, Record<string, unknown>>
}

/** The ledger's own settings. Its map is made by the first change, because every device of a team writes to it. */
export const mainRecord = 'led_main'

const longestKey = 512
const longestText = 1_048_576

/** Carries out a change of one record inside a change function. */
export function applyToDoc(
  doc: SegmentDoc,
  cls: RecordClass,
  id: RecordId,
  set: Flat | Record<string, Scalar | null>
): void {
  const made = !Object.hasOwn(doc.records, id)
  if (made) doc.records[id] = isKept(cls) ? { notes: '' } : {}
  const record = doc.records[id]
  if (record === undefined) return
  for (const [key, value] of Object.entries(set)) {
    if (isNotes(key) && typeof value !== 'number' && typeof value !== 'boolean') setNotes(doc, id, record, key, value)
    else if (value === null) delete record[key]
    else record[key] = storable(value)
  }
}

function storable(value: Scalar): unknown {
  if (typeof value === 'string') return new A.ImmutableString(value)
  return typeof value === 'number' && !isInt(value) ? new A.Float64(value) : value
}

function setNotes(doc: SegmentDoc, id: RecordId, record: Record<string, unknown>, key: string, value: string | null) {
  if (typeof record[key] === 'string') A.updateText(doc, ['records', id, key], value ?? '')
  else record[key] = value ?? ''
}

/** Every readable record of a document. Total: whatever is stored, wrong types and oversized values count as absent. */
export function readRecords(doc: unknown, only?: ReadonlySet<RecordId>): Map<RecordId, Flat> {
  const records = own(doc, 'records')
  const found = new Map<RecordId, Flat>()
  if (typeof records !== 'object' || records === null) return found
  for (const id of only ?? Object.keys(records)) {
    const rec = readRecord(own(records, id))
    if (rec !== undefined && id.length <= 64) found.set(id, rec)
  }
  return found
}

/** One record of a document, or `undefined` when there is nothing in it. */
function readRecord(stored: unknown): Flat | undefined {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined
  const entries: [string, Scalar][] = []
  for (const key of Object.keys(stored).slice(0, maxKeys)) {
    const value = scalarOf(own(stored, key))
    if (value !== undefined && key.length <= longestKey) entries.push([key, value])
  }
  const rec = flatOf(entries)
  return Object.keys(rec).length > 0 ? rec : undefined
}

/** A stored value as a scalar, or `undefined` for what no record is made of. */
export function scalarOf(value: unknown): Scalar | undefined {
  const plain = A.isImmutableString(value) ? value.toString() : value
  if (typeof plain === 'string') return plain.length <= longestText ? plain : undefined
  if (typeof plain === 'bigint') return Number(plain)
  if (typeof plain === 'number') return Number.isFinite(plain) ? plain : undefined
  return typeof plain === 'boolean' ? plain : undefined
}

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
