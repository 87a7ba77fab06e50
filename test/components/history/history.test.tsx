import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { nextRedo, nextUndo } from '../../../components/history/undo-keys'
import { stateAfter } from '../../../components/history/past-lines'
import { groupsOf } from '../../../components/duplicates/groups'
import { fieldChoices, firstOf, mergeOfAll } from '../../../components/duplicates/merge-fields'
import type { LogEntry } from '../../../crm/log'
import type { PastChange } from '../../../crm/past'
import type { DuplicateReason, Row } from '../../../crm/queries'
import { showPanel, useInterface } from '../support/panel'

const entry = (id: string, more: Partial<LogEntry> = {}): LogEntry => ({
  id,
  at: 1,
  kind: 'save',
  origin: 'hand',
  changes: [],
  records: ['per_a'],
  ...more
})

describe('which step a key takes', () => {
  it('HIS-6 back: the latest that stands; forward: the latest undo, unless something new was done', () => {
    const log = [entry('u', { undoes: 'b' }), entry('b', { undoneBy: 'u' }), entry('a')]
    expect(nextUndo(log)?.id).toBe('a')
    expect(nextRedo(log)?.id).toBe('u')
    expect(nextRedo([entry('c'), ...log])).toBeUndefined()
  })

  it('HIS-6 goes forward through several undos, one after the other', () => {
    const redone = [
      entry('r', { undoes: 'ua' }),
      entry('ua', { undoes: 'a', undoneBy: 'r' }),
      entry('ub', { undoes: 'b' }),
      entry('b', { undoneBy: 'ub' }),
      entry('a')
    ]
    expect(nextRedo(redone)?.id).toBe('ub')
    expect(nextUndo(redone)?.id).toBe('a')
  })

  it('HIS-6 leaves out what changed no record and parts of a larger command', () => {
    expect(nextUndo([entry('x', { records: [] }), entry('y', { partOf: 'z' })])).toBeUndefined()
  })
})

const past = (set: PastChange['set'], record = 'per_a'): PastChange => ({
  record,
  at: 0,
  device: '',
  own: true,
  command: '',
  kind: 'save',
  origin: 'hand',
  set,
  before: {}
})

describe('a record as it was', () => {
  it('HIS-2 takes back what came after a change, and nothing else', () => {
    const all = [
      past({ name: 'Asha', title: 'Buyer' }),
      past({ 'tag/vip': true, title: 'Head' }),
      past({ title: 'Other' }, 'per_b')
    ]
    const [first] = all
    if (first === undefined) throw new Error('no change')
    expect(stateAfter(all, first)).toEqual({ 'tag/vip': null, title: 'Buyer' })
  })
})

const all = (...numbers: readonly number[]): Row[] => numbers.map((n) => row(n, { name: `P${n}` }))

const row = (n: number, rec: Row['rec'], more: Partial<Row> = {}): Row => ({
  n,
  id: `per_${n}`,
  cls: 'person',
  seg: 0,
  rec,
  ...more
})

describe('choosing while merging', () => {
  it('MRG-12 asks only where both say something and differ', () => {
    const a = row(1, { name: 'Asha Mehta', title: 'Buyer', owner: 'Ravi' })
    const b = row(2, { name: 'Asha Mehta', title: 'Head', department: 'Sales' })
    expect(fieldChoices([a, b]).map(({ key, values }) => [key, values.map(({ text }) => text)])).toEqual([
      ['title', ['Buyer', 'Head']]
    ])
  })

  it('MRG-12 merges into the one that was contacted, or says more, or is older', () => {
    const [old, young] = [row(1, { name: 'A' }), row(2, { name: 'B' })]
    expect(firstOf(young, old)[0]).toBe(old)
    expect(firstOf(old, row(3, { name: 'B', title: 'Head' }))[0].n).toBe(3)
    const met = row(4, { name: 'B' }, { contact: 5 })
    expect(mergeOfAll([row(3, { name: 'B', title: 'Head' }), met], { title: 'per_3' })).toEqual({
      cls: 'person',
      into: 'per_4',
      from: ['per_3'],
      picks: { title: 'per_3' }
    })
  })
})

describe('merging several at once', () => {
  it('MRG-12 puts all into one of them', () => {
    expect(mergeOfAll(all(3, 1, 2))).toEqual({ cls: 'person', into: 'per_1', from: ['per_3', 'per_2'] })
    expect(mergeOfAll(all(1))).toBeUndefined()
  })
})

describe('groups of pairs', () => {
  const pair = (a: number, b: number, kind: DuplicateReason['kind']) => ({
    a: row(a, {}),
    b: row(b, {}),
    score: 0.9,
    reasons: [{ kind, value: '' }]
  })

  it('MRG-12 pairs that share a record are one question, with every reason once', () => {
    const groups = groupsOf([
      pair(1, 2, 'email'),
      pair(3, 4, 'phone'),
      pair(2, 5, 'name'),
      pair(4, 1, 'email'),
      pair(8, 9, 'name')
    ])
    expect(
      groups.map(({ rows, reasons }) => [
        rows.map(({ n }) => n).toSorted((a, b) => a - b),
        reasons.map(({ kind }) => kind)
      ])
    ).toEqual([
      [
        [1, 2, 3, 4, 5],
        ['email', 'name', 'phone']
      ],
      [[8, 9], ['name']]
    ])
  })
})

describe('in the panel', () => {
  useInterface()

  it('HIS-6 Ctrl+Z takes the last change back, Ctrl+Shift+Z does it again', async () => {
    const { ledger } = await showPanel({ hash: '#/person/per_sunita' })
    const writes = [{ cls: 'person' as const, id: 'per_sunita', create: false, set: { title: 'Director' } }]
    await ledger.run({ kind: 'save', id: 'cmd_undokeys', origin: 'hand', writes })
    const title = () => ledger.rec('per_sunita')?.['title']
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })
    await waitFor(() => expect(title()).not.toBe('Director'))
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true })
    await waitFor(() => expect(title()).toBe('Director'))
  })

  it('HIS-7 shows what an undo left alone, and overwrites it when told to', async () => {
    const { ledger } = await showPanel({ hash: '#/recent' })
    const save = (id: string, title: string) =>
      ledger.run({
        kind: 'save',
        id,
        origin: 'hand',
        writes: [{ cls: 'person', id: 'per_sunita', create: false, set: { title } }]
      })
    const before = ledger.rec('per_sunita')?.['title']
    await save('cmd_first', 'Director')
    await save('cmd_second', 'Chair')
    const lines = await screen.findAllByRole('listitem')
    const line = lines.find((each) => each.textContent?.includes('Director') && !each.textContent.includes('Chair'))
    if (line === undefined) throw new Error('no line of the first change')
    fireEvent.click(within(line).getByRole('button', { name: 'Undo' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('Chair')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Overwrite' }))
    await waitFor(() => expect(ledger.rec('per_sunita')?.['title']).toBe(before))
  })

  it('MRG-8 a merged record says so and can be separated', async () => {
    const { ledger } = await showPanel({ hash: '#/person/per_sunita' })
    const other = { cls: 'person' as const, id: 'per_double', create: true, set: { name: 'S. Rao' } }
    await ledger.run({ kind: 'save', id: 'cmd_double', origin: 'hand', writes: [other] })
    await ledger.run({
      kind: 'merge',
      id: 'cmd_merge',
      merges: [{ cls: 'person', into: 'per_sunita', from: ['per_double'] }]
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Separate S. Rao' }))
    await waitFor(() => expect(ledger.rec('per_double')).not.toHaveProperty('mergedInto'))
  })
})
