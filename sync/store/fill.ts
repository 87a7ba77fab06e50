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
import { createFillWriter, sliceSize, type FillBatch, type FillProgress } from './fill-writer'
import { openRows, type PlacedChange } from './rows'
import { segmentRecords, segmentSize, type SegmentName } from './segment-name'
import { sent, write } from './tx'

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

/**
 * Fills the ledger with many new records beside the repo: whole segments as one encoded change each, straight into
 * storage, then their rows in short transactions. The speed does not depend on how much is there already.
 */
export async function fill(options: FillOptions): Promise<Result<LedgerState, CommandError>> {
  const writes = batches(options.writes)
  const prepare = createPreparer(options)
  const next = async (): Promise<ReturnType<typeof prepare> | undefined> => {
    const { value } = await writes.next()
    return value && prepare(value)
  }
  const rows = createFillWriter(options.db, options.state, options.index)
  for (let coming = next(); ;) {
    const prepared = await coming
    if (prepared === undefined) break
    if (!prepared.ok) return prepared
    // Documents are encoded while the browser writes the rows of those before.
    coming = next()
    coming.catch(() => {})
    const { changes, batch } = prepared.value
    await rows.write(changes, batch)
    options.onBatch(batch.progress.done, rows.state())
  }
  await rows.end()
  return ok(rows.state())
}

interface Prepared {
  readonly changes: readonly PlacedChange[]
  readonly batch: FillBatch
}

/** Makes the documents of one batch after the other. */
function createPreparer(options: FillOptions) {
  const { label, total, state } = options
  const open = new Map<RecordClass, OpenSegment>()
  let done = options.from
  return async (writes: Write[]): Promise<Result<Prepared, CommandError>> => {
    const decided = changesOf(writes, options)
    if (!decided.ok) return decided
    const pieces = cut(decided.value, state, open)
    const chunks = await Promise.all(pieces.map((piece) => encoded(piece, options, open)))
    done += writes.length
    const progress: FillProgress = { label, total, done, open: pieces.map(({ segment }) => segment.name) }
    const batch = { chunks, progress, tails: tailsOf(state, open) }
    return ok({ changes: pieces.flatMap(({ changes }) => changes), batch })
  }
}

function changesOf(batch: Write[], { label, now, checked }: FillOptions): Result<readonly Change[], CommandError> {
  if (checked === true)
    return ok(batch.map(({ cls, id, set }) => ({ cls, id, set: { ...set, createdAt: now, updatedAt: now } })))
  const { id, origin } = label
  const decision = decide({ kind: 'save', id, origin, writes: clean(batch) }, noFacts(now))
  return decision.ok ? ok(decision.value.changes) : decision
}

const noFacts = (now: number) => ({ now, rec: () => undefined, entry: () => undefined })

async function* batches(writes: FillOptions['writes']): AsyncGenerator<Write[], undefined> {
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
  return undefined
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
