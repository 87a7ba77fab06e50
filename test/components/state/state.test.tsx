import { describe, expect, it, vi } from 'vitest'
import type { CommandError } from '../../../crm/commands'
import type { Row } from '../../../crm/queries'
import { createDraft } from '../../../components/state/drafts'
import { errorText, troubleText } from '../../../components/state/error-text'
import { asTyped } from '../../../components/state/phone-parser'
import { goWhileTyping, href, parseHash, replace, replaceWhileTyping, route } from '../../../components/state/router'
import { createRows } from '../../../components/state/rows'
import { closeToast, showToast, toasts } from '../../../components/state/toasts'
import { createRunner, undo } from '../../../components/state/use-command'
import { effect } from '@preact/signals'
import { showLanguage } from '../../../platform/i18n'
import { createMemoryStore } from '../../../platform/storage'
import type { StoreTrouble } from '../../../sync/api'
import { createFilledLedger, useInterface } from '../support/panel'

useInterface()

const row = (id: string, rec: Row['rec']): Row => ({ n: 1, id, cls: 'person', seg: 0, rec })

describe('rows of a list', () => {
  it('an edit tells only the line it belongs to', () => {
    const rows = createRows()
    rows.show([row('per_a', { name: 'A' }), row('per_b', { name: 'B' })], 2)
    const seen: string[] = []
    const stops = ['per_a', 'per_b'].map((id) => effect(() => void seen.push(String(rows.row(id)?.value.rec['name']))))
    const lists: number[] = []
    const stop = effect(() => void lists.push(rows.ids.value?.length ?? 0))
    rows.show([row('per_a', { name: 'A' }), row('per_b', { name: 'B2' })], 2)
    expect(seen).toEqual(['A', 'B', 'B2'])
    expect(lists).toEqual([2])
    for (const end of [...stops, stop]) end()
  })

  it('a new row changes the list and leaves the other lines alone', () => {
    const rows = createRows()
    rows.show([row('per_a', { name: 'A' })], 1)
    let drawn = 0
    const stop = effect(() => void (rows.row('per_a')?.value && drawn++))
    rows.show([row('per_b', { name: 'B' }), row('per_a', { name: 'A' })], 2)
    expect(rows.ids.value).toEqual(['per_b', 'per_a'])
    expect(drawn).toBe(1)
    stop()
  })
})

describe('drafts', () => {
  const text = (stored: unknown): string | undefined => (typeof stored === 'string' ? stored : undefined)

  it('come back as they were left', async () => {
    const store = createMemoryStore()
    const first = createDraft(store, 'note', '', text)
    await vi.waitFor(() => expect(first.ready.value).toBe(true))
    first.value.value = 'half a sen'
    first.stop()
    const second = createDraft(store, 'note', '', text)
    await vi.waitFor(() => expect(second.value.value).toBe('half a sen'))
    expect(second.restored.value).toBe(true)
    second.discard()
    expect(await store.get('draft.note')).toBeUndefined()
  })

  it('what was stored by something else is not taken', async () => {
    const store = createMemoryStore()
    await store.set('draft.note', { evil: true })
    const draft = createDraft(store, 'note', 'fresh', text)
    await vi.waitFor(() => expect(draft.ready.value).toBe(true))
    expect(draft.value.value).toBe('fresh')
  })

  it('what was typed before the store answered wins over what was stored', async () => {
    const store = createMemoryStore()
    await store.set('draft.note', 'old')
    const draft = createDraft(store, 'note', '', text)
    draft.value.value = 'new'
    await vi.waitFor(() => expect(draft.ready.value).toBe(true))
    expect(draft.value.value).toBe('new')
  })
})

