import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'

let browser: Launched
let app: Page

beforeAll(async () => {
  browser = await launchExtension()
  app = await browser.open('app.html')
  await app.getByRole('button', { name: /sample data/i }).click()
  await app.getByText('Sample data added').waitFor()
})
afterAll(() => browser.close())

describe('a person who wants to be forgotten', () => {
  const person = 'Deepak Nair'
  let email = ''

  it('ERA-7 gets everything that is held as one file', async () => {
    await app.getByRole('link', { name: person }).click()
    email = (await app.locator('a[href^="mailto:"]').first().getAttribute('href'))?.slice('mailto:'.length) ?? ''
    expect(email).toContain('@')
    const download = app.waitForEvent('download')
    await app.getByRole('button', { name: 'Everything we hold …' }).click()
    const held = readFileSync(await (await download).path(), 'utf8')
    expect(held).toContain(person)
    expect(held).toContain(email)
  })

  it('ERA-1 ERA-6 B12 is erased after a look at what goes, and is in no list, search or file any more', async () => {
    await app.getByRole('button', { name: 'Erase for good …' }).click()
    await app.getByRole('heading', { name: 'This stays' }).waitFor()
    await app.getByRole('checkbox', { name: /I understand/ }).check()
    await app.getByRole('button', { name: 'Erase for good', exact: true }).click()
    await app.getByText(`${person} was erased.`).waitFor()
    expect(await app.getByRole('grid', { name: 'People' }).getByText(person).count()).toBe(0)
    await app.goto(`${app.url().split('#')[0]}#/backup`)
    await app.getByRole('button', { name: 'Save a backup …' }).click()
    const download = app.waitForEvent('download')
    await app.getByRole('button', { name: 'Save the file' }).click()
    expect(readFileSync(await (await download).path(), 'latin1')).not.toContain(email)
  })

  it('ERA-4 is pointed out when somebody adds the same address again', async () => {
    const panel = await browser.open('sidepanel.html#/new/person')
    await panel.getByLabel('E-mail').fill(email)
    await panel.getByText(/Somebody with this address or number was erased on/).waitFor()
  })

  it('DIA-1 leaves a ledger that is sound', async () => {
    await app.goto(`${app.url().split('#')[0]}#/diagnostics`)
    await app.getByRole('button', { name: 'Check everything' }).click()
    await app.getByText(/^All is well/).waitFor()
  })
})
