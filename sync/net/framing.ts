import { sha256 } from '@noble/hashes/sha2.js'

/** The outer form of Automerge's binary data: chunks one behind the other, some of their parts deflated. */

export interface Chunk {
  readonly kind: number
  readonly contents: Uint8Array
  /** The whole of it. */
  readonly bytes: Uint8Array
}

const magic = [0x85, 0x6f, 0x4a, 0x83]
export const documentKind = 0
const compressedKind = 2

/** Reads whole numbers in LEB128 and byte strings; `at` is beyond the end when something was missing. */
function reader(bytes: Uint8Array, from = 0) {
  let at = from
  const number = (): number => {
    let value = 0
    let shift = 1
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined || shift > 2 ** 49) return Number.NaN
      value += (byte & 0x7f) * shift
      if (byte < 0x80) return value
      shift *= 128
    }
  }
  const take = (length: number): Uint8Array => {
    const part = bytes.subarray(at, at + length)
    at += length
    return part
  }
  return { number, take, at: () => at }
}

/**
 * The chunks that bytes consist of; `undefined` when they are not whole ones with right checksums. The library skips a torn
 * or damaged last one without a word. (The checksum of a compressed one is that of its contents, and left to the library.)
 */
export function chunksOf(bytes: Uint8Array): readonly Chunk[] | undefined {
  const chunks: Chunk[] = []
  let at = 0
  while (at < bytes.length) {
    const start = at
    if (magic.some((byte, offset) => bytes[start + offset] !== byte)) return undefined
    const from = reader(bytes, start + 9)
    const length = from.number()
    const end = from.at() + length
    if (!(end <= bytes.length)) return undefined
    const kind = bytes[start + 8] ?? 255
    if (kind !== compressedKind) {
      const hash = sha256(bytes.subarray(start + 8, end))
      if ([0, 1, 2, 3].some((offset) => hash[offset] !== bytes[start + 4 + offset])) return undefined
    }
    chunks.push({ kind, contents: bytes.subarray(from.at(), end), bytes: bytes.subarray(start, end) })
    at = end
  }
  return chunks.length === 0 ? undefined : chunks
}

/** DEFLATE (RFC 1951) makes nothing more than 1,032 times smaller. */
const bestRatio = 1032
/** Many times what a full segment with a long history inflates to. */
const mostInflated = 16 * 1024 * 1024

/** GRD-9: whether bytes would inflate to more than any segment needs, and so block or break whoever loads them. */
export async function isBomb(bytes: Uint8Array): Promise<boolean> {
  if (bytes.length * bestRatio <= mostInflated) return false
  let left = mostInflated
  for (const part of (chunksOf(bytes) ?? []).flatMap(deflatedIn)) {
    left -= await inflatedSize(part, left)
    if (left < 0) return true
  }
  return false
}

function deflatedIn({ kind, contents }: Chunk): readonly Uint8Array[] {
  if (kind === compressedKind) return [contents]
  return kind === documentKind ? deflatedColumns(contents) : []
}

/** A column's number has this bit when its data is deflated. */
const deflated = 8
const mostColumns = 1000

/** Actors, heads, then twice: how many columns, number and length of each; then the data of all. */
function deflatedColumns(contents: Uint8Array): readonly Uint8Array[] {
  const from = reader(contents)
  for (let actors = from.number(); actors > 0 && from.at() <= contents.length; actors--) from.take(from.number())
  from.take(from.number() * 32)
  const columns: { readonly spec: number; readonly length: number }[] = []
  for (let kinds = 0; kinds < 2; kinds++) {
    for (let count = Math.min(from.number(), mostColumns); count > 0; count--)
      columns.push({ spec: from.number(), length: from.number() })
  }
  return columns.flatMap(({ spec, length }) => {
    const part = from.take(length)
    return (spec & deflated) === 0 ? [] : [part]
  })
}

/** How much a part inflates to; more than `most` is not looked at any further. */
async function inflatedSize(part: Uint8Array, most: number): Promise<number> {
  const stream = new Blob([Uint8Array.from(part)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const from = stream.getReader()
  let size = 0
  try {
    for (;;) {
      const { done, value } = await from.read()
      if (done) return size
      size += value.length
      if (size > most) return size
    }
  } catch {
    // Damaged: the library will say so.
    return size
  } finally {
    await from.cancel().catch(() => {})
  }
}
