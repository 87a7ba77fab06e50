import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { account, findServer, startServer, type DavServer } from '../sync/mailbox/servers'
import { allowHosts } from './support/allowed-extension'
import { ask, run, write } from './support/team-steps'

/** People who are never online together, in real browsers and over a real WebDAV server. */

const name = (['rclone', 'apache2', 'nginx'] as const).find((one) => findServer(one) !== undefined)
const ends: (() => unknown)[] = []
afterAll(async () => {
  for (const end of ends.toReversed()) await end()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string | RegExp) => page.getByLabel(name)

async function addServer(page: Page, server: DavServer, password = account.password): Promise<void> {
  await button(page, 'WebDAV server').click()
  await box(page, 'Address of the folder').fill(server.address)
  await box(page, 'User name').fill(account.user)
  await box(page, 'Password').fill(password)
  await button(page, 'Try and add').click()
}

const now = (page: Page) => button(page, 'Read and send now')

describe.skipIf(name === undefined)(`delivery through ${name ?? 'a WebDAV server (none is installed)'}`, () => {
  let server: DavServer
  let person: () => Promise<Launched>
  let asha: Launched
  let ravi: Launched
  let left: Page
  let right: Page

  beforeAll(async () => {
    server = await startServer(name ?? 'rclone')
    ends.push(() => server.stop())
    const { path: extension, remove } = allowHosts(['http://127.0.0.1/*'])
    ends.push(remove)
    person = async () => {
      const browser = await launchExtension({ extension, args: ['--allow-loopback-in-peer-connection'] })
      ends.push(() => browser.close())
      return browser
    }
    ;[asha, ravi] = [await person(), await person()]
    ;[left, right] = [await asha.open('app.html#/team'), await ravi.open('app.html#/team')]
    await button(left, 'Make a team').waitFor()
    await button(right, 'Make a team').waitFor()
    await ask(left, { ask: 'create', name: 'Asha', device: 'Laptop' })
    const { text: code = '' } = await ask(left, { ask: 'invite', role: 'rep', days: 1 })
    await ask(right, { ask: 'join', code, name: 'Ravi', device: 'Laptop', bring: false })
    const offer = await ask(right, { ask: 'offer' })
    const answer = await ask(left, { ask: 'answer', text: offer.text })
    await ask(right, { ask: 'accept', text: answer.text })
    await right.getByText('Asha').first().waitFor()
    await button(right, 'WebDAV server').waitFor()
  })

  it('MBX-4 says that a password is wrong, and keeps the place when it is right', async () => {
    await addServer(left, server, 'wrong')
    await left.getByText('User name or password were not accepted.').waitFor()
    await box(left, 'Password').fill(account.password)
    await button(left, 'Try and add').click()
    await now(left).waitFor()
    await addServer(right, server)
    await now(right).waitFor()
  })

  it('MBX-10 carries edits while nobody is connected', async () => {
    await ask(left, { ask: 'disconnect' })
    await ask(right, { ask: 'disconnect' })
    const people = await ravi.open('app.html')
    await run(left, write('per_zoya', true, { name: 'Zoya Khan' }))
    // Whatever might still carry it by itself would have by now.
    await left.waitForTimeout(1500)
    expect(await people.getByText('Zoya Khan').count()).toBe(0)
    await now(left).click()
    await left.getByText('last sent:').waitFor()
    await expect
      .poll(
        async () => {
          await now(right).click()
          return people.getByText('Zoya Khan').count()
        },
        { timeout: 60_000, interval: 2000 }
      )
      .toBeGreaterThan(0)
    await people.close()
  })

  it('MBX-43 lets somebody in who is never online with anybody', async () => {
    const { text: code = '' } = await ask(left, { ask: 'invite', role: 'rep', days: 1 })
    await run(left, write('per_noor', true, { name: 'Noor Ahmed' }))
    const meera = await person()
    const page = await meera.open('app.html#/team')
    await button(page, 'Join a team').click()
    await box(page, 'Invitation').fill(`${code}\n${server.address}\n@Asha`)
    await box(page, 'Your name').fill('Meera')
    await button(page, 'Join').click()
    await box(page, 'User name').fill(account.user)
    await box(page, 'Password').fill(account.password)
    await button(page, 'Try and add').click()
    await page.getByText('Waiting for Asha’s device to let you in').waitFor()
    await page.close()
    await closeHub(meera)
    await expect
      .poll(
        async () => {
          await now(left).click()
          return left.getByText('Meera').count()
        },
        { timeout: 60_000, interval: 2000 }
      )
      .toBeGreaterThan(0)
    const people = await meera.open('app.html')
    await people.getByText('Noor Ahmed').first().waitFor({ timeout: 60_000 })
  })

  it('MBX-30 carries a file that is sent by hand', async () => {
    await run(left, write('per_imran', true, { name: 'Imran Sheikh' }))
    const [download] = await Promise.all([left.waitForEvent('download'), button(left, 'Write a file to send').click()])
    const [chooser] = await Promise.all([right.waitForEvent('filechooser'), button(right, 'Read a file').click()])
    await chooser.setFiles(await download.path())
    await right.getByText('The file is read.').waitFor()
    const people = await ravi.open('app.html')
    await people.getByText('Imran Sheikh').first().waitFor()
  })

  it('MBX-2 carries edits through folders of the browser, which it still knows after a restart of the hub', async () => {
    for (const page of [left, right]) {
      await page.evaluate(async () => {
        const root = await navigator.storage.getDirectory()
        const folder = await root.getDirectoryHandle('shared', { create: true })
        Object.assign(globalThis, { showDirectoryPicker: () => Promise.resolve(folder) })
      })
      await button(page, 'Shared folder').click()
      await expect.poll(() => now(page).count()).toBe(2)
    }
    await run(left, write('per_tara', true, { name: 'Tara Pillai' }))
    await now(left).last().click()
    const people = await ravi.open('app.html')
    await expect
      .poll(
        async () => {
          await put(right, await files(left))
          await now(right).last().click()
          return people.getByText('Tara Pillai').count()
        },
        { timeout: 60_000, interval: 2000 }
      )
      .toBeGreaterThan(0)
    await people.close()
    await closeHub(asha)
    await left.reload()
    await expect.poll(() => now(left).count(), { timeout: 60_000 }).toBe(2)
  })
})

type Files = readonly (readonly [folder: string, name: string, bytes: readonly number[]])[]

/** What a program that carries folders between machines would see of one. */
const files = (page: Page): Promise<Files> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const found: [string, string, number[]][] = []
    const entries = (folder: FileSystemDirectoryHandle) =>
      (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()
    for await (const folder of entries(await root.getDirectoryHandle('shared')))
      for await (const file of entries(folder as FileSystemDirectoryHandle)) {
        const bytes = await (await (file as FileSystemFileHandle).getFile()).arrayBuffer()
        found.push([folder.name, file.name, [...new Uint8Array(bytes)]])
      }
    return found
  })

async function put(page: Page, all: Files): Promise<void> {
  await page.evaluate(async (all) => {
    const root = await navigator.storage.getDirectory()
    const shared = await root.getDirectoryHandle('shared')
    for (const [folder, name, bytes] of all) {
      const into = await shared.getDirectoryHandle(folder, { create: true })
      const stream = await (await into.getFileHandle(name, { create: true })).createWritable()
      await stream.write(Uint8Array.from(bytes))
      await stream.close()
    }
  }, all)
}

/** Ends the hub's page, as the browser may at any time. */
async function closeHub({ session }: Launched): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets')
  const hub = targetInfos.find(({ url }) => url.endsWith('/hub.html'))
  if (hub === undefined) throw new Error('there is no hub')
  await session.send('Target.closeTarget', { targetId: hub.targetId })
}
