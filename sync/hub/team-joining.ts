import type { Joining, TeamError } from '../../crm/team'
import type { Clock } from '../../platform/clock'
import { log as journal } from '../../platform/log'
import { ok, type Result } from '../../platform/result'
import { openChannel, type Channel, type ChannelEnd } from '../net/channel'
import { createInbox, type Inbox } from '../net/inbox'
import { askingOf, askToJoin, invitationTicket, paperTicket, type Ticket } from '../net/join'
import type { FrameTransport } from '../net/transport'
import type { Found } from '../mailbox/knock'
import type { Letter } from '../mailbox/letter'
import type { Bytes } from '../mailbox/place'
import type { WireEntry } from '../replica'
import type { DeviceKeys } from '../store/device'
import { deviceId, readEntry, type DeviceId, type EntryId } from '../team/entry'
import { identityOf, type Identity } from '../team/identity'
import { meetingKey, readInvitation, type Invitation } from '../team/invitation'
import { ledgerIdOf } from '../team/ledger-id'
import { readPaper, type Paper } from '../team/paper'
import type { CreateLinks, Links } from './link-port'
import { createKnockDesk, type KnockDesk, type KnockPlace, type KnockTools } from './team-knock'

/** A joining as it is kept until it is over, so that it goes on after a restart. */
export interface KeptJoin {
  readonly code: string
  readonly paper: boolean
  readonly name: string
  readonly device: string
  readonly bring?: string
  readonly by?: string
  readonly places: readonly KnockPlace[]
}

/** What is needed to become part of a team, until somebody has let this device in. */
export interface JoinPlan {
  readonly team: EntryId
  readonly name: string
  readonly device: string
  /** The ledger whose records are brought along. */
  readonly bring?: string
  readonly invitation?: Invitation
  readonly paper?: Paper
}

/** Reads a code into a plan; nothing is asked of anybody. */
export function planOf({ code, paper, places: _, by: _by, ...rest }: KeptJoin): Result<JoinPlan, TeamError> {
  if (paper) {
    const read = readPaper(code)
    return read.ok ? ok({ ...rest, team: read.value.team, paper: read.value }) : read
  }
  const read = readInvitation(code)
  return read.ok ? ok({ ...rest, team: read.value.team, invitation: read.value }) : read
}

/** A team as it was given to a newcomer. */
export interface Admitted {
  readonly plan: JoinPlan
  readonly identity: Identity
  readonly own: DeviceKeys
  readonly entries: readonly WireEntry[]
  readonly ledger: { readonly id: string; readonly name: string }
  /** The connection over which it came; absent when it lay in a place. */
  readonly way?: { readonly channel: Channel; readonly inbox: Inbox }
  /** Places at which was asked: the ledger is delivered there. */
  readonly places: readonly KnockPlace[]
  /** Keys of the team that came with its log, and the file in which both were. */
  readonly keys: Letter['keys']
  readonly file?: Bytes
}

export interface JoiningOptions {
  readonly plan: JoinPlan
  readonly kept: KeptJoin
  /** How places are asked; absent where there is no way to them. */
  readonly tools?: KnockTools
  readonly keys: DeviceKeys
  readonly clock: Clock
  readonly createLinks?: CreateLinks
  readonly onView: () => void
  readonly onAdmitted: (admitted: Admitted) => void
}

export interface JoiningTeam {
  readonly team: EntryId
  readonly links: Links | undefined
  readonly knock: KnockDesk | undefined
  attach(transport: FrameTransport, initiator: boolean): Promise<Result<DeviceId, ChannelEnd>>
  view(): Joining
  /** Takes no more connections; those that are open go on. */
  close(): void
}

