import { fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { describe, expect, it, vi } from 'vitest'
import { Button } from '../../../components/ui/button'
import { Combobox } from '../../../components/ui/combobox'
import { Dialog } from '../../../components/ui/dialog'
import { Field } from '../../../components/ui/field'
import { highlightPieces } from '../../../components/ui/highlight'
import { initials } from '../../../components/ui/initials'
import { Menu } from '../../../components/ui/menu'
import { Tabs } from '../../../components/ui/tabs'
import { TagsInput } from '../../../components/ui/tags-input'
import { TextInput } from '../../../components/ui/text-input'
import { Words } from '../../../components/ui/words'
import { useInterface } from '../support/panel'

useInterface()

const press = (key: string, target: Element | null = document.activeElement): void => {
  fireEvent.keyDown(target ?? document.body, { key })
}

describe('initials', () => {
  it.each([
    ['Sunita Iyer', 'SI'],
    ['सरिता राव', 'सर'],
    ['João Silva', 'JS'],
    ['Khan & Daughters', 'KD'],
    ['anita', 'A'],
    ['  ', ''],
    ['3M India', '3I'],
    ['Dr. A. P. J. Abdul Kalam', 'DK'],
    ['\ud83d', '']
  ])('%s → %s', (name, expected) => expect(initials(name)).toBe(expected))
})

describe('highlights', () => {
  const marked = (text: string, query: string): string[] =>
    highlightPieces(text, query).flatMap((piece) => (piece.hit ? [piece.text] : []))

  it('marks the typed letters at the beginning of words', () => {
    expect(marked('Sunita Iyer', 'su iy')).toEqual(['Su', 'Iy'])
    expect(marked('Coastline Foods', 'oast')).toEqual([])
  })

  it('marks the whole word where another script was found', () => {
    expect(marked('अनीता मेहता', 'anita')).toEqual(['अनीता'])
  })

  it('marks a whole number where its digits were found', () => {
    expect(marked('+91 98200 11223', '098200')).toEqual(['+91 98200 11223'])
  })

  it('keeps the text as it is', () => {
    for (const text of ['', 'a', 'Sunita (Iyer) – 12', '🙂 Sunita'])
      expect(
        highlightPieces(text, 'su')
          .map((piece) => piece.text)
          .join('')
      ).toBe(text)
  })
})

describe('a menu', () => {
  const run = vi.fn<(what: string) => void>()
  const Example = () => (
    <Menu
      label="Things"
      entries={['One', 'Two', 'Three'].map((label) => ({ kind: 'item' as const, label, run: () => run(label) }))}
      trigger={(trigger) => <Button {...trigger}>Open</Button>}
    />
  )

  it('opens with the focus on the first entry, walks in a ring, acts with a press', () => {
    render(<Example />)
    fireEvent.click(screen.getByRole('button'))
    expect(document.activeElement?.textContent).toBe('One')
    press('ArrowUp')
    expect(document.activeElement?.textContent).toBe('Three')
    press('Home')
    press('ArrowDown')
    fireEvent.click(document.activeElement as Element)
    expect(run).toHaveBeenLastCalledWith('Two')
    expect(screen.queryByRole('menu')).toBeNull()
  })

  it('Escape closes it and gives the focus back', () => {
    render(<Example />)
    fireEvent.click(screen.getByRole('button'))
    press('Escape')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button'))
  })

  it('a press outside closes it', () => {
    render(<Example />)
    fireEvent.click(screen.getByRole('button'))
    fireEvent.pointerDown(document.body)
    expect(screen.queryByRole('menu')).toBeNull()
  })
})

describe('tabs', () => {
  it('one tab stop; arrows choose in a ring', () => {
    const Example = () => {
      const [current, setCurrent] = useState<'a' | 'b'>('a')
      return (
        <Tabs
          label="Kinds"
          panel="p"
          current={current}
          onChange={setCurrent}
          tabs={[
            { id: 'a', label: 'A' },
            { id: 'b', label: 'B' }
          ]}
        />
      )
    }
    render(<Example />)
    const [a, b] = screen.getAllByRole('tab')
    expect([a?.tabIndex, b?.tabIndex]).toEqual([0, -1])
    press('ArrowRight', a)
    expect(b?.getAttribute('aria-selected')).toBe('true')
    press('ArrowRight', b)
    expect(a?.getAttribute('aria-selected')).toBe('true')
  })
})

describe('a combobox', () => {
  const pick = vi.fn<(value: string) => void>()
  const Example = () => {
    const [text, setText] = useState('')
    const options = ['Pune', 'Puri', 'Kochi'].filter((city) => city.startsWith(text)).map((value) => ({ value }))
    return (
      <Field label="City">
        {(control) => (
          <Combobox {...control} value={text} onInput={setText} options={options} onPick={({ value }) => pick(value)} />
        )}
      </Field>
    )
  }
  const box = (): HTMLElement => screen.getByRole('combobox', { name: 'City' })

  it('keeps the focus while arrows choose, and Enter picks', () => {
    render(<Example />)
    fireEvent.focus(box())
    fireEvent.input(box(), { target: { value: 'Pu' } })
    press('ArrowDown', box())
    press('ArrowDown', box())
    const chosen = screen.getByRole('option', { selected: true })
    expect(chosen.textContent).toBe('Puri')
    expect(box().getAttribute('aria-activedescendant')).toBe(chosen.id)
    press('Enter', box())
    expect(pick).toHaveBeenLastCalledWith('Puri')
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  it('Escape closes the list and keeps the text', () => {
    render(<Example />)
    fireEvent.input(box(), { target: { value: 'K' } })
    expect(box().getAttribute('aria-expanded')).toBe('true')
    press('Escape', box())
    expect(box().getAttribute('aria-expanded')).toBe('false')
    expect(box()).toHaveProperty('value', 'K')
  })
})

describe('a box of words', () => {
  const Example = ({ initial }: { readonly initial: readonly string[] }) => {
    const [tags, setTags] = useState(initial)
    const [text, setText] = useState('')
    return (
      <TagsInput
        label="Tags"
        tags={tags}
        text={text}
        onText={setText}
        options={[]}
        onAdd={(tag) => setTags([...tags, tag])}
        onRemove={(tag) => setTags(tags.filter((each) => each !== tag))}
      />
    )
  }
  const box = (): HTMLElement => screen.getByRole('combobox')
  const tags = (): string[] => screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label') ?? '')

  it('Enter and comma add, a word twice is one, Backspace takes the last away', () => {
    render(<Example initial={['vip']} />)
    fireEvent.input(box(), { target: { value: ' food ' } })
    press('Enter', box())
    fireEvent.input(box(), { target: { value: 'VIP' } })
    press(',', box())
    expect(tags()).toEqual(['Remove vip', 'Remove food'])
    press('Backspace', box())
    expect(tags()).toEqual(['Remove vip'])
  })

  it('a word that is half typed is added when the box is left', () => {
    render(<Example initial={[]} />)
    fireEvent.input(box(), { target: { value: 'export' } })
    fireEvent.blur(box())
    expect(tags()).toEqual(['Remove export'])
  })
})

describe('a dialog', () => {
  it('has a name, closes with its cross and gives the focus back', () => {
    const Example = () => {
      const [open, setOpen] = useState(false)
      return (
        <>
          <button type="button" onClick={() => setOpen(true)}>
            Ask
          </button>
          {open && (
            <Dialog title="A question" onClose={() => setOpen(false)}>
              Body
            </Dialog>
          )}
        </>
      )
    }
    render(<Example />)
    screen.getByRole('button').focus()
    fireEvent.click(screen.getByRole('button'))
    expect(screen.getByRole('dialog', { name: 'A question' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask' }))
  })
})

describe('a field', () => {
  it('ties label, hint and error to its control', () => {
    render(
      <Field label="E-mail" hint="Work address" error="Not an address" source="sender">
        {(control) => <TextInput {...control} value="x" onInput={() => {}} />}
      </Field>
    )
    const input = screen.getByLabelText('E-mail')
    const notes = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
    expect(notes).toEqual(['Work address', 'Not an address'])
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('sender')).toBeTruthy()
  })
})

describe('a sentence with an element in it', () => {
  it('keeps the order of words of the language and leaves unknown places out', () => {
    render(
      <p>
        <Words k="duplicate.perhaps" places={{ name: <b>Asha</b> }} />
      </p>
    )
    expect(screen.getByText(/Perhaps/).textContent).toBe('Perhaps already here: Asha, ')
  })
})
