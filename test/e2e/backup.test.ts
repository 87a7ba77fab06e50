import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { searchFor } from '../../scripts/browser/steps'

/** The restore drill: a profile whose databases vanish while the browser is down. */

const folder = mkdtempSync(join(tmpdir(), 'bahi-backup-'))
const profile = join(folder, 'profile')
const file = join(folder, 'saved.bahi')
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const loseDatabases = (): void => rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true })

const backupPage = async (browser: Launched): Promise<Page> => {
  const page = await browser.open('app.html#/backup')
  await page.getByRole('heading', { name: 'Backup' }).waitFor()
  return page
}

/** Names of the people in the panel's list. */
async function people(page: Page): Promise<readonly string[]> {
  await page.locator('a[data-row]').first().waitFor()
  return page.locator('a[data-row]').allInnerTexts()
}

describe('a ledger that the browser lost', () => {
  it('ARC-9 A4 comes back with one click from the copy that made itself', async () => {
    let browser = await launchExtension({ profile })
    const app = await browser.open('app.html')
    await app.getByRole('button', { name: /sample data/i }).click()
    await app.getByText('Sample data added').waitFor()
    await app.goto(`${app.url().split('#')[0]}#/backup`)
    // Nobody asks for the copy: it comes some time after the first change.
    await app.getByRole('listitem').filter({ hasText: '12 people' }).waitFor({ timeout: 60_000 })
    const download = app.waitForEvent('download')
    await app.getByRole('button', { name: 'Save a backup …' }).click()
    await app.getByLabel('Passphrase').fill('a red cloth on the shelf')
    await app.getByLabel('The same again').fill('a red cloth on the shelf')
    await app.getByRole('button', { name: 'Save the file' }).click()
    await (await download).saveAs(file)
    const panel = await browser.open('sidepanel.html')
    const before = await people(panel)
    await browser.close()
    loseDatabases()

    browser = await launchExtension({ profile })
    const page = await browser.open('sidepanel.html')
    await page.getByRole('alert').getByText('with 12 people').waitFor()
    await page.getByRole('button', { name: 'Bring it back' }).click()
    expect(await people(page)).toEqual(before)
    expect(await searchFor(page, 'an')).not.toEqual([])
    await browser.close()
  })

  it('ARC-7 comes back from the file that was saved, with its passphrase', async () => {
    loseDatabases()
    rmSync(join(profile, 'Default', 'File System'), { recursive: true })
    const browser = await launchExtension({ profile })
    const page = await backupPage(browser)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('button', { name: 'Bring it back' }).count()).toBe(0)
    await page.getByRole('main').locator('input[type=file]').last().setInputFiles(file)
    await page.getByLabel('Passphrase').fill('not this one')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('This is not the passphrase').waitFor()
    await page.getByLabel('Passphrase').fill('a red cloth on the shelf')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('button', { name: 'Bring back this ledger' }).click()
    await page.getByRole('grid', { name: 'People' }).locator('tbody tr').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await browser.close()
  })
})
