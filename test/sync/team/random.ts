/** Random numbers that a seed repeats (mulberry32). */
export interface Random {
  /** A whole number from 0 up to, and without, `below`. */
  int(below: number): number
  pick<T>(all: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    pick: (all) => {
      const one = all[int(all.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    }
  }
}
