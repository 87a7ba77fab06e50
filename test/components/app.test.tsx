import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { App } from '../../components/app/app'
import { createMemoryLedger, type MemoryLedger } from '../../components/preview/memory-ledger'
import { LedgerContext } from '../../components/state/client'
import { DraftStoreContext } from '../../components/state/drafts'
import { trackLanguage } from '../../components/state/mount'
import { replace } from '../../components/state/router'
import { toasts } from '../../components/state/toasts'
import { creation, settings } from '../../crm/build'
import { showLanguage } from '../../platform/i18n'
import { createMemoryStore } from '../../platform/storage'
import { newId } from '../../platform/ids'

const people = [
  ['per_a', 'Abhay Kulkarni', ['dealer'], 'Ravi'],
  ['per_b', 'Deepak Nair', ['vip'], 'Anita'],
  ['per_c', 'Farida Khan', [], 'Anita']
] as const

let ledger: MemoryLedger

beforeAll(async () => {
  trackLanguage()
  await showLanguage('en')
})

beforeEach(async () => {
  ledger = createMemoryLedger()
  toasts.value = []
  replace('people')
  const writes = people.map(([id, name, tags, owner]) => creation('person', id, settings({ name, tags, owner })))
  await ledger.run({ kind: 'save', id: newId('cmd'), origin: 'hand', writes })
  render(
    <LedgerContext.Provider value={ledger}>
      <DraftStoreContext.Provider value={createMemoryStore()}>
        <App />
      </DraftStoreContext.Provider>
    </LedgerContext.Provider>
  )
})
afterEach(cleanup)

const table = () => screen.getByRole('grid', { name: 'People' })
const names = () =>
  [...table().querySelectorAll('tbody th a')].map((link) => link.textContent?.replace(/^[A-Z]{2}/, ''))
const tick = (name: string) => fireEvent.click(within(table()).getByRole('checkbox', { name: `Select ${name}` }))

