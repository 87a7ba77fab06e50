import * as A from '@automerge/automerge/slim'
import { checkField } from '../../crm/fields'
import type { PastChange, RewindCount } from '../../crm/past'
import type { Write } from '../../crm/commands'
import type { Flat, RecordClass, RecordId, Scalar } from '../../crm/types'
import { difference } from './difference'
import { readRecords, type SegmentDoc } from './document'
import { recordsMap } from './encode'
import { isDeleted } from './row'

/** History, read from the changes of a segment's document. What it costs depends on that segment alone. */

type Doc = A.Doc<SegmentDoc>

/** Texts of notes are put together for so many of the latest changes; each costs a look at the whole document. */
const mostTexts = 24

interface Op {
  readonly action: string
  readonly obj: string
  readonly key?: string
  readonly value?: unknown
}

/** Everything that was ever done to one record, the earliest first; changes made at once stand one after the other. */
export function pastOf(doc: Doc, record: RecordId, ownDevice: string): PastChange[] {
  const maps = new Set<string>()
  const texts = new Set<string>()
  const values = new Map<string, Scalar>()
  const found: { readonly change: PastChange; readonly hash: string }[] = []
  for (const bytes of A.getAllChanges(doc)) {
    const decoded = A.decodeChange(bytes)
    const { set, noted } = touchedBy(decoded, record, maps, texts)
    if (set.size === 0 && !noted) continue
    const [command = '', kind = '', origin = ''] = (decoded.message ?? '').split(' ')
    const device = decoded.actor.slice(0, 16)
    const keys = [...set].filter(([key, value]) => (values.get(key) ?? null) !== value)
    const before = keys.map(([key]) => [key, values.get(key) ?? null] as const)
    for (const [key, value] of keys) {
      if (value === null) values.delete(key)
      else values.set(key, value)
    }
    const change = {
      record,
      at: decoded.time * 1000,
      device,
      own: device === ownDevice,
      command,
      kind,
      origin,
      set: Object.fromEntries([...keys, ...(noted ? [['notes', null] as const] : [])]),
      before: Object.fromEntries(before)
    }
    found.push({ change, hash: decoded.hash })
  }
  return withTexts(doc, record, found)
}

type Decoded = ReturnType<typeof A.decodeChange>

/** The keys of the record that a change sets, and whether it writes into the record's notes. */
function touchedBy(
  { ops, startOp, actor }: Decoded,
  record: RecordId,
  maps: Set<string>,
  texts: Set<string>
): { readonly set: ReadonlyMap<string, Scalar | null>; readonly noted: boolean } {
  const set = new Map<string, Scalar | null>()
  let noted = false
  for (const [at, op] of (ops as unknown as readonly Op[]).entries()) {
    const id = `${startOp + at}@${actor}`
    if (op.obj === recordsMap && op.key === record && op.action.startsWith('make')) maps.add(id)
    else if (texts.has(op.obj)) noted = true
    else if (op.key !== undefined && maps.has(op.obj)) {
      if (op.action === 'makeText') texts.add(id)
      else if (op.action === 'del') set.set(op.key, null)
      else set.set(op.key, scalarOf(op.value))
    }
  }
  return { set, noted }
}

function scalarOf(value: unknown): Scalar | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'bigint' ? Number(value) : null
}

function withTexts(
  doc: Doc,
  record: RecordId,
  found: readonly { readonly change: PastChange; readonly hash: string }[]
): PastChange[] {
  const noted = found.filter(({ change }) => Object.hasOwn(change.set, 'notes'))
  const shown = new Map<PastChange, string>()
  for (const { change, hash } of noted.slice(-mostTexts)) {
    const then = readRecords(A.view(doc, [hash])).get(record)?.['notes']
    shown.set(change, typeof then === 'string' ? then : '')
  }
  let last: string | null = null
  return found.map(({ change }) => {
    const text = shown.get(change)
    if (text === undefined) return change
    const was = last
    last = text
    return { ...change, set: { ...change.set, notes: text }, before: { ...change.before, notes: was } }
  })
}

/** The records of a document as they were at a time: all changes made until then, with everything they rest on. */
export function recordsAt(doc: Doc, at: number): ReadonlyMap<RecordId, Flat> {
  const second = Math.floor(at / 1000)
  const heads = new Set<string>()
  const included = new Set<string>()
  for (const { hash, deps, time } of A.getChangesMetaSince(doc, [])) {
    if (time > second || !deps.every((dep) => included.has(dep))) continue
    included.add(hash)
    for (const dep of deps) heads.delete(dep)
    heads.add(hash)
  }
  return heads.size === 0 ? new Map() : readRecords(A.view(doc, [...heads]))
}

/** What makes the records of a document those of a time, and how many it changes. Keys that this version does not know stay. */
export function rewindOf(
  doc: Doc,
  cls: RecordClass,
  at: number,
  now: number
): { readonly writes: readonly Write[]; readonly count: RewindCount } {
  const then = recordsAt(doc, at)
  const count = { changed: 0, restored: 0, removed: 0 }
  const writes: Write[] = []
  for (const [id, rec] of readRecords(doc)) {
    const before = then.get(id)
    const set = before === undefined ? (isDeleted(rec) ? {} : { deletedAt: now }) : back(cls, rec, before)
    if (Object.keys(set).length === 0) continue
    writes.push({ cls, id, create: false, set })
    if (before === undefined) count.removed++
    else if (isDeleted(rec) && !isDeleted(before)) count.restored++
    else if (!isDeleted(rec) && isDeleted(before)) count.removed++
    else count.changed++
  }
  return { writes, count }
}

function back(cls: RecordClass, now: Flat, then: Flat): Record<string, Scalar | null> {
  const set = Object.entries(difference(now, then)).filter(
    ([key, value]) => key !== 'updatedAt' && checkField(cls, key, value).ok
  )
  return Object.fromEntries(set)
}
