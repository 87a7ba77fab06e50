import type { Diagnosis } from '../../crm/diagnosis'
import { checksum, sameBytes } from './checksum'
import type { LedgerDb } from './db'
import { breath } from './yield'

/** Pieces read in one go. */
const batch = 32

/** Compares every stored piece with its checksum. Changes nothing. */
export async function verifyPieces(
  db: LedgerDb,
  onProgress: (done: number, total: number) => void
): Promise<{ readonly pieces: number; readonly damaged: number }> {
  const total = await db.count('chunks')
  let [pieces, damaged, after] = [0, 0, 0]
  for (;;) {
    const found = await db.getAll('chunks', IDBKeyRange.lowerBound(after, true), batch)
    for (const { bytes, sum } of found) if (!sameBytes(await checksum(bytes), sum)) damaged++
    pieces += found.length
    onProgress(pieces, total)
    const last = found.at(-1)?.seq
    if (found.length < batch || last === undefined) return { pieces, damaged }
    after = last
    await breath()
  }
}

/** Counts what is stored. Reads the pieces' sizes one batch after the other. */
export async function diagnose(db: LedgerDb): Promise<Omit<Diagnosis, 'lines'>> {
  const counted = await Promise.all(
    (['rows', 'chunks', 'journal', 'log', 'quarantine', 'stale', 'twins', 'entries'] as const).map(
      async (store) => [store, await db.count(store)] as const
    )
  )
  const { chunks: pieces, ...counts } = Object.fromEntries(counted) as Record<(typeof counted)[number][0], number>
  const documents = new Set<string>()
  let bytes = 0
  for (let after = 0; ;) {
    const found = await db.getAll('chunks', IDBKeyRange.lowerBound(after, true), batch)
    for (const { key, bytes: piece } of found) {
      if (key[1] === 'snapshot' || key[1] === 'incremental') documents.add(key[0] ?? '')
      bytes += piece.length
    }
    const last = found.at(-1)?.seq
    if (found.length < batch || last === undefined) break
    after = last
  }
  return { ...counts, documents: documents.size, pieces, bytes }
}
