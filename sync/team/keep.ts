import type { Dag } from './dag'
import type { Entry, EntryId } from './entry'
import type { Resolution } from './resolve'

/** Entries without effect that are kept of one member, or of a device of nobody (MEM-42). */
export const mostVoid = 64
/** Entries that are kept while they wait for a parent (MEM-43). */
export const mostPending = 512

/**
 * Entries on which nothing rests that has an effect. They may have one later, when what made them void turns out to be void
 * itself. An erasure has its effect even then (MEM-19).
 */
function idle(dag: Dag, { refused }: Resolution): readonly Entry[] {
  const needed = new Set<EntryId>()
  const found: Entry[] = []
  for (const entry of dag.ordered.toReversed()) {
    const counts = !refused.has(entry.id) || (entry.op?.op === 'erase' && refused.get(entry.id) === 'MEM-30')
    if (counts || needed.has(entry.id)) for (const parent of entry.parents) needed.add(parent)
    else found.push(entry)
  }
  return found.toReversed()
}

/** What a new entry names as its parents: the last entries that have an effect, so that it keeps none of the others alive. */
export function standingHeads(dag: Dag, resolution: Resolution): readonly EntryId[] {
  const without = new Set(idle(dag, resolution).map(({ id }) => id))
  const left = dag.ordered.filter(({ id }) => !without.has(id))
  const parents = new Set(left.flatMap((entry) => entry.parents))
  return left.flatMap(({ id }) => (parents.has(id) ? [] : [id]))
}

/** Entries beyond what is kept, with all that rests on them: the same ones for the same set (MEM-42, MEM-43). */
export function beyondKept(dag: Dag, resolution: Resolution): readonly EntryId[] {
  const counted = new Map<string, number>()
  const gone = new Set<EntryId>()
  for (const { id, author, parents } of idle(dag, resolution)) {
    const member = resolution.state.devices.get(author)?.member ?? ''
    const count = (counted.get(member) ?? 0) + 1
    counted.set(member, count)
    if (count > mostVoid || parents.some((parent) => gone.has(parent))) gone.add(id)
  }
  return [...gone, ...dag.pending.slice(0, -mostPending).map(({ id }) => id)]
}
