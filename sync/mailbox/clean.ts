import type { DeviceId } from '../team/entry'
import type { Position } from './content'
import type { Listed } from './follow'
import type { BundleName } from './names'
import { isBefore, type PlaceState } from './state'

/** Milliseconds without a word after which a device is not waited for any more; it then gets the part that tells everything. */
export const silence = 30 * 24 * 3600 * 1000

/** Devices of the team that were heard of in this place, and not for long; or never, and have been known for long. */
export function silentDevices(state: PlaceState, others: readonly DeviceId[], now: number): readonly DeviceId[] {
  return others.filter((id) => now - (state.heard[id] ?? state.known[id] ?? now) > silence)
}

/**
 * MBX-17: own files that nobody needs. A file goes when a later part tells everything anew and every device of the team
 * has read the file, except those that were silent for long.
 */
export function removable(
  state: PlaceState,
  own: readonly Listed<BundleName>[],
  others: readonly DeviceId[],
  now: number
): readonly string[] {
  const start: Position = { stream: state.stream, sequence: state.base }
  const silent = new Set(silentDevices(state, others, now))
  const waited = others.filter((id) => !silent.has(id))
  // While the new part is not told to its end, the old one is all that a newcomer has.
  if (state.telling) return []
  const isRead = (position: Position): boolean =>
    waited.every((id) => {
      const ack = state.acks[id]
      return ack !== undefined && !isBefore(ack, position)
    })
  return own.filter(({ name }) => isBefore(name, start) && isRead(name)).map(({ file }) => file.name)
}
