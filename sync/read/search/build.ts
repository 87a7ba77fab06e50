import type { RecordClass } from '../../../crm/types'
import { breath } from '../../store/yield'
import { addPacked, noBits, packBits, packedIds, packNumbers, type Packed } from './bits'
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
  name?: Packed
  other?: Packed
}

export interface BuiltSegment {
  readonly head: SegmentHead
  readonly size: number
  readonly blocks: readonly Block[]
}

/** Builds a segment. @param docs ascending by `n`, at most `segmentSize` */
export function buildSegment(id: number, cls: RecordClass, docs: readonly Doc[]): BuiltSegment {
  const steps = buildSteps(id, cls, docs)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Milliseconds of building between two breaths. */
const stretch = 8

/** Builds a segment with breaths in between: one of ten thousand records takes as long as many frames. */
export async function buildCalmly(id: number, cls: RecordClass, docs: readonly Doc[]): Promise<BuiltSegment> {
  const steps = buildSteps(id, cls, docs)
  for (let since = performance.now(); ;) {
    const { done, value } = steps.next()
    if (done === true) return value
    if (performance.now() - since < stretch) continue
    await breath()
    since = performance.now()
  }
}

/** Items that are looked at between two chances of a breath. */
const atOnce = 256

function* buildSteps(id: number, cls: RecordClass, docs: readonly Doc[]): Generator<undefined, BuiltSegment> {
  const terms = yield* invert(docs)
  const sorted = yield* sortedTerms(terms.keys())
  const prefixes = yield* prefixEntries(sorted, terms)
  const blocks = yield* cutBlocks(yield* entriesOf(sorted, terms, prefixes))
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

/** Sorted by their first characters, then each lot of them: sorting all at once takes as long as some frames. */
function* sortedTerms(terms: Iterable<string>): Generator<undefined, string[]> {
  const lots = new Map<string, string[]>()
  let seen = 0
  for (const term of terms) {
    const start = term.slice(0, 3)
    const lot = lots.get(start)
    if (lot === undefined) lots.set(start, [term])
    else lot.push(term)
    if (++seen % (atOnce * 16) === 0) yield
  }
  const sorted: string[] = []
  for (const start of [...lots.keys()].sort()) {
    for (const term of lots.get(start)?.sort() ?? []) sorted.push(term)
    yield
  }
  return sorted
}

function* invert(docs: readonly Doc[]): Generator<undefined, Map<string, Lists>> {
  const name = new Map<string, number[]>()
  const other = new Map<string, number[]>()
  const add = (map: Map<string, number[]>, term: string, doc: number): void => {
    const ids = map.get(term)
    if (ids === undefined) map.set(term, [doc])
    else ids.push(doc)
  }
  for (const [index, doc] of docs.entries()) {
    for (const term of doc.name) add(name, term, index)
    for (const term of doc.other) add(other, term, index)
    for (const facet of doc.facets) add(other, facet, index)
    if (index % atOnce === 0) yield
  }
  const lists = new Map<string, Lists>()
  for (const [term, ids] of name) {
    lists.set(term, { name: packedIds(ids) })
    if (lists.size % atOnce === 0) yield
  }
  let packs = 0
  for (const [term, ids] of other) {
    if (++packs % atOnce === 0) yield
    const packed = packedIds(ids)
    const known = lists.get(term)
    if (known === undefined) lists.set(term, { other: packed })
    else known.other = packed
  }
  return lists
}

const bytesOf = (term: string, lists: Lists): number =>
  term.length + 4 + 2 * ((lists.name?.length ?? 0) + (lists.other?.length ?? 0))

/** The documents of every prefix that has much stored under it. */
function* prefixEntries(
  sorted: readonly string[],
  terms: ReadonlyMap<string, Lists>
): Generator<undefined, Map<string, Lists>> {
  const lists = sorted.map((term) => terms.get(term) ?? {})
  const sums = new Float64Array(sorted.length + 1)
  lists.forEach((list, index) => {
    sums[index + 1] = (sums[index] ?? 0) + bytesOf(sorted[index] ?? '', list)
  })
  const found = new Map<string, Lists>()
  function* visit(from: number, to: number, depth: number): Generator<undefined, void> {
    for (let start = from; start < to;) {
      const prefix = (sorted[start] ?? '').slice(0, depth)
      let end = start + 1
      while (prefix.length === depth && end < to && (sorted[end] ?? '').startsWith(prefix)) end++
      if (end - start > 1 && (sums[end] ?? 0) - (sums[start] ?? 0) > prefixBytes) {
        found.set(prefix, union(lists, start, end))
        yield
        yield* visit(start, end, depth + 1)
      }
      start = end
    }
  }
  const firstTerm = sorted.findIndex((term) => !term.startsWith(facetMark))
  if (firstTerm >= 0) yield* visit(firstTerm, sorted.length, 1)
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
  readonly entries: readonly (readonly [key: string, ids: Packed])[]
}

function* entriesOf(
  sorted: readonly string[],
  terms: ReadonlyMap<string, Lists>,
  prefixes: ReadonlyMap<string, Lists>
): Generator<undefined, TermEntries[]> {
  const starts = [...prefixes.keys()].filter((prefix) => !terms.has(prefix)).sort()
  const all: TermEntries[] = []
  for (const term of inOrder(sorted, starts)) {
    const prefix = prefixes.get(term)
    const exact = terms.get(term)
    const entries: [string, Packed][] = []
    if (prefix?.name) entries.push([term + kinds.prefixName, prefix.name])
    if (prefix?.other) entries.push([term + kinds.prefixOther, prefix.other])
    if (exact?.name) entries.push([term + kinds.name, exact.name])
    if (exact?.other) entries.push([term + kinds.other, exact.other])
    all.push({ term, entries })
    if (all.length % atOnce === 0) yield
  }
  return all
}

/** Two sorted lists without a word in common as one. */
function* inOrder(sorted: readonly string[], few: readonly string[]): Generator<string, void> {
  let next = 0
  for (const term of sorted) {
    for (let other = few[next]; other !== undefined && other < term; other = few[++next]) yield other
    yield term
  }
  yield* few.slice(next)
}

/** Cuts the entries into blocks; the entries of one term stay together. */
function* cutBlocks(all: readonly TermEntries[]): Generator<undefined, (Block & { readonly first: string })[]> {
  const blocks: (Block & { first: string })[] = []
  let first = ''
  let entries: (readonly [string, Packed])[] = []
  let bytes = 0
  const finish = (): void => {
    if (entries.length > 0) blocks.push({ first, ...packBlock(entries) })
    entries = []
    bytes = 0
  }
  for (const { term, entries: own } of all) {
    const size = own.reduce((sum, [key, ids]) => sum + key.length + 4 + 2 * ids.length, 0)
    if (bytes + size > blockBytes) {
      finish()
      yield
    }
    if (entries.length === 0) first = term
    entries.push(...own)
    bytes += size
  }
  finish()
  return blocks
}

function packBlock(entries: readonly (readonly [string, Packed])[]): Block {
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
