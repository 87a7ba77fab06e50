import * as v from 'valibot'
import { teamRequestSchema, type TeamRequest, type TeamStatus, type TeamView } from '../../crm/team'
import type { RecordClass } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { log } from '../../platform/log'
import { err, ok, type Result } from '../../platform/result'
import type { Stop } from '../api'
import type { ChannelEnd } from '../net/channel'
import type { FrameTransport } from '../net/transport'
import { addPlace, createShelf, keepInbox } from '../mailbox/shelf'
import { emptyPlace } from '../mailbox/state'
import { openLedgerDb, type LedgerDb } from '../store/db'
import { createDeviceKeys, type DeviceKeys } from '../store/device'
import { isFull } from '../store/faults'
import type { Store } from '../store/store'
import { createEntry, storeTeam, teamOf } from '../team/found'
import { identityOf } from '../team/identity'
import { addDeviceOp } from '../team/paper'
import { readEntry, signEntry, type DeviceId } from '../team/entry'
import { bringRecords } from './bring'
import type { CreateLinks, Links } from './link-port'
import { askLinks, askRoom, isLinkRequest } from './team-ask'
import { beginJoining, planOf, type Admitted, type JoiningTeam, type KeptJoin } from './team-joining'
import { askKnock, changesPlaces, isKnockRequest } from './team-knock-ask'
import type { KnockDesk, KnockTools } from './team-knock'
import type { TeamResult } from './team-messages'
import { openRoom, type Room } from './team-room'

export interface TeamDeskOptions {
  readonly clock: Clock
  /** Live connections; absent where there are none. */
  readonly createLinks?: CreateLinks
  readonly later?: (ms: number, run: () => void) => Stop
  readonly onView: () => void
  /** Something was erased in the team, and is gone here. */
  readonly onErased?: () => void
  /** How newcomers ask at places; absent where there is no way to them. */
  readonly knock?: KnockTools
  /** What is being joined, kept over restarts. */
  readonly kept?: { load(): Promise<KeptJoin | undefined>; save(join: KeptJoin | undefined): Promise<void> }
  /** Another way of delivery takes part in the room; gives what ends it. */
  readonly onRoom?: (room: Room, store: Store) => () => void | Promise<void>
  readonly keysOf: (id: string) => Promise<DeviceKeys | undefined>
  readonly keepKeys: (keys: DeviceKeys) => Promise<void>
  /** Makes a ledger with these keys the open one; its database has been prepared. */
  readonly adopt: (ledger: { readonly id: string; readonly name: string }, keys: DeviceKeys) => Promise<boolean>
}

/** The team of the open ledger, or the joining of one, and the requests about them. */
export interface TeamDesk {
  /** The ledger was opened. */
  opened(store: Store, keys: DeviceKeys): Promise<void>
  /** The ledger is about to be closed. */
  leaving(): Promise<void>
  ask(request: unknown): Promise<TeamResult>
  view(): TeamView
  readonly room: () => Room | undefined
  /** Whether the own role lets these classes be written; without a team it does. */
  mayWrite(classes: readonly RecordClass[]): boolean
  /** A way to another device, from whoever has one. */
  attach(transport: FrameTransport, initiator: boolean): Promise<Result<DeviceId, ChannelEnd>>
  close(): Promise<void>
}

interface Open {
  readonly store: Store
  readonly keys: DeviceKeys
  room?: Room
  leave?: () => void | Promise<void>
  /** Made the connection over which this device was let in. */
  guest?: Links
}

