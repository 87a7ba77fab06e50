import type { RecordClass } from '../../crm/types'
import { err, ok } from '../../platform/result'
import type { ChangeMeta } from '../net/vet'
import type { Attestation, Delivery, LiveReplica, Outgoing, Version } from '../replica'
import { joined } from '../store/automerge-bytes'
import type { LedgerDb } from '../store/db'
import type { SegmentName } from '../store/document'
import type { Exchange, OutgoingChanges } from '../store/exchange'
import { sent, write } from '../store/tx'
import { attest, isAttested } from './attest'
import type { DeviceId, Sign } from './entry'
import type { OwnLog } from './log'
import { mayWrite } from './roles'
import { roleOf } from './state'

export interface ReplicaOptions {
  readonly ledger: string
  readonly db: LedgerDb
  readonly exchange: Exchange
  readonly settled: () => Promise<void>
  readonly log: OwnLog
  readonly device: DeviceId
  readonly sign: Sign
}

/** A ledger as its team exchanges it: `sync/replica.ts`. The right to write is judged here (SYNC-11 to SYNC-14). */
export function createReplica(options: ReplicaOptions): LiveReplica {
  const { db, exchange, log, device, sign } = options
  const may = (who: DeviceId, cls: RecordClass): boolean => {
    const role = roleOf(log.now().state, who)
    return role !== undefined && mayWrite(role, cls)
  }

  /** SYNC-12: whoever has lost the right to write no longer vouches for anything. */
  const holds = (one: Attestation): boolean => {
    const key = may(one.device, one.cls) ? log.now().state.devices.get(one.device)?.sign : undefined
    return key !== undefined && isAttested(log.id, one, key)
  }

  async function stored({ cls, number }: SegmentName): Promise<Attestation[]> {
    const range = IDBKeyRange.bound([cls, number], [cls, number, []])
    const [keys, values] = await Promise.all([db.getAllKeys('attestations', range), db.getAll('attestations', range)])
    return values.flatMap((value, at) => {
      const key = keys[at]
      return key === undefined ? [] : [{ cls, number, actor: key[2], device: key[3], ...value }]
    })
  }

  async function keep(attestations: readonly Attestation[]): Promise<void> {
    if (attestations.length === 0) return
    await write(db, ['attestations'], 'relaxed', async (tx) => {
      const store = tx.objectStore('attestations')
      for (const { cls, number, actor, device: by, seq, hash, signature } of attestations) {
        const known = await store.get([cls, number, actor, by])
        if (known === undefined || known.seq < seq) sent(store.put({ seq, hash, signature }, [cls, number, actor, by]))
      }
    })
  }

  /** Adds what vouches for outgoing changes; what nobody vouches for stays here (SYNC-13). */
  async function vouched(name: SegmentName, out: OutgoingChanges | undefined): Promise<Outgoing | undefined> {
    if (out === undefined || out.metas.length === 0) return undefined
    const last = new Map<string, ChangeMeta>()
    for (const meta of out.metas) if (meta.seq > (last.get(meta.actor)?.seq ?? 0)) last.set(meta.actor, meta)
    const best = bestOf((await stored(name)).filter(({ device: by, cls }) => may(by, cls)))
    const attestations: Attestation[] = []
    const mine: Attestation[] = []
    const limits = new Map<string, number>()
    for (const [actor, { seq, hash }] of last) {
      if (actor === fixedActor) continue
      const known = best.get(actor)
      if (known !== undefined && known.seq >= seq) attestations.push(known)
      else if (may(device, name.cls)) mine.push(await attest(log.id, { ...name, actor, seq, hash, device }, sign))
      else {
        limits.set(actor, known?.seq ?? 0)
        if (known !== undefined) attestations.push(known)
      }
    }
    await keep(mine)
    const all = limits.size > 0 && out.changes === undefined ? await exchange.changesAfter(name, []) : out
    const { metas, bytes } = within(all ?? out, limits)
    if (metas.length === 0) return undefined
    return { name, bytes, attestations: [...attestations, ...mine], version: versionOf(metas) }
  }

  async function receive({ name, bytes, attestations }: Delivery, from: DeviceId) {
    const own = attestations.filter(({ cls, number }) => cls === name.cls && number === name.number)
    const valid = own.length > mostAttestations ? [] : own.filter(holds)
    const trusted = may(from, name.cls)
    const fitting: Attestation[] = []
    const received = await exchange.receive(name, bytes, from, (changes) => {
      const hashes = new Map(changes.map(({ actor, seq, hash }) => [`${actor}/${seq}`, hash]))
      fitting.push(...valid.filter(({ actor, seq, hash }) => hashes.get(`${actor}/${seq}`) === hash))
      const best = bestOf(fitting)
      return trusted || changes.every(({ actor, seq }) => actor === fixedActor || seq <= (best.get(actor)?.seq ?? 0))
    })
    if (received.ok) {
      await keep(fitting)
      return ok({ applied: received.value })
    }
    const { error } = received
    return err(error === 'missing' || error === 'busy' ? { kind: error } : { kind: 'refused' as const, reason: error })
  }

  return {
    ledger: options.ledger,
    device,
    sign,
    log,
    segments: () => exchange.sums(),
    version: async (name) => versionOf(await exchange.metas(name)),
    since: async (name, version) => vouched(name, await exchange.changes(name, version)),
    after: async (name, heads) => vouched(name, await exchange.changesAfter(name, heads)),
    receive,
    onChange: (listener) => exchange.onChange(({ name, from }) => listener([name], from)),
    onSegment: (listener) => exchange.onChange(listener),
    settled: options.settled
  }
}

/** More in one delivery than a segment has had devices in years; each costs a millisecond to check. */
const mostAttestations = 2000

/** The actor of the first change of every segment, which is the same everywhere. */
const fixedActor = '00'.repeat(16)

const bestOf = (all: readonly Attestation[]): ReadonlyMap<string, Attestation> => {
  const best = new Map<string, Attestation>()
  for (const one of all) if (one.seq > (best.get(one.actor)?.seq ?? 0)) best.set(one.actor, one)
  return best
}

const versionOf = (metas: readonly ChangeMeta[]): Version => {
  const version = new Map<string, number>()
  for (const { actor, seq } of metas) version.set(actor, Math.max(seq, version.get(actor) ?? 0))
  return Object.fromEntries(version)
}

/** Without the changes beyond what somebody vouches for, and without what rests on those. */
function within(
  { metas, changes, whole }: OutgoingChanges,
  limits: ReadonlyMap<string, number>
): { readonly metas: readonly ChangeMeta[]; readonly bytes: Uint8Array<ArrayBuffer> } {
  const all = changes ?? []
  if (limits.size === 0) return { metas, bytes: whole ?? Uint8Array.from(joined(all)) }
  const left = new Set<string>()
  const kept: { meta: ChangeMeta; change: Uint8Array }[] = []
  for (const [at, meta] of metas.entries()) {
    const change = all[at]
    const limit = limits.get(meta.actor)
    const stays = (limit !== undefined && meta.seq > limit) || meta.deps.some((dep) => left.has(dep))
    if (stays || change === undefined) left.add(meta.hash)
    else kept.push({ meta, change })
  }
  return { metas: kept.map(({ meta }) => meta), bytes: Uint8Array.from(joined(kept.map(({ change }) => change))) }
}
