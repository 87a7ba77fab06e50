import type { TeamStatus } from '../../crm/team'
import { isPrivate } from '../../crm/private'
import { readServers } from '../../crm/servers'
import type { RecordClass } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { log as journal } from '../../platform/log'
import { ok, type Result } from '../../platform/result'
import type { Stop } from '../api'
import { openChannel, type Channel, type ChannelEnd } from '../net/channel'
import { createInbox, type Inbox } from '../net/inbox'
import { admit, hostJoin, type Asking, type HostOptions, type Sorry, type Welcome } from '../net/join'
import { createMesh, type Mesh } from '../net/mesh'
import { openSession, type Session, type SessionOptions } from '../net/session'
import { counted } from '../net/traffic'
import type { FrameTransport } from '../net/transport'
import type { LiveReplica } from '../replica'
import { mainRecord } from '../store/document'
import type { Store } from '../store/store'
import type { DeviceKeys } from '../store/device'
import type { Tellers } from '../store/erase'
import type { DeviceId, EntryId, PublicDevice } from '../team/entry'
import { newMemberId } from '../team/found'
import { authorOf, identityOf, type Identity } from '../team/identity'
import { openLog, type OwnLog } from '../team/log'
import { createErasures } from '../team/erasures'
import { createReplica } from '../team/replica'
import { holds, mayWrite } from '../team/roles'
import { memberOf, roleOf } from '../team/state'
import { openVault, type Vault } from '../team/vault'
import type { CreateLinks, Links } from './link-port'
import { changeKeys } from './team-keys'
import { createMeetings, type Meetings } from './team-meetings'
import { createPresence } from './team-presence'
import { createUnsent, type Part } from './team-unsent'
import { viewTeam } from './team-view'

export interface RoomOptions {
  readonly store: Pick<
    Store,
    'ledger' | 'db' | 'exchange' | 'settled' | 'share' | 'state' | 'live' | 'redact' | 'look' | 'forget' | 'announce'
  >
  readonly keys: DeviceKeys
  readonly team: EntryId
  readonly clock: Clock
  readonly createLinks?: CreateLinks
  /** Runs something later; tests put their clock in its place. */
  readonly later?: (ms: number, run: () => void) => Stop
  readonly onView: () => void
  /** Something was erased in the team, and is gone here. */
  readonly onErased?: () => void
}

/** Storage that devices share, as a way for signals. */
export interface Carrier {
  readonly isOpen: () => boolean
  /** `false` when the signal could not be left anywhere. */
  readonly post: (to: DeviceId, signal: Uint8Array<ArrayBuffer>) => Promise<boolean>
}

/** The team of one open ledger: its log, its connections, what comes in and goes out. */
export interface Room {
  readonly team: EntryId
  readonly identity: Identity
  readonly log: OwnLog
  readonly vault: Vault
  readonly replica: LiveReplica
  readonly mesh: Mesh
  readonly links: Links | undefined
  /** Opens a session on a way to another device. Gives the reason when there is none. */
  attach(transport: FrameTransport, initiator: boolean): Promise<Result<DeviceId, ChannelEnd>>
  /** Goes on with a channel over which this device was just let in. */
  adopt(channel: Channel, inbox: Inbox): void
  /** Says, in the team's name, that a device has been heard of by another way than a session. */
  heardOf(device: DeviceId, equal: boolean, part?: Part): void
  /** Another way than a teammate to hand signals to devices; gives what takes those that come by it. */
  carry(carrier: Carrier): (signal: Uint8Array<ArrayBuffer>) => void
  /** Lets a newcomer in who has left a request in a place (MBX-42). */
  admit(device: PublicDevice, asking: Asking): Promise<Result<undefined, Sorry>>
  readonly meetings: Meetings
  mayWrite(classes: readonly RecordClass[]): boolean
  /** Erases records in the whole team, and on the own devices. */
  eraser(): Tellers
  /** Changes the team's keys if somebody has lost the right to read, or a device has none. */
  changeKeys(): Promise<void>
  setPresence(record: string | undefined, editing: string | undefined): Promise<void>
  view(): TeamStatus
  /** Resolves when everything that was learnt is stored. */
  settled(): Promise<void>
  readonly closed: () => boolean
  close(): void
}

/** Milliseconds that a stranger has to say what it wants. */
const patience = 30_000
/** Milliseconds that whoever removed somebody has to change the keys before others do it. */
const keysWait = 5000

const laterOf = (ms: number, run: () => void): Stop => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

