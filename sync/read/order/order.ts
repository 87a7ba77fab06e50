import type { RecordClass } from '../../../crm/types'
import { indexVersion } from '../search/segment'

/**
 * The order of a list as numbers. An index of the database gives the first rows of a list at once, but neither the
 * fifty-thousandth nor the place of a search's answers among all rows; for that, every sorting of people and companies is
 * also kept as the row numbers in index order, in pieces. A piece never changes; a changed order has other pieces.
 */
export interface OrderManifest {
  readonly version: number
  /** Number of the next piece. */
  readonly next: number
  /** By `orderName`; a missing one is being made. */
  readonly orders: Readonly<Record<string, readonly Piece[]>>
}

export interface Piece {
  readonly id: number
  readonly size: number
}

export const listClasses = ['person', 'company'] as const
export const sortFields = ['name', 'updated', 'contact', 'company', 'created'] as const

export const orderName = (cls: RecordClass, sort: string): string => `${cls}/${sort}`

export const orderManifestKey = 'orders'

const noOrders: OrderManifest = { version: indexVersion, next: 1, orders: {} }

export function asOrderManifest(stored: unknown): OrderManifest {
  const manifest = stored as OrderManifest | undefined
  return manifest?.version === indexVersion ? manifest : noOrders
}

/** Row numbers of a piece as it is made: 32 KiB, so that it can grow by half before the browser moves it into a file. */
export const pieceSize = 8192
export const mostInPiece = 12_288
