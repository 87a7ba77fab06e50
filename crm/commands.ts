import * as v from 'valibot'
import type { ArchiveFaultKind, ArchiveLook } from './backup'
import { backupCommands } from './backup-commands'
import { importInfoSchema } from './import/info'
import type { PastChange, RewindCount } from './past'
import type { CheckResult, Diagnosis } from './diagnosis'
import { recordClasses } from './types'

/** Everything that can change the ledger, as plain data; the hub and its callers check it against the same schema. */

const commandId = v.pipe(v.string(), v.regex(/^cmd_[0-9a-z]{25}$/))
const recordId = v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9a-z]{1,40}$/))
const scalar = v.union([v.pipe(v.string(), v.maxLength(1_048_576)), v.pipe(v.number(), v.finite()), v.boolean()])
const cls = v.picklist(recordClasses)
const origin = v.picklist(['hand', 'mail', 'page', 'file', 'import', 'sample'])
const target = v.object({ cls, id: recordId })
const label = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))

const write = v.object({
  cls,
  id: recordId,
  /** True: a new record with this id. False: the record must exist. */
  create: v.boolean(),
  /** With `create`: for this member alone (`crm/private.ts`). What is about private records only is private without it. */
  private: v.exactOptional(v.literal(true)),
  /** Keys to set; `null` takes a key away. Checked key by key against the class's fields. */
  set: v.record(v.pipe(v.string(), v.maxLength(512)), v.nullable(scalar))
})

export const commandSchema = v.variant('kind', [
  /** Creates and edits records, all or nothing: a form, an inline edit, a captured person with company and mail. */
  v.object({
    kind: v.literal('save'),
    id: commandId,
    origin,
    writes: v.pipe(v.array(write), v.minLength(1), v.maxLength(500))
  }),
  v.object({
    kind: v.literal('remove'),
    id: commandId,
    records: v.pipe(v.array(target), v.minLength(1), v.maxLength(10_000))
  }),
  v.object({
    kind: v.literal('restore'),
    id: commandId,
    records: v.pipe(v.array(target), v.minLength(1), v.maxLength(10_000))
  }),
  /** Adds or takes one tag on many records. */
  v.object({
    kind: v.literal('tag'),
    id: commandId,
    records: v.pipe(v.array(target), v.minLength(1), v.maxLength(10_000)),
    tag: label,
    on: v.boolean()
  }),
  v.object({
    kind: v.literal('assign'),
    id: commandId,
    records: v.pipe(v.array(target), v.minLength(1), v.maxLength(10_000)),
    owner: v.nullable(label)
  }),
  /** Ends a conflict: writes the value anew even where it already stands, so that it follows all that were set at once. */
  v.object({
    kind: v.literal('settle'),
    id: commandId,
    records: v.pipe(v.array(target), v.length(1)),
    key: v.pipe(v.string(), v.maxLength(512)),
    value: v.nullable(scalar)
  }),
  /** Makes records one. `picks`: by key, the record whose value is shown where it is not the first one's. */
  v.object({
    kind: v.literal('merge'),
    id: commandId,
    merges: v.pipe(
      v.array(
        v.object({
          cls: v.picklist(['person', 'company']),
          into: recordId,
          from: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(50)),
          picks: v.optional(v.record(v.pipe(v.string(), v.maxLength(512)), recordId))
        })
      ),
      v.minLength(1),
      v.maxLength(500)
    )
  }),
  /** Takes merged records out again; each stands alone, with what had been merged into it before. */
  v.object({
    kind: v.literal('unmerge'),
    id: commandId,
    records: v.pipe(v.array(target), v.minLength(1), v.maxLength(500))
  }),
  /** Remembers that records which look alike are not the same, or forgets it. */
  v.object({
    kind: v.literal('distinct'),
    id: commandId,
    on: v.boolean(),
    pairs: v.pipe(v.array(v.tuple([recordId, recordId])), v.minLength(1), v.maxLength(1000))
  }),
  /** Asks what was ever done to a record, by whom and when; changes nothing. */
  v.object({ kind: v.literal('history'), id: commandId, record: recordId }),
  /** Asks what other devices changed since this one last looked; `seen`: from now on. Changes no record. */
  v.object({
    kind: v.literal('recent'),
    id: commandId,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)),
    seen: v.optional(v.boolean())
  }),
  /** Makes the whole ledger what it was at a time, as a new change. `dry`: only counts. */
  v.object({ kind: v.literal('rewind'), id: commandId, at: v.pipe(v.number(), v.integer()), dry: v.boolean() }),
  /** Goes on looking for possible duplicates for a moment; `again`: from the beginning. Changes no record. */
  v.object({ kind: v.literal('pairs'), id: commandId, again: v.optional(v.boolean()) }),
  /** Takes back the command `target`, as far as nobody changed its values since. Undoing an undo is redo. */
  v.object({ kind: v.literal('undo'), id: commandId, target: commandId }),
  /** Invented people, companies and activities to try things with; one command takes them all away again. */
  v.object({
    kind: v.literal('sample'),
    id: commandId,
    on: v.boolean(),
    count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200_000)))
  }),
  /** Puts a piece of an import aside: new records or edits, not both. Nothing is shown before `import.commit`. */
  v.object({
    kind: v.literal('import.stage'),
    id: commandId,
    /** The id that the import's commit will have. */
    import: commandId,
    /** Number of the piece, from 0. */
    part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
    writes: v.pipe(v.array(write), v.minLength(1), v.maxLength(500))
  }),
  /** Saves everything that was staged under this command's id. From here on it is finished, also after a crash. */
  v.object({
    kind: v.literal('import.commit'),
    id: commandId,
    /** How many pieces there must be. */
    parts: v.pipe(v.number(), v.integer(), v.minValue(0)),
    info: importInfoSchema
  }),
  /** Forgets what was staged. */
  v.object({ kind: v.literal('import.cancel'), id: commandId, import: commandId }),
  /** Takes people away for good: values, history, their part in the log. Cannot be undone. */
  v.object({
    kind: v.literal('erase'),
    id: commandId,
    records: v.pipe(v.array(recordId), v.minLength(1), v.maxLength(50))
  }),
  /** Counts what is stored. */
  v.object({ kind: v.literal('diagnose'), id: commandId }),
  /** Reads everything that is stored; with `repair`, makes the rows anew from the documents. */
  v.object({ kind: v.literal('check'), id: commandId, repair: v.boolean() }),
  v.object({ kind: v.literal('ledger.create'), id: commandId, name: label }),
  v.object({ kind: v.literal('ledger.open'), id: commandId, ledger: v.string() }),
  v.object({ kind: v.literal('ledger.rename'), id: commandId, name: label }),
  ...backupCommands
])

