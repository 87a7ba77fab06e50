import { log } from '../../platform/log'
import type { Stop } from '../api'
import type { LiveReplica } from '../replica'
import type { SegmentChanged } from '../store/exchange'
import type { DeviceId } from '../team/entry'
import { memberOf, roleOf } from '../team/state'
import { createTurn } from '../store/turn'
import type { Session } from './session'
import type { SessionMessage } from './session-messages'

export interface MeshOptions {
  readonly replica: LiveReplica
  /** Runs something later; the tests' clock takes its place. */
  readonly later: (ms: number, run: () => void) => Stop
  /** Sessions, or how far they are, have changed. */
  readonly onState: () => void
}

/** All open sessions of a device: hands over what changes, to each peer once. */
export interface Mesh {
  add(session: Session): void
  /** The open session with a device. */
  get(device: DeviceId): Session | undefined
  readonly sessions: () => readonly Session[]
  say(message: Extract<SessionMessage, { k: 'presence' }>): void
  /** Hands a signal to a device, or to one that is connected to it; `false`: nobody is. */
  pass(to: DeviceId, signal: Uint8Array<ArrayBuffer>): boolean
  close(): void
}

/** Milliseconds between comparisons that make good what a push has missed. */
const compareEvery = 60_000
/** Milliseconds until whole segments that came from somebody are offered to others: many come one behind the other. */
const compareAfterOthers = 1000
/** Milliseconds in which a second connection counts as made at the same time; after that the newer one is the live one. */
const glare = 10_000

export function createMesh({ replica, later, onState }: MeshOptions): Mesh {
  const open = new Map<DeviceId, Session>()
  const fresh = new Set<Session>()
  const inTurn = createTurn()
  let stopComparing: Stop | undefined
  const comparing = new Set<Session>()
  let closed = false

  /**
   * SYNC-36: a change is pushed by whoever made it to all that it is connected to. Who receives it hands it on to those
   * that the sender cannot reach, and of several who could, the one with the smallest id does.
   */
  function targets({ from }: SegmentChanged): readonly Session[] {
    const all = [...open.values()]
    if (from === undefined) return all
    const source = open.get(from)
    const reached = source?.peers() ?? new Set<DeviceId>()
    return all.filter(({ peer, peers }) => {
      if (peer === from || reached.has(peer) || peers().has(from)) return false
      const others = [...reached].filter((device) => peers().has(device))
      return others.every((device) => replica.device < device)
    })
  }

  async function push(change: SegmentChanged): Promise<void> {
    const to = targets(change).filter(({ peer }) => replica.mayHave(peer, change.name))
    const [first] = to
    if (first === undefined) return
    // A whole segment is not pushed: who lacks it asks for it, a few at a time.
    if (change.before.length === 0) return compareSoon(to, change.from === undefined ? 50 : compareAfterOthers)
    const out = await replica.towards(first.peer).after(change.name, change.before)
    if (out === undefined) return
    for (const session of to) {
      if (mayHear(session.peer)) session.push(out)
    }
    onState()
  }

  /** With those only who may have what is new: a comparison would tell the others when it was made. */
  function compareSoon(to: readonly Session[], ms: number): void {
    const waiting = comparing.size > 0
    for (const session of to) comparing.add(session)
    if (waiting) return
    later(ms, () => {
      const due = [...comparing]
      comparing.clear()
      for (const session of due) if (open.get(session.peer) === session) void session.compare()
    })
  }

  const mayHear = (device: DeviceId): boolean => roleOf(replica.log.now().state, device) !== undefined

  const stopSegments = replica.onSegment((change) => {
    void inTurn(() => push(change)).catch((error: unknown) => log.error('team', 'a change was not handed over', error))
  })

  const stopLog = replica.log.onChange(() => {
    const { state } = replica.log.now()
    for (const session of open.values()) {
      session.sayLog()
      // Said first, so that whoever was removed learns why.
      if (memberOf(state, session.peer) === undefined) later(1000, () => session.close('stranger'))
    }
    onState()
  })

  /** Two devices that connect to each other at once must keep the same one of the two connections. */
  function isWorse(session: Session, old: Session): boolean {
    const began = ({ theirs, peer }: Session): DeviceId => (theirs ? peer : replica.device)
    return began(old) < began(session)
  }

  function sayPeers(): void {
    const devices = [...open.keys()].toSorted()
    for (const session of open.values())
      session.say({ k: 'peers', devices: devices.filter((one) => one !== session.peer) })
  }

  function compareLater(): void {
    stopComparing?.()
    if (closed || open.size === 0) return
    stopComparing = later(compareEvery, () => {
      for (const session of open.values()) if (!session.progress().equal) void session.compare()
      compareLater()
    })
  }

  return {
    add: (session) => {
      const old = open.get(session.peer)
      if (old !== undefined && fresh.has(old) && isWorse(session, old)) return session.close()
      old?.close()
      open.set(session.peer, session)
      fresh.add(session)
      later(glare, () => fresh.delete(session))
      sayPeers()
      compareLater()
      onState()
      void session.ended.finally(() => {
        if (open.get(session.peer) === session) open.delete(session.peer)
        sayPeers()
        onState()
      })
    },
    get: (device) => open.get(device),
    sessions: () => [...open.values()],
    say: (message) => {
      for (const session of open.values()) session.say(message)
    },
    pass: (to, signal) => {
      const direct = open.get(to)
      if (direct !== undefined) {
        direct.say({ k: 'passed', signal })
        return true
      }
      const carrier = [...open.values()].find(({ peers }) => peers().has(to))
      carrier?.say({ k: 'pass', to, signal })
      return carrier !== undefined
    },
    close: () => {
      closed = true
      stopComparing?.()
      stopSegments()
      stopLog()
      for (const session of open.values()) session.close()
      open.clear()
    }
  }
}
