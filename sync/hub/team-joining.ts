import type { Joining, TeamError } from '../../crm/team'
import type { Clock } from '../../platform/clock'
import { log as journal } from '../../platform/log'
import { ok, type Result } from '../../platform/result'
import { openChannel, type Channel, type ChannelEnd } from '../net/channel'
import { createInbox, type Inbox } from '../net/inbox'
import { askToJoin, invitationTicket, paperTicket, type Ticket } from '../net/join'
import type { FrameTransport } from '../net/transport'
import type { WireEntry } from '../replica'
import type { DeviceKeys } from '../store/device'
import { deviceId, readEntry, type DeviceId, type EntryId } from '../team/entry'
import { identityOf, type Identity } from '../team/identity'
import { readInvitation, type Invitation } from '../team/invitation'
import { ledgerIdOf } from '../team/ledger-id'
import { readPaper, type Paper } from '../team/paper'
import type { CreateLinks, Links } from './link-port'

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
export function planOf(
  code: string,
  paper: boolean,
  rest: Pick<JoinPlan, 'name' | 'device' | 'bring'>
): Result<JoinPlan, TeamError> {
  if (paper) {
    const read = readPaper(code)
    return read.ok ? ok({ ...rest, team: read.value.team, paper: read.value }) : read
  }
  const read = readInvitation(code)
  return read.ok ? ok({ ...rest, team: read.value.team, invitation: read.value }) : read
}

/** A team as it was given to a newcomer, with the connection over which it came. */
export interface Admitted {
  readonly plan: JoinPlan
  readonly identity: Identity
  readonly keys: DeviceKeys
  readonly entries: readonly WireEntry[]
  readonly ledger: { readonly id: string; readonly name: string }
  readonly channel: Channel
  readonly inbox: Inbox
}

export interface JoiningOptions {
  readonly plan: JoinPlan
  readonly keys: DeviceKeys
  readonly clock: Clock
  readonly createLinks?: CreateLinks
  readonly onView: () => void
  readonly onAdmitted: (admitted: Admitted) => void
}

export interface JoiningTeam {
  readonly team: EntryId
  readonly links: Links | undefined
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
    const ledger = asked.ok ? ledgerIn(plan.team, asked.value) : undefined
    if (!asked.ok || ledger === undefined || over) {
      channel.close()
      if (!over) set('connecting', asked.ok ? 'wrong' : asked.error)
      return
    }
    over = true
    options.onAdmitted({ plan, identity, keys, entries: asked.value, ledger, channel, inbox })
  }

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
    attach,
    view: () => ({ stage, done: 0, total: 0, bytes: 0, of: 0, ...(problem === undefined ? {} : { problem }) }),
    close: () => {
      over = true
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
