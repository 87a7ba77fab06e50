import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryTerms, termsOf } from '../../../../crm/search-terms'
import { answer } from '../../../../sync/read/answer'
import { createSearchIndexer } from '../../../../sync/read/search/indexer'
import type { LedgerDb, StoredRow } from '../../../../sync/store/db'
import { isDeleted } from '../../../../sync/store/row'
import { emptyLedger, putRows, rowOf, type RowSpec } from '../ledger'

const names = ['Anita Kumar', 'Aneeta Kumari', 'अनीता कुमार', 'Ankit Kulkarni', 'Ravi An', 'Bo', 'An Ku', 'Zoë Ångström']
const people = fc.record({
  name: fc.constantFrom(...names),
  tags: fc.subarray(['vip', 'dealer', 'an', 'Pune West']),
  phone: fc.constantFrom('', '+919820011223', '+919820011999', '+14155550100'),
  email: fc.constantFrom('', 'anita.k@mehta.example', 'ravi@annapurna.example'),
  company: fc.constantFrom(undefined, 'Annapurna Foods', 'Mehta Traders'),
  deleted: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0)
})
type Shape = typeof people extends fc.Arbitrary<infer T> ? T : never

const rowFrom = (n: number, shape: Shape): StoredRow =>
  rowOf({
    n,
    cls: n % 5 === 4 ? 'company' : 'person',
    rec: {
      name: shape.name,
      ...Object.fromEntries(shape.tags.map((tag) => [`tag/${tag}`, true])),
      ...(shape.phone === '' ? {} : { [`phone/${shape.phone}`]: '{}' }),
      ...(shape.email === '' ? {} : { [`email/${shape.email}`]: '{}' }),
      ...(shape.deleted ? { deletedAt: 5 } : {})
    },
    ...(shape.company === undefined ? {} : { company: shape.company })
  } as RowSpec)

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
const expected = (rows: readonly StoredRow[], text: string): Set<number> => {
  const words = queryTerms(text)
  return new Set(
    rows.flatMap((row) => {
      const { name, other } = termsOf(row.cls, row.id, row.rec, row.company)
      const terms = [...name, ...other]
      const all = words.every((spellings) => spellings.some((start) => terms.some((term) => term.startsWith(start))))
      return all && !isDeleted(row.rec) ? [row.n] : []
    })
  )
}

async function checkSearch(db: LedgerDb, rows: readonly StoredRow[]): Promise<void> {
  for (const text of queries) {
    const { hits, more } = await answer(db, { q: 'search', text, count: 1000 })
    const found = hits.map((hit) => hit.row.n)
    expect(new Set(found), text).toEqual(expected(rows, text))
    expect(found.length, text).toBe(new Set(found).size)
    expect(more).toBe(false)
  }
}

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('put' as const),
        rows: fc.array(fc.tuple(fc.nat(60), people), { minLength: 1, maxLength: 8 })
      })
    },
    { weight: 2, arbitrary: fc.constant({ do: 'merge' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('bulk' as const), rows: fc.array(people, { maxLength: 12 }) })
    },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) }
  ),
  { maxLength: 12 }
)

describe('search', () => {
  it('READ-1 finds what a filter over all rows finds, whatever was written, merged or interrupted before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const db = await emptyLedger()
        let indexer = createSearchIndexer(db)
        const rows = new Map<number, StoredRow>()
        for (const step of script) {
          if (step.do === 'put') {
            const written = new Map(
              step.rows.map(([at, shape]) => {
                const n = Math.min(at, rows.size)
                const row = rowFrom(n, shape)
                rows.set(n, row)
                return [n, row] as const
              })
            )
            await putRows(db, [...written.values()])
          } else if (step.do === 'merge') await indexer.merge()
          else if (step.do === 'bulk') {
            const added = step.rows.map((shape, at) => rowFrom(rows.size + at, shape))
            for (const row of added) rows.set(row.n, row)
            await putRows(db, added, false)
            await indexer.indexRows(added)
            await indexer.flush()
          } else {
            indexer = createSearchIndexer(db)
            await indexer.recover()
          }
        }
        await checkSearch(db, [...rows.values()])
        db.close()
      }),
      { numRuns: 60 }
    )
  })
})
