import * as A from '@automerge/automerge'
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { CommandAnswer, CommandError } from '../../../crm/commands'
import { changesOfKey } from '../../../crm/past'
import type { Result } from '../../../platform/result'
import { createPast } from '../../../sync/hub/past'
import { applyToDoc, type SegmentDoc } from '../../../sync/store/document'
import { baseChange } from '../../../sync/store/encode'
import { pastBeyond } from '../../../sync/store/past'
import type { Store } from '../../../sync/store/store'
import { cmd, edit, newLedger, open, person, row, save } from './open'

const start = 1_760_000_000_000
const asha = person('a', { name: 'Asha Mehta', title: 'Buyer', notes: 'Met in Pune' })
const ravi = person('b', { name: 'Ravi Kumar' })

function value(result: Result<CommandAnswer, CommandError>): CommandAnswer {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

async function filled(pieceSize?: number) {
  const { store } = await open(newLedger(), start)
  let now = start
  const past = createPast(
    () => (now += 10_000_000),
    () => {},
    pieceSize
  )
  await store.run(save(asha, ravi))
  const history = async (record: string) =>
    value(await past.run(store, { kind: 'history', id: cmd(), record })).history ?? []
  const rewind = async (at: number, dry: boolean) =>
    value(await past.run(store, { kind: 'rewind', id: cmd(), at, dry })).rewind
  const undo = async (target: string) => {
    const id = cmd()
    value(await past.undo(store, { kind: 'undo', id, target }))
    return id
  }
  return { store, history, rewind, undo }
}

const updatedAt = async (store: Store, id: string): Promise<number> => Number((await row(store, id))?.rec['updatedAt'])

describe('history', () => {
  it('HIS-1 tells who changed a value, when, before what and from where, out of the documents', async () => {
    const { store, history } = await filled()
    const command = { ...save(edit(asha, { title: 'Head of purchasing' })), origin: 'mail' as const }
    await store.run(command)
    await store.run(save(edit(ravi, { title: 'Owner' })))
    await store.db.clear('log')
    const [last, first] = changesOfKey(await history('per_a'), 'title')
    expect(last).toMatchObject({
      was: 'Buyer',
      value: 'Head of purchasing',
      command: command.id,
      kind: 'save',
      origin: 'mail',
      own: true
    })
    expect(Math.abs((last?.at ?? 0) - (await updatedAt(store, 'per_a')))).toBeLessThan(1000)
    expect(first).toMatchObject({ was: null, value: 'Buyer', origin: 'hand' })
    await store.close()
  })

  it('HIS-1 tells what notes said before and after', async () => {
    const { store, history } = await filled()
    await store.run(save(edit(asha, { notes: 'Met in Pune. Wants a quote.' })))
    const changes = changesOfKey(await history('per_a'), 'notes').map(({ was, value: now }) => [was, now])
    expect(changes).toEqual([
      ['Met in Pune', 'Met in Pune. Wants a quote.'],
      [null, 'Met in Pune']
    ])
    await store.close()
  })

  it('HIS-1 goes back beyond a merge on both sides', async () => {
    const { store, history } = await filled()
    await store.run({ kind: 'merge', id: cmd(), merges: [{ cls: 'person', into: 'per_a', from: ['per_b'] }] })
    const past = await history('per_b')
    expect(new Set(past.map(({ record }) => record))).toEqual(new Set(['per_a', 'per_b']))
    expect(past.at(-1)).toMatchObject({ record: 'per_b', kind: 'merge', set: { mergedInto: 'per_a' } })
    await store.close()
  })
})

describe('what others changed', () => {
  const device = (letter: string) =>
    A.loadIncremental(A.init<SegmentDoc>({ actor: letter.repeat(32) }), baseChange({ cls: 'person', number: 0 }))
  const put = (doc: A.Doc<SegmentDoc>, set: Record<string, string>, time: number) =>
    A.change(doc, { time, message: 'cmd_x save mail' }, (draft) => applyToDoc(draft, 'person', 'per_a', set))

  it('HIS-4 is what came in beyond what was seen, however old its clock says it is', () => {
    const mine = put(device('a'), { name: 'Asha' }, 5000)
    const theirs = put(A.merge(device('b'), A.clone(mine)), { title: 'Buyer' }, 10)
    const seen = A.getHeads(mine)
    const both = A.merge(put(mine, { department: 'Sales' }, 6000), A.clone(theirs))
    expect(pastBeyond(both, seen, 'a'.repeat(16))).toEqual([
      {
        record: 'per_a',
        at: 10_000,
        device: 'b'.repeat(16),
        own: false,
        command: 'cmd_x',
        kind: 'save',
        origin: 'mail',
        set: { title: 'Buyer' },
        before: { title: null }
      }
    ])
    expect(pastBeyond(both, A.getHeads(both), 'a'.repeat(16))).toEqual([])
  })
})

describe('back to a time', () => {
  it('HIS-3 counts first, and then makes the ledger what it was, as a change that can be undone', async () => {
    const { store, rewind } = await filled()
    const then = await updatedAt(store, 'per_a')
    await store.run(save(edit(asha, { title: 'Head', 'tag/vip': true, notes: 'Other' })))
    await store.run({ kind: 'remove', id: cmd(), records: [{ cls: 'person', id: 'per_b' }] })
    await store.run(save(person('c', { name: 'Meena Joshi' })))
    const before = (await row(store, 'per_a'))?.rec
    const count = { changed: 1, restored: 1, removed: 1 }
    expect(await rewind(then, true)).toEqual(count)
    expect((await row(store, 'per_a'))?.rec).toEqual(before)
    expect(await rewind(then, false)).toEqual(count)
    expect((await row(store, 'per_a'))?.rec).toMatchObject({ title: 'Buyer', notes: 'Met in Pune' })
    expect((await row(store, 'per_a'))?.rec).not.toHaveProperty('tag/vip')
    expect((await row(store, 'per_b'))?.rec).not.toHaveProperty('deletedAt')
    expect((await row(store, 'per_c'))?.rec).toHaveProperty('deletedAt')
    expect(await rewind(then, true)).toEqual({ changed: 0, restored: 0, removed: 0 })
    const [entry] = (await store.db.getAll('log')).filter(({ kind }) => kind === 'rewind')
    expect((await store.run({ kind: 'undo', id: cmd(), target: entry?.id ?? '' })).ok).toBe(true)
    expect((await row(store, 'per_a'))?.rec).toMatchObject({ title: 'Head', notes: 'Other', 'tag/vip': true })
    expect(await store.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    await store.close()
  })

  it('HIS-3 is one step to take back and to do again, however many commands it took', async () => {
    const { store, rewind, undo } = await filled(1)
    const then = await updatedAt(store, 'per_a')
    await store.run(save(edit(asha, { title: 'Head' }), edit(ravi, { title: 'Owner' })))
    const titles = async () =>
      Promise.all(['per_a', 'per_b'].map(async (id) => (await row(store, id))?.rec['title'] ?? null))
    await rewind(then, false)
    expect(await titles()).toEqual(['Buyer', null])
    const [first, ...parts] = (await store.db.getAll('log')).filter(({ kind }) => kind === 'rewind')
    expect(parts.map(({ partOf }) => partOf)).toEqual([first?.id])
    const undone = await undo(first?.id ?? '')
    expect(await titles()).toEqual(['Head', 'Owner'])
    await undo(undone)
    expect(await titles()).toEqual(['Buyer', null])
    await store.close()
  })

  it('HIS-3 leaves the record of the ledger itself, which is older than every time', async () => {
    const { store, rewind } = await filled()
    const then = await updatedAt(store, 'per_a')
    await store.run(save({ cls: 'ledger', id: 'led_main', create: true, set: { name: 'Mine' } }))
    expect(await rewind(then, true)).toEqual({ changed: 0, restored: 0, removed: 0 })
    await store.close()
  })

  it('HIS-3 takes merges back too, and leaves each value with its own record', async () => {
    const { store, rewind } = await filled()
    const then = await updatedAt(store, 'per_a')
    await store.run({ kind: 'merge', id: cmd(), merges: [{ cls: 'person', into: 'per_a', from: ['per_b'] }] })
    await store.run(save(edit(ravi, { title: 'Owner', department: 'Sales' })))
    await rewind(then, false)
    expect((await row(store, 'per_b'))?.rec).toMatchObject({ name: 'Ravi Kumar' })
    expect((await row(store, 'per_a'))?.rec).toMatchObject({ title: 'Buyer' })
    expect((await row(store, 'per_a'))?.rec).not.toHaveProperty('department')
    expect((await row(store, 'per_a'))?.also).toBeUndefined()
    await store.close()
  })
})
