import type { Entry, EntryId } from './entry'

/** The entries of a log in their causal order. */
export interface Dag {
  /** Connected entries: parents first, then by depth, then by id. The same for every arrival order. */
  readonly ordered: readonly Entry[]
  /** Entries that wait for a parent. */
  readonly pending: readonly Entry[]
  readonly depth: ReadonlyMap<EntryId, number>
  /** Entries that no other entry has as a parent. */
  readonly heads: readonly EntryId[]
  /** Whether `a` is among the ancestors of `b`. */
  readonly precedes: (a: EntryId, b: EntryId) => boolean
}

/** @param root id of the log's create entry; entries of other logs and of no connection to it are left out or pending */
export function createDag(entries: Iterable<Entry>, root: EntryId): Dag {
  const byId = new Map<EntryId, Entry>()
  for (const entry of entries) {
    const belongs =
      entry.id === root
        ? entry.team === '' && entry.parents.length === 0
        : entry.team === root && entry.parents.length > 0
    if (belongs) byId.set(entry.id, entry)
  }
  const depth = depths(byId)
  const order = (a: Entry, b: Entry): number =>
    (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1)
  const ordered = [...byId.values()].filter((entry) => depth.has(entry.id)).toSorted(order)
  const parents = new Set(ordered.flatMap((entry) => entry.parents))
  return {
    ordered,
    pending: [...byId.values()].filter((entry) => !depth.has(entry.id)),
    depth,
    heads: ordered
      .filter((entry) => !parents.has(entry.id))
      .map((entry) => entry.id)
      .toSorted(),
    precedes: ancestors(ordered)
  }
}

/** Longest distance from the root, for entries all of whose ancestors are there. Iterative: a hostile log may be deep. */
function depths(byId: ReadonlyMap<EntryId, Entry>): Map<EntryId, number> {
  const children = new Map<EntryId, Entry[]>()
  const missing = new Map<EntryId, number>()
  const ready: Entry[] = []
  for (const entry of byId.values()) {
    missing.set(entry.id, entry.parents.length)
    if (entry.parents.length === 0) ready.push(entry)
    for (const parent of entry.parents) children.set(parent, [...(children.get(parent) ?? []), entry])
  }
  const depth = new Map<EntryId, number>()
  for (let entry = ready.pop(); entry !== undefined; entry = ready.pop()) {
    depth.set(entry.id, Math.max(0, ...entry.parents.map((parent) => (depth.get(parent) ?? 0) + 1)))
    for (const child of children.get(entry.id) ?? []) {
      const left = (missing.get(child.id) ?? 0) - 1
      missing.set(child.id, left)
      if (left === 0) ready.push(child)
    }
  }
  return depth
}

/** A bit for each entry before an entry: a log is worked out anew with every entry that comes. */
function ancestors(ordered: readonly Entry[]): (a: EntryId, b: EntryId) => boolean {
  const places = new Map(ordered.map(({ id }, at) => [id, at]))
  const pasts: Uint32Array[] = []
  for (const [at, { parents }] of ordered.entries()) {
    const past = new Uint32Array((at >>> 5) + 1)
    for (const parent of parents) {
      const place = places.get(parent) ?? 0
      for (const [word, bits] of (pasts[place] ?? past).entries()) past[word] = (past[word] ?? 0) | bits
      past[place >>> 5] = (past[place >>> 5] ?? 0) | (1 << (place & 31))
    }
    pasts.push(past)
  }
  return (a, b) => {
    const [before, after] = [places.get(a), places.get(b)]
    if (before === undefined || after === undefined) return false
    return (((pasts[after]?.[before >>> 5] ?? 0) >>> (before & 31)) & 1) === 1
  }
}
