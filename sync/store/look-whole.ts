import * as A from '@automerge/automerge/slim'
import { ok, type Result } from '../../platform/result'
import { vetDelivery, type ChangeMeta, type Refusal } from '../net/vet'
import type { SegmentDoc, SegmentName } from './document'
import { stateOf } from './document-state'
import { baseChange, recordsMap } from './encode'
import type { DocumentState } from './follow-rows'

/** A whole segment that somebody sent, looked at: what it holds, and who wrote it. */
export interface Looked {
  readonly found: DocumentState
  /** In causal order; whether they may come in is the caller's question. */
  readonly changes: readonly ChangeMeta[]
}

/** Looks at whole segments in another thread, because a document takes as long to load as several frames. */
export interface LookApart {
  /** Segments are expected: begins the thread, which takes some frames. */
  warm(): void
  /** `undefined`: the thread is not there yet. Rejects when it has died. */
  look(name: SegmentName, bytes: Uint8Array<ArrayBuffer>): Promise<Result<Looked, Refusal | 'missing'>> | undefined
}

/** Loads a segment that is not here yet and judges it as `vetDelivery` does. Keeps nothing. */
export function lookWhole(name: SegmentName, bytes: Uint8Array): Result<Looked, Refusal | 'missing'> {
  const vetted = vetDelivery<SegmentDoc>({ base: baseChange(name) }, bytes, recordsMap)
  if (!vetted.ok) return vetted
  const { copy, changes } = vetted.value
  try {
    return ok({ found: stateOf(copy), changes })
  } finally {
    A.free(copy)
  }
}
