import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchExtension, type Launched } from '../../scripts/browser/launch'

/** A step that hangs should say so soon. */
const patience = 30_000

let browser: Launched
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'bahi-import-'))

beforeAll(async () => {
  browser = await launchExtension()
  page = await browser.open('app.html#/import')
  page.setDefaultTimeout(patience)
})
// Each test begins at the start of the room, whatever became of the one before.
beforeEach(async () => {
  await page.goto(`chrome-extension://${browser.extensionId}/app.html#/import`)
  await page.reload()
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

async function choose(name: string, content: string | Buffer): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, content)
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('button', { name: 'Check the file' }).waitFor()
}

const peopleCount = async (): Promise<string> =>
  (await page.locator('nav a[href="#/people"]').innerText()).replace(/\s+/g, ' ')

async function exported(format: string): Promise<Buffer> {
  await press('Everything')
  await page.getByLabel('Format').selectOption(format)
  const [file] = await Promise.all([page.waitForEvent('download'), press('Save the file')])
  return readFile(await file.path())
}

const book = [
  'First Name,Last Name,Organization Name,E-mail 1 - Value,Phone 1 - Value',
  ...Array.from(
    { length: 400 },
    (_, at) => `आशा${at},Mehta,Firm ${at % 20},asha${at}@firm.example,98200 ${10_000 + at}`
  ),
  ',,,,'
].join('\r\n')

describe('an import in a browser', () => {
  it('IMP-50 checks, saves and shows the people', async () => {
    await choose('people.csv', `\ufeff${book}`)
    await press('Check the file')
    await page.getByText('Also adds 20 companies').waitFor()
    await press('Import now')
    await page.getByText('420 added').waitFor()
    expect(await peopleCount()).toBe('People 400')
  })

  it.each(['csv', 'xlsx', 'vcard4'])('EXP-1 what is exported as %s comes back as the same', async (format) => {
    await choose(format === 'vcard4' ? 'again.vcf' : `again.${format}`, await exported(format))
    await press('Check the file')
    await page.getByRole('button', { name: 'Import now' }).waitFor()
    const tiles = (await page.locator('dl').innerText()).replace(/\s+/g, ' ')
    expect(tiles).toContain('New 0 Updated 0 Already the same 420')
  })

  it('IMP-10 takes the whole import back, and does it again', async () => {
    await press('Undo')
    await page.getByRole('button', { name: 'Redo' }).waitFor()
    await expect.poll(peopleCount).toBe('People 0')
    await press('Redo')
    await expect.poll(peopleCount, { timeout: patience }).toBe('People 400')
  })

  it('IMP-61 takes rows pasted into a list', async () => {
    await page.locator('nav a[href="#/people"]').click()
    await page.getByRole('searchbox').waitFor()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData(
        'text/plain',
        `Name\tE-mail\n${Array.from({ length: 200 }, (_, at) => `Nina ${at}\tnina${at}@x.example`).join('\n')}`
      )
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await press('Check the file')
    await press('Import now')
    await page.getByText('200 added').waitFor()
    expect(await peopleCount()).toBe('People 600')
  })

  it('CEL-3 B31 takes 200 rows pasted into cells, shows what changes, and takes it back', async () => {
    await page.locator('nav a[href="#/people"]').click()
    const owner = (line: number) => page.locator(`tr[data-index="${line}"] [data-col="4"]`)
    await owner(0).click()
    await owner(0).evaluate((cell) => {
      const data = new DataTransfer()
      data.setData('text/plain', Array.from({ length: 200 }, (_, at) => `Owner ${at}`).join('\n'))
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.getByText('200 values change', { exact: true }).waitFor()
    await press('Change')
    await expect.poll(() => owner(2).textContent(), { timeout: patience }).toBe('Owner 2')
    await press('Undo')
    await expect.poll(() => owner(2).textContent(), { timeout: patience }).toBe('')
  })

  it('IMP-60 leads from the file to saving, undo and redo by the keyboard alone', async () => {
    const active = (): Promise<string> =>
      page.evaluate(() => {
        const one = document.activeElement
        const labels = one instanceof HTMLSelectElement ? [...one.labels] : []
        return (
          [one?.getAttribute('aria-label'), ...labels.map(({ textContent }) => textContent), one?.textContent]
            .find((text) => text !== undefined && text !== null && text.trim() !== '')
            ?.trim() ?? ''
        )
      })
    const tabTo = async (name: string): Promise<void> => {
      const seen: string[] = []
      for (let tabs = 0; tabs < 30; tabs++) {
        await page.keyboard.press('Tab')
        seen.push(await active())
        if (seen.at(-1) === name) return
      }
      throw new Error(`${name} is not among what Tab leads to: ${seen.join(' | ')}`)
    }
    const next = async (name: string, shown: string): Promise<void> => {
      await tabTo(name)
      await page.keyboard.press('Enter')
      await page.getByText(shown, { exact: true }).first().waitFor()
    }
    const file = join(folder, 'keys.csv')
    writeFileSync(
      file,
      'Name,E-mail,Pet\nZubin Kapadia,zubin@keys.example,Dhruv\nMeher Kapadia,meher@keys.example,Dhruv'
    )
    const choosing = page.waitForEvent('filechooser')
    await tabTo('Choose a file')
    await page.keyboard.press('Enter')
    await (await choosing).setFiles(file)
    await page.getByRole('button', { name: 'Check the file' }).waitFor()
    expect(await active()).toBe('Import and export')
    await tabTo('What the column “Pet” becomes')
    await page.keyboard.type('Tags')
    expect(await page.getByLabel('What the column “Pet” becomes').inputValue()).toBe('labels')
    await next('Check the file', 'New')
    expect(await active()).toBe('Import and export')
    await next('Import now', '2 added')
    expect(await active()).toBe('Import and export')
    await next('Undo the import', 'Earlier imports')
    expect(await active()).toBe('Import and export')
    await next('Redo', 'Undo')
    await expect.poll(active).toBe('Undo')
  })
})
