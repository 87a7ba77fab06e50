import type { Role } from '../../crm/team'
import { changeKeys } from '../../sync/hub/team-keys'
import { createEntry, newMemberId } from '../../sync/team/found'
import { identityOf } from '../../sync/team/identity'
import { inviteOp, newInvitation, requestToJoin } from '../../sync/team/invitation'
import type { Device } from './device'
import type { World } from './time'

/** Makes a team of devices; the first is the owner. All are up and know the team afterwards. */
export async function assemble(devices: readonly Device[], roles: readonly Role[], world: World): Promise<void> {
  const [first] = devices
  if (first === undefined) throw new Error('a team of nobody')
  const ledger = { id: first.keys.ledger, name: 'Simulated' }
  const create = await createEntry(await identityOf(first.keys, first.name), ledger, first.name, world.now())
  if (create === undefined) throw new Error('the ledger cannot be shared')
  await first.found(create.id, [{ body: Uint8Array.from(create.body), signature: Uint8Array.from(create.signature) }])
  await first.start()
  const entries = await first.run(async ({ room: { log, identity } }) => {
    for (const [at, device] of devices.entries()) {
      if (at === 0) continue
      const role = roles[at] ?? 'rep'
      const invitation = newInvitation(log.id)
      await log.say(inviteOp(invitation, role, world.now() + 1e9))
      const request = requestToJoin(invitation, (await identityOf(device.keys, device.name)).device)
      const member = newMemberId()
      await log.say({ op: 'admit', member, name: device.name, ...request })
      if (log.now().state.members.get(member)?.waiting === true) await log.say({ op: 'approve', member })
    }
    await changeKeys(log, identity.id)
    return { id: log.id, all: log.since([]) }
  })
  for (const device of devices.slice(1)) {
    await device.found(entries.id, entries.all)
    await device.start()
  }
}
