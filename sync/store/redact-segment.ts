import * as A from '@automerge/automerge/slim'
import { interpretAsDocumentId, type BinaryDocumentId } from '@automerge/automerge-repo/slim'
import { emptied } from '../../crm/erase'
import type { RecordClass, RecordId } from '../../crm/types'
import { assembled } from './automerge-bytes'
import { checksum } from './checksum'
import type { LedgerDb, LedgerState } from './db'
import { segmentId, type SegmentName } from './document'
import { endsOf } from './ends'
import { generationsKey } from './generations'
import { ofClass } from './follow-rows'
import type { Held } from './held'
import { seenKey, type Seen } from './past'
import { redact } from './redact'
import { ownRec } from './row'
import { openRows } from './rows'
import { segmentKey } from './segments'
import { openVerdicts } from './twins'
import { sent, write } from './tx'

/** In `meta`: records that were taken out of the history of shared segments, by `segmentKey`. */
const redactedKey = 'redacted'

export type RedactedRecords = Readonly<Record<string, readonly RecordId[]>>

export const redactedIn = async (db: LedgerDb): Promise<RedactedRecords> =>
  ((await db.get('meta', redactedKey)) as RedactedRecords | undefined) ?? {}

export interface Redacting {
  readonly db: LedgerDb
  readonly held: Held
  readonly ledger: RecordId
  readonly state: LedgerState
  readonly name: SegmentName
  /** All records that are erased in the segment, also those that were taken out before. */
  readonly gone: ReadonlySet<RecordId>
  readonly now: number
}

export interface RedactedSegment {
  readonly state: LedgerState
  readonly ids: readonly RecordId[]
  readonly classes: readonly RecordClass[]
  /** Numbers of the rows that went. */
  readonly rows: readonly number[]
  /** Segments with records of these ids that are shown now (SYNC-26). */
  readonly wake: readonly SegmentName[]
}

/**
 * Writes a segment anew without some of its records, in their history too; rows, attestations and conflicts go in the same
 * transaction. `again`: a command on such a record is still on its way into the document. To be called while nothing goes
 * into the documents and no command is saved.
 */
export async function redactSegment(options: Redacting): Promise<RedactedSegment | 'again'> {
  const { db, held, ledger, name, gone, now } = options
  const { cls, number } = name
  const pending = await db.getAll('journal')
  if (pending.some(({ changes }) => changes.some((one) => one.cls === cls && gone.has(one.id)))) return 'again'
  const [old, stored, before] = await Promise.all([held.document(name), held.stored(name), redactedIn(db)])
  const made = stored === undefined ? undefined : withoutRecords(stored, gone)
  const sum = made && (await checksum(made.bytes))
  const known = new Set(before[segmentKey(name)])
  const generation = held.generations.of(name) + [...gone].filter((id) => !known.has(id)).length
  const fresh = interpretAsDocumentId((await segmentId(ledger, name, generation)) as BinaryDocumentId)
  await held.segments.drop(name)
  const stores = [
    'chunks',
    'quarantine',
    'meta',
    'rows',
    'stale',
    'segments',
    'conflicts',
    'twins',
    'attestations'
  ] as const
  const done = await write(db, [...stores], 'strict', async (tx): Promise<RedactedSegment> => {
    const rows = openRows(tx)
    await rows.load([...gone])
    const index = tx.objectStore('rows').index('id')
    const found = (await Promise.all([...gone].map((id) => index.get(id)))).filter(
      (row) => row !== undefined && row.cls === cls && row.seg === number
    )
    const live = found.flatMap((row) =>
      row === undefined ? [] : [{ cls, id: row.id, seg: number, set: emptied(cls, ownRec(row), now) }]
    )
    // First as if they were deleted, so that counts and what others show of them follow.
    const applied = await rows.apply(live, options.state)
    const numbers = found.flatMap((row) => row?.n ?? [])
    for (const n of numbers) {
      sent(tx.objectStore('rows').delete(n))
      sent(tx.objectStore('stale').put(1, n))
    }
    const segments = tx.objectStore('segments')
    const twins = await openVerdicts(name, [...gone].toSorted(), { twins: tx.objectStore('twins'), segments })
    for (const id of ofClass(name, gone)) {
      const seg = rows.seg(id)
      if (twins.judge(id, false, seg).shown === undefined) sent(tx.objectStore('conflicts').delete(id))
    }
    const meta = tx.objectStore('meta')
    sent(meta.put(applied.state, 'state'))
    const seen = (await meta.get(seenKey)) as Seen | undefined
    if (seen !== undefined && made !== undefined)
      sent(meta.put(seenAfter(seen, segmentKey(name), made.replaced), seenKey))
    sent(meta.put({ ...before, [segmentKey(name)]: [...gone] }, redactedKey))
    if (made !== undefined && sum !== undefined) {
      const chunks = tx.objectStore('chunks')
      for await (const cursor of chunks.index('key').iterate(IDBKeyRange.bound([old], [old, []]))) sent(cursor.delete())
      for await (const cursor of tx.objectStore('quarantine')) if (cursor.value.key[0] === old) sent(cursor.delete())
      const file = [...sum.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      sent(chunks.add({ key: [fresh, 'snapshot', file], bytes: made.bytes, sum }))
      // Who vouched for a change by its old hash vouches for nothing that is here.
      const vouched = IDBKeyRange.bound([cls, number], [cls, number, []])
      for await (const cursor of tx.objectStore('attestations').iterate(vouched))
        if (made.replaced.has(cursor.value.hash)) sent(cursor.delete())
      // The library writes some fractions with another last digit: the rows are held against the document once more.
      sent(segments.put({ heads: made.heads, ends: made.ends, align: true }, [cls, number]))
    }
    sent(meta.put(held.generations.raised(name, generation), generationsKey))
    const wake = await twins.keep()
    return { state: applied.state, ids: applied.ids, classes: applied.classes, rows: numbers, wake }
  })
  held.generations.set(name, generation)
  return done
}

/** What was seen before is still known by its new hashes. */
function seenAfter(seen: Seen, key: string, replaced: ReadonlyMap<string, string>): Seen {
  const heads = (seen.heads[key] ?? []).map((hash) => replaced.get(hash) ?? hash)
  return { ...seen, heads: { ...seen.heads, [key]: heads } }
}

function withoutRecords(stored: Uint8Array, gone: ReadonlySet<RecordId>) {
  const doc = assembled([stored])
  let made = A.init<object>()
  try {
    const { changes, replaced } = redact(A.getAllChanges(doc), gone)
    ;[made] = A.applyChanges(made, [...changes])
    return {
      replaced,
      bytes: A.save(made),
      heads: A.getHeads(made).toSorted(),
      ends: endsOf(A.getChangesMetaSince(made, []))
    }
  } finally {
    A.free(doc)
    A.free(made)
  }
}