describe('commands', () => {
  const order = {
    kind: 'save' as const,
    origin: 'hand' as const,
    writes: [{ cls: 'person' as const, id: 'per_sunita', create: false, set: { title: 'Director' } }]
  }

  it('a toast says what was done and takes it back, and that again', async () => {
    const ledger = await createFilledLedger()
    await createRunner(ledger).run(order, { done: 'Done.' })
    expect(ledger.rec('per_sunita')?.['title']).toBe('Director')
    toasts.value.at(-1)?.undo?.()
    await vi.waitFor(() => expect(ledger.rec('per_sunita')?.['title']).toBe('Head of Purchasing'))
    await vi.waitFor(() => expect(toasts.value.at(-1)?.text).toBe('Taken back.'))
    toasts.value.at(-1)?.undo?.()
    await vi.waitFor(() => expect(ledger.rec('per_sunita')?.['title']).toBe('Director'))
  })

  it('an undo that could not take everything back says how much was left', async () => {
    const ledger = await createFilledLedger()
    const runner = createRunner(ledger)
    const first = { ...order, writes: [{ ...order.writes[0]!, set: { title: 'Director', department: 'Buying' } }] }
    await runner.run(first, { done: 'Done.' })
    const id = ledger.commands.at(-1)?.id ?? ''
    await runner.run({ ...order, writes: [{ ...order.writes[0]!, set: { title: 'Owner' } }] })
    await undo(ledger, id)
    expect(ledger.rec('per_sunita')).toMatchObject({ title: 'Owner' })
    expect(ledger.rec('per_sunita')?.['department']).toBeUndefined()
    expect(toasts.value.at(-1)?.text).toContain('except one value')
  })

  it('a failure is said, and kept for the form that asked for quiet', async () => {
    const ledger = await createFilledLedger()
    const runner = createRunner(ledger)
    ledger.failNext({ kind: 'blocked' })
    await runner.run(order)
    expect(toasts.value.at(-1)?.text).toMatch(/Close the other Bahi windows/)
    const before = toasts.value.length
    ledger.failNext({ kind: 'newer' })
    await runner.run(order, { quiet: true })
    expect(toasts.value).toHaveLength(before)
    expect(runner.error.value).toEqual({ kind: 'newer' })
  })

  it('says that it is busy only when the answer takes long', async () => {
    vi.useFakeTimers()
    const ledger = await createFilledLedger()
    const runner = createRunner(ledger)
    const open = ledger.hold()
    const done = runner.run(order)
    vi.advanceTimersByTime(149)
    expect(runner.pending.value).toBe(false)
    vi.advanceTimersByTime(2)
    expect(runner.pending.value).toBe(true)
    open()
    await done
    expect(runner.pending.value).toBe(false)
    vi.useRealTimers()
  })
})

describe('toasts', () => {
  it('the newest two stay, and a closed one is gone', () => {
    for (const text of ['one', 'two', 'three']) showToast(text)
    expect(toasts.value.map((toast) => toast.text)).toEqual(['two', 'three'])
    closeToast(toasts.value[0]?.id ?? 0)
    expect(toasts.value.map((toast) => toast.text)).toEqual(['three'])
  })
})

describe('words for failures', () => {
  const reasons = [
    'shape',
    'unknown-field',
    'too-long',
    'wrong-type',
    'empty',
    'not-an-email',
    'not-a-date',
    'too-many'
  ] as const
  const errors: readonly CommandError[] = [
    ...reasons.map((reason) => ({ kind: 'invalid' as const, reason })),
    { kind: 'missing', id: 'per_a' },
    { kind: 'exists', id: 'per_a' },
    { kind: 'nothing-to-undo' },
    { kind: 'full' },
    { kind: 'blocked' },
    { kind: 'newer' },
    { kind: 'unreachable' }
  ]
  const troubles: readonly StoreTrouble[] = [
    { kind: 'full' },
    { kind: 'blocked' },
    { kind: 'newer', found: 3, known: 2 },
    { kind: 'damaged', pieces: 2 },
    { kind: 'lost', ledgers: [] },
    { kind: 'asleep' }
  ]

  it.each(['en', 'hi'] as const)('every failure has a sentence of its own in %s', async (language) => {
    await showLanguage(language)
    const said = [...errors.map(errorText), ...troubles.map((trouble) => troubleText(trouble).text)]
    expect(new Set(said).size).toBe(said.length)
    expect(said.every((text) => /[.।]$/.test(text))).toBe(true)
  })

  it('counts the damaged pieces', () => {
    expect(troubleText({ kind: 'damaged', pieces: 1 }).title).toBe('One stored piece is damaged')
    expect(troubleText({ kind: 'damaged', pieces: 12 }).title).toBe('12 stored pieces are damaged')
  })
})

describe('addresses inside the page', () => {
  it('every part survives, whatever is in it', () => {
    for (const parts of [
      ['person', 'per_1'],
      ['search', 'a/b#c?d%20 é श'],
      ['search', '100%']
    ])
      expect(parseHash(href(...parts))).toEqual(parts)
  })

  it('typing is one step, written when it pauses, and none when all is taken away before', () => {
    vi.useFakeTimers()
    replace()
    const steps = history.length
    goWhileTyping('search', 'a')
    replaceWhileTyping('search', 'an')
    expect(route.value).toEqual(['search', 'an'])
    expect([history.length, location.hash]).toEqual([steps, '#/'])
    vi.advanceTimersByTime(1000)
    expect([history.length, location.hash]).toEqual([steps + 1, '#/search/an'])
    replace()
    goWhileTyping('search', 'b')
    replace()
    vi.advanceTimersByTime(1000)
    expect([history.length, location.hash]).toEqual([steps + 1, '#/'])
    vi.useRealTimers()
  })

  it('a broken address is no error', () => {
    expect(parseHash('#/search/%E0%A4%A')).toEqual(['search', '%E0%A4%A'])
    expect(parseHash('')).toEqual([])
  })
})

describe('a number without the tables', () => {
  it('is brought to digits only when it says its country', async () => {
    expect(await asTyped('+91 98200 11223', 'IN')).toEqual({ value: '+919820011223', raw: '+91 98200 11223' })
    expect(await asTyped(' 98200 11223 ', 'IN')).toEqual({ value: '98200 11223', raw: '98200 11223' })
  })
})
