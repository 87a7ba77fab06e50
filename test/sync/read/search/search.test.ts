import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryTerms, termsOf } from '../../../../crm/search-terms'
import { answer } from '../../../../sync/read/answer'
import { createSearchIndexer } from '../../../../sync/read/search/indexer'
import { asManifest, manifestKey } from '../../../../sync/read/search/snapshot'
import type { LedgerDb, StoredRow } from '../../../../sync/store/db'
import { isDeleted } from '../../../../sync/store/row'
import { emptyLedger, putRows, rowOf } from '../ledger'
import { played, script } from '../script'

const queries = [
  'a',
  'an',
  'an ku',
  'anita',
  'अनी',
  'aneeta kum',
  '098200 112',
  '+91 98200',
  'vip',
  'mehta.ex',
  'zoe',
  'x',
  'p w',
  'anita.k@mehta.example'
]

/** What search must find, straight from the rows. */
function expected(rows: readonly StoredRow[], text: string): Set<number> {
  const words = queryTerms(text)
  const found = rows.filter((row) => {
    const { name, other } = termsOf(row.cls, row.id, row.rec, row.company)
    const terms = [...name, ...other]
    const all = words.every((spellings) => spellings.some((start) => terms.some((term) => term.startsWith(start))))
    return all && !isDeleted(row.rec)
  })
  return new Set(found.map(({ n }) => n))
}

describe('search', () => {
  it('READ-1 finds what a filter over all rows finds, whatever was written, merged or interrupted before', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        // A page that asks again and again keeps what it has read of the index.
        const { db, rows } = await played(steps, (db) => answer(db, { q: 'search', text: 'an', count: 5 }))
        for (const text of queries) {
          const { hits, more } = await answer(db, { q: 'search', text, count: 1000 })
          const found = hits.map((hit) => hit.row.n)
          expect(new Set(found), text).toEqual(expected(rows, text))
          expect(found.length, text).toBe(new Set(found).size)
          expect(more).toBe(false)
        }
        db.close()
      }),
      { numRuns: 30 }
    )
  })

  const upTo = async (db: LedgerDb): Promise<number> => asManifest(await db.get('meta', manifestKey)).upTo

  it('READ-10 knows after a recovery that every row was looked at', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const { db, rows } = await played(steps)
        await createSearchIndexer(db).recover()
        expect(await upTo(db)).toBe(1 + Math.max(0, ...rows.map(({ n }) => n)))
        db.close()
      }),
      { numRuns: 20 }
    )
  })

  it('READ-10 knows after a bulk write that it holds every row, also one of a command just before', async () => {
    const db = await emptyLedger()
    const indexer = createSearchIndexer(db)
    await indexer.recover()
    await putRows(db, [rowOf({ n: 1, cls: 'ledger', rec: { name: 'Bahi' } })])
    const bulk = [2, 3, 4].map((n) => rowOf({ n, rec: { name: `Anita ${n}` } }))
    await putRows(db, bulk, false)
    await indexer.indexRows(bulk)
    await indexer.flush()
    expect(await upTo(db)).toBe(5)
    db.close()
  })
})
