import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../crm/commands'
import type { ImportInfo } from '../../../crm/import/info'
import type { FillOptions } from '../../../sync/store/fill'
import type { Store } from '../../../sync/store/store'
import { answer } from '../../../sync/read/answer'
import { openLedgerDb, type LedgerDb } from '../../../sync/store/db'
import { clearApart, fillApart, type Apart, type Done } from '../../../sync/transfer/apart'
import { resumeTransfers, runImport } from '../../../sync/transfer/run'
import { undoImport } from '../../../sync/transfer/undo'
import { cmd, company, edit, newLedger, open, person, row, rows, save, activity } from '../store/open'

const opened: Store[] = []
async function start(ledger = newLedger()): Promise<Store> {
  const { store } = await open(ledger)
  opened.push(store)
  return store
}
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})

let clock = 1_770_000_000_000
const now = (): number => (clock += 1000)

const info = (created: number, updated = 0): ImportInfo => ({
  file: 'people.csv',
  rows: created + updated,
  created,
  updated,
  same: 0,
  skipped: 0,
  rejected: 0
})

const people = (count: number, from = 0): Write[] =>
  Array.from({ length: count }, (_, at) =>
    person(`i${from + at}`, { name: `Person ${from + at}`, [`email/p${from + at}@x.example`]: '{}' })
  )

function inParts(writes: readonly Write[], size = 500): Write[][] {
  const parts: Write[][] = []
  for (let from = 0; from < writes.length; from += size) parts.push(writes.slice(from, from + size))
  return parts
}

async function stage(store: Store, id: string, writes: readonly Write[], first = 0): Promise<number> {
  const parts = inParts(writes)
  for (const [at, part] of parts.entries()) {
    const outcome = await runImport(
      store,
      { kind: 'import.stage', id: cmd(), import: id, part: first + at, writes: part },
      now()
    )
    expect(outcome.ok).toBe(true)
  }
  return parts.length
}

/** Makes and edits records in one import; gives its id. */
async function imported(store: Store, made: readonly Write[], edited: readonly Write[] = []): Promise<string> {
  const id = cmd()
  const creations = await stage(store, id, made)
  const edits = await stage(store, id, edited, creations)
  const command = {
    kind: 'import.commit',
    id,
    parts: creations + edits,
    info: info(made.length, edited.length)
  } as const
  expect((await runImport(store, command, now())).ok).toBe(true)
  return id
}

const live = async (store: Store): Promise<string[]> =>
  (await rows(store)).filter(({ rec }) => rec['deletedAt'] === undefined).map(({ id }) => id)

const undo = async (store: Store, target: string) => {
  const id = cmd()
  const outcome = await undoImport(store, { kind: 'undo', id, target }, now())
  if (outcome?.ok !== true) throw new Error('not undone')
  return { id, kept: outcome.value.kept ?? [] }
}

async function sound(store: Store): Promise<void> {
  await store.settled()
  expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
}

