/** All chance in a simulation comes from one seed (sfc32), so that a run can be seen again. */
export interface Random {
  /** 0 ≤ n < below. */
  below(below: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  bytes(into: Uint8Array): void
}

export function createRandom(seed: number): Random {
  let [a, b, c, d] = [seed | 0, 0x9e37_79b9, 0x243f_6a88, 1]
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < 16; round++) next()
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (from) => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    bytes: (into) => {
      for (let at = 0; at < into.length; at++) into[at] = below(256)
    }
  }
}
