import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PageView } from '../../../components/capture/page-context'
import { pages } from '../../../components/preview/pages'
import { showPanel, useInterface } from '../support/panel'

useInterface()

const button = (name: RegExp | string): Promise<HTMLElement> => screen.findByRole('button', { name })
const missed = (error: 'no-address' | 'unreadable', site: string): PageView => ({
  kind: 'mail',
  key: error,
  title: 'Inbox',
  reading: 'failed',
  error,
  site
})

describe('a mail that cannot be read', () => {
  it('SHELL-20 names the program and offers every other way', async () => {
    const { page } = await showPanel({ view: missed('unreadable', 'Gmail') })
    await screen.findByText(/A mail is open, but Gmail has changed its page/)
    expect((await screen.findByRole('link', { name: 'Add by hand' })).getAttribute('href')).toBe('#/new/person')
    fireEvent.click(await button('Try again'))
    const input = document.querySelector<HTMLInputElement>('input[type=file]')
    if (input === null) throw new Error('no file input')
    Object.defineProperty(input, 'files', { value: [new File(['x'], 'mail.eml')] })
    fireEvent.change(input)
    expect(page.calls).toEqual(['capture', 'files mail.eml'])
  })

  it('SHELL-20 shows the report before it is copied', async () => {
    const copied: string[] = []
    vi.stubGlobal('navigator', {
      userAgent: 'Sample/1',
      clipboard: { writeText: async (text: string) => void copied.push(text) }
    })
    await showPanel({ view: missed('no-address', 'Outlook') })
    fireEvent.click(await button('Report'))
    const shown = await screen.findByRole('textbox', { name: 'What the page looks like' })
    const text = (shown as HTMLTextAreaElement).value
    expect(text).toContain('program: Outlook')
    expect(text).toContain('<div role="main">')
    expect(copied).toEqual([])
    fireEvent.click(await button('Copy the report'))
    await waitFor(() => expect(copied).toEqual([text]))
    vi.unstubAllGlobals()
  })
})

describe('webmail that could be followed', () => {
  const view: PageView = { ...pages.draft, key: 'offer', offer: 'mail.proton.me' }

  it('SHELL-17 is asked for on a press, with what it means', async () => {
    const { page } = await showPanel({ view })
    await screen.findByText('Follow the mail you open on mail.proton.me?')
    fireEvent.click(await button('Allow'))
    expect(page.calls).toEqual(['follow'])
  })

  it('SHELL-17 can be put off', async () => {
    await showPanel({ view: { ...view, offer: 'later.example' } })
    fireEvent.click(await button('Not now'))
    expect(screen.queryByText('Follow the mail you open on later.example?')).toBeNull()
  })
})

describe('the original of the mail', () => {
  const view: PageView = { ...pages.draft, key: 'original', hasOriginal: true }

  it('SHELL-19 is read on a press; how far it is and how it ended is said', async () => {
    const { page } = await showPanel({ view })
    fireEvent.click(await button('Read the original'))
    expect(page.calls).toEqual(['original'])
    page.original.value = { key: 'original', state: 'reading', bytes: 40_000 }
    await screen.findByText('Reading the original … 40 KB')
    page.original.value = { key: 'original', state: 'failed', bytes: 0 }
    await screen.findByText(/could not be fetched/)
    expect(await button('Try again')).toBeTruthy()
    page.original.value = { key: 'original', state: 'done', bytes: 0 }
    await screen.findByText('Read from the original of this mail.')
  })

  it('SHELL-19 of another mail says nothing here', async () => {
    const { page } = await showPanel({ view })
    page.original.value = { key: 'another', state: 'done', bytes: 0 }
    expect(await button('Read the original')).toBeTruthy()
  })
})

describe('contact cards of a page', () => {
  it('SHELL-21 can be read from the page’s own site only', async () => {
    const cards = [
      { url: 'https://godavarioil.example/anil.vcf', text: 'Anil Varma' },
      { url: 'https://cards.example/meena.vcf', text: 'Meena' }
    ]
    const { page } = await showPanel({ view: { ...pages.page, result: { ...pages.page.result, cards } } })
    const list = await screen.findByRole('list', { name: 'Contact cards on this page' })
    expect(within(list).getAllByRole('button')).toHaveLength(1)
    expect(list.textContent).toContain('On another site (cards.example)')
    fireEvent.click(within(list).getByRole('button', { name: 'Read it' }))
    expect(page.calls).toEqual(['card https://godavarioil.example/anil.vcf'])
  })
})

describe('a draft that nobody named', () => {
  beforeEach(() => vi.unstubAllGlobals())

  it('shows its address as its name, and saves that', async () => {
    const { ledger } = await showPanel({
      view: {
        kind: 'page',
        key: 'nameless',
        title: 'Contact',
        reading: 'done',
        result: {
          drafts: [{ ...pages.page.result.drafts[1], name: '', emails: [{ value: 'hello@godavarioil.example' }] }],
          notFound: []
        }
      }
    })
    const form = await screen.findByRole('form', { name: 'New person, draft' })
    expect(within(form).getByLabelText('Name')).toHaveProperty('value', 'hello@godavarioil.example')
    fireEvent.click(within(form).getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(ledger.commands.at(-1)?.kind).toBe('save'))
    const command = ledger.commands.at(-1)
    const person = command?.kind === 'save' ? command.writes.find(({ cls }) => cls === 'person') : undefined
    expect(person?.set['name']).toBe('hello@godavarioil.example')
  })
})
