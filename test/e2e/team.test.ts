import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { account, findServer, startServer, type DavServer } from '../sync/mailbox/servers'
import { allowHosts, type AllowedExtension } from './support/allowed-extension'
import { ask, mail, run, write } from './support/team-steps'

/** A team of real browsers with the built extension: by the interface where a person acts, by the hub's own door elsewhere. */

interface Person {
  readonly name: string
  readonly browser: Launched
  readonly page: Page
}

const open: Launched[] = []
const profiles: string[] = []
afterAll(async () => {
  for (const browser of open) await browser.close().catch(() => undefined)
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function person(name: string, at = '', profile = newProfile(), extension?: string): Promise<Person> {
  const args = ['--allow-loopback-in-peer-connection']
  const browser = await launchExtension({ profile, args, ...(extension === undefined ? {} : { extension }) })
  open.push(browser)
  const page = await browser.open(`app.html#/team${at}`)
  page.setDefaultTimeout(20_000)
  return { name, browser, page }
}

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'bahi-team-'))
  profiles.push(profile)
  return profile
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })

/** Makes an invitation, joins with it and connects, as two people with a chat between them do. */
async function joinTeam(host: Person, guest: Person): Promise<void> {
  await button(host.page, 'Invite').click()
  await button(host.page, 'Make invitation').click()
  const message = await box(host.page, /Send this to one person/).inputValue()
  await box(guest.page, 'Invitation').fill(message)
  await box(guest.page, 'Your name').fill(guest.name)
  await button(guest.page, 'Join').click()
  const reply = await box(guest.page, /Send this reply/).inputValue()
  await box(host.page, 'Their reply').fill(reply)
  await button(host.page, 'Connect').click()
  await host.page.getByText(`${guest.name} has joined`).waitFor()
  await host.page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
}

/** Connects two devices that nobody can introduce. */
async function connect(left: Person, right: Person): Promise<void> {
  const offer = await ask(left.page, { ask: 'offer' })
  const answer = await ask(right.page, { ask: 'answer', text: offer.text })
  await ask(left.page, { ask: 'accept', text: answer.text })
}

const titleOf = (page: Page, title: string) => page.getByRole('button', { name: `Job title ${title}` })

