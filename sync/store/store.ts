import type { Doc } from '@automerge/automerge/slim'
import { interpretAsDocumentId, type BinaryDocumentId } from '@automerge/automerge-repo/slim'
import type { CommandAnswer, CommandError } from '../../crm/commands'
import type { RecordCommand } from '../../crm/decide'
import type { RecordClass, RecordId } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { ok, type Result } from '../../platform/result'
import type { StoreTrouble } from '../api'
import { createSearchIndexer } from '../read/search/indexer'
import { createApplier } from './applier'
import { createBulk, storedState, type Bulk } from './bulk'
import { createChunkStore } from './chunks'
import { openLedgerDb, schemaVersion, type LedgerDb, type LedgerState } from './db'
import type { DeviceKeys, StoredLedger } from './device'
import { segmentId, type SegmentDoc, type SegmentName } from './document'
import { createExchange, type Exchange } from './exchange'
import { execute, writeLate, type Done, type Label } from './execute'
import { isFull, type StoreFault } from './faults'
import { finishBatch } from './fill'
import { readGenerations } from './generations'
import { createHeld, type Held } from './held'
import { createLater } from './later'
import { redactSegment } from './redact-segment'
import { reconcile, type Differences } from './reconcile'
import { repairSegment } from './repair'
import type { LookApart } from './look-whole'
import type { PlacedChange } from './rows'
import { createSegments } from './segments'
import { sweep } from './sweep'
import { createTroubles } from './troubles'
import { createTurn } from './turn'

/** Something changed in the rows. */
export interface StoreChange {
  /** Absent: too many to name. */
  readonly ids?: readonly RecordId[]
  readonly classes: readonly RecordClass[]
}

export interface StoreOptions {
  readonly ledger: StoredLedger
  readonly keys: DeviceKeys
  readonly clock: Clock
  /** Resolves when Automerge can be used; commands do not wait for it. */
  readonly automerge: Promise<unknown>
  /** How the transaction that makes a command durable is written. */
  readonly journal: IDBTransactionDurability
  /** Without it, segments that come in are looked at here. */
  readonly lookApart?: LookApart | undefined
  readonly onChange: (change: StoreChange) => void
  readonly onTrouble: (troubles: readonly StoreTrouble[]) => void
  /** The connection is gone: open the ledger again. */
  readonly onLost: () => void
  readonly onProgress: (kind: 'rebuild' | 'sample' | 'import', done: number, total: number) => void
}

/** One open ledger with its single writer. */
export interface Store {
  readonly ledger: StoredLedger
  readonly db: LedgerDb
  readonly state: () => LedgerState
  /** Throws when the connection is gone; everything foreseeable is in the result. */
  run(command: RecordCommand, label?: Label): Promise<Result<CommandAnswer, CommandError>>
  /** Changes many records of people and companies without a log of each; see `sweep`. */
  sweep(label: Label, changes: readonly PlacedChange[]): Promise<Result<void, CommandError>>
  /** Long work on the rows: documents, search index and open queries follow when it is over. */
  calm<T>(work: () => Promise<T>): Promise<T>
  /** Many new records; see `bulk.ts`. */
  readonly bulk: Bulk['fill']
  /** Many changed rows; see `bulk.ts`. */
  readonly swept: Bulk['sweep']
  /** A fill that a crash cut short: to be called for again. */
  readonly unfinished: Bulk['unfinished']
  /** Compares rows and documents, or makes the rows anew from the documents. */
  compare(repair: boolean): Promise<Differences>
  /** Runs `work` while nothing goes into the documents; commands are saved meanwhile. */
  hold<T>(work: (held: Held) => Promise<T>): Promise<T>
  /** Shows the document of a segment, with everything that was saved before; `look` must not change it. */
  look<T>(name: SegmentName, look: (doc: Doc<SegmentDoc>) => T): Promise<T | undefined>
  /** Front half of this device's actor ids, as hex. */
  readonly device: string
  /** What devices of a team exchange. */
  readonly exchange: Exchange
  /** The ledger is shared from now on: what is known of its segments is written down. */
  share(): Promise<void>
  /** From now on only these classes of records can be written by commands. */
  restrict(mayWrite: (cls: RecordClass) => boolean): void
  /** Somebody is watching from elsewhere: commands go into the documents at once. */
  live(on: boolean): void
  /** Takes records out of a shared segment and its history; gives the numbers of their rows. `gone`: all that are erased in it. */
  redact(name: SegmentName, gone: ReadonlySet<RecordId>, now: number): Promise<readonly number[]>
  /** Takes rows that are no more out of the search index, words and all. */
  forget(rows: readonly number[]): Promise<void>
  /** Resolves when documents and search index have everything and the documents are compact. */
  settled(): Promise<void>
  close(): Promise<void>
  /** Tells everybody that records of these classes, or what is said of them, are others now. */
  announce(classes: readonly RecordClass[]): void
  /** Tells how far long work is. */
  progress(kind: 'import', done: number, total: number): void
  /** Commands that are not in stored documents yet. */
  readonly waiting: () => number
}

