import '@automerge/automerge'
import { afterEach, describe, expect, it } from 'vitest'
import type { TeamRequest } from '../../../crm/team'
import type { Delivery, Ledger, Team } from '../../../sync/api'
import { createHub, type Hub } from '../../../sync/hub/hub'
import { createMailClient } from '../../../sync/hub/mail-client'
import { createMailDesk } from '../../../sync/hub/mail-desk'
import { createTeamClient } from '../../../sync/hub/team-client'
import { memoryDav } from '../mailbox/memory-dav'
import { parseXml } from '../mailbox/xml'
import { createProfile, type Profile } from '../profile'
import { cmd, newChannel, seen, shown, startClient, until } from './run'

/** People who come into a team by a place alone: no two of them are ever connected. */

interface Browser {
  readonly ledger: Ledger
  readonly team: Team
  readonly mail: Delivery
  /** Ends the hub, and starts another one. */
  restart(): Promise<void>
}

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

type Dav = ReturnType<typeof memoryDav>

async function browser(dav: Dav, profile: Profile = createProfile()): Promise<Browser> {
  const channel = newChannel()
  const start = (): Promise<Hub> =>
    profile.run(async () => {
      const places = { fetch: dav.fetch, parseXml }
      const mail = createMailDesk({ clock: Date.now, ...places, every: 100, quiet: 20 }, channel)
      const hub = createHub({
        automerge: Promise.resolve(),
        firstLedger: { name: 'My ledger' },
        channel,
        team: { knock: { ...places, every: 100 }, onRoom: (room, store) => mail.attend(room, store) }
      })
      await hub.started
      return hub
    })
  let hub = await start()
  const made = await profile.run(async () => {
    const ledger = startClient(channel)
    await until(ledger, ({ ledger: known }) => known !== undefined)
    const team = createTeamClient({ wake: () => {}, channel })
    return { ledger, team, mail: createMailClient({ wake: () => {}, channel }) }
  })
  ends.push(async () => {
    made.mail.close()
    made.team.close()
    made.ledger.close()
    await hub.close()
  })
  return {
    ...made,
    restart: async () => {
      await hub.close()
      hub = await start()
    }
  }
}

