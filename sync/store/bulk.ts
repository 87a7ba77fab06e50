import type { CommandAnswer, CommandError } from '../../crm/commands'
import type { RecordClass, RecordId } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { ok, type Result } from '../../platform/result'
import type { SearchIndexer } from '../read/search/indexer'
import type { Applier } from './applier'
import type { JournalEntry, LedgerDb, LedgerState } from './db'
import type { Label } from './execute'
import { fill, type FillApart, type FillOptions } from './fill'
import type { FillProgress } from './fill-writer'
import { emptyState } from './place'
import { sent, write } from './tx'

/** A stretch of rows that was written, with the journal entry from which their documents follow. */
export interface SweptRows {
  readonly key: number
  readonly entry: JournalEntry
  readonly state: LedgerState
}

/** Writes rows, here or in another thread. `over`: when nothing of it goes on any more. */
export type SweepWork<T> = (
  state: LedgerState,
  onSwept: (swept: SweptRows) => void
) => Promise<{ readonly result: T; readonly over: Promise<void> }>

export interface Bulk {
  /**
   * Fills the ledger with new records. What a crash cut short goes on when it is called for again.
   * @param writes the records from the given one on
   * @param apart fills and indexes in another thread, meanwhile nobody else writes
   */
  readonly fill: (
    label: Label,
    writes: (from: number) => FillOptions['writes'],
    total: number,
    apart?: FillApart
  ) => Promise<Result<CommandAnswer, CommandError>>
  /**
   * Rows of people and companies written by `work`: each stretch with its journal entry, its part of the search index and
   * the state in one transaction. Meanwhile nobody else writes.
   */
  readonly sweep: <T extends { readonly state: LedgerState }>(work: SweepWork<T>) => Promise<Result<T, CommandError>>
  /** A fill that a crash cut short. */
  readonly unfinished: () => Promise<FillProgress | undefined>
}

export interface BulkDeps {
  readonly db: LedgerDb
  readonly applier: Applier
  readonly index: SearchIndexer
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>
  readonly clock: Clock
  readonly journal: IDBTransactionDurability
  readonly documentOf: FillOptions['documentOf']
  readonly freshActor: () => string
  readonly state: () => LedgerState
  readonly setState: (state: LedgerState) => void
  /** Whether the own role lets all of these classes be written. */
  readonly mayWrite: (classes: readonly RecordClass[]) => boolean
  readonly onFilled: () => void
  readonly onTouched: (ids: readonly RecordId[]) => void
  readonly onProgress: (kind: 'sample' | 'import', done: number, total: number) => void
  readonly onChange: (classes: readonly RecordClass[]) => void
}

/** What bulk writes are made of. */
const bulkClasses: readonly RecordClass[] = ['person', 'company', 'activity']

const notAllowed = { ok: false, error: { kind: 'not-allowed' } } as const

/** What the store's own state is after a failure: what was committed. */
export const storedState = async (db: LedgerDb): Promise<LedgerState> =>
  ((await db.get('meta', 'state')) as LedgerState | undefined) ?? emptyState

/** Writes many records at once, past the journal or with one entry for many of them. */
export function createBulk(deps: BulkDeps): Bulk {
  const { db, applier, index, exclusive, setState } = deps

  const unfinished = async (): Promise<FillProgress | undefined> =>
    (await db.get('meta', 'fill')) as FillProgress | undefined

  return {
    unfinished,
    fill: async (label, writes, total, apart) => {
      const answer: CommandAnswer = { records: [] }
      if ((await db.getKey('log', label.id)) !== undefined) return ok(answer)
      if (!deps.mayWrite(bulkClasses)) return notAllowed
      await applier.drained()
      const before = await unfinished()
      const from = before?.label.id === label.id ? before.done : 0
      const imported = label.kind === 'import'
      const now = label.at ?? deps.clock()
      const onBatch = (done: number, state: LedgerState): void => {
        setState(state)
        deps.onProgress(imported ? 'import' : 'sample', done, total)
        // An import shows its own progress; open lists need not be asked for anew for every part of it.
        if (!imported) deps.onChange(bulkClasses)
      }
      const work = async (): Promise<Result<LedgerState, CommandError>> => {
        const state = deps.state()
        const job = { label, checked: imported, total, state, now, actor: deps.freshActor(), from }
        if (apart !== undefined) return index.apart(() => apart(job, onBatch))
        const { documentOf } = deps
        return fill({ ...job, db, documentOf, writes: writes(from), onBatch, index: (rows) => index.indexRows(rows) })
      }
      const filled = await applier.paused(() =>
        exclusive(() =>
          work().catch(async (error: unknown) => {
            await storedState(db).then(setState, () => undefined)
            throw error
          })
        )
      )
      if (!filled.ok) return filled
      setState(filled.value)
      deps.onFilled()
      if (apart === undefined) await index.flush()
      await write(db, ['log', 'meta'], deps.journal, (tx) => {
        sent(tx.objectStore('log').put({ ...label, at: now, changes: [], records: [], answer }))
        sent(tx.objectStore('meta').delete('fill'))
      })
      deps.onChange(bulkClasses)
      return ok(answer)
    },
    sweep: async (work) => {
      if (!deps.mayWrite(bulkClasses)) return notAllowed
      const onSwept = ({ key, entry, state }: SweptRows): void => {
        setState(state)
        applier.add(key, entry)
        deps.onTouched(entry.changes.map(({ id }) => id))
      }
      const done = await exclusive(() => index.apart(() => work(deps.state(), onSwept)))
      setState(done.state)
      return ok(done)
    }
  }
}
