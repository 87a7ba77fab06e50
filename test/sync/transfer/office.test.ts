import 'fake-indexeddb/auto'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { openSource } from '../../../capture/files/source'
import { workbook } from '../../../entrypoints/app/workbook'
import { createLedgerFind } from '../../../sync/transfer/find'
import { dryRun } from '../../../sync/transfer/session'
import { writeExport } from '../../../sync/transfer/write'
import type { Store } from '../../../sync/store/store'
import { company, newLedger, open, person, save } from '../store/open'

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
const missing = soffice === undefined

let store: Store | undefined
const folders: string[] = []
afterEach(async () => {
  await store?.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Opens a file in LibreOffice and saves it in another format; gives its bytes. */
async function resaved(file: Blob, format: 'csv' | 'xlsx'): Promise<Blob> {
  const folder = mkdtempSync(join(tmpdir(), 'bahi-office-'))
  folders.push(folder)
  writeFileSync(join(folder, 'book.xlsx'), Buffer.from(await file.arrayBuffer()))
  const filter = format === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1' : 'xlsx:Calc MS Excel 2007 XML'
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, 'out')
  const args = [profile, '--headless', '--convert-to', filter, '--outdir', out, join(folder, 'book.xlsx')]
  await promisify(execFile)(soffice ?? '', args, { timeout: 120_000 })
  return new Blob([Uint8Array.from(readFileSync(join(out, `book.${format}`)))])
}

async function cellsOf(file: Blob, name: string): Promise<(readonly string[])[]> {
  const source = await openSource(file, name)
  if (!source.ok) throw new Error(source.error)
  const rows = [source.value.header ?? [], ...source.value.sample]
  // A workbook need not say where its rows end.
  return rows.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1))
}

describe.skipIf(missing)(
  `a workbook in LibreOffice${missing ? ' (not installed: apt-get install it to run this)' : ''}`,
  () => {
    it('EXP-3 holds every cell as text, and imported again it changes nothing', { timeout: 300_000 }, async () => {
      store = (await open(newLedger())).store
      const { db } = store
      await store.run(
        save(
          company('m', { name: 'मेहता टेक्सटाइल्स', 'tax/gstin': '27AAPFU0939F1ZV' }),
          person('a', {
            name: 'आशा मेहता',
            company: 'com_m',
            title: '=HYPERLINK("http://bad.example";"x")',
            birthday: '1980-05-17',
            notes: 'First line\nSecond, "line"',
            'email/asha@mehta.example': '{"l":"Work"}',
            'phone/+919820012345': '{"l":"Mobile"}',
            'tag/00123456789012345678': true,
            source: '1-2'
          }),
          person('b', { name: '@Ravi', department: '+1', 'email/ravi@rao.example': '{}' })
        )
      )
      const written = await writeExport(
        { format: 'xlsx', what: { cls: 'all' } },
        { db, onShare: () => undefined, signal: new AbortController().signal, workbook }
      )
      if (!written.ok) throw new Error(written.error.kind)
      const before = await cellsOf(written.value.file, 'book.xlsx')
      expect(before.flat()).toEqual(expect.arrayContaining(['आशा मेहता', '1980-05-17', '00123456789012345678', '+1']))
      for (const format of ['xlsx', 'csv'] as const) {
        const file = await resaved(written.value.file, format)
        expect(await cellsOf(file, `book.${format}`)).toEqual(before)
        const source = await openSource(file, `book.${format}`)
        if (!source.ok) throw new Error(source.error)
        const checked = await dryRun({
          batches: source.value.contacts(source.value.columns, { country: 'IN' }),
          find: await createLedgerFind(db, 1000),
          options: {
            mode: 'both',
            by: { email: true, phone: true, name: true },
            overwrite: true,
            possible: 'create',
            choices: new Map(),
            fields: []
          },
          onRead: () => undefined,
          signal: new AbortController().signal
        })
        expect(checked).toMatchObject({ ok: true, value: { found: { rows: 3, counts: { same: 3 } } } })
      }
    })
  }
)
