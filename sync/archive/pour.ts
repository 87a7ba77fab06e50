import { interpretAsDocumentId, type BinaryDocumentId } from '@automerge/automerge-repo/slim'
import type { JournalEntry, LedgerDb, StoredChunk, StoredLogEntry } from '../store/db'
import { segmentId } from '../store/document'
import { generationsKey } from '../store/generations'
import { alignKey } from '../store/align'
import { sent, write } from '../store/tx'
import { hex } from '../team/bytes'
import { unpackImports, unpackJournal, unpackLog } from './entries'
import { addImports } from './imports'
import type { DocumentPart, Part } from './parts'
import type { Archive } from './read'

/** Puts a checked archive into an empty database. Its rows are made when the ledger is opened. ARC-7. */

/** In `meta`: the command whose restore has begun and not ended. Such a database may be thrown away. */
export const pouringKey = 'pouring'

export async function pour(
  archive: Archive,
  db: LedgerDb,
  ledger: string,
  command: string,
  onProgress: (done: number, total: number) => void
): Promise<void> {
  await db.put('meta', command, pouringKey)
  const generations: Record<string, number> = {}
  let done = 0
  for await (const part of checkedParts(archive)) {
    if (part.k === 'document') {
      if (part.generation > 0) generations[`${part.cls}/${part.number}`] = part.generation
      await db.put('chunks', await chunkOf(ledger, part))
      onProgress(++done, archive.manifest.documents)
    } else if (part.k === 'log') await addLog(db, (await unpackLog(part)) ?? [])
    else if (part.k === 'imports') await addImports(db, (await unpackImports(part)) ?? [])
    else if (part.k === 'journal') await addJournal(db, (await unpackJournal(part)) ?? [])
  }
  await write(db, ['meta'], 'strict', (tx) => {
    sent(tx.objectStore('meta').put(generations, generationsKey))
    sent(tx.objectStore('meta').put(true, alignKey))
    sent(tx.objectStore('meta').delete(pouringKey))
  })
}

/** The parts of an archive that was read whole before. The file changing meanwhile is no case to go on from. */
export async function* checkedParts(archive: Archive): AsyncGenerator<Part> {
  for await (const next of archive.parts()) {
    if (!next.ok) throw new Error(`the archive changed while it was read: ${next.error.kind}`)
    yield next.value
  }
}

async function chunkOf(ledger: string, { cls, number, generation, bytes, sum }: DocumentPart): Promise<StoredChunk> {
  const id = interpretAsDocumentId((await segmentId(ledger, { cls, number }, generation)) as BinaryDocumentId)
  return { key: [id, 'snapshot', hex(sum.subarray(0, 16))], bytes, sum }
}

/** Only what is not there: what this device did itself it knows best. */
export async function addLog(db: LedgerDb, entries: readonly StoredLogEntry[]): Promise<void> {
  await write(db, ['log'], 'relaxed', async (tx) => {
    const known = await Promise.all(entries.map(({ id }) => tx.objectStore('log').getKey(id)))
    for (const [at, entry] of entries.entries()) if (known[at] === undefined) sent(tx.objectStore('log').put(entry))
  })
}

/** To be applied when the ledger is opened; what is in the documents already is left out then. */
export async function addJournal(db: LedgerDb, entries: readonly JournalEntry[]): Promise<void> {
  await write(db, ['journal'], 'relaxed', (tx) => {
    // All rows are made anew from the documents, so none is late.
    for (const { late: _, ...entry } of entries) sent(tx.objectStore('journal').add(entry))
  })
}
