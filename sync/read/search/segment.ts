import type { RecordClass } from '../../../crm/types'

/**
 * The search index is a list of segments. A segment holds up to 16,384 records of one class, its documents, and never
 * changes: a record that was edited is marked dead in its segment and indexed again in a new one, and small segments are
 * joined later. So a reader may keep what it has read, and writing costs by the change, not by the ledger.
 *
 * A segment's entries are sorted by term, then kind, and cut into blocks. A prefix under which much is stored has the union
 * of its documents as an entry of its own: a query reads at most two blocks a word and segment, however short the word.
 */
export interface SegmentHead {
  readonly id: number
  readonly cls: RecordClass
  /** Row numbers of the documents, ascending; packed by `packNumbers`. */
  readonly docs: Uint16Array
  /** The first term of every block, joined by line feeds. */
  readonly firsts: string
}

/** A run of entries. Entry `i` has the key `keys[i]` and the documents `ids.slice(ends[i - 1], ends[i])`, packed. */
export interface Block {
  /** Joined by line feeds. */
  readonly keys: string
  readonly ends: Uint16Array
  readonly ids: Uint16Array
}

/** Which segments there are. One small record, read with every query. */
export interface Manifest {
  /** Raised when terms or format change; the index is then built anew. */
  readonly version: number
  /** Number of the next segment. Blocks with this number or a higher one are left-overs of an interrupted write. */
  readonly next: number
  /** Every row below this number is in a segment or marked stale. */
  readonly upTo: number
  readonly segments: readonly SegmentInfo[]
}

export interface SegmentInfo {
  readonly id: number
  readonly cls: RecordClass
  readonly size: number
  /** Documents that no longer count, packed. */
  readonly dead: Uint16Array
}

export const indexVersion = 1

/** Row numbers start at 1. */
export const emptyManifest: Manifest = { version: indexVersion, next: 1, upTo: 1, segments: [] }

/** What an entry's documents have in common. They sort before anything that a term may hold. */
export const kinds = {
  /** A name starts with the entry's prefix. */
  prefixName: '\u0001',
  /** Another term starts with the entry's prefix. */
  prefixOther: '\u0002',
  /** The term is in the name. */
  name: '\u0003',
  /** The term is elsewhere in the record. */
  other: '\u0004'
} as const

/** First character of entries for filters and value lists; no term starts with it. */
export const facetMark = '\u001f'

/** Between a facet's folded value, which is what a prefix is compared with, and the value itself. */
export const facetSeparator = '\u001e'

/** Where the facets of a field that start like `prefix` (plain) begin. */
export const facetPrefix = (field: string, prefix: string): string => `${facetMark}${field}:${prefix}`
