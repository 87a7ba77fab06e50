import * as A from '@automerge/automerge/slim'
import type { RecordId } from '../../crm/types'
import { recordsMap } from './encode'

/**
 * Takes records out of a segment's history, on every device in the same way. Each operation inside such a record becomes one
 * that sets a key without a name to nothing, in the same place; so operations keep their numbers, changes their authors and
 * sequence, and devices that know different changes get documents that still belong together. Only hashes become others, of
 * these changes and of all that rest on them. ERA-10.
 */

/** The key that stands where something was erased. */
const erasedKey = '_'

export interface Redacted {
  /** In the same order. */
  readonly changes: readonly Uint8Array[]
  /** Hashes that changes had before and have no more, with those that they have. */
  readonly replaced: ReadonlyMap<string, string>
}

type Op = A.DecodedChange['ops'][number]

/** @param changes in causal order, from the first on */
export function redact(changes: readonly Uint8Array[], gone: ReadonlySet<RecordId>): Redacted {
  const inside = createInside(gone)
  const hashes = new Map<string, string>()
  const done = changes.map((bytes) => {
    const change = A.decodeChange(bytes)
    const deps = change.deps.map((hash) => hashes.get(hash) ?? hash).toSorted()
    const ops = change.ops.map((op, at): Op => {
      const record = inside.look(op, `${change.startOp + at}@${change.actor}`)
      return record === undefined || isErased(op) ? op : erasedOp(record)
    })
    if (ops.every((op, at) => op === change.ops[at]) && change.deps.every((hash) => !hashes.has(hash))) return bytes
    const made = A.encodeChange({ ...change, deps, ops })
    hashes.set(change.hash, A.decodeChange(made).hash)
    return made
  })
  return { changes: done, replaced: hashes }
}

/** Whether changes say anything inside a record that is erased. @param known such records as they are in the document */
export function saysErased(
  changes: readonly A.DecodedChange[],
  gone: ReadonlySet<RecordId>,
  known: readonly string[]
): boolean {
  const inside = createInside(gone, known)
  return changes.some(({ ops, startOp, actor }) =>
    ops.some((op, at) => inside.look(op, `${startOp + at}@${actor}`) !== undefined && !isErased(op))
  )
}

/** Follows which objects belong to records that are gone: the records themselves, and the texts in them. */
function createInside(gone: ReadonlySet<RecordId>, known: readonly string[] = []) {
  const recordOf = new Map(known.map((object) => [object, object]))
  return {
    /** The record that an operation is inside of. */
    look: (op: Op, id: string): string | undefined => {
      const record = recordOf.get(op.obj)
      if (record !== undefined && op.action.startsWith('make')) recordOf.set(id, record)
      if (op.obj === recordsMap && 'key' in op && op.key !== undefined && gone.has(op.key)) recordOf.set(id, id)
      return record
    }
  }
}

/** The library's own type forgets that a value may be nothing. */
const nothing: { readonly value: unknown } = { value: null }

const erasedOp = (record: string): Op =>
  ({ action: 'set', obj: record, key: erasedKey, pred: [], ...nothing }) as unknown as Op

const isErased = (op: Op): boolean =>
  op.action === 'set' && 'key' in op && op.key === erasedKey && 'value' in op && op.value === null
