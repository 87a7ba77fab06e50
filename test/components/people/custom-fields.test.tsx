import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { movedPlaces } from '../../../components/people/custom-field-types'
import type { CustomField } from '../../../crm/records'
import { showPanel, useInterface } from '../support/panel'

useInterface()

const field = (id: string, position: number): CustomField => ({
  id: `fld_${id}`,
  of: 'person',
  label: id,
  type: 'text',
  choices: [],
  position
})

describe('the order of own fields', () => {
  it('changes only the places that change', () => {
    const fields = [field('a', 1), field('b', 2), field('c', 3)]
    expect(movedPlaces(fields, 'fld_c', -1)).toEqual([
      { id: 'fld_c', position: 2 },
      { id: 'fld_b', position: 3 }
    ])
    expect(movedPlaces(fields, 'fld_a', -1)).toEqual([])
    expect(movedPlaces(fields, 'fld_x', 1)).toEqual([])
  })

  it('tells equal places apart', () => {
    const fields = [field('a', 1), field('b', 1), field('c', 1)]
    expect(movedPlaces(fields, 'fld_a', 1)).toEqual([
      { id: 'fld_a', position: 2 },
      { id: 'fld_c', position: 3 }
    ])
  })
})

describe('own fields', () => {
  const open = async (): Promise<HTMLElement> => {
    fireEvent.click(await screen.findByRole('button', { name: 'More' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /Own fields/ }))
    return screen.findByRole('dialog', { name: 'Own fields' })
  }
  const add = async (dialog: HTMLElement, name: string): Promise<void> => {
    fireEvent.input(within(dialog).getByLabelText('Name of the field'), { target: { value: name } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Add the field' }))
    await within(dialog).findByText(name)
  }
  const names = (dialog: HTMLElement): (string | null)[] =>
    within(dialog)
      .getAllByRole('listitem')
      .map((item) => item.querySelector('bdi')?.textContent ?? null)

  it('B23 are renamed, put in order and removed, each with a way back', async () => {
    await showPanel()
    const dialog = await open()
    await add(dialog, 'Grade')
    await add(dialog, 'Season')
    const before = names(dialog)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Move Season up' }))
    await waitFor(() => expect(names(dialog).indexOf('Season')).toBe(before.indexOf('Season') - 1))
    fireEvent.click(within(dialog).getByText('Grade'))
    const input = within(within(dialog).getByRole('list')).getByRole('textbox')
    fireEvent.input(input, { target: { value: 'Quality' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    await within(dialog).findByText('Quality')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove Quality' }))
    await waitFor(() => expect(within(dialog).queryByText('Quality')).toBeNull())
    await screen.findByText('Field Quality removed.')
  })

  it('are not renamed to nothing', async () => {
    await showPanel()
    const dialog = await open()
    await add(dialog, 'Grade')
    fireEvent.click(within(dialog).getByText('Grade'))
    const input = within(within(dialog).getByRole('list')).getByRole('textbox')
    fireEvent.input(input, { target: { value: ' ' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    await within(dialog).findByText('This must not be empty.')
  })
})
