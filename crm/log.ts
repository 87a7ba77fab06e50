import type { Change, Flat, Origin, RecordId, Scalar } from './types'

/** What a command did to one record, with the values that stood there before (`null`: none). */
export interface LoggedChange extends Change {
  readonly before: Readonly<Record<string, Scalar | null>>
}

/** One finished command on this device: what undo and the timeline's change lines are made of. */
export interface LogEntry {
  /** The command's id. */
  readonly id: string
  readonly at: number
  readonly kind: string
  readonly origin: Origin
  readonly changes: readonly LoggedChange[]
  readonly records: readonly RecordId[]
  /** The command that undid this one, if any. */
  readonly undoneBy?: string
  /** For an undo: the command it took back. */
  readonly undoes?: string
  /** A piece of the command with this id, done and undone together with it. */
  readonly partOf?: string
}

/** The changes that take an entry back, and the keys left alone because they have changed since. */
export interface Reversal {
  readonly changes: readonly Change[]
  readonly kept: readonly { readonly id: RecordId; readonly key: string }[]
}

/**
 * Takes a command back as far as nobody has touched its values since.
 * @param current the records as they stand now
 */
export function reverse(entry: LogEntry, current: (id: RecordId) => Flat | undefined): Reversal {
  const changes: Change[] = []
  const kept: { id: RecordId; key: string }[] = []
  for (const { cls, id, set, before } of entry.changes) {
    const now = current(id) ?? {}
    const back: Record<string, Scalar | null> = {}
    for (const [key, value] of Object.entries(set)) {
      if (key === 'updatedAt') continue
      if ((Object.hasOwn(now, key) ? now[key] : null) === value) back[key] = before[key] ?? null
      else kept.push({ id, key })
    }
    if (Object.keys(back).length > 0) changes.push({ cls, id, set: back })
  }
  return { changes, kept }
}
