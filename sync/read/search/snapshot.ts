import type { IDBPTransaction } from 'idb'
import type { LedgerDb, LedgerSchema, StoredRow } from '../../store/db'
import { addPacked, noBits, setBit, takeAway, unpackNumbers, type Bits } from './bits'
import { docOf } from './doc'
import type { Doc } from './build'
import { emptyManifest, indexVersion, type Block, type Manifest, type SegmentInfo } from './segment'

export const searchStores = ['meta', 'stale', 'terms', 'postings', 'rows'] as const
export type SearchTx = IDBPTransaction<LedgerSchema, (typeof searchStores)[number][]>

export const manifestKey = 'search'

/** More rows than this are not read one by one: until the index has caught up, they are found as they were before. */
export const mostStale = 512

export interface OpenBlock {
  readonly keys: readonly string[]
  readonly ends: Uint16Array
  readonly ids: Uint16Array
}

interface OpenHead {
  readonly docs: Uint32Array
  readonly firsts: readonly string[]
}

export interface OpenSegment extends SegmentInfo, OpenHead {
  /** Documents that count: neither dead nor changed since. */
  readonly live: Bits
}

/** The index as one transaction sees it. */
export interface Snapshot {
  readonly segments: readonly OpenSegment[]
  /** Rows that changed since they were indexed, as they are now. */
  readonly fresh: readonly { readonly row: StoredRow; readonly doc: Doc }[]
  /** More rows have changed than were looked at, so what the segments say must be checked against the rows. */
  readonly behind: boolean
  readonly blocks: (segment: number, from: number, to: number) => Promise<readonly OpenBlock[]>
}

interface Cache {
  readonly heads: Map<number, OpenHead>
  readonly blocks: Map<string, OpenBlock>
  /** The index as it was last seen, if no row had changed since it was written. */
  last?: { readonly manifest: Manifest; readonly segments: readonly OpenSegment[] } | undefined
}

/** What says whether the index is still as it was: its segments, and the rows that changed since. */
interface State {
  readonly manifest: Manifest
  readonly marked: readonly number[]
}

/** Segments never change, so what was read of them stays right; a fixed number of blocks keeps the page small. */
const mostBlocks = 512
const caches = new WeakMap<LedgerDb, Cache>()

export const openSearch = (db: LedgerDb): SearchTx => db.transaction([...searchStores])

export async function readSnapshot(db: LedgerDb, tx: SearchTx): Promise<Snapshot> {
  return snapshotOf(tx, cacheOf(db), await readState(tx))
}

/**
 * Works on the index as the last query saw it while it is being made sure that it is still that, which saves a turn of the
 * database; on a wrong guess, works once more on what it is now.
 */
export async function withSnapshot<T>(
  db: LedgerDb,
  tx: SearchTx,
  work: (snapshot: Snapshot) => Promise<T>
): Promise<T> {
  const cache = cacheOf(db)
  const { last } = cache
  const reading = readState(tx)
  if (last === undefined) return work(await snapshotOf(tx, cache, await reading))
  const guess: Snapshot = { segments: last.segments, fresh: [], behind: false, blocks: blocksOf(tx, cache) }
  const [result, state] = await Promise.all([work(guess), reading])
  if (state.marked.length === 0 && isSame(last.manifest, state.manifest)) return result
  return work(await snapshotOf(tx, cache, state))
}

function cacheOf(db: LedgerDb): Cache {
  const cache = caches.get(db) ?? { heads: new Map(), blocks: new Map() }
  caches.set(db, cache)
  return cache
}

async function readState(tx: SearchTx): Promise<State> {
  const [stored, marked] = await Promise.all([
    tx.objectStore('meta').get(manifestKey),
    tx.objectStore('stale').getAllKeys(undefined, mostStale + 1)
  ])
  return { manifest: asManifest(stored), marked }
}

const isSame = (a: Manifest, b: Manifest): boolean =>
  a.next === b.next &&
  a.segments.length === b.segments.length &&
  a.segments.every(({ id, dead }, at) => b.segments[at]?.id === id && sameNumbers(dead, b.segments[at].dead))

