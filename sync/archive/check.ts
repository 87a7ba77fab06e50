import { err, ok, type Result } from '../../platform/result'
import { recordsIn } from '../store/segments'
import { unpackImports, unpackJournal, unpackLog } from './entries'
import type { ArchiveFault } from './faults'
import type { Archive } from './read'

/** What an archive holds, counted while it was read from end to end. */
export interface Checked {
  readonly documents: number
  readonly records: number
}

/** Reads all of an archive before anything is done with it: every sum, every document, every entry. ARC-6. */
export async function checkArchive(
  archive: Archive,
  onProgress: (done: number, total: number) => void = () => {}
): Promise<Result<Checked, ArchiveFault>> {
  const seen = new Set<string>()
  let records = 0
  for await (const next of archive.parts()) {
    if (!next.ok) return next
    const part = next.value
    if (part.k === 'document') {
      const name = `${part.cls}/${part.number}`
      const found = recordsIn([part.bytes])
      if (found === undefined || seen.has(name)) return err({ kind: 'damaged' })
      seen.add(name)
      records += found.size
      onProgress(seen.size, archive.manifest.documents)
    }
    if (part.k === 'journal' && (await unpackJournal(part)) === undefined) return err({ kind: 'damaged' })
    if (part.k === 'imports' && (await unpackImports(part)) === undefined) return err({ kind: 'damaged' })
    if (part.k === 'log' && (await unpackLog(part)) === undefined) return err({ kind: 'damaged' })
  }
  return ok({ documents: seen.size, records })
}
