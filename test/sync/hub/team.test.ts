import { afterEach, describe, expect, it } from 'vitest'
import { distinctId } from '../../../crm/distinct'
import type { Ledger, Status, Team } from '../../../sync/api'
import type { Hub } from '../../../sync/hub/hub'
import { createTeamClient } from '../../../sync/hub/team-client'
import { transportPair } from '../../../sync/net/transport'
import { createProfile, type Profile } from '../profile'
import { cmd, newChannel, seen, shown, startClient, startHub, until } from './run'

interface Browser {
  readonly profile: Profile
  readonly hub: Hub
  readonly ledger: Ledger
  readonly team: Team
  close(): Promise<void>
}

const open: Browser[] = []
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close()
})

/** A browser profile of its own, with hub and page. */
async function browser(profile = createProfile()): Promise<Browser> {
  const channel = newChannel()
  const made = await profile.run(async () => {
    const hub = startHub(channel)
    await hub.started
    const ledger = startClient(channel)
    await until(ledger, ({ ledger: known }) => known !== undefined)
    return { hub, ledger, team: createTeamClient({ wake: () => {}, channel }) }
  })
  const { hub, ledger, team } = made
  const self: Browser = {
    profile,
    ...made,
    close: async () => {
      team.close()
      ledger.close()
      await hub.close()
    }
  }
  open.push(self)
  return self
}

function connect(a: Browser, b: Browser): () => void {
  const [here, there] = transportPair()
  void a.profile.run(() => a.hub.team.attach(here, true))
  void b.profile.run(() => b.hub.team.attach(there, false))
  return () => here.close()
}

