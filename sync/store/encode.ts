import * as A from '@automerge/automerge/slim'
import type { Change } from '../../crm/types'
import { applyToDoc, mainRecord, type SegmentDoc, type SegmentName } from './document'

/** Changes written operation by operation, without a document in memory. */

const fixedActor = '00'.repeat(16)
/** Object id of the map of records: the second operation of the first change. */
export const recordsMap = `2@${fixedActor}`

/** An operation as the library's change format has it. */
interface Op {
  readonly action: 'set' | 'makeMap'
  readonly obj: string
  readonly key: string
  readonly value?: number
  readonly datatype?: 'int'
  readonly pred: readonly string[]
}

interface PlainChange {
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  /** Seconds. */
  readonly time: number
  readonly message: string | null
  readonly deps: readonly string[]
  readonly ops: readonly Op[]
}

const encode = (change: PlainChange): Uint8Array => A.encodeChange(change as unknown as A.DecodedChange)

/**
 * The first change of a segment, the same bytes on every device, so that segments made apart are one document.
 * It makes every container that two devices could otherwise make twice. Its bytes must never change.
 */
export function baseChange({ cls, number }: SegmentName): Uint8Array {
  const ops: Op[] = [
    { action: 'set', obj: '_root', key: 'v', datatype: 'int', value: 1, pred: [] },
    { action: 'makeMap', obj: '_root', key: 'records', pred: [] }
  ]
  if (cls === 'ledger' && number === 0) ops.push({ action: 'makeMap', obj: recordsMap, key: mainRecord, pred: [] })
  return encode({ actor: fixedActor, seq: 1, startOp: 1, time: 0, message: null, deps: [], ops })
}

/** New records as the first change after a segment's base, by way of a document: also for the settings. */
export function documentChange(
  name: SegmentName,
  actor: string,
  changes: readonly Change[],
  meta: { readonly at: number; readonly message: string }
): Uint8Array {
  const begun = A.loadIncremental(A.init<SegmentDoc>({ actor }), baseChange(name))
  const doc = A.change(begun, { time: Math.floor(meta.at / 1000), message: meta.message }, (draft) => {
    for (const { cls, id, set } of changes) applyToDoc(draft, cls, id, set)
  })
  const bytes = A.getLastLocalChange(doc)
  A.free(doc)
  if (bytes === undefined) throw new Error('a change without records')
  return bytes
}
