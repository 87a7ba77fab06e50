import type { CommandError, Write } from '../../crm/commands'
import { decide } from '../../crm/decide'
import type { Change, RecordClass, RecordId } from '../../crm/types'
import { ok, type Result } from '../../platform/result'
import { checksum } from './checksum'
import { clean } from './clean'
import type { LedgerDb, LedgerState, StoredChunk, StoredRow, Tail } from './db'
import { creationChange, plainBase, plainBaseOps } from './creation-change'
import { compressed, hashOfChange, toHex } from './change-bytes'
import type { Label } from './execute'
import { createFreshRows, type FreshRows } from './fresh-rows'
import { openRows, type PlacedChange } from './rows'
import { segmentRecords, segmentSize, type SegmentName } from './segment-name'
import { sent, write } from './tx'

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

/** What a fill is told as plain data, also when it is done in another thread. */
export interface FillJob {
  readonly label: Label
  /** Writes in all. */
  readonly total: number
  /** The writes have been cleaned and checked before, as those of an import. */
  readonly checked?: boolean
  readonly state: LedgerState
  readonly now: number
  /** 16 bytes as hex: an actor that this fill alone uses. */
  readonly actor: string
  /** Writes done before, by an earlier run of the same command. */
  readonly from: number
}

export type OnFilled = (done: number, state: LedgerState) => void

/** Fills and indexes elsewhere. `over`: when nothing of it goes on any more. Throws when that place is gone. */
export type FillApart = (
  job: FillJob,
  onFilled: OnFilled
) => Promise<{ readonly result: Result<LedgerState, CommandError>; readonly over: Promise<void> }>

export interface FillOptions extends FillJob {
  readonly db: LedgerDb
  /** New records, their ids never used before, in an order in which companies come before their people. */
  readonly writes: Iterable<Write> | AsyncIterable<readonly Write[]>
  readonly documentOf: (name: SegmentName) => Promise<string>
  /** After each batch. Its last rows may not have been committed yet: should that fail, the fill fails. */
  readonly onBatch: OnFilled
  readonly index: (rows: readonly StoredRow[]) => Promise<void>
}

interface OpenSegment {
  readonly name: SegmentName
  readonly tail: Tail
  readonly seq: number
  readonly startOp: number
  readonly deps: readonly string[]
}

/** Four segments of people and one of companies in the usual mixture. */
const batchSize = 5 * segmentRecords
/** Rows in one transaction: every one has a price, and readers wait for all of it. */
const sliceSize = 256

/**
 * Fills the ledger with many new records beside the repo: whole segments as one encoded change each, straight into
 * storage, then their rows in short transactions. The speed does not depend on how much is there already.
 */
export async function fill(options: FillOptions): Promise<Result<LedgerState, CommandError>> {
  const { db, label } = options
  const open = new Map<RecordClass, OpenSegment>()
  const rows = createWriter(db, options.state, options.index)
  let done = options.from
  for await (const batch of batches(options.writes)) {
    const decided = changesOf(batch, options)
    if (!decided.ok) return decided
    const pieces = cut(decided.value, options.state, open)
    const chunks = await Promise.all(pieces.map((piece) => encoded(piece, options, open)))
    done += batch.length
    const tails = tailsOf(options.state, open)
    const progress: FillProgress = {
      label,
      total: options.total,
      done,
      open: pieces.map(({ segment }) => segment.name)
    }
    await rows.write(
      pieces.flatMap(({ changes }) => changes),
      { chunks, progress, tails }
    )
    options.onBatch(done, rows.state())
  }
  await rows.end()
  return ok(rows.state())
}

/** What makes a batch count: written with its first rows. */
interface Batch {
  readonly chunks: readonly StoredChunk[]
  readonly progress: FillProgress
  readonly tails: LedgerState['tails']
}

/**
 * Writes rows in short transactions. While the browser commits one, the next rows are made ready and the last ones indexed;
 * none is begun before the one before it has been committed, so that a failure leaves no gap.
 */
function createWriter(db: LedgerDb, before: LedgerState, index: FillOptions['index']) {
  const fresh = createFreshRows(db)
  let state = before
  let committing: Promise<readonly StoredRow[]> = Promise.resolve([])

  async function writeSlice(changes: readonly PlacedChange[], batch: Batch | undefined): Promise<void> {
    const made = fresh.make(changes, state)
    const last = await committing
    committing = writeOne(db, changes, made, state, batch)
    committing.catch(() => {})
    state = made?.state ?? (await stateAfter(db, committing))
    await index(last)
  }

  return {
    state: () => state,
    write: async (changes: readonly PlacedChange[], batch: Batch): Promise<void> => {
      state = { ...state, tails: batch.tails }
      await fresh.learn(changes)
      for (let from = 0; from < changes.length; from += sliceSize)
        await writeSlice(changes.slice(from, from + sliceSize), from === 0 ? batch : undefined)
    },
    end: async (): Promise<void> => index(await committing)
  }
}

async function stateAfter(db: LedgerDb, committing: Promise<unknown>): Promise<LedgerState> {
  await committing
  return (await db.get('meta', 'state')) as LedgerState
}

const stores = ['chunks', 'rows', 'stale', 'meta'] as const