async function answer(team: Team, request: Parameters<Team['ask']>[0]) {
  const result = await team.ask(request)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const add = (ledger: Ledger, id: string, name: string) =>
  ledger.run({ kind: 'save', id: cmd(), origin: 'hand', writes: [{ cls: 'person', id, create: true, set: { name } }] })

async function teamOf(role: 'rep' | 'reader' | 'manager' = 'rep', bring = false) {
  const [asha, ravi] = [await browser(), await browser()]
  await add(asha.ledger, 'per_a', 'Meera Iyer')
  await add(ravi.ledger, 'per_r', 'Own contact')
  await answer(asha.team, { ask: 'create', name: 'Asha', device: 'Laptop' })
  const { text = '' } = await answer(asha.team, { ask: 'invite', role, days: 7 })
  await answer(ravi.team, { ask: 'join', code: text, name: 'Ravi', device: 'Phone', bring })
  const cut = connect(asha, ravi)
  await seen(ravi.team, ({ team }) => team !== undefined)
  return { asha, ravi, cut, code: text }
}

describe('hubs of a team', () => {
  it('HUB-20 somebody joins with a code: the ledger opens and its people are there', async () => {
    const { asha, ravi } = await teamOf()
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row?.rec['name'] === 'Meera Iyer')
    await add(ravi.ledger, 'per_b', 'Kabir Rao')
    await shown(asha.ledger, { q: 'record', id: 'per_b' }, (row) => row?.rec['name'] === 'Kabir Rao')
    const view = await seen(
      asha.team,
      ({ team }) =>
        team?.members.some(({ name, devices }) => name === 'Ravi' && devices.some(({ online }) => online)) ?? false
    )
    const [me, other] = [view.team?.members.find(({ me }) => me), view.team?.members.find(({ me }) => !me)]
    const mine = await answer(asha.team, { ask: 'safety', device: other?.devices[0]?.id ?? '' })
    const theirs = await answer(ravi.team, { ask: 'safety', device: me?.devices[0]?.id ?? '' })
    expect(mine.groups).toHaveLength(12)
    expect(mine.groups).toEqual(theirs.groups)
    await shown(ravi.ledger, { q: 'settings' }, ({ name }) => name === 'My ledger')
  })

  it('HUB-31 of a shared ledger that is left for another one the time is kept, and of no other', async () => {
    const { ravi } = await teamOf()
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    let now: Status | undefined
    ravi.ledger.status((status) => (now = status))
    const [own, shared] = [...(now?.ledgers ?? [])].toSorted((a) => (a.id === now?.ledger?.id ? 1 : -1))
    expect(await ravi.ledger.run({ kind: 'ledger.open', id: cmd(), ledger: own?.id ?? '' })).toMatchObject({ ok: true })
    const leftAt = (id: string | undefined) => now?.ledgers.find((one) => one.id === id)?.leftAt
    await expect.poll(() => leftAt(shared?.id)).toBeGreaterThan(0)
    await ravi.ledger.run({ kind: 'ledger.open', id: cmd(), ledger: shared?.id ?? '' })
    await expect.poll(() => now?.ledger?.id).toBe(shared?.id)
    expect(leftAt(own?.id)).toBeUndefined()
  })

  it('HUB-21 a newcomer’s own records come along when asked for', async () => {
    const { asha } = await teamOf('rep', true)
    await shown(asha.ledger, { q: 'record', id: 'per_r' }, (row) => row?.rec['name'] === 'Own contact')
  })

  it('HUB-22 a role that may not write is told so, and nothing is saved', async () => {
    const { ravi } = await teamOf('reader')
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    expect(await add(ravi.ledger, 'per_x', 'Nobody')).toEqual({ ok: false, error: { kind: 'not-allowed' } })
    expect(await ravi.team.ask({ ask: 'invite', role: 'rep', days: 7 })).toEqual({ ok: false, error: 'not-allowed' })
  })

  it('HUB-23 a manager waits for approval and gets the records with it', async () => {
    const { asha, ravi } = await teamOf('manager')
    const { team } = await seen(ravi.team, (view) => view.team?.self.waiting === true)
    expect(await ravi.ledger.read({ q: 'record', id: 'per_a' })).toBeUndefined()
    await answer(asha.team, { ask: 'approve', member: team?.self.member ?? '' })
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
  })

  it('HUB-24 who is removed is told, and gets nothing more', async () => {
    const { asha, ravi } = await teamOf()
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    const { team } = await seen(asha.team, (view) => (view.team?.members.length ?? 0) === 2)
    const member = team?.members.find(({ me }) => !me)?.id ?? ''
    await answer(asha.team, { ask: 'remove-member', member })
    await seen(ravi.team, (view) => view.team?.self.gone === true)
    expect(await asha.team.ask({ ask: 'leave' })).toEqual({ ok: false, error: 'last-owner' })
    await add(asha.ledger, 'per_c', 'Later')
    connect(asha, ravi)
    await asha.hub.settled()
    expect(await ravi.ledger.read({ q: 'record', id: 'per_c' })).toBeUndefined()
  })

  it('HUB-25 a second device of the same person comes in with a code of its own', async () => {
    const { ravi } = await teamOf()
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    const tablet = await browser()
    const { text = '' } = await answer(ravi.team, { ask: 'invite-device' })
    await answer(tablet.team, { ask: 'join', code: text, name: 'Ravi', device: 'Tablet', bring: false })
    connect(tablet, ravi)
    await shown(tablet.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    const { team } = await seen(tablet.team, (view) => view.team?.members.find(({ me }) => me)?.devices.length === 2)
    expect(team?.members.map(({ name }) => name)).toEqual(['Asha', 'Ravi'])
  })

  it('HUB-26 a printed code brings a person back who has lost all devices', async () => {
    const { asha, ravi } = await teamOf()
    const { text = '' } = await answer(ravi.team, { ask: 'recovery' })
    await seen(asha.team, (view) => view.team?.members.find(({ me }) => !me)?.devices.length === 2)
    await ravi.close()
    open.splice(open.indexOf(ravi), 1)
    const fresh = await browser()
    await answer(fresh.team, { ask: 'recover', code: text, device: 'New laptop' })
    connect(fresh, asha)
    await shown(fresh.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    const { team } = await seen(fresh.team, (view) => view.team?.self.waiting === false)
    expect(team?.members.find(({ me }) => me)?.name).toBe('Ravi')
  })

  it('HUB-27 SYNC-51 a wrong, used or foreign code is refused with its reason', async () => {
    const { asha, code } = await teamOf()
    expect(await asha.team.ask({ ask: 'join', code: 'ABCDE', name: 'X', device: 'Y', bring: false })).toEqual({
      ok: false,
      error: 'mistyped'
    })
    const third = await browser()
    await answer(third.team, { ask: 'join', code, name: 'Mina', device: 'Phone', bring: false })
    connect(asha, third)
    const { joining } = await seen(third.team, (view) => view.joining?.problem !== undefined)
    expect(joining?.problem).toBe('used')
  })

  it('HUB-28 a hub that was killed comes back into its team', async () => {
    const { asha, ravi, cut } = await teamOf()
    await shown(ravi.ledger, { q: 'record', id: 'per_a' }, (row) => row !== undefined)
    cut()
    await ravi.close()
    open.splice(open.indexOf(ravi), 1)
    await add(asha.ledger, 'per_d', 'While away')
    const again = await browser(ravi.profile)
    await seen(again.team, ({ team }) => team !== undefined)
    connect(again, asha)
    await shown(again.ledger, { q: 'record', id: 'per_d' }, (row) => row?.rec['name'] === 'While away')
  })

  it('MRG-9 a rep may say that two are not the same, and the others hear it', async () => {
    const { asha, ravi } = await teamOf()
    await add(asha.ledger, 'per_b', 'Meera Iyer')
    await shown(ravi.ledger, { q: 'record', id: 'per_b' }, (row) => row !== undefined)
    const command = {
      kind: 'distinct' as const,
      id: cmd(),
      pairs: [['per_a', 'per_b']] as [string, string][],
      on: true
    }
    expect(await ravi.ledger.run(command)).toMatchObject({ ok: true })
    await shown(asha.ledger, { q: 'record', id: distinctId('per_a', 'per_b') }, (row) => row?.cls === 'pair')
  })

  it('HUB-29 who looks at a record is seen by the others', async () => {
    const { asha, ravi } = await teamOf()
    await seen(
      asha.team,
      ({ team }) => team?.members.some(({ me, devices }) => !me && devices.some(({ online }) => online)) ?? false
    )
    await answer(ravi.team, { ask: 'presence', record: 'per_a', editing: 'title' })
    const { team } = await seen(asha.team, (view) => (view.team?.presence.length ?? 0) > 0)
    expect(team?.presence[0]).toMatchObject({ record: 'per_a', editing: 'title' })
  })
})
