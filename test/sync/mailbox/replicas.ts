import '@automerge/automerge'
import * as A from '@automerge/automerge/slim'
import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok } from '../../../platform/result'
import { teamScope, type Delivery, type Replica, type Version, type WireEntry } from '../../../sync/replica'
import { baseChange } from '../../../sync/store/encode'
import type { SegmentDoc, SegmentName } from '../../../sync/store/document'
import { joined } from '../../../sync/store/automerge-bytes'
import { hex } from '../../../sync/team/bytes'
import { createDag } from '../../../sync/team/dag'
import { deviceId, readEntry, signEntry, type Entry, type Op, type PublicDevice } from '../../../sync/team/entry'
import { newEpochKey, openEpoch, sealEpoch } from '../../../sync/team/epoch'
import { inviteOp, newInvitation, requestToJoin } from '../../../sync/team/invitation'
import { resolve } from '../../../sync/team/resolve'
import { memberOf } from '../../../sync/team/state'
import type { Role } from '../../../sync/team/roles'

type Bytes = Uint8Array<ArrayBuffer>
type Doc = A.Doc<SegmentDoc>

/** A ledger of documents in memory with a real team log and real keys: what a mailbox needs and no more. */
export interface TestReplica extends Replica {
  readonly keyPair: CryptoKeyPair
  readonly member: string
  readonly public: PublicDevice
  readonly entries: Map<string, Entry>
  say(op: Op): Promise<Entry>
  edit(id: string, key: string, value: string | number, segment?: SegmentName): void
  value(id: string, key: string, segment?: SegmentName): unknown
  /** Everything of all documents. */
  all(): Record<string, unknown>
  heads(): Record<string, string[]>
  /** Changes of these senders are against the rules. */
  readonly refuse: Set<string>
  /** Segments that rest on something which never comes. */
  readonly lacks: Set<string>
  /** How often a document was asked for changes. */
  asked: number
}

