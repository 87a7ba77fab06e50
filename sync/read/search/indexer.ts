import type { Row } from '../../../crm/queries'
import type { RecordClass } from '../../../crm/types'
import type { LedgerDb } from '../../store/db'
import { sent, write } from '../../store/tx'
import { breath } from '../../store/yield'
import { orderManifestKey } from '../order/order'
import { changeOrders, remakeOrders } from '../order/write-order'
import { segmentSize } from './bits'
import { buildCalmly, type Doc } from './build'
import { docOf } from './doc'
import { emptyManifest } from './segment'
import { asManifest, indexOf, manifestKey } from './snapshot'
import { absorbable, commitSegments, livingRows, readIndex, type IndexState } from './write'

/** Keeps the search index equal to the rows. One in the hub; nothing else writes the index. */
export interface SearchIndexer {
  /** Indexes rows that were written in bulk, without stale marks. Written out when a segment is full, and by `flush`. */
  indexRows(rows: readonly Row[]): Promise<void>
  /** @param orders `later`: the orders of lists are made anew by the next `merge`, not at once */
  flush(orders?: 'later'): Promise<void>
  /** Lets another thread write the index; the turn is kept until it is over. */
  apart<T>(work: () => Promise<{ readonly result: T; readonly over: Promise<void> }>): Promise<T>
  /** Brings rows marked stale into the index. Cheap when there are none; call it a little after commands. */
  merge(): Promise<void>
  /** At start: indexes what an interrupted bulk write left out, or everything when the index is of another version. */
  recover(): Promise<void>
  /** Makes sure that no segment holds words of rows that are no more, also as dead entries. For an erasure. */
  forget(rows: readonly number[]): Promise<void>
  /** Empties the index; `recover` then builds it anew. For a rebuild of the rows. */
  reset(): Promise<void>
}

/** Rows read at a time. */
const batch = 512
/** Rows whose words are taken between two breaths. */
const stretch = 64
/** Rows that one merge takes; more are merged in several rounds. */
const mergeLimit = 8192

