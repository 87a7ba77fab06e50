import fc from 'fast-check'
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { cmd, newLedger, open, rows } from './open'
import { commandOf, shapes } from './commands'

const equal = { changed: 0, missing: 0, extra: 0, counters: 0 }

describe('rows are a function of the documents', () => {
  it('STO-10 whatever is done, undone, interrupted and reopened, a rebuild gives the stored rows', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (list) => {
        const ledger = newLedger()
        let { store } = await open(ledger)
        const done: string[] = []
        const known = new Set<string>()
        for (const shape of list) {
          if (shape.what === 'settle') await store.settled()
          else if (shape.what === 'reopen') {
            const { next } = store.state()
            await store.close()
            ;({ store } = await open(ledger, 1_760_000_000_000 + next * 1_000_000))
          } else {
            const command = commandOf(shape, cmd(), done, (id) => known.has(id))
            const result = await store.run(command)
            if (!result.ok) continue
            done.push(command.id)
            for (const id of result.value.records) known.add(id)
          }
        }
        const before = await rows(store)
        expect(await store.compare(false)).toMatchObject(equal)
        await store.db.clear('rows')
        expect(await store.compare(true)).toMatchObject({ missing: before.length })
        expect((await rows(store)).map(({ n: _, ...row }) => row).toSorted(byId)).toEqual(
          before.map(({ n: _, ...row }) => row).toSorted(byId)
        )
        expect(await store.compare(false)).toMatchObject(equal)
        await store.close()
      }),
      { numRuns: 60 }
    )
  }, 120_000)

  it('STO-11 a rebuild keeps row numbers and takes away rows that no document has', async () => {
    const { store } = await open(newLedger())
    await store.run({
      kind: 'save',
      id: cmd(),
      origin: 'hand',
      writes: ['a', 'b', 'c'].map((name) => ({ cls: 'person', id: `per_${name}`, create: true, set: { name } }))
    })
    const before = await rows(store)
    const [first, second] = before
    if (first === undefined || second === undefined) throw new Error('no rows')
    await store.db.put('rows', { ...first, rec: { name: 'bent' } })
    await store.db.put('rows', { ...second, n: 99, id: 'per_ghost' })
    expect(await store.compare(false)).toMatchObject({ changed: 1, extra: 1 })
    await store.compare(true)
    expect(await rows(store)).toEqual(before)
    await store.close()
  })
})

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
