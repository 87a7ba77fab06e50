import { createDag, type Dag } from './dag'
import type { Entry, EntryId, Op } from './entry'
import { forbids, targetsOf } from './permit'
import { needsApproval } from './roles'
import { isSigned } from './signed'
import { apply, emptyTeam, memberOf, type TeamState } from './state'
import { standing, type Strike } from './strikes'

export interface Resolution {
  readonly state: TeamState
  /** Entries that no other one rests on. */
  readonly heads: readonly EntryId[]
  /** Entries that have no effect, with the rule that says why. */
  readonly refused: ReadonlyMap<EntryId, string>
  readonly pending: readonly EntryId[]
  /** An entry of a newer version is among them: change nothing until the program is updated (MEM-6). */
  readonly newer: boolean
  /** Records that are erased, by class and number of their segment (MEM-19). */
  readonly erased: ReadonlyMap<string, ReadonlySet<string>>
  /** Read scopes whose key must be changed because somebody lost access since it was made (MEM-17). */
  readonly owed: readonly string[]
}

type Known = Entry & { readonly op: Op }

/**
 * The team that a set of entries makes. A pure function of the set: order, duplicates and arrival do not matter, and no
 * clock is looked at.
 *
 * An entry counts when its own ancestors give its author the right, and when no standing removal or demotion of its
 * author was made beside it (strong removal, MEM-30). What is void changes who had which right, and the reverse, so both
 * are worked out in turn until they agree (MEM-33).
 */
export function resolve(entries: Iterable<Entry>, team: EntryId): Resolution {
  const dag = createDag(entries, team)
  const known = dag.ordered.filter((entry): entry is Known => entry.op !== undefined)
  const signed = signatures(known)
  let voided: ReadonlySet<EntryId> = new Set()
  const seen = new Map<string, ReadonlySet<EntryId>>()
  const erased = erasedIn(known, judge(dag, known, signed, voided, team))
  for (;;) {
    const pass = judge(dag, known, signed, voided, team)
    const next = struck(dag, known, pass)
    const key = [...next].toSorted().join()
    if (key === [...voided].toSorted().join()) return { ...conclude(dag, known, pass, voided), erased }
    if (seen.has(key)) return { ...settle(dag, known, signed, seen, team), erased }
    seen.set(key, next)
    voided = next
  }
}

/** MEM-33: voids that chase each other in a ring are void, all of them. */
function settle(
  dag: Dag,
  known: readonly Known[],
  signed: Signatures,
  ring: ReadonlyMap<string, ReadonlySet<EntryId>>,
  team: EntryId
): Concluded {
  const voided = new Set([...ring.values()].flatMap((set) => [...set]))
  return conclude(dag, known, judge(dag, known, signed, voided, team), voided)
}

type Signatures = (entry: Known, before: TeamState) => boolean

function signatures(known: readonly Known[]): Signatures {
  const own = new Map(
    known.flatMap(({ op }) => ('device' in op && typeof op.device === 'object' ? [[op, op.device.sign] as const] : []))
  )
  return (entry, before) => {
    const key = entry.op.op === 'create' ? own.get(entry.op) : before.devices.get(entry.author)?.sign
    return key !== undefined && isSigned(entry, key)
  }
}

interface Pass {
  readonly before: ReadonlyMap<EntryId, TeamState>
  readonly refused: ReadonlyMap<EntryId, string>
}

function judge(
  dag: Dag,
  known: readonly Known[],
  signed: Signatures,
  voided: ReadonlySet<EntryId>,
  team: EntryId
): Pass {
  const refused = new Map<EntryId, string>()
  const before = new Map<EntryId, TeamState>()
  const after = new Map<EntryId, TeamState>()
  for (const entry of known) {
    const [first] = entry.parents
    const only = entry.parents.length === 1 && first !== undefined ? after.get(first) : undefined
    const state = only ?? replay(known, refused, (other) => dag.precedes(other.id, entry.id))
    before.set(entry.id, state)
    const rule = voided.has(entry.id)
      ? 'MEM-30'
      : (forbids(state, entry, entry.op, team) ?? (signed(entry, state) ? undefined : 'MEM-5'))
    if (rule !== undefined) refused.set(entry.id, rule)
    after.set(entry.id, rule === undefined ? apply(state, entry, entry.op, needsApproval) : state)
  }
  return { before, refused }
}

