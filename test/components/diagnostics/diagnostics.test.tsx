import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DiagnosticsPage } from '../../../components/diagnostics/diagnostics-page'
import { Peers } from '../../../components/diagnostics/peers'
import { reportText } from '../../../components/diagnostics/report'
import { createMemoryLedger } from '../../../components/preview/memory-ledger'
import { LedgerContext } from '../../../components/state/client'
import { trackLanguage } from '../../../components/state/mount'
import type { TeamStatus } from '../../../crm/team'
import type { CheckResult } from '../../../crm/diagnosis'
import { showLanguage } from '../../../platform/i18n'
import { ok } from '../../../platform/result'
import type { Ledger } from '../../../sync/api'

beforeAll(async () => {
  trackLanguage()
  await showLanguage('en')
})
afterEach(cleanup)

const sound: CheckResult = { pieces: 7, damaged: 0, records: 12, changed: 0, missing: 0, extra: 0, counters: 0 }

const show = (check: CheckResult): void => {
  const ledger = createMemoryLedger()
  const checking: Ledger = {
    ...ledger,
    run: async (command) => (command.kind === 'check' ? ok({ records: [], check }) : ledger.run(command))
  }
  render(
    <LedgerContext.Provider value={checking}>
      <DiagnosticsPage />
    </LedgerContext.Provider>
  )
}

describe('the diagnostics page', () => {
  it('DIA-1 says that all is well, and of how much', async () => {
    show(sound)
    fireEvent.click(await screen.findByRole('button', { name: 'Check everything' }))
    await screen.findByText('All is well. 7 pieces and 12 records were read.')
  })

  it('DIA-1 says what is wrong and what to do', async () => {
    show({ ...sound, damaged: 1, changed: 2 })
    fireEvent.click(await screen.findByRole('button', { name: 'Check everything' }))
    await screen.findByText(/1 stored piece is damaged/)
    screen.getByText('2 records are shown otherwise than they are stored.')
    screen.getByText(/Save a backup first/)
  })

  it('DIA-4 tells of each device how it is reached and what it lacks, and names none of them in the report', async () => {
    const device = { id: 'b', label: 'Laptop', gone: false, me: false, author: 'bb', online: true, behindSince: 0 }
    const traffic = { since: 1000, sent: 2048, received: 3072 }
    const member = { id: 'm', name: 'Ravi Kumar', role: 'rep', waiting: false, gone: false, me: false } as const
    const team: TeamStatus = {
      id: 't',
      name: 'Mehta Traders',
      self: { member: 'a', device: 'a', role: 'owner', waiting: false, gone: false },
      members: [{ ...member, devices: [{ ...device, traffic }] }],
      invites: [],
      links: [{ id: 'l', device: 'b', state: 'open', route: 'direct', since: 1000 }],
      toSend: 2,
      refused: [{ at: 1, from: 'b', reason: 'counter' }],
      newer: false,
      presence: []
    }
    const place = {
      id: 'p',
      kind: 'server',
      label: 'files.mehta.example',
      busy: false,
      waiting: 3,
      others: []
    } as const
    render(<Peers team={team} places={[place]} />)
    screen.getByText('Ravi Kumar')
    screen.getByText(/^2 KB sent, 3 KB received/i)
    expect(screen.getByText(/^Connected since/).textContent).toContain('·')
    screen.getByText(/^Lacks something since/)
    screen.getByText('Files waiting to be sent: 3')
    const found = {
      version: '1',
      browser: 'Chromium',
      at: 0,
      status: undefined,
      diagnosis: undefined,
      check: undefined
    }
    const text = reportText({ ...found, storage: undefined, lines: [], team, places: [place] })
    expect(text).toContain(
      'device 1: online, link open direct, since 1970-01-01T00:00:01.000Z, sent 2048, received 3072'
    )
    expect(text).toContain('refused counter')
    expect(text).toContain('place 1: server, waiting 3')
    expect(text).not.toMatch(/ravi|laptop|mehta/i)
  })

  it('DIA-3 writes a report without anything of a person', () => {
    const line = {
      at: 0,
      level: 'error',
      area: 'store',
      text: 'no row for asha@mehta.example in “Mehta Traders”'
    } as const
    const text = reportText({
      version: '1.0',
      browser: 'Chromium',
      at: 0,
      status: { ledger: undefined, ledgers: [], trouble: [{ kind: 'full' }], saving: 0 },
      diagnosis: undefined,
      check: sound,
      storage: { usage: 10, quota: 100, kept: true },
      lines: [line]
    })
    expect(text).toContain('trouble: full')
    expect(text).toContain('check: pieces 7, damaged 0')
    expect(text).toContain('store no row for ‹mail› in ‹text›')
    expect(text).not.toMatch(/mehta/i)
  })
})
