import type { Write } from '../../crm/commands'
import { generatedSample } from '../../crm/sample'
import { newId } from '../../platform/ids'
import { createLooker } from '../../sync/hub/looker'
import { openRoom, type Room } from '../../sync/hub/team-room'
import { openChannel } from '../../sync/net/channel'
import { createInbox } from '../../sync/net/inbox'
import { askToJoin, invitationTicket } from '../../sync/net/join'
import type { FrameTransport } from '../../sync/net/transport'
import { openLedgerDb } from '../../sync/store/db'
import { createDeviceKeys, type DeviceKeys } from '../../sync/store/device'
import type { LookApart } from '../../sync/store/look-whole'
import { openStore, type Store } from '../../sync/store/store'
import { createEntry, storeTeam } from '../../sync/team/found'
import type { EntryId } from '../../sync/team/entry'
import { identityOf } from '../../sync/team/identity'
import { inviteOp, newInvitation, type Invitation } from '../../sync/team/invitation'

/** The two sides of a bench of joining: whoever has the ledger, and whoever comes into it. The code is the hub's. */

export interface Ledger {
  readonly id: string
  readonly name: string
  readonly createdAt: number
}

export interface Side {
  readonly store: Store
  readonly room: Room
}

let lookApart: LookApart | undefined

/** Segments are looked at by this worker of the extension, as its hub does. */
export function lookWith(worker: string): void {
  lookApart = createLooker(() => new Worker(worker, { type: 'module' }))
}

async function openSide(ledger: Ledger, keys: DeviceKeys, team: string): Promise<Side> {
  const opened = await openStore({
    ledger,
    keys,
    clock: Date.now,
    automerge: Promise.resolve(),
    journal: 'relaxed',
    lookApart,
    onChange: () => undefined,
    onTrouble: () => undefined,
    onLost: () => undefined,
    onProgress: () => undefined
  })
  if (!opened.ok) throw new Error(opened.error.kind)
  const room = await openRoom({ store: opened.value, keys, team, clock: Date.now, onView: () => undefined })
  return { store: opened.value, room }
}

export interface Host extends Side {
  readonly ledger: Ledger
  invite(): Promise<Invitation>
}

/** A new ledger of a team of one. */
export async function openFounded(): Promise<Side & { readonly ledger: Ledger; readonly team: EntryId }> {
  const ledger = { id: newId('ldg'), name: 'Mehta Traders', createdAt: 1 }
  const keys = await createDeviceKeys(ledger.id, 1)
  const create = await createEntry(await identityOf(keys, 'Laptop'), ledger, 'Asha', 1)
  if (create === undefined) throw new Error('no team')
  const { body, signature } = create
  await storeLog(ledger.id, create.id, [{ body: Uint8Array.from(body), signature: Uint8Array.from(signature) }])
  return { ...(await openSide(ledger, keys, create.id)), ledger, team: create.id }
}

export async function openHost(people: number, activities: number): Promise<Host> {
  const { ledger, team, ...side } = await openFounded()
  const total = Math.ceil(people * 1.25) + activities
  const id = newId('cmd')
  const filled = await side.store.bulk({ id, kind: 'sample', origin: 'sample' }, () => all(people, activities), total)
  if (!filled.ok) throw new Error(filled.error.kind)
  await side.room.changeKeys()
  await side.store.settled()
  return {
    ...side,
    ledger,
    invite: async () => {
      const invitation = newInvitation(team)
      await side.room.log.say(inviteOp(invitation, 'rep', Date.now() + 86_400_000))
      return invitation
    }
  }
}

function* all(people: number, activities: number): Generator<Write> {
  const ids: string[] = []
  for (const write of generatedSample(people, 'bench')) {
    if (write.cls === 'person') ids.push(write.id)
    yield write
  }
  for (let at = 0; at < activities; at++) {
    const person = ids[(at * 7) % ids.length] ?? ''
    const set = { kind: 'call', at: 1_700_000_000_000 + at * 60_000, subject: `Call ${at}`, [`with/${person}`]: true }
    yield { cls: 'activity', id: `act_b${at.toString(36)}`, create: true, set }
  }
}

/** Somebody who was let in; what there is comes from `receive` on. */
export interface Guest extends Side {
  receive(): void
}

/** Comes in as a newcomer does, and has nothing yet when this resolves. */
export async function openGuest(way: FrameTransport, ledger: Ledger, invitation: Invitation): Promise<Guest> {
  const keys = await createDeviceKeys(ledger.id, 1)
  const { device, sign } = await identityOf(keys, 'Phone')
  const channel = await openChannel(way, {
    initiator: true,
    greeting: { team: invitation.team, device, heads: [] },
    sign,
    admits: () => true
  })
  if (!channel.ok) throw new Error(channel.error)
  const inbox = createInbox(channel.value)
  const ticket = invitationTicket(invitation, device)
  const asked = await askToJoin({ inbox, ticket, device, sign, name: 'Ravi' })
  if (!asked.ok) throw new Error(asked.error)
  await storeLog(ledger.id, invitation.team, asked.value)
  const side = await openSide(ledger, keys, invitation.team)
  return { ...side, receive: () => side.room.adopt(channel.value, inbox) }
}

async function storeLog(ledger: string, team: string, entries: Parameters<typeof storeTeam>[2]): Promise<void> {
  const db = await openLedgerDb(ledger)
  if (!db.ok) throw new Error(db.error.kind)
  await storeTeam(db.value, team, entries)
  db.value.close()
}
