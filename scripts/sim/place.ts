import { createMemoryPlace } from '../../sync/mailbox/memory-place'
import type { BlobStore, Bytes } from '../../sync/mailbox/place'
import { err, ok } from '../../platform/result'
import { isOver, ProcessEnded } from './process'
import type { Random } from './random'

export interface PlaceFaults {
  /** The place cannot be reached. */
  readonly offline: number
  /** A file was written, and the writer is told that it was not. */
  readonly unsure: number
  /** A file that others have written is not seen yet. */
  readonly late: number
}

/** The shared folder of the simulated team, as folders on other people's machines behave. */
export function createSharedPlace(
  random: Random,
  faults: () => PlaceFaults
): { open: () => BlobStore; files: Map<string, Bytes> } {
  const files = new Map<string, Bytes>()
  const place = createMemoryPlace(files)
  const alive = (): void => {
    if (isOver()) throw new ProcessEnded('the process has ended')
  }
  const open = (): BlobStore => ({
    list: async () => {
      alive()
      if (random.chance(faults().offline)) return err({ kind: 'offline' })
      const listed = await place.list()
      return listed.ok ? ok(listed.value.filter(() => !random.chance(faults().late))) : listed
    },
    read: async (name, most) => {
      alive()
      return random.chance(faults().offline) ? err({ kind: 'offline' }) : place.read(name, most)
    },
    write: async (name, bytes) => {
      alive()
      if (random.chance(faults().offline)) return err({ kind: 'offline' })
      const written = await place.write(name, bytes)
      return random.chance(faults().unsure) ? err({ kind: 'offline' }) : written
    },
    remove: async (name) => {
      alive()
      return random.chance(faults().offline) ? err({ kind: 'offline' }) : place.remove(name)
    }
  })
  return { open, files }
}
