import type { CommandError } from '../../crm/commands'
import type { Result } from '../../platform/result'
import { createSearchIndexer } from '../read/search/indexer'
import type { LedgerDb, LedgerState } from '../store/db'
import { fill, type FillApart, type FillJob, type OnFilled } from '../store/fill'
import { readGenerations } from '../store/generations'
import { documentText, segmentId } from '../store/segment-name'
import { clear, type Cleared, type ClearJob, type Swept } from './clear'
import { skipped, stagedParts } from './stage'

/**
 * Long work on a ledger's rows, done for the hub in a thread of its own while the hub lets nobody else write. Throws when
 * that place is gone; what was done by then is kept and can be gone on with.
 */
export interface Apart {
  /** The new records of an import. */
  make(job: StagedFill, onFilled: OnFilled): ReturnType<FillApart>
  clear(
    ledger: string,
    job: ClearJob,
    onSwept: (swept: Swept) => void
  ): Promise<{ readonly result: Cleared; readonly over: Promise<void> }>
}

export interface StagedFill extends FillJob {
  readonly ledger: string
  /** The import whose new records are staged. */
  readonly import: string
}

/** What happens in that place. `rest` may follow after the answer, while nobody else writes the search index. */
export interface Done<T> {
  readonly result: T
  readonly rest: () => Promise<void>
}

export async function fillApart(
  db: LedgerDb,
  job: StagedFill,
  onBatch: OnFilled
): Promise<Done<Result<LedgerState, CommandError>>> {
  const indexer = createSearchIndexer(db)
  const generations = await readGenerations(db)
  const result = await fill({
    ...job,
    db,
    writes: skipped(stagedParts(db, job.import, 0), job.from),
    documentOf: async (name) => documentText(await segmentId(job.ledger, name, generations.of(name))),
    index: (rows) => indexer.indexRows(rows),
    onBatch
  })
  if (result.ok) await indexer.flush('later')
  return { result, rest: () => aMomentLater(() => indexer.merge()) }
}

export async function clearApart(db: LedgerDb, job: ClearJob, onSwept: (swept: Swept) => void): Promise<Done<Cleared>> {
  const result = await clear(db, job, onSwept)
  // After people come the companies, which must not wait for what is only made once.
  return { result, rest: async () => (job.companies ? aMomentLater(() => createSearchIndexer(db).merge()) : undefined) }
}

/** Milliseconds in which the hub writes that the command is done, for which somebody waits, without this in its way. */
const moment = 200

const aMomentLater = (work: () => Promise<void>): Promise<void> =>
  new Promise<void>((resume) => setTimeout(resume, moment)).then(work)
