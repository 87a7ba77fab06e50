import * as A from '@automerge/automerge/slim'
import { recordClasses, type RecordId } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import { isBomb } from '../net/framing'
import { vetDelivery, type ChangeMeta, type Refusal } from '../net/vet'
import { joined } from './automerge-bytes'
import type { LedgerDb, LedgerState, StoredSegmentSum } from './db'
import type { SegmentDoc, SegmentName } from './document'
import { stateOf, touchedBy } from './document-state'
import { baseChange, recordsMap } from './encode'
import { isFull } from './faults'
import { dueIn, followRows, retouchRows, type DocumentState, type Followed } from './follow-rows'
import type { Segments } from './segments'

/** The documents of a ledger as exchange with other devices needs them: what there is, what is new, and new ones in. */
export interface Exchange {
  /** Heads of every stored segment. Loads only those that were never looked at. */
  sums(): Promise<readonly { readonly name: SegmentName; readonly heads: readonly string[] }[]>
  /** All changes of a segment in causal order; empty when it is not here. */
  metas(name: SegmentName): Promise<readonly ChangeMeta[]>
  /** The changes beyond those that a version names, or the stored bytes when it names none. */
  changes(name: SegmentName, version: Readonly<Record<string, number>>): Promise<OutgoingChanges | undefined>
  /**
   * Takes changes in and lets the rows follow.
   * @param mayEnter asked with what is new, before anything is stored
   */
  receive(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: (changes: readonly ChangeMeta[]) => boolean
  ): Promise<Result<number, Refusal | 'missing' | 'busy'>>
  /** Rows that a crash, or commands on their way, have kept from following. */
  catchUp(): Promise<void>
  /** Works out latest contacts that whole segments have left for later. */
  retouch(): Promise<void>
  /** Commands were saved on records: their conflicts may be over. */
  touched(ids: readonly RecordId[]): Promise<void>
  /** A segment's document will be stored now: after a crash, its heads are to be looked at. */
  storing(name: SegmentName): Promise<void>
  /** A segment's document was stored. */
  stored(name: SegmentName, heads: readonly string[]): Promise<void>
  /** Segments were written another way: what is known of them is worked out anew. */
  forget(): Promise<void>
  /** The changes after the given heads. */
  changesAfter(name: SegmentName, heads: readonly string[]): Promise<OutgoingChanges | undefined>
  /** Whole segments were written beside the documents in memory. */
  filled(): void
  onChange(listener: (change: SegmentChanged) => void): () => void
}

/** A segment's document was stored with something new. */
export interface SegmentChanged {
  readonly name: SegmentName
  /** The heads it had before; empty when that is not known. */
  readonly before: readonly string[]
  /** Who sent it; absent for changes of this device. */
  readonly from?: string
}

export interface OutgoingChanges {
  /** In causal order. */
  readonly metas: readonly ChangeMeta[]
  /** One for each of `metas`; absent when the whole segment is given. */
  readonly changes?: readonly Uint8Array[]
  readonly whole?: Uint8Array<ArrayBuffer>
}

export interface ExchangeOptions {
  readonly db: LedgerDb
  readonly segments: Segments
  /** Runs while nothing goes into the documents; what is inside may ask for `exclusive`, not the reverse. */
  readonly paused: <T>(work: () => Promise<T>) => Promise<T>
  /** Runs while no command is saved. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>
  readonly drained: () => Promise<void>
  readonly state: () => LedgerState
  readonly followed: (done: Pick<Followed, 'state' | 'ids' | 'classes'>) => void
  /** Has the search index follow. */
  readonly indexSoon: () => void
  /** Has `retouch` called after a while. */
  readonly retouchSoon: () => void
  /** Whether the ledger is shared; if not, nothing is written down about its segments. */
  readonly shared: () => boolean
}

/** Segments beyond the last known one that a peer may bring; more would make every look at all of them endless. */
const furthest = 256
const retouchSlice = 64
/** Times that a delivery waits for commands saved in its segment meanwhile. */
const mostTries = 5

