import type { StoreTrouble } from '../api'
import type { LedgerDb } from './db'

/** What is wrong with a store right now, at most one of each kind. */
export interface Troubles {
  set(trouble: StoreTrouble): void
  clear(kind: StoreTrouble['kind']): void
  /** So many pieces more were set aside. */
  damaged(pieces: number): void
  /** Says again what was set aside in the last days: the person may not have had a window open then. */
  remember(db: LedgerDb, now: number): Promise<void>
}

const rememberedDays = 7
const day = 86_400_000

export function createTroubles(report: (troubles: readonly StoreTrouble[]) => void): Troubles {
  const troubles = new Map<StoreTrouble['kind'], StoreTrouble>()

  function set(trouble: StoreTrouble): void {
    troubles.set(trouble.kind, trouble)
    report([...troubles.values()])
  }

  function damaged(pieces: number): void {
    const known = troubles.get('damaged')
    set({ kind: 'damaged', pieces: pieces + (known?.kind === 'damaged' ? known.pieces : 0) })
  }

  return {
    set,
    damaged,
    clear: (kind) => {
      if (troubles.delete(kind)) report([...troubles.values()])
    },
    remember: async (db, now) => {
      if ((await db.count('quarantine')) === 0) return
      const recent = (await db.getAll('quarantine')).filter(({ at }) => at > now - rememberedDays * day)
      if (recent.length > 0) set({ kind: 'damaged', pieces: recent.length })
    }
  }
}
