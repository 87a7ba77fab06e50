import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '../../../crm/queries'
import { answer } from '../../../sync/read/answer'
import { createSearchIndexer } from '../../../sync/read/search/indexer'
import { emptyLedger, numbers, putRows, rowOf } from './ledger'
import { played, script } from './script'

const entry = (id: string, at: number, records: readonly string[]) => ({
  id,
  at,
  answer: { records: [] },
  kind: 'save',
  origin: 'hand' as const,
  changes: records.map((record) => ({
    cls: 'person' as const,
    id: record,
    set: { title: id },
    before: { title: null }
  })),
  records
})

describe('a timeline', () => {
  it('READ-6 pages through activities and changes, latest first, none twice and none left out', async () => {
    const times = fc.array(fc.nat(6), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(times, times, fc.integer({ min: 1, max: 5 }), async (activities, changes, count) => {
        const db = await emptyLedger()
        const rows = activities.map((at, n) =>
          rowOf({ n, cls: 'activity', rec: { kind: 'note', subject: 'x', at: at + 1, 'with/per_1': true } })
        )
        await putRows(db, [
          ...rows,
          rowOf({ n: 99, cls: 'activity', rec: { kind: 'note', at: 2, 'with/per_2': true } })
        ])
        for (const [at, time] of changes.entries())
          await db.put('log', entry(`cmd_${at}`, time + 1, ['per_1', 'per_2']))
        const all: TimelineEntry[] = []
        let before: number | undefined
        for (let pages = 0; pages < 30; pages++) {
          const page = await answer(db, {
            q: 'timeline',
            id: 'per_1',
            count,
            ...(before === undefined ? {} : { before })
          })
          all.push(...page.entries)
          before = page.entries.at(-1)?.at
          if (!page.more) break
          expect(page.entries.length).toBeGreaterThanOrEqual(count)
        }
        const wanted = [...activities, ...changes].map((at) => at + 1).sort((a, b) => b - a)
        expect(all.map(({ at }) => at)).toEqual(wanted)
        expect(new Set(all.map(({ activity, change }) => activity?.id ?? change?.id)).size).toBe(all.length)
        for (const { change } of all) expect(change?.changes.every(({ id }) => id === 'per_1') ?? true).toBe(true)
        db.close()
      }),
      { numRuns: 60 }
    )
  })
})

describe('values of a field', () => {
  it('READ-7 are those of the live records that start so, the most frequent first', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const { db, rows } = await played(steps)
        for (const [field, prefix] of [
          ['tag', ''],
          ['tag', 'p'],
          ['owner', 'R'],
          ['city', 'PUN'],
          ['city', '']
        ] as const) {
          const want = new Map<string, number>()
          for (const { cls, rec, ix } of rows) {
            if (cls !== 'person' || ix?.gone) continue
            const city =
              typeof rec['address/post'] === 'string' ? (JSON.parse(rec['address/post']) as { city: string }).city : ''
            const own =
              field === 'tag'
                ? Object.keys(rec).flatMap((key) => (key.startsWith('tag/') ? [key.slice(4)] : []))
                : [field === 'owner' ? String(rec['owner'] ?? '') : city]
            for (const value of own)
              if (value !== '' && value.toLowerCase().startsWith(prefix.toLowerCase()))
                want.set(value, (want.get(value) ?? 0) + 1)
          }
          const found = await answer(db, { q: 'values', cls: 'person', field, prefix, count: 20 })
          expect(new Map(found.map(({ value, count }) => [value, count]))).toEqual(want)
          const counts = found.map(({ count }) => count)
          expect(counts).toEqual(counts.toSorted((a, b) => b - a))
        }
        db.close()
      }),
      { numRuns: 40 }
    )
  })
})

