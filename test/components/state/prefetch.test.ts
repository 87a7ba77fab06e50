import { describe, expect, it } from 'vitest'
import type { Query } from '../../../crm/queries'
import { firstPage } from '../../../components/people/record-list'
import { answerAtStart, prefetch } from '../../../components/state/prefetch'
import { createFilledLedger, useInterface } from '../support/panel'

useInterface()

const counts: Query = { q: 'counts' }

describe('a query that is asked early', () => {
  it('is asked once, and handed over with its answer', async () => {
    const ledger = await createFilledLedger()
    let asked = 0
    const counting = { ...ledger, live: ((query, show) => (asked++, ledger.live(query, show))) as typeof ledger.live }
    const { ledger: early, answered } = prefetch(counting, [firstPage])
    expect(asked).toBe(1)
    await answered
    expect(answerAtStart(early, firstPage)).toMatchObject({ total: 8 })
    const totals: number[] = []
    const stop = early.live(firstPage, (answer) => totals.push(answer && 'total' in answer ? answer.total : -1))
    expect([asked, totals]).toEqual([1, [8]])
    const write = { cls: 'person' as const, id: 'per_new', create: true, set: { name: 'New' } }
    await ledger.run({ kind: 'save', id: `cmd_${'7'.padStart(25, '0')}`, origin: 'hand', writes: [write] })
    expect(totals).toEqual([8, 9])
    stop()
    await ledger.run({
      kind: 'remove',
      id: `cmd_${'6'.padStart(25, '0')}`,
      records: [{ cls: 'person', id: 'per_new' }]
    })
    expect(totals).toEqual([8, 9])
  })

  it('other queries, and the same one again, go the usual way', async () => {
    const { ledger: early } = prefetch(await createFilledLedger(), [counts, firstPage])
    const seen: string[] = []
    early.live({ q: 'settings' }, () => seen.push('settings'))
    early.live(counts, () => seen.push('first'))
    expect(answerAtStart(early, counts)).toBeUndefined()
    early.live(counts, () => seen.push('second'))
    expect(seen).toEqual(['settings', 'first', 'second'])
  })
})
