import type { ChangeMeta } from '../net/vet'
import type { ActorEnd } from './db'

/** The last change of each actor. */
export function endsOf(metas: readonly Pick<ChangeMeta, 'actor' | 'seq' | 'hash'>[]): readonly ActorEnd[] {
  const ends = new Map<string, ActorEnd>()
  for (const { actor, seq, hash } of metas) if (seq > (ends.get(actor)?.[1] ?? 0)) ends.set(actor, [actor, seq, hash])
  return [...ends.values()]
}