/** @param onCaughtUp called when rows became findable that were not before, so that open searches ask again */
export function createSearchIndexer(db: LedgerDb, onCaughtUp: () => void = () => {}): SearchIndexer {
  const pending = new Map<RecordClass, Doc[]>()
  /** Numbers of bulk rows above the manifest's `upTo`. */
  const seen = new Set<number>()
  /** Numbers of bulk rows that are not in the orders. */
  let unordered: number[] = []
  /** Every row below this number was looked at since the start, and what no segment has of them is pending. */
  let scanned = 0
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }

  async function add(rows: readonly Row[]): Promise<void> {
    for (const [at, row] of rows.entries()) {
      if (at > 0 && at % stretch === 0) await breath()
      // A fill that goes on after a start comes with rows that the recovery has found already.
      if (row.n < scanned) continue
      seen.add(row.n)
      unordered.push(row.n)
      const doc = docOf(row)
      if (!doc) continue
      const docs = pending.get(row.cls) ?? []
      pending.set(row.cls, docs)
      docs.push(doc)
      if (docs.length === segmentSize) await writeOut(row.cls)
    }
  }

  async function writeOut(cls: RecordClass): Promise<void> {
    const docs = (pending.get(cls) ?? []).sort((a, b) => a.n - b.n)
    pending.delete(cls)
    const state = await readIndex(db)
    const built = await buildCalmly(state.manifest.next, cls, docs)
    await commitSegments(db, state, { add: [built], drop: [], claimed: [], upTo: reached(state) })
    onCaughtUp()
  }

  /** The first row number that may be missing from the index when only the documents in `pending` are. */
  function reached({ manifest }: IndexState): number {
    const waiting = new Set([...pending.values()].flatMap((docs) => docs.map(({ n }) => n)))
    let upTo = waiting.size === 0 ? Math.max(manifest.upTo, scanned) : manifest.upTo
    for (; seen.has(upTo) && !waiting.has(upTo); upTo++) seen.delete(upTo)
    return upTo
  }

  async function flush(): Promise<void> {
    for (const cls of pending.keys()) await writeOut(cls)
    if (unordered.length > 0 || seen.size > 0) {
      const state = await readIndex(db)
      const orders = unordered.length > 0 ? { orders: await changeOrders(db, unordered) } : {}
      await commitSegments(db, state, { add: [], drop: [], claimed: [], upTo: reached(state), ...orders })
    }
    seen.clear()
    unordered = []
  }

  async function mergeMarked(): Promise<void> {
    for (;;) {
      const claimed = await claim(db)
      if (claimed.length > 0) await mergeRows(claimed)
      if (claimed.length < mergeLimit) break
    }
  }

  async function merge(): Promise<void> {
    await mergeMarked()
    // Rows of a bulk write that has not ended would make every order look too short.
    if (unordered.length === 0) await remakeOrders(db)
  }

  async function mergeRows(claimed: readonly number[]): Promise<void> {
    const mine = new Set(claimed)
    for (const [cls, docs] of pending)
      pending.set(
        cls,
        docs.filter(({ n }) => !mine.has(n))
      )
    const state = await readIndex(db)
    const docs = await docsOf(db, claimed)
    const drop: number[] = []
    const built = []
    let next = state.manifest.next
    for (const cls of ['person', 'company', 'activity'] as const) {
      const own = docs.get(cls) ?? []
      const absorbed = absorbable(state, cls, mine, own.length)
      drop.push(...absorbed.ids)
      const more = (await docsOf(db, absorbed.rows)).get(cls) ?? []
      const all = [...own, ...more].sort((a, b) => a.n - b.n)
      if (all.length > 0) built.push(await buildCalmly(next++, cls, all))
    }
    let { upTo } = state.manifest
    while (mine.has(upTo)) upTo++
    await commitSegments(db, state, { add: built, drop, claimed, upTo, orders: await changeOrders(db, claimed) })
    if (claimed.length > batch) onCaughtUp()
  }

  async function forget(gone: readonly number[]): Promise<void> {
    await merge()
    const state = await readIndex(db)
    const drop: number[] = []
    const add = []
    let { next } = state.manifest
    for (const info of state.manifest.segments) {
      const numbers = state.docs.get(info.id) ?? new Uint32Array()
      if (!gone.some((n) => indexOf(numbers, n) >= 0)) continue
      drop.push(info.id)
      const docs = (await docsOf(db, livingRows(info, numbers))).get(info.cls) ?? []
      if (docs.length > 0) add.push(await buildCalmly(next++, info.cls, docs))
    }
    await commitSegments(db, state, { add, drop, claimed: [], upTo: state.manifest.upTo })
  }

  async function recover(): Promise<void> {
    const manifest = asManifest(await db.get('meta', manifestKey))
    if (manifest === emptyManifest) await clear(db)
    const [first] = await db.getAllKeys('rows', IDBKeyRange.lowerBound(manifest.upTo), 1)
    // The usual start: a hub that has nothing to make good reads nothing of the index.
    if (first !== undefined) await indexFrom(first)
    await merge()
  }

  async function indexFrom(first: number): Promise<void> {
    const { docs } = await readIndex(db)
    const isIndexed = (n: number): boolean => [...docs.values()].some((numbers) => indexOf(numbers, n) >= 0)
    for (let from = first; ;) {
      const rows = await db.getAll('rows', IDBKeyRange.lowerBound(from), batch)
      for (const { n } of rows) if (isIndexed(n)) seen.add(n)
      await add(rows.filter(({ n }) => !isIndexed(n)))
      from = (rows.at(-1)?.n ?? from) + 1
      if (rows.length < batch) {
        scanned = from
        break
      }
    }
    await flush()
  }

  return {
    indexRows: (rows) => inTurn(() => add(rows)),
    flush: async (orders) => {
      await inTurn(async () => {
        // Rows of commands below those of the bulk write would keep `upTo` below them all.
        await mergeMarked()
        await flush()
      })
      if (orders !== 'later') void inTurn(() => remakeOrders(db))
    },
    apart: (work) => {
      const begun = inTurn(async () => ({ done: await work() }))
      void inTurn(async () => (await begun).done.over).catch(() => {})
      return begun.then(({ done }) => done.result)
    },
    merge: () => inTurn(merge),
    recover: () => inTurn(recover),
    forget: (rows) => inTurn(() => forget(rows)),
    reset: () =>
      inTurn(async () => {
        pending.clear()
        seen.clear()
        scanned = 0
        await clear(db)
      })
  }
}

/**
 * Takes stale rows in hand. A command that changes one of them meanwhile marks it anew, and the merge then leaves that mark
 * alone.
 */
async function claim(db: LedgerDb): Promise<number[]> {
  if ((await db.count('stale')) === 0) return []
  return write(db, ['stale'], 'relaxed', async (tx) => {
    const stale = tx.objectStore('stale')
    const marked = await stale.getAllKeys(undefined, mergeLimit)
    for (const n of marked) sent(stale.put(2, n))
    return marked
  })
}

async function docsOf(db: LedgerDb, numbers: readonly number[]): Promise<Map<RecordClass, Doc[]>> {
  const docs = new Map<RecordClass, Doc[]>()
  for (let from = 0; from < numbers.length; from += batch) {
    const store = db.transaction('rows').store
    const rows = await Promise.all(numbers.slice(from, from + batch).map((n) => store.get(n)))
    for (const row of rows) {
      const doc = row && docOf(row)
      if (!row || !doc) continue
      const own = docs.get(row.cls)
      if (own) own.push(doc)
      else docs.set(row.cls, [doc])
    }
  }
  return docs
}

async function clear(db: LedgerDb): Promise<void> {
  await write(db, ['meta', 'terms', 'postings', 'orders'], 'relaxed', (tx) => {
    sent(tx.objectStore('meta').delete(manifestKey))
    sent(tx.objectStore('meta').delete(orderManifestKey))
    for (const store of ['orders', 'terms', 'postings'] as const) sent(tx.objectStore(store).clear())
  })
}
