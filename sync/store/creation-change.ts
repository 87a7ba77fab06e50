import { isNotes } from '../../crm/fields'
import type { Change, Scalar } from '../../crm/types'
import { fromHex, headSize, magic, toHex } from './change-bytes'
import { createBits, createBytes, createDifferences, createNumbers, createTexts, type Bytes } from './columns'
import { isInt } from './segment-name'

/**
 * New records as one Automerge change, written without the library: a worker needs no WebAssembly for it, and it takes a
 * fraction of the time. The bytes are those that the library makes of the same operations.
 */

/** Where a change that is written beside the repo attaches to its segment. */
export interface Attachment {
  /** 16 bytes as hex, used for nothing else. */
  readonly actor: string
  readonly seq: number
  readonly startOp: number
  /** Hashes as hex. */
  readonly deps: readonly string[]
}

export interface EncodedChange {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly nextOp: number
  /** SHA-256 as hex: what the next change depends on. */
  readonly hash: string
}

/** The first change of every segment that this can be about, as `baseChange` makes it. */
export const plainBase = fromHex(
  '856f4a83d69185fd0139001000000000000000000000000000000000010100000006150b340142035603570170027e0176077265636f726473027e01007e1400010200'
)
/** Operations in it. */
export const plainBaseOps = 2

const fixedActor = '00'.repeat(16)
/** The map of records: made by the second operation of the first change, whose actor is the second one that is named. */
const records = { actor: 1, counter: 2 } as const
const own = 0

const actions = { makeMap: 0, set: 1, makeText: 4 } as const
/** Kinds of values, in the low four bits beside a value's length. */
const kinds = { null: 0, no: 1, yes: 2, int: 4, float: 5, text: 6 } as const

/** New records of one class, not of the settings, that are not in the segment yet. */
export function creationChange(
  at: Attachment,
  changes: readonly Change[],
  meta: { readonly at: number; readonly message: string }
): Promise<EncodedChange> {
  const operations = createOperations()
  let next = at.startOp
  for (const { id, set } of changes) {
    const obj = next++
    operations.add(records.actor, records.counter, id, actions.makeMap)
    const values = Object.hasOwn(set, 'notes') ? set : { notes: '', ...set }
    for (const key of Object.keys(values)) {
      const value = values[key]
      if (value === null || value === undefined) continue
      const counter = next++
      if (!isNotes(key) || typeof value !== 'string') operations.add(own, obj, key, actions.set, value)
      else {
        operations.add(own, obj, key, actions.makeText)
        let before = 0
        for (const letter of value) {
          operations.insert(counter, before, letter)
          before = next++
        }
      }
    }
  }
  return packed(at, next, meta, operations.columns())
}

function createOperations() {
  const objActor = createNumbers()
  const objCounter = createNumbers()
  const keyActor = createNumbers()
  const keyCounter = createDifferences()
  const keyText = createTexts()
  const inserts = createBits()
  const action = createNumbers()
  const valueKind = createNumbers()
  const values = createBytes()
  const before = createNumbers()

  function common(actor: number, obj: number, what: number, value: Scalar | undefined): void {
    objActor.add(actor)
    objCounter.add(obj)
    action.add(what)
    valueKind.add(put(values, value))
    before.add(0)
  }

  return {
    add: (actor: number, obj: number, key: string, what: number, value?: Scalar): void => {
      common(actor, obj, what, value)
      keyActor.add(null)
      keyCounter.add(null)
      keyText.add(key)
      inserts.add(false)
    },
    /** @param after the operation that inserted the letter before; 0 at the beginning of a text */
    insert: (obj: number, after: number, letter: string): void => {
      common(own, obj, actions.set, letter)
      keyActor.add(after === 0 ? null : own)
      keyCounter.add(after)
      keyText.add(null)
      inserts.add(true)
    },
    /** By the numbers that the format gives them, ascending. */
    columns: (): readonly (readonly [number, Uint8Array])[] => [
      [0x01, objActor.bytes()],
      [0x02, objCounter.bytes()],
      [0x11, keyActor.bytes()],
      [0x13, keyCounter.bytes()],
      [0x15, keyText.bytes()],
      [0x34, inserts.bytes()],
      [0x42, action.bytes()],
      [0x56, valueKind.bytes()],
      [0x57, values.view()],
      [0x70, before.bytes()]
    ]
  }
}

/** Writes a value; gives its length and kind. */
function put(values: Bytes, value: Scalar | undefined): number {
  if (value === undefined) return kinds.null
  if (typeof value === 'boolean') return value ? kinds.yes : kinds.no
  const from = values.size()
  if (typeof value === 'string') values.text(value)
  else if (isInt(value)) values.signed(value)
  else values.float(value)
  const kind = typeof value === 'string' ? kinds.text : isInt(value) ? kinds.int : kinds.float
  return (values.size() - from) * 16 + kind
}

const changeKind = 1

async function packed(
  { actor, seq, startOp, deps }: Attachment,
  nextOp: number,
  meta: { readonly at: number; readonly message: string },
  columns: readonly (readonly [number, Uint8Array])[]
): Promise<EncodedChange> {
  const contents = createBytes()
  contents.unsigned(deps.length)
  for (const hash of deps.toSorted()) contents.raw(fromHex(hash))
  addActor(contents, actor)
  contents.unsigned(seq)
  contents.unsigned(startOp)
  contents.signed(Math.floor(meta.at / 1000))
  const message = new TextEncoder().encode(meta.message)
  contents.unsigned(message.length)
  contents.raw(message)
  contents.unsigned(1)
  addActor(contents, fixedActor)
  const filled = columns.filter(([, bytes]) => bytes.length > 0)
  contents.unsigned(filled.length)
  for (const [column, bytes] of filled) {
    contents.unsigned(column)
    contents.unsigned(bytes.length)
  }
  for (const [, bytes] of filled) contents.raw(bytes)
  const hashed = createBytes()
  hashed.byte(changeKind)
  hashed.unsigned(contents.size())
  hashed.raw(contents.view())
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', hashed.view().slice()))
  const bytes = new Uint8Array(headSize + hashed.size())
  bytes.set(magic)
  bytes.set(hash.subarray(0, headSize - magic.length), magic.length)
  bytes.set(hashed.view(), headSize)
  return { bytes, nextOp, hash: toHex(hash) }
}

function addActor(to: Bytes, actor: string): void {
  to.unsigned(actor.length / 2)
  to.raw(fromHex(actor))
}
