import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { DuplicatesPage } from '../../components/duplicates/duplicates-page'
import { createMemoryLedger, type MemoryLedger } from '../../components/preview/memory-ledger'
import { LedgerContext } from '../../components/state/client'
import type { Scalar } from '../../crm/types'
import { useInterface } from './support/panel'

type Values = Readonly<Record<string, Scalar>>

async function open(people: Readonly<Record<string, Values>>): Promise<MemoryLedger> {
  const ledger = createMemoryLedger({ clock: () => 5 })
  const writes = Object.entries(people).map(([id, set]) => ({ cls: 'person' as const, id, create: true, set }))
  await ledger.run({ kind: 'save', id: 'cmd_people', origin: 'hand', writes })
  render(
    <LedgerContext.Provider value={ledger}>
      <DuplicatesPage now={10} />
    </LedgerContext.Provider>
  )
  return ledger
}

const email = { 'email/asha@mehta.example': '{}' }
const two = {
  per_a: { name: 'Asha Mehta', title: 'Buyer', owner: 'Ravi', ...email },
  per_b: { name: 'A. Mehta', title: 'Head', ...email }
}
const card = (): Promise<HTMLElement> => screen.findByRole('listitem')
const head = (ledger: MemoryLedger, id: string) => ledger.rec(id)?.['mergedInto']

describe('the room of possible duplicates', () => {
  useInterface()

  it('B7 merges with one press, and the pair is gone', async () => {
    const ledger = await open(two)
    fireEvent.click(within(await card()).getByRole('button', { name: 'Merge' }))
    await screen.findByText('Nobody is here twice')
    expect(head(ledger, 'per_b')).toBe('per_a')
  })

  it('MRG-12 shows the values that were chosen, and keeps all of both', async () => {
    const ledger = await open(two)
    fireEvent.click(within(await card()).getByRole('button', { name: 'Choose values …' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('radio', { name: 'Head' }))
    fireEvent.click(within(dialog).getByRole('button', { name: 'Merge' }))
    await screen.findByText('Nobody is here twice')
    expect((await ledger.read({ q: 'record', id: 'per_b' }))?.rec).toMatchObject({
      name: 'Asha Mehta',
      title: 'Head',
      owner: 'Ravi'
    })
    expect(ledger.rec('per_b')).toMatchObject({ name: 'A. Mehta', title: 'Head' })
  })

  it('MRG-12 asks once about three, and leaves out who is not meant', async () => {
    const ledger = await open({ ...two, per_c: { name: 'Meena Joshi', ...email } })
    expect(await screen.findAllByRole('listitem')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'Choose values …' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('checkbox', { name: /Meena Joshi/ }))
    fireEvent.click(within(dialog).getByRole('button', { name: 'Merge' }))
    await waitFor(() => expect(head(ledger, 'per_b')).toBe('per_a'))
    expect(head(ledger, 'per_c')).toBeUndefined()
  })

  it('MRG-9 what is not the same is offered no more', async () => {
    await open(two)
    fireEvent.click(within(await card()).getByRole('button', { name: 'Not the same' }))
    await screen.findByText('Nobody is here twice')
  })

  it('B7 merges all that were found by the same thing, after asking', async () => {
    const phone = { 'phone/+919820011223': '{}' }
    const ledger = await open({
      ...two,
      per_c: { name: 'Ravi Kumar', ...phone },
      per_d: { name: 'R. Kumar', ...phone },
      per_e: { name: 'Meena Joshi', 'email/meena@joshi.example': '{}' },
      per_f: { name: 'M. Joshi', 'email/meena@joshi.example': '{}' }
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Same e-mail/ }))
    fireEvent.click(await screen.findByRole('button', { name: 'Merge all 2 pairs' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Merge all 2 pairs' }))
    await waitFor(() => expect(head(ledger, 'per_f') ?? head(ledger, 'per_e')).toBeDefined())
    expect(head(ledger, 'per_b')).toBe('per_a')
    expect(head(ledger, 'per_d')).toBeUndefined()
  })
})
