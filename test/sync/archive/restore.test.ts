import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openArchive, type Archive } from '../../../sync/archive/read'
import { restoreAs } from '../../../sync/archive/restore'
import { openLedgerDb } from '../../../sync/store/db'
import { cmd, newLedger, open, person, row, rows, save } from '../store/open'
import { archiveOf } from './kit'

async function archive(): Promise<Archive> {
  const { store } = await open(newLedger())
  await store.run(save(person('asha', { name: 'Asha' }), person('ravi', { name: 'Ravi' })))
  await store.settled()
  const opened = await openArchive(await archiveOf(store))
  await store.close()
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

/** The same archive, whose reading ends in the middle. */
const cut = (whole: Archive): Archive => ({
  ...whole,
  parts: async function* () {
    for await (const part of whole.parts()) {
      yield part
      if (part.ok && part.value.k === 'document') throw new Error('the browser ended')
    }
  }
})

describe('a restore', () => {
  it('ARC-7 that was cut short is done again from the start, and leaves nothing twice', async () => {
    const whole = await archive()
    const ledger = newLedger()
    await expect(restoreAs(cut(whole), ledger, cmd(), () => {})).rejects.toThrow('ended')
    expect(await restoreAs(whole, ledger, cmd(), () => {})).toBe(true)
    const { store } = await open(ledger)
    await store.compare(true)
    expect((await rows(store)).filter(({ cls }) => cls === 'person')).toHaveLength(2)
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0 })
    await store.close()
  })

  it('ARC-7 never touches a database that has something else in it', async () => {
    const { store } = await open(newLedger())
    await store.run(save(person('zoya', { name: 'Zoya' })))
    const { id } = store.ledger
    await store.close()
    expect(await restoreAs(await archive(), id, cmd(), () => {})).toBe(false)
    const { store: again } = await open(id)
    expect((await row(again, 'per_zoya'))?.rec['name']).toBe('Zoya')
    await again.close()
  })

  it('ARC-7 that was cut short is no ledger: nothing of it counts until the end', async () => {
    const ledger = newLedger()
    await expect(restoreAs(cut(await archive()), ledger, cmd(), () => {})).rejects.toThrow('ended')
    const db = await openLedgerDb(ledger)
    if (!db.ok) throw new Error('no database')
    expect(await db.value.get('meta', 'align')).toBeUndefined()
    expect(await db.value.get('meta', 'pouring')).toBeDefined()
    db.value.close()
  })
})