export async function openRoom(options: RoomOptions): Promise<Room> {
  const { store, clock, team, onView } = options
  const later = options.later ?? laterOf
  const identity = await identityOf(options.keys, '')
  await store.share()
  const vault = await openVault(store.db)
  const log = await openLog({
    db: store.db,
    id: team,
    device: identity.id,
    sign: identity.sign,
    agree: identity.agree,
    now: clock
  })
  const erasures = createErasures({ store, log, clock, onErased: options.onErased ?? (() => {}) })
  const replica = createReplica({
    ledger: store.ledger.id,
    db: store.db,
    exchange: erasures.exchange,
    rewritten: erasures.onRewritten,
    erasedOwn: () => erasures.own(),
    settled: store.settled,
    log,
    device: identity.id,
    sign: identity.sign
  })
  const authors = new Map<DeviceId, string>()
  const traffic = new Map<DeviceId, ReturnType<typeof counted>['traffic']>()
  let keysDue: Stop | undefined
  let closed = false

  const changed = (): void => {
    if (!closed) onView()
  }

  const mesh = createMesh({
    replica,
    later,
    onState: () => {
      store.live(mesh.sessions().length > 0)
      changed()
    }
  })

  const presence = createPresence({
    memberOf: (id) => memberOf(log.now().state, id)?.id,
    isShown: async (record) => !isPrivate((await store.db.getFromIndex('rows', 'id', record))?.seg ?? 0),
    say: (said) => mesh.say(said),
    clock,
    later,
    changed
  })

  function others(): readonly DeviceId[] {
    const { state } = log.now()
    return [...state.devices.values()]
      .filter(({ id, gone }) => id !== identity.id && !gone && memberOf(state, id) !== undefined)
      .map(({ id }) => id)
  }

  const unsent = createUnsent({ vault, mayHave: (peer, name) => replica.mayHave(peer, name), others, clock })

  const stopSegments = replica.onSegment(({ name, from }) => {
    if (from !== undefined) return
    unsent.changed(name)
    changed()
  })

  function heardOf(device: DeviceId, equal: boolean, part?: Part): void {
    unsent.heard(device, equal, part)
    changed()
  }

  async function readAuthors(): Promise<void> {
    for (const { id, sign } of log.now().state.devices.values())
      if (!authors.has(id)) authors.set(id, await authorOf(sign))
    changed()
  }

  /** Whoever removes somebody changes the keys; if that fails, somebody else does, not everybody at once. */
  function keysLater(): void {
    keysDue?.()
    const place = [identity.id, ...others()].toSorted().indexOf(identity.id)
    keysDue = later(keysWait * (place + 1), () => {
      changeKeys(log, identity.id).catch((error: unknown) => journal.error('team', 'keys were not changed', error))
    })
  }

  function carryOutErasures(): void {
    erasures.ready().catch((error: unknown) => {
      // One that closing cut short goes on at the next start.
      if (!closed) journal.error('team', 'an erasure was not carried out', error)
    })
  }

  const stopLog = log.onChange(() => {
    carryOutErasures()
    void readAuthors()
    keysLater()
    links?.refresh()
    changed()
  })

  function join(
    channel: Channel,
    inbox: Inbox,
    heads: readonly EntryId[],
    { theirs, heard = false }: { readonly theirs: boolean; readonly heard?: boolean }
  ): Session {
    const { id } = channel.peer
    const session: Session = openSession({
      channel,
      inbox,
      replica: replica.towards(id),
      heads,
      heard,
      theirs,
      onRefused: (reason, cls) =>
        vault.addRefused({ at: clock(), from: id, reason, ...(cls === undefined ? {} : { cls }) }),
      onProgress: changed,
      onPresence: (said) => presence.hear(id, said),
      onSignal: hearSignal,
      onHave: () => heardOf(id, true)
    })
    mesh.add(session)
    presence.tell(session)
    heardOf(id, false)
    void channel.ended.finally(() => {
      presence.gone(id)
      heardOf(id, false)
    })
    return session
  }

  const hearSignal: SessionOptions['onSignal'] = (message) => {
    if (message.k === 'passed') links?.signal(message.signal)
    else if (message.to === identity.id) links?.signal(message.signal)
    else mesh.get(message.to)?.say({ k: 'passed', signal: message.signal })
  }

  async function attach(transport: FrameTransport, initiator: boolean): Promise<Result<DeviceId, ChannelEnd>> {
    const { state, heads } = log.now()
    const over = counted(transport, clock())
    const opened = await openChannel(over.way, {
      initiator,
      greeting: { team, device: identity.device, heads: heads.slice(0, 64) },
      sign: identity.sign,
      // A device that was never in the team may come with an invitation; it is asked for it before anything is said.
      admits: ({ id }) => memberOf(log.now().state, id) !== undefined || !state.devices.has(id)
    })
    if (!opened.ok) return opened
    const channel = opened.value
    traffic.set(channel.peer.id, over.traffic)
    const inbox = createInbox(channel)
    if (memberOf(log.now().state, channel.peer.id) !== undefined)
      join(channel, inbox, channel.peer.heads, { theirs: !initiator })
    else {
      const stop = later(patience, () => channel.close())
      const welcomed = await welcome(channel, inbox)
      stop()
      const theirs = !initiator
      if (welcomed === 'known') join(channel, inbox, channel.peer.heads, { theirs, heard: true })
      if (welcomed === 'admitted') join(channel, inbox, [], { theirs })
    }
    return ok(channel.peer.id)
  }

  const host: HostOptions = {
    log,
    self: identity.id,
    now: clock,
    newMember: newMemberId,
    own: (invite) => vault.ownInvite(invite),
    used: (invite) => void vault.setOwnInvite(invite, undefined),
    admitted: () => changeKeys(log, identity.id)
  }

  const welcome = (channel: Channel, inbox: Inbox): Promise<Welcome | undefined> => hostJoin(channel, inbox, host)

  async function attachLink(transport: FrameTransport, initiator: boolean, link: string): Promise<void> {
    try {
      const opened = await attach(transport, initiator)
      links?.session(link, opened.ok ? { open: opened.value } : { over: opened.error })
      if (!opened.ok) return
      const over = await mesh.get(opened.value)?.ended
      links?.session(link, { over: over ?? 'closed' })
    } catch (error) {
      journal.error('team', 'a connection failed', error)
    }
  }

  let carrier: Carrier = { isOpen: () => false, post: () => Promise.resolve(false) }

  const links = options.createLinks?.({
    device: identity.id,
    agree: identity.agree,
    devices: () =>
      others().map((id) => ({
        id,
        agree: log.now().state.devices.get(id)?.agree ?? new Uint8Array(32),
        connected: mesh.get(id) !== undefined
      })),
    settings: async () => readServers((await store.db.getFromIndex('rows', 'id', mainRecord))?.rec ?? {}),
    attach: (transport, initiator, link) => void attachLink(transport, initiator, link),
    reachesNobody: () => mesh.sessions().length === 0 && !carrier.isOpen(),
    introduce: async (to, signal) => (mesh.pass(to, signal) ? 'passed' : (await carrier.post(to, signal)) && 'posted'),
    changed
  })

  void readAuthors()
  keysLater()
  carryOutErasures()

  return {
    team,
    identity,
    log,
    vault,
    replica,
    mesh,
    links,
    attach,
    adopt: (channel, inbox) => void join(channel, inbox, channel.peer.heads, { theirs: false, heard: true }),
    heardOf,
    carry: (given) => {
      carrier = given
      // Nobody may be connected yet who could introduce this device to anybody.
      links?.refresh()
      return (signal) => links?.signal(signal)
    },
    admit: async (device, asking) => {
      const admitted = await admit(device, asking, host)
      return admitted.ok ? ok(undefined) : admitted
    },
    meetings: createMeetings(vault, log, clock),
    mayWrite: (classes) => {
      const role = roleOf(log.now().state, identity.id)
      return role !== undefined && classes.every((cls) => mayWrite(role, cls))
    },
    eraser: () => {
      const role = roleOf(log.now().state, identity.id)
      return {
        team: role !== undefined && holds(role, 'erase') ? (records) => erasures.erase(records) : undefined,
        own: () => erasures.eraseOwn()
      }
    },
    changeKeys: () => changeKeys(log, identity.id),
    setPresence: (record, editing) => presence.set(record, editing),
    view: () =>
      viewTeam({
        team,
        resolution: log.now(),
        device: identity.id,
        vault,
        authors,
        online: (device) => mesh.get(device) !== undefined,
        traffic: (device) => traffic.get(device)?.(),
        links: links?.list() ?? [],
        presence: presence.list(),
        toSend: unsent.count(),
        now: clock()
      }),
    settled: async () => {
      await replica.settled()
      await vault.flush()
    },
    closed: () => closed,
    close: () => {
      closed = true
      keysDue?.()
      stopSegments()
      stopLog()
      links?.close()
      mesh.close()
    }
  }
}