const sameNumbers = (a: Uint16Array, b: Uint16Array): boolean =>
  a.length === b.length && a.every((number, at) => number === b[at])

const blocksOf =
  (tx: SearchTx, cache: Cache): Snapshot['blocks'] =>
  (segment, from, to) =>
    readBlocks(tx, cache, segment, from, to)

async function snapshotOf(tx: SearchTx, cache: Cache, { manifest, marked }: State): Promise<Snapshot> {
  const behind = marked.length > mostStale
  const [heads, rows] = await Promise.all([
    readHeads(tx, cache, manifest.segments),
    behind ? [] : Promise.all(marked.map((n) => tx.objectStore('rows').get(n)))
  ])
  const segments = manifest.segments.map((info, index) => withLive(info, heads[index], behind ? [] : marked))
  cache.last = marked.length === 0 ? { manifest, segments } : undefined
  return {
    segments,
    fresh: rows.flatMap((row) => {
      const doc = row && docOf(row)
      return row && doc ? [{ row, doc }] : []
    }),
    behind,
    blocks: blocksOf(tx, cache)
  }
}

/** An index of another version counts as none: its rows are indexed again. */
export function asManifest(stored: unknown): Manifest {
  const manifest = stored as Manifest | undefined
  return manifest?.version === indexVersion ? manifest : emptyManifest
}

async function readHeads(tx: SearchTx, cache: Cache, infos: readonly SegmentInfo[]): Promise<readonly OpenHead[]> {
  const known = new Set(infos.map(({ id }) => id))
  for (const id of cache.heads.keys()) if (!known.has(id)) forget(cache, id)
  return Promise.all(
    infos.map(async ({ id }) => {
      const cached = cache.heads.get(id)
      if (cached) return cached
      const head = await tx.objectStore('terms').get(id)
      if (head === undefined) throw new Error(`search segment ${id} has no head`)
      const open = { docs: unpackNumbers(head.docs), firsts: head.firsts.split('\n') }
      cache.heads.set(id, open)
      return open
    })
  )
}

function forget(cache: Cache, segment: number): void {
  cache.heads.delete(segment)
  for (const key of cache.blocks.keys()) if (key.startsWith(`${segment}/`)) cache.blocks.delete(key)
}

function withLive(info: SegmentInfo, head: OpenHead | undefined, changed: readonly number[]): OpenSegment {
  const { docs, firsts } = head ?? { docs: new Uint32Array(), firsts: [] }
  const live = noBits()
  const dead = noBits()
  for (let word = 0; word < live.length; word++) {
    const rest = info.size - word * 32
    live[word] = rest >= 32 ? 0xffffffff : rest <= 0 ? 0 : 2 ** rest - 1
  }
  addPacked(dead, info.dead)
  for (const n of changed) {
    const at = indexOf(docs, n)
    if (at >= 0) setBit(dead, at)
  }
  takeAway(live, dead)
  return { ...info, docs, firsts, live }
}

/** Where a row number stands in a segment's documents, or -1. */
export function indexOf(docs: Uint32Array, n: number): number {
  let low = 0
  let high = docs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = docs[middle] ?? 0
    if (found === n) return middle
    if (found < n) low = middle + 1
    else high = middle - 1
  }
  return -1
}

async function readBlocks(tx: SearchTx, cache: Cache, segment: number, from: number, to: number): Promise<OpenBlock[]> {
  const cached: OpenBlock[] = []
  for (let number = from; number <= to; number++) {
    const key = `${segment}/${number}`
    const block = cache.blocks.get(key)
    if (!block) break
    cache.blocks.delete(key)
    cache.blocks.set(key, block)
    cached.push(block)
  }
  if (cached.length === to - from + 1) return cached
  const store = tx.objectStore('postings')
  const stored = await store.getAll(IDBKeyRange.bound([segment, from], [segment, to]))
  return stored.map((block: Block, index) => {
    const open = { keys: block.keys.split('\n'), ends: block.ends, ids: block.ids }
    cache.blocks.set(`${segment}/${from + index}`, open)
    if (cache.blocks.size > mostBlocks)
      for (const oldest of cache.blocks.keys()) {
        cache.blocks.delete(oldest)
        break
      }
    return open
  })
}
