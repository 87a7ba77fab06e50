import type { RecordId, Scalar } from './types'

/** What one change, made by anyone at any time, did to one record: from the documents themselves, not from this device's log. */
export interface PastChange {
  /** The record, or one that it is merged of. */
  readonly record: RecordId
  /** Milliseconds, in whole seconds, by the clock of the device that made it. */
  readonly at: number
  /** Front half of the actor id: which device. */
  readonly device: string
  /** This device made it. */
  readonly own: boolean
  /** The command's id, its kind and where it came from, as the device wrote them; empty when it wrote something else. */
  readonly command: string
  readonly kind: string
  readonly origin: string
  /** Keys with their new values; `null`: taken away. Text of notes only where `notes` is not too often changed. */
  readonly set: Readonly<Record<string, Scalar | null>>
  readonly before: Readonly<Record<string, Scalar | null>>
}

/** What going back to a time would do, or did. */
export interface RewindCount {
  /** Records that get other values. */
  readonly changed: number
  /** Records that come back from among the deleted ones. */
  readonly restored: number
  /** Records that were made since and are put among the deleted ones. */
  readonly removed: number
}

/** The changes of one key, the latest first. */
export function changesOfKey(
  past: readonly PastChange[],
  key: string
): readonly (PastChange & { readonly value: Scalar | null; readonly was: Scalar | null })[] {
  return past
    .filter(({ set }) => Object.hasOwn(set, key))
    .map((change) => ({ ...change, value: change.set[key] ?? null, was: change.before[key] ?? null }))
    .toReversed()
}