const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`

export function createExchange(options: ExchangeOptions): Exchange {
  const { db, segments } = options
  const listeners = new Set<(change: SegmentChanged) => void>()
  const absent = new Set<string>()
  /** Segments that this process is storing: what is written of their heads is what it will change. */
  const storing = new Set<string>()
  /** Rows to look at again when the journal is in the documents; `undefined`: all of the segment. */
  const later = new Map<string, { readonly name: SegmentName; ids: Set<RecordId> | undefined }>()
  const due = { ids: new Set<RecordId>(), segments: new Map<string, SegmentName>() }
  let receiving: { readonly key: string; readonly from: string } | undefined

  const tell = (name: SegmentName, before: readonly string[], from?: string): void => {
    for (const listener of listeners) listener({ name, before, ...(from === undefined ? {} : { from }) })
  }

  const putSum = async (name: SegmentName, sum: StoredSegmentSum): Promise<void> =>
    void (await db.put('segments', sum, [name.cls, name.number]))

  function* names(): Generator<SegmentName> {
    const { tails } = options.state()
    for (const cls of recordClasses) for (let number = 0; number <= tails[cls].number; number++) yield { cls, number }
  }

  async function sums() {
    const [keys, values] = await Promise.all([db.getAllKeys('segments'), db.getAll('segments')])
    const known = new Map(keys.map(([cls, number], at) => [`${cls}/${number}`, values[at]]))
    const found: { name: SegmentName; heads: readonly string[] }[] = []
    for (const name of names()) {
      const key = keyOf(name)
      const sum = known.get(key)
      let heads = sum?.heads
      const cutShort = (sum?.storing === true || sum?.align === true) && !storing.has(key)
      if (heads === undefined || heads.length === 0 || cutShort) {
        if (absent.has(key)) continue
        heads = await segments.look(name, (doc) => A.getHeads(doc).toSorted())
        if (heads === undefined) absent.add(key)
        else if (options.shared()) await putSum(name, { heads, ...(sum?.align === true ? { align: true } : {}) })
      }
      if (heads !== undefined) found.push({ name, heads })
    }
    return found
  }

  const metas = async (name: SegmentName): Promise<readonly ChangeMeta[]> =>
    (await segments.look(name, (doc) => A.getChangesMetaSince(doc, []))) ?? []

  async function changes(
    name: SegmentName,
    version: Readonly<Record<string, number>>
  ): Promise<OutgoingChanges | undefined> {
    // Paused, so that what is stored and what is in memory are the same.
    return options.paused(() => changesOf(name, version))
  }

  async function changesOf(
    name: SegmentName,
    version: Readonly<Record<string, number>>
  ): Promise<OutgoingChanges | undefined> {
    if (Object.keys(version).length === 0) {
      const whole = await segments.bytes(name)
      return whole === undefined ? undefined : { metas: await metas(name), whole }
    }
    return segments.look(name, (doc) => {
      const frontier = new Map<string, ChangeMeta>()
      for (const meta of A.getChangesMetaSince(doc, [])) {
        const known = Object.hasOwn(version, meta.actor) ? (version[meta.actor] ?? 0) : 0
        if (meta.seq <= known) frontier.set(meta.actor, meta)
      }
      const since = [...frontier.values()].map(({ hash }) => hash)
      return { metas: A.getChangesMetaSince(doc, since), changes: A.getChangesSince(doc, since) }
    })
  }

  async function receive(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: (changes: readonly ChangeMeta[]) => boolean
  ): Promise<Result<number, Refusal | 'missing' | 'busy'>> {
    if (name.number > options.state().tails[name.cls].number + furthest) return err('missing')
    if (await isBomb(bytes)) return err('too-large')
    try {
      for (let tries = 1; ; tries++) {
        // What was saved before this came must not look as if its author had seen it: the conflict would go unnoticed.
        await options.drained()
        const taken = await options.paused(() => take(name, bytes, from, mayEnter, tries < mostTries))
        if (taken !== 'again') return taken
      }
    } catch (error) {
      if (isFull(error)) return err('busy')
      throw error
    }
  }

  /** @param patient a command that was saved in this segment meanwhile goes first: `again` */
  async function take(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: (changes: readonly ChangeMeta[]) => boolean,
    patient: boolean
  ): Promise<Result<number, Refusal | 'missing'> | 'again'> {
    const known = await segments.look(name, (doc) => ({
      vetted: vetDelivery<SegmentDoc>(doc, bytes, recordsMap),
      before: A.getHeads(doc)
    }))
    const vetted = known?.vetted ?? vetDelivery<SegmentDoc>({ base: baseChange(name) }, bytes, recordsMap)
    if (!vetted.ok) return vetted
    const { copy, changes: came } = vetted.value
    try {
      if (came.length === 0 && known !== undefined) return ok(0)
      if (!mayEnter(came)) return err('not-allowed')
      const sum = await db.get('segments', [name.cls, name.number])
      const only = known !== undefined && sum?.align !== true ? touchedBy(copy, known.before) : undefined
      const found = stateOf(copy, only)
      const mark = (): Promise<void> => putSum(name, { heads: sum?.heads ?? [], align: true })
      absent.delete(keyOf(name))
      if (known === undefined) {
        await mark()
        await segments.adopt(name, joined([baseChange(name), bytes]))
        await options.exclusive(() => follow(name, found, only, 'later'))
        tell(name, [], from)
      } else {
        const done = await options.exclusive(async () => {
          if (patient && (await isPending(name))) return false
          await mark()
          await put(name, bytes, from)
          await follow(name, found, only)
          return true
        })
        if (!done) return 'again'
      }
      return ok(came.length)
    } finally {
      A.free(copy)
    }
  }

  /** Whether the journal has something for a segment's document. */
  const isPending = async ({ cls, number }: SegmentName): Promise<boolean> =>
    (await db.getAll('journal')).some(({ changes }) => changes.some((one) => one.cls === cls && one.seg === number))

  async function put(name: SegmentName, bytes: Uint8Array, from: string): Promise<void> {
    receiving = { key: keyOf(name), from }
    try {
      await segments.take(name, bytes)
      await segments.flush()
    } finally {
      receiving = undefined
    }
  }

  /** To be called while nothing goes into the documents and no command is saved. */
  async function follow(
    name: SegmentName,
    found: DocumentState,
    only?: ReadonlySet<RecordId>,
    how?: 'later'
  ): Promise<void> {
    const done = await followRows(db, name, found, options.state(), how)
    options.followed(done)
    if (done.again) remember(name, only)
    if (done.due.length > 0) owe(name, done.due)
    else options.indexSoon()
  }

  /** Latest contacts are worked out once for many segments: each of a person's activities would write the person anew. */
  function owe(name: SegmentName, ids: readonly RecordId[]): void {
    for (const id of ids) due.ids.add(id)
    due.segments.set(keyOf(name), name)
    options.retouchSoon()
  }

  async function retouch(): Promise<void> {
    const ids = [...due.ids]
    const names = [...due.segments.values()]
    due.ids.clear()
    due.segments.clear()
    for (let at = 0; at < ids.length; at += retouchSlice) {
      const slice = ids.slice(at, at + retouchSlice)
      const written = await options.exclusive(() => retouchRows(db, slice))
      options.followed({ state: options.state(), ids: written, classes: ['person', 'company'] })
    }
    options.indexSoon()
    for (const name of names)
      await options.paused(async () => {
        const sum = await db.get('segments', [name.cls, name.number])
        if (sum?.align === true && !later.has(keyOf(name))) await putSum(name, { heads: sum.heads })
      })
  }

  function remember(name: SegmentName, ids: ReadonlySet<RecordId> | undefined): void {
    const key = keyOf(name)
    const known = later.get(key)
    if (known === undefined) later.set(key, { name, ids: ids === undefined ? undefined : new Set(ids) })
    else known.ids = known.ids === undefined || ids === undefined ? undefined : new Set([...known.ids, ...ids])
  }

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
      later.delete(keyOf(name))
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
    sums,
    metas,
    changes,
    changesAfter: (name, heads) =>
      segments.look(name, (doc) => ({
        metas: A.getChangesMetaSince(doc, [...heads]),
        changes: A.getChangesSince(doc, [...heads])
      })),
    receive,
    catchUp,
    retouch,
    touched: async (ids) => {
      if (!options.shared()) return
      const found = await Promise.all(ids.slice(0, 1000).map((id) => db.get('conflicts', id)))
      for (const [at, entry] of found.entries()) {
        const id = ids[at]
        if (entry !== undefined && id !== undefined) remember({ cls: entry.cls, number: entry.seg }, new Set([id]))
      }
    },
    storing: async (name) => {
      if (!options.shared()) return
      storing.add(keyOf(name))
      const before = await db.get('segments', [name.cls, name.number])
      await putSum(name, { heads: [], ...before, storing: true })
    },
    stored: async (name, heads) => {
      const key = keyOf(name)
      storing.delete(key)
      absent.delete(key)
      if (!options.shared()) return
      const others = receiving !== undefined && receiving.key === key
      const before = await db.get('segments', [name.cls, name.number])
      const align = others || before?.align === true
      await putSum(name, { heads: heads.toSorted(), ...(align ? { align: true as const } : {}) })
      tell(name, before?.heads ?? [], others ? receiving?.from : undefined)
    },
    forget: async () => {
      absent.clear()
      for (const key of await db.getAllKeys('segments')) {
        const sum = await db.get('segments', key)
        if (sum !== undefined) await db.put('segments', { ...sum, heads: [] }, key)
      }
    },
    filled: () => {
      absent.clear()
      if (options.shared()) tell({ cls: 'person', number: options.state().tails.person.number }, [])
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
