import type { CommandError, Write } from '../../crm/commands'
import { decide } from '../../crm/decide'
import type { Change, RecordClass, RecordId } from '../../crm/types'
import { ok, type Result } from '../../platform/result'
import { checksum } from './checksum'
import { clean } from './clean'
import type { LedgerDb, LedgerState, StoredChunk, StoredRow, Tail } from './db'
import { segmentRecords, segmentSize, type SegmentName } from './document'
import { baseChange, compressed, creationChange, documentChange, hashOf, isExact } from './encode'
import type { Label } from './execute'
import { openRows, type PlacedChange } from './rows'
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

export interface FillOptions {
  readonly db: LedgerDb
  readonly label: Label
  /** New records, their ids never used before, in an order in which companies come before their people. */
  readonly writes: Iterable<Write> | AsyncIterable<readonly Write[]>
  readonly total: number
  /** The writes have been cleaned and checked before, as those of an import. */
  readonly checked?: boolean
  readonly state: LedgerState
  readonly now: number
  /** 16 bytes as hex: an actor that this fill alone uses. */
  readonly actor: string
  readonly documentOf: (name: SegmentName) => Promise<string>
  /** Writes done before, by an earlier run of the same command. */
  readonly from: number
  /** After each batch, when its rows are readable. */
  readonly onBatch: (done: number, state: LedgerState) => Promise<void>
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
/** Rows in one transaction: about one frame. */
const sliceSize = 64
/** The operations of the first change of a segment of people, companies or activities. */
const baseOps = 2

/**
 * Fills the ledger with many new records beside the repo: whole segments as one encoded change each, straight into
 * storage, then their rows in short transactions. The speed does not depend on how much is there already.
 */
export async function fill(options: FillOptions): Promise<Result<LedgerState, CommandError>> {
  const { db, label } = options
  const open = new Map<RecordClass, OpenSegment>()
  let { state } = options
  let done = options.from
  for await (const batch of batches(options.writes)) {
    const decided = changesOf(batch, options)
    if (!decided.ok) return decided
    const pieces = cut(decided.value, state, open)
    const chunks: StoredChunk[] = []
    for (const piece of pieces) chunks.push(await encoded(piece, options, open))
    done += batch.length
    state = { ...state, tails: tailsOf(state, open) }
    const names = pieces.map(({ segment }) => segment.name)
    await write(db, ['chunks', 'meta'], 'relaxed', (tx) => {
      for (const chunk of chunks) sent(tx.objectStore('chunks').add(chunk))
      const progress: FillProgress = { label, total: options.total, done, open: names }
      sent(tx.objectStore('meta').put(progress, 'fill'))
      sent(tx.objectStore('meta').put(state, 'state'))
    })
    state = await writeRows(
      db,
      pieces.flatMap(({ changes }) => changes),
      state,
      options.index
    )
    await options.onBatch(done, state)
  }
  return ok(state)
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
    const goesOn = before !== undefined && fits(before.tail, size) && (isExact(change) || before.deps.length === 0)
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
  return { name: { cls, number }, tail: { number, count: 0, size: 0 }, seq: 1, startOp: baseOps + 1, deps: [] }
}

async function encoded(
  { segment, changes }: Piece,
  { actor, label, now, documentOf }: FillOptions,
  open: Map<RecordClass, OpenSegment>
): Promise<StoredChunk> {
  const { name, seq, startOp } = segment
  const first = segment.deps.length === 0
  const base = first ? baseChange(name) : new Uint8Array()
  const deps = first ? [hashOf(base)] : segment.deps
  const meta = { at: now, message: `${label.id} ${label.kind} ${label.origin}` }
  const { bytes, nextOp } = changes.every(isExact)
    ? creationChange({ actor, seq, startOp, deps }, changes, meta)
    : documentChange(name, actor, changes, meta)
  // The hash costs a decoding, so it is only made for a segment that goes on.
  if (open.get(name.cls)?.tail.number === name.number && fits(segment.tail, 0))
    open.set(name.cls, { ...segment, seq: seq + 1, startOp: nextOp, deps: [hashOf(bytes)] })
  const packed = await compressed(bytes)
  const all = new Uint8Array(base.length + packed.length)
  all.set(base)
  all.set(packed, base.length)
  const sum = await checksum(all)
  const hex = [...sum.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { key: [await documentOf(name), first ? 'snapshot' : 'incremental', hex], bytes: all, sum }
}

function tailsOf(state: LedgerState, open: ReadonlyMap<RecordClass, OpenSegment>): LedgerState['tails'] {
  const tails: Record<RecordClass, Tail> = { ...state.tails }
  for (const [cls, { tail }] of open) tails[cls] = tail
  return tails
}

/**
 * Writes rows in short transactions; the next one is made ready while the browser commits the last. With `index`,
 * nothing stored refers to these records yet.
 */
async function writeRows(
  db: LedgerDb,
  changes: readonly PlacedChange[],
  before: LedgerState,
  index?: FillOptions['index']
): Promise<LedgerState> {
  let state = before
  let last: Promise<readonly StoredRow[]> = Promise.resolve([])
  for (let from = 0; from < changes.length; from += sliceSize) {
    const slice = changes.slice(from, from + sliceSize)
    const { promise: applied, resolve, reject } = promiseOf<LedgerState>()
    const committed = write(db, ['rows', 'stale', 'meta'], 'relaxed', async (tx) => {
      const done = await openRows(tx).apply(slice, state, index === undefined ? undefined : 'fresh')
      sent(tx.objectStore('meta').put(done.state, 'state'))
      resolve(done.state)
      return done.rows
    })
    committed.catch(reject)
    state = await applied
    await index?.(await last)
    last = committed
  }
  await index?.(await last)
  return state
}

function promiseOf<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (cause: unknown) => void } {
  let settle: { resolve: (value: T) => void; reject: (cause: unknown) => void } | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  if (settle === undefined) throw new Error('a promise without its functions')
  return { promise, ...settle }
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
  return writeRows(db, changes, state)
}
