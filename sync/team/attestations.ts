import { log } from '../../platform/log'
import type { Attestation } from '../replica'
import type { LedgerDb } from '../store/db'
import type { SegmentName } from '../store/document'
import type { Vouchers } from '../store/incoming'
import { sent, write } from '../store/tx'

/** What vouches for the segments of a ledger, as stored; of the segments used last, also in memory. */
export interface Attestations {
  of(name: SegmentName): Promise<readonly Attestation[]>
  /**
   * Keeps the one with the highest number for each actor and voucher, a little later: nobody waits for it, and what is not
   * kept is signed again the next time.
   */
  keepLater(attestations: readonly Attestation[]): void
  /** The same in a transaction of others; `learn` when that is over. They must have been checked. */
  beside(attestations: readonly Attestation[]): Vouchers
  learn(attestations: readonly Attestation[]): void
  /** The stored ones of a segment were changed. */
  reread(name: SegmentName): void
}

type AttestationStore = Parameters<Vouchers>[0]

/** Milliseconds in which attestations are gathered for one transaction. */
const quiet = 100
/** Segments whose attestations are in memory. */
const mostKnown = 64

const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`
const isSame = (a: Attestation, b: Attestation): boolean => a.actor === b.actor && a.device === b.device

export function createAttestations(db: LedgerDb): Attestations {
  const known = new Map<string, Promise<readonly Attestation[]>>()
  const later: Attestation[] = []

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

  async function put(store: AttestationStore, attestations: readonly Attestation[]): Promise<void> {
    const keys = attestations.map(({ cls, number, actor, device }) => [cls, number, actor, device] as const)
    const stored = await Promise.all(keys.map((key) => store.get([...key])))
    for (const [at, { seq, hash, signature }] of attestations.entries()) {
      const key = keys[at]
      if (key !== undefined && (stored[at]?.seq ?? 0) < seq) sent(store.put({ seq, hash, signature }, [...key]))
    }
  }

  async function keep(attestations: readonly Attestation[]): Promise<void> {
    if (attestations.length === 0) return
    for (const one of attestations) learn(one)
    await write(db, ['attestations'], 'relaxed', (tx) => put(tx.objectStore('attestations'), attestations))
  }

  function keepLater(attestations: readonly Attestation[]): void {
    if (attestations.length === 0) return
    for (const one of attestations) learn(one)
    if (later.length === 0) setTimeout(() => void keepAll(), quiet)
    later.push(...attestations)
  }

  async function keepAll(): Promise<void> {
    await keep(later.splice(0)).catch((error: unknown) => {
      // A ledger that was closed meanwhile signs them again.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError'))
        log.error('team', 'attestations were not kept', error)
    })
  }

  return {
    of,
    keepLater,
    beside: (attestations) => async (store) => {
      if (attestations.length > 0) await put(store, attestations)
    },
    learn: (attestations) => attestations.forEach(learn),
    reread: (name) => {
      known.delete(keyOf(name))
      // What waits to be kept is by old hashes, too.
      later.splice(0, later.length, ...later.filter((one) => keyOf(one) !== keyOf(name)))
    }
  }
}
