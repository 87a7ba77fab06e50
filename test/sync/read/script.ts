import fc from 'fast-check'
import { createSearchIndexer } from '../../../sync/read/search/indexer'
import type { LedgerDb, StoredRow } from '../../../sync/store/db'
import { emptyLedger, putRows, rowOf } from './ledger'

/** Random histories of a ledger: commands, merges, bulk writes, restarts in the middle of them. */

const names = ['Anita Kumar', 'Aneeta Kumari', 'अनीता कुमार', 'Ankit Kulkarni', 'Ravi An', 'Bo', 'An Ku', 'Zoë Ångström']

const shape = fc.record({
  name: fc.constantFrom(...names),
  tags: fc.subarray(['vip', 'dealer', 'an', 'Pune West']),
  owner: fc.constantFrom('', 'Ravi', 'Anita'),
  city: fc.constantFrom('', 'Pune', 'पुणे'),
  phone: fc.constantFrom('', '+919820011223', '+919820011999', '+14155550100'),
  email: fc.constantFrom('', 'anita.k@mehta.example', 'ravi@annapurna.example'),
  company: fc.constantFrom('', 'Annapurna Foods', 'Mehta Traders'),
  contact: fc.constantFrom(0, 5, 50, 500),
  updatedAt: fc.nat(20),
  deleted: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0)
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

const present = (key: string, value: string): Record<string, string> => (value === '' ? {} : { [key]: value })

function rowFrom(n: number, of: Shape): StoredRow {
  const isCompany = n % 5 === 4
  return rowOf({
    n,
    cls: isCompany ? 'company' : 'person',
    rec: {
      name: of.name,
      createdAt: 100 - n,
      updatedAt: of.updatedAt,
      ...Object.fromEntries(of.tags.map((tag) => [`tag/${tag}`, true])),
      ...present('owner', of.owner),
      ...(of.city === '' ? {} : { 'address/post': JSON.stringify({ raw: of.city, city: of.city }) }),
      ...(of.phone === '' ? {} : { [`phone/${of.phone}`]: '{}' }),
      ...(of.email === '' ? {} : { [`email/${of.email}`]: '{}' }),
      ...(of.company === '' || isCompany ? {} : { company: `com_${of.company.length}` }),
      ...(of.deleted ? { deletedAt: n } : {})
    },
    ...(of.company === '' || isCompany || of.deleted ? {} : { company: of.company }),
    ...(of.contact === 0 || of.deleted ? {} : { contact: of.contact })
  })
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      rows: fc.array(fc.tuple(fc.nat(60), shape), { minLength: 1, maxLength: 8 })
    })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('bulk' as const),
      rows: fc.array(shape, { maxLength: 12 }),
      /** How far it gets before the hub is killed. */
      until: fc.constantFrom('rows', 'indexed', 'end', 'end', 'end')
    })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) }
)

export const script = fc.array(step, { maxLength: 12 })
export type Script = typeof script extends fc.Arbitrary<infer T> ? T : never

/**
 * A ledger with that history. Rows that no index knows yet are all marked stale.
 * @param look what a page asks after every step
 */
export async function played(
  steps: Script,
  look: (db: LedgerDb) => Promise<unknown> = async () => undefined
): Promise<{ db: LedgerDb; rows: readonly StoredRow[] }> {
  const db = await emptyLedger()
  let indexer = createSearchIndexer(db)
  await indexer.recover()
  const rows = new Map<number, StoredRow>()
  const restart = async (): Promise<void> => {
    indexer = createSearchIndexer(db)
    await indexer.recover()
  }
  for (const one of steps) {
    if (one.do === 'put') {
      const written = new Map(
        one.rows.map(([at, of]) => {
          const row = rowFrom(1 + Math.min(at, rows.size), of)
          rows.set(row.n, row)
          return [row.n, row] as const
        })
      )
      await putRows(db, [...written.values()])
    } else if (one.do === 'merge') await indexer.merge()
    else if (one.do === 'bulk') {
      const added = one.rows.map((of, at) => rowFrom(1 + rows.size + at, of))
      for (const row of added) rows.set(row.n, row)
      await putRows(db, added, false)
      if (one.until !== 'rows') await indexer.indexRows(added)
      if (one.until === 'end') await indexer.flush()
      else await restart()
    } else await restart()
    await look(db)
  }
  return { db, rows: [...rows.values()] }
}