const people: SegmentName = { cls: 'person', number: 0 }
const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`

function versionOf(doc: A.Doc<object>): Version {
  const version: Record<string, number> = {}
  for (const { actor, seq } of A.getChangesMetaSince(doc, [])) version[actor] = Math.max(seq, version[actor] ?? 0)
  return version
}

interface TestDevice {
  readonly sign: CryptoKeyPair
  readonly agree: CryptoKeyPair
  readonly public: PublicDevice
}

async function newDevice(label: string): Promise<TestDevice> {
  const sign = (await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair
  const agree = (await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])) as CryptoKeyPair
  const raw = async (key: CryptoKey) => new Uint8Array(await crypto.subtle.exportKey('raw', key))
  return { sign, agree, public: { sign: await raw(sign.publicKey), agree: await raw(agree.publicKey), label } }
}

let session = 0

function createReplica(team: string, known: Iterable<Entry>, device: TestDevice): TestReplica {
  const id = deviceId(device.public)
  const entries = new Map([...known].map((entry) => [entry.id, entry]))
  const docs = new Map<string, { name: SegmentName; doc: Doc }>()
  const author = hex(sha256(device.public.sign).slice(0, 8))
  const actor = author + (++session).toString(16).padStart(16, '0')
  const listeners = new Set<(names: readonly SegmentName[], from?: string) => void>()
  const refuse = new Set<string>()
  const lacks = new Set<string>()
  const sign = async (message: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', device.sign.privateKey, Uint8Array.from(message)))
  const now = () => resolve(entries.values(), team)

  function open(name: SegmentName): { name: SegmentName; doc: Doc } {
    const known = docs.get(keyOf(name))
    if (known !== undefined) return known
    const made = { name, doc: A.load<SegmentDoc>(baseChange(name), { actor }) }
    docs.set(keyOf(name), made)
    return made
  }

  async function keys(scope: string, epoch: number): Promise<Bytes[]> {
    const { refused } = now()
    const found: Bytes[] = []
    for (const { id: entry, op } of createDag(entries.values(), team).ordered.toReversed()) {
      if (op?.op !== 'rotate' || op.scope !== scope || op.epoch !== epoch || refused.has(entry)) continue
      const box = op.boxes[id]
      const key = box === undefined ? undefined : await openEpoch(box, { team, scope, epoch }, id, device.agree)
      if (key?.ok === true) found.push(key.value)
    }
    return found
  }

  const replica: TestReplica = {
    ledger: 'ldg_test',
    device: id,
    sign,
    public: device.public,
    keyPair: device.agree,
    get member() {
      return now().state.devices.get(id)?.member ?? ''
    },
    entries,
    refuse,
    lacks,
    asked: 0,
    say: async (op) => {
      const entry = await signEntry({ team, parents: now().heads, author: id, at: 0, op }, sign)
      entries.set(entry.id, entry)
      return entry
    },
    log: {
      id: team,
      now,
      since: (heads) => {
        const { ordered, precedes } = createDag(entries.values(), team)
        return ordered
          .filter((entry) => !heads.some((head) => head === entry.id || precedes(entry.id, head)))
          .map(({ body, signature }): WireEntry => ({
            body: Uint8Array.from(body),
            signature: Uint8Array.from(signature)
          }))
      },
      add: async (more) => {
        const read = more.map(({ body, signature }) => readEntry(body, signature))
        const before = entries.size
        for (const entry of read) {
          if (!entry.ok) return err('malformed')
          entries.set(entry.value.id, entry.value)
        }
        return ok(entries.size - before)
      },
      onChange: () => () => {},
      keys
    },
    segments: async () =>
      [...docs.values()]
        .map(({ name, doc }) => ({ name, heads: A.getHeads(doc).toSorted() }))
        .filter((one) => one.heads.length > 0),
    version: async (name) => versionOf(open(name).doc),
    since: async (name, version) => {
      replica.asked++
      const { doc } = open(name)
      const all = A.getChangesMetaSince(doc, [])
      const fresh = new Set(all.filter(({ actor: by, seq }) => seq > (version[by] ?? 0)).map(({ hash }) => hash))
      if (fresh.size === 0) return undefined
      const bytes =
        Object.keys(version).length === 0
          ? A.save(doc)
          : joined(A.getAllChanges(doc).filter((change) => fresh.has(A.decodeChange(change).hash ?? '')))
      return { name, bytes: Uint8Array.from(bytes), attestations: [], version: versionOf(doc) }
    },
    receive: async ({ name, bytes }: Delivery, from) => {
      if (refuse.has(from)) return err({ kind: 'refused', reason: 'not-allowed' })
      if (lacks.has(keyOf(name))) return err({ kind: 'missing' })
      const segment = open(name)
      const copy = A.clone(segment.doc, { actor })
      try {
        const doc = A.loadIncremental(copy, bytes)
        if (A.getMissingDeps(doc, []).length > 0) return err({ kind: 'missing' })
        const applied = A.getChangesMetaSince(doc, A.getHeads(segment.doc)).length
        segment.doc = doc
        for (const listener of listeners) listener([name], from)
        return ok({ applied })
      } catch {
        return err({ kind: 'refused', reason: 'malformed' })
      }
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: async () => {},
    edit: (record, key, value, name = people) => {
      const segment = open(name)
      segment.doc = A.change(segment.doc, (draft) => {
        draft.records[record] ??= { notes: '' }
        const of = draft.records[record]
        if (of !== undefined) of[key] = typeof value === 'string' ? new A.ImmutableString(value) : value
      })
      for (const listener of listeners) listener([name])
    },
    value: (record, key, name = people) => {
      const value = open(name).doc.records[record]?.[key]
      return value instanceof A.ImmutableString ? value.val : value
    },
    all: () => {
      const sorted = [...docs].toSorted(([a], [b]) => (a < b ? -1 : 1))
      return Object.fromEntries(sorted.map(([key, { doc }]) => [key, JSON.parse(JSON.stringify(doc)) as unknown]))
    },
    heads: () => Object.fromEntries([...docs].map(([key, { doc }]) => [key, A.getHeads(doc).toSorted()]))
  }
  return replica
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length))

/** Changes the team's key for everybody who is in it now. */
export async function rotate(by: TestReplica): Promise<void> {
  const { state } = by.log.now()
  const epoch = (state.epochs.get(teamScope)?.epoch ?? -1) + 1
  const devices = [...state.devices.values()].filter(({ id }) => memberOf(state, id) !== undefined)
  const boxes = await sealEpoch(newEpochKey(), { team: by.log.id, scope: teamScope, epoch }, devices)
  await by.say({ op: 'rotate', scope: teamScope, epoch, boxes })
}

/** Invites and admits a device; its replica knows what `by` knows, or nothing. */
export async function admit(by: TestReplica, label: string, role: Role = 'rep', knowing = true): Promise<TestReplica> {
  const device = await newDevice(label)
  const invitation = newInvitation(by.log.id)
  await by.say(inviteOp(invitation, role, 1e13))
  const request = requestToJoin(invitation, device.public)
  const member = hex(random(16))
  await by.say({ op: 'admit', member, name: label, ...request })
  if (by.log.now().state.members.get(member)?.waiting === true) await by.say({ op: 'approve', member })
  return createReplica(by.log.id, knowing ? by.entries.values() : [], device)
}

async function found(label: string): Promise<TestReplica> {
  const device = await newDevice(label)
  const raw = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', device.sign.privateKey, Uint8Array.from(message)))
  const op: Op = {
    op: 'create',
    team: 'Mehta Traders',
    member: hex(random(16)),
    name: label,
    device: device.public,
    salt: random(16)
  }
  const create = await signEntry({ team: '', parents: [], author: deviceId(device.public), at: 0, op }, raw)
  return createReplica(create.id, [create], device)
}

/** A team with these people, everybody knowing everybody; the first is the owner. */
export async function team(
  founder: string,
  ...others: readonly (string | readonly [string, Role])[]
): Promise<TestReplica[]> {
  const first = await found(founder)
  const replicas = [first]
  for (const other of others)
    replicas.push(typeof other === 'string' ? await admit(first, other) : await admit(first, ...other))
  await rotate(first)
  for (const replica of replicas) await replica.log.add(first.log.since([]))
  return replicas
}
