import type { ImportEntry } from './import/info'
import type { ErasurePlan } from './erase'
import type { LogEntry } from './log'
import type { CustomField } from './records'
import type { ConnectionSettings } from './servers'
import type { Conflict } from './team'
import type { Flat, RecordClass, RecordId } from './types'

/** One record in the read model. A function of the documents: dropping all rows and rebuilding gives the same ones. */
export interface Row {
  /** Dense number of the row on this device; newer records have higher ones. Never synced. */
  readonly n: number
  readonly id: RecordId
  readonly cls: RecordClass
  /** Number of the segment that holds the record. */
  readonly seg: number
  readonly rec: Flat
  /** People: the name of their company, repeated here so that one read paints a line and one index finds both. */
  readonly company?: string
  /** People and companies: when somebody last had contact (latest activity), milliseconds. */
  readonly contact?: number
  /** The record that this one is merged into: its own row is in no list and no index. */
  readonly into?: RecordId
  /** The other records that this row stands for; `rec` has the values of all (`crm/merge.ts`). */
  readonly also?: readonly RecordId[]
}

export type SortField = 'name' | 'updated' | 'contact' | 'company' | 'created'

export interface Filter {
  /** As typed in the search box. */
  readonly text?: string
  readonly tags?: readonly string[]
  readonly owner?: string
  readonly source?: string
  readonly city?: string
  readonly companyId?: RecordId
  /** No contact for at least so many days (never counts as longest). */
  readonly quietDays?: number
  readonly has?: readonly ('email' | 'phone')[]
  readonly deleted?: boolean
}

/** What a list shows; also the content of a saved view. */
export interface ListSpec {
  readonly cls: 'person' | 'company'
  readonly sort: SortField
  readonly descending: boolean
  readonly filter: Filter
}

export interface SavedView {
  readonly id: RecordId
  readonly name: string
  readonly spec: ListSpec
  readonly columns: readonly string[]
}

export interface Hit {
  readonly row: Row
  /** Why it was found, for the second line of a result: the field's key and its text. */
  readonly matched?: { readonly key: string; readonly text: string }
}

export interface TimelineEntry {
  readonly at: number
  readonly activity?: Row
  readonly change?: LogEntry
}

/** Why a record may be the same as another. Shown as a sentence by the panel. */
export interface DuplicateReason {
  readonly kind: 'email' | 'phone' | 'url' | 'tax-id' | 'name-and-company' | 'name' | 'domain'
  readonly value: string
}

export interface PossibleDuplicate {
  readonly row: Row
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** Two records that may be the same, with the reasons. */
export interface DuplicateCandidates {
  readonly a: Row
  readonly b: Row
  /** 0 to 1. */
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** Everything that can be asked of the read model; plain data. `Answers` has the shape of each answer. */
export type Query =
  | { readonly q: 'list'; readonly spec: ListSpec; readonly from: number; readonly count: number }
  | { readonly q: 'search'; readonly text: string; readonly count: number; readonly classes?: readonly RecordClass[] }
  /** Exact keys as made by `lookupKeys`: `e:asha@mehta.example`, `p:+9198…`, `d:mehta.example`, `u:https://…`, `t:<thread>`. */
  | { readonly q: 'lookup'; readonly keys: readonly string[] }
  | { readonly q: 'record'; readonly id: RecordId }
  | { readonly q: 'records'; readonly ids: readonly RecordId[] }
  | { readonly q: 'members'; readonly companyId: RecordId; readonly count: number }
  | { readonly q: 'timeline'; readonly id: RecordId; readonly before?: number; readonly count: number }
  | { readonly q: 'counts' }
  | { readonly q: 'settings' }
  | {
      readonly q: 'values'
      readonly cls: 'person' | 'company'
      readonly field: 'tag' | 'owner' | 'source' | 'city' | 'title' | 'preference'
      readonly prefix: string
      readonly count: number
    }
  | {
      readonly q: 'duplicates'
      readonly cls: 'person' | 'company'
      readonly rec: Flat
      readonly company?: string
      readonly except?: RecordId
    }
  | { readonly q: 'log'; readonly count: number }
  /** One finished command. */
  | { readonly q: 'entry'; readonly id: string }
  /** The records that a record is merged of, each with its own values. */
  | { readonly q: 'merged'; readonly id: RecordId }
  /** Records that may be the same, found in the whole ledger. */
  | {
      readonly q: 'pairs'
      readonly cls: 'person' | 'company'
      readonly kind?: DuplicateReason['kind']
      readonly count: number
    }
  /** What would be erased with a record, and what stays. */
  | { readonly q: 'erasure'; readonly id: RecordId }
  /** Finished imports, the newest first. */
  | { readonly q: 'imports'; readonly count: number }
  /** Rows of a class in the order they were made, from row number `from` on; for export. */
  | { readonly q: 'scan'; readonly cls: RecordClass; readonly from: number; readonly count: number }
  /** Values of a record that were set at once, for the person to choose from. */
  | { readonly q: 'conflicts'; readonly id: RecordId }

export interface Answers {
  list: { readonly rows: readonly Row[]; readonly total: number }
  search: { readonly hits: readonly Hit[]; readonly more: boolean }
  lookup: readonly { readonly row: Row; readonly key: string }[]
  record: Row | undefined
  records: readonly Row[]
  members: readonly Row[]
  timeline: { readonly entries: readonly TimelineEntry[]; readonly more: boolean }
  counts: Readonly<Record<'person' | 'company' | 'activity' | 'sample', number>>
  settings: {
    readonly name: string
    readonly country: string
    readonly fields: readonly CustomField[]
    readonly views: readonly SavedView[]
    /** How the team's devices reach each other. */
    readonly connections: ConnectionSettings
  }
  values: readonly { readonly value: string; readonly count: number }[]
  duplicates: readonly PossibleDuplicate[]
  log: readonly LogEntry[]
  entry: LogEntry | undefined
  /** The head first; empty when it stands alone. */
  merged: readonly Row[]
  pairs: {
    /** The likeliest first. */
    readonly pairs: readonly DuplicateCandidates[]
    readonly total: number
    /** How many there are by their strongest reason. */
    readonly kinds: Readonly<Partial<Record<DuplicateReason['kind'], number>>>
    /** Rows that were not looked at yet, of how many. */
    readonly left: number
    readonly of: number
  }
  erasure: ErasurePlan | undefined
  imports: readonly ImportEntry[]
  scan: { readonly rows: readonly Row[]; readonly next?: number }
  conflicts: readonly Conflict[]
}

export type Answer<Q extends Query> = Answers[Q['q']]
