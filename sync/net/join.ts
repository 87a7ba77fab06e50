import { err, ok, type Result } from '../../platform/result'
import type { WireEntry } from '../replica'
import {
  deviceId,
  joinStatement,
  signable,
  verifies,
  type EntryId,
  type Op,
  type PublicDevice,
  type Sign
} from '../team/entry'
import { requestToJoin, type Invitation } from '../team/invitation'
import { noNonce, type Paper } from '../team/paper'
import { holds } from '../team/roles'
import { memberOf, roleOf } from '../team/state'
import type { OwnLog } from '../team/log'
import type { Channel } from './channel'
import type { Inbox } from './inbox'
import type { JoinMessage } from './session-messages'

/** Coming into a team over a channel whose other end is not a member yet (SYNC-50 to SYNC-55). */

/** Why a newcomer was not let in. */
export const sorries = ['unknown', 'expired', 'used', 'may-not-admit', 'wrong'] as const
export type Sorry = (typeof sorries)[number]

/** What a newcomer shows: an invitation, or a paper device of their own. */
export interface Ticket {
  readonly team: EntryId
  /** The invitation's id, or the paper device's. */
  readonly invite: string
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly proof: Uint8Array<ArrayBuffer>
}

export function invitationTicket(invitation: Invitation, device: PublicDevice): Ticket {
  const { invite, nonce, proof } = requestToJoin(invitation, device)
  return { team: invitation.team, invite, nonce, proof }
}

export async function paperTicket(paper: Paper, device: PublicDevice): Promise<Ticket> {
  const nonce = crypto.getRandomValues(new Uint8Array(16))
  const proof = await paper.sign(signable('join', joinStatement(paper.team, device, nonce)))
  return { team: paper.team, invite: paper.id, nonce, proof: Uint8Array.from(proof) }
}

export interface AskOptions {
  readonly inbox: Inbox
  readonly ticket: Ticket
  readonly device: PublicDevice
  readonly sign: Sign
  readonly name: string
}

/** What a newcomer says who shows this ticket. */
export async function askingOf({ ticket, device, sign, name }: Omit<AskOptions, 'inbox'>): Promise<Asking> {
  const { team, invite, nonce, proof } = ticket
  const own = await sign(signable('join', joinStatement(team, device, noNonce)))
  return { invite, name, nonce, proof, own: Uint8Array.from(own) }
}

/** Asks to be let in. Gives the team's log, in which this device then is. */
export async function askToJoin(options: AskOptions): Promise<Result<readonly WireEntry[], Sorry | 'closed'>> {
  const { inbox } = options
  inbox.send({ k: 'join', ...(await askingOf(options)) })
  for (;;) {
    const message = await inbox.next()
    if (message === undefined) return err('closed')
    if (message.k === 'log') return ok(message.entries)
    if (message.k === 'sorry') return err(sorries.find((one) => one === message.reason) ?? 'unknown')
  }
}

/** A code that this device has handed out for a further device of its own member. */
export interface OwnInvite {
  readonly key: Uint8Array
  readonly until: number
}

/** What a newcomer says to be let in (SYNC-50). */
export type Asking = Omit<JoinMessage, 'k'>

export interface HostOptions {
  readonly log: OwnLog
  readonly self: string
  readonly now: () => number
  readonly newMember: () => string
  /** Codes for further devices, by invitation id. They are good once. */
  readonly own: (invite: string) => OwnInvite | undefined
  readonly used: (invite: string) => void
  /** Sees to it that the newcomer gets the team's keys. */
  readonly admitted: () => Promise<void>
}

/** How a stranger became somebody one can talk to. */
export type Welcome = 'admitted' | 'known'

/**
 * Lets a device in that can show an invitation, or a log by which it is in already. `undefined`: neither; it was told why.
 */
export async function hostJoin(channel: Channel, inbox: Inbox, options: HostOptions): Promise<Welcome | undefined> {
  const message = await inbox.next()
  const { log } = options
  const { id } = channel.peer
  if (message?.k === 'log') {
    if (await log.addIf(message.entries, (state) => memberOf(state, id) !== undefined)) return 'known'
    channel.close('stranger')
    return undefined
  }
  if (message?.k !== 'join') {
    channel.close('broken')
    return undefined
  }
  const said = await admit(channel.peer.device, message, options)
  if (!said.ok) {
    inbox.send({ k: 'sorry', reason: said.error })
    return undefined
  }
  return said.value === 'paper' || memberOf(log.now().state, id) !== undefined ? 'admitted' : undefined
}

/** Lets a device in by what it shows; `paper`: it may hear the log, and adds itself. */
export async function admit(
  device: PublicDevice,
  asking: Asking,
  options: HostOptions
): Promise<Result<'paper' | 'member', Sorry>> {
  const said = admission(device, asking, options)
  if (!said.ok) return said
  if (said.value === 'paper') return ok('paper')
  // Somebody else may have let it in already, and this device have heard of it meanwhile.
  if (said.value !== undefined) {
    await options.log.say(said.value)
    await options.admitted()
  }
  return ok('member')
}

function admission(
  device: PublicDevice,
  message: Asking,
  options: HostOptions
): Result<Op | 'paper' | undefined, Sorry> {
  const { log, self, now } = options
  const { state } = log.now()
  if (memberOf(state, deviceId(device)) !== undefined) return ok(undefined)
  const own = options.own(message.invite)
  if (own !== undefined) {
    if (own.until < now()) return err('expired')
    if (!proves(log.id, device, message, own.key)) return err('wrong')
    options.used(message.invite)
    return ok({ op: 'add-device', device, proof: message.own })
  }
  const paper = memberOf(state, message.invite) === undefined ? undefined : state.devices.get(message.invite)
  // Whoever acts as a device of the team may hear the log; it adds the new device by itself.
  if (paper !== undefined) return proves(log.id, device, message, paper.sign) ? ok('paper') : err('wrong')
  const invite = state.invites.get(message.invite)
  if (invite === undefined || invite.revoked) return err('unknown')
  if (invite.until < now()) return err('expired')
  if (invite.left < 1) return err('used')
  const role = roleOf(state, self)
  if (role === undefined || !holds(role, 'admit')) return err('may-not-admit')
  if (!proves(log.id, device, message, invite.key)) return err('wrong')
  const { invite: id, name, nonce, proof } = message
  return ok({ op: 'admit', invite: id, member: options.newMember(), name, device, nonce, proof })
}

const proves = (team: EntryId, device: PublicDevice, { nonce, proof }: Asking, key: Uint8Array): boolean =>
  verifies(proof, 'join', joinStatement(team, device, nonce), key)
