import { isDeepStrictEqual } from 'node:util'
import { eventually } from '../eventually'
import '../store/open'
import type { Role } from '../../../crm/team'
import { newId } from '../../../platform/ids'
import { openRoom, type Room } from '../../../sync/hub/team-room'
import { transportPair } from '../../../sync/net/transport'
import { openLedgerDb } from '../../../sync/store/db'
import { createDeviceKeys, type DeviceKeys } from '../../../sync/store/device'
import { openStore, type Store } from '../../../sync/store/store'
import { createEntry, storeTeam } from '../../../sync/team/found'
import { identityOf } from '../../../sync/team/identity'
import { inviteOp, newInvitation, type Invitation } from '../../../sync/team/invitation'
import { askToJoin, invitationTicket } from '../../../sync/net/join'
import { openChannel } from '../../../sync/net/channel'
import { createInbox } from '../../../sync/net/inbox'
import { createProfile, type Profile } from '../profile'

/** Devices of a team in one process, each with databases of its own, over ways in memory. */
export interface Member {
  readonly name: string
  readonly profile: Profile
  readonly keys: DeviceKeys
  store: Store
  room: Room
  /** Closes and opens it again, as a restart does. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const start = 1_760_000_000_000

async function openAll(
  profile: Profile,
  ledger: { id: string; name: string; createdAt: number },
  keys: DeviceKeys,
  team: string,
  clock: () => number
): Promise<{ store: Store; room: Room }> {
  return profile.run(async () => {
    const opened = await openStore({
      ledger,
      keys,
      clock,
      automerge: Promise.resolve(),
      journal: 'relaxed',
      onChange: () => {},
      onTrouble: () => {},
      onLost: () => {},
      onProgress: () => {}
    })
    if (!opened.ok) throw new Error(opened.error.kind)
    const room = await openRoom({ store: opened.value, keys, team, clock, onView: () => {} })
    return { store: opened.value, room }
  })
}

async function member(
  name: string,
  profile: Profile,
  ledger: { id: string; name: string; createdAt: number },
  keys: DeviceKeys,
  team: string,
  clock: () => number
): Promise<Member> {
  const made = await openAll(profile, ledger, keys, team, clock)
  const self: Member = {
    name,
    profile,
    keys,
    ...made,
    restart: async () => {
      await self.stop()
      Object.assign(self, await openAll(profile, ledger, keys, team, clock))
    },
    stop: async () => {
      self.room.close()
      await self.room.vault.flush()
      await self.store.close()
    }
  }
  return self
}

export interface Team {
  readonly founder: Member
  /** Invites and lets in over a way in memory; the two are connected then, unless `apart`. */
  join(name: string, role: Role, host?: Member): Promise<Member>
  /** A further device of somebody, let in by the one that they have. */
  device(name: string, host: Member): Promise<Member>
  readonly advance: (ms: number) => void
}

export async function createTeam(founder: string): Promise<Team> {
  let now = start
  const clock = (): number => (now += 10)
  const profile = createProfile()
  const ledger = { id: newId('ldg'), name: 'Mehta Traders', createdAt: start }
  const keys = await createDeviceKeys(ledger.id, start)
  const create = await createEntry(await identityOf(keys, 'Laptop'), ledger, founder, start)
  if (create === undefined) throw new Error('no team')
  const entries = [{ body: Uint8Array.from(create.body), signature: Uint8Array.from(create.signature) }]
  await profile.run(() => prepare(ledger.id, create.id, entries))
  const first = await member(founder, profile, ledger, keys, create.id, clock)
  await first.room.changeKeys()

  async function join(name: string, role: Role, host = first): Promise<Member> {
    const invitation = newInvitation(create?.id ?? '')
    await host.room.log.say(inviteOp(invitation, role, now + 86_400_000))
    return letIn(name, invitation, host)
  }

  async function device(name: string, host: Member): Promise<Member> {
    const invitation = newInvitation(create?.id ?? '')
    const op = inviteOp(invitation, 'reader', now + 86_400_000)
    if (op.op === 'invite') await host.room.vault.setOwnInvite(op.invite, { key: op.key, until: op.until })
    return letIn(name, invitation, host)
  }

  async function letIn(name: string, invitation: Invitation, host: Member): Promise<Member> {
    const own = await createDeviceKeys(ledger.id, start)
    const identity = await identityOf(own, 'Phone')
    const [here, there] = transportPair()
    const hosting = host.room.attach(here, false)
    const channel = await openChannel(there, {
      initiator: true,
      greeting: { team: invitation.team, device: identity.device, heads: [] },
      sign: identity.sign,
      admits: () => true
    })
    if (!channel.ok) throw new Error(channel.error)
    const inbox = createInbox(channel.value)
    const asked = await askToJoin({
      inbox,
      ticket: invitationTicket(invitation, identity.device),
      device: identity.device,
      sign: identity.sign,
      name
    })
    if (!asked.ok) throw new Error(asked.error)
    await hosting
    const place = createProfile()
    await place.run(() => prepare(ledger.id, invitation.team, asked.value))
    const made = await member(name, place, ledger, own, invitation.team, clock)
    made.room.adopt(channel.value, inbox)
    return made
  }
  return { founder: first, join, device, advance: (ms) => void (now += ms) }
}

async function prepare(ledger: string, team: string, entries: Parameters<typeof storeTeam>[2]): Promise<void> {
  const db = await openLedgerDb(ledger)
  if (!db.ok) throw new Error(db.error.kind)
  await storeTeam(db.value, team, entries)
  db.value.close()
}

/** Connects two members; `cut` ends it. */
export function connect(a: Member, b: Member): { cut(): void; readonly opened: Promise<unknown> } {
  const [here, there] = transportPair()
  const opened = Promise.all([a.room.attach(here, true), b.room.attach(there, false)])
  return { cut: () => here.close(), opened }
}

/** Everything that a person could see of a ledger, in a form that can be compared. */
export async function seen(member: Member): Promise<unknown> {
  const rows = await member.store.db.getAll('rows')
  const conflicts = await member.store.db.getAll('conflicts')
  return {
    rows: rows
      .map(({ id, cls, seg, rec, company, contact }) => ({ id, cls, seg, rec, company, contact }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    conflicts: conflicts.map(({ values }) => values)
  }
}

export const heads = (member: Member) => member.store.exchange.sums()

/** Waits until all of them have the same. */
export const equal = async (...members: readonly Member[]): Promise<void> => {
  const look = async (member: Member) => [await heads(member), await seen(member)]
  const [first, ...others] = members
  if (first === undefined) return
  for (const other of others)
    await eventually(async () => isDeepStrictEqual(await look(other), await look(first))).toBe(true)
}
