import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { pages } from '../../../components/preview/pages'
import { createMemoryStore } from '../../../platform/storage'
import { showPanel, useInterface } from '../support/panel'

useInterface()

const draftCard = (): HTMLElement => screen.getByRole('form', { name: /New person, draft/ })
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name })
const people = (rec: (id: string) => unknown, ids: readonly string[]): unknown[] => ids.map(rec)

describe('the mail of somebody known', () => {
  it('A3 says who it is, from where, when the last contact was and how to reach them', async () => {
    await showPanel({ view: pages.known })
    const card = await screen.findByRole('article', { name: 'Sunita Iyer' })
    expect(card.textContent).toContain('Head of Purchasing · Coastline Foods Pvt Ltd')
    expect(card.textContent).toContain('Last contact today')
    expect(within(card).getByRole('link', { name: '+91 98200 11223' }).getAttribute('href')).toBe('tel:+919820011223')
  })

  it('A3 logs the mail in one press for everybody known in it, says so beforehand, and can take it back', async () => {
    const { ledger } = await showPanel({ view: pages.known })
    await screen.findByText(/for Sunita Iyer and Ravi Kumar/)
    fireEvent.click(button('Log this mail'))
    await screen.findByRole('button', { name: 'Logged · undo' })
    const command = ledger.commands.at(-1)
    if (command?.kind !== 'save') throw new Error('no save')
    expect(command.origin).toBe('mail')
    expect(command.writes).toHaveLength(1)
    expect(command.writes[0]?.set).toMatchObject({
      kind: 'mail',
      subject: 'Quotation for December',
      direction: 'in',
      threadId: 't-9f2c',
      'with/per_sunita': true,
      'with/per_ravi': true
    })
    fireEvent.click(button('Logged · undo'))
    await screen.findByRole('button', { name: 'Log this mail' })
  })

  it('keeps the text of the mail only when that is ticked', async () => {
    const { ledger } = await showPanel({ view: pages.known })
    const body = (): unknown => {
      const command = ledger.commands.at(-1)
      return command?.kind === 'save' ? command.writes[0]?.set['body'] : 'no save'
    }
    fireEvent.click(await screen.findByRole('button', { name: 'Log this mail' }))
    await screen.findByRole('button', { name: 'Logged · undo' })
    expect(body()).toBeUndefined()
    fireEvent.click(button('Logged · undo'))
    await screen.findByRole('button', { name: 'Log this mail' })
    fireEvent.click(screen.getByLabelText('Keep the text of the mail too'))
    fireEvent.click(button('Log this mail'))
    await screen.findByRole('button', { name: 'Logged · undo' })
    expect(body()).toBe('Please send the revised quotation for 50 crates.')
  })

  it('offers what is new in the mail, and adds it without replacing anything', async () => {
    const { ledger } = await showPanel({ view: pages.known })
    const card = await screen.findByRole('article')
    expect(within(card).getByText('New here:').parentElement?.textContent).toContain('+91 98200 44556')
    fireEvent.click(within(card).getByRole('button', { name: 'Add' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['phone/+919820044556']).toBeTruthy())
    expect(ledger.rec('per_sunita')?.['phone/+919820011223']).toBeTruthy()
    expect(screen.queryByText('New here:')).toBeNull()
  })

  it('stays a card when the mail cannot be logged, and says why', async () => {
    const { ledger } = await showPanel({ view: pages.known })
    await screen.findByRole('article')
    ledger.failNext({ kind: 'full' })
    fireEvent.click(button('Log this mail'))
    await screen.findByText(/Not saved. The disk is full/)
    expect(button('Log this mail')).toBeTruthy()
  })
})

describe('the mail of somebody new', () => {
  it('A4 shows every value with where it came from, unsure ones unticked', async () => {
    await showPanel({ view: pages.draft })
    await screen.findByRole('form', { name: /draft/ })
    expect(within(draftCard()).getByLabelText('Job title')).toHaveProperty('value', 'Operations Manager')
    expect(within(draftCard()).getAllByText('signature').length).toBeGreaterThan(2)
    const ticks = within(draftCard()).getAllByRole('checkbox', { name: /Save this too: Phone/ })
    expect(ticks.map((tick) => (tick as HTMLInputElement).checked)).toEqual([true, false])
    expect(within(draftCard()).getByText('mail text, unsure').title).toBe('Ref 2301 884')
  })

  it('A4 saves person, company and mail with one press and one command, and shows the person', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await screen.findByRole('article', { name: 'Deepak Nair' })
    const command = ledger.commands.at(-1)
    if (command?.kind !== 'save') throw new Error('no save')
    expect(command.writes.map(({ cls }) => cls)).toEqual(['company', 'person', 'activity'])
    const [company, person, mail] = command.writes
    expect(company?.set).toMatchObject({ name: 'Nair Logistics LLP', 'domain/nairlogistics.example': true })
    expect(person?.set).toMatchObject({ name: 'Deepak Nair', title: 'Operations Manager', company: company?.id })
    expect(Object.keys(person?.set ?? {})).toContain('phone/+919447055667')
    expect(Object.keys(person?.set ?? {}).some((key) => key.includes('2301884'))).toBe(false)
    expect(mail?.set).toMatchObject({ subject: 'Transport rates', [`with/${person?.id}`]: true })
    expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy()
  })

  it('taking the link of the mail back leaves the person that was saved with it', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await screen.findByRole('article', { name: 'Deepak Nair' })
    const command = ledger.commands.at(-1)
    const [, person, mail] = command?.kind === 'save' ? command.writes : []
    fireEvent.click(await screen.findByRole('button', { name: 'Logged · undo' }))
    await screen.findByRole('button', { name: 'Log this mail' })
    expect(ledger.rec(mail?.id ?? '')?.['deletedAt']).toBeTruthy()
    expect(ledger.rec(person?.id ?? '')?.['deletedAt']).toBeUndefined()
  })

  it('a double press saves once', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    const before = ledger.commands.length
    const save = await screen.findByRole('button', { name: 'Save' })
    fireEvent.click(save)
    fireEvent.click(save)
    await screen.findByRole('article', { name: 'Deepak Nair' })
    expect(ledger.commands).toHaveLength(before + 1)
  })

  it('one undo takes person, company and mail away again', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await screen.findByRole('article', { name: 'Deepak Nair' })
    const command = ledger.commands.at(-1)
    const ids = command?.kind === 'save' ? command.writes.map(({ id }) => id) : []
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await screen.findByRole('form', { name: /draft/ })
    expect(people((id) => ledger.rec(id)?.['deletedAt'] !== undefined, ids)).toEqual([true, true, true])
  })

  it('corrected and unticked values are saved as they stand', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    await screen.findByRole('form', { name: /draft/ })
    fireEvent.input(within(draftCard()).getByLabelText('Name'), { target: { value: 'Deepak K. Nair' } })
    fireEvent.click(within(draftCard()).getByRole('checkbox', { name: /Job title/ }))
    fireEvent.click(screen.getByLabelText('Link this mail to the person'))
    fireEvent.click(button('Save'))
    await screen.findByText('Deepak K. Nair saved.')
    const command = ledger.commands.at(-1)
    const writes = command?.kind === 'save' ? command.writes : []
    expect(writes.map(({ cls }) => cls)).toEqual(['company', 'person'])
    expect(writes[1]?.set['title']).toBeUndefined()
    expect(writes[1]?.set['name']).toBe('Deepak K. Nair')
  })

  it('offers a possible duplicate first, with the reason, and adds only new values to it', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    const line = (await screen.findByText('same phone number')).closest('div') as HTMLElement
    expect(line.textContent).toContain('Perhaps already here: Deepak Nair, same phone number')
    fireEvent.click(button('Add to this'))
    await screen.findByText('Added to Deepak Nair.')
    expect(ledger.rec('per_deepakn')).toMatchObject({ title: 'Transport' })
    expect(ledger.rec('per_deepakn')?.['email/deepak@nairlogistics.example']).toBeTruthy()
    expect(String(ledger.rec('per_deepakn')?.['company'])).toMatch(/^com_/)
  })

  it('can be added to anybody that is found by name', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    fireEvent.click(await screen.findByRole('button', { name: /Add to existing/ }))
    const dialog = screen.getByRole('dialog')
    fireEvent.input(within(dialog).getByRole('combobox'), { target: { value: 'farida' } })
    fireEvent.click(await within(dialog).findByRole('option', { name: /Farida Khan/ }))
    await screen.findByText('Added to Farida Khan.')
    expect(ledger.rec('per_farida')?.['email/deepak@nairlogistics.example']).toBeTruthy()
    expect(ledger.rec('per_farida')?.['company']).toBe('com_khan')
  })

  it('keeps the draft with the reason beside its field when a value is refused', async () => {
    const { ledger } = await showPanel({ view: pages.draft })
    await screen.findByRole('form', { name: /draft/ })
    ledger.failNext({ kind: 'invalid', field: 'email/deepak', reason: 'not-an-email' })
    fireEvent.click(button('Save'))
    await screen.findByText(/This is not an e-mail address/)
    const input = within(draftCard()).getByLabelText('E-mail')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(input.getAttribute('aria-describedby')?.split(' ')[1] ?? '')?.textContent).toMatch(
      /not an e-mail/
    )
  })

  it('B23 half-done corrections are there after the panel was closed', async () => {
    const drafts = createMemoryStore()
    await showPanel({ view: pages.draft, drafts })
    await screen.findByRole('form', { name: /draft/ })
    fireEvent.input(within(draftCard()).getByLabelText('Job title'), { target: { value: 'Director' } })
    dispatchEvent(new Event('pagehide'))
    await waitFor(async () => expect(await drafts.get('draft.capture.draft.0')).toBeTruthy())
    document.body.replaceChildren()
    await showPanel({ view: pages.draft, drafts })
    await waitFor(() => expect(within(draftCard()).getByLabelText('Job title')).toHaveProperty('value', 'Director'))
  })
})

