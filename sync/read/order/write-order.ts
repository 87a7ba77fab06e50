import type { LedgerDb, LedgerState } from '../../store/db'
import { sent, write } from '../../store/tx'
import { startingWith } from '../range'
import {
  asOrderManifest,
  listClasses,
  mostInPiece,
  orderManifestKey,
  orderName,
  pieceSize,
  sortFields,
  type OrderManifest,
  type Piece
} from './order'
import { moved, placesOf } from './place'

/** What a merge does to the stored orders, to be written in its transaction. */
export interface OrderChange {
  readonly manifest: OrderManifest
  readonly put: readonly (readonly [id: number, numbers: Uint32Array])[]
  readonly drop: readonly number[]
}

/** More changed rows than this are not placed one by one: making the orders anew takes less. */
const mostPlaced = 128

/** The orders with the claimed rows in their present places. Too many rows: no orders, until `remakeOrders`. */
export async function changeOrders(db: LedgerDb, claimed: readonly number[]): Promise<OrderChange> {
  const tx = db.transaction(['meta', 'orders', 'rows', 'stale'])
  const before = asOrderManifest(await tx.objectStore('meta').get(orderManifestKey))
  if (claimed.length > mostPlaced) return withoutOrders(before)
  const [found, marked] = await Promise.all([
    Promise.all(claimed.map((n) => tx.objectStore('rows').get(n))),
    tx.objectStore('stale').getAllKeys()
  ])
  const rows = found.filter((row) => row !== undefined)
  const unsure = new Set([...claimed, ...marked])
  const leaving = new Set(claimed)
  const put: [number, Uint32Array][] = []
  const drop: number[] = []
  let { next } = before
  const orders: Record<string, readonly Piece[]> = { ...before.orders }
  for (const cls of listClasses) {
    // A number without a row was of a class that nobody knows any more.
    if (rows.length === claimed.length && rows.every((row) => row.cls !== cls)) continue
    for (const sort of sortFields) {
      const name = orderName(cls, sort)
      const pieces = before.orders[name]
      if (pieces === undefined) continue
      const { behind } = await placesOf(tx.objectStore('rows').index(sort), cls, sort, rows, unsure)
      const stored = await Promise.all(pieces.map(({ id }) => tx.objectStore('orders').get(id)))
      const after: Piece[] = []
      for (const [at, piece] of (pieces.length > 0 ? pieces : [{ id: 0, size: 0 }]).entries()) {
        const old = stored[at] ?? new Uint32Array()
        const now = moved(old, { leaving, behind }, at === 0)
        if (now === old) {
          after.push(piece)
          continue
        }
        drop.push(piece.id)
        for (const numbers of cut(now)) {
          put.push([next, numbers])
          after.push({ id: next++, size: numbers.length })
        }
      }
      orders[name] = after.filter(({ size }) => size > 0)
    }
  }
  return { manifest: { ...before, next, orders }, put, drop }
}

const withoutOrders = (before: OrderManifest): OrderChange => ({
  manifest: { ...before, orders: {} },
  put: [],
  drop: Object.values(before.orders).flatMap((pieces) => pieces.map(({ id }) => id))
})

function cut(numbers: Uint32Array): Uint32Array[] {
  if (numbers.length <= mostInPiece) return numbers.length === 0 ? [] : [numbers]
  const pieces: Uint32Array[] = []
  for (let from = 0; from < numbers.length; from += pieceSize) pieces.push(numbers.slice(from, from + pieceSize))
  return pieces
}

/**
 * Makes the orders that are missing or, when nothing is stale, not as long as they should be. What changes meanwhile is
 * marked stale, stays marked until the next merge, and is placed by whoever reads the order.
 */
export async function remakeOrders(db: LedgerDb): Promise<void> {
  const tx = db.transaction(['meta', 'stale'])
  const [stored, state, stale] = await Promise.all([
    tx.objectStore('meta').get(orderManifestKey),
    tx.objectStore('meta').get('state'),
    tx.objectStore('stale').count()
  ])
  const { orders } = asOrderManifest(stored)
  const { counts } = (state as LedgerState | undefined) ?? {}
  for (const cls of listClasses) {
    for (const sort of sortFields) {
      const pieces = orders[orderName(cls, sort)]
      const length = pieces?.reduce((sum, { size }) => sum + size, 0)
      if (length !== undefined && (stale > 0 || length === (counts?.[cls] ?? 0))) continue
      const numbers = await db.getAllKeysFromIndex('rows', sort, startingWith(cls))
      await putOrder(db, orderName(cls, sort), Uint32Array.from(numbers))
    }
  }
}

async function putOrder(db: LedgerDb, name: string, numbers: Uint32Array): Promise<void> {
  await write(db, ['meta', 'orders'], 'relaxed', async (tx) => {
    const manifest = asOrderManifest(await tx.objectStore('meta').get(orderManifestKey))
    const pieces = cut(numbers).map((piece, at) => ({ id: manifest.next + at, piece }))
    for (const { id } of manifest.orders[name] ?? []) sent(tx.objectStore('orders').delete(id))
    for (const { id, piece } of pieces) sent(tx.objectStore('orders').put(piece, id))
    const stored: Piece[] = pieces.map(({ id, piece }) => ({ id, size: piece.length }))
    const next = manifest.next + pieces.length
    const orders = { ...manifest.orders, [name]: stored }
    sent(tx.objectStore('meta').put({ ...manifest, next, orders }, orderManifestKey))
  })
}