export type Command = v.InferOutput<typeof commandSchema>
export type Write = v.InferOutput<typeof write>

export interface CommandAnswer {
  /** Records that were created or changed. */
  readonly records: readonly string[]
  /** For an undo: values left alone because they were changed since. */
  readonly kept?: readonly { readonly id: string; readonly key: string }[]
  readonly ledger?: string
  /** For `history`: the earliest first; for `recent`: the latest first. */
  readonly history?: readonly PastChange[]
  /** For `recent`: when this device last looked, milliseconds. */
  readonly since?: number
  readonly rewind?: RewindCount
  /** For `pairs`: rows that are left to look at. */
  readonly left?: number
  /** `backup.save`: the ledger as a file. */
  readonly file?: Blob
  readonly diagnosis?: Diagnosis
  readonly check?: CheckResult
  /** `backup.look`. */
  readonly archive?: ArchiveLook
}

/** Why a command was not carried out. Nothing of it was saved. */
export type CommandError =
  | { readonly kind: 'invalid'; readonly field?: string; readonly reason: InvalidReason }
  | { readonly kind: 'missing'; readonly id: string }
  | { readonly kind: 'exists'; readonly id: string }
  | { readonly kind: 'nothing-to-undo' }
  /** The own role in the team does not let this class of records be written. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'full' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'newer' }
  /** The browser removed the ledger; see `StoreTrouble`. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'unreachable' }
  /** An archive cannot be read. */
  | { readonly kind: 'archive'; readonly fault: ArchiveFaultKind }

export type InvalidReason =
  | 'shape'
  | 'unknown-field'
  | 'too-long'
  | 'wrong-type'
  | 'empty'
  | 'not-an-email'
  | 'not-a-date'
  | 'too-many'
  /** A private record and a shared one cannot become one. */
  | 'mixed'
