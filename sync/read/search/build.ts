import type { RecordClass } from '../../../crm/types'
import { addPacked, noBits, packBits, packIds, packNumbers } from './bits'
import { facetMark, kinds, type Block, type SegmentHead } from './segment'

/** What is to be found of one record. */
export interface Doc {
  readonly n: number
  readonly name: readonly string[]
  readonly other: readonly string[]
  readonly facets: readonly string[]
}

/** Aimed at for the bytes of a block: small enough to read two a word, large enough that a segment has a few hundred. */
const blockBytes = 4096
/** A prefix with more stored under it gets an entry of its own. Below half a block, so that two blocks always do. */
const prefixBytes = 1024

interface Lists {
  name?: Uint16Array
  other?: Uint16Array
}

export interface BuiltSegment {
  readonly head: SegmentHead
  readonly size: number
  readonly blocks: readonly Block[]
}

/** Builds a segment. @param docs ascending by `n`, at most `segmentSize` */
export function buildSegment(id: number, cls: RecordClass, docs: readonly Doc[]): BuiltSegment {
  const terms = invert(docs)
  const sorted = [...terms.keys()].sort()
  const blocks = cutBlocks(entriesOf(sorted, terms, prefixEntries(sorted, terms)))
  return {
    head: {
      id,
      cls,
      docs: packNumbers(docs.map(({ n }) => n)),
      firsts: blocks.map((block) => block.first).join('\n')
    },
    size: docs.length,
    blocks: blocks.map(({ keys, ends, ids }) => ({ keys, ends, ids }))
  }
}

function invert(docs: readonly Doc[]): Map<string, Lists> {
  const name = new Map<string, number[]>()
  const other = new Map<string, number[]>()
  const add = (map: Map<string, number[]>, term: string, doc: number): void => {
    const ids = map.get(term)
    if (ids === undefined) map.set(term, [doc])
    else ids.push(doc)
  }
  docs.forEach((doc, index) => {
    for (const term of doc.name) add(name, term, index)
    for (const term of doc.other) add(other, term, index)
    for (const facet of doc.facets) add(other, facet, index)
  })
  const lists = new Map<string, Lists>()
  for (const [term, ids] of name) lists.set(term, { name: packIds(ids) })
  for (const [term, ids] of other) {
    const packed = packIds(ids)
    const known = lists.get(term)
    if (known === undefined) lists.set(term, { other: packed })
    else known.other = packed
  }
  return lists
}

const bytesOf = (term: string, lists: Lists): number =>
  term.length + 4 + 2 * ((lists.name?.length ?? 0) + (lists.other?.length ?? 0))

/** The documents of every prefix that has much stored under it. */
function prefixEntries(sorted: readonly string[], terms: ReadonlyMap<string, Lists>): Map<string, Lists> {
  const lists = sorted.map((term) => terms.get(term) ?? {})
  const sums = new Float64Array(sorted.length + 1)
  lists.forEach((list, index) => {
    sums[index + 1] = (sums[index] ?? 0) + bytesOf(sorted[index] ?? '', list)
  })
  const found = new Map<string, Lists>()
  const visit = (from: number, to: number, depth: number): void => {
    for (let start = from; start < to;) {
      const prefix = (sorted[start] ?? '').slice(0, depth)
      let end = start + 1
      while (prefix.length === depth && end < to && (sorted[end] ?? '').startsWith(prefix)) end++
      if (end - start > 1 && (sums[end] ?? 0) - (sums[start] ?? 0) > prefixBytes) {
        found.set(prefix, union(lists, start, end))
        visit(start, end, depth + 1)
      }
      start = end
    }
  }
  const firstTerm = sorted.findIndex((term) => !term.startsWith(facetMark))
  if (firstTerm >= 0) visit(firstTerm, sorted.length, 1)
  return found
}

function union(lists: readonly Lists[], from: number, to: number): Lists {
  const name = noBits()
  const other = noBits()
  for (const list of lists.slice(from, to)) {
    if (list.name) addPacked(name, list.name)
    if (list.other) addPacked(other, list.other)
  }
  const names = packBits(name)
  const others = packBits(other)
  return { ...(names.length > 0 ? { name: names } : {}), ...(others.length > 0 ? { other: others } : {}) }
}

interface TermEntries {
  readonly term: string
  readonly entries: readonly (readonly [key: string, ids: Uint16Array])[]
}

function entriesOf(
  sorted: readonly string[],
  terms: ReadonlyMap<string, Lists>,
  prefixes: ReadonlyMap<string, Lists>
): TermEntries[] {
  const every = [...new Set([...sorted, ...prefixes.keys()])].sort()
  return every.map((term) => {
    const prefix = prefixes.get(term)
    const exact = terms.get(term)
    const entries: [string, Uint16Array][] = []
    if (prefix?.name) entries.push([term + kinds.prefixName, prefix.name])
    if (prefix?.other) entries.push([term + kinds.prefixOther, prefix.other])
    if (exact?.name) entries.push([term + kinds.name, exact.name])
    if (exact?.other) entries.push([term + kinds.other, exact.other])
    return { term, entries }
  })
}

/** Cuts the entries into blocks; the entries of one term stay together. */
function cutBlocks(all: readonly TermEntries[]): (Block & { readonly first: string })[] {
  const blocks: (Block & { first: string })[] = []
  let first = ''
  let entries: (readonly [string, Uint16Array])[] = []
  let bytes = 0
  const finish = (): void => {
    if (entries.length > 0) blocks.push({ first, ...packBlock(entries) })
    entries = []
    bytes = 0
  }
  for (const { term, entries: own } of all) {
    const size = own.reduce((sum, [key, ids]) => sum + key.length + 4 + 2 * ids.length, 0)
    if (bytes + size > blockBytes) finish()
    if (entries.length === 0) first = term
    entries.push(...own)
    bytes += size
  }
  finish()
  return blocks
}

function packBlock(entries: readonly (readonly [string, Uint16Array])[]): Block {
  const ends = new Uint16Array(entries.length)
  let end = 0
  entries.forEach(([, ids], index) => {
    end += ids.length
    ends[index] = end
  })
  const ids = new Uint16Array(end)
  entries.forEach(([, list], index) => ids.set(list, index === 0 ? 0 : (ends[index - 1] ?? 0)))
  return { keys: entries.map(([key]) => key).join('\n'), ends, ids }
}
