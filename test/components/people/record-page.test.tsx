import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { route } from '../../../components/state/router'
import { createMemoryStore } from '../../../platform/storage'
import { showPanel, useInterface, type Shown } from '../support/panel'

useInterface()

const sunita = (options = {}): Promise<Shown> => showPanel({ hash: '#/person/per_sunita', ...options })
const value = (name: RegExp): HTMLElement => screen.getByRole('button', { name })
const input = (label: string | RegExp): HTMLElement => screen.getByLabelText(label)
const type = (element: HTMLElement, text: string): void => {
  fireEvent.input(element, { target: { value: text } })
}
const notes = (): HTMLElement => screen.getByRole('textbox', { name: 'Notes' })
const press = (element: Element, key: string): void => {
  fireEvent.keyDown(element, { key })
}
const section = (name: string): HTMLElement => screen.getByRole('region', { name })

describe('the head of a record', () => {
  it('A5 names the person, the company, the last contact and how to reach them', async () => {
    await sunita()
    expect(screen.getByRole('heading', { name: 'Sunita Iyer' })).toBeTruthy()
    expect(screen.getByText('Last contact today')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Call' }).getAttribute('href')).toBe('tel:+919820011223')
  })

  it('renames with e, saves with Enter, gives up with Escape', async () => {
    const { ledger } = await sunita()
    await waitFor(() => {
      press(document.body, 'e')
      expect(input('Name')).toBeTruthy()
    })
    type(input('Name'), 'Sunita R. Iyer')
    press(input('Name'), 'Enter')
    await screen.findByRole('heading', { name: 'Sunita R. Iyer' })
    expect(ledger.rec('per_sunita')?.['name']).toBe('Sunita R. Iyer')
    fireEvent.click(value(/Sunita R. Iyer/))
    type(input('Name'), 'Nobody')
    press(input('Name'), 'Escape')
    expect(screen.getByRole('heading', { name: 'Sunita R. Iyer' })).toBeTruthy()
  })

  it('says beside the field why a name was refused and keeps what was typed', async () => {
    await sunita()
    fireEvent.click(value(/^Sunita Iyer$/))
    type(input('Name'), ' ')
    press(input('Name'), 'Enter')
    await screen.findByText('This must not be empty.')
    expect(input('Name').getAttribute('aria-invalid')).toBe('true')
  })

  it('B20 hides the call button of somebody who must not be called', async () => {
    await sunita()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Do not call' }))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Call' })).toBeNull())
    expect(screen.getByRole('link', { name: 'Write' })).toBeTruthy()
  })

  it('deletes with a way back, and a deleted record says so', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/More about this record/))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Delete' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['deletedAt']).toBeTruthy())
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['deletedAt']).toBeUndefined())
  })

  it('says so when a record is not here', async () => {
    await showPanel({ hash: '#/person/per_elsewhere' })
    expect(screen.getByText('This record is not here')).toBeTruthy()
  })
})