describe('several people on one page', () => {
  it('shows the first one and opens the others with a press', async () => {
    await showPanel({ view: pages.page })
    await screen.findByRole('form', { name: 'New company, draft' })
    fireEvent.click(button(/मीना जोशी.*new/))
    await screen.findByRole('form', { name: 'New person, draft' })
    expect(screen.getByLabelText('Name')).toHaveProperty('value', 'मीना जोशी')
  })

  it('links people to the company that was saved from the same page', async () => {
    const { ledger } = await showPanel({ view: pages.page })
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await screen.findByRole('article', { name: 'Godavari Oil Mills' })
    const company = ledger.commands.at(-1)
    fireEvent.click(button(/Anil Varma/))
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await screen.findByText('Anil Varma saved.')
    const person = ledger.commands.at(-1)
    if (company?.kind !== 'save' || person?.kind !== 'save') throw new Error('no save')
    expect(person.writes).toHaveLength(1)
    expect(person.writes[0]?.set['company']).toBe(company.writes[0]?.id)
  })
})

describe('pages without anybody', () => {
  it('a page is only read on a press', async () => {
    const { page } = await showPanel({ view: pages.idle })
    expect(page.calls).toEqual([])
    fireEvent.click(button('Read this page'))
    expect(page.calls).toEqual(['capture'])
  })

  it.each([
    ['nobody', /comes from a list or a machine/],
    ['missed', /sender could not be read/],
    ['failed', /lets no extension read this page/]
  ] as const)('%s: says what is the matter and what to do', async (name, text) => {
    await showPanel({ view: pages[name] })
    expect(await screen.findByText(text)).toBeTruthy()
  })

  it('a dropped file can be put away again', async () => {
    const { page } = await showPanel({ view: { ...pages.draft, kind: 'file', key: 'file' } })
    fireEvent.click(await screen.findByRole('button', { name: 'Put away' }))
    expect(page.calls).toEqual(['dismiss'])
    await waitFor(() => expect(screen.queryByText('In this file')).toBeNull())
  })

  it('follows the page when another one is opened', async () => {
    const { page } = await showPanel({ view: pages.known })
    await screen.findByRole('article', { name: 'Sunita Iyer' })
    page.show(pages.draft)
    await screen.findByRole('form', { name: 'New person, draft' })
    expect(screen.queryByRole('article')).toBeNull()
  })
})
