import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'
import { axeFaults, wcag } from './support/axe'

/** Two records of one person, in the real hub: found, merged, edited, told about, taken back, separated. */

const patience = 15_000
const pictures = process.env.BAHI_PICTURES

let browser: Launched
let page: Page

beforeAll(async () => {
  browser = await launchExtension()
  page = await browser.context.newPage()
  page.setDefaultTimeout(patience)
  await page.setViewportSize({ width: 1360, height: 860 })
  await page.goto(`chrome-extension://${browser.extensionId}/app.html`)
  await page.getByRole('heading', { name: 'People' }).waitFor()
})

afterAll(() => browser.close())

const look = async (name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` })
}

async function go(...parts: readonly string[]): Promise<void> {
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/${parts.join('/')}`
  )
}

/** Adds a person by the form. */
async function add(name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await go('people', 'new')
  const form = page.locator('aside form')
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  for (const [label, text] of Object.entries(fields))
    await form.getByRole('textbox', { name: label, exact: true }).fill(text)
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await page.locator('aside h1').filter({ hasText: name }).waitFor()
}

const names = async (): Promise<string[]> => (await page.locator('tbody a > span[dir]').allInnerTexts()).toSorted()
const detail = (): Locator => page.locator('aside')
const openPerson = async (name: string): Promise<void> => {
  await go('people')
  await page.locator('tbody a').filter({ hasText: name }).first().click()
  await detail().locator('h1').filter({ hasText: name }).waitFor()
}
const faults = (): Promise<string[]> => axeFaults(page, wcag)

describe('merging and history', () => {
  it('MRG-11 finds two records with one e-mail address while nobody asks', async () => {
    await add('Asha Mehta', { 'E-mail': 'asha@mehta.example', 'Job title': 'Buyer' })
    await add('Asha M.', { 'E-mail': 'asha@mehta.example', Phone: '+919820011223' })
    await go('duplicates')
    await page.getByRole('button', { name: 'Choose values …' }).waitFor()
    await look('duplicates')
    expect(await faults()).toEqual([])
  })

  it('B7 merges them with the values that were chosen', async () => {
    await page.getByRole('button', { name: 'Choose values …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Asha Mehta' }).check()
    await look('merge-dialog')
    expect(await faults()).toEqual([])
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await page.getByText('Nobody is here twice').waitFor()
    await look('no-duplicates')
    await openPerson('Asha Mehta')
    expect(await names()).toEqual(['Asha Mehta'])
    await detail().getByText('+91 98200 11223').waitFor()
    await look('merged-record')
    expect(await faults()).toEqual([])
  })

  it('HIS-1 tells who changed a value, and uses an earlier one again', async () => {
    await detail().getByRole('button', { name: /Buyer/ }).click()
    await detail().getByRole('combobox', { name: 'Job title' }).fill('Head of purchasing')
    await detail().getByRole('combobox', { name: 'Job title' }).press('Enter')
    await detail()
      .getByRole('button', { name: /Head of purchasing/ })
      .waitFor()
    await detail().getByText('Job title', { exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Head of purchasing').first().waitFor()
    await look('history')
    expect(await faults()).toEqual([])
    await dialog.getByRole('button', { name: 'Use this again: Buyer' }).click()
    await dialog.getByText('Buyer').nth(1).waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await detail().getByRole('button', { name: /Buyer/ }).waitFor()
  })

  it('B23 takes steps back and does them again by key', async () => {
    const title = (text: string): Promise<void> => detail().getByRole('button', { name: text }).first().waitFor()
    await page.locator('aside h1').click({ position: { x: 2, y: 2 }, trial: true })
    await page.keyboard.press('Control+z')
    await title('Head of purchasing')
    await page.keyboard.press('Control+z')
    await title('Buyer')
    await page.keyboard.press('Control+Shift+Z')
    await title('Head of purchasing')
  })

  it('MRG-8 separates them, and the edit stays', async () => {
    await detail().getByRole('button', { name: 'Separate Asha M.' }).click()
    await page.locator('tbody a').filter({ hasText: 'Asha M.' }).waitFor()
    expect(await names()).toEqual(['Asha M.', 'Asha Mehta'])
    await openPerson('Asha Mehta')
    await detail()
      .getByRole('button', { name: /Head of purchasing/ })
      .waitFor()
    expect(await detail().getByText('+91 98200 11223').count()).toBe(0)
    await openPerson('Asha M.')
    await detail().getByText('+91 98200 11223').waitFor()
    await look('same-as')
  })

  it('HIS-3 counts what going back in time would change', async () => {
    await go('changes')
    await page.getByText('Changed here lately').waitFor()
    await look('changes')
    expect(await faults()).toEqual([])
    await page.getByRole('button', { name: 'Go back to a time …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Count first' }).click()
    await dialog.getByText('2 newer records go among the deleted ones.').waitFor()
    await look('rewind')
    await dialog.getByRole('button', { name: 'Go back', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Deleted' }).click()
    await page.getByRole('button', { name: 'Restore' }).first().waitFor()
    await look('deleted')
    expect(await page.getByRole('button', { name: 'Restore' }).count()).toBe(2)
    await page.keyboard.press('Control+z')
    await page.getByText('Nothing is deleted').waitFor()
  })
})
