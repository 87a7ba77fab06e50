import * as A from '@automerge/automerge/slim'
import { isNotes } from '../../crm/fields'
import type { Change, Scalar } from '../../crm/types'
import { applyToDoc, isInt, mainRecord, type SegmentDoc, type SegmentName } from './document'

/** Changes written operation by operation, without a document in memory. */

const fixedActor = '00'.repeat(16)
/** Object id of the map of records: the second operation of the first change. */
export const recordsMap = `2@${fixedActor}`

/** An operation as the library's change format has it; its own type leaves out what texts and lists need. */
interface Op {
  readonly action: 'set' | 'makeMap' | 'makeText'
  readonly obj: string
  readonly key?: string
  readonly elemId?: string
  readonly insert?: true
  readonly value?: Scalar
  readonly datatype?: 'int' | 'float64'
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

/** Where a change that is written beside the repo attaches to its segment. */
export interface Attachment {
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  readonly deps: readonly string[]
}

/**
 * New records of one class as one change, encoded directly: about eight times as fast as a change function. The records
 * must not be in the segment yet and must be `isExact`.
 */
export function creationChange(
  at: Attachment,
  changes: readonly Change[],
  meta: { readonly at: number; readonly message: string }
): { readonly bytes: Uint8Array; readonly nextOp: number } {
  const ops: Op[] = []
  const add = (op: Op): string => `${at.startOp + ops.push(op) - 1}@${at.actor}`
  for (const { cls, id, set } of changes) {
    const obj = add({ action: 'makeMap', obj: recordsMap, key: id, pred: [] })
    const values = cls === 'ledger' ? set : { notes: '', ...set }
    for (const [key, value] of Object.entries(values)) {
      if (value === null) continue
      if (!isNotes(key) || typeof value !== 'string') add({ action: 'set', obj, key, pred: [], ...typed(value) })
      else {
        const text = add({ action: 'makeText', obj, key, pred: [] })
        let elemId = '_head'
        for (const letter of value)
          elemId = add({ action: 'set', obj: text, elemId, insert: true, value: letter, pred: [] })
      }
    }
  }
  const { actor, seq, startOp, deps } = at
  const time = Math.floor(meta.at / 1000)
  const bytes = encode({ actor, seq, startOp, time, message: meta.message, deps, ops })
  return { bytes, nextOp: startOp + ops.length }
}

function typed(value: Scalar): Pick<Op, 'value' | 'datatype'> {
  if (typeof value !== 'number') return { value }
  return { value, datatype: isInt(value) ? 'int' : 'float64' }
}

/** Whether a record can be encoded directly: the library's encoder misses some fractions by their last bit. */
export const isExact = ({ set }: Change): boolean =>
  Object.values(set).every((value) => typeof value !== 'number' || isInt(value))

/** New records as the first change after a segment's base, by way of a document: slower, and exact for all numbers. */
export function documentChange(
  name: SegmentName,
  actor: string,
  changes: readonly Change[],
  meta: { readonly at: number; readonly message: string }
): { readonly bytes: Uint8Array; readonly nextOp: number } {
  const begun = A.loadIncremental(A.init<SegmentDoc>({ actor }), baseChange(name))
  const doc = A.change(begun, { time: Math.floor(meta.at / 1000), message: meta.message }, (draft) => {
    for (const { cls, id, set } of changes) applyToDoc(draft, cls, id, set)
  })
  const bytes = A.getLastLocalChange(doc)
  A.free(doc)
  if (bytes === undefined) throw new Error('a change without records')
  const { startOp, ops } = A.decodeChange(bytes)
  return { bytes, nextOp: startOp + ops.length }
}

/** Where the next change after `bytes` attaches. */
export const hashOf = (bytes: Uint8Array): string => A.decodeChange(bytes).hash

/** Where the length of a change's contents begins: behind four bytes of magic, four of checksum and the kind. */
const lengthAt = 9
const compressedKind = 2

/** The same change in the library's compressed form: its contents deflated, its checksum that of the plain ones. */
export async function compressed(change: Uint8Array): Promise<Uint8Array> {
  if (change[lengthAt - 1] === compressedKind) return change
  let start = lengthAt
  while (((change[start] ?? 0) & 0x80) !== 0) start++
  const contents = new Blob([change.slice(start + 1)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const deflated = new Uint8Array(await new Response(contents).arrayBuffer())
  const head = [...change.subarray(0, lengthAt - 1), compressedKind]
  for (let length = deflated.length; ; length >>>= 7) {
    head.push(length < 0x80 ? length : (length & 0x7f) | 0x80)
    if (length < 0x80) break
  }
  const all = new Uint8Array(head.length + deflated.length)
  all.set(head)
  all.set(deflated, head.length)
  return all
}
