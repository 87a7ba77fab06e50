import type { PageBlock, PageLine } from './types'

/** First line and the line after the last one of a block and all in it. */
export interface LineRange {
  readonly start: number
  readonly end: number
}

/** The blocks of a page as a tree that can be asked about its lines. */
export interface BlockTree {
  range(block: number): LineRange
  parent(block: number): number
  depth(block: number): number
  /** The innermost block that holds both lines. */
  common(lineA: number, lineB: number): number
  /** Whether any block around the line, itself included, passes the test. */
  inside(line: number, test: (block: PageBlock) => boolean): boolean
}

export const createBlockTree = (blocks: readonly PageBlock[], lines: readonly PageLine[]): BlockTree => {
  const starts = Array.from(blocks, () => -1)
  const ends = Array.from(blocks, () => 0)
  // Readings are untrusted: a parent that does not come before its child would be a circle.
  const parents = blocks.map((block, i) => (block.parent < i ? block.parent : 0))
  const depths: number[] = []
  parents.forEach((parent, i) => depths.push(i === 0 ? 0 : (depths[parent] ?? 0) + 1))
  lines.forEach((line, i) => {
    for (let block = line.block; ; block = parents[block] ?? 0) {
      if (starts[block] === -1) starts[block] = i
      ends[block] = i + 1
      if (block === 0) break
    }
  })
  const blockOf = (line: number): number => lines[line]?.block ?? 0
  return {
    range: (block) => ({ start: Math.max(0, starts[block] ?? 0), end: ends[block] ?? 0 }),
    parent: (block) => parents[block] ?? 0,
    depth: (block) => depths[block] ?? 0,
    common(lineA, lineB) {
      let a = blockOf(lineA)
      let b = blockOf(lineB)
      while (a !== b) {
        if ((depths[a] ?? 0) >= (depths[b] ?? 0)) a = parents[a] ?? 0
        else b = parents[b] ?? 0
      }
      return a
    },
    inside(line, test) {
      for (let block = blockOf(line); ; block = parents[block] ?? 0) {
        const entry = blocks[block]
        if (entry !== undefined && test(entry)) return true
        if (block === 0) return false
      }
    }
  }
}
