import { describe, expect, it } from 'vitest'
import type { Answer, Query } from '../../../crm/queries'
import { createLiveQueries } from '../../../sync/read/live'
import { touches } from '../../../sync/read/touches'

/** A reader whose answers come when the test says so, and frames likewise. */
function stage() {
  const asked: { query: Query; give: (value: number) => void; fail: () => void }[] = []
  const frames: (() => void)[] = []
  const waits: (() => void)[] = []
  const errors: unknown[] = []
  const live = createLiveQueries({
    read: <Q extends Query>(query: Q) =>
      new Promise<Answer<Q>>((resolve, reject) => {
        asked.push({ query, give: (value) => resolve(value as never), fail: () => reject(new Error('closed')) })
      }),
    onError: (error) => errors.push(error),
    nextFrame: (run) => frames.push(run),
    later: (run) => waits.push(run)
  })
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
  const frame = async (): Promise<void> => {
    for (const run of frames.splice(0)) run()
    await settle()
  }
  const wait = (): void => waits.splice(0).forEach((run) => run())
  return { asked, errors, live, settle, frame, wait }
}

const counts: Query = { q: 'counts' }
const person = { classes: ['person'] as const, ids: ['per_1'] }

describe('live queries', () => {
  it('READ-5 are answered at once and again after a change', async () => {
    const { asked, live, settle, frame } = stage()
    const shown: unknown[] = []
    live.live(counts, (value) => shown.push(value))
    asked[0]?.give(1)
    await settle()
    expect(shown).toEqual([1])
    await frame()
    live.changed(person)
    expect(asked.length).toBe(2)
    asked[1]?.give(2)
    await settle()
    expect(shown).toEqual([1, 2])
  })

  it('READ-5 answer many changes of one frame together, and never show an older answer after a newer one', async () => {
    const { asked, live, settle, frame } = stage()
    const shown: unknown[] = []
    live.live(counts, (value) => shown.push(value))
    for (let i = 0; i < 50; i++) live.changed(person)
    expect(asked.length).toBe(1)
    asked[0]?.give(1)
    await settle()
    live.changed(person)
    expect(asked.length).toBe(1)
    await frame()
    expect(asked.length).toBe(2)
    asked[1]?.give(2)
    await settle()
    await frame()
    expect(asked.length).toBe(2)
    expect(shown).toEqual([1, 2])
  })

  it('READ-5 leave queries alone that a change does not touch, and those that were stopped', async () => {
    const { asked, live, settle, frame } = stage()
    const shown: unknown[] = []
    const stop = live.live({ q: 'record', id: 'per_2' }, (value) => shown.push(value))
    await frame()
    live.changed(person)
    expect(asked.length).toBe(1)
    stop()
    live.refresh()
    asked[0]?.give(1)
    await settle()
    expect(asked.length).toBe(1)
    expect(shown).toEqual([])
  })

  it('READ-12 ask first for the record that a change names, and for the rest when that is there', async () => {
    const { asked, live, settle, frame } = stage()
    const list: Query = { q: 'search', text: 'a', count: 1 }
    for (const query of [counts, list, { q: 'records', ids: ['per_1'] } as const]) live.live(query, () => undefined)
    const removed = live.live({ q: 'settings' }, () => undefined)
    for (const { give } of asked) give(1)
    await settle()
    await frame()
    live.changed({ classes: ['person', 'ledger'], ids: ['per_1'] })
    const since = (): readonly string[] => asked.slice(4).map(({ query }) => query.q)
    expect(since()).toEqual(['records'])
    removed()
    asked[4]?.fail()
    await settle()
    expect(since()).toEqual(['records', 'counts', 'search'])
  })

  it('READ-13 while records change by the hundred, are asked a few times a second, and once more at the end', async () => {
    const { asked, live, settle, frame, wait } = stage()
    live.live(counts, () => undefined)
    const answered = async (): Promise<void> => {
      asked.at(-1)?.give(1)
      await settle()
      await frame()
    }
    await answered()
    for (const cls of ['person', 'company', 'ledger'] as const) {
      live.changed({ classes: [cls] })
      await answered()
    }
    expect(asked.length).toBe(2)
    live.changed(person)
    expect(asked.length).toBe(3)
    await answered()
    wait()
    expect(asked.length).toBe(4)
    await answered()
    wait()
    live.changed({ classes: ['activity'] })
    expect(asked.length).toBe(5)
  })

  it('READ-5 ask again after a failure', async () => {
    const { asked, errors, live, settle, frame } = stage()
    const shown: unknown[] = []
    live.live(counts, (value) => shown.push(value))
    asked[0]?.fail()
    await settle()
    expect(errors.length).toBe(1)
    await frame()
    live.changed(person)
    asked[1]?.give(3)
    await settle()
    expect(shown).toEqual([3])
  })
})

describe('a change', () => {
  const list = (cls: 'person' | 'company'): Query => ({
    q: 'list',
    spec: { cls, sort: 'name', descending: false, filter: {} },
    from: 0,
    count: 1
  })
  it.each<[string, Query, boolean]>([
    ['a list of its class', list('person'), true],
    ['a list of another class', list('company'), false],
    ['its record', { q: 'record', id: 'per_1' }, true],
    ['another record', { q: 'record', id: 'per_2' }, false],
    ['a search', { q: 'search', text: 'a', count: 1 }, true],
    ['a search of other classes', { q: 'search', text: 'a', count: 1, classes: ['activity'] }, false],
    ['its own timeline', { q: 'timeline', id: 'per_1', count: 1 }, true],
    ["another's timeline", { q: 'timeline', id: 'per_2', count: 1 }, false],
    ['settings', { q: 'settings' }, false],
    ['the log', { q: 'log', count: 1 }, true],
    ["a company's people", { q: 'members', companyId: 'com_1', count: 1 }, true]
  ])('READ-5 of one person and %s: %s → %s', (_, query, wanted) => {
    expect(touches(person, query)).toBe(wanted)
  })

  it('READ-5 of nameless records touches every record, and an activity every timeline', () => {
    expect(touches({ classes: ['person'] }, { q: 'record', id: 'per_9' })).toBe(true)
    expect(touches({ classes: ['activity'], ids: ['act_1'] }, { q: 'timeline', id: 'per_9', count: 1 })).toBe(true)
  })
})
