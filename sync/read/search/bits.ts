/** The documents of a search segment as a set: one bit each. */
export type Bits = Uint32Array

/** Most documents of one segment. */
export const segmentSize = 16_384

const bitmapLength = segmentSize / 16

export const noBits = (): Bits => new Uint32Array(segmentSize / 32)

/** Sorted numbers below `segmentSize` as they are or, where that is smaller, as a bitmap. */
export type Packed = Uint16Array | readonly number[]

/** In the stored form. */
export const packIds = (ids: readonly number[]): Uint16Array => {
  const packed = packedIds(ids)
  return packed instanceof Uint16Array ? packed : Uint16Array.from(packed)
}

/** The same without an array of its own for each of very many short lists. */
export function packedIds(ids: readonly number[]): Packed {
  if (ids.length < bitmapLength) return ids
  const map = new Uint16Array(bitmapLength)
  for (const id of ids) map[id >> 4] = (map[id >> 4] ?? 0) | (1 << (id & 15))
  return map
}

/** Adds what `packIds` made; a length of exactly `bitmapLength` says that it is a bitmap. */
export function addPacked(bits: Bits, packed: Packed): void {
  if (packed.length < bitmapLength) {
    for (const id of packed) bits[id >> 5] = (bits[id >> 5] ?? 0) | (1 << (id & 31))
    return
  }
  for (let i = 0; i < bits.length; i++)
    bits[i] = (bits[i] ?? 0) | (packed[2 * i] ?? 0) | ((packed[2 * i + 1] ?? 0) << 16)
}

export function packBits(bits: Bits): Uint16Array {
  return packIds(idsOf(bits))
}

export const setBit = (bits: Bits, id: number): void => {
  bits[id >> 5] = (bits[id >> 5] ?? 0) | (1 << (id & 31))
}

export const hasBit = (bits: Bits, id: number): boolean => ((bits[id >> 5] ?? 0) & (1 << (id & 31))) !== 0

export function addAll(bits: Bits, more: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) | (more[i] ?? 0)
}

export function keepOnly(bits: Bits, those: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & (those[i] ?? 0)
}

export function takeAway(bits: Bits, those: Bits): void {
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] ?? 0) & ~(those[i] ?? 0)
}

export function countBits(bits: Bits): number {
  let sum = 0
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    sum += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return sum
}

export function idsOf(bits: Bits): number[] {
  const ids: number[] = []
  for (let i = 0; i < bits.length; i++)
    for (let word = bits[i] ?? 0; word !== 0; word &= word - 1) ids.push(i * 32 + 31 - Math.clz32(word & -word))
  return ids
}

/** The highest `count` numbers of the set, highest first. */
export function highest(bits: Bits, count: number): number[] {
  const ids: number[] = []
  for (let i = bits.length - 1; i >= 0 && ids.length < count; i--) {
    let word = bits[i] ?? 0
    while (word !== 0 && ids.length < count) {
      const bit = 31 - Math.clz32(word)
      ids.push(i * 32 + bit)
      word &= ~(1 << bit)
    }
  }
  return ids
}

const wide = 0xffff

/**
 * Ascending numbers below 2^32 as gaps of 16 bits, wide ones behind a mark in three parts. Half the size: browsers move
 * values of 64 KiB out of the database into files, which makes reading them slow.
 */
export function packNumbers(numbers: readonly number[]): Uint16Array {
  let before = 0
  return Uint16Array.from(
    numbers.flatMap((n) => {
      const gap = n - before
      before = n
      return gap < wide ? [gap] : [wide, gap & 0xffff, gap >>> 16]
    })
  )
}

export function unpackNumbers(packed: Uint16Array): Uint32Array {
  const numbers = new Uint32Array(packed.length)
  let count = 0
  let n = 0
  for (let i = 0; i < packed.length; i++) {
    const gap = packed[i] ?? 0
    if (gap === wide) {
      n += (packed[i + 1] ?? 0) + (packed[i + 2] ?? 0) * 0x10000
      i += 2
    } else n += gap
    numbers[count++] = n
  }
  return numbers.slice(0, count)
}