const replay = (
  known: readonly Known[],
  refused: ReadonlyMap<EntryId, string>,
  counts: (entry: Known) => boolean
): TeamState =>
  known.reduce(
    (state, entry) => (counts(entry) && !refused.has(entry.id) ? apply(state, entry, entry.op, needsApproval) : state),
    emptyTeam
  )

/** The entries that standing removals and demotions void. */
function struck(dag: Dag, known: readonly Known[], { before, refused }: Pass): ReadonlySet<EntryId> {
  const beside = (a: Entry, b: Entry): boolean =>
    a.id !== b.id && !dag.precedes(a.id, b.id) && !dag.precedes(b.id, a.id)
  const allowed = known.filter((entry) => !refused.has(entry.id) || refused.get(entry.id) === 'MEM-30')
  const since = seniority(allowed)
  const strikes = allowed.flatMap((entry): Strike[] => {
    const state = before.get(entry.id) ?? emptyTeam
    const targets = new Set(targetsOf(state, entry.op))
    if (targets.size === 0) return []
    const author = memberOf(state, entry.author)
    return [{ id: entry.id, author: author?.id ?? '', seniority: since.get(author?.id ?? '') ?? Infinity, targets }]
  })
  const authorOf = new Map(known.map((entry) => [entry.id, entry]))
  const hits = (strike: Strike, other: Entry): boolean => {
    const striker = authorOf.get(strike.id)
    return striker !== undefined && strike.targets.has(other.author) && beside(striker, other)
  }
  const stands = standing(strikes, (a, b) => {
    const target = authorOf.get(b.id)
    return target !== undefined && hits(a, target)
  })
  const active = strikes.filter((strike) => stands.has(strike.id))
  return new Set(
    known
      .filter((entry) => active.some((strike) => hits(strike, entry)) && entry.op.op !== 'create')
      .map(({ id }) => id)
  )
}

/** Place in the log at which each member came in: the earlier, the more senior (MEM-32). */
function seniority(known: readonly Known[]): ReadonlyMap<string, number> {
  const since = new Map<string, number>()
  for (const [at, { op }] of known.entries()) {
    if ((op.op === 'create' || op.op === 'admit') && !since.has(op.member)) since.set(op.member, at)
  }
  return since
}

type Concluded = Omit<Resolution, 'erased'>

/**
 * MEM-19: an erasure is judged by its own ancestors alone, none of them void. So the set only grows, whatever is heard later:
 * who has carried one out cannot take it back.
 */
function erasedIn(known: readonly Known[], { refused }: Pass): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { id, op } of known) {
    if (op.op !== 'erase' || refused.has(id)) continue
    for (const record of op.records) {
      const key = `${record.cls}/${record.number}`
      found.set(key, (found.get(key) ?? new Set()).add(record.id))
    }
  }
  return found
}

function conclude(dag: Dag, known: readonly Known[], pass: Pass, voided: ReadonlySet<EntryId>): Concluded {
  const refused = new Map([...pass.refused, ...[...voided].map((id) => [id, 'MEM-30'] as const)])
  const state = replay(known, refused, () => true)
  return {
    state,
    heads: dag.heads,
    refused,
    pending: dag.pending.map((entry) => entry.id),
    newer: dag.ordered.length > known.length,
    owed: owed(dag, known, pass, refused, state)
  }
}

function owed(
  dag: Dag,
  known: readonly Known[],
  pass: Pass,
  refused: ReadonlyMap<EntryId, string>,
  state: TeamState
): string[] {
  const losses = known.filter(
    (entry) => !refused.has(entry.id) && targetsOf(pass.before.get(entry.id) ?? emptyTeam, entry.op).length > 0
  )
  return [...state.epochs]
    .filter(([, epoch]) => losses.some((loss) => !dag.precedes(loss.id, epoch.entry)))
    .map(([scope]) => scope)
}
