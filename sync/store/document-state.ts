import * as A from '@automerge/automerge/slim'
import type { RecordId } from '../../crm/types'
import { conflictsIn } from './conflicts'
import { readRecords, type SegmentDoc } from './document'
import type { DocumentState } from './follow-rows'

/** More changes than these and all records are looked at. */
const mostChanges = 50

/**
 * Records that changed after the given heads; `undefined` when that cannot be told. Differences of the documents show
 * what can be seen, but not a value that lost against another one; the operations show whose it is.
 */
export function touchedBy(doc: A.Doc<SegmentDoc>, before: A.Heads): Set<RecordId> | undefined {
  const changes = A.getChangesSince(doc, before)
  if (changes.length > mostChanges) return undefined
  const ids = new Set<RecordId>()
  for (const { path } of A.diff(doc, before, A.getHeads(doc))) {
    const [first, id] = path
    if (first !== 'records' || typeof id !== 'string') return undefined
    ids.add(id)
  }
  const objects = new Set(changes.flatMap((change) => A.decodeChange(change).ops.map(({ obj }) => obj)))
  for (const [id, record] of Object.entries(doc.records)) {
    const object = A.getObjectId(record)
    if (object !== null && objects.has(object)) ids.add(id)
  }
  return ids
}

/** The objects that records of a document are. */
export const recordObjects = (doc: A.Doc<SegmentDoc>, ids: ReadonlySet<RecordId>): readonly string[] =>
  [...ids].flatMap((id) => (Object.hasOwn(doc.records, id) ? (A.getObjectId(doc.records[id] ?? {}) ?? []) : []))

/** What a document holds, or some records of it, for the rows to follow. */
export function stateOf(doc: A.Doc<SegmentDoc>, only?: ReadonlySet<RecordId>): DocumentState {
  const records = readRecords(doc, only)
  const conflicts = conflictsIn(doc, [...records.keys()])
  const empty = Object.keys(doc.records).filter((id) => only?.has(id) !== false && !records.has(id))
  return { records, conflicts, empty, total: Object.keys(doc.records).length, heads: A.getHeads(doc).toSorted() }
}
