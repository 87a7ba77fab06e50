import { sha256 } from '@noble/hashes/sha2.js'
import type { RecordClass } from '../../crm/types'
import { log } from '../../platform/log'
import type { LiveReplica, Outgoing } from '../replica'
import type { SegmentName } from '../store/document'
import { hex, sameBytes } from '../team/bytes'
import type { DeviceId, EntryId } from '../team/entry'
import { memberOf, roleOf } from '../team/state'
import type { Channel, ChannelEnd } from './channel'
import { digestOf, segmentSum, type Digest } from './digest'
import type { Inbox, Traffic } from './inbox'
import { createLanes } from './lanes'
import type { SessionMessage } from './session-messages'
import type { Refusal } from './vet'

/** How far a session has come. */
export interface SessionProgress {
  /** Nothing is known to differ. */
  readonly equal: boolean
  /** Segments asked for and received since the session began, and bytes of them. */
  readonly done: number
  readonly total: number
  readonly bytes: number
}

export interface Session {
  readonly peer: DeviceId
  /** Whether the peer began the connection. */
  readonly theirs: boolean
  /** Hands over changes unasked. */
  push(out: Outgoing): void
  /** Says what the log has that the peer may not have heard. */
  sayLog(): void
  say(message: Extract<SessionMessage, { k: 'peers' | 'presence' | 'pass' | 'passed' }>): void
  /** Compares everything, in case something was missed. */
  compare(): Promise<void>
  /** The devices that the peer says it is connected to. */
  readonly peers: () => ReadonlySet<DeviceId>
  readonly progress: () => SessionProgress
  readonly traffic: () => Traffic
  readonly ended: Promise<ChannelEnd>
  close(reason?: ChannelEnd): void
}

export interface SessionOptions {
  readonly channel: Channel
  readonly inbox: Inbox
  readonly replica: LiveReplica
  /** The peer's heads of the log when it said hello. */
  readonly heads: readonly EntryId[]
  /** The peer has said its log before the session began: it has just let this device in. */
  readonly heard?: boolean
  readonly theirs: boolean
  readonly onRefused: (reason: Refusal | 'log', cls?: RecordClass) => void
  readonly onProgress: () => void
  readonly onPresence: (presence: Extract<SessionMessage, { k: 'presence' }>) => void
  readonly onSignal: (message: Extract<SessionMessage, { k: 'pass' | 'passed' }>) => void
  /** The peer has changes of ours that it had not before. */
  readonly onHave: () => void
}

/** Segments asked for at a time: enough to keep the way busy, few enough to be heard in between. */
const window = 8
/** Of them taken in at a time: one is looked at while the browser stores the others. */
const abreast = 3

/** A segment that the peer has otherwise, with its sum there. */
interface Wanted {
  readonly name: SegmentName
  readonly sum: Uint8Array
}

type Of<K extends SessionMessage['k']> = Extract<SessionMessage, { k: K }>