describe('lookups', () => {
  it('READ-8 find by exact keys, in the order of the keys, each record once', async () => {
    const db = await emptyLedger()
    await putRows(db, [
      rowOf({ n: 0, rec: { name: 'Asha', 'email/asha@mehta.example': '{}', 'phone/+919820011223': '{}' } }),
      rowOf({ n: 1, rec: { name: 'Ravi', 'phone/+919820011223': '{}' } }),
      rowOf({ n: 2, rec: { name: 'Gone', 'email/asha@mehta.example': '{}', deletedAt: 1 } }),
      rowOf({ n: 3, cls: 'company', rec: { name: 'Mehta', 'domain/mehta.example': true } })
    ])
    const keys = ['p:+919820011223', 'e:asha@mehta.example', 'd:mehta.example', 'e:nobody@mehta.example']
    const found = await answer(db, { q: 'lookup', keys })
    expect(found.map(({ row, key }) => [row.n, key])).toEqual([
      [0, 'p:+919820011223'],
      [1, 'p:+919820011223'],
      [3, 'd:mehta.example']
    ])
    db.close()
  })

  it("READ-8 find a company's people, the latest contact first", async () => {
    const db = await emptyLedger()
    const person = (n: number, company: string, contact: number) => rowOf({ n, rec: { name: 'P', company }, contact })
    await putRows(db, [person(0, 'com_1', 5), person(1, 'com_1', 9), person(2, 'com_2', 7), person(3, 'com_1', 7)])
    expect(numbers(await answer(db, { q: 'members', companyId: 'com_1', count: 2 }))).toEqual([1, 3])
    expect(numbers(await answer(db, { q: 'records', ids: ['per_2', 'per_nobody', 'per_0'] }))).toEqual([2, 0])
    expect(await answer(db, { q: 'record', id: 'per_nobody' })).toBeUndefined()
    db.close()
  })

  it('READ-8 read the settings of the ledger, without removed and unreadable ones', async () => {
    const db = await emptyLedger()
    const field = { cls: 'ledger', of: 'person', type: 'text' }
    const rows = [
      { id: 'led_main', rec: { name: 'Mehta Traders', country: 'IN', createdAt: 1 } },
      { id: 'fld_b', rec: { ...field, label: 'Route', position: 2, createdAt: 2 } },
      { id: 'fld_a', rec: { ...field, label: 'Size', position: 1, createdAt: 3 } },
      { id: 'fld_c', rec: { ...field, label: 'Old', createdAt: 4, deletedAt: 5 } },
      { id: 'viw_a', rec: { name: 'Broken', spec: '{"cls":"nonsense"}', createdAt: 6 } }
    ]
    await putRows(
      db,
      rows.map(({ id, rec }, n) => ({ ...rowOf({ n, cls: 'ledger', rec }), id }))
    )
    const settings = await answer(db, { q: 'settings' })
    expect(settings).toMatchObject({ name: 'Mehta Traders', country: 'IN', views: [] })
    expect(settings.fields.map(({ label }) => label)).toEqual(['Size', 'Route'])
    db.close()
  })

  it('READ-8 tell the last commands, latest first', async () => {
    const db = await emptyLedger()
    for (const at of [3, 1, 2]) await db.put('log', entry(`cmd_${at}`, at, []))
    expect((await answer(db, { q: 'log', count: 2 })).map(({ at }) => at)).toEqual([3, 2])
    db.close()
  })
})

describe('possible duplicates', () => {
  it('READ-9 of a name that hundreds have come from the same town and company first', async () => {
    const db = await emptyLedger()
    const live = (city: string) => ({ name: 'Asha Mehta', 'address/post': JSON.stringify({ raw: city, city }) })
    const others = Array.from({ length: 300 }, (_, at) =>
      rowOf({ n: at + 10, rec: live('Surat'), company: `Dealer ${at}` })
    )
    await putRows(db, [
      rowOf({ n: 1, rec: live('Pune'), company: 'Dealer 1' }),
      rowOf({ n: 2, rec: live('Surat'), company: 'Deshpande Mills' }),
      ...others
    ])
    await createSearchIndexer(db).merge()
    const found = await answer(db, { q: 'duplicates', cls: 'person', rec: live('Pune'), company: 'Deshpande Mills' })
    expect(numbers(found.map(({ row }) => row))).toEqual(expect.arrayContaining([1, 2]))
    db.close()
  })

  it.each([true, false])(
    'READ-9 are found by address, front of an address, number and similar name (indexed: %s)',
    async (indexed) => {
      const db = await emptyLedger()
      const filler = Array.from({ length: 300 }, (_, at) =>
        rowOf({ n: at + 20, rec: { name: `Kumar ${String.fromCharCode(97 + (at % 26))}${at}` } })
      )
      await putRows(db, [
        rowOf({ n: 0, rec: { name: 'Shrikant D', 'email/shrikant@deshpande.example': '{}' } }),
        rowOf({ n: 1, rec: { name: 'Srikant Deshpande' }, company: 'Deshpande Mills' }),
        rowOf({ n: 2, rec: { name: 'S. D.', 'phone/+919820011223': '{}' } }),
        rowOf({ n: 3, rec: { name: 'Meera Iyer' } }),
        rowOf({ n: 4, rec: { name: 'Shreekant Deshpande', deletedAt: 1 } }),
        ...filler
      ])
      if (indexed) await createSearchIndexer(db).merge()
      const rec = {
        name: 'Shreekant Deshpande',
        'email/shrikant@deshpande.example': '{}',
        'phone/+919820011223': '{}'
      }
      const found = await answer(db, { q: 'duplicates', cls: 'person', rec, company: 'Deshpande Mills' })
      expect(new Set(numbers(found.map(({ row }) => row)))).toEqual(new Set([0, 1, 2]))
      for (const { score, reasons } of found) {
        expect(score).toBeGreaterThanOrEqual(0.5)
        expect(reasons.length).toBeGreaterThan(0)
      }
      const without = await answer(db, { q: 'duplicates', cls: 'person', rec, except: 'per_0' })
      expect(numbers(without.map(({ row }) => row))).not.toContain(0)
      db.close()
    }
  )
})
