import * as A from '@automerge/automerge/slim'
import { err, ok, type Result } from '../../platform/result'
import { shapeFault } from './shape'

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
  if (rules.records !== undefined) {
    const { records } = rules
    if (A.getChangesSince(copy, heads).some((bytes) => shapeFault(A.decodeChange(bytes), records))) return err('shape')
  }
  return metas.every(rules.mayEnter) ? ok(metas) : err('not-allowed')
}