function writeOne(
  db: LedgerDb,
  changes: readonly PlacedChange[],
  made: ReturnType<FreshRows['make']>,
  state: LedgerState,
  batch: Batch | undefined
): Promise<readonly StoredRow[]> {
  return write(db, [...stores] as (typeof stores)[number][], 'relaxed', async (tx) => {
    for (const chunk of batch?.chunks ?? []) sent(tx.objectStore('chunks').add(chunk))
    if (batch !== undefined) sent(tx.objectStore('meta').put(batch.progress, 'fill'))
    const done = made ?? (await openRows(tx).apply(changes, state, 'fresh'))
    if (made !== undefined) for (const row of made.rows) sent(tx.objectStore('rows').put(row))
    sent(tx.objectStore('meta').put(done.state, 'state'))
    return done.rows
  })
}

function changesOf(batch: Write[], { label, now, checked }: FillOptions): Result<readonly Change[], CommandError> {
  if (checked === true)
    return ok(batch.map(({ cls, id, set }) => ({ cls, id, set: { ...set, createdAt: now, updatedAt: now } })))
  const { id, origin } = label
  const decision = decide({ kind: 'save', id, origin, writes: clean(batch) }, noFacts(now))
  return decision.ok ? ok(decision.value.changes) : decision
}

const noFacts = (now: number) => ({ now, rec: () => undefined, entry: () => undefined })

async function* batches(writes: FillOptions['writes']): AsyncGenerator<Write[]> {
  let batch: Write[] = []
  for await (const next of writes) {
    for (const one of 'cls' in next ? [next] : next) {
      batch.push(one)
      if (batch.length < batchSize) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

interface Piece {
  readonly segment: OpenSegment
  readonly changes: readonly PlacedChange[]
}

/** Cuts a batch into pieces that go into one segment each; a fill begins with new segments of its own. */
function cut(changes: readonly Change[], state: LedgerState, open: Map<RecordClass, OpenSegment>): Piece[] {
  const pieces: { segment: OpenSegment; changes: PlacedChange[] }[] = []
  const current = new Map<RecordClass, { segment: OpenSegment; changes: PlacedChange[] }>()
  for (const change of changes) {
    const { cls } = change
    const size = JSON.stringify(change.set).length
    let piece = current.get(cls)
    const before = piece?.segment ?? open.get(cls)
    const goesOn = before !== undefined && fits(before.tail, size)
    const segment = goesOn ? before : begun(cls, before?.tail, state)
    if (piece === undefined || segment !== before) {
      piece = { segment, changes: [] }
      pieces.push(piece)
      current.set(cls, piece)
    }
    const { number, count } = segment.tail
    piece.segment = { ...segment, tail: { number, count: count + 1, size: segment.tail.size + size } }
    piece.changes.push({ ...change, seg: number })
    open.set(cls, piece.segment)
  }
  return pieces
}

const fits = ({ count, size }: Tail, added: number): boolean =>
  count < segmentRecords && (count === 0 || size + added <= segmentSize)

function begun(cls: RecordClass, before: Tail | undefined, state: LedgerState): OpenSegment {
  const last = before ?? state.tails[cls]
  const number = last.count === 0 ? last.number : last.number + 1
  return { name: { cls, number }, tail: { number, count: 0, size: 0 }, seq: 1, startOp: plainBaseOps + 1, deps: [] }
}

async function encoded(
  { segment, changes }: Piece,
  { actor, label, now, documentOf }: FillOptions,
  open: Map<RecordClass, OpenSegment>
): Promise<StoredChunk> {
  const { name, seq, startOp } = segment
  const first = segment.deps.length === 0
  const base = first ? plainBase : new Uint8Array()
  const deps = first ? [await hashOfChange(base)] : segment.deps
  const meta = { at: now, message: `${label.id} ${label.kind} ${label.origin}` }
  const { bytes, nextOp, hash } = await creationChange({ actor, seq, startOp, deps }, changes, meta)
  if (open.get(name.cls)?.tail.number === name.number)
    open.set(name.cls, { ...segment, seq: seq + 1, startOp: nextOp, deps: [hash] })
  const packed = await compressed(bytes)
  const all = new Uint8Array(base.length + packed.length)
  all.set(base)
  all.set(packed, base.length)
  const sum = await checksum(all)
  const kind = first ? 'snapshot' : 'incremental'
  return { key: [await documentOf(name), kind, toHex(sum.subarray(0, 16))], bytes: all, sum }
}

function tailsOf(state: LedgerState, open: ReadonlyMap<RecordClass, OpenSegment>): LedgerState['tails'] {
  const tails: Record<RecordClass, Tail> = { ...state.tails }
  for (const [cls, { tail }] of open) tails[cls] = tail
  return tails
}

/** After a crash in a fill: gives every record of the last batch its row. */
export async function finishBatch(
  db: LedgerDb,
  progress: FillProgress,
  read: (name: SegmentName) => Promise<{ readonly records: ReadonlyMap<RecordId, Change['set']> } | undefined>,
  state: LedgerState
): Promise<LedgerState> {
  const changes: PlacedChange[] = []
  for (const name of progress.open) {
    const found = await read(name)
    for (const [id, set] of found?.records ?? []) changes.push({ cls: name.cls, id, seg: name.number, set })
  }
  let after = state
  for (let from = 0; from < changes.length; from += sliceSize) {
    after = await write(db, ['rows', 'stale', 'meta'], 'relaxed', async (tx) => {
      const applied = await openRows(tx).apply(changes.slice(from, from + sliceSize), after)
      sent(tx.objectStore('meta').put(applied.state, 'state'))
      return applied.state
    })
  }
  return after
}