describe('an import', () => {
  it('IMP-1 shows nothing before it is saved, and then all of it', async () => {
    const store = await start()
    const id = cmd()
    const parts = await stage(store, id, people(600))
    expect(await live(store)).toEqual([])
    await runImport(store, { kind: 'import.commit', id, parts, info: info(600) }, now())
    expect(await live(store)).toHaveLength(600)
    expect(await store.db.count('staged')).toBe(0)
    await sound(store)
  })

  it('IMP-1 leaves nothing behind when it is given up', async () => {
    const store = await start()
    const id = cmd()
    await stage(store, id, people(600))
    await runImport(store, { kind: 'import.cancel', id: cmd(), import: id }, now())
    expect(await store.db.count('staged')).toBe(0)
    expect(await live(store)).toEqual([])
  })

  it('IMP-2 is refused when a part of it is missing', async () => {
    const ledger = newLedger()
    const before = await start(ledger)
    const id = cmd()
    const parts = await stage(before, id, people(600))
    await before.close()
    opened.splice(0)
    const store = await start(ledger)
    await resumeTransfers(store)
    expect(await store.db.count('staged')).toBe(0)
    const outcome = await runImport(store, { kind: 'import.commit', id, parts, info: info(600) }, now())
    expect(outcome).toEqual({ ok: false, error: { kind: 'missing', id } })
    expect(await live(store)).toEqual([])
  })

  it('IMP-3 is saved once however often it is sent', async () => {
    const store = await start()
    const id = await imported(store, people(10))
    const again = await runImport(store, { kind: 'import.commit', id, parts: 1, info: info(10) }, now())
    expect(again.ok).toBe(true)
    expect(await live(store)).toHaveLength(10)
  })

  it('IMP-4 refuses at once what could not be saved', async () => {
    const store = await start()
    const wrong = person('x', { name: 'Asha', birthday: 'tomorrow' })
    const command = { kind: 'import.stage', id: cmd(), import: cmd(), part: 0 } as const
    const outcome = await runImport(store, { ...command, writes: [wrong] }, now())
    expect(outcome).toEqual({ ok: false, error: { kind: 'invalid', field: 'birthday', reason: 'not-a-date' } })
    const mixed = [person('y', { name: 'Ravi' }), edit(person('z', {}), { title: 'Buyer' })]
    expect((await runImport(store, { ...command, writes: mixed }, now())).ok).toBe(false)
    expect(await store.db.count('staged')).toBe(0)
  })

  it('IMP-5 leaves out edits of records that are gone and makes all others', async () => {
    const store = await start()
    await store.run(save(person('a', { name: 'Asha' })))
    const edits = [edit(person('a', {}), { title: 'Buyer' }), edit(person('gone', {}), { title: 'Nobody' })]
    await imported(store, [], edits)
    expect((await row(store, 'per_a'))?.rec['title']).toBe('Buyer')
  })

  it('IMP-6 that was being saved when the program ended is finished at the next start', async () => {
    const ledger = newLedger()
    const first = await start(ledger)
    const id = cmd()
    await first.run(save(person('old', { name: 'Old' })))
    const creations = await stage(first, id, people(1500))
    const edits = await stage(first, id, [edit(person('old', {}), { title: 'Buyer' })], creations)
    const command = { kind: 'import.commit', id, parts: creations + edits, info: info(1500, 1) } as const
    let batches = 0
    const failing: Store = {
      ...first,
      bulk: (label, writes, total) => first.bulk(label, (from) => cutShort(writes(from), () => ++batches > 2), total)
    }
    await expect(runImport(failing, command, now())).rejects.toThrow('cut short')
    await first.close()
    opened.splice(0)
    const second = await start(ledger)
    await resumeTransfers(second)
    expect(await live(second)).toHaveLength(1501)
    expect((await row(second, 'per_old'))?.rec['title']).toBe('Buyer')
    expect(await runImport(second, command, now())).toEqual({ ok: true, value: { records: [] } })
    await sound(second)
    await undo(second, id)
    expect(await live(second)).toEqual(['per_old'])
  })
})

async function* cutShort(parts: FillOptions['writes'], stop: () => boolean): AsyncGenerator<readonly Write[]> {
  for await (const part of parts) {
    if (stop()) throw new Error('cut short')
    yield 'cls' in part ? [part] : part
  }
}

/** The hub's worker, on connections of its own. */
function beside(store: Store): Apart {
  const work = async <T>(job: (db: LedgerDb) => Promise<Done<T>>) => {
    const other = await openLedgerDb(store.ledger.id, { existing: true })
    if (!other.ok) throw new Error(other.error.kind)
    const { result, rest } = await job(other.value)
    return { result, over: rest().finally(() => other.value.close()) }
  }
  return {
    make: (job, onFilled) => work((db) => fillApart(db, structuredClone(job), onFilled)),
    clear: (_, job, onSwept) => work((db) => clearApart(db, structuredClone(job), onSwept))
  }
}

describe('an import written in another thread', () => {
  it('IMP-7 makes the ledger that it makes here, and its undo too', async () => {
    const store = await start()
    await store.run(save(company('old', { name: 'Old Firm' })))
    const made = [
      person('i_0', { name: 'First', company: 'com_old' }),
      company('i', { name: 'Mehta Textiles' }),
      ...people(700).map((one) => ({ ...one, set: { ...one.set, company: 'com_i' } }))
    ]
    const id = cmd()
    const parts = await stage(store, id, made)
    const command = { kind: 'import.commit', id, parts, info: info(made.length) } as const
    expect((await runImport(store, command, now(), beside(store))).ok).toBe(true)
    expect((await row(store, 'per_i5'))?.company).toBe('Mehta Textiles')
    expect((await row(store, 'per_i_0'))?.company).toBe('Old Firm')
    await sound(store)
    await store.run(save(edit(person('i3', {}), { title: 'Kept' })))
    const undone = await undoImport(store, { kind: 'undo', id: cmd(), target: id }, now(), beside(store))
    expect(undone).toMatchObject({ ok: true, value: { kept: [{ id: 'per_i3' }, { id: 'com_i' }] } })
    expect((await live(store)).sort()).toEqual(['com_i', 'com_old', 'per_i3'])
    await sound(store)
    const found = await answer(store.db, { q: 'search', text: 'Person', count: 10 })
    expect(found.hits.map((hit) => hit.row.id)).toEqual(['per_i3'])
  })

  it('IMP-6 goes on here when that thread was lost', async () => {
    const store = await start()
    const id = cmd()
    const parts = await stage(store, id, people(1400))
    const command = { kind: 'import.commit', id, parts, info: info(1400) } as const
    const gone = (): never => {
      throw new Error('the thread is gone')
    }
    const dying: Apart = { ...beside(store), make: (job) => beside(store).make(job, gone) }
    await expect(runImport(store, command, now(), dying)).rejects.toThrow('the thread is gone')
    // The page gives up, but what was begun is not left half done.
    await runImport(store, { kind: 'import.cancel', id: cmd(), import: id }, now())
    await store.run(save(person('between', { name: 'Between' })))
    await resumeTransfers(store)
    expect(await live(store)).toHaveLength(1401)
    await sound(store)
  })
})