describe('a team of three browsers', () => {
  let asha: Person
  let ravi: Person

  beforeAll(async () => {
    asha = await person('Asha')
    ravi = await person('Ravi', '/join')
  })

  it('makes a team, joins by code, and has the ledger', async () => {
    await button(asha.page, 'Make a team').click()
    await box(asha.page, 'Your name').fill('Asha')
    await button(asha.page, 'Make the team').click()
    await button(asha.page, 'Invite').waitFor()
    await run(asha.page, write('per_sunita', true, { name: 'Sunita Iyer', title: 'Buyer' }))
    const start = performance.now()
    await joinTeam(asha, ravi)
    await ravi.page.getByRole('region', { name: '2 people' }).getByText('Asha').waitFor()
    console.log(`joined in ${((performance.now() - start) / 1000).toFixed(1)} s, of at most 60`)
    await ravi.page.goto(ravi.page.url().replace(/#.*/, '#/people'))
    await ravi.page.getByRole('link', { name: /Sunita Iyer/ }).waitFor()
  })

  it('shows both the same safety numbers', async () => {
    await ravi.page.goto(ravi.page.url().replace(/#.*/, '#/team'))
    const numbers = async ({ page }: Person): Promise<string[]> => {
      await button(page, 'Compare numbers').first().click()
      const items = page.getByRole('list', { name: 'Safety numbers' }).getByRole('listitem')
      await items
        .filter({ hasText: /^\d{5}$/ })
        .nth(11)
        .waitFor()
      const all = await items.allInnerTexts()
      await button(page, 'They are equal').click()
      await page.getByText('Verified').waitFor()
      return all
    }
    const [left, right] = [await numbers(asha), await numbers(ravi)]
    expect(left).toHaveLength(12)
    expect(right).toEqual(left)
  })

  it('carries edits both ways while both look', async () => {
    for (const { page } of [asha, ravi]) await page.goto(page.url().replace(/#.*/, '#/people/per_sunita'))
    await titleOf(ravi.page, 'Buyer').waitFor()
    await run(ravi.page, write('per_sunita', false, { title: 'Head of Purchasing' }))
    await titleOf(asha.page, 'Head of Purchasing').waitFor()
    await run(asha.page, write('per_sunita', false, { title: 'Director' }))
    await titleOf(ravi.page, 'Director').waitFor()
    await asha.page.getByText('Ravi is here too.').waitFor()
  })

  it('keeps both of two values set apart, names them, and settles with one press', async () => {
    await ask(asha.page, { ask: 'disconnect' })
    await run(asha.page, write('per_sunita', false, { title: 'Director, North' }))
    await run(ravi.page, write('per_sunita', false, { title: 'Director, South' }))
    await ask(asha.page, { ask: 'connect' })
    await connect(asha, ravi)
    for (const { page } of [asha, ravi]) {
      const both = page.getByRole('region', { name: 'Two values of Job title' })
      await both.getByText('Director, North').waitFor()
      await both.getByText('Director, South').waitFor()
      await both.getByText('Asha').waitFor()
      await both.getByText('Ravi').waitFor()
    }
    await asha.page.getByRole('button', { name: 'Take this' }).click()
    for (const { page } of [asha, ravi])
      await page.getByRole('region', { name: 'Two values of Job title' }).waitFor({ state: 'detached' })
    const shown = await titleOf(asha.page, 'Director').innerText()
    await titleOf(ravi.page, shown).waitFor()
  })

  it('introduces a third by the one who is connected to both', async () => {
    const meera = await person('Meera', '/join')
    await asha.page.goto(asha.page.url().replace(/#.*/, '#/team'))
    await ravi.page.goto(ravi.page.url().replace(/#.*/, '#/team'))
    await joinTeam(asha, meera)
    await ravi.page
      .getByRole('region', { name: 'Live connections' })
      .getByText(/Meera.*direct/)
      .waitFor()
    await meera.page.goto(meera.page.url().replace(/#.*/, '#/people/per_sunita'))
    await run(ravi.page, write('per_sunita', false, { title: 'Owner' }))
    await titleOf(meera.page, 'Owner').waitFor()
    await meera.browser.close()
  })

  it('takes effect on the one who is removed, and nothing of theirs comes in', async () => {
    await button(asha.page, 'Actions for Ravi').click()
    await asha.page.getByRole('menuitem', { name: 'Remove from the team' }).click()
    await asha.page.getByRole('dialog').getByRole('button', { name: 'Remove from the team' }).click()
    await ravi.page.getByText('You are no longer in this team').waitFor()
    await run(asha.page, write('per_sunita', false, { title: 'After' }))
    await ravi.page.goto(ravi.page.url().replace(/#.*/, '#/people/per_sunita'))
    await titleOf(ravi.page, 'Owner').waitFor()
    // However they try, nothing goes either way any more.
    await run(ravi.page, write('per_sunita', false, { title: 'Mine' })).catch(() => undefined)
    await connect(asha, ravi).catch(() => undefined)
    await pause(4000)
    await asha.page.goto(asha.page.url().replace(/#.*/, '#/people/per_sunita'))
    await titleOf(asha.page, 'After').waitFor()
    expect(await titleOf(ravi.page, 'After').count()).toBe(0)
  })
})

const dav = (['rclone', 'apache2', 'nginx'] as const).find((one) => findServer(one) !== undefined)

describe.skipIf(dav === undefined)(`a third through ${dav ?? 'a WebDAV server (none is installed)'}`, () => {
  let server: DavServer
  let extension: AllowedExtension
  const profiles = { Asha: newProfile(), Meera: newProfile() }
  const visit = { ask: 'round' } as const

  beforeAll(async () => {
    server = await startServer(dav ?? 'rclone')
    extension = allowHosts(['http://127.0.0.1/*'])
  })
  afterAll(async () => {
    extension.remove()
    await server.stop()
  })

  it('has everything of the first, though the two are never online together', { timeout: 240_000 }, async () => {
    const place = { ask: 'add-server', address: server.address, ...account } as const
    const asha = await person('Asha', '', profiles.Asha, extension.path)
    await ask(asha.page, { ask: 'create', name: 'Asha', device: 'Laptop' })
    await inTeam(asha)
    await mail(asha.page, place)
    await run(asha.page, write('per_first', true, { name: 'First Of Asha' }))
    const forRavi = await ask(asha.page, { ask: 'invite', role: 'rep', days: 1 })
    const forMeera = await ask(asha.page, { ask: 'invite', role: 'rep', days: 1 })
    const ravi = await person('Ravi', '', newProfile(), extension.path)
    await enter(ravi, asha, forRavi.text)
    await mail(ravi.page, place)
    await shows(ravi, 'First Of Asha')
    await asha.browser.close()

    const meera = await person('Meera', '', profiles.Meera, extension.path)
    await enter(meera, ravi, forMeera.text)
    await mail(meera.page, place)
    await shows(meera, 'First Of Asha')
    await mail(meera.page, visit)
    await meera.browser.close()

    const back = await person('Asha', '', profiles.Asha, extension.path)
    await inTeam(back)
    await mail(back.page, visit)
    await back.page.getByRole('region', { name: '3 people' }).getByText('Meera').waitFor()
    await run(back.page, write('per_second', true, { name: 'Second Of Asha' }))
    await pause(2000)
    await mail(back.page, visit)
    await back.browser.close()
    await ravi.browser.close()

    const later = await person('Meera', '', profiles.Meera, extension.path)
    await inTeam(later)
    await mail(later.page, visit)
    await shows(later, 'Second Of Asha')
    await later.browser.close()
  })

  it(
    'RTC-13 is connected live as soon as both are there, with no teammate and no text',
    { timeout: 240_000 },
    async () => {
      const asha = await person('Asha', '', profiles.Asha, extension.path)
      const meera = await person('Meera', '', profiles.Meera, extension.path)
      for (const one of [asha, meera]) {
        one.page.setDefaultTimeout(180_000)
        await inTeam(one)
      }
      const start = performance.now()
      await asha.page
        .getByRole('region', { name: 'Live connections' })
        .getByText(/Meera.*direct/)
        .waitFor()
      console.log(`found each other through the place in ${((performance.now() - start) / 1000).toFixed(0)} s`)
      await run(asha.page, write('per_third', true, { name: 'Third Of Asha' }))
      await shows(meera, 'Third Of Asha')
      await asha.browser.close()
      await meera.browser.close()
    }
  )
})

/** The hub has opened the team. */
const inTeam = ({ page }: Person): Promise<void> => button(page, 'Connect by text').waitFor()

/** Lets a newcomer in by another than whoever made the invitation. */
async function enter(guest: Person, host: Person, code = ''): Promise<void> {
  await ask(guest.page, { ask: 'join', code, name: guest.name, device: 'Laptop', bring: false })
  await connect(host, guest)
  await inTeam(guest)
}

async function shows({ page }: Person, name: string): Promise<void> {
  await page.goto(page.url().replace(/#.*/, '#/people'))
  await page.getByRole('link', { name: new RegExp(name) }).waitFor()
}

describe('a browser that is killed while it joins', () => {
  it('goes on where it was, and has everything in the end', async () => {
    const host = await person('Asha')
    await ask(host.page, { ask: 'create', name: 'Asha', device: 'Chrome' })
    await run(host.page, { kind: 'sample', on: true, count: 4000 })
    const profile = newProfile()
    const first = await person('Ravi', '/join', profile)
    await joinTeam(host, first)
    await first.page.getByRole('progressbar').waitFor()
    await first.browser.kill()

    const again = await person('Ravi', '', profile)
    await again.page.getByRole('region', { name: '2 people' }).waitFor()
    await connect(host, again)
    await again.page.goto(again.page.url().replace(/#.*/, '#/people'))
    await again.page.getByRole('heading', { name: /People 4,000/ }).waitFor()
  })
})
