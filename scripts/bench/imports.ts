import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundle, type BenchBrowser } from './browser'
import { figure, median, ms, type Figure } from './figures'
import type { ImportBench } from './import-page'

declare global {
  var importBench: ImportBench
}

const givens = [
  'Asha',
  'Ravi',
  'Nina',
  'Deepak',
  'Sunita',
  'Kiran',
  'Farhan',
  'Meera',
  'Arjun',
  'Lata',
  'Imran',
  'Joseph'
]
const families = ['Mehta', 'Rao', 'Nair', 'Sharma', 'Iyer', 'Khan', 'Das', 'Patel', 'Singh', 'Kulkarni', 'Fernandes']
const titles = ['Buyer', 'Head of purchasing', 'Director', 'Accountant']
const cities = ['Pune', 'Mumbai', 'Surat', 'Chennai', 'Indore']
/** People of one company. */
const perFirm = 5

/** An address book as other programs export it: invented people, five a company. */
function addressBook(rows: number): string {
  const lines = [
    'First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City,Labels'
  ]
  for (let at = 0; at < rows; at++) {
    const firm = Math.floor(at / perFirm)
    const given = `${givens[at % givens.length] ?? ''}${(at % 97).toString(36)}`
    const family = `${families[firm % families.length] ?? ''}${(at % 89).toString(36)}`
    const cells = [
      given,
      family,
      `Firm ${firm}`,
      titles[at % titles.length],
      'Work',
      `p${at}@firm${firm}.example`,
      'Mobile'
    ]
    lines.push([...cells, `+91 98${String(10_000_000 + at * 7)}`, cities[firm % cities.length], 'Customer'].join(','))
  }
  return lines.join('\r\n')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Waits for the other button without asking the page all the time: its thread is what is measured. */
const press = async (page: Page, name: string, until: string): Promise<number> => {
  const button = page.getByRole('button', { name, exact: true })
  await button.waitFor()
  const shown = page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        new MutationObserver((_, watching) => {
          const all = [...document.querySelectorAll('button')]
          if (!all.some(({ textContent }) => textContent.trim() === text)) return
          watching.disconnect()
          resolve()
        }).observe(document, { childList: true, subtree: true, characterData: true })
      }),
    until
  )
  return timed(async () => {
    await button.click()
    await shown
  })
}

/**
 * An import through the page as a person does it: checking (which looks for duplicates) and saving, then taking it back;
 * beside it what the same rows cost without Bahi.
 */
export async function importTimes(browser: BenchBrowser, rows: number): Promise<Figure[]> {
  const { desk } = browser
  await desk.evaluate(await bundle('import-page.ts'))
  const small = await desk.evaluate(() => bench.openLedger('A thousand'))
  await desk.evaluate(() => bench.fill(1000))
  await desk.evaluate((id) => bench.settled(id), small)
  const ledger = await desk.evaluate(() => bench.openLedger('Imported'))
  const folder = mkdtempSync(join(tmpdir(), 'bahi-import-'))
  const file = join(folder, 'people.csv')
  const text = addressBook(rows)
  writeFileSync(file, text)
  const page = await browser.open('app.html#/import')
  try {
    await page.bringToFront()
    await page.setInputFiles('input[type=file]', file)
    await page.getByRole('button', { name: 'Check the file' }).waitFor()
    await desk.evaluate(() => importBench.watch())
    const check = await press(page, 'Check the file', 'Import now')
    const save = await press(page, 'Import now', 'Import another file')
    const longest = await desk.evaluate(() => importBench.longest())
    await desk.evaluate((id) => bench.settled(id), ledger)
    const floor = await desk.evaluate(([id, text]) => importBench.floor(id, text), [ledger, text] as const)
    const out = await desk.evaluate((id) => importBench.exported(id), ledger)
    const few = await desk.evaluate((id) => importBench.duplicates(id, 60), small)
    const many = await desk.evaluate((id) => importBench.duplicates(id, 60), ledger)
    await page.bringToFront()
    await page.getByRole('button', { name: 'Import another file' }).click()
    const undo = await press(page, 'Undo', 'Redo')
    const all = check + save
    const lowest = floor.parse + floor.put
    return [
      figure('import.rows_per_s', (rows / all) * 1000, `${rows} rows, checked in ${ms(check)}, saved in ${ms(save)}`),
      figure('import.vs_floor', all / lowest, `${ms(all)} ÷ (${ms(floor.parse)} parsed + ${ms(floor.put)} put)`),
      figure('import.undo_ratio', undo / all, `${ms(undo)} ÷ ${ms(all)}`),
      figure('import.block_ms', longest, 'longest time for which the thread of all pages stood still'),
      figure('export.vs_json', out.csv / out.json, `${ms(out.csv)} for ${out.bytes} bytes of CSV ÷ ${ms(out.json)}`),
      figure('export.vs_read', out.csv / out.read, `${ms(out.csv)} ÷ ${ms(out.read)} for reading and nothing else`),
      figure('dupes.ms_per_new', median(many) / median(few), `${ms(median(many))} ÷ ${ms(median(few))}, medians of 60`)
    ]
  } finally {
    await page.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
