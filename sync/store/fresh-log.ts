import { deleteDB, openDB } from 'idb'

const database = 'bahi-fresh-log'
/** Chromium begins a new log when 4 MiB of changes have gathered. */
const enough = 4.5 * 1024 * 1024
/** Larger values go into files of their own. */
const valueSize = 48 * 1024
const valuesAtOnce = 8

/**
 * Makes Chromium begin a new log file for the databases of this extension. After a crash it carries on with the old one,
 * behind a record that may be cut short; at the start after that it takes what follows for damage and removes every
 * database (docs/adr/0009). So the old log is filled up, and with that dropped, before anything of ours is written.
 */
export async function startFreshLog(): Promise<void> {
  const db = await openDB(database, 1, { upgrade: (made) => void made.createObjectStore('filling') })
  try {
    // The log is changed at a write that finds enough before it, so one write of everything would not do.
    for (let written = 0; written < enough; written += valueSize * valuesAtOnce) {
      const tx = db.transaction('filling', 'readwrite', { durability: 'relaxed' })
      // Random, because what can be compressed takes less room in the log.
      const bytes = crypto.getRandomValues(new Uint8Array(valueSize))
      for (let key = 0; key < valuesAtOnce; key++) void tx.store.put(bytes, key)
      await tx.done
    }
  } finally {
    db.close()
  }
  await deleteDB(database)
}
