import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessFile, type Held } from '../../../components/erase/access-file'
import { EraseDialog } from '../../../components/erase/erase-dialog'
import { ErasedNote } from '../../../components/erase/erased-note'
import { Privacy } from '../../../components/erase/privacy'
import { createMemoryLedger, type MemoryLedger } from '../../../components/preview/memory-ledger'
import { createPreviewTeam, teamViews } from '../../../components/preview/team'
import { LedgerContext } from '../../../components/state/client'
import { TeamContext } from '../../../components/state/team'
import { trackLanguage } from '../../../components/state/mount'
import { consentSetting, readConsents } from '../../../crm/consent'
import { suppressionId, suppressionWrite } from '../../../crm/erase'
import type { ErasurePlan } from '../../../crm/erase'
import type { Row } from '../../../crm/queries'
import { showLanguage } from '../../../platform/i18n'
import { newId } from '../../../platform/ids'
import type { Ledger } from '../../../sync/api'
import type { ComponentChildren } from 'preact'

beforeAll(async () => {
  trackLanguage()
  await showLanguage('en')
})
afterEach(cleanup)

const row: Row = {
  n: 1,
  id: 'per_asha',
  cls: 'person',
  seg: 0,
  rec: { name: '<b>Asha</b> Mehta', 'email/asha@mehta.example': '{"v":"asha@mehta.example"}', createdAt: 1000 }
}
const show = (ledger: Ledger, part: ComponentChildren) =>
  render(<LedgerContext.Provider value={ledger}>{part}</LedgerContext.Provider>)

const planned = (ledger: MemoryLedger, plan: ErasurePlan): Ledger => ({
  ...ledger,
  live: (query, answer) => {
    if (query.q !== 'erasure') return ledger.live(query, answer)
    answer(plan as never)
    return () => {}
  }
})

describe('erasing', () => {
  it('ERA-6 B12 shows what goes and what stays, and erases only when that was understood', async () => {
    const ledger = createMemoryLedger()
    const plan = {
      records: [{ cls: 'person', id: 'per_asha' }],
      activities: ['act_1', 'act_2'],
      shared: ['act_3']
    } as const
    let erased = false
    show(
      planned(ledger, plan),
      <EraseDialog id="per_asha" name="Asha" onErased={() => (erased = true)} onClose={() => {}} />
    )
    await screen.findByText('2 mails, calls and notes with nobody else')
    screen.getByText('1 entry with other people, without this name')
    screen.getByText(/old files/)
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Erase for good' })
    expect(button.disabled).toBe(true)
    fireEvent.click(screen.getByRole('checkbox'))
    fireEvent.click(button)
    await waitFor(() => expect(erased).toBe(true))
    expect(ledger.commands).toMatchObject([{ kind: 'erase', records: ['per_asha'] }])
  })

  it('ERA-14 a member erases an own record whatever the role, and is told of the own devices alone', async () => {
    const plan = { records: [{ cls: 'person', id: 'per_asha' }], activities: [], shared: [] } as const
    const { team } = teamViews.full
    const rep = createPreviewTeam({ team: { ...team, self: { ...team.self, role: 'rep' } } })
    const dialog = (own: boolean) => (
      <TeamContext.Provider value={rep}>
        <EraseDialog id="per_asha" name="Asha" own={own} onErased={() => {}} onClose={() => {}} />
      </TeamContext.Provider>
    )
    show(planned(createMemoryLedger(), plan), dialog(false))
    screen.getByText(/Only an owner or an admin/)
    cleanup()
    show(planned(createMemoryLedger(), plan), dialog(true))
    screen.getByText(/Your other devices erase this person too/)
    expect(screen.queryByText(/Only an owner or an admin/)).toBeNull()
    fireEvent.click(screen.getByRole('checkbox'))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Erase for good' }).disabled).toBe(false)
  })

  it('ERA-4 warns where somebody with an erased address is about to be added', async () => {
    const ledger = createMemoryLedger()
    const id = await suppressionId('main', 'e:asha@mehta.example')
    show(ledger, <ErasedNote cls="person" rec={row.rec} />)
    expect(screen.queryByText(/was erased on/)).toBeNull()
    await ledger.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes: [suppressionWrite(id)] })
    await screen.findByText(/was erased on/)
  })
})

describe('what is held on a person', () => {
  const held: Held = {
    name: 'Asha',
    at: 5000,
    records: [
      {
        ...row,
        rec: {
          ...row.rec,
          ...consentSetting({ id: 'c', purpose: 'mail', given: true, at: 1, source: 'Fair', wording: 'Yes' }),
          'x/fld_a': 'Blue'
        }
      }
    ],
    activities: [{ n: 2, id: 'act_1', cls: 'activity', seg: 0, rec: { kind: 'call', at: 1, notes: 'Wants <more>' } }],
    changes: [],
    fields: [{ id: 'fld_a', label: 'Favourite colour' }]
  }

  it('ERA-7 is one page that names every value', () => {
    const html = accessFile(held)
    for (const text of [
      'asha@mehta.example',
      'Favourite colour',
      'Blue',
      'Wants &lt;more&gt;',
      'Fair',
      'Offers by e-mail'
    ])
      expect(html).toContain(text)
  })

  it('ERA-7 runs and loads nothing of what it holds', () => {
    const html = accessFile(held)
    expect(html).toContain('&lt;b&gt;Asha&lt;/b&gt;')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|src=|href=/)
  })

  it('ERA-7 is written in the language of the interface', async () => {
    await showLanguage('hi')
    const html = accessFile(held)
    await showLanguage('en')
    expect(html).toContain('lang="hi"')
    expect(html).toContain('क्या दर्ज है')
  })
})

describe('consents of a person', () => {
  it('ERA-8 are written down with source and wording', async () => {
    const ledger = createMemoryLedger()
    const writes = [{ cls: 'person', id: 'per_asha', create: true, set: { name: 'Asha' } } as const]
    await ledger.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes })
    show(ledger, <Privacy row={row} name="Asha" onErased={() => {}} />)
    fireEvent.click(screen.getByRole('button', { name: 'Write down a consent' }))
    fireEvent.input(await screen.findByLabelText('How it came'), { target: { value: 'Card at the fair' } })
    fireEvent.input(screen.getByLabelText('The words agreed to'), { target: { value: 'You may write to me.' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(readConsents(ledger.rec('per_asha') ?? {})).toMatchObject([
        { purpose: 'mail', given: true, source: 'Card at the fair', wording: 'You may write to me.' }
      ])
    )
  })
})
