import * as A from '@automerge/automerge/slim'
import { recordClasses, type RecordId } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import { isBomb } from '../net/framing'
import { vetDelivery, type ChangeMeta, type Refusal } from '../net/vet'
import { storeWhole, type Arrival, type Arrived } from './arrive'
import { joined } from './automerge-bytes'
import type { IDBPObjectStore, StoreNames } from 'idb'
import type { LedgerDb, LedgerSchema, LedgerState, StoredRow, StoredSegmentSum } from './db'
import type { SegmentDoc, SegmentName } from './document'
import { stateOf, touchedBy } from './document-state'
import { baseChange, recordsMap } from './encode'
import { endsOf } from './ends'
import { isFull } from './faults'
import { createFollowing, isFew, type Following } from './follow-beside'
import { dueIn, followRows, retouchRows, type DocumentState, type Followed } from './follow-rows'
import { createForeknown, type Foreknown } from './foreknown'
import { lookWhole, type LookApart, type Looked } from './look-whole'
import { segmentKey, type Segments } from './segments'
import { sent, write } from './tx'
import { breath } from './yield'
import { tailBeside } from './tails'

/** What comes in from other devices: into the documents, and the rows after them. */
export interface Incoming {
  receive(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: MayEnter,
    beside?: Vouchers
  ): Promise<Result<number, Refusal | 'missing' | 'busy'>>
  catchUp(): Promise<void>
  retouch(): Promise<void>
  /** Has rows looked at again when the journal is in the documents; `undefined`: all of the segment. */
  remember(name: SegmentName, ids: ReadonlySet<RecordId> | undefined): void
  /** Has the rows of whole segments looked at again, soon. */
  again(names: readonly SegmentName[]): void
  /** Who sent what is being stored of a segment right now, and what else is stored with it. */
  source(name: SegmentName): Source | undefined
  /** Records were written by others than this. */
  outdone(): void
}

interface Source {
  readonly from: string
  readonly beside?: Vouchers | undefined
  readonly rows?: Following['rows']
}

interface Stored {
  readonly rows: readonly StoredRow[]
  readonly stored: Promise<boolean>
}

/** Writes who vouches for changes, in the transaction that stores them. */
export type Vouchers = (
  store: IDBPObjectStore<LedgerSchema, StoreNames<LedgerSchema>[], 'attestations', 'readwrite'>
) => Promise<void>

type MayEnter = (changes: readonly ChangeMeta[]) => boolean

export interface IncomingOptions {
  readonly db: LedgerDb
  readonly segments: Segments
  /** Runs while nothing goes into the documents; what is inside may ask for `exclusive`, not the reverse. */
  readonly paused: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs while no command is saved. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>
  readonly drained: () => Promise<void>
  /** Commands that are not in stored documents yet. */
  readonly waiting: () => number
  readonly state: () => LedgerState
  readonly followed: (done: Pick<Followed, 'state' | 'ids' | 'classes'>) => void
  readonly index: {
    /** Has the search index follow rows that are marked. */
    readonly soon: () => void
    /** Takes new rows in. */
    readonly add: (rows: readonly StoredRow[]) => Promise<void>
    /** Makes them findable. */
    readonly flush: () => Promise<void>
  }
  /** Has `catchUp` called. */
  readonly catchUpSoon: () => void
  /** Has `retouch` called after a while. */
  readonly retouchSoon: () => void
  readonly lookApart?: LookApart | undefined
  readonly tell: (name: SegmentName, before: readonly string[], from: string) => void
  /** A segment is here now. */
  readonly found: (name: SegmentName) => void
}

/** Segments beyond the last known one that a peer may bring; more would make every look at all of them endless. */
const furthest = 256
const retouchSlice = 64
/** Times that a delivery waits for commands saved in its segment meanwhile. */
const mostTries = 5

