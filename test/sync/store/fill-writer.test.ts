import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids'
import { openLedgerDb, type StoredChunk } from '../../../sync/store/db'
import { createFillWriter, sliceSize } from '../../../sync/store/fill-writer'
import { emptyState } from '../../../sync/store/place'

const people = Array.from({ length: 3 * sliceSize }, (_, at) => ({
  cls: 'person' as const,
  id: `per_${at}`,
  seg: 0,
  set: { name: `Person ${at}` }
}))

const piece: StoredChunk = { key: ['doc', 'snapshot', 'a'], bytes: new Uint8Array([1]), sum: new Uint8Array([2]) }

function batchOf(chunks: readonly StoredChunk[]) {
  const label = { id: 'cmd_fill', kind: 'import', origin: 'import' } as const
  return { chunks, progress: { label, total: people.length, done: 0, open: [] }, tails: emptyState.tails }
}

describe('rows of a fill', () => {
  it('STO-12 leave no gap when a transaction fails while the next one is on its way', async () => {
    const opened = await openLedgerDb(newId('ldg'))
    if (!opened.ok) throw new Error(opened.error.kind)
    const db = opened.value
    const indexed: number[] = []
    const index = async (rows: readonly { readonly n: number }[]) => void indexed.push(...rows.map(({ n }) => n))
    const failing = createFillWriter(db, emptyState, index)
    // The same piece twice: the first transaction is refused, those behind it have been sent by then.
    const writing = failing.write(people, batchOf([piece, piece])).then(() => failing.end())
    await expect(writing).rejects.toThrow()
    await new Promise((resume) => setTimeout(resume))
    expect([await db.count('rows'), await db.get('meta', 'state'), indexed]).toEqual([0, undefined, []])

    const writer = createFillWriter(db, emptyState, index)
    await writer.write(people, batchOf([piece]))
    await writer.end()
    expect(await db.get('meta', 'state')).toEqual(writer.state())
    expect([await db.count('rows'), indexed.length]).toEqual([people.length, people.length])
    db.close()
  })
})
