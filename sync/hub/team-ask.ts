import type { TeamAnswer, TeamError, TeamRequest } from '../../crm/team'
import type { Clock } from '../../platform/clock'
import { err, ok, type Result } from '../../platform/result'
import type { DeviceId, Op } from '../team/entry'
import { invitationCode, invitationId, inviteOp, newInvitation } from '../team/invitation'
import { addDeviceOp, newPaperSeed, paperCode, paperOf } from '../team/paper'
import { forbids } from '../team/permit'
import { safetyNumber } from '../team/safety'
import type { KnockRequest } from './team-knock-ask'
import type { Room } from './team-room'

/** Requests that need a team; the others are `TeamDesk`'s own. */
export type RoomRequest = Exclude<TeamRequest, { ask: 'create' | 'join' | 'cancel-join' | 'recover' } | KnockRequest>

type Answer = Result<TeamAnswer, TeamError>

const done: Answer = ok({})
const hour = 3_600_000

/** Does what a person asks of the team that the open ledger belongs to. */
export async function askRoom(room: Room, request: RoomRequest, clock: Clock): Promise<Answer> {
  switch (request.ask) {
    case 'invite': {
      const invitation = newInvitation(room.team)
      const until = clock() + request.days * 24 * hour
      await room.meetings.add(invitation, until, true)
      const said = await say(room, inviteOp(invitation, request.role, until, request.uses ?? 1))
      return said.ok ? ok({ text: invitationCode(invitation), id: invitationId(invitation) }) : said
    }
    case 'invite-device': {
      const invitation = newInvitation(room.team)
      const until = clock() + hour
      const op = inviteOp(invitation, 'reader', until)
      await room.meetings.add(invitation, until, false)
      if (op.op === 'invite') await room.vault.setOwnInvite(op.invite, { key: op.key, until })
      return ok({ text: invitationCode(invitation), id: invitationId(invitation) })
    }
    case 'revoke':
      if (room.vault.ownInvite(request.invite) !== undefined) {
        await room.vault.setOwnInvite(request.invite, undefined)
        return done
      }
      return say(room, { op: 'revoke-invite', invite: request.invite })
    case 'approve':
      return say(room, { op: 'approve', member: request.member }, true)
    case 'set-role':
      return say(room, { op: 'set-role', member: request.member, role: request.role }, true)
    case 'remove-member':
      return say(room, { op: 'remove-member', member: request.member }, true)
    case 'remove-device':
      return say(room, { op: 'remove-device', device: request.device }, true)
    case 'leave':
      return say(room, { op: 'remove-member', member: room.view().self.member })
    case 'safety':
      return safety(room, request.device)
    case 'verify':
      if (!room.log.now().state.devices.has(request.device)) return err('missing')
      room.vault.setPeer(request.device, { verifiedAt: request.equal ? clock() : undefined })
      return done
    case 'recovery':
      return recovery(room)
    case 'presence':
      await room.setPresence(request.record, request.editing)
      return done
    case 'seen-refused':
      room.vault.clearRefused()
      return done
    case 'offer':
    case 'answer':
    case 'accept':
    case 'connect':
    case 'disconnect':
      return askLinks(room, request)
  }
}

type LinkRequest = Extract<RoomRequest, { ask: 'offer' | 'answer' | 'accept' | 'connect' | 'disconnect' }>

const linkRequests: readonly TeamRequest['ask'][] = ['offer', 'answer', 'accept', 'connect', 'disconnect']

/** Whether a request is about connections, which there are before there is a team, too. */
export const isLinkRequest = (request: TeamRequest): request is LinkRequest => linkRequests.includes(request.ask)

export async function askLinks(at: Pick<Room, 'links'>, request: LinkRequest): Promise<Answer> {
  const { links } = at
  if (links === undefined) return err('no-links')
  switch (request.ask) {
    case 'offer':
      return textOf(await links.offer(request.device))
    case 'answer':
      return textOf(await links.answer(request.text))
    case 'accept': {
      const accepted = await links.accept(request.text)
      return accepted.ok ? done : accepted
    }
    case 'connect':
      links.connect(request.device)
      return done
    case 'disconnect':
      links.disconnect(request.device)
      return done
  }
}

const textOf = (result: Result<string, TeamError>): Answer => (result.ok ? ok({ text: result.value }) : result)

/** Says something in the log when the rules allow it; a removal or demotion is followed by a new key at once. */
async function say(room: Room, op: Op, keys = false): Promise<Answer> {
  const { state, newer, heads } = room.log.now()
  if (newer) return err('newer')
  const rule = forbids(state, { author: room.identity.id, parents: heads }, op, room.team)
  if (rule === 'MEM-14') return err('last-owner')
  if (rule !== undefined) return err(missing(room, op) ? 'missing' : 'not-allowed')
  if (!(await room.log.say(op))) return err('said-enough')
  if (keys) await room.changeKeys()
  return done
}

function missing(room: Room, op: Op): boolean {
  const { members, devices, invites } = room.log.now().state
  if ('member' in op) return members.get(op.member)?.gone !== false
  if (op.op === 'remove-device') return devices.get(op.device)?.gone !== false
  return op.op === 'revoke-invite' && !invites.has(op.invite)
}

function safety(room: Room, id: DeviceId): Answer {
  const other = room.log.now().state.devices.get(id)
  const own = room.identity.device
  if (other === undefined) return err('missing')
  return ok({ groups: safetyNumber(room.team, own, other) })
}

/** One paper device at a time would be enough, but an older print that was lost cannot be told from one in a safe. */
async function recovery(room: Room): Promise<Answer> {
  const seed = newPaperSeed()
  const paper = paperOf(room.team, seed)
  const said = await say(room, await addDeviceOp(room.team, paper.device, paper.sign))
  return said.ok ? ok({ text: paperCode(room.team, seed), id: paper.id }) : said
}
