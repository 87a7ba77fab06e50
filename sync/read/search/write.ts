import type { RecordClass } from '../../../crm/types'
import type { LedgerDb } from '../../store/db'
import { sent, write } from '../../store/tx'
import { addPacked, countBits, hasBit, noBits, packBits, segmentSize, setBit, unpackNumbers, type Bits } from './bits'
import { orderManifestKey } from '../order/order'
import type { OrderChange } from '../order/write-order'
import type { BuiltSegment } from './build'
import type { Manifest, SegmentInfo } from './segment'
import { asManifest, indexOf, manifestKey } from './snapshot'

export interface IndexState {
  readonly manifest: Manifest
  /** Row numbers of the documents, by segment. */
  readonly docs: ReadonlyMap<number, Uint32Array>
}

export async function readIndex(db: LedgerDb): Promise<IndexState> {
  const tx = db.transaction(['meta', 'terms'])
  const manifest = asManifest(await tx.objectStore('meta').get(manifestKey))
  const heads = await Promise.all(manifest.segments.map(({ id }) => tx.objectStore('terms').get(id)))
  return { manifest, docs: new Map(heads.flatMap((head) => (head ? [[head.id, unpackNumbers(head.docs)]] : []))) }
}

export interface IndexChange {
  readonly add: readonly BuiltSegment[]
  /** Segments whose records are now in others. */
  readonly drop: readonly number[]
  /** Rows whose stale marks were claimed: whatever older segments say of them no longer counts. */
  readonly claimed: readonly number[]
  readonly upTo: number
  readonly orders?: OrderChange
}

/** Blocks written in one transaction: about one frame, because readers wait for it. */
const blocksAtOnce = 64

/** Writes new segments, then makes them count in one transaction. Interrupted before that, nothing has changed. */
export async function commitSegments(db: LedgerDb, { manifest, docs }: IndexState, change: IndexChange): Promise<void> {
  for (const { head, blocks } of change.add) await writeBlocks(db, head.id, blocks)
  const kept = manifest.segments.filter(({ id }) => !change.drop.includes(id))
  const infos = kept.map((info) => buried(info, change.claimed, docs.get(info.id)))
  const gone = [...change.drop, ...infos.filter((info) => info.live === 0).map(({ info }) => info.id)]
  const next: Manifest = {
    ...manifest,
    next: change.add.reduce((highest, { head }) => Math.max(highest, head.id + 1), manifest.next),
    upTo: change.upTo,
    segments: [
      ...infos.filter(({ live }) => live > 0).map(({ info }) => info),
      ...change.add.map(({ head, size }) => ({ id: head.id, cls: head.cls, size, dead: new Uint16Array() }))
    ]
  }
  const { orders } = change
  await write(db, ['meta', 'terms', 'postings', 'orders', 'stale'], 'relaxed', async (tx) => {
    const stale = tx.objectStore('stale')
    const marks = await Promise.all(change.claimed.map((n) => stale.get(n)))
    sent(tx.objectStore('meta').put(next, manifestKey))
    for (const { head } of change.add) sent(tx.objectStore('terms').put(head, head.id))
    for (const id of gone) {
      sent(tx.objectStore('terms').delete(id))
      sent(tx.objectStore('postings').delete(blocksOf(id)))
    }
    for (const [index, n] of change.claimed.entries()) if (marks[index] === 2) sent(stale.delete(n))
    if (orders) sent(tx.objectStore('meta').put(orders.manifest, orderManifestKey))
    for (const [id, numbers] of orders?.put ?? []) sent(tx.objectStore('orders').put(numbers, id))
    for (const id of orders?.drop ?? []) sent(tx.objectStore('orders').delete(id))
  })
}

const blocksOf = (segment: number): IDBKeyRange => IDBKeyRange.bound([segment], [segment, []])

async function writeBlocks(db: LedgerDb, segment: number, blocks: BuiltSegment['blocks']): Promise<void> {
  for (let from = 0; from < blocks.length; from += blocksAtOnce) {
    await write(db, ['postings'], 'relaxed', (tx) => {
      const postings = tx.objectStore('postings')
      // A write that was interrupted may have left blocks with this number.
      if (from === 0) sent(postings.delete(blocksOf(segment)))
      for (const [index, block] of blocks.slice(from, from + blocksAtOnce).entries())
        sent(postings.put(block, [segment, from + index]))
    })
  }
}

const deadBits = (info: SegmentInfo): Bits => {
  const bits = noBits()
  addPacked(bits, info.dead)
  return bits
}

/** The rows of a segment that still count, ascending. */
export function livingRows(info: SegmentInfo, docs: Uint32Array): readonly number[] {
  const dead = deadBits(info)
  return [...docs].filter((_, at) => !hasBit(dead, at))
}

/** The segment with these rows marked dead, and how many documents are left. */
function buried(
  info: SegmentInfo,
  rows: readonly number[],
  docs: Uint32Array = new Uint32Array()
): { readonly info: SegmentInfo; readonly live: number } {
  const dead = deadBits(info)
  let changed = false
  for (const n of rows) {
    const at = indexOf(docs, n)
    if (at < 0) continue
    setBit(dead, at)
    changed = true
  }
  return { info: changed ? { ...info, dead: packBits(dead) } : info, live: info.size - countBits(dead) }
}

/** The index without these rows: what is to be written under `manifestKey` together with the rows. */
export function buryRows({ manifest, docs }: IndexState, rows: readonly number[]): IndexState {
  const segments = manifest.segments.map((info) => buried(info, rows, docs.get(info.id)).info)
  return { manifest: { ...manifest, segments }, docs }
}

/**
 * Segments to take up into a new one of `own` documents: small beside it, so that every record is indexed again only a
 * handful of times in all, or mostly dead. The rows that still count in them are to be indexed with the new ones.
 */
export function absorbable(
  { manifest, docs }: IndexState,
  cls: RecordClass,
  claimed: ReadonlySet<number>,
  own: number
): { readonly ids: readonly number[]; readonly rows: readonly number[] } {
  const candidates = manifest.segments
    .filter((info) => info.cls === cls)
    .map((info) => {
      const dead = deadBits(info)
      const numbers = docs.get(info.id) ?? new Uint32Array()
      for (const n of claimed) {
        const at = indexOf(numbers, n)
        if (at >= 0) setBit(dead, at)
      }
      return { info, numbers, dead, live: info.size - countBits(dead) }
    })
    .sort((a, b) => a.live - b.live)
  const ids: number[] = []
  const rows: number[] = []
  for (const { info, numbers, dead, live } of candidates) {
    const sum = own + rows.length
    const worth = live * 2 < info.size || live <= sum * absorbFactor
    if (!worth || sum + live > segmentSize) continue
    ids.push(info.id)
    numbers.forEach((n, index) => {
      if (!hasBit(dead, index)) rows.push(n)
    })
  }
  return { ids, rows: rows.sort((a, b) => a - b) }
}

const absorbFactor = 4
