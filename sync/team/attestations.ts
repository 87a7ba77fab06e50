import type { Attestation } from '../replica'
import type { LedgerDb } from '../store/db'
import type { SegmentName } from '../store/document'
import { sent, write } from '../store/tx'

/** What vouches for the segments of a ledger, as stored; of the segments used last, also in memory. */
export interface Attestations {
  of(name: SegmentName): Promise<readonly Attestation[]>
  /** Keeps the one with the highest number for each actor and voucher. They must have been checked. */
  keep(attestations: readonly Attestation[]): Promise<void>
  /** The stored ones of a segment were changed. */
  reread(name: SegmentName): void
}

/** Segments whose attestations are in memory. */
const mostKnown = 64

const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`
const isSame = (a: Attestation, b: Attestation): boolean => a.actor === b.actor && a.device === b.device

export function createAttestations(db: LedgerDb): Attestations {
  const known = new Map<string, Promise<readonly Attestation[]>>()

  async function read({ cls, number }: SegmentName): Promise<readonly Attestation[]> {
    const range = IDBKeyRange.bound([cls, number], [cls, number, []])
    const tx = db.transaction('attestations')
    const [keys, values] = await Promise.all([tx.store.getAllKeys(range), tx.store.getAll(range)])
    return values.flatMap((value, at) => {
      const key = keys[at]
      return key === undefined ? [] : [{ cls, number, actor: key[2], device: key[3], ...value }]
    })
  }

  function of(name: SegmentName): Promise<readonly Attestation[]> {
    const key = keyOf(name)
    const found = known.get(key) ?? read(name)
    known.delete(key)
    known.set(key, found)
    found.catch(() => known.delete(key))
    for (const oldest of known.keys()) {
      if (known.size <= mostKnown) break
      known.delete(oldest)
    }
    return found
  }

  /** What is in memory follows at once, so that nothing is vouched for twice. */
  function learn(one: Attestation): void {
    const key = keyOf(one)
    const before = known.get(key)
    if (before === undefined) return
    const after = before.then((all) => {
      const old = all.find((other) => isSame(other, one))
      return old !== undefined && old.seq >= one.seq ? all : [...all.filter((other) => other !== old), one]
    })
    known.set(key, after)
    after.catch(() => known.delete(key))
  }

  async function keep(attestations: readonly Attestation[]): Promise<void> {
    if (attestations.length === 0) return
    for (const one of attestations) learn(one)
    await write(db, ['attestations'], 'relaxed', async (tx) => {
      const store = tx.objectStore('attestations')
      for (const { cls, number, actor, device, seq, hash, signature } of attestations) {
        const stored = await store.get([cls, number, actor, device])
        if (stored === undefined || stored.seq < seq)
          sent(store.put({ seq, hash, signature }, [cls, number, actor, device]))
      }
    })
  }

  return { of, keep, reread: (name) => void known.delete(keyOf(name)) }
}
