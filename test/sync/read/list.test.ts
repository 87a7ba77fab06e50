import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Filter, ListSpec } from '../../../crm/queries'
import { readPerson } from '../../../crm/read'
import { queryTerms, termsOf } from '../../../crm/search-terms'
import { answer } from '../../../sync/read/answer'
import { sortFields } from '../../../sync/read/order/order'
import { readOrder } from '../../../sync/read/order/read-order'
import type { StoredRow } from '../../../sync/store/db'
import { isDeleted } from '../../../sync/store/row'
import { numbers } from './ledger'
import { played, script } from './script'

const day = 86_400_000
const now = 20 * day

const filter = fc.record(
  {
    text: fc.constantFrom('', 'an', 'kumar', '98200'),
    tags: fc.subarray(['vip', 'Pune West'], { maxLength: 1 }),
    owner: fc.constantFrom('Ravi', 'Nobody'),
    city: fc.constantFrom('Pune', 'पुणे'),
    companyId: fc.constantFrom('com_15'),
    quietDays: fc.constantFrom(20),
    has: fc.subarray(['email', 'phone'] as const),
    deleted: fc.constant(true)
  },
  { requiredKeys: [] }
) as fc.Arbitrary<Filter>

function passes(row: StoredRow, of: Filter): boolean {
  const person = readPerson(row.id, row.rec)
  if (isDeleted(row.rec) !== (of.deleted === true)) return false
  if (of.tags?.some((tag) => !person.tags.includes(tag))) return false
  if (of.owner !== undefined && person.owner !== of.owner) return false
  if (of.city !== undefined && person.addresses.post?.city !== of.city) return false
  if (of.companyId !== undefined && person.companyId !== of.companyId) return false
  if (of.quietDays !== undefined && of.deleted !== true && (row.contact ?? 0) > now - of.quietDays * day) return false
  if (of.has?.includes('email') && person.emails.length === 0) return false
  if (of.has?.includes('phone') && person.phones.length === 0) return false
  const { name, other } = termsOf(row.cls, row.id, row.rec, row.company)
  const starts = (word: string): boolean => [...name, ...other].some((term) => term.startsWith(word))
  return queryTerms(of.text ?? '').every((spellings) => spellings.some(starts))
}

const value = (row: StoredRow, sort: ListSpec['sort']): string | number => row.ix?.[sort]?.[1] ?? row.ix?.gone?.[1] ?? 0

function sorted(rows: readonly StoredRow[], sort: ListSpec['sort']): StoredRow[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a, sort), value(b, sort)]
    return left === right ? a.n - b.n : left < right ? -1 : 1
  })
}

describe('lists', () => {
  it('READ-3 show the rows that pass the filter, sorted, page by page, with their number', async () => {
    const spec = fc.record({
      cls: fc.constantFrom('person' as const, 'company' as const),
      sort: fc.constantFrom(...sortFields),
      descending: fc.boolean(),
      filter
    })
    await fc.assert(
      fc.asyncProperty(script, fc.array(spec, { minLength: 6, maxLength: 6 }), async (steps, specs) => {
        const { db, rows } = await played(steps)
        const unfiltered = specs.map((same): ListSpec => ({ ...same, filter: {} }))
        for (const one of [...specs, ...unfiltered]) {
          const all = sorted(
            rows.filter((row) => row.cls === one.cls && passes(row, one.filter)),
            one.sort
          )
          const want = one.descending || one.filter.deleted === true ? all.toReversed() : all
          for (const [from, count] of [
            [0, 5],
            [3, 50]
          ] as const) {
            const shown = await answer(db, { q: 'list', spec: one, from, count }, () => now)
            expect(numbers(shown.rows), JSON.stringify(one)).toEqual(numbers(want.slice(from, from + count)))
            expect(shown.total).toBe(want.length)
          }
        }
        db.close()
      }),
      { numRuns: 40 }
    )
  })

  it('READ-4 keep an order of all rows that is right after every history', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const { db, rows } = await played(steps)
        for (const cls of ['person', 'company'] as const) {
          const live = rows.filter((row) => row.cls === cls && !isDeleted(row.rec))
          for (const sort of sortFields)
            expect([...(await readOrder(db, { cls, sort }))]).toEqual(numbers(sorted(live, sort)))
        }
        db.close()
      }),
      { numRuns: 40 }
    )
  })
})