export function createTeamDesk(options: TeamDeskOptions): TeamDesk {
  const { clock, onView } = options
  let open: Open | undefined
  let joining: JoiningTeam | undefined
  let kept: KeptJoin | undefined
  let resumed = false

  async function keep(next: KeptJoin | undefined): Promise<void> {
    kept = next
    await options.kept?.save(next)
  }

  async function enter(at: Open, team: string): Promise<Room> {
    const { createLinks, later, onErased } = options
    const room = await openRoom({
      store: at.store,
      keys: at.keys,
      team,
      clock,
      onView,
      ...(createLinks === undefined ? {} : { createLinks }),
      ...(later === undefined ? {} : { later }),
      ...(onErased === undefined ? {} : { onErased })
    })
    at.room = room
    at.store.restrict((cls) => room.mayWrite([cls]))
    const leave = options.onRoom?.(room, at.store)
    if (leave !== undefined) at.leave = leave
    onView()
    return room
  }

  async function create({ name, device }: Extract<TeamRequest, { ask: 'create' }>): Promise<TeamResult> {
    if (open === undefined) return err('unreachable')
    if (open.room !== undefined) return err('already-a-team')
    const { ledger, db } = open.store
    const entry = await createEntry(await identityOf(open.keys, device), ledger, name, clock())
    if (entry === undefined) return err('invalid')
    await storeTeam(db, entry.id, [{ body: Uint8Array.from(entry.body), signature: Uint8Array.from(entry.signature) }])
    const room = await enter(open, entry.id)
    await room.changeKeys()
    return ok({ id: entry.id })
  }

  async function begin(join: KeptJoin): Promise<TeamResult> {
    const read = planOf(join)
    if (!read.ok) return read
    const plan = read.value
    if (open?.room?.team === plan.team) return err('already-a-team')
    cancel()
    await keep(join)
    const place = `team:${plan.team}`
    // Kept, so that a device that was let in and interrupted is the same one when it asks again.
    const keys = (await options.keysOf(place)) ?? (await createDeviceKeys(place, clock()))
    await options.keepKeys(keys)
    const { createLinks, knock } = options
    joining = await beginJoining({
      plan,
      kept: join,
      keys,
      clock,
      onView,
      onAdmitted: (admitted) =>
        void admit(admitted).catch((error: unknown) => {
          log.error('team', 'the team could not be opened', error)
          admitted.way?.channel.close()
        }),
      ...(createLinks === undefined ? {} : { createLinks }),
      ...(knock === undefined ? {} : { tools: knock })
    })
    onView()
    return ok({ id: plan.team })
  }

  async function admit(admitted: Admitted): Promise<void> {
    const { plan, ledger, own, way } = admitted
    const links = joining?.links
    const db = await openLedgerDb(ledger.id)
    if (!db.ok) throw new Error(`a shared ledger cannot be opened: ${db.error.kind}`)
    await storeTeam(db.value, plan.team, await withPaper(admitted))
    await storePlaces(db.value, admitted)
    if (plan.bring !== undefined) await db.value.put('team', plan.bring, 'bring')
    db.value.close()
    joining = undefined
    if (!(await options.adopt(ledger, { ...own, ledger: ledger.id })) || open?.room?.team !== plan.team)
      throw new Error('a shared ledger did not open')
    await keep(undefined)
    // The way belongs to the links that made it; they go when it does.
    const at = open
    if (way === undefined) links?.close()
    else {
      if (links !== undefined) at.guest = links
      void way.channel.ended.finally(() => {
        links?.close()
        delete at.guest
        onView()
      })
      open.room.adopt(way.channel, way.inbox)
    }
    // Whoever let this device in can introduce it to the others.
    open.room.links?.connect()
    onView()
  }

  /** What the ledger's delivery begins with. */
  async function storePlaces(db: LedgerDb, { places, keys, file }: Admitted): Promise<void> {
    for (const place of places) {
      await addPlace(db, place)
      if (keys.length > 0) await createShelf(db, place.id).save({ state: { ...emptyPlace, keys } })
    }
    if (file !== undefined) await keepInbox(db, file)
  }

  /** A paper device adds this one by itself: nobody else need be asked. */
  async function withPaper({ plan, entries, identity }: Admitted): Promise<Admitted['entries']> {
    const { paper, team } = plan
    if (paper === undefined) return entries
    const read = entries.flatMap(({ body, signature }) => {
      const entry = readEntry(body, signature)
      return entry.ok ? [entry.value] : []
    })
    const parents = new Set(read.flatMap((entry) => entry.parents))
    const heads = read.filter(({ id }) => !parents.has(id)).map(({ id }) => id)
    const op = await addDeviceOp(team, identity.device, identity.sign)
    const { body, signature } = await signEntry({ team, parents: heads, author: paper.id, at: clock(), op }, paper.sign)
    return [...entries, { body: Uint8Array.from(body), signature: Uint8Array.from(signature) }]
  }

  function cancel(): void {
    joining?.close()
    joining?.links?.close()
    joining = undefined
    onView()
  }

  function join(request: Extract<TeamRequest, { ask: 'join' | 'recover' }>): Promise<TeamResult> {
    const paper = request.ask === 'recover'
    const { code, device } = request
    const from = !paper && request.bring ? open?.store.ledger.id : undefined
    const by = paper ? undefined : request.by
    return begin({
      code,
      paper,
      name: paper ? device : request.name,
      device,
      places: [],
      ...(from === undefined ? {} : { bring: from }),
      ...(by === undefined ? {} : { by })
    })
  }

  /** An earlier run has not come to the end of joining. */
  async function resume(): Promise<void> {
    if (resumed) return
    resumed = true
    const found = await options.kept?.load()
    if (found === undefined || joining !== undefined) return
    const begun = await begin(found)
    if (!begun.ok) await keep(undefined)
  }

  const keepPlaces = async (knock: KnockDesk): Promise<TeamResult> => {
    if (kept !== undefined) await keep({ ...kept, places: [...knock.places()] })
    return ok({})
  }

  async function answer(request: TeamRequest): Promise<TeamResult> {
    if (request.ask === 'create') return create(request)
    if (request.ask === 'join' || request.ask === 'recover') return join(request)
    if (request.ask === 'cancel-join') {
      cancel()
      await keep(undefined)
      return ok({})
    }
    if (isKnockRequest(request)) {
      const knock = joining?.knock
      if (knock === undefined) return err('no-team')
      const answered = await askKnock(knock, request)
      return answered.ok && changesPlaces(request) ? keepPlaces(knock) : answered
    }
    if (joining !== undefined && isLinkRequest(request)) return askLinks(joining, request)
    return open?.room === undefined ? err('no-team') : askRoom(open.room, request, clock)
  }

  async function leave(): Promise<void> {
    const room = open?.room
    await open?.leave?.()
    room?.close()
    await room?.vault.flush()
    open = undefined
  }

  return {
    opened: async (store, keys) => {
      open = { store, keys }
      const team = await teamOf(store.db)
      if (team !== undefined) {
        const room = await enter(open, team)
        void bringRecords(room, store).catch((error: unknown) => log.error('team', 'records were not brought', error))
      }
      await resume()
      onView()
    },
    leaving: leave,
    ask: async (data) => {
      const parsed = v.safeParse(teamRequestSchema, data)
      if (!parsed.success) return err('invalid')
      try {
        const answered = await answer(parsed.output)
        // What a person has asked for shows at once, also where it changes no log.
        if (parsed.output.ask !== 'presence') onView()
        return answered
      } catch (error) {
        if (isFull(error)) return err('full')
        log.error('team', `${parsed.output.ask} failed`, error)
        return err('unreachable')
      }
    },
    view: () => {
      const room = open?.room
      const receiving = room === undefined ? undefined : receivingIn(room)
      const join = joining?.view() ?? receiving
      return {
        ...(room === undefined ? {} : { team: withGuest(room.view(), open?.guest) }),
        ...(join === undefined ? {} : { joining: join })
      }
    },
    room: () => open?.room,
    mayWrite: (classes) => open?.room?.mayWrite(classes) ?? true,
    attach: (transport, initiator) => {
      const to = joining ?? open?.room
      if (to !== undefined) return to.attach(transport, initiator)
      transport.close()
      return Promise.resolve(err('closed'))
    },
    close: async () => {
      cancel()
      resumed = false
      await leave()
    }
  }
}

const withGuest = (team: TeamStatus, guest: Links | undefined): TeamStatus =>
  guest === undefined ? team : { ...team, links: [...team.links, ...guest.list()] }

/** A first delivery is shown as joining; what comes later is too little to look at. */
const manySegments = 4

function receivingIn(room: Room): TeamView['joining'] {
  const busiest = room.mesh
    .sessions()
    .map((session) => session.progress())
    .find(({ done, total }) => total - done > 0 && total > manySegments)
  if (busiest === undefined) return undefined
  const { done, total, bytes } = busiest
  return { stage: 'receiving', done, total, bytes, of: done === 0 ? 0 : Math.round((bytes / done) * total) }
}