describe('undo of an import', () => {
  it('IMP-10 takes back all that it made and changed', async () => {
    const store = await start()
    await store.run(save(person('a', { name: 'Asha', title: 'Clerk' }), person('b', { name: 'Ravi' })))
    const edits = [
      edit(person('a', {}), { title: 'Buyer', 'tag/fair': true }),
      edit(person('b', {}), { title: 'Boss' })
    ]
    const id = await imported(store, people(700), edits)
    const { kept } = await undo(store, id)
    expect(kept).toEqual([])
    expect(await live(store)).toEqual(['per_a', 'per_b'])
    expect((await row(store, 'per_a'))?.rec).toMatchObject({ title: 'Clerk' })
    expect((await row(store, 'per_a'))?.rec['tag/fair']).toBeUndefined()
    expect((await row(store, 'per_b'))?.rec['title']).toBeUndefined()
    await sound(store)
  })

  it('IMP-11 leaves alone what was changed since, and names it', async () => {
    const store = await start()
    await store.run(save(person('a', { name: 'Asha', title: 'Clerk' })))
    const made = people(3)
    const id = await imported(store, made, [edit(person('a', {}), { title: 'Buyer', source: 'Fair' })])
    await store.run(save(edit(person('a', {}), { title: 'Boss' })))
    await store.run(save(edit(person('i1', {}), { title: 'Kept' })))
    const { kept } = await undo(store, id)
    expect(kept).toContainEqual({ id: 'per_a', key: 'title' })
    expect(kept).toContainEqual({ id: 'per_i1', key: 'createdAt' })
    expect((await live(store)).sort()).toEqual(['per_a', 'per_i1'])
    expect((await row(store, 'per_a'))?.rec['title']).toBe('Boss')
    expect((await row(store, 'per_a'))?.rec['source']).toBeUndefined()
  })

  it('IMP-11 keeps people who were met and companies that others joined', async () => {
    const store = await start()
    const made = [
      company('i', { name: 'Mehta Textiles' }),
      person('i0', { name: 'Asha' }),
      person('i1', { name: 'Ravi' })
    ]
    const id = await imported(store, made)
    await store.run(save(activity('c', { 'with/per_i0': true, at: 5 })))
    await store.run(save(person('new', { name: 'Nina', company: 'com_i' })))
    await undo(store, id)
    expect((await live(store)).filter((one) => one !== 'act_c').sort()).toEqual(['com_i', 'per_i0', 'per_new'])
  })

  it('IMP-12 can itself be taken back, again and again', async () => {
    const store = await start()
    await store.run(save(person('a', { name: 'Asha', title: 'Clerk' })))
    const id = await imported(store, people(600), [edit(person('a', {}), { title: 'Buyer' })])
    const first = await undo(store, id)
    await undo(store, first.id)
    expect(await live(store)).toHaveLength(601)
    expect((await row(store, 'per_a'))?.rec['title']).toBe('Buyer')
    await undo(store, id)
    expect(await live(store)).toEqual(['per_a'])
    expect((await row(store, 'per_a'))?.rec['title']).toBe('Clerk')
    // Each the one before, as keys do it.
    for (let last = (await store.db.get('imports', id))?.undoneBy ?? '', times = 1; times < 5; times++) {
      last = (await undo(store, last)).id
      expect(await live(store)).toHaveLength(times % 2 === 0 ? 1 : 601)
      expect((await row(store, 'per_a'))?.rec['title']).toBe(times % 2 === 0 ? 'Clerk' : 'Buyer')
      if (times === 1) expect((await store.db.get('log', id))?.undoneBy).toBeUndefined()
    }
    const once = await undoImport(store, { kind: 'undo', id: cmd(), target: id }, now())
    expect(once).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } })
    await sound(store)
  })

  it('IMP-13 passes over commands that are no imports', async () => {
    const store = await start()
    const command = save(person('a', { name: 'Asha' }))
    await store.run(command)
    expect(await undoImport(store, { kind: 'undo', id: cmd(), target: command.id }, now())).toBeUndefined()
  })
})
