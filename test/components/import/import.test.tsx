import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../components/app/app'
import { choiceOf, columnChoices, decodeColumns } from '../../../components/import/columns'
import { problemFile } from '../../../components/import/problems'
import { TransferContext, type ImportSetup, type OpenedFile, type Transfer } from '../../../components/import/transfer'
import { createMemoryLedger, type MemoryLedger } from '../../../components/preview/memory-ledger'
import { LedgerContext } from '../../../components/state/client'
import { DraftStoreContext } from '../../../components/state/drafts'
import { trackLanguage } from '../../../components/state/mount'
import { replace } from '../../../components/state/router'
import type { DryRun } from '../../../crm/import/report'
import { mappingId } from '../../../crm/import/mapping'
import { showLanguage } from '../../../platform/i18n'
import { createMemoryStore } from '../../../platform/storage'

// Parts of the page are loaded when they are first shown, which takes long on a busy machine.
configure({ asyncUtilTimeout: 8000 })

const opened: OpenedFile = {
  token: 1,
  name: 'people.csv',
  kind: 'csv',
  header: ['Name', 'Mail', 'Odd'],
  sample: [['Asha', 'asha@x.example', '7']],
  columns: [{ holds: 'name' }, { holds: 'email', slot: '1' }, { holds: 'nothing' }]
}

const found: DryRun = {
  rows: 3,
  counts: { new: 1, changed: 0, same: 0, possible: 1, skipped: 0, rejected: 1 },
  companies: 1,
  possible: [
    {
      row: 2,
      name: 'Ravi Rao',
      about: 'Rao & Co',
      known: { id: 'per_1', name: 'R. Rao', about: 'Rao & Co' },
      reasons: [{ kind: 'name-and-company', value: 'R. Rao' }],
      choice: 'create'
    }
  ],
  problems: [{ row: 3, cells: ['=1', '', ''], reason: 'nothing', values: [] }],
  problemCount: 1
}

const info = { file: 'people.csv', rows: 3, created: 2, updated: 0, same: 0, skipped: 0, rejected: 1 }

let ledger: MemoryLedger
let setups: ImportSetup[]
let transfer: Transfer

beforeAll(async () => {
  trackLanguage()
  await showLanguage('en')
})

beforeEach(() => {
  ledger = createMemoryLedger()
  setups = []
  transfer = {
    open: vi.fn(async () => ({ ok: true, value: opened }) as const),
    dryRun: vi.fn(async (setup: ImportSetup) => {
      setups.push(setup)
      return { ok: true, value: found } as const
    }),
    save: vi.fn(async (setup: ImportSetup) => {
      setups.push(setup)
      return { ok: true, value: { id: 'cmd_1', info } } as const
    }),
    write: vi.fn(async () => ({ ok: true, value: { file: new Blob(['x']), records: 3 } }) as const)
  }
  replace('import')
  render(
    <LedgerContext.Provider value={ledger}>
      <DraftStoreContext.Provider value={createMemoryStore()}>
        <TransferContext.Provider value={transfer}>
          <App />
        </TransferContext.Provider>
      </DraftStoreContext.Provider>
    </LedgerContext.Provider>
  )
})
afterEach(cleanup)

