import type { Flat, RecordId } from '../../crm/types'
import { joined } from './automerge-bytes'
import type { ChunkStore } from './chunks'
import type { SegmentName } from './document'
import type { Generations } from './generations'
import type { Segments } from './segments'

/** The documents of a ledger while nothing is applied to them; commands are saved meanwhile and follow. */
export interface Held {
  readonly chunks: ChunkStore
  readonly segments: Segments
  readonly generations: Generations
  document(name: SegmentName): Promise<string>
  has(name: SegmentName): Promise<boolean>
  /** All stored pieces of a segment in their order, those that fail their checksum left out; `undefined`: none. */
  stored(name: SegmentName): Promise<Uint8Array | undefined>
  records(name: SegmentName): Promise<ReadonlyMap<RecordId, Flat>>
}

export interface HeldOptions {
  readonly chunks: ChunkStore
  readonly segments: Segments
  readonly generations: Generations
  readonly document: (name: SegmentName) => Promise<string>
}

export function createHeld({ chunks, segments, generations, document }: HeldOptions): Held {
  const pieces = async (name: SegmentName) => chunks.pieces(await document(name))
  return {
    chunks,
    segments,
    generations,
    document,
    has: async (name) => chunks.has(await document(name)),
    stored: async (name) => {
      const { bytes } = await pieces(name)
      return bytes.length === 0 ? undefined : joined(bytes)
    },
    records: async (name) => (await segments.read(name))?.records ?? new Map()
  }
}
