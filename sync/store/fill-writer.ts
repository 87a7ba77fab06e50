import type { LedgerDb, LedgerState, StoredChunk, StoredRow } from './db'
import type { Label } from './execute'
import { createFreshRows, type FreshRows } from './fresh-rows'
import { openRows, type PlacedChange } from './rows'
import type { SegmentName } from './segment-name'
import { putAll, sent, write } from './tx'

/** How far a fill has come, in `meta` under `fill`: a crash leaves at most one batch whose rows are incomplete. */
export interface FillProgress {
  readonly label: Label
  /** Writes in all. */
  readonly total: number
  /** Writes that are in the documents. */
  readonly done: number
  /** Segments of the last batch. */
  readonly open: readonly SegmentName[]
}

/** What makes a batch count: written with its first rows. */
export interface FillBatch {
  readonly chunks: readonly StoredChunk[]
  readonly progress: FillProgress
  readonly tails: LedgerState['tails']
}

export interface FillWriter {
  /** As it will be when everything handed over is committed. */
  readonly state: () => LedgerState
  write(changes: readonly PlacedChange[], batch: FillBatch): Promise<void>
  /** Resolves when everything is committed and indexed. */
  end(): Promise<void>
}

/** Rows in one transaction: every one has a price, and readers wait for all of it. */
export const sliceSize = 256
/** Transactions on their way at once: while the browser ends one, it need not wait for the next. */
const inFlight = 2

/** Rows that are committed and wait for the search index, which makes a segment of very many of them at once. */
const mostBehind = 8192

/**
 * Writes new rows in short transactions. While the browser carries them out, the next rows are made ready and the last ones
 * indexed. A transaction looks whether the one before it was committed, so that a failure leaves no gap.
 */
export function createFillWriter(
  db: LedgerDb,
  before: LedgerState,
  index: (rows: readonly StoredRow[]) => Promise<void>
): FillWriter {
  const fresh = createFreshRows(db)
  let state = before
  const committing: Promise<readonly StoredRow[]>[] = []
  let indexing: Promise<void> = Promise.resolve()
  let behind = 0

  async function settle(most: number): Promise<void> {
    while (committing.length > most) indexSoon((await committing.shift()) ?? [])
    if (behind > mostBehind) await indexing
  }

  function indexSoon(rows: readonly StoredRow[]): void {
    behind += rows.length
    indexing = indexAfter(indexing, rows)
    indexing.catch(() => {})
  }

  async function indexAfter(others: Promise<void>, rows: readonly StoredRow[]): Promise<void> {
    await others
    await index(rows)
    behind -= rows.length
  }

  async function writeSlice(changes: readonly PlacedChange[], batch: FillBatch | undefined): Promise<void> {
    const made = fresh.make(changes, state)
    // What is more than new rows is worked out from the stored state.
    await settle(made === undefined ? 0 : inFlight - 1)
    const writing = writeOne(db, changes, made, state, batch)
    writing.catch(() => {})
    committing.push(writing)
    state = made?.state ?? (await stateAfter(db, writing))
  }

  return {
    state: () => state,
    write: async (changes, batch) => {
      state = { ...state, tails: batch.tails }
      await fresh.learn(changes)
      for (let from = 0; from < changes.length; from += sliceSize)
        await writeSlice(changes.slice(from, from + sliceSize), from === 0 ? batch : undefined)
    },
    end: async () => {
      await settle(0)
      await indexing
    }
  }
}

async function stateAfter(db: LedgerDb, committing: Promise<unknown>): Promise<LedgerState> {
  await committing
  return (await db.get('meta', 'state')) as LedgerState
}

/** Of a ledger in which nothing was written yet. */
const empty = { next: 1 }

const stores = ['chunks', 'rows', 'stale', 'meta'] as const

function writeOne(
  db: LedgerDb,
  changes: readonly PlacedChange[],
  made: ReturnType<FreshRows['make']>,
  state: LedgerState,
  batch: FillBatch | undefined
): Promise<readonly StoredRow[]> {
  return write(db, [...stores] as (typeof stores)[number][], 'relaxed', async (tx) => {
    const meta = tx.objectStore('meta')
    const stored = meta.get('state')
    for (const chunk of batch?.chunks ?? []) sent(tx.objectStore('chunks').add(chunk))
    if (batch !== undefined) sent(meta.put(batch.progress, 'fill'))
    const done = made ?? (await openRows(tx).apply(changes, state, 'fresh'))
    if (made !== undefined) putAll(tx.objectStore('rows'), made.rows)
    sent(meta.put(done.state, 'state'))
    const { next } = ((await stored) as LedgerState | undefined) ?? empty
    if (next !== state.next) throw new Error('the rows before these were not written')
    return done.rows
  })
}
