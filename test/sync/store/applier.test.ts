import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { createApplier, type Applier } from '../../../sync/store/applier'
import { openLedgerDb, type JournalEntry, type LedgerDb } from '../../../sync/store/db'
import type { Segments } from '../../../sync/store/segments'
import { newLedger } from './open'

/** Segments that keep what was applied to each, unsaved and saved, and fail for the commands that are told. */
function fakeSegments(failing: Set<string>) {
  const saved = new Map<string, string[]>()
  const open = new Map<string, string[]>()
  const keyOf = ({ cls, number }: { cls: string; number: number }): string => `${cls}/${number}`
  const inMemory = (key: string): string[] => {
    const known = open.get(key) ?? [...(saved.get(key) ?? [])]
    open.set(key, known)
    return known
  }
  const segments: Segments = {
    apply: async (name, { message }) => {
      const [command = ''] = message.split(' ')
      if (failing.has(command)) throw new Error('cannot apply')
      inMemory(keyOf(name)).push(command)
    },
    has: async (name, command) => inMemory(keyOf(name)).includes(command),
    drop: async (name) => void open.delete(keyOf(name)),
    flush: async () => {
      for (const [key, commands] of open) saved.set(key, [...commands])
    },
    compact: async () => {},
    rescue: async () => {},
    read: async () => undefined,
    look: async () => undefined,
    take: async () => {},
    adopt: async () => {},
    bytes: async () => undefined,
    open: () => open.size,
    isOpen: () => false,
    known: async () => false,
    piece: async () => ({ key: [], bytes: new Uint8Array(), sum: new Uint8Array() }),
    freshActor: () => ''
  }
  return { segments, saved }
}

interface Made {
  readonly db: LedgerDb
  readonly applier: Applier
  readonly saved: ReadonlyMap<string, string[]>
  readonly add: (command: string, ...segs: number[]) => Promise<void>
}

async function make(failing: Set<string>): Promise<Made> {
  const opened = await openLedgerDb(newLedger())
  if (!opened.ok) throw new Error(opened.error.kind)
  const db = opened.value
  const { segments, saved } = fakeSegments(failing)
  const applier = createApplier({ db, segments, ready: Promise.resolve(), closed: () => false, quiet: 100_000 })
  const add = async (command: string, ...segs: number[]): Promise<void> => {
    const changes = segs.map((seg) => ({ cls: 'person' as const, id: `per_${seg}`, seg, set: { name: command } }))
    const entry: JournalEntry = { command, at: 0, kind: 'save', origin: 'hand', changes }
    applier.add(await db.add('journal', entry), entry)
  }
  return { db, applier, saved, add }
}

const waiting = async (db: LedgerDb): Promise<string[]> => (await db.getAll('journal')).map(({ command }) => command)

describe('from the journal into the documents', () => {
  it('STO-38 entries are applied in order and leave the journal when they are stored', async () => {
    const { db, applier, saved, add } = await make(new Set())
    await add('cmd_1', 0, 1)
    await add('cmd_2', 0)
    await applier.drained()
    expect(Object.fromEntries(saved)).toEqual({ 'person/0': ['cmd_1', 'cmd_2'], 'person/1': ['cmd_1'] })
    expect(await waiting(db)).toEqual([])
    expect(applier.waiting()).toBe(0)
  })

  it('STO-38 a failed entry stays, none overtakes it in its segments, and others go on', async () => {
    const failing = new Set(['cmd_2'])
    const { db, applier, saved, add } = await make(failing)
    await add('cmd_1', 0, 1)
    await add('cmd_2', 0)
    await add('cmd_3', 0)
    await add('cmd_4', 1)
    await applier.drained()
    expect(Object.fromEntries(saved)).toEqual({ 'person/0': ['cmd_1'], 'person/1': ['cmd_1', 'cmd_4'] })
    expect(await waiting(db)).toEqual(['cmd_2', 'cmd_3'])
    expect(applier.waiting()).toBe(2)
    failing.clear()
    await applier.drained()
    expect(saved.get('person/0')).toEqual(['cmd_1', 'cmd_2', 'cmd_3'])
    expect(await waiting(db)).toEqual([])
  })

  it('STO-38 entries of an earlier life are applied only where they are missing', async () => {
    const { db, applier, saved, add } = await make(new Set())
    await add('cmd_1', 0)
    await applier.drained()
    const entry: JournalEntry = {
      command: 'cmd_1',
      at: 0,
      kind: 'save',
      origin: 'hand',
      changes: [0, 1].map((seg) => ({ cls: 'person', id: `per_${seg}`, seg, set: { name: 'A' } }))
    }
    applier.add(await db.add('journal', entry), entry, true)
    await applier.drained()
    expect(Object.fromEntries(saved)).toEqual({ 'person/0': ['cmd_1'], 'person/1': ['cmd_1'] })
    expect(await waiting(db)).toEqual([])
  })

  it('STO-38 when documents cannot be stored, the journal keeps everything', async () => {
    const { db, applier, add } = await make(new Set())
    await add('cmd_1', 0)
    await applier.stop()
    await applier.drained()
    expect(await waiting(db)).toEqual(['cmd_1'])
  })
})
