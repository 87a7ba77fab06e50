import { isPrivate } from '../../crm/private'
import { err, ok } from '../../platform/result'
import type { ChangeMeta } from '../net/vet'
import type { Attestation, Delivery, LiveReplica, Outgoing, Replica, Version } from '../replica'
import { joined } from '../store/automerge-bytes'
import type { ActorEnd, LedgerDb } from '../store/db'
import type { SegmentName } from '../store/document'
import type { Exchange, OutgoingChanges } from '../store/exchange'
import { endsOf } from '../store/ends'
import type { Vouchers } from '../store/incoming'
import { attest, isAttested } from './attest'
import { createAttestations } from './attestations'
import type { DeviceId, Sign } from './entry'
import type { OwnLog } from './log'
import { mayWrite } from './roles'
import { isSameMember, roleOf } from './state'

export interface ReplicaOptions {
  readonly ledger: string
  readonly db: LedgerDb
  readonly exchange: Exchange
  readonly settled: () => Promise<void>
  readonly log: OwnLog
  readonly device: DeviceId
  readonly sign: Sign
  /** Has the listener called when a segment was written anew, and with it what is stored of who vouches for it. */
  readonly rewritten?: (listener: (name: SegmentName) => void) => void
  /** The member's own records that are erased, by segment. */
  readonly erasedOwn?: () => ReadonlyMap<string, ReadonlySet<string>>
}

