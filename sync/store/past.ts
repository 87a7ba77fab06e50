import * as A from '@automerge/automerge/slim'
import { checkField } from '../../crm/fields'
import type { PastChange, RewindCount } from '../../crm/past'
import type { Write } from '../../crm/commands'
import type { Flat, RecordClass, RecordId, Scalar } from '../../crm/types'
import { difference } from './difference'
import { mainRecord, readRecords, type SegmentDoc } from './document'
import { recordsMap } from './encode'
import { isDeleted } from './row'

/** History, read from the changes of a segment's document. What it costs depends on that segment alone. */

/** What a person of this profile has seen of the ledger: the heads of every segment, in `meta`. */
export interface Seen {
  /** Milliseconds. */
  readonly at: number
  readonly heads: Readonly<Record<string, readonly string[]>>
}
export const seenKey = 'seen'

type Doc = A.Doc<SegmentDoc>

/** Texts of notes are put together for so many of the latest changes; each costs a look at the whole document. */
const mostTexts = 24

interface Op {
  readonly action: string
  readonly obj: string
  readonly key?: string
  readonly value?: unknown
}

interface Found {
  readonly change: PastChange
  readonly hash: string
}

/** Everything that was ever done to one record, the earliest first; changes made at once stand one after the other. */
export const pastOf = (doc: Doc, record: RecordId, ownDevice: string): PastChange[] =>
  withTexts(
    doc,
    record,
    changesOf(doc, ownDevice, (id) => id === record)
  )

/**
 * What other devices did to the records of a document, beyond what it was with these heads: by arrival here, whatever the
 * clocks say. The texts of notes are left out.
 */
export function pastBeyond(doc: Doc, heads: readonly string[], ownDevice: string): PastChange[] {
  const known = heads.filter((head) => A.hasHeads(doc, [head]))
  const beyond = new Set(A.getChangesMetaSince(doc, known).map(({ hash }) => hash))
  if (beyond.size === 0) return []
  return changesOf(doc, ownDevice, () => true).flatMap(({ change, hash }) =>
    beyond.has(hash) && !change.own ? [change] : []
  )
}

/** Objects of a document by id, with the record they belong to. */
interface Objects {
  readonly maps: Map<string, RecordId>
  readonly texts: Map<string, RecordId>
}

interface Touched {
  readonly set: Map<string, Scalar | null>
  noted: boolean
}

function changesOf(doc: Doc, ownDevice: string, wanted: (record: RecordId) => boolean): Found[] {
  const objects: Objects = { maps: new Map(), texts: new Map() }
  const values = new Map<RecordId, Map<string, Scalar>>()
  const found: Found[] = []
  for (const bytes of A.getAllChanges(doc)) {
    const decoded = A.decodeChange(bytes)
    const device = decoded.actor.slice(0, 16)
    const [command = '', kind = '', origin = ''] = (decoded.message ?? '').split(' ')
    const how = { at: decoded.time * 1000, device, own: device === ownDevice, command, kind, origin }
    for (const [record, { set, noted }] of touchedBy(decoded, objects, wanted)) {
      const known = values.get(record) ?? new Map<string, Scalar>()
      values.set(record, known)
      const keys = [...set].filter(([key, value]) => (known.get(key) ?? null) !== value)
      const before = Object.fromEntries(keys.map(([key]) => [key, known.get(key) ?? null]))
      for (const [key, value] of keys) {
        if (value === null) known.delete(key)
        else known.set(key, value)
      }
      const all = noted ? [...keys, ['notes', null] as const] : keys
      if (all.length > 0)
        found.push({ change: { record, ...how, set: Object.fromEntries(all), before }, hash: decoded.hash })
    }
  }
  return found
}

/** The keys that a change sets, by record, and whether it writes into the record's notes. */
function touchedBy(
  { ops, startOp, actor }: ReturnType<typeof A.decodeChange>,
  { maps, texts }: Objects,
  wanted: (record: RecordId) => boolean
): ReadonlyMap<RecordId, Touched> {
  const touched = new Map<RecordId, Touched>()
  const of = (record: RecordId): Touched => {
    const known = touched.get(record) ?? { set: new Map<string, Scalar | null>(), noted: false }
    touched.set(record, known)
    return known
  }
  for (const [at, op] of (ops as unknown as readonly Op[]).entries()) {
    const { key } = op
    const id = `${startOp + at}@${actor}`
    if (op.obj === recordsMap) {
      if (key !== undefined && op.action.startsWith('make') && wanted(key)) maps.set(id, key)
      continue
    }
    const noted = texts.get(op.obj)
    const record = maps.get(op.obj)
    if (noted !== undefined) of(noted).noted = true
    else if (record === undefined || key === undefined) continue
    else if (op.action === 'makeText') texts.set(id, record)
    else of(record).set.set(key, op.action === 'del' ? null : scalarOf(op.value))
  }
  return touched
}

function scalarOf(value: unknown): Scalar | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'bigint' ? Number(value) : null
}

function withTexts(doc: Doc, record: RecordId, found: readonly Found[]): PastChange[] {
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
function recordsAt(doc: Doc, at: number): ReadonlyMap<RecordId, Flat> {
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
    // The ledger's own record is older than every other and cannot go.
    if (before === undefined && id === mainRecord) continue
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