/** Keeps two devices of a team equal as long as a channel lasts. */
export function openSession(options: SessionOptions): Session {
  const { channel, inbox, replica } = options
  const team = replica.log
  const peer = channel.peer.id
  const queue = new Map<string, Wanted>()
  const asked = new Map<string, Wanted>()
  /** What the peer could not complete, by what it had then. */
  const given = new Map<string, Uint8Array>()
  /** Handed over unasked, and not confirmed. */
  const pushed = new Set<string>()
  const count = { done: 0, total: 0, bytes: 0 }
  let told = options.heads
  let peers: ReadonlySet<DeviceId> = new Set()
  let heard = options.heard === true
  let said = false
  let compared = false
  let equal = false
  /** Nothing differed when everything was last compared. */
  let compares = false
  let applied = 0
  let rounds = 0
  let over = false

  const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`
  const nameOf = ({ cls, number }: SegmentName): SegmentName => ({ cls, number })
  const isMember = (id: DeviceId): boolean => roleOf(team.now().state, id) !== undefined

  const setEqual = (now: boolean): void => {
    if (equal === now) return
    equal = now
    if (now) options.onHave()
    options.onProgress()
  }

  function sayLog(): void {
    const entries = team.since(told).map(({ body, signature }) => ({ body, signature }))
    told = team.now().heads
    if (entries.length > 0 || !said) inbox.send({ k: 'log', entries })
    said = true
  }

  /** Records go to members only; whoever waits for approval hears the log. */
  const ready = (): boolean => heard && isMember(peer) && isMember(replica.device)

  async function sayDigest(back: boolean): Promise<Digest> {
    const digest = digestOf(await replica.segments())
    inbox.send({ k: 'digest', classes: digest.classes.map(([cls, sum]) => [cls, sum]), back })
    return digest
  }

  async function compare(): Promise<void> {
    if (!ready()) return
    compared = true
    await sayDigest(true)
  }

  async function hearLog({ entries }: Of<'log'>): Promise<void> {
    const added = await team.add(entries)
    if (!added.ok) {
      options.onRefused('log')
      return channel.close('broken')
    }
    heard = true
    told = [...told, ...entries.map(({ body }) => hex(sha256(body)))]
    if (team.since(told).length === 0) told = team.now().heads
    const { state } = team.now()
    // Whoever is no member any more hears why first; the mesh ends the session a moment later.
    if (memberOf(state, peer) === undefined && state.devices.has(peer)) return sayLog()
    // One of the two is enough.
    if (!compared && replica.device < peer) await compare()
  }

  async function hearDigest({ classes, back }: Of<'digest'>): Promise<void> {
    if (!ready()) return
    compared = true
    const mine = back ? await sayDigest(false) : digestOf(await replica.segments())
    const theirs = new Map(classes)
    const differing = mine.classes.filter(([cls, sum]) => {
      const other = theirs.get(cls)
      return other === undefined || !sameBytes(other, sum)
    })
    for (const cls of repeatedFirst) if (differing.some(([one]) => one === cls)) inbox.send(sumsOf(mine, cls))
    if (differing.length === 0) rounds = 0
    compares = differing.length === 0
    if (compares) pushed.clear()
    setEqual(compares)
  }

  async function hearSums({ cls, list }: Of<'sums'>): Promise<void> {
    const mine = digestOf(await replica.segments()).segments.get(cls)
    for (const [number, sum] of list) {
      const own = mine?.get(number)
      const name = { cls, number }
      const key = keyOf(name)
      if (own !== undefined && sameBytes(own, sum)) continue
      const before = given.get(key)
      if ((before !== undefined && sameBytes(before, sum)) || queue.has(key) || asked.has(key)) continue
      queue.set(key, { name, sum })
      count.total++
    }
    await ask()
  }

  async function ask(): Promise<void> {
    for (const [key, wanted] of queue) {
      if (asked.size >= window) break
      queue.delete(key)
      asked.set(key, wanted)
      await want(wanted.name)
    }
    options.onProgress()
    if (queue.size > 0 || asked.size > 0 || applied === 0 || rounds > mostRounds) return
    // Everything asked for is here: say so, and hear whether more has come meanwhile.
    applied = 0
    rounds++
    replica.arrived().catch(fail)
    await compare()
  }

  async function want(name: SegmentName): Promise<void> {
    const version = Object.entries(await replica.version(name))
    inbox.send({ k: 'want', ...nameOf(name), version })
  }

  async function hearWant({ cls, number, version }: Of<'want'>): Promise<void> {
    if (!isMember(peer)) return
    const name = { cls, number }
    const out = await replica.since(name, Object.fromEntries(version))
    inbox.send(out === undefined ? { k: 'nothing', ...name } : changesOf(out, true))
  }

  async function hearChanges(message: Of<'changes'>): Promise<void> {
    const name = nameOf(message)
    const key = keyOf(name)
    const received = await replica.receive({ name, bytes: message.bytes, attestations: message.attestations }, peer)
    if (!received.ok && received.error.kind === 'refused') {
      options.onRefused(received.error.reason, name.cls)
      return channel.close('broken')
    }
    if (received.ok) {
      applied += received.value.applied
      count.bytes += message.bytes.length
    }
    if (message.asked) return answered(key, received.ok)
    if (received.ok) return sayHave(name)
    // Something before it was missed.
    if (received.error.kind === 'missing') await want(name)
  }

  async function answered(key: string, good: boolean): Promise<void> {
    const wanted = asked.get(key)
    if (asked.delete(key)) count.done++
    // What the peer has not got is not asked for again until it says that it has something else.
    if (wanted !== undefined && !good) given.set(key, wanted.sum)
    await ask()
  }

  async function sayHave(name: SegmentName): Promise<void> {
    inbox.send({ k: 'have', ...name, sum: segmentSum(await replica.heads(name)) })
  }

  async function hearHave({ cls, number, sum }: Of<'have'>): Promise<void> {
    if (sameBytes(segmentSum(await replica.heads({ cls, number })), sum)) pushed.delete(keyOf({ cls, number }))
    setEqual(compares && pushed.size === 0)
  }

  async function hear(message: SessionMessage): Promise<void> {
    switch (message.k) {
      case 'log':
        return hearLog(message)
      case 'digest':
        return hearDigest(message)
      case 'sums':
        return hearSums(message)
      case 'want':
        return hearWant(message)
      case 'changes':
        return isMember(peer) ? hearChanges(message) : channel.close('broken')
      case 'nothing':
        return answered(keyOf(message), false)
      case 'have':
        return hearHave(message)
      case 'peers':
        peers = new Set(message.devices)
        return options.onProgress()
      case 'presence':
        return options.onPresence(message)
      case 'pass':
      case 'passed':
        return options.onSignal(message)
      case 'join':
      case 'sorry':
        return channel.close('broken')
    }
  }

  function fail(error: unknown): void {
    // A ledger that is being closed takes nothing in any more.
    if (!over) log.error('team', 'a session failed', error)
    channel.close('broken')
  }

  async function read(): Promise<void> {
    const lanes = createLanes(abreast)
    for (;;) {
      const message = await inbox.next()
      if (message === undefined) return lanes.done()
      // Answers to what was asked are of different segments; everything else waits for what came before it.
      if (message.k === 'changes' && message.asked) await lanes.add(() => hear(message).catch(fail))
      else {
        await lanes.done()
        await hear(message)
      }
    }
  }

  void channel.ended.finally(() => {
    over = true
  })
  sayLog()
  if (heard) compare().catch(fail)
  void read().catch(fail)

  return {
    peer,
    theirs: options.theirs,
    push: (out) => {
      equal = false
      pushed.add(keyOf(out.name))
      inbox.send(changesOf(out, false))
    },
    sayLog: () => {
      sayLog()
      if (!compared && replica.device < peer) compare().catch(fail)
    },
    say: (message) => inbox.send(message),
    compare: () => compare().catch(fail),
    peers: () => peers,
    progress: () => ({ equal, ...count }),
    traffic: inbox.traffic,
    ended: channel.ended,
    close: (reason) => channel.close(reason)
  }
}

/** What a row repeats of others comes before it: it is then written once (`sync/store/foreknown.ts`). */
const repeatedFirst: readonly RecordClass[] = ['ledger', 'company', 'activity', 'person', 'pair']

/** Rounds of asking in which something came and the two still differ: a peer that never ends is not followed for ever. */
const mostRounds = 50

const sumsOf = ({ segments }: Digest, cls: RecordClass): SessionMessage => ({
  k: 'sums',
  cls,
  list: [...(segments.get(cls) ?? [])].map(([number, sum]) => [number, sum])
})

const changesOf = ({ name, bytes, attestations }: Outgoing, asked: boolean): SessionMessage => ({
  k: 'changes',
  cls: name.cls,
  number: name.number,
  bytes,
  attestations: attestations.map((one) => ({ ...one })),
  asked
})
