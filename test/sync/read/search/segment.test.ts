import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatedSample } from '../../../../crm/sample'
import { answer } from '../../../../sync/read/answer'
import {
  addPacked,
  countBits,
  highest,
  idsOf,
  noBits,
  packIds,
  packNumbers,
  segmentSize,
  setBit,
  unpackNumbers
} from '../../../../sync/read/search/bits'
import { buildSegment, type Doc } from '../../../../sync/read/search/build'
import { blockRange, lowerBound } from '../../../../sync/read/search/find'
import { createSearchIndexer } from '../../../../sync/read/search/indexer'
import { kinds } from '../../../../sync/read/search/segment'
import { tierOf, wordsOf } from '../../../../sync/read/search/words'
import { docOf } from '../../../../sync/read/search/doc'
import { emptyLedger, putRows, rowOf } from '../ledger'

const ids = fc.uniqueArray(fc.nat(segmentSize - 1), { maxLength: 3000 }).map((all) => all.sort((a, b) => a - b))

describe('sets of documents', () => {
  it('come back from their stored form, as numbers or as a bitmap', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const bits = noBits()
        addPacked(bits, packIds(all))
        expect(idsOf(bits)).toEqual(all)
        expect(countBits(bits)).toBe(all.length)
        expect(highest(bits, 7)).toEqual(all.toReversed().slice(0, 7))
      }),
      { numRuns: 50, examples: [[[...Array(1024).keys()]], [[...Array(1023).keys()]], [[31, 32, 16_383]]] }
    )
  })

  it('keep row numbers of any gap', () => {
    const numbers = fc.uniqueArray(fc.oneof(fc.nat(0xffffffff), fc.nat(70_000)), { maxLength: 200 })
    fc.assert(
      fc.property(numbers, (all) => {
        const sorted = all.sort((a, b) => a - b)
        expect([...unpackNumbers(packNumbers(sorted))]).toEqual(sorted)
      }),
      { examples: [[[0, 65_534, 131_069, 196_605, 4_294_967_295]]] }
    )
  })
})

/** Words that share prefixes of every length, as phone numbers do. */
const word = fc.stringMatching(/^(?:91|9198|an|anu|ku)?[a-c0-2]{1,6}$/)

describe('a segment', () => {
  it('READ-2 has every word of a prefix in at most two blocks, or a union of them', () => {
    const doc = fc.record({
      name: fc.uniqueArray(word, { maxLength: 4 }),
      other: fc.uniqueArray(word, { maxLength: 8 })
    })
    fc.assert(
      fc.property(
        fc.array(doc, { minLength: 200, maxLength: 500 }),
        fc.array(word, { maxLength: 20 }),
        (shapes, starts) => {
          const docs = shapes.map(({ name, other }, n): Doc => ({
            n,
            name,
            other: other.filter((one) => !name.includes(one)),
            facets: []
          }))
          const { head, blocks } = buildSegment(1, 'person', docs)
          const firsts = head.firsts.split('\n')
          for (const start of starts) {
            const [from, to] = blockRange(firsts, start)
            expect(to - from).toBeLessThan(2)
            const found = noBits()
            let union = false
            for (const { keys, ends, ids: all } of blocks.slice(from, to + 1)) {
              const entries = keys.split('\n')
              for (let i = lowerBound(entries, start); i < entries.length; i++) {
                const key = entries[i] ?? ''
                if (!key.startsWith(start)) break
                const own = key.slice(0, -1) === start
                const isUnion = key.endsWith(kinds.prefixName) || key.endsWith(kinds.prefixOther)
                if (own && isUnion) union = true
                if ((own && isUnion) || (!isUnion && !union)) addPacked(found, all.subarray(ends[i - 1] ?? 0, ends[i]))
              }
            }
            const wanted = noBits()
            docs.forEach(({ name, other }, at) => {
              if ([...name, ...other].some((one) => one.startsWith(start))) setBit(wanted, at)
            })
            expect(idsOf(found)).toEqual(idsOf(wanted))
          }
        }
      ),
      { numRuns: 30 }
    )
  })
})

describe('search in a ledger of thousands', () => {
  it('READ-1 finds the best tier first, and in it the newest', async () => {
    const db = await emptyLedger()
    const rows = [...generatedSample(2000, 'tests')].map(({ cls, set }, n) =>
      rowOf({
        n,
        cls,
        rec: {
          ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)),
          createdAt: n
        } as never,
        company: 'Mehta Traders'
      })
    )
    await putRows(db, rows, false)
    const indexer = createSearchIndexer(db)
    await indexer.recover()
    const docs = rows.flatMap((row) => docOf(row) ?? [])
    for (const text of ['a', 'an ku', 'ra sh', '+91 9', '91 6', 'अ', 'pune', 'mehta tr', 'ltd', '9', 'zzxq']) {
      const words = wordsOf(text)
      const ranked = docs
        .map((doc) => ({ n: doc.n, tier: tierOf(doc, words) }))
        .filter(({ tier }) => tier !== undefined)
        .sort((a, b) => (a.tier ?? 0) - (b.tier ?? 0) || b.n - a.n)
      const { hits, more } = await answer(db, { q: 'search', text, count: 40 })
      expect(
        hits.map(({ row }) => row.n),
        text
      ).toEqual(ranked.slice(0, 40).map(({ n }) => n))
      expect(more, text).toBe(ranked.length > 40)
    }
    db.close()
  }, 60_000)
})
