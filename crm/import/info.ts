import * as v from 'valibot'

/** What an import said of itself when it was saved: for the list of imports and its undo. Plain data, checked by the hub. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const importInfoSchema = v.object({
  /** Name of the file, or what was pasted. */
  file: v.pipe(v.string(), v.maxLength(300)),
  /** Rows of the file. */
  rows: count,
  /** Records made. */
  created: count,
  /** Records changed. */
  updated: count,
  /** Rows that were there already, word for word. */
  same: count,
  /** Rows left out on purpose: the chosen way of importing did not want them. */
  skipped: count,
  /** Rows that could not be read. */
  rejected: count
})

export type ImportInfo = v.InferOutput<typeof importInfoSchema>

/** One finished import of this device. */
export interface ImportEntry {
  /** The id of the command that saved it; undo takes it as its target. */
  readonly id: string
  /** Milliseconds. */
  readonly at: number
  readonly info: ImportInfo
  /** The command that took it back. */
  readonly undoneBy?: string
}
