import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BackupPage } from '../../../components/backup/backup-page'
import { backupFileName } from '../../../components/backup/files'
import { reminderFor } from '../../../components/backup/reminder'
import { createMemoryLedger } from '../../../components/preview/memory-ledger'
import { LedgerContext } from '../../../components/state/client'
import { trackLanguage } from '../../../components/state/mount'
import type { BackupState } from '../../../crm/backup'
import { showLanguage } from '../../../platform/i18n'

beforeAll(async () => {
  trackLanguage()
  await showLanguage('en')
})
afterEach(cleanup)

const now = 1_763_000_000_000
const day = 86_400_000
const counts = { person: 8, company: 2, activity: 0, sample: 4 }
const none: BackupState = { copies: [] }
const folder = { name: 'USB', access: 'ok', locked: true } as const

describe('the reminder of a backup', () => {
  it('ARC-11 comes until there is a file or a folder with one', () => {
    expect(reminderFor(none, counts, now)).toBe('none')
    expect(reminderFor({ ...none, folder }, counts, now)).toBe('none')
    expect(reminderFor({ ...none, savedAt: now - day }, counts, now)).toBeUndefined()
    expect(reminderFor({ ...none, folder: { ...folder, at: now - day } }, counts, now)).toBeUndefined()
  })

  it('ARC-11 comes again when the file is old, and not on the day it was put off', () => {
    expect(reminderFor({ ...none, savedAt: now - 31 * day }, counts, now)).toBe('old')
    expect(reminderFor({ ...none, laterUntil: now + 1 }, counts, now)).toBeUndefined()
    expect(reminderFor({ ...none, laterUntil: now - 1 }, counts, now)).toBe('none')
  })

  it('ARC-11 leaves sample data and an empty ledger alone', () => {
    expect(reminderFor(none, { ...counts, activity: 5, sample: 13 }, now)).toBeUndefined()
    expect(reminderFor(undefined, counts, now)).toBeUndefined()
  })
})

describe('the backup page', () => {
  it('A4 asks for the passphrase twice and saves nothing while the two differ', async () => {
    const ledger = createMemoryLedger({ status: { backup: none } })
    render(
      <LedgerContext.Provider value={ledger}>
        <BackupPage />
      </LedgerContext.Provider>
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Save a backup …' }))
    fireEvent.input(screen.getByLabelText('Passphrase'), { target: { value: 'a red cloth' } })
    fireEvent.input(screen.getByLabelText('The same again'), { target: { value: 'a red clot' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }))
    await screen.findByText('The two are not the same.')
    expect(ledger.commands).toEqual([])
    fireEvent.input(screen.getByLabelText('The same again'), { target: { value: 'a red cloth' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }))
    await waitFor(() => expect(ledger.commands).toMatchObject([{ kind: 'backup.save', passphrase: 'a red cloth' }]))
  })

  it('names a file so that every system takes it', () => {
    expect(backupFileName('Mehta/Sons: *2026*', now)).toMatch(/^Mehta Sons 2026 \d{4}-\d\d-\d\d\.bahi$/)
    expect(backupFileName('///', now)).toMatch(/^Bahi \d{4}/)
  })
})