describe('details', () => {
  it('edits a value where it stands, and only that value', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Job title Head of Purchasing/))
    type(input('Job title'), 'Director')
    fireEvent.blur(input('Job title'))
    await screen.findByRole('button', { name: /Job title Director/ })
    const command = ledger.commands.at(-1)
    expect(command?.kind === 'save' && command.writes[0]?.set).toEqual({ title: 'Director' })
  })

  it('an emptied value is taken away', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Looked after by Anita/))
    type(input('Looked after by'), '')
    press(input('Looked after by'), 'Enter')
    await waitFor(() => expect(ledger.rec('per_sunita')?.['owner']).toBeUndefined())
  })

  it('adds a phone from the menu and keeps the ones that are there', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Add detail/))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Phone' }))
    type(screen.getByRole('textbox', { name: 'Phone' }), '+91 98200 77777')
    press(screen.getByRole('textbox', { name: 'Phone' }), 'Enter')
    await screen.findByRole('link', { name: '+91 98200 77777' })
    expect(Object.keys(ledger.rec('per_sunita') ?? {}).filter((key) => key.startsWith('phone/'))).toHaveLength(3)
  })

  it('an e-mail address that is none is refused beside its field', async () => {
    await sunita()
    fireEvent.click(value(/Add detail/))
    fireEvent.click(screen.getByRole('menuitem', { name: 'E-mail' }))
    type(screen.getByRole('textbox', { name: 'E-mail' }), 'sunita at home')
    press(screen.getByRole('textbox', { name: 'E-mail' }), 'Enter')
    await screen.findByText(/not an e-mail address/)
  })

  it('copies a number and says so', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await sunita()
    fireEvent.click(value(/^Copy \+91 98200 11223$/))
    await screen.findByText('Copied.')
    expect(writeText).toHaveBeenCalledWith('+91 98200 11223')
    writeText.mockRestore()
  })

  it('B7 keeps three addresses of one customer apart', async () => {
    const { ledger } = await showPanel({ hash: '#/company/com_coastline' })
    expect(value(/Billing address Unit 7/)).toBeTruthy()
    expect(value(/Delivery address Cold store 2/)).toBeTruthy()
    fireEvent.click(value(/Add detail/))
    fireEvent.click(screen.getByRole('menuitem', { name: 'Post address' }))
    type(input('Post address'), 'PO Box 12\nPune 411001')
    fireEvent.blur(input('Post address'))
    await screen.findByRole('button', { name: /Post address PO Box 12/ })
    const rec = ledger.rec('com_coastline') ?? {}
    expect(Object.keys(rec).filter((key) => key.startsWith('address/'))).toEqual([
      'address/billing',
      'address/delivery',
      'address/post'
    ])
  })

  it('moves a person to a company that is found, or makes a new one', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Edit Company/))
    type(input('Company'), 'Brand New Foods')
    press(input('Company'), 'Enter')
    await screen.findAllByRole('link', { name: 'Brand New Foods' })
    const made = ledger.rec('per_sunita')?.['company']
    expect(ledger.rec(String(made))).toMatchObject({ name: 'Brand New Foods' })
    fireEvent.click(value(/Edit Company/))
    type(input('Company'), 'sahya')
    fireEvent.click(await screen.findByRole('option', { name: /Sahyadri Mills/ }))
    press(input('Company'), 'Enter')
    await waitFor(() => expect(ledger.rec('per_sunita')?.['company']).toBe('com_sahyadri'))
  })

  it('adds a tag with Enter and takes one away with its cross', async () => {
    const { ledger } = await sunita()
    type(input('Tags'), 'export')
    press(input('Tags'), 'Enter')
    await screen.findByRole('button', { name: 'Remove export' })
    fireEvent.click(value(/Remove vip/))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove vip' })).toBeNull())
    expect(ledger.rec('per_sunita')).toMatchObject({ 'tag/export': true, 'tag/food': true })
  })

  it('defines a field of the ledger and fills it in', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Add detail/))
    fireEvent.click(screen.getByRole('menuitem', { name: /Own fields/ }))
    const dialog = screen.getByRole('dialog')
    type(within(dialog).getByLabelText('Name of the field'), 'Truck size')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add the field' }))
    await within(dialog).findByText('Truck size')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    fireEvent.click(value(/Truck size/))
    type(input('Truck size'), '12 t')
    press(input('Truck size'), 'Enter')
    await screen.findByRole('button', { name: /Truck size 12 t/ })
    expect(Object.values(ledger.rec('per_sunita') ?? {})).toContain('12 t')
  })

  it('numbers stay numbers', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Credit days 30/))
    type(input('Credit days'), '45')
    press(input('Credit days'), 'Enter')
    await waitFor(() => expect(ledger.rec('per_sunita')?.['x/fld_credit']).toBe(45))
  })
})