export function createIncoming(options: IncomingOptions): Incoming {
  const { db, segments, tell } = options
  const later = new Map<string, { readonly name: SegmentName; ids: Set<RecordId> | undefined }>()
  const due = { ids: new Set<RecordId>(), segments: new Map<string, SegmentName>() }
  let receiving: (Source & { readonly key: string }) | undefined
  let foreknown: Foreknown | undefined
  let unindexed = false

  async function receive(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: MayEnter,
    beside?: Vouchers
  ) {
    if (name.number > tailBeside(options.state(), name).number + furthest) return err('missing' as const)
    if (await isBomb(bytes)) return err('too-large' as const)
    try {
      const whole = await takeWhole(name, bytes, from, mayEnter, beside)
      if (whole !== undefined) return whole
      for (let tries = 1; ; tries++) {
        // What was saved before this came must not look as if its author had seen it: the conflict would go unnoticed.
        await options.drained()
        const taken = await options.paused(() => take(name, bytes, from, mayEnter, tries < mostTries, beside))
        if (taken !== 'again') return taken
      }
    } catch (error) {
      if (isFull(error)) return err('busy' as const)
      throw error
    }
  }

  /** A segment that is not here: it is looked at beside everything else. `undefined`: something of it is here. */
  async function takeWhole(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: MayEnter,
    beside: Vouchers | undefined
  ): Promise<Result<number, Refusal | 'missing'> | undefined> {
    if (!isBeyond(name) && (await segments.known(name))) return undefined
    const looked = await lookAt(name, bytes)
    if (!looked.ok) return looked
    const { found, changes } = looked.value
    if (!mayEnter(changes)) return err('not-allowed')
    const chunk = await segments.piece(name, joined([baseChange(name), bytes]))
    const sum = { heads: found.heads, ends: endsOf(changes) }
    if (options.waiting() > 0) await options.drained()
    const arriving = await options.paused(() =>
      options.exclusive(async () => {
        await breath()
        return arrive({ name, found, chunk, sum, beside })
      })
    )
    if (arriving === undefined || !(await arriving.stored)) return undefined
    options.found(name)
    unindexed = true
    options.retouchSoon()
    tell(name, [], from)
    await breath()
    await options.index.add(arriving.rows)
    return ok(changes.length)
  }

  async function lookAt(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>
  ): Promise<Result<Looked, Refusal | 'missing'>> {
    const looked = await options.lookApart?.look(name, bytes)?.catch(() => undefined)
    if (looked !== undefined) return looked
    // It takes as long as a frame or two, and several segments are on their way.
    await breath()
    return lookWhole(name, bytes)
  }

  /** Begins to store a segment; the next one may be begun while the browser is at it. */
  async function arrive(arrival: Arrival): Promise<Stored | undefined> {
    const { name } = arrival
    if (segments.isOpen(name) || options.waiting() > 0) return undefined
    foreknown ??= createForeknown(isEmpty(options.state()))
    const before = options.state()
    const { made, stored } = storeWhole(db, arrival, before, foreknown)
    const settled = stored.then(
      (good) => {
        if (!good) uncount(before, done)
        return good
      },
      (error: unknown) => {
        uncount(before, done)
        throw error
      }
    )
    settled.catch(() => {})
    let done: Arrived | undefined
    try {
      done = await made
    } catch {
      // What went wrong is said by `stored`.
      return { rows: [], stored: settled }
    }
    if (done === undefined) return undefined
    options.followed(done)
    if (done.due.length > 0) owe(name, done.due)
    return { rows: done.rows, stored: settled }
  }

  /** What was counted and then not stored. */
  function uncount(before: LedgerState, done: Arrived | undefined): void {
    if (done === undefined) return
    const now = options.state()
    const counts = Object.fromEntries(
      countKeys.map((key) => [key, now.counts[key] - done.state.counts[key] + before.counts[key]])
    ) as LedgerState['counts']
    options.followed({ state: { ...now, counts }, ids: [], classes: [] })
  }

  /** @param patient a command that was saved in this segment meanwhile goes first: `again` */
  async function take(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: MayEnter,
    patient: boolean,
    beside: Vouchers | undefined
  ): Promise<Result<number, Refusal | 'missing'> | 'again'> {
    const asked = db.get('segments', [name.cls, name.number])
    const known = await segments.look(name, (doc) => ({
      vetted: vetDelivery<SegmentDoc>(doc, bytes, recordsMap),
      before: A.getHeads(doc)
    }))
    const sum = await asked
    const vetted = known?.vetted ?? vetDelivery<SegmentDoc>({ base: baseChange(name) }, bytes, recordsMap)
    if (!vetted.ok) return vetted
    const { copy, changes: came } = vetted.value
    try {
      if (came.length === 0 && known !== undefined) return ok(0)
      if (!mayEnter(came)) return err('not-allowed')
      const only = known !== undefined && sum?.align !== true ? touchedBy(copy, known.before) : undefined
      const found = stateOf(copy, only)
      options.found(name)
      if (known === undefined) {
        await write(db, ['segments', 'attestations'], 'relaxed', async (tx) => {
          sent(tx.objectStore('segments').put({ heads: [], align: true }, [name.cls, name.number]))
          await beside?.(tx.objectStore('attestations'))
        })
        await segments.adopt(name, joined([baseChange(name), bytes]))
        await options.exclusive(() => follow(name, found, only, 'later'))
        tell(name, [], from)
        return ok(came.length)
      }
      const done = await options.exclusive(async () => {
        if (patient && options.waiting() > 0 && (await isPending(name))) return false
        const following = createFollowing(name, found, options.state())
        await put(name, bytes, { from, beside, ...(isFew(only) ? { rows: following.rows } : {}) })
        await follow(name, found, only, following.done())
        return true
      })
      return done ? ok(came.length) : 'again'
    } finally {
      A.free(copy)
    }
  }

  const putSum = async (name: SegmentName, sum: StoredSegmentSum): Promise<void> =>
    void (await db.put('segments', sum, [name.cls, name.number]))

  /** Whether the journal has something for a segment's document. */
  const isPending = async ({ cls, number }: SegmentName): Promise<boolean> =>
    (await db.getAll('journal')).some(({ changes }) => changes.some((one) => one.cls === cls && one.seg === number))

  async function put(name: SegmentName, bytes: Uint8Array, source: Source): Promise<void> {
    receiving = { key: segmentKey(name), ...source }
    try {
      await segments.take(name, bytes)
      await segments.flush()
    } finally {
      receiving = undefined
    }
  }

  /**
   * To be called while nothing goes into the documents and no command is saved.
   * @param how what was done already when the document was stored; `later` as in `followRows`
   */
  async function follow(
    name: SegmentName,
    found: DocumentState,
    only?: ReadonlySet<RecordId>,
    how?: 'later' | Followed
  ): Promise<void> {
    outdone()
    const done = typeof how === 'object' ? how : await followRows(db, name, found, options.state(), how)
    options.followed(done)
    if (done.again) remember(name, only)
    again(done.wake)
    if (done.due.length > 0) owe(name, done.due)
    else options.index.soon()
  }

  /** Latest contacts are worked out once for many segments: each of a person's activities would write the person anew. */
  function owe(name: SegmentName, ids: readonly RecordId[]): void {
    for (const id of ids) due.ids.add(id)
    due.segments.set(segmentKey(name), name)
    options.retouchSoon()
  }

  async function retouch(): Promise<void> {
    const ids = [...due.ids]
    const names = [...due.segments.values()]
    due.ids.clear()
    due.segments.clear()
    for (let at = 0; at < ids.length; at += retouchSlice) {
      const slice = ids.slice(at, at + retouchSlice)
      const written = await options.exclusive(() => retouchRows(db, slice, foreknown))
      options.followed({ state: options.state(), ids: written, classes: ['person', 'company'] })
    }
    if (unindexed) {
      await options.index.flush()
      unindexed = false
    } else options.index.soon()
    for (const name of names)
      await options.paused(async () => {
        const sum = await db.get('segments', [name.cls, name.number])
        if (sum?.align !== true || later.has(segmentKey(name))) return
        const { align: _, ...aligned } = sum
        await putSum(name, aligned)
      })
  }

  function remember(name: SegmentName, ids: ReadonlySet<RecordId> | undefined): void {
    const key = segmentKey(name)
    const known = later.get(key)
    if (known === undefined) later.set(key, { name, ids: ids === undefined ? undefined : new Set(ids) })
    else known.ids = known.ids === undefined || ids === undefined ? undefined : new Set([...known.ids, ...ids])
  }

  function again(names: readonly SegmentName[]): void {
    for (const name of names) remember(name, undefined)
    if (names.length > 0) options.catchUpSoon()
  }

  function outdone(): void {
    foreknown?.outdo()
  }

  /** Behind the last segment of its class: it cannot be here. */
  const isBeyond = (name: SegmentName): boolean => name.number > tailBeside(options.state(), name).number

  const isKnown = (key: string): boolean => later.has(key) || due.segments.has(key)

  async function catchUp(): Promise<void> {
    const marked = await db.getAllKeys('segments')
    const sums = await db.getAll('segments')
    for (const [at, sum] of sums.entries()) {
      const [cls, number] = marked[at] ?? []
      const known = recordClasses.find((one) => one === cls)
      if (sum.align === true && known !== undefined && number !== undefined && !isKnown(`${cls}/${number}`))
        remember({ cls: known, number }, undefined)
    }
    if (later.size === 0) return
    await options.drained()
    for (const { name, ids } of later.values()) {
      later.delete(segmentKey(name))
      await options.paused(async () => {
        const found = await segments.look(name, (doc) => stateOf(doc, ids))
        if (found === undefined) return
        await options.exclusive(() => follow(name, found, ids))
        // After a crash nobody remembers whose latest contact was still to be worked out.
        if (ids === undefined) owe(name, dueIn(name, found.records))
      })
    }
  }

  return {
    receive,
    catchUp,
    retouch,
    remember,
    again,
    source: (name) => (receiving?.key === segmentKey(name) ? receiving : undefined),
    outdone
  }
}

const countKeys = ['person', 'company', 'activity', 'sample'] as const

const isEmpty = ({ counts }: LedgerState): boolean => counts.person + counts.company + counts.activity === 0