async function chooseFile(): Promise<void> {
  const input = (await screen.findByText('Drop a file here')).parentElement?.querySelector('input')
  if (!input) throw new Error('no place for a file')
  fireEvent.change(input, { target: { files: [new File(['x'], 'people.csv')] } })
  await screen.findByRole('button', { name: 'Check the file' })
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the room for import and export', () => {
  it('IMP-60 leads from the file over columns and check to the end', async () => {
    await chooseFile()
    expect(screen.getByText('asha@x.example')).toBeDefined()
    press('Check the file')
    expect(await screen.findByText('Perhaps known')).toBeDefined()
    expect(screen.getByText('1 row may be somebody you know')).toBeDefined()
    expect(screen.getByText('same name and company')).toBeDefined()
    fireEvent.change(screen.getByLabelText('What to do with Ravi Rao'), { target: { value: 'skip' } })
    press('Import now')
    expect(await screen.findByText('2 added, 1 left out')).toBeDefined()
    expect(setups.at(-1)?.choices).toEqual([[2, 'skip']])
    expect(setups.at(-1)).toMatchObject({ token: 1, mode: 'both', source: 'people.csv' })
  })

  it('IMP-60 remembers what a person says of the columns', async () => {
    await chooseFile()
    fireEvent.change(screen.getByLabelText('What the column “Odd” becomes'), { target: { value: 'notes' } })
    press('Check the file')
    await screen.findByText('Perhaps known')
    press('Import now')
    await screen.findByText('2 added, 1 left out')
    expect(setups.at(-1)?.columns[2]).toEqual({ holds: 'notes' })
    const kept = await ledger.read({ q: 'record', id: mappingId(opened.header ?? []) })
    expect(kept?.rec['spec']).toContain('"notes"')
    press('Import another file')
    await chooseFile()
    expect((screen.getByLabelText('What the column “Odd” becomes') as HTMLSelectElement).value).toBe('notes')
  })

  it('IMP-60 says in words why a file cannot be read, and goes on', async () => {
    vi.mocked(transfer.open).mockResolvedValueOnce({ ok: false, error: 'locked' })
    const input = (await screen.findByText('Drop a file here')).parentElement?.querySelector('input')
    if (!input) throw new Error('no place for a file')
    fireEvent.change(input, { target: { files: [new File(['x'], 'old.xls')] } })
    expect((await screen.findByRole('alert')).textContent).toContain('protected by a password')
    expect(screen.getByText('Drop a file here')).toBeDefined()
  })

  it('IMP-60 keeps what was chosen when saving fails', async () => {
    vi.mocked(transfer.save).mockResolvedValueOnce({ ok: false, error: { kind: 'missing', id: 'x' } })
    await chooseFile()
    press('Check the file')
    await screen.findByText('Perhaps known')
    press('Import now')
    expect((await screen.findByRole('alert')).textContent).toContain('nothing was changed')
    expect(screen.getByRole('button', { name: 'Import now' })).toBeDefined()
  })

  it('IMP-61 takes rows that are pasted into a list', async () => {
    replace('people')
    await screen.findByRole('searchbox', { name: 'Search' })
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, { clipboardData: { getData: () => 'Name\tMail\nAsha\tasha@x.example', files: [] } })
    document.dispatchEvent(paste)
    await waitFor(() => expect(transfer.open).toHaveBeenCalled())
    expect(await screen.findByRole('button', { name: 'Check the file' })).toBeDefined()
  })

  it('EXP-8 asks for a format and writes the file', async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Everything' }))
    fireEvent.change(screen.getByLabelText('Format'), { target: { value: 'vcard4' } })
    press('Save the file')
    await screen.findByText('3 records exported')
    expect(vi.mocked(transfer.write).mock.calls[0]?.[0]).toEqual({ format: 'vcard4', what: { cls: 'all' } })
  })
})

describe('the columns of a file', () => {
  it('IMP-60 every choice is found again by what it stands for', () => {
    const choices = columnChoices(3, [
      { id: 'fld_1', of: 'person', label: 'VIP', type: 'yesno', choices: [], position: 0 }
    ])
    for (const choice of choices) expect(choiceOf(choice.column, choices)?.value).toBe(choice.value)
    expect(decodeColumns(structuredClone(choices.map(({ column }) => column)), choices.length)).toHaveLength(
      choices.length
    )
  })

  it('IMP-60 remembered columns that do not fit are not used', () => {
    expect(decodeColumns([{ holds: 'name' }], 2)).toBeUndefined()
    expect(decodeColumns([{ holds: 'magic' }], 1)).toBeUndefined()
  })

  it('IMP-28 the file with rows to mend gives reasons and no formulas', async () => {
    const text = await problemFile({ header: ['Name', 'Mail', 'Odd'] }, found).text()
    expect(text).toContain('Row,Why,Name,Mail,Odd\r\n')
    expect(text).toContain(`3,"No name, e-mail or phone number",'=1,,\r\n`)
  })
})