describe('notes', () => {
  it('are saved while they are typed', async () => {
    const { ledger } = await sunita()
    type(notes(), 'Likes early calls.')
    await waitFor(() => expect(ledger.rec('per_sunita')?.['notes']).toBe('Likes early calls.'), { timeout: 3000 })
  })

  it('B23 are saved when the panel is left in the middle of a word', async () => {
    const { ledger } = await sunita()
    type(notes(), 'Likes ea')
    fireEvent.click(screen.getByRole('link', { name: 'Companies' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['notes']).toBe('Likes ea'))
  })

  it('stay in the box with the reason when they cannot be saved', async () => {
    const { ledger } = await sunita()
    ledger.failNext({ kind: 'full' })
    type(notes(), 'Do not lose me')
    fireEvent.blur(notes())
    await screen.findByText(/The disk is full/)
    expect(notes()).toHaveProperty('value', 'Do not lose me')
  })
})

describe('the timeline', () => {
  it('A5 shows mails, calls, letters and changes, the newest first', async () => {
    await sunita()
    const entries = within(section('Timeline'))
      .getAllByRole('listitem')
      .map((entry) => entry.textContent)
    expect(entries[0]).toContain('Revised quantities for December')
    expect(entries.some((entry) => entry.includes('Call, reached, 6 min') && entry.includes('Wants 50 crates'))).toBe(
      true
    )
    expect(entries.some((entry) => entry.includes('Job title: Buyer → Head of Purchasing'))).toBe(true)
  })

  it('opens the linked mail in its mail program', async () => {
    await sunita()
    const link = screen.getByRole('link', { name: 'Open the mail' })
    expect(link.getAttribute('href')).toBe('https://mail.google.com/mail/u/0/#inbox/t-quantities')
    expect(link.getAttribute('rel')).toContain('noopener')
  })

  it('B23 takes a change back in its own line', async () => {
    const { ledger } = await sunita()
    const line = screen.getByText(/Job title:/).closest('li') as HTMLElement
    fireEvent.click(within(line).getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['title']).toBe('Buyer'))
    await within(line).findByText(/taken back/)
    expect(within(line).getByRole('button', { name: 'redo' })).toBeTruthy()
  })

  it('shows only contacts or only changes when asked', async () => {
    await sunita()
    fireEvent.click(within(section('Timeline')).getByRole('button', { name: 'all' }))
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'changes' }))
    await waitFor(() => expect(screen.queryByText(/Revised quantities/)).toBeNull())
    expect(screen.getByText(/Job title:/)).toBeTruthy()
  })

  it('A2 logs a call with direction, result and length', async () => {
    const { ledger } = await sunita()
    fireEvent.click(within(section('Timeline')).getByRole('button', { name: 'Call' }))
    fireEvent.change(input('Result'), { target: { value: 'voicemail' } })
    type(input('Minutes'), '2')
    type(screen.getByPlaceholderText('What came out of it?'), 'Asked to call back')
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Call, voicemail, 2 min')
    const command = ledger.commands.at(-1)
    expect(command?.kind === 'save' && command.writes[0]?.set).toMatchObject({
      kind: 'call',
      direction: 'out',
      result: 'voicemail',
      minutes: 2,
      notes: 'Asked to call back',
      'with/per_sunita': true
    })
  })

  it('a press on Call opens the call log', async () => {
    await sunita()
    const call = screen.getByRole('link', { name: 'Call' })
    call.addEventListener('click', (event) => event.preventDefault())
    fireEvent.click(call)
    await screen.findByRole('tab', { name: 'Call', selected: true })
  })

  it('B23 a half-typed note is there again after the panel was closed', async () => {
    const drafts = createMemoryStore()
    await sunita({ drafts })
    fireEvent.click(within(section('Timeline')).getByRole('button', { name: 'Note' }))
    type(screen.getByRole('textbox', { name: 'Note' }), 'They want to')
    dispatchEvent(new Event('pagehide'))
    await waitFor(async () => expect(await drafts.get('draft.activity.per_sunita')).toBeTruthy())
    document.body.replaceChildren()
    await sunita({ drafts })
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveProperty('value', 'They want to'))
  })

  it('deletes an entry with a way back', async () => {
    const { ledger } = await sunita()
    fireEvent.click(value(/Delete: Call, reached/))
    await screen.findByText('Entry deleted.')
    expect(ledger.rec('act_call')?.['deletedAt']).toBeTruthy()
  })
})

describe('a company', () => {
  it('lists its people and leads to a new one there', async () => {
    await showPanel({ hash: '#/company/com_coastline' })
    const people = section('People here')
    expect(within(people).getByRole('link', { name: /Sunita Iyer/ })).toBeTruthy()
    fireEvent.click(within(people).getByRole('link', { name: 'New person' }))
    await waitFor(() => expect(input('Company')).toHaveProperty('value', 'Coastline Foods Pvt Ltd'))
  })
})

describe('the form of a new person', () => {
  it('saves with Enter and shows the record', async () => {
    const { ledger } = await showPanel({ hash: '#/new/person' })
    type(await screen.findByLabelText('Name'), 'Asha Mehta')
    type(input('Company'), 'Sahyadri Mills')
    type(input('Phone'), '+91 98111 22333')
    await screen.findByRole('option', { name: /Sahyadri/ })
    fireEvent.submit(input('Name').closest('form') as HTMLElement)
    await screen.findByRole('heading', { name: 'Asha Mehta' })
    const id = route.value[1] ?? ''
    expect(ledger.rec(id)).toMatchObject({ name: 'Asha Mehta', company: 'com_sahyadri' })
    expect(Object.keys(ledger.rec(id) ?? {})).toContain('phone/+919811122333')
  })

  it('points at somebody who may be the same while it is typed', async () => {
    await showPanel({ hash: '#/new/person' })
    type(await screen.findByLabelText('Name'), 'Sunita')
    type(input('Phone'), '+91 98200 11223')
    await screen.findByText('same phone number')
  })

  it('says beside the name that it is missing', async () => {
    await showPanel({ hash: '#/new/person' })
    fireEvent.submit((await screen.findByLabelText('Name')).closest('form') as HTMLElement)
    await screen.findByText('This must not be empty.')
    expect(input('Name').getAttribute('aria-invalid')).toBe('true')
  })

  it('B23 keeps what was typed until it is saved or given up', async () => {
    const drafts = createMemoryStore()
    await showPanel({ hash: '#/new/person', drafts })
    type(await screen.findByLabelText('Name'), 'Half a na')
    dispatchEvent(new Event('pagehide'))
    await waitFor(async () => expect(await drafts.get('draft.form.person')).toBeTruthy())
    document.body.replaceChildren()
    await showPanel({ hash: '#/new/person', drafts })
    await waitFor(() => expect(input('Name')).toHaveProperty('value', 'Half a na'))
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(async () => expect(await drafts.get('draft.form.person')).toBeUndefined())
  })
})
