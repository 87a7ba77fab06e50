import * as A from '@automerge/automerge/slim'
import type { RecordId } from '../../crm/types'
import type { Result } from '../../platform/result'
import type { ChangeMeta, Refusal } from '../net/vet'
import type { ActorEnd, LedgerDb, LedgerState, StoredSegmentSum } from './db'
import type { SegmentDoc, SegmentName } from './document'
import { endsOf } from './ends'
import { createIncoming, type IncomingOptions, type Vouchers } from './incoming'
import { segmentKey, type Segments, type Storing } from './segments'
import { namesIn, tailBeside } from './tails'
import { sent, write } from './tx'

/** The documents of a ledger as exchange with other devices needs them: what there is, what is new, and new ones in. */
export interface Exchange {
  /** Heads of every stored segment. Loads only those that were never looked at. */
  sums(): Promise<readonly SegmentHeads[]>
  /** Heads of one segment; `undefined` when it is not here. */
  heads(name: SegmentName): Promise<readonly string[] | undefined>
  /** The last change of each actor of a segment; empty when it is not here. Loads it when nobody has asked before. */
  ends(name: SegmentName): Promise<readonly ActorEnd[]>
  /** All changes of a segment in causal order; empty when it is not here. */
  metas(name: SegmentName): Promise<readonly ChangeMeta[]>
  /** The changes beyond those that a version names, or the stored bytes when it names none. */
  changes(name: SegmentName, version: Readonly<Record<string, number>>): Promise<OutgoingChanges | undefined>
  /**
   * Takes changes in and lets the rows follow.
   * @param mayEnter asked with what is new, before anything is stored
   * @param beside stores who vouches for it, in the same transaction
   */
  receive(
    name: SegmentName,
    bytes: Uint8Array<ArrayBuffer>,
    from: string,
    mayEnter: (changes: readonly ChangeMeta[]) => boolean,
    beside?: Vouchers
  ): Promise<Result<number, Refusal | 'missing' | 'busy'>>
  /** Rows that a crash, or commands on their way, have kept from following. */
  catchUp(): Promise<void>
  /** Has the rows of whole segments looked at again, soon. */
  again(names: readonly SegmentName[]): void
  /** Works out latest contacts that whole segments have left for later, and makes them findable. */
  retouch(): Promise<void>
  /** Nothing more is expected now: `retouch` at once. */
  arrived(): Promise<void>
  /** Commands were saved on records: their conflicts may be over. */
  touched(ids: readonly RecordId[]): Promise<void>
  /** A segment's document with these heads will be stored now; what is known of it is stored with it. */
  storing(name: SegmentName, heads: readonly string[]): Storing | undefined
  /** Segments were written another way: what is known of them is worked out anew. */
  forget(): Promise<void>
  /** The changes after the given heads. */
  changesAfter(name: SegmentName, heads: readonly string[]): Promise<OutgoingChanges | undefined>
  /** Whole segments were written beside the documents in memory. */
  filled(): void
  onChange(listener: (change: SegmentChanged) => void): () => void
}

export interface SegmentHeads {
  readonly name: SegmentName
  readonly heads: readonly string[]
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
  /** The last change of each actor among them. */
  readonly ends: readonly ActorEnd[]
  /** In causal order, with the bytes of each; absent when the whole segment is given. */
  readonly metas?: readonly ChangeMeta[]
  readonly changes?: readonly Uint8Array[]
  readonly whole?: Uint8Array<ArrayBuffer>
}

export interface ExchangeOptions extends Omit<IncomingOptions, 'tell' | 'found'> {
  readonly db: LedgerDb
  readonly segments: Segments
  readonly state: () => LedgerState
  /** Has `retouch` called now. */
  readonly retouchNow: () => Promise<void>
  /** Whether the ledger is shared; if not, nothing is written down about its segments. */
  readonly shared: () => boolean
}

