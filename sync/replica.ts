import type { RecordClass, RecordId } from '../crm/types'
import type { Result } from '../platform/result'
import type { Stop } from './api'
import type { Refusal } from './net/vet'
import type { SegmentName } from './store/document'
import type { SegmentChanged } from './store/exchange'
import type { DeviceId, EntryId, Sign } from './team/entry'
import type { Resolution } from './team/resolve'

/**
 * What exchange with other devices sees of a ledger: its segments as opaque Automerge bytes, what of them is where, who
 * vouches for it, and the team's log. The live session (`sync/net/session.ts`) and the mailbox (`sync/mailbox/`) both stand
 * on it; neither knows of rows or documents.
 */

type Bytes = Uint8Array<ArrayBuffer>

/**
 * The changes of a segment by their numbers: the highest sequence number of each actor (32 or 48 hexadecimal digits). A
 * document without gaps is fully told by it, because change n of an actor rests on its change n − 1.
 */
export type Version = Readonly<Record<string, number>>

/** A stored segment in short. `heads` are the hashes of its last changes, ascending. */
export interface SegmentSum {
  readonly name: SegmentName
  readonly heads: readonly string[]
}

/** One signature that vouches for all changes of an actor in a segment up to a number (SYNC-10). */
export interface Attestation {
  readonly cls: RecordClass
  readonly number: number
  readonly actor: string
  /** Highest sequence number that is vouched for, and the hash of that change, 64 hexadecimal digits. */
  readonly seq: number
  readonly hash: string
  /** Who vouches. Usually, but not always, the device that made the changes. */
  readonly device: DeviceId
  /** 64 bytes. */
  readonly signature: Bytes
}

/** Changes of one segment on their way. `bytes`: any sequence of Automerge chunks, a whole stored segment included. */
export interface Delivery {
  readonly name: SegmentName
  readonly bytes: Bytes
  readonly attestations: readonly Attestation[]
}

/** Changes to hand over, with the version that whoever has received them has at least. */
export interface Outgoing extends Delivery {
  readonly version: Version
}

export interface Received {
  /** Changes that were new here. */
  readonly applied: number
}

export type ReceiveFault =
  /** Against the rules; nothing of it was taken. A live connection ends. */
  | { readonly kind: 'refused'; readonly reason: Refusal }
  /** It rests on changes that are not here: fetch those first. Nothing of it was taken, nobody is to blame. */
  | { readonly kind: 'missing' }
  /** Not now: no room, or the ledger is closing. */
  | { readonly kind: 'busy' }

/** An entry of the team's log as it travels. */
export interface WireEntry {
  readonly body: Bytes
  readonly signature: Bytes
}

/** The team's log of this ledger. */
export interface TeamLog {
  readonly id: EntryId
  /** The state that all entries make, worked out anew after each change. */
  now(): Resolution
  /** Entries that are not among the named ones and their ancestors, parents first. Without names: all. */
  since(heads: readonly EntryId[]): readonly WireEntry[]
  /** Adds entries of others. Malformed ones refuse the lot. Resolves when they are stored; gives how many were new. */
  add(entries: readonly WireEntry[]): Promise<Result<number, 'malformed'>>
  onChange(listener: () => void): Stop
  /**
   * All keys that this device was given under that name, newest log order first: two devices may have changed the key at
   * once. Empty: this device has none.
   */
  keys(scope: string, epoch: number): Promise<readonly Bytes[]>
}

/** The scope of the key under which everything that the whole team may read is sealed. */
export const teamScope = 'team'

export interface Replica {
  readonly ledger: RecordId
  /** This device in the team. */
  readonly device: DeviceId
  /** Signs with this device's key; the statement's context is made by `signable` (`sync/team/entry.ts`). */
  readonly sign: Sign
  readonly log: TeamLog
  /** Every stored segment that may be seen, in a fixed order. Loads no document. */
  segments(): Promise<readonly SegmentSum[]>
  /** What is here of a segment; empty when it is not here. Reads the document. */
  version(name: SegmentName): Promise<Version>
  /** Changes beyond `version` with what vouches for them; `undefined` when there are none. `{}` gives the whole segment. */
  since(name: SegmentName, version: Version): Promise<Outgoing | undefined>
  /**
   * Takes changes of others in: vets them, checks the right to write (an attestation by somebody who may, or the sender's
   * own right), stores them and aligns the rows. Resolves when they are durable and visible. Idempotent.
   * @param from the device that has proven to be the sender, by channel or by the bundle's signature
   */
  receive(delivery: Delivery, from: DeviceId): Promise<Result<Received, ReceiveFault>>
  /** Told after changes became durable and could be sent. */
  onChange(listener: (names: readonly SegmentName[], from?: DeviceId) => void): Stop
  /** Resolves when everything that was saved before is in stored documents and vouched for. */
  settled(): Promise<void>
}

/** What live sessions need besides: exactly what is new, at once. */
export interface LiveReplica extends Replica {
  /** The heads of one segment; none when it is not here. */
  heads(name: SegmentName): Promise<readonly string[]>
  /** Nothing that was asked for is still to come: what was put off until then is done. Resolves when it is. */
  arrived(): Promise<void>
  /** What came after the given heads. */
  after(name: SegmentName, heads: readonly string[]): Promise<Outgoing | undefined>
  onSegment(listener: (change: SegmentChanged) => void): Stop
  /** Whether a device may have a segment: a member's own ones are for this member's devices (SYNC-60). */
  mayHave(peer: DeviceId, name: SegmentName): boolean
  /** The ledger as that device may see it. Without this, private segments are in nothing that a replica gives. */
  towards(peer: DeviceId): LiveReplica
  /** The member's own segments alone. */
  privates(): Replica
  /** The member's own records that are erased, by class and number of their segment. */
  erasedOwn(): ReadonlyMap<string, ReadonlySet<string>>
}
