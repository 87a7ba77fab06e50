import type { DeviceId, EntryId, MemberId } from './entry'

/** A removal or demotion that its author was allowed to make. */
export interface Strike {
  readonly id: EntryId
  readonly author: MemberId
  /** Lower came earlier. */
  readonly seniority: number
  readonly targets: ReadonlySet<DeviceId>
}

/**
 * Which of the strikes stand when some hit each other (MEM-31, MEM-32). Where they hit each other in a ring, only hits from
 * a senior author on a junior one count; then no ring is left, and a strike stands unless a standing one hits it.
 * @param hits whether the first voids the second
 */
export function standing(strikes: readonly Strike[], hits: (a: Strike, b: Strike) => boolean): ReadonlySet<EntryId> {
  const ring = rings(strikes, hits)
  const counts = (a: Strike, b: Strike): boolean => hits(a, b) && (ring.get(a.id) !== ring.get(b.id) || isSenior(a, b))
  const verdicts = new Map<EntryId, boolean>()
  const stands = (strike: Strike): boolean => {
    const known = verdicts.get(strike.id)
    if (known !== undefined) return known
    const verdict = !strikes.some((other) => other.id !== strike.id && counts(other, strike) && stands(other))
    verdicts.set(strike.id, verdict)
    return verdict
  }
  return new Set(strikes.filter(stands).map((strike) => strike.id))
}

const isSenior = (a: Strike, b: Strike): boolean =>
  a.author !== b.author && (a.seniority < b.seniority || (a.seniority === b.seniority && a.author < b.author))

/** The strongly connected components of the graph of hits, by strike (Tarjan). */
function rings(strikes: readonly Strike[], hits: (a: Strike, b: Strike) => boolean): ReadonlyMap<EntryId, number> {
  const index = new Map<EntryId, number>()
  const low = new Map<EntryId, number>()
  const stack: Strike[] = []
  const component = new Map<EntryId, number>()
  const visit = (strike: Strike): void => {
    const mine = index.size
    index.set(strike.id, mine)
    low.set(strike.id, mine)
    stack.push(strike)
    for (const other of strikes) {
      if (other.id === strike.id || !hits(strike, other)) continue
      if (!index.has(other.id)) visit(other)
      if (!component.has(other.id)) low.set(strike.id, Math.min(low.get(strike.id) ?? mine, low.get(other.id) ?? mine))
    }
    if (low.get(strike.id) !== mine) return
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      component.set(top.id, mine)
      if (top.id === strike.id) break
    }
  }
  for (const strike of strikes) if (!index.has(strike.id)) visit(strike)
  return component
}
