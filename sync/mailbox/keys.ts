import { teamScope, type Replica } from '../replica'
import type { Bytes } from './place'
import type { PlaceState } from './state'

/** Keys under a number: those of the team's log, and those that letters brought. */
export async function keysOf({ log }: Replica, { keys }: PlaceState, epoch: number): Promise<readonly Bytes[]> {
  const own = await log.keys(teamScope, epoch)
  return [...own, ...keys.filter(([number]) => number === epoch).map(([, key]) => key)]
}

/** The number of the team's key and the key itself, when this device may seal with it now. */
export async function sealingKey(
  replica: Replica,
  state: PlaceState
): Promise<{ readonly epoch: number; readonly key: Bytes } | undefined> {
  const { state: team, owed } = replica.log.now()
  const current = team.epochs.get(teamScope)
  // Somebody has lost the right to read since this key was made.
  if (current === undefined || owed.includes(teamScope)) return undefined
  const [key] = await keysOf(replica, state, current.epoch)
  return key === undefined ? undefined : { epoch: current.epoch, key }
}

/** All keys that this device has, for a letter. */
export async function allKeys(replica: Replica, state: PlaceState, newest: number): Promise<PlaceState['keys']> {
  const found: (readonly [number, Bytes])[] = []
  for (let epoch = 0; epoch <= newest; epoch++)
    for (const key of await keysOf(replica, state, epoch)) found.push([epoch, key])
  return joinKeys([], found)
}

/** Keys of both, each once. */
export function joinKeys(known: PlaceState['keys'], more: PlaceState['keys']): PlaceState['keys'] {
  const same = (a: Bytes, b: Bytes): boolean => a.every((byte, at) => byte === b[at])
  return more.reduce<PlaceState['keys']>(
    (all, [epoch, key]) =>
      all.some(([at, other]) => at === epoch && same(key, other)) ? all : [...all, [epoch, key] as const],
    known
  )
}
