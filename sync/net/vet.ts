import * as A from '@automerge/automerge/slim'
import { err, ok, type Result } from '../../platform/result'
import { joined } from '../store/automerge-bytes'
import { chunksOf } from './framing'
import { shapeFault, stateFault } from './shape'

/** Why a message of a peer is refused. It changes nothing, and the connection ends. */
export type Refusal =
  /** Not what it claims to be. */
  | 'malformed'
  /** More bytes or changes than a message may carry. */
  | 'too-large'
  /** Operation numbers that do not follow from the past: such a change would make the document unreadable once stored. */
  | 'counter'
  /** Too many changes that rest on changes nobody has. */
  | 'orphans'
  /** Something that no record is made of: forbidden keys, other containers, values beyond their size. */
  | 'shape'
  /** Written by somebody who may not write this class of records. */
  | 'not-allowed'

export type AnyDoc = A.Doc<Record<string, unknown>>

/** What the history says of one change. */
export interface ChangeMeta {
  readonly actor: string
  readonly seq: number
  readonly hash: string
  readonly deps: readonly string[]
  /** Seconds, as the author claims. */
  readonly time: number
  readonly message: string | null
}

export interface VetRules {
  /** Object id of the map of records; `undefined` leaves the shape unchecked. */
  readonly records?: string
  /** Whether a change may come in: covered by an attestation, or the peer itself may write. */
  readonly mayEnter: (change: ChangeMeta) => boolean
  readonly limits?: Partial<Limits>
}

interface Limits {
  readonly bytes: number
  readonly changes: number
  readonly orphans: number
}

const usual: Limits = { bytes: 8 * 1024 * 1024, changes: 20_000, orphans: 256 }

/**
 * Looks at a sync message before the repo sees it: applies it to a copy and reads what has come in (GRD-2). What passes is
 * safe to apply to the document itself.
 */
export function vet(doc: AnyDoc, message: Uint8Array, rules: VetRules): Result<readonly ChangeMeta[], Refusal> {
  const limits = { ...usual, ...rules.limits }
  if (message.length > limits.bytes) return err('too-large')
  let copy: AnyDoc | undefined
  try {
    const { changes } = A.decodeSyncMessage(message)
    if (changes.length === 0) return ok([])
    if (changes.length > limits.changes) return err('too-large')
    copy = A.clone(doc)
    ;[copy] = A.receiveSyncMessage(copy, A.initSyncState(), message)
    if (A.getMissingDeps(copy, []).length > limits.orphans) return err('orphans')
    return judge(doc, copy, rules, limits)
  } catch {
    // Automerge throws on damaged bytes and on sequence gaps; the document itself was never touched.
    return err('malformed')
  } finally {
    if (copy !== undefined) A.free(copy)
  }
}

function judge(doc: AnyDoc, copy: AnyDoc, rules: VetRules, limits: Limits): Result<readonly ChangeMeta[], Refusal> {
  const judged = judgeForm(doc, copy, rules.records, limits)
  return !judged.ok || judged.value.every(rules.mayEnter) ? judged : err('not-allowed')
}

/** What has come into a copy, when numbers, sizes and shape are those of honest changes (GRD-3 to GRD-5). */
function judgeForm(
  doc: AnyDoc,
  copy: AnyDoc,
  records: string | undefined,
  limits: Limits
): Result<readonly ChangeMeta[], Refusal> {
  const heads = A.getHeads(doc)
  const metas = A.getChangesMetaSince(copy, heads)
  if (metas.length > limits.changes) return err('too-large')
  const maxOps = new Map(metas.map(({ hash, maxOp }) => [hash, maxOp]))
  const maxOpOf = (hash: string): number => {
    const known = maxOps.get(hash)
    if (known !== undefined) return known
    const change = A.inspectChange(doc, hash)
    return change === null ? Number.NaN : change.startOp + change.ops.length - 1
  }
  for (const { deps, startOp } of metas) {
    if (startOp !== 1 + Math.max(0, ...deps.map(maxOpOf))) return err('counter')
  }
  if (records !== undefined) {
    if (A.getChangesSince(copy, heads).some((bytes) => shapeFault(A.decodeChange(bytes), records))) return err('shape')
  }
  return ok(metas)
}

/** What a delivery would bring, on a copy that the caller frees. `missing`: it rests on changes that are not here. */
export interface Vetted<T> {
  readonly copy: A.Doc<T>
  readonly changes: readonly ChangeMeta[]
}

/**
 * Applies the bytes of a delivery to a copy and looks at what has come in. The right to write is the caller's question.
 * A segment that is not here yet comes whole: it is judged by what it holds, because looking at each operation of its
 * history costs twice as much as loading it.
 * @param base what every segment begins with, when this one is not here
 */
export function vetDelivery<T extends object>(
  known: A.Doc<T> | { readonly base: Uint8Array },
  bytes: Uint8Array,
  records: string
): Result<Vetted<T>, Refusal | 'missing'> {
  if (bytes.length > usual.bytes) return err('too-large')
  if (chunksOf(bytes) === undefined) return err('malformed')
  let doc: A.Doc<T> | undefined
  let copy: A.Doc<T> | undefined
  let passed = false
  const whole = isBase(known)
  try {
    doc = whole ? A.load<T>(known.base) : known
    copy = whole ? A.load<T>(joined([known.base, bytes])) : A.loadIncremental(A.clone(doc), bytes)
    if (A.getMissingDeps(copy, []).length > 0) return err('missing')
    const judged = judgeForm(doc as AnyDoc, copy as AnyDoc, whole ? undefined : records, usual)
    if (!judged.ok) return judged
    if (whole && stateFault(copy)) return err('shape')
    passed = true
    return ok({ copy, changes: judged.value })
  } catch {
    return err(whole && isWaiting(known.base, bytes) ? 'missing' : 'malformed')
  } finally {
    if (whole && doc !== undefined) A.free(doc)
    if (copy !== undefined && !passed) A.free(copy)
  }
}

/** Loading at once fails alike for damage and for changes whose predecessors are elsewhere; adding tells them apart. */
function isWaiting(base: Uint8Array, bytes: Uint8Array): boolean {
  let doc: A.Doc<object> | undefined
  try {
    doc = A.loadIncremental(A.load<object>(base), bytes)
    return A.getMissingDeps(doc, []).length > 0
  } catch {
    return false
  } finally {
    if (doc !== undefined) A.free(doc)
  }
}

const isBase = (known: object): known is { readonly base: Uint8Array } =>
  'base' in known && known.base instanceof Uint8Array
