import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids'
import { askingOf, invitationTicket, type Asking, type Sorry } from '../../../sync/net/join'
import { createKnock, type Knock } from '../../../sync/mailbox/knock'
import { createMemoryPlace } from '../../../sync/mailbox/memory-place'
import type { Bytes } from '../../../sync/mailbox/place'
import { sumOf } from '../../../sync/mailbox/names'
import { createPorter } from '../../../sync/mailbox/porter'
import { createDeviceKeys } from '../../../sync/store/device'
import { identityOf } from '../../../sync/team/identity'
import { invitationId, meetingKey, newInvitation, type Invitation } from '../../../sync/team/invitation'
import { ok, err, type Result } from '../../../platform/result'
import type { PublicDevice } from '../../../sync/team/entry'
import { team, type TestReplica } from './replicas'

const start = 1_800_000_000_000
const day = 24 * 3600 * 1000

async function newcomer(invitation: Invitation, label = 'Phone'): Promise<{ knock: Knock; device: string }> {
  const identity = await identityOf(await createDeviceKeys(newId('ldg'), start), label)
  const ticket = invitationTicket(invitation, identity.device)
  const knock = createKnock({
    team: invitation.team,
    identity,
    clock: () => start,
    invited: {
      asking: () => askingOf({ ticket, device: identity.device, sign: identity.sign, name: 'Ravi' }),
      key: Uint8Array.from(meetingKey(invitation))
    }
  })
  return { knock, device: identity.id }
}

async function door(admit?: (device: PublicDevice, asking: Asking) => Promise<Result<undefined, Sorry>>) {
  const [asha] = (await team('asha')) as [TestReplica]
  const invitation = newInvitation(asha.log.id)
  const files = new Map<string, Bytes>()
  const time = { now: start }
  const meeting = { invite: invitationId(invitation), key: Uint8Array.from(meetingKey(invitation)) }
  const porter = createPorter({
    team: asha.log.id,
    device: asha.device,
    sign: asha.sign,
    store: createMemoryPlace(files),
    clock: () => time.now,
    meetings: () => [meeting],
    admit: admit ?? (async () => ok(undefined)),
    entries: () => asha.log.since([])
  })
  return { asha, invitation, files, porter, time, store: createMemoryPlace(files) }
}

describe('asking at a place to be let in', () => {
  it('MBX-43 asks once, and finds the team log in the answer', async () => {
    const heard: string[] = []
    const at = await door(async ({ label }, { name }) => {
      heard.push(`${name} ${label}`)
      return ok(undefined)
    })
    const { knock } = await newcomer(at.invitation)
    expect(await knock.visit(at.store)).toEqual(ok(undefined))
    expect(await knock.visit(at.store)).toEqual(ok(undefined))
    expect(at.files.size).toBe(1)
    expect(await at.porter.look()).toEqual(ok(['Ravi']))
    expect(await at.porter.look()).toEqual(ok([]))
    expect(heard).toEqual(['Ravi Phone'])
    expect(await knock.visit(at.store)).toEqual(ok({ entries: at.asha.log.since([]), keys: [] }))
    expect(at.files.size).toBe(0)
  })

  it('MBX-41 says why somebody is not let in', async () => {
    const at = await door(async () => err('expired'))
    const { knock } = await newcomer(at.invitation)
    await knock.visit(at.store)
    expect(await at.porter.look()).toEqual(ok([]))
    expect(await knock.visit(at.store)).toEqual(ok({ sorry: 'expired' }))
  })

  it('MBX-42 leaves what others may answer, and what it cannot open', async () => {
    let asked = 0
    const at = await door(async () => {
      asked++
      return err('may-not-admit')
    })
    const { knock } = await newcomer(at.invitation)
    const stranger = await newcomer(newInvitation(at.asha.log.id))
    await knock.visit(at.store)
    await stranger.knock.visit(at.store)
    await at.porter.look()
    await at.porter.look()
    expect(at.files.size).toBe(2)
    expect(asked).toBe(1)
  })

  it('MBX-42 clears away what nobody answered for 30 days', async () => {
    const at = await door(async () => err('may-not-admit'))
    const { knock } = await newcomer(at.invitation)
    await knock.visit(at.store)
    at.time.now += 31 * day
    await at.porter.look()
    expect(at.files.size).toBe(0)
  })

  it('MBX-40 tells nothing to whoever has the files only, and lets nobody change them', async () => {
    const at = await door()
    const { knock, device } = await newcomer(at.invitation)
    await knock.visit(at.store)
    const [[name, file]] = [...at.files] as [[string, Bytes]]
    expect(new TextDecoder('latin1').decode(file)).not.toContain('Ravi')
    for (let byte = 0; byte < file.length; byte += 7) {
      const changed = file.slice()
      changed[byte] = (changed[byte] ?? 0) ^ 1
      at.files.clear()
      at.files.set(name, changed)
      expect(await at.porter.look()).toEqual(ok([]))
      at.files.clear()
      at.files.set(name.replace(sumOf(file), sumOf(changed)), changed)
      expect(await at.porter.look()).toEqual(ok([]))
    }
    // The same request under another device's name.
    at.files.clear()
    at.files.set(name.replace(device, 'ab'.repeat(16)), file)
    expect(await at.porter.look()).toEqual(ok([]))
    at.files.clear()
    at.files.set(name, file)
    expect(await at.porter.look()).toEqual(ok(['Ravi']))
  })
})