export function createExchange(options: ExchangeOptions): Exchange {
  const { db, segments } = options
  const listeners = new Set<(change: SegmentChanged) => void>()
  const absent = new Set<string>()

  const tell = (name: SegmentName, before: readonly string[], from?: string): void => {
    for (const listener of listeners) listener({ name, before, ...(from === undefined ? {} : { from }) })
  }

  const incoming = createIncoming({ ...options, tell, found: (name) => void absent.delete(segmentKey(name)) })

  const stored = (name: SegmentName): Promise<StoredSegmentSum | undefined> =>
    db.get('segments', [name.cls, name.number])

  async function sums(): Promise<readonly SegmentHeads[]> {
    const [keys, values] = await Promise.all([db.getAllKeys('segments'), db.getAll('segments')])
    const known = new Map(keys.map(([cls, number], at) => [`${cls}/${number}`, values[at]?.heads]))
    const found: SegmentHeads[] = []
    for (const name of namesIn(options.state())) {
      const heads = known.get(segmentKey(name))
      const looked = heads === undefined || heads.length === 0 ? (await look(name))?.heads : heads
      if (looked !== undefined) found.push({ name, heads: looked })
    }
    return found
  }

  interface Looked {
    readonly heads: readonly string[]
    readonly ends: readonly ActorEnd[]
  }

  /** Loads a segment, and remembers what there is to know of it. */
  async function look(name: SegmentName): Promise<Looked | undefined> {
    if (absent.has(segmentKey(name))) return undefined
    const found = await segments.look(name, (doc): Looked => ({
      heads: A.getHeads(doc).toSorted(),
      ends: endsOf(A.getChangesMetaSince(doc, []))
    }))
    if (found === undefined) absent.add(segmentKey(name))
    else if (options.shared()) await remember(name, found)
    return found
  }

  /** What was looked at is written down unless something newer was stored meanwhile. */
  async function remember({ cls, number }: SegmentName, { heads, ends }: Looked): Promise<void> {
    await write(db, ['segments'], 'relaxed', async (tx) => {
      const store = tx.objectStore('segments')
      const before = await store.get([cls, number])
      const isNewer = before !== undefined && before.heads.length > 0 && before.heads.join() !== heads.join()
      if (!isNewer) sent(store.put({ ...before, heads, ends }, [cls, number]))
    })
  }

  async function ends(name: SegmentName): Promise<readonly ActorEnd[]> {
    // Said without the database, which is busy storing what has been asked for before.
    if (name.number > tailBeside(options.state(), name).number) return []
    return (await stored(name))?.ends ?? (await look(name))?.ends ?? []
  }

  async function changesOf(
    name: SegmentName,
    version: Readonly<Record<string, number>>
  ): Promise<OutgoingChanges | undefined> {
    if (Object.keys(version).length === 0) {
      const whole = await segments.bytes(name)
      return whole === undefined ? undefined : { ends: await ends(name), whole }
    }
    return segments.look(name, (doc) => {
      const frontier = new Map<string, string>()
      for (const { actor, seq, hash } of A.getChangesMetaSince(doc, [])) {
        const known = Object.hasOwn(version, actor) ? (version[actor] ?? 0) : 0
        if (seq <= known) frontier.set(actor, hash)
      }
      return beyond(doc, [...frontier.values()])
    })
  }

  return {
    sums,
    heads: async (name) => {
      const heads = (await stored(name))?.heads ?? []
      return heads.length > 0 ? heads : (await look(name))?.heads
    },
    ends,
    metas: async (name) => (await segments.look(name, (doc) => A.getChangesMetaSince(doc, []))) ?? [],
    // Paused, so that what is stored and what is in memory are the same.
    changes: (name, version) => options.paused(() => changesOf(name, version)),
    changesAfter: (name, heads) => segments.look(name, (doc) => beyond(doc, [...heads])),
    receive: (name, bytes, from, mayEnter, beside) => incoming.receive(name, bytes, from, mayEnter, beside),
    catchUp: () => incoming.catchUp(),
    again: (names) => incoming.again(names),
    retouch: () => incoming.retouch(),
    arrived: () => options.retouchNow(),
    touched: async (ids) => {
      incoming.outdone()
      if (!options.shared()) return
      const found = await Promise.all(ids.slice(0, 1000).map((id) => db.get('conflicts', id)))
      for (const [at, entry] of found.entries()) {
        const id = ids[at]
        if (entry !== undefined && id !== undefined)
          incoming.remember({ cls: entry.cls, number: entry.seg }, new Set([id]))
      }
    },
    storing: (name, heads) => {
      if (!options.shared()) return undefined
      const source = incoming.source(name)
      let before: StoredSegmentSum | undefined
      return {
        rows: source?.rows !== undefined,
        beside: async (tx) => {
          const store = tx.objectStore('segments')
          const [known, , followed] = await Promise.all([
            store.get([name.cls, name.number]),
            source?.beside?.(tx.objectStore('attestations')),
            source?.rows?.(tx)
          ])
          before = known
          if (followed === true) return
          const align = source !== undefined || before?.align === true
          sent(store.put({ heads, ...(align ? { align: true as const } : {}) }, [name.cls, name.number]))
        },
        stored: () => {
          absent.delete(segmentKey(name))
          tell(name, before?.heads ?? [], source?.from)
        }
      }
    },
    forget: async () => {
      absent.clear()
      incoming.outdone()
      await write(db, ['segments'], 'relaxed', async (tx) => {
        for await (const cursor of tx.objectStore('segments')) {
          const { align } = cursor.value
          sent(cursor.update({ heads: [], ...(align === undefined ? {} : { align }) }))
        }
      })
    },
    filled: () => {
      absent.clear()
      incoming.outdone()
      if (options.shared()) tell({ cls: 'person', number: options.state().tails.person.number }, [])
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

function beyond(doc: A.Doc<SegmentDoc>, heads: string[]): OutgoingChanges {
  const metas = A.getChangesMetaSince(doc, heads)
  return { ends: endsOf(metas), metas, changes: A.getChangesSince(doc, heads) }
}
