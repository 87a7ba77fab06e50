/**
 * A record is a flat map from keys to scalars. `name`, `title` are keys of their own; what a record has several of is
 * spread over keys with a slash: `tag/vip`, `email/asha@mehta.example`, `address/billing`. Flat maps merge key by key,
 * need no containers that two devices could create apart, and make history, undo and import work the same for all.
 */

/** Kinds of records. Each has segments of its own; who may read or write is decided by class. */
export const recordClasses = ['person', 'company', 'activity', 'ledger', 'pair'] as const
export type RecordClass = (typeof recordClasses)[number]

/** Classes of what people keep; the others hold settings and decisions. */
export type KeptClass = Exclude<RecordClass, 'ledger' | 'pair'>
export const isKept = (cls: RecordClass): cls is KeptClass => cls !== 'ledger' && cls !== 'pair'

/** `per_…`, `com_…`, `act_…`, `led_…` and others of the class `ledger` (`fld_…`, `viw_…`), `nds_…` of the class `pair`. */
export type RecordId = string

export type Scalar = string | number | boolean

/** A record as stored. Values that belong together (one phone, one address) are one compact JSON text. */
export type Flat = Readonly<Record<string, Scalar>>

/** What a change does to one record: keys to set, and keys to take away (`null`). */
export interface Change {
  readonly cls: RecordClass
  readonly id: RecordId
  readonly set: Readonly<Record<string, Scalar | null>>
  /** A new record that nobody else is to have (`crm/private.ts`). */
  readonly private?: true
}

/** Where a change came from. */
export type Origin = 'hand' | 'mail' | 'page' | 'file' | 'import' | 'sample'
