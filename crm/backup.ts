import * as v from 'valibot'

/** What is known of the second copies of a ledger. */

/** Why an archive could not be read (`docs/spec/archive.md`, ARC-5). Nothing was changed. */
export const archiveFaults = [
  /** The file is something else. */
  'not-an-archive',
  /** Written by a newer version of Bahi. */
  'newer',
  /** It ends too early: the download or the copying was cut short. */
  'truncated',
  /** It is not what was written. */
  'damaged',
  'needs-passphrase',
  'wrong-passphrase',
  /** To be merged into a ledger that it is no backup of. */
  'other-ledger',
  /** The copy that was asked for is no longer there. */
  'gone'
] as const
export type ArchiveFaultKind = (typeof archiveFaults)[number]

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A copy in the browser's private file system, apart from the databases. */
const copy = v.object({
  /** Its name there. */
  file: v.string(),
  ledger: v.string(),
  /** The ledger's name when it was written. */
  name: v.string(),
  /** When it was written, milliseconds. */
  at: v.number(),
  people: count,
  companies: count,
  /** Bytes. */
  size: count
})
export type BackupCopy = v.InferOutput<typeof copy>

export const backupState = v.object({
  /** Newest first, of all ledgers. */
  copies: v.array(copy),
  /** When the person last took a file of the open ledger away, milliseconds. */
  savedAt: v.optional(v.number()),
  folder: v.optional(
    v.object({
      name: v.string(),
      /** When a file was last put there. */
      at: v.optional(v.number()),
      /** `ask`: the browser wants the person's leave again. `failed`: it is gone or full. */
      access: v.picklist(['ok', 'ask', 'failed']),
      locked: v.boolean()
    })
  ),
  /** No reminder before this time. */
  laterUntil: v.optional(v.number())
})
/** What second copies there are. A copy in the same browser is one only against a lost database. */
export type BackupState = v.InferOutput<typeof backupState>

/** What a person must know of an archive before it is used. */
export const archiveLook = v.object({
  ledger: v.string(),
  name: v.string(),
  at: v.number(),
  people: count,
  companies: count,
  activities: count,
  /** Whether this browser has the ledger that it is of. */
  here: v.boolean(),
  /** Whether that is the one that is open. */
  open: v.boolean()
})
export type ArchiveLook = v.InferOutput<typeof archiveLook>
