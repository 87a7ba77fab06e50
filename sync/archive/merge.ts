import * as A from '@automerge/automerge/slim'
import { assembled } from '../store/automerge-bytes'
import type { LedgerDb } from '../store/db'
import { alignKey } from '../store/align'
import type { Held } from '../store/held'
import { unpackImports, unpackJournal, unpackLog } from './entries'
import { addImports } from './imports'
import type { DocumentPart } from './parts'
import { addJournal, addLog, checkedParts } from './pour'
import type { Archive } from './read'

export interface Merged {
  /** Documents that got something they did not have. */
  readonly changed: number
  /** Documents left alone because something was erased from them after the archive was written. */
  readonly older: number
}

/**
 * Adds to a ledger what its archive has and it has not. Automerge merges change by change, so what was changed since the
 * archive was written stays. Open the ledger anew afterwards. ARC-8.
 */
export async function mergeArchive(
  archive: Archive,
  db: LedgerDb,
  held: Held,
  onProgress: (done: number, total: number) => void
): Promise<Merged> {
  const older = new Set<string>()
  let [done, changed] = [0, 0]
  for await (const part of checkedParts(archive)) {
    if (part.k === 'document') {
      if (held.generations.of(part) !== part.generation) older.add(`${part.cls}/${part.number}`)
      else if (await mergeDocument(part, db, held)) changed++
      onProgress(++done, archive.manifest.documents)
    } else if (part.k === 'log') await addLog(db, (await unpackLog(part)) ?? [])
    else if (part.k === 'imports') await addImports(db, (await unpackImports(part)) ?? [])
    else if (part.k === 'journal') {
      const known = new Set(await db.getAllKeys('log'))
      const news = ((await unpackJournal(part)) ?? []).filter(({ command }) => !known.has(command))
      const kept = news.map((entry) => ({
        ...entry,
        changes: entry.changes.filter(({ cls, seg }) => !older.has(`${cls}/${seg}`))
      }))
      if (kept.length > 0) await db.put('meta', true, alignKey)
      await addJournal(db, kept)
    }
  }
  return { changed, older: older.size }
}

async function mergeDocument(part: DocumentPart, db: LedgerDb, held: Held): Promise<boolean> {
  const before = await held.stored(part)
  const doc = assembled(before === undefined ? [part.bytes] : [before, part.bytes])
  try {
    if (before !== undefined && sameHeads(doc, before)) return false
    // Said first: should the browser end here, the rows are made anew at the next start.
    await db.put('meta', true, alignKey)
    await held.segments.drop(part)
    await held.chunks.replace(await held.document(part), A.save(doc))
    return true
  } finally {
    A.free(doc)
  }
}

function sameHeads(doc: A.Doc<object>, bytes: Uint8Array): boolean {
  const alone = assembled([bytes])
  const heads = A.getHeads(alone)
  A.free(alone)
  const merged = A.getHeads(doc)
  return merged.length === heads.length && merged.every((head) => heads.includes(head))
}
