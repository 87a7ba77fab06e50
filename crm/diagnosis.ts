import * as v from 'valibot'

/** How the store is, in numbers. Nothing in here is about a person. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const line = v.object({
  at: v.number(),
  level: v.picklist(['info', 'warn', 'error']),
  area: v.string(),
  text: v.string()
})

export const diagnosisSchema = v.object({
  rows: count,
  documents: count,
  /** Stored pieces of documents, and their bytes. */
  pieces: count,
  bytes: count,
  /** Commands on their way into the documents. */
  journal: count,
  log: count,
  /** Pieces that were set aside. */
  quarantine: count,
  /** Rows that the search index does not have yet. */
  stale: count,
  /** Records whose id lies in several segments; one of each is shown (SYNC-26). */
  twins: count,
  /** Entries of the team's log. */
  entries: count,
  /** Of the hub. */
  lines: v.array(line)
})
export type Diagnosis = v.InferOutput<typeof diagnosisSchema>

export const checkSchema = v.object({
  /** Pieces read, and those whose checksum is wrong. */
  pieces: count,
  damaged: count,
  /** Records in the documents, and rows that differ from them. */
  records: count,
  changed: count,
  missing: count,
  extra: count,
  counters: count
})
/** What a check found. All but `pieces` and `records` are zero when all is well. */
export type CheckResult = v.InferOutput<typeof checkSchema>

export const isSound = ({ damaged, changed, missing, extra, counters }: CheckResult): boolean =>
  damaged + changed + missing + extra + counters === 0
