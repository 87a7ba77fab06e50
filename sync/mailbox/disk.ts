import type { Bytes } from './place'
import { emptyPlace, type PlaceState } from './state'

/** A file that is written here and not yet in the place. */
export interface OutFile {
  readonly name: string
  readonly bytes: Bytes
}

/** Where a mailbox keeps what must survive: all of a change or nothing. */
export interface MailboxDisk {
  load(): Promise<{ readonly state: PlaceState; readonly out: readonly OutFile[] }>
  save(change: { readonly state: PlaceState; readonly put?: OutFile; readonly drop?: string }): Promise<void>
}

/** In memory, for parcels and tests. */
export function createMemoryDisk(): MailboxDisk {
  let state = emptyPlace
  const out = new Map<string, Bytes>()
  return {
    load: async () => ({ state, out: [...out].map(([name, bytes]) => ({ name, bytes })) }),
    save: async (change) => {
      ;({ state } = change)
      if (change.put !== undefined) out.set(change.put.name, change.put.bytes)
      if (change.drop !== undefined) out.delete(change.drop)
    }
  }
}