/** A ledger as its team exchanges it: `sync/replica.ts`. The right to write is judged here (SYNC-11 to SYNC-14). */
export function createReplica(options: ReplicaOptions): LiveReplica {
  const { exchange, log, device, sign } = options
  const attestations = createAttestations(options.db)
  options.rewritten?.((name) => attestations.reread(name))
  const isOwn = (who: DeviceId): boolean => isSameMember(log.now().state, who, device)
  /** SYNC-60: in a member's own segments the member alone writes, and whoever else does is no member of ours. */
  const may = (who: DeviceId, { cls, number }: SegmentName): boolean => {
    const role = roleOf(log.now().state, who)
    if (role === undefined) return false
    return isPrivate(number) ? isOwn(who) : mayWrite(role, cls)
  }

  /** SYNC-12: whoever has lost the right to write no longer vouches for anything. */
  const holds = (one: Attestation): boolean => {
    const key = may(one.device, one) ? log.now().state.devices.get(one.device)?.sign : undefined
    return key !== undefined && isAttested(log.id, one, key)
  }

  /** Adds what vouches for outgoing changes; what nobody vouches for stays here (SYNC-13). */
  async function vouched(name: SegmentName, out: OutgoingChanges | undefined): Promise<Outgoing | undefined> {
    if (out === undefined || out.ends.length === 0) return undefined
    const best = bestOf((await attestations.of(name)).filter(({ device: by }) => may(by, name)))
    const theirs: Attestation[] = []
    const mine: Attestation[] = []
    const limits = new Map<string, number>()
    for (const [actor, seq, hash] of out.ends) {
      if (actor === fixedActor) continue
      const known = best.get(actor)
      if (known !== undefined && known.seq >= seq) theirs.push(known)
      else if (may(device, name)) mine.push(await attest(log.id, { ...name, actor, seq, hash, device }, sign))
      else {
        limits.set(actor, known?.seq ?? 0)
        if (known !== undefined) theirs.push(known)
      }
    }
    attestations.keepLater(mine)
    const { ends, bytes } = limits.size === 0 ? bytesOf(out) : await withinLimits(name, out, limits)
    if (ends.length === 0) return undefined
    return { name, bytes, attestations: [...theirs, ...mine], version: versionOf(ends) }
  }

  async function withinLimits(name: SegmentName, out: OutgoingChanges, limits: ReadonlyMap<string, number>) {
    const { metas = [], changes = [] } = out.metas === undefined ? ((await exchange.changesAfter(name, [])) ?? {}) : out
    return within(metas, changes, limits)
  }

  async function receive({ name, bytes, attestations: all }: Delivery, from: DeviceId) {
    if (isPrivate(name.number) && !isOwn(from)) return err({ kind: 'refused' as const, reason: 'not-allowed' as const })
    const own = all.filter(({ cls, number }) => cls === name.cls && number === name.number)
    const valid = own.length > mostAttestations ? [] : own.filter(holds)
    const trusted = may(from, name)
    const fitting: Attestation[] = []
    const mayEnter = (changes: readonly ChangeMeta[]): boolean => {
      fitting.length = 0
      const hashes = new Map(changes.map(({ actor, seq, hash }) => [`${actor}/${seq}`, hash]))
      fitting.push(...valid.filter(({ actor, seq, hash }) => hashes.get(`${actor}/${seq}`) === hash))
      const best = bestOf(fitting)
      return trusted || changes.every(({ actor, seq }) => actor === fixedActor || seq <= (best.get(actor)?.seq ?? 0))
    }
    const beside: Vouchers = (store) => attestations.beside(fitting)(store)
    const received = await exchange.receive(name, bytes, from, mayEnter, beside)
    if (received.ok) {
      attestations.learn(fitting)
      return ok({ applied: received.value })
    }
    const { error } = received
    return err(error === 'missing' || error === 'busy' ? { kind: error } : { kind: 'refused' as const, reason: error })
  }

  /** The ledger as somebody may see it to whom these segments may be shown. */
  const shown = (shows: (name: SegmentName) => boolean): Replica & Pick<LiveReplica, 'after' | 'heads'> => ({
    ledger: options.ledger,
    device,
    sign,
    log,
    segments: async () => (await exchange.sums()).filter(({ name }) => shows(name)),
    version: async (name) => (shows(name) ? versionOf(await exchange.ends(name)) : {}),
    since: async (name, version) => (shows(name) ? vouched(name, await exchange.changes(name, version)) : undefined),
    after: async (name, heads) => (shows(name) ? vouched(name, await exchange.changesAfter(name, heads)) : undefined),
    heads: async (name) => (shows(name) ? ((await exchange.heads(name)) ?? []) : []),
    receive,
    onChange: (listener) => exchange.onChange(({ name, from }) => listener([name], from)),
    settled: options.settled
  })

  const live = (shows: (name: SegmentName) => boolean): LiveReplica => ({
    ...shown(shows),
    arrived: () => exchange.arrived(),
    onSegment: (listener) => exchange.onChange(listener),
    mayHave: (peer, { number }) => !isPrivate(number) || isOwn(peer),
    towards: (peer) => live(({ number }) => !isPrivate(number) || isOwn(peer)),
    privates: () => shown(({ number }) => isPrivate(number)),
    erasedOwn: options.erasedOwn ?? (() => new Map())
  })

  return live(({ number }) => !isPrivate(number))
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

const versionOf = (ends: readonly ActorEnd[]): Version =>
  Object.fromEntries(ends.map(([actor, seq]): [string, number] => [actor, seq]))

interface Sendable {
  readonly ends: readonly ActorEnd[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

const bytesOf = ({ ends, whole, changes = [] }: OutgoingChanges): Sendable => ({
  ends,
  bytes: whole ?? Uint8Array.from(joined(changes))
})

/** Without the changes beyond what somebody vouches for, and without what rests on those. */
function within(
  metas: readonly ChangeMeta[],
  changes: readonly Uint8Array[],
  limits: ReadonlyMap<string, number>
): Sendable {
  const left = new Set<string>()
  const kept: { meta: ChangeMeta; change: Uint8Array }[] = []
  for (const [at, meta] of metas.entries()) {
    const change = changes[at]
    const limit = limits.get(meta.actor)
    const stays = (limit !== undefined && meta.seq > limit) || meta.deps.some((dep) => left.has(dep))
    if (stays || change === undefined) left.add(meta.hash)
    else kept.push({ meta, change })
  }
  const bytes = Uint8Array.from(joined(kept.map(({ change }) => change)))
  return { ends: endsOf(kept.map(({ meta }) => meta)), bytes }
}