async function ask(team: Team, request: TeamRequest) {
  const result = await team.ask(request)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const add = (ledger: Ledger, id: string, name: string) =>
  ledger.run({ kind: 'save', id: cmd(), origin: 'hand', writes: [{ cls: 'person', id, create: true, set: { name } }] })

const there = { address: 'https://dav.example/asha/', user: 'asha', password: 'secret' }

const person = (ledger: Ledger, id: string) => shown(ledger, { q: 'record', id }, (found) => found !== undefined)

async function founder(dav: Dav): Promise<Browser> {
  const asha = await browser(dav)
  await add(asha.ledger, 'per_a', 'Meera Iyer')
  await ask(asha.team, { ask: 'create', name: 'Asha', device: 'Laptop' })
  await expect.poll(async () => (await asha.mail.ask({ ask: 'add-server', ...there })).ok).toBe(true)
  return asha
}

const invite = async ({ team }: Browser, role: 'rep' | 'manager' = 'rep'): Promise<string> =>
  (await ask(team, { ask: 'invite', role, days: 7 })).text ?? ''

const join = (code: string, name: string): TeamRequest => ({ ask: 'join', code, name, device: 'Phone', bring: false })

describe('coming into a team by a place alone', () => {
  it('HUB-30 brings the team and its records, after a restart too', async () => {
    const dav = memoryDav()
    const asha = await founder(dav)
    const code = await invite(asha)
    const ravi = await browser(dav)
    await ask(ravi.team, join(code, 'Ravi'))
    dav.down = true
    await ask(ravi.team, { ask: 'join-server', ...there })
    await seen(ravi.team, ({ joining }) => joining?.places?.[0]?.problem === 'offline')
    await ravi.restart()
    dav.down = false
    const { joining, team } = await seen(ravi.team, (view) => view.joining?.asked === true || view.team !== undefined)
    expect(joining?.stage ?? team?.self.role).toMatch(/connecting|rep/)
    const inside = await seen(ravi.team, ({ team }) => team !== undefined)
    expect(inside.team?.self.role).toBe('rep')
    expect(await person(ravi.ledger, 'per_a')).toBeDefined()
    await add(ravi.ledger, 'per_b', 'Zoya Khan')
    expect(await person(asha.ledger, 'per_b')).toBeDefined()
    await ravi.restart()
    expect((await seen(ravi.team, (view) => view.team !== undefined)).joining).toBeUndefined()
  }, 60_000)

  it('HUB-30 a member who has only heard of the invitation lets the newcomer in', async () => {
    const dav = memoryDav()
    const asha = await founder(dav)
    const ravi = await browser(dav)
    await ask(ravi.team, join(await invite(asha), 'Ravi'))
    await ask(ravi.team, { ask: 'join-server', ...there })
    await person(ravi.ledger, 'per_a')
    const code = await invite(asha)
    await seen(ravi.team, ({ team }) => team?.invites.length === 1)
    await asha.mail.ask({ ask: 'round' })
    await ends.splice(0, 1)[0]?.()
    const meera = await browser(dav)
    await ask(meera.team, join(code, 'Meera'))
    await ask(meera.team, { ask: 'join-server', ...there })
    const { team } = await seen(meera.team, (view) => view.team !== undefined)
    expect(team?.members.map(({ name }) => name)).toEqual(['Asha', 'Ravi', 'Meera'])
    expect(await person(meera.ledger, 'per_a')).toBeDefined()
  }, 60_000)

  it('HUB-30 somebody who waits for approval gets the records with it, and no key before', async () => {
    const dav = memoryDav()
    const asha = await founder(dav)
    const ravi = await browser(dav)
    await ask(ravi.team, join(await invite(asha, 'manager'), 'Ravi'))
    await ask(ravi.team, { ask: 'join-server', ...there })
    await seen(ravi.team, ({ team }) => team?.self.waiting === true)
    const { team } = await seen(asha.team, (view) => view.team?.members.length === 2)
    await asha.mail.ask({ ask: 'round' })
    await ravi.mail.ask({ ask: 'round' })
    expect(await ravi.ledger.read({ q: 'record', id: 'per_a' })).toBeUndefined()
    await ask(asha.team, { ask: 'approve', member: team?.members[1]?.id ?? '' })
    expect(await person(ravi.ledger, 'per_a')).toBeDefined()
  }, 60_000)

  it('HUB-30 says why somebody is not let in', async () => {
    const dav = memoryDav()
    const asha = await founder(dav)
    const { text: code = '', id: made = '' } = await ask(asha.team, { ask: 'invite', role: 'rep', days: 7 })
    await ask(asha.team, { ask: 'revoke', invite: made })
    const ravi = await browser(dav)
    await ask(ravi.team, join(code, 'Ravi'))
    await ask(ravi.team, { ask: 'join-server', ...there })
    await seen(ravi.team, ({ joining }) => joining?.problem === 'unknown')
  }, 60_000)

  it('HUB-30 goes by files that are handed over, too', async () => {
    const dav = memoryDav()
    const asha = await founder(dav)
    const ravi = await browser(dav)
    await ask(ravi.team, join(await invite(asha), 'Ravi'))
    const { file = new Uint8Array() } = await ask(ravi.team, { ask: 'join-file' })
    expect(await ravi.team.ask({ ask: 'join-read', file })).toEqual({ ok: false, error: 'no-answer' })
    expect(await asha.mail.ask({ ask: 'read-file', file })).toMatchObject({ ok: true, value: { letIn: ['Ravi'] } })
    const back = await asha.mail.ask({ ask: 'write-file' })
    if (!back.ok || back.value.file === undefined) throw new Error('no file')
    await ask(ravi.team, { ask: 'join-read', file: back.value.file })
    expect(await person(ravi.ledger, 'per_a')).toBeDefined()
  }, 60_000)

  it('HUB-26 a printed code brings a person back by a place, with nobody there', async () => {
    const dav = memoryDav()
    const asha = await founder(dav)
    const { text: code = '' } = await ask(asha.team, { ask: 'recovery' })
    await asha.mail.ask({ ask: 'round' })
    await ends.splice(0, 1)[0]?.()
    const again = await browser(dav)
    await ask(again.team, { ask: 'recover', code, device: 'New laptop' })
    await ask(again.team, { ask: 'join-server', ...there })
    const { team } = await seen(again.team, (view) => view.team !== undefined)
    expect(team?.self.role).toBe('owner')
    expect(await person(again.ledger, 'per_a')).toBeDefined()
  }, 60_000)
})
