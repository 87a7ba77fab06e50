import * as A from '@automerge/automerge/slim'
import { erasedOwn } from '../../crm/erase'
import { isPrivate, privateFrom } from '../../crm/private'
import { recordClasses } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { log as lines } from '../../platform/log'
import { ok } from '../../platform/result'
import { chunksOf, documentKind, isBomb } from '../net/framing'
import { readRecords, type SegmentName } from '../store/document'
import { recordObjects } from '../store/document-state'
import { scrub } from '../store/erase'
import type { Exchange } from '../store/exchange'
import { saysErased } from '../store/redact'
import { redactedIn } from '../store/redact-segment'
import { segmentKey } from '../store/segments'
import type { Store } from '../store/store'
import type { ErasedRecord } from './entry'
import type { OwnLog } from './log'

/** Carries out on this device what the team's log says was erased. ERA-10 to ERA-13. */
export interface Erasures {
  /** Resolves when everything that the log says is erased is gone here. */
  ready(): Promise<void>
  /** Says in the log that records are erased, for good, and carries it out. */
  erase(records: readonly ErasedRecord[]): Promise<void>
  /** Carries out what the member's own records say was erased of them (ERA-14). */
  eraseOwn(): Promise<void>
  /** The member's own records that are erased, by class and number of their segment. */
  own(): Erased
  /** The store's exchange, which tells and takes nothing from before an erasure that the log knows. */
  readonly exchange: Exchange
  readonly onRewritten: (listener: (name: SegmentName) => void) => void
}

type Erased = ReadonlyMap<string, ReadonlySet<string>>

export interface ErasureOptions {
  readonly store: Pick<Store, 'db' | 'state' | 'exchange' | 'redact' | 'look' | 'forget' | 'announce'>
  readonly log: OwnLog
  readonly clock: Clock
  /** Told after something was taken out of the documents here. */
  readonly onErased: () => void
}

/** Records in one entry, which has at most 64 KiB. */
const perEntry = 500

export function createErasures({ store, log, clock, onErased }: ErasureOptions): Erasures {
  const listeners = new Set<(name: SegmentName) => void>()
  const { exchange } = store
  let seen: unknown
  let own: Erased = new Map()
  /** The member's own records may say more than was read. */
  let unread = true
  let turn: Promise<void> = Promise.resolve()

  async function carryOut(): Promise<void> {
    const { erased } = log.now()
    if (seen === erased && !unread) return
    if (unread) {
      unread = false
      own = await readOwn()
    }
    const before = await redactedIn(store.db)
    let any = false
    // Nobody erases in somebody else's own segments (ERA-14).
    const told = [...[...erased].filter(([key]) => !isOwn(key)), ...[...own].filter(([key]) => isOwn(key))]
    for (const [key, all] of told) {
      const known = new Set(Object.hasOwn(before, key) ? before[key] : [])
      const name = nameOf(key)
      if (name === undefined || [...all].every((id) => known.has(id))) continue
      const rows = await store.redact(name, all, clock())
      await scrub(store.db, all)
      await store.forget(rows)
      for (const listener of listeners) listener(name)
      store.announce([name.cls])
      any = true
    }
    seen = erased
    if (any) onErased()
  }

  function ready(): Promise<void> {
    if (seen === log.now().erased && !unread) return turn
    turn = turn.catch(() => {}).then(carryOut)
    return turn
  }

  /** What the member's own settings say is erased. */
  async function readOwn(): Promise<Erased> {
    const found = new Map<string, Set<string>>()
    const last = store.state().privates?.ledger?.number ?? privateFrom - 1
    for (let number = privateFrom; number <= last; number++) {
      const records = await store.look({ cls: 'ledger', number }, (doc) => readRecords(doc))
      for (const [record, rec] of records ?? []) {
        const one = erasedOwn(record, rec)
        if (one === undefined || !isPrivate(one.number)) continue
        found.set(segmentKey(one), (found.get(segmentKey(one)) ?? new Set()).add(one.id))
      }
    }
    return found
  }

  exchange.onChange(({ name: { cls, number } }) => {
    if (cls !== 'ledger' || !isPrivate(number)) return
    unread = true
    ready().catch((error: unknown) => lines.error('team', 'own records could not be erased', error))
  })

  /** Whether a delivery knows a segment as it was before something was erased from it. */
  async function isOlder(name: SegmentName, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const gone = (isPrivate(name.number) ? own : log.now().erased).get(segmentKey(name))
    if (gone === undefined || (await isBomb(bytes))) return false
    const changes = decoded(bytes)
    if (changes === undefined) return false
    const here = await store.look(name, (doc) => ({
      objects: recordObjects(doc, gone),
      hashes: new Map(A.getChangesMetaSince(doc, []).map(({ actor, seq, hash }) => [`${actor} ${seq}`, hash]))
    }))
    const isOther = ({ actor, seq, hash }: A.DecodedChange): boolean => {
      const known = here?.hashes.get(`${actor} ${seq}`)
      return known !== undefined && known !== hash
    }
    return changes.some(isOther) || saysErased(changes, gone, here?.objects ?? [])
  }

  const after = async <T>(work: () => Promise<T>): Promise<T> => {
    await ready()
    return work()
  }

  return {
    ready,
    onRewritten: (listener) => void listeners.add(listener),
    exchange: {
      ...exchange,
      sums: () => after(() => exchange.sums()),
      heads: (name) => after(() => exchange.heads(name)),
      ends: (name) => after(() => exchange.ends(name)),
      changes: (name, version) => after(() => exchange.changes(name, version)),
      changesAfter: (name, heads) => after(() => exchange.changesAfter(name, heads)),
      receive: async (name, bytes, from, mayEnter, beside) => {
        await ready()
        // Nobody is to blame: it comes again from whoever has heard of the erasure.
        return (await isOlder(name, bytes)) ? ok(0) : exchange.receive(name, bytes, from, mayEnter, beside)
      }
    },
    erase: async (records) => {
      const { erased } = log.now()
      const news = records.filter(({ cls, number, id }) => erased.get(segmentKey({ cls, number }))?.has(id) !== true)
      for (let from = 0; from < news.length; from += perEntry)
        await log.say({ op: 'erase', records: news.slice(from, from + perEntry) })
      await ready()
    },
    eraseOwn: () => {
      unread = true
      return ready()
    },
    own: () => own
  }
}

const isOwn = (key: string): boolean => isPrivate(Number(key.split('/')[1]))

function nameOf(key: string): SegmentName | undefined {
  const [cls, number] = key.split('/')
  const known = recordClasses.find((each) => each === cls)
  return known === undefined ? undefined : { cls: known, number: Number(number) }
}

/** The changes in a delivery; `undefined`: it is no such thing. */
function decoded(bytes: Uint8Array): readonly A.DecodedChange[] | undefined {
  const found: A.DecodedChange[] = []
  try {
    for (const chunk of chunksOf(bytes) ?? []) {
      if (chunk.kind !== documentKind) found.push(A.decodeChange(chunk.bytes))
      else {
        const doc = A.load<object>(chunk.bytes)
        for (const change of A.getAllChanges(doc)) found.push(A.decodeChange(change))
        A.free(doc)
      }
    }
    return found
  } catch {
    return undefined
  }
}
