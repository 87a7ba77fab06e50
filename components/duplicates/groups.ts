import type { DuplicateCandidates, DuplicateReason, Row } from '../../crm/queries'
import type { RecordId } from '../../crm/types'

/** Records that are all connected by pairs: they may all be the same. */
export interface Group {
  readonly key: string
  readonly rows: readonly Row[]
  /** One of each kind, the strongest first. */
  readonly reasons: readonly DuplicateReason[]
  readonly pairs: readonly DuplicateCandidates[]
}

/** More records than this in one group are rather a chain of likenesses; further pairs begin a group of their own. */
const mostRows = 6

/** Pairs that share a record as groups, in the order of their likeliest pair. */
export function groupsOf(pairs: readonly DuplicateCandidates[]): readonly Group[] {
  const groups: { rows: Map<RecordId, Row>; pairs: DuplicateCandidates[] }[] = []
  for (const pair of pairs) {
    const found = groups.filter(({ rows }) => rows.has(pair.a.id) || rows.has(pair.b.id))
    const [first] = found
    const together = new Map(found.flatMap(({ rows }) => [...rows]))
    together.set(pair.a.id, pair.a).set(pair.b.id, pair.b)
    if (first === undefined || together.size > mostRows) {
      groups.push({ rows: new Map([pair.a, pair.b].map((row) => [row.id, row])), pairs: [pair] })
      continue
    }
    first.rows = together
    first.pairs = [...found.flatMap((group) => group.pairs), pair]
    for (const other of found.slice(1)) groups.splice(groups.indexOf(other), 1)
  }
  return groups.map(({ rows, pairs: own }) => ({
    key: [...rows.keys()].toSorted().join(' '),
    rows: [...rows.values()],
    reasons: eachKindOnce(own.flatMap(({ reasons }) => reasons)),
    pairs: own
  }))
}

function eachKindOnce(reasons: readonly DuplicateReason[]): readonly DuplicateReason[] {
  const found = new Map<DuplicateReason['kind'], DuplicateReason>()
  for (const reason of reasons) if (!found.has(reason.kind)) found.set(reason.kind, reason)
  return [...found.values()]
}
