import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { route } from '../../../components/state/router'
import { enableLetters } from '../../../components/state/shortcuts'
import { showPanel, useInterface } from '../support/panel'

useInterface()

const search = (): HTMLElement => screen.getByRole('searchbox', { name: /Search people/ })
const type = (text: string): void => {
  fireEvent.input(search(), { target: { value: text } })
}
const press = (key: string, target: Element = document.body): void => {
  fireEvent.keyDown(target, { key })
}
const rows = (): string[] =>
  screen
    .getAllByRole('link')
    .filter((link) => link.dataset['row'])
    .map((link) => link.textContent)

describe('the header', () => {
  it('names the ledger, counts what is in it and says that all is saved', async () => {
    await showPanel()
    expect(screen.getByRole('button', { name: /Mehta Traders.*8 people.*5 companies/ })).toBeTruthy()
    expect(screen.getByText('saved')).toBeTruthy()
  })

  it('says when something is being saved and when the store needs the user', async () => {
    const { ledger } = await showPanel()
    ledger.setStatus({ saving: 2 })
    await screen.findByText('saving …')
    ledger.setStatus({ saving: 0, trouble: [{ kind: 'full' }] })
    await screen.findByText('needs you')
    expect(screen.getByRole('alert').textContent).toContain('Free some space')
  })

  it('switches to another ledger and makes a new one', async () => {
    const { ledger } = await showPanel()
    fireEvent.click(screen.getByRole('button', { name: /Mehta Traders/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: /New ledger/ }))
    const dialog = await screen.findByRole('dialog', { name: /New ledger/ })
    fireEvent.input(within(dialog).getByLabelText('Name of the ledger'), { target: { value: 'Exports' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Create' }))
    await screen.findByRole('button', { name: /Exports/ })
    expect(ledger.commands.at(-1)).toMatchObject({ kind: 'ledger.create', name: 'Exports' })
  })

  it('HUB-31 says of a shared ledger that is not open when it last synced, and that only the open one does', async () => {
    const { ledger } = await showPanel()
    const open = { id: 'main', name: 'Mehta Traders', createdAt: 0, leftAt: 1 }
    const other = { id: 'ldg_b', name: 'Exports', createdAt: 0, leftAt: Date.now() - 2 * 3_600_000 }
    const alone = { id: 'ldg_c', name: 'Alone', createdAt: 0 }
    ledger.setStatus({ ledgers: [open, other, alone] })
    fireEvent.click(screen.getByRole('button', { name: /Mehta Traders/ }))
    expect(screen.getAllByRole('menuitemradio').map(({ textContent }) => textContent)).toEqual([
      'Mehta Traders',
      'Exportslast synced: 2 hrs',
      'Alone'
    ])
    expect(screen.getByText(/Only the open ledger syncs/)).toBeTruthy()
  })

  it('keeps the dialog open with the reason when a ledger cannot be made', async () => {
    const { ledger } = await showPanel()
    fireEvent.click(screen.getByRole('button', { name: /Mehta Traders/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: /Rename/ }))
    ledger.failNext({ kind: 'full' })
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }))
    await screen.findByText(/The disk is full/)
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  it('changes the language of everything at once', async () => {
    await showPanel()
    fireEvent.click(screen.getByRole('button', { name: 'More' }))
    fireEvent.click(screen.getByRole('menuitemradio', { name: 'हिन्दी' }))
    await screen.findByText('सहेजा हुआ')
    expect(document.documentElement.lang).toBe('hi')
    expect(screen.getByRole('link', { name: 'कंपनियाँ' })).toBeTruthy()
  })

  it('takes the sample data away in one press, and only offers it when there is some', async () => {
    const { ledger } = await showPanel()
    fireEvent.click(screen.getByRole('button', { name: 'More' }))
    expect(screen.queryByRole('menuitem', { name: /sample data/ })).toBeNull()
    press('Escape', screen.getByRole('menu'))
    const id = `cmd_${'9'.padStart(25, '0')}`
    const write = { cls: 'person' as const, id: 'per_sample', create: true, set: { name: 'Sample', sample: true } }
    await ledger.run({ kind: 'save', id, origin: 'sample', writes: [write] })
    fireEvent.click(screen.getByRole('button', { name: 'More' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /sample data/ }))
    await waitFor(() => expect(ledger.rec('per_sample')).toBeUndefined())
  })
})

describe('searching', () => {
  it('A2 finds a person by half a name while it is typed, and marks what matched', async () => {
    await showPanel()
    type('sun')
    await waitFor(() => expect(rows()).toHaveLength(1))
    expect(screen.getByText('Sun').tagName).toBe('MARK')
  })

  it('A2 finds a number in any format and says which field matched', async () => {
    await showPanel()
    type('098200 11223')
    const row = await screen.findByRole('link', { name: /Sunita Iyer.*Phone: \+91 98200 11223/ })
    expect(within(row).getByText('+91 98200 11223').tagName).toBe('MARK')
  })

  it('B20 walks with the arrows and opens with Enter while the box keeps the focus', async () => {
    await showPanel()
    search().focus()
    type('co')
    await waitFor(() => expect(rows().length).toBeGreaterThan(2))
    const active = (): string | undefined => document.querySelector('[data-active]')?.textContent ?? undefined
    expect(active()).toBe(rows()[0])
    press('ArrowDown', search())
    await waitFor(() => expect(active()).toBe(rows()[1]))
    expect(search().getAttribute('aria-activedescendant')).toBe(document.querySelector('[data-active]')?.id)
    const name = document.querySelector('[data-active] bdi')?.textContent ?? ''
    press('Enter', search())
    await screen.findByRole('heading', { level: 1, name })
  })

  it('READ-11 keeps what was on show until there is an answer, and shows all of it when the typing pauses', async () => {
    const { ledger } = await showPanel()
    const writes = Array.from({ length: 20 }, (_, at) => ({
      cls: 'person' as const,
      id: `per_many${at}`,
      create: true,
      set: { name: `Quentin ${at}` }
    }))
    await ledger.run({ kind: 'save', id: `cmd_${'7'.padStart(25, '0')}`, origin: 'hand', writes })
    const before = rows()
    const answers: (() => void)[] = []
    const live: typeof ledger.live = ledger.live.bind(ledger)
    Object.assign(ledger, {
      live: ((query, show) => {
        const held: typeof show = (answer) => void answers.push(() => show(answer))
        return live(query, query.q === 'search' ? held : show)
      }) satisfies typeof live
    })
    type('quentin')
    await waitFor(() => expect(answers).toHaveLength(1))
    expect(search()).toHaveProperty('value', 'quentin')
    expect(rows()).toEqual(expect.arrayContaining(before))
    answers.shift()?.()
    await waitFor(() => expect(rows()).toHaveLength(16))
    await waitFor(() => expect(answers).toHaveLength(1))
    answers.shift()?.()
    await waitFor(() => expect(rows()).toHaveLength(20))
  })

  it('B20 Enter never opens somebody out of the answer to what was typed before', async () => {
    const { ledger } = await showPanel()
    const live: typeof ledger.live = ledger.live.bind(ledger)
    // An answer takes a moment, as it does between two contexts.
    Object.assign(ledger, {
      live: ((query, show) => {
        const late: typeof show = (answer) => void setTimeout(() => show(answer), 40)
        return live(query, query.q === 'search' ? late : show)
      }) satisfies typeof live
    })
    search().focus()
    type('co')
    await screen.findByText('5 results')
    type('farida')
    await waitFor(() => expect(location.hash).toBe('#/search/farida'))
    press('ArrowDown', search())
    press('Enter', search())
    await screen.findByRole('heading', { level: 1, name: 'Farida Khan' })
  })

  it('offers to add what was not found, with the name filled in', async () => {
    await showPanel()
    type('Zubeida')
    fireEvent.click(await screen.findByRole('link', { name: 'Add “Zubeida”' }))
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Zubeida'))
  })

  it('announces how many were found', async () => {
    await showPanel()
    type('co')
    await waitFor(() =>
      expect(screen.getAllByRole('status').some((region) => region.textContent === '5 results')).toBe(true)
    )
  })
})

describe('keys', () => {
  it('/ goes to the search, Escape clears it and then leaves it', async () => {
    await showPanel()
    press('/')
    expect(document.activeElement).toBe(search())
    type('co')
    await waitFor(() => expect(route.value[0]).toBe('search'))
    press('Escape', search())
    await waitFor(() => expect(search()).toHaveProperty('value', ''))
    press('Escape', search())
    expect(document.activeElement).not.toBe(search())
  })

  it('arrows walk through the list', async () => {
    await showPanel({ hash: '#/people' })
    press('ArrowDown')
    expect(document.activeElement?.textContent).toBe(rows()[0])
    press('ArrowDown')
    expect(document.activeElement?.textContent).toBe(rows()[1])
    press('ArrowUp')
    expect(document.activeElement?.textContent).toBe(rows()[0])
  })

  it('n opens the form of the room one is in, Escape goes back', async () => {
    await showPanel({ hash: '#/companies' })
    press('n')
    await screen.findByRole('heading', { name: 'New company' })
  })

  it('? lists the keys; single letters can be switched off', async () => {
    await showPanel()
    press('?')
    const dialog = await screen.findByRole('dialog', { name: 'Keys' })
    expect(within(dialog).getByText('Search')).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('checkbox'))
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    press('n')
    expect(route.value).toEqual([])
    enableLetters(true)
  })

  it('letters that are typed into a field are text', async () => {
    await showPanel()
    press('n', search())
    expect(route.value).toEqual([])
  })
})

describe('going there and back', () => {
  it('the focus goes with the page and comes back to the line it left from', async () => {
    await showPanel({ hash: '#/people' })
    const line = screen.getByRole('link', { name: /Ravi Kumar/ })
    line.focus()
    fireEvent.click(line)
    await screen.findByRole('heading', { name: 'Ravi Kumar' })
    expect(document.activeElement?.tagName).toBe('MAIN')
    press('Escape')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Ravi Kumar'))
    expect(route.value).toEqual(['people'])
  })

  it('Escape in a field leaves the field first', async () => {
    await showPanel({ hash: '#/new/person' })
    const name = await screen.findByLabelText('Name')
    name.focus()
    press('Escape', name)
    expect(document.activeElement).not.toBe(name)
    expect(route.value[0]).toBe('new')
  })
})

describe('rooms', () => {
  it('an empty ledger says what to do and offers sample data', async () => {
    const { ledger } = await showPanel({ empty: true })
    expect(screen.getByText('Nobody here yet')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Try with sample data' }))
    expect(ledger.commands.at(-1)).toMatchObject({ kind: 'sample', on: true })
  })

  it('the newest stand first, and a change moves only its own line', async () => {
    const { ledger } = await showPanel({ hash: '#/people' })
    expect(rows()[0]).toContain('Sunita Iyer')
    const other = screen.getByRole('link', { name: /Ravi Kumar/ })
    await ledger.run({
      kind: 'save',
      id: `cmd_${'8'.padStart(25, '0')}`,
      origin: 'hand',
      writes: [{ cls: 'person', id: 'per_sunita', create: false, set: { title: 'Director' } }]
    })
    await screen.findByText(/Director · Coastline/)
    expect(screen.getByRole('link', { name: /Ravi Kumar/ })).toBe(other)
  })

  it('B23 recent changes can be taken back and done again', async () => {
    const { ledger } = await showPanel({ hash: '#/recent' })
    const line = screen.getByText(/Job title/).closest('li') as HTMLElement
    fireEvent.click(within(line).getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['title']).toBe('Buyer'))
    fireEvent.click(await within(line).findByRole('button', { name: 'redo' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['title']).toBe('Head of Purchasing'))
  })
})

describe('dropping and pasting', () => {
  it('a pasted text is read, but not one that is pasted into a field', async () => {
    const { page } = await showPanel()
    const data = { files: [], getData: () => 'Asha Mehta, +91 98200 11223' }
    fireEvent.paste(search(), { clipboardData: data })
    expect(page.calls).toEqual([])
    fireEvent.paste(document.body, { clipboardData: data })
    expect(page.calls).toEqual(['text Asha Mehta, +91 98200 11223'])
  })

  it('a dropped file is read, and the panel shows that it takes it', async () => {
    const { page } = await showPanel()
    await waitFor(() => {
      document.body.dispatchEvent(new Event('dragover', { bubbles: true, cancelable: true }))
      expect(screen.getByText('Drop to read')).toBeTruthy()
    })
    const file = new File(['BEGIN:VCARD'], 'asha.vcf')
    const drop = new Event('drop', { bubbles: true, cancelable: true })
    document.body.dispatchEvent(Object.assign(drop, { dataTransfer: { files: [file], getData: () => '' } }))
    await waitFor(() => expect(screen.queryByText('Drop to read')).toBeNull())
    expect(page.calls).toEqual(['files asha.vcf'])
  })
})