describe('the full page', () => {
  it('A4 shows everyone, and turns the order round at a click on the column', async () => {
    await waitFor(() => expect(names()).toEqual(['Abhay Kulkarni', 'Deepak Nair', 'Farida Khan']))
    fireEvent.click(within(table()).getByRole('button', { name: 'Name' }))
    await waitFor(() => expect(names()).toEqual(['Farida Khan', 'Deepak Nair', 'Abhay Kulkarni']))
    expect(within(table()).getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending')
  })

  it('narrows by what is typed and says when nothing is left', async () => {
    const search = screen.getByRole('searchbox', { name: 'Search' })
    fireEvent.input(search, { target: { value: 'deep' } })
    await waitFor(() => expect(names()).toEqual(['Deepak Nair']))
    fireEvent.input(search, { target: { value: 'zzz' } })
    await screen.findByText('Nothing found for “zzz”')
    fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    await waitFor(() => expect(names()).toHaveLength(3))
  })

  it('B31 puts a tag on all ticked records, and takes it back', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    tick('Abhay Kulkarni')
    tick('Farida Khan')
    expect(screen.getByText('2 selected')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Add tag' }))
    const input = screen.getByRole('combobox', { name: 'Add tag' })
    fireEvent.input(input, { target: { value: 'exhibition' } })
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }))
    await waitFor(() => expect(ledger.rec('per_a')?.['tag/exhibition']).toBe(true))
    expect(ledger.rec('per_c')?.['tag/exhibition']).toBe(true)
    expect(ledger.rec('per_b')?.['tag/exhibition']).toBeUndefined()
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ledger.rec('per_a')?.['tag/exhibition']).toBeUndefined())
  })

  it('B23 deletes what is ticked and brings it back', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    tick('Deepak Nair')
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
    await waitFor(() => expect(names()).toEqual(['Abhay Kulkarni', 'Farida Khan']))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(names()).toHaveLength(3))
  })

  it('keeps a list under a name, and opens it from the side', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    fireEvent.input(screen.getByRole('searchbox', { name: 'Search' }), { target: { value: 'farida' } })
    await waitFor(() => expect(names()).toHaveLength(1))
    fireEvent.click(screen.getByRole('button', { name: 'Save view' }))
    fireEvent.input(screen.getByRole('textbox', { name: 'Name of the view' }), { target: { value: 'Faridas' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    const view = await screen.findByRole('link', { name: /^Faridas/ })
    expect(view.getAttribute('aria-current')).toBe('page')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Faridas')
  })

  it('shows the columns that were chosen', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Tags' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Phone' }))
    await waitFor(() => expect(within(table()).getByRole('columnheader', { name: 'Tags' })).toBeTruthy())
    expect(within(table()).queryByRole('columnheader', { name: 'Phone' })).toBeNull()
    expect(within(table()).getByText('vip')).toBeTruthy()
  })

  it('moves through the lines with the arrow keys and ticks with Space', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    const links = within(table()).getAllByRole('link')
    links[0]!.focus()
    fireEvent.keyDown(links[0]!, { key: 'ArrowDown' })
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Deepak Nair'))
    fireEvent.keyDown(document.activeElement!, { key: ' ' })
    await screen.findByText('1 selected')
    fireEvent.keyDown(document.activeElement!, { key: 'End' })
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Farida Khan'))
  })

  const cellOf = (name: string, column: string): HTMLElement => {
    const heads = within(table()).getAllByRole('columnheader')
    const at = heads.findIndex((head) => head.textContent === column)
    const line = within(table())
      .getByRole('link', { name: new RegExp(name) })
      .closest('tr')
    return line?.querySelector<HTMLElement>(`[data-col="${at - 1}"]`) as HTMLElement
  }
  const key = (name: string, more: object = {}) => fireEvent.keyDown(document.activeElement!, { key: name, ...more })
  const type = (text: string) => fireEvent.input(document.activeElement!, { target: { value: text } })

  it('CEL-1 B31 edits cells in place with the keyboard, says what is wrong, and gives up at Escape', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    within(table()).getAllByRole('link')[0]!.focus()
    key('ArrowRight')
    expect(document.activeElement).toBe(cellOf('Abhay', 'Company'))
    key('F2')
    type('Larkfield')
    key('Tab')
    await waitFor(() => expect(document.activeElement).toBe(cellOf('Abhay', 'Phone')))
    expect(ledger.rec('per_a')?.['company']).toMatch(/^com_/)
    key('ArrowRight')
    await waitFor(() => expect(document.activeElement).toBe(cellOf('Abhay', 'E-mail')))
    key('a')
    expect((document.activeElement as HTMLInputElement).value).toBe('a')
    key('Enter')
    expect((await within(table()).findByRole('alert')).textContent).toContain('e-mail')
    type('abhay@x.example')
    key('Enter')
    await waitFor(() => expect(document.activeElement).toBe(cellOf('Deepak', 'E-mail')))
    expect(ledger.rec('per_a')?.['email/abhay@x.example']).toBeDefined()
    key('Enter')
    type('nobody@x.example')
    key('Escape')
    await waitFor(() => expect(document.activeElement).toBe(cellOf('Deepak', 'E-mail')))
    expect(ledger.rec('per_b')?.['email/nobody@x.example']).toBeUndefined()
    expect(within(table()).getByText('abhay@x.example')).toBeTruthy()
  })

  it('CEL-3 B31 copies a range, and pastes one after showing what it changes', async () => {
    await waitFor(() => expect(names()).toHaveLength(3))
    const from = cellOf('Abhay', 'Owner')
    from.focus()
    key('ArrowDown', { shiftKey: true })
    await waitFor(() => expect(document.activeElement).toBe(cellOf('Deepak', 'Owner')))
    const copied = new DataTransfer()
    fireEvent(document.activeElement!, new ClipboardEvent('copy', { clipboardData: copied, bubbles: true }))
    expect(copied.getData('text/plain')).toBe('Ravi\nAnita')
    expect(copied.getData('text/html')).toContain('<td>Ravi</td>')
    from.focus()
    const given = new DataTransfer()
    given.setData('text/plain', 'Zoya\tyesterday\nAnita\t\nZoya\t\nNobody\t')
    fireEvent(from, new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }))
    const dialog = await screen.findByRole('dialog', { name: 'Paste into the list' })
    expect(dialog.textContent).toContain('2 values change')
    expect(dialog.textContent).toContain('1 value cannot be used')
    expect(dialog.textContent).toContain('1 row goes beyond the end')
    expect(ledger.rec('per_a')?.['owner']).toBe('Ravi')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }))
    await waitFor(() => expect(ledger.rec('per_c')?.['owner']).toBe('Zoya'))
    expect(ledger.rec('per_a')?.['owner']).toBe('Zoya')
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ledger.rec('per_a')?.['owner']).toBe('Ravi'))
  })
})
