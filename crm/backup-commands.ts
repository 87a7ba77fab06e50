import * as v from 'valibot'

/** Commands that make, look at and bring back second copies of a ledger. */

const commandId = v.pipe(v.string(), v.regex(/^cmd_[0-9a-z]{25}$/))
const passphrase = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1000)))
/** A file of the person's, or a copy by its name. */
const source = v.union([v.blob(), v.pipe(v.string(), v.maxLength(200))])

export interface FolderHandle {
  readonly kind: 'directory'
  readonly name: string
}
const isFolder = (value: unknown): value is FolderHandle =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'directory' && 'name' in value

/** None of these changes a record, so none is logged; sent twice, they do no harm. */
export const backupCommands = [
  /** Answers with the whole ledger as a file. */
  v.object({ kind: v.literal('backup.save'), id: commandId, passphrase }),
  /** Writes a copy now instead of at the next quiet moment. */
  v.object({ kind: v.literal('backup.copy'), id: commandId }),
  /** From now on, files go into this folder by themselves; `null`: no longer. Without a folder: the one there is, now. */
  v.object({
    kind: v.literal('backup.folder'),
    id: commandId,
    folder: v.optional(v.nullable(v.custom<FolderHandle>(isFolder))),
    passphrase
  }),
  /** Not today. */
  v.object({ kind: v.literal('backup.later'), id: commandId }),
  /** Reads an archive from end to end and tells what is in it. */
  v.object({ kind: v.literal('backup.look'), id: commandId, from: source, passphrase }),
  /** `merge`: adds to the open ledger what it lacks. `beside`: makes a ledger of it and opens that. */
  v.object({
    kind: v.literal('backup.restore'),
    id: commandId,
    from: source,
    passphrase,
    into: v.picklist(['merge', 'beside'])
  })
] as const

export type BackupCommand = v.InferOutput<(typeof backupCommands)[number]>
