import * as A from '@automerge/automerge/slim'
import { isNotes } from '../../crm/fields'
import { mergedKey, pickPrefix } from '../../crm/merge'
import type { Conflict, ConflictValue } from '../../crm/team'
import type { RecordId, Scalar } from '../../crm/types'
import { scalarOf, type SegmentDoc } from './document'

/**
 * Keys that every save sets anew; which of two times won is of no interest to anybody. Nor are links between merged records:
 * one of them stands, and who is alike and not linked is offered again.
 */
const dull = new Set(['updatedAt', 'createdAt', mergedKey])
/** More than these are not kept: nobody would settle them one by one. */
const mostPerRecord = 50
const mostValues = 8
/** Of more records than these it is worth while to ask first whether anybody else has written to the segment. */
const few = 16

/** When an operation was made, milliseconds by its author's clock; `undefined` when the history does not say. */
type TimeOf = (operation: string) => number | undefined

/** Of the changes of a document: an operation is told by its number and its actor. */
function times(changes: () => ReturnType<typeof A.getChangesMetaSince>): TimeOf {
  return (operation) => {
    const [number = '', actor = ''] = operation.split('@')
    const made = Number(number)
    const time = changes().find((one) => one.actor === actor && one.startOp <= made && made <= one.maxOp)?.time
    return time === undefined || time <= 0 ? undefined : time * 1000
  }
}

/** Half of an actor id that belongs to its device. */
const authorOf = (operation: string): string => operation.slice(operation.indexOf('@') + 1).slice(0, 16)

/**
 * The values of records that were set at once, by key (SYNC-40). Texts that merge letter by letter have none. A deletion
 * beside a value leaves no trace in the document, so the value stands and nothing is asked.
 */
export function conflictsIn(
  doc: A.Doc<SegmentDoc>,
  ids: readonly RecordId[]
): ReadonlyMap<RecordId, readonly Conflict[]> {
  const found = new Map<RecordId, readonly Conflict[]>()
  let read: ReturnType<typeof A.getChangesMetaSince> | undefined
  // The whole history of a segment takes longer than a few of its records.
  const changes = (): NonNullable<typeof read> => (read ??= A.getChangesMetaSince(doc, []))
  if (ids.length > few && new Set(changes().map(({ actor }) => actor)).size < 3) return found
  const timeOf = times(changes)
  // Records of a document remember the document that they were first read from, and would answer with its conflicts, or
  // fail when it was freed. Inside a change they answer for this one; nothing is changed.
  const copy = A.clone(doc)
  try {
    A.change(copy, (draft) => {
      for (const id of ids) {
        const conflicts = conflictsOf(doc, draft, id, timeOf)
        if (conflicts.length > 0) found.set(id, conflicts)
      }
    })
    return found
  } finally {
    A.free(copy)
  }
}

function conflictsOf(doc: SegmentDoc, draft: SegmentDoc, id: RecordId, timeOf: TimeOf): readonly Conflict[] {
  const record = Object.hasOwn(doc.records, id) ? doc.records[id] : undefined
  const live = draft.records[id]
  if (typeof record !== 'object' || record === null || live === undefined) return []
  const found: Conflict[] = []
  for (const key of Object.keys(record)) {
    if (found.length === mostPerRecord) break
    if (isNotes(key) || dull.has(key) || key.startsWith(pickPrefix)) continue
    const values = valuesAt(record, live, key, timeOf)
    if (values.length > 1) found.push({ key, values })
  }
  return found
}

function valuesAt(
  record: Readonly<Record<string, unknown>>,
  live: Record<string, unknown>,
  key: string,
  timeOf: TimeOf
): readonly ConflictValue[] {
  const all = A.getConflicts(live as A.Doc<Record<string, unknown>>, key)
  if (all === undefined) return []
  const shown = scalarOf(record[key])
  const values = Object.entries(all).flatMap(([operation, value]): ConflictValue[] => {
    const scalar = scalarOf(value)
    if (scalar === undefined) return []
    const at = timeOf(operation)
    return [{ value: scalar, author: authorOf(operation), ...(at === undefined ? {} : { at }) }]
  })
  const distinct = new Map<Scalar | null, ConflictValue>()
  // The one that stands first, then the others by author, so that all devices show the same.
  for (const one of values.toSorted((a, b) => rank(a, shown) - rank(b, shown) || (a.author < b.author ? -1 : 1)))
    if (!distinct.has(one.value)) distinct.set(one.value, one)
  return [...distinct.values()].slice(0, mostValues)
}

const rank = (one: ConflictValue, shown: Scalar | undefined): number => (one.value === shown ? 0 : 1)
