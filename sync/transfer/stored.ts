import type { ImportInfo } from '../../crm/import/info'

/** An import in the ledger's database: while it is being saved the way to go on after a crash, later what undo needs. */
export interface StoredImport {
  /** The id of the command that saved it. */
  readonly id: string
  /** When it was saved; also when its records were made and changed. Milliseconds. */
  readonly at: number
  readonly state: 'saving' | 'done'
  readonly info: ImportInfo
  /** Its new records have row numbers from `first` up to and without `last`. */
  readonly first: number
  readonly last: number
  /** Commands that changed records, in order; after a redo, its commands. */
  readonly edits: readonly string[]
  /** When an undo of it was taken back: the records then bear that time. */
  readonly redone?: readonly number[]
  /** The undo that has begun, so that one that a crash cut short goes on under the same time. */
  readonly undoing?: { readonly id: string; readonly at: number }
  readonly undoneBy?: string
  /** When: what it put among the deleted ones bears that time. */
  readonly undoneAt?: number
  /** Commands that took its edits back, in order. */
  readonly undoParts?: readonly string[]
}

/** A piece of an import that is not saved yet: by import, whether it edits (1) or makes records (0), and number. */
export interface StagedPart {
  readonly import: string
  readonly edits: 0 | 1
  readonly part: number
  /** JSON, because a text passes through the database in a fraction of the time of so many objects. */
  readonly writes: string
}