/** Asks whoever is connected to be let in, until somebody does. */
export async function beginJoining(options: JoiningOptions): Promise<JoiningTeam> {
  const { plan, keys, onView } = options
  const identity = await identityOf(keys, plan.device)
  let stage: Joining['stage'] = 'connecting'
  let problem: string | undefined
  let over = false

  const ticket = async (): Promise<Ticket | undefined> => {
    if (plan.paper !== undefined) return paperTicket(plan.paper, identity.device)
    return plan.invitation === undefined ? undefined : invitationTicket(plan.invitation, identity.device)
  }

  function set(next: Joining['stage'], why?: string): void {
    stage = next
    problem = why
    onView()
  }

  async function attach(transport: FrameTransport, initiator: boolean): Promise<Result<DeviceId, ChannelEnd>> {
    const opened = await openChannel(transport, {
      initiator,
      greeting: { team: plan.team, device: identity.device, heads: [] },
      sign: identity.sign,
      // Whether the other is a member shows in the log that it hands over.
      admits: () => !over
    })
    if (!opened.ok) {
      set('connecting', opened.error)
      return opened
    }
    void ask(opened.value).catch((error: unknown) => journal.error('team', 'joining failed', error))
    return ok(opened.value.peer.id)
  }

  async function ask(channel: Channel): Promise<void> {
    const shown = await ticket()
    if (shown === undefined) return channel.close()
    set('asking')
    const inbox = createInbox(channel)
    const { device, sign } = identity
    const asked = await askToJoin({ inbox, ticket: shown, device, sign, name: plan.name })
    if (asked.ok && admitted(asked.value, { way: { channel, inbox } })) return
    channel.close()
    if (!over) set('connecting', asked.ok ? 'wrong' : asked.error)
  }

  /** `false`: it is not this team's log, or somebody else was faster. */
  function admitted(entries: readonly WireEntry[], how: Pick<Admitted, 'way' | 'file'>, letter: Letter['keys'] = []) {
    const ledger = ledgerIn(plan.team, entries)
    if (ledger === undefined || over) return false
    over = true
    const places = knock?.places() ?? []
    knock?.close()
    options.onAdmitted({ plan, identity, own: keys, entries, ledger, places, keys: letter, ...how })
    return true
  }

  function found(what: Found, file?: Bytes): void {
    if ('sorry' in what) set('connecting', what.sorry)
    else if (!admitted(what.entries, file === undefined ? {} : { file }, what.keys)) set('connecting', 'wrong')
  }

  const { invitation, paper } = plan
  const { device, sign } = identity
  const asking = invitation && {
    asking: () => askingOf({ ticket: invitationTicket(invitation, device), device, sign, name: plan.name }),
    key: Uint8Array.from(meetingKey(invitation))
  }
  const knock =
    options.tools &&
    createKnockDesk({
      ...options.tools,
      team: plan.team,
      clock: options.clock,
      onView,
      onFound: found,
      knock: {
        team: plan.team,
        identity,
        clock: options.clock,
        ...(asking === undefined ? {} : { invited: asking }),
        ...(paper === undefined ? {} : { paper })
      }
    })
  for (const place of options.kept.places) knock?.add(place)

  const links = options.createLinks?.({
    device: identity.id,
    agree: identity.agree,
    devices: () => [],
    attach: (transport, initiator, link) => {
      attach(transport, initiator)
        .then((opened) => links?.session(link, opened.ok ? { open: opened.value } : { over: opened.error }))
        .catch((error: unknown) => journal.error('team', 'a connection failed', error))
    },
    introduce: () => Promise.resolve(false),
    changed: onView
  })

  return {
    team: plan.team,
    links,
    knock,
    attach,
    view: () => {
      const places = knock?.view() ?? []
      const { by } = options.kept
      return {
        stage,
        done: 0,
        total: 0,
        bytes: 0,
        of: 0,
        places,
        asked: places.some(({ lookedAt, problem: trouble }) => lookedAt !== undefined && trouble === undefined),
        ...(by === undefined ? {} : { by }),
        ...(problem === undefined ? {} : { problem })
      }
    },
    close: () => {
      over = true
      knock?.close()
    }
  }
}

/** The ledger that a log is about; `undefined` when the log is not that team's. */
function ledgerIn(team: EntryId, entries: readonly WireEntry[]): { id: string; name: string } | undefined {
  for (const { body, signature } of entries) {
    const read = readEntry(body, signature)
    if (!read.ok || read.value.id !== team || read.value.op?.op !== 'create') continue
    const { op } = read.value
    return deviceId(op.device) === read.value.author ? { id: ledgerIdOf(op.salt), name: op.team } : undefined
  }
  return undefined
}