const mostNamed = 200
/** In the store `team`: the id of the team that the ledger belongs to. */
export const sharedKey = 'id'

/** Opens a ledger and makes good what an earlier run left unfinished. */
export async function openStore(options: StoreOptions): Promise<Result<Store, StoreFault>> {
  const { ledger, keys, clock, automerge, journal, onChange } = options
  const troubles = createTroubles(options.onTrouble)
  const opened = await openLedgerDb(ledger.id, {
    onBlocked: () => troubles.set({ kind: 'blocked' }),
    onOutdated: (found) => {
      troubles.set({ kind: 'newer', found, known: schemaVersion })
      void stop()
    },
    onLost: options.onLost
  })
  if (!opened.ok) return opened
  const db = opened.value
  troubles.clear('blocked')
  const chunks = createChunkStore(db, {
    now: clock,
    onFull: (full) => (full ? troubles.set({ kind: 'full' }) : troubles.clear('full')),
    onDamaged: (_document, pieces) => troubles.damaged(pieces)
  })
  const damaged = new Map<string, SegmentName>()
  const generations = await readGenerations(db)
  const segments = createSegments({
    ledger: ledger.id,
    chunks,
    device: keys.short,
    generation: (name) => generations.of(name),
    onDamaged: (name) => damaged.set(`${name.cls}/${name.number}`, name),
    onStoring: (name, heads) => exchange.storing(name, heads)
  })
  const onIdle = (): void => {
    tidy.ask()
    catchUp.ask()
  }
  const applier = createApplier({ db, segments, ready: automerge, closed: chunks.closed, onIdle })
  const catchUp = createLater('following the documents', () => exchange.catchUp(), 0, 0)
  const exclusive = createTurn()
  const retouching = createLater('working out latest contacts', () => exchange.retouch(), 1000, 15_000)
  let restricted: { readonly mayWrite?: (cls: RecordClass) => boolean } = {}
  let shared = (await db.getKey('team', sharedKey)) !== undefined
  const exchange = createExchange({
    db,
    segments,
    paused: (work) => applier.paused(work),
    exclusive,
    drained: () => applier.drained(),
    waiting: () => applier.waiting(),
    state: () => state,
    followed: (done) => {
      ;({ state } = done)
      announce(done)
    },
    index: { soon: () => merging.ask(), add: (rows) => index.indexRows(rows), flush: () => index.flush() },
    shared: () => shared,
    lookApart: options.lookApart,
    catchUpSoon: () => catchUp.ask(),
    retouchSoon: () => retouching.ask(),
    retouchNow: () => retouching.now()
  })
  const index = createSearchIndexer(db, () => onChange({ classes: ['person', 'company', 'activity'] }))
  const indexing = createLater('recovering the search index', () => index.recover(), 0, 0)
  const merging = createLater('merging the search index', () => index.merge(), 600, 5000)
  const tidy = createLater('tidying', () => applier.paused(tidyUp), 3000, 30_000)
  let state = await storedState(db)

  async function tidyUp(): Promise<void> {
    for (const [key, name] of damaged) {
      await repairSegment(db, segments, name, clock())
      damaged.delete(key)
    }
    await segments.compact()
  }

  async function stop(): Promise<void> {
    chunks.close()
    await Promise.all([indexing.stop(), merging.stop(), tidy.stop(), catchUp.stop(), retouching.stop()])
  }

  function announce({ ids, classes }: Pick<Done, 'ids' | 'classes'>): void {
    if (ids.length > 0) onChange(ids.length > mostNamed ? { classes } : { ids, classes })
  }

  async function run(command: RecordCommand, label?: Label): Promise<Result<CommandAnswer, CommandError>> {
    const origin = command.kind === 'save' ? command.origin : 'hand'
    try {
      const by = label ?? { id: command.id, kind: command.kind, origin }
      const done = await exclusive(async () => {
        const result = await execute(db, command, by, state, by.at ?? clock(), { journal, ...restricted })
        if (result.ok) ({ state } = result.value)
        return result
      })
      if (!done.ok) return done
      const { answer, entry } = done.value
      if (entry !== undefined) applier.add(entry.key, entry.entry)
      troubles.clear('full')
      announce(done.value)
      merging.ask()
      if (shared) void exchange.touched(done.value.ids).catch(() => {})
      return ok(answer)
    } catch (error) {
      if (!isFull(error)) throw error
      troubles.set({ kind: 'full' })
      return { ok: false, error: { kind: 'full' } }
    }
  }

  async function sweepAll(label: Label, changes: readonly PlacedChange[]): Promise<Result<void, CommandError>> {
    if (changes.some(({ cls }) => restricted.mayWrite?.(cls) === false))
      return { ok: false, error: { kind: 'not-allowed' } }
    const done = await exclusive(async () => {
      const result = await sweep(db, label, changes, state, label.at ?? clock(), { journal })
      ;({ state } = result)
      return result
    })
    applier.add(done.entry.key, done.entry.entry)
    if (shared) void exchange.touched(done.ids).catch(() => {})
    return ok(undefined)
  }

  const documentOf = async (name: SegmentName): Promise<string> =>
    interpretAsDocumentId((await segmentId(ledger.id, name, generations.of(name))) as BinaryDocumentId)

  const bulk = createBulk({
    db,
    applier,
    index,
    exclusive,
    clock,
    journal,
    documentOf,
    freshActor: () => segments.freshActor(),
    state: () => state,
    setState: (now) => {
      state = now
    },
    mayWrite: (classes) => classes.every((cls) => restricted.mayWrite?.(cls) !== false),
    onFilled: () => exchange.filled(),
    onTouched: (ids) => {
      if (shared) void exchange.touched(ids).catch(() => {})
    },
    onProgress: options.onProgress,
    onChange: (classes) => onChange({ classes })
  })

  async function recover(): Promise<void> {
    const [entries, numbers] = await Promise.all([db.getAll('journal'), db.getAllKeys('journal')])
    for (const [at, entry] of entries.entries()) {
      const key = numbers[at] ?? 0
      if (entry.late) ({ state } = await writeLate(db, key, entry, state))
      applier.add(key, entry, true)
    }
    const unfinished = await bulk.unfinished()
    if (unfinished !== undefined) {
      await automerge
      state = await finishBatch(db, unfinished, (name) => segments.read(name), state)
    }
    await troubles.remember(db, clock())
    indexing.ask()
    if (shared) catchUp.ask()
    expectSegments()
  }

  /** Whoever shares a ledger and has nothing of it will receive it whole. */
  function expectSegments(): void {
    const { person, company, activity } = state.counts
    if (shared && person + company + activity === 0) options.lookApart?.warm()
  }

  await recover()

  return ok({
    ledger,
    db,
    state: () => state,
    run,
    bulk: bulk.fill,
    sweep: sweepAll,
    swept: bulk.sweep,
    calm: (work) =>
      applier.paused(work).finally(() => {
        merging.ask()
        onChange({ classes: ['person', 'company', 'activity'] })
      }),
    unfinished: bulk.unfinished,
    compare: async (repair) => {
      await applier.drained()
      if (shared) await retouching.now()
      return applier.paused(async () => {
        if (repair) await tidyUp()
        const read = (name: SegmentName) => segments.read(name)
        const onProgress = (done: number, total: number): void => options.onProgress('rebuild', done, total)
        const mend = async (name: SegmentName): Promise<void> => void (await repairSegment(db, segments, name, clock()))
        const result = await exclusive(async () => {
          const made = await reconcile({ db, state, read, repair, mend, onProgress })
          if (repair) ({ state } = made)
          return made
        })
        if (repair) merging.ask()
        return result.differences
      })
    },
    exchange,
    device: [...keys.short.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    look: async (name, look) => {
      await automerge
      await applier.drained()
      return applier.paused(() => segments.look(name, look))
    },
    live: (on) => applier.live(on),
    restrict: (mayWrite) => {
      restricted = { mayWrite }
    },
    share: async () => {
      if (shared) return
      await exchange.forget()
      shared = true
      expectSegments()
    },
    hold: (work) => applier.paused(() => work(createHeld({ chunks, segments, generations, document: documentOf }))),
    redact: async (name, gone, now) => {
      await automerge
      for (;;) {
        await applier.drained()
        const done = await applier.paused(() =>
          exclusive(async () => {
            const held = createHeld({ chunks, segments, generations, document: documentOf })
            const made = await redactSegment({ db, held, ledger: ledger.id, state, name, gone, now })
            if (made !== 'again') ({ state } = made)
            return made
          })
        )
        if (done === 'again') continue
        // What is known of rows beside them is out of date.
        await exchange.touched([])
        exchange.again(done.wake)
        announce(done)
        merging.ask()
        catchUp.ask()
        return done.rows
      }
    },
    forget: async (rows) => {
      // New rows that no segment of the index has yet would come back.
      await index.flush()
      await index.forget(rows)
    },
    settled: async () => {
      await applier.drained()
      if (shared) await retouching.now()
      await merging.now()
      await tidy.now()
    },
    close: async () => {
      const stopping = stop()
      await applier.stop()
      await stopping
      db.close()
    },
    waiting: applier.waiting,
    announce: (classes) => onChange({ classes }),
    progress: options.onProgress
  })
}
