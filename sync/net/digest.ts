import { sha256 } from '@noble/hashes/sha2.js'
import { recordClasses, type RecordClass } from '../../crm/types'
import type { SegmentSum } from '../replica'
import { joinBytes } from '../team/bytes'

/** SYNC-31: what two devices compare before anything is loaded. Sixteen bytes each: chance, not malice, is kept out. */

type Bytes = Uint8Array<ArrayBuffer>

const short = (bytes: Uint8Array): Bytes => Uint8Array.from(sha256(bytes).subarray(0, 16))

/** A segment by its heads. */
export const segmentSum = (heads: readonly string[]): Bytes => short(new TextEncoder().encode(heads.toSorted().join()))

export interface Digest {
  readonly classes: readonly (readonly [RecordClass, Bytes])[]
  readonly segments: ReadonlyMap<RecordClass, ReadonlyMap<number, Bytes>>
}

export function digestOf(sums: readonly SegmentSum[]): Digest {
  const segments = new Map<RecordClass, Map<number, Bytes>>(recordClasses.map((cls) => [cls, new Map()]))
  for (const { name, heads } of sums) segments.get(name.cls)?.set(name.number, segmentSum(heads))
  const classes = recordClasses.map((cls) => [cls, classSum(segments.get(cls) ?? new Map())] as const)
  return { classes, segments }
}

function classSum(segments: ReadonlyMap<number, Bytes>): Bytes {
  const parts: Uint8Array[] = []
  for (const [number, sum] of [...segments].toSorted(([a], [b]) => a - b)) {
    const place = new Uint8Array(4)
    new DataView(place.buffer).setUint32(0, number)
    parts.push(place, sum)
  }
  return short(joinBytes(...parts))
}
