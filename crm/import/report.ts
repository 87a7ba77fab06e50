import type { CommandError } from '../commands'
import type { DuplicateReason } from '../queries'
import type { RecordId } from '../types'
import type { ImportInfo } from './info'
import type { Choice, Verdict } from './plan'

/** What a dry run found; nothing has been written. */
export interface DryRun {
  /** Rows of the file. */
  readonly rows: number
  readonly counts: Readonly<Record<Verdict, number>>
  /** Companies that rows of people name and that have to be made. */
  readonly companies: number
  /** The first possible duplicates, to be decided one by one. */
  readonly possible: readonly PossibleRow[]
  /** Rows that are left out or lose a value; at most `mostProblems`. */
  readonly problems: readonly ProblemRow[]
  /** All of those. */
  readonly problemCount: number
}

export interface PossibleRow {
  readonly row: number
  readonly name: string
  /** A second line that tells the row from its namesakes: company, address or number. */
  readonly about: string
  readonly known: { readonly id: RecordId; readonly name: string; readonly about: string }
  readonly reasons: readonly DuplicateReason[]
  /** What happens unless the person says otherwise. */
  readonly choice: Choice
}

export interface ProblemRow {
  readonly row: number
  readonly cells: readonly string[]
  /** `nothing`: the row tells nothing of anyone. `value`: it is imported without these values. */
  readonly reason: 'nothing' | 'value'
  readonly values: readonly string[]
}

/** What was saved. */
export interface Saved {
  /** The id of the import: what undo takes. */
  readonly id: string
  readonly info: ImportInfo
}

/** Why an import came to nothing; the ledger is as it was. `too-many`: more rows than one import may have. */
export type ImportFault = CommandError | { readonly kind: 'cancelled' } | { readonly kind: 'too-many' }

export const mostPossible = 200
export const mostProblems = 50_000
