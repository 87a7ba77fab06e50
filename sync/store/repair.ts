import type { Change, Flat, RecordId } from '../../crm/types'
import type { LedgerDb } from './db'
import { difference } from './difference'
import type { SegmentName } from './document'
import { ownRec } from './row'
import type { Segments } from './segments'
import { breath } from './yield'

/**
 * Writes the rows of a damaged segment back into its document: what the lost pieces held is gone from history, but not
 * from the ledger. Changes still in the journal follow on top, as ever.
 */
export async function repairSegment(db: LedgerDb, segments: Segments, name: SegmentName, now: number): Promise<number> {
  await segments.rescue(name)
  const stored = (await segments.read(name))?.records ?? new Map<RecordId, Flat>()
  const changes: Change[] = []
  for await (const [id, rec] of rowsOf(db, name)) {
    const set = difference(stored.get(id) ?? {}, rec)
    if (Object.keys(set).length > 0) changes.push({ cls: name.cls, id, set })
  }
  if (changes.length > 0) {
    await segments.apply(name, { changes, at: now, message: 'repair repair hand' })
    await segments.flush()
  }
  return changes.length
}

async function* rowsOf(db: LedgerDb, { cls, number }: SegmentName): AsyncGenerator<readonly [RecordId, Flat]> {
  for (let after = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(after, true), 500)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.n
    for (const row of rows) if (row.cls === cls && row.seg === number) yield [row.id, ownRec(row)]
    await breath()
  }
}
