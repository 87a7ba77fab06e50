import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../../crm/commands'
import type { Ledger } from '../../../sync/api'
import { createFolder, type MemoryFolder } from '../archive/folder'
import { cmd, newChannel, startClient, startHub, until } from './run'

const closing: { close(): unknown }[] = []
const closed = <T extends { close(): unknown }>(made: T): T => {
  closing.unshift(made)
  return made
}

let kept: Map<string, string>
let folder: MemoryFolder
const memory = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value)
}

beforeEach(() => {
  indexedDB = new IDBFactory()
  kept = new Map()
  folder = createFolder()
})
afterEach(async () => {
  for (const made of closing.splice(0)) await made.close()
})

/** The panel of a profile whose hub has just started. */
async function start(): Promise<{ ledger: Ledger; stop: () => Promise<void> }> {
  const channel = newChannel()
  const hub = startHub(channel, undefined, memory, async () => folder)
  const ledger = startClient(channel)
  closed(hub)
  closed(ledger)
  await hub.started
  return {
    ledger,
    stop: async () => {
      for (const made of closing.splice(0)) await made.close()
    }
  }
}

const named = (id: string, name: string): Command => ({
  kind: 'save',
  id: cmd(),
  origin: 'hand',
  writes: [{ cls: 'person', id, create: true, set: { name } }]
})

const nameOf = async (ledger: Ledger, id: string): Promise<unknown> =>
  (await ledger.read({ q: 'record', id }))?.rec['name']

async function saved(ledger: Ledger, passphrase?: string): Promise<Blob> {
  const answer = await ledger.run({
    kind: 'backup.save',
    id: cmd(),
    ...(passphrase === undefined ? {} : { passphrase })
  })
  if (!answer.ok || answer.value.file === undefined) throw new Error('no file')
  return answer.value.file
}

const look = (ledger: Ledger, from: Blob | string, passphrase?: string) =>
  ledger.run({ kind: 'backup.look', id: cmd(), from, ...(passphrase === undefined ? {} : { passphrase }) })
const restore = (ledger: Ledger, from: Blob | string, into: 'merge' | 'beside') =>
  ledger.run({ kind: 'backup.restore', id: cmd(), from, into })

describe('copies of the ledger', () => {
  it('ARC-9 A4 a ledger whose databases are gone comes back from the copy with one command', async () => {
    const before = await start()
    await before.ledger.run(named('per_asha', 'Asha'))
    await before.ledger.run({ kind: 'ledger.rename', id: cmd(), name: 'Larkfield' })
    expect(await before.ledger.run({ kind: 'backup.copy', id: cmd() })).toMatchObject({ ok: true })
    const old = await until(before.ledger, ({ backup }) => (backup?.copies.length ?? 0) > 0)
    await before.stop()
    indexedDB = new IDBFactory()

    const { ledger } = await start()
    const lost = await until(ledger, ({ trouble, backup }) => trouble.length > 0 && (backup?.copies.length ?? 0) > 0)
    expect(lost.trouble).toMatchObject([{ kind: 'lost', ledgers: [{ name: 'Larkfield' }] }])
    const [copy] = lost.backup?.copies ?? []
    expect(copy).toMatchObject({ ledger: old.ledger?.id, name: 'Larkfield', people: 1 })
    expect(await restore(ledger, copy?.file ?? '', 'beside')).toMatchObject({ ok: true })
    const back = await until(ledger, ({ trouble }) => trouble.length === 0)
    expect(back.ledger).toMatchObject({ id: old.ledger?.id, name: 'Larkfield', createdAt: old.ledger?.createdAt })
    expect(await nameOf(ledger, 'per_asha')).toBe('Asha')
    expect(await ledger.run(named('per_ravi', 'Ravi'))).toMatchObject({ ok: true })
    expect(await ledger.read({ q: 'counts' })).toMatchObject({ person: 2 })
  })

  it('ARC-9 a damaged copy is refused and nothing is made of it', async () => {
    const before = await start()
    await before.ledger.run(named('per_asha', 'Asha'))
    await before.ledger.run({ kind: 'backup.copy', id: cmd() })
    await before.stop()
    const [[file, blob] = ['', new Blob()]] = folder.files
    const bytes = new Uint8Array(await blob.arrayBuffer())
    folder.files.set(file, new Blob([bytes.subarray(0, bytes.length - 10)]))
    indexedDB = new IDBFactory()
    const { ledger } = await start()
    expect(await restore(ledger, file, 'beside')).toEqual({ ok: false, error: { kind: 'archive', fault: 'truncated' } })
    expect(await restore(ledger, 'bahi-none', 'beside')).toEqual({
      ok: false,
      error: { kind: 'archive', fault: 'gone' }
    })
    await until(ledger, ({ trouble }) => trouble.some(({ kind }) => kind === 'lost'))
  })
})

describe('a file of the ledger', () => {
  it('ARC-6 is told before anything is done with it', async () => {
    const { ledger } = await start()
    await ledger.run(named('per_asha', 'Asha'))
    const file = await saved(ledger, 'red cloth')
    expect(await look(ledger, file)).toEqual({ ok: false, error: { kind: 'archive', fault: 'needs-passphrase' } })
    expect(await look(ledger, file, 'no')).toEqual({ ok: false, error: { kind: 'archive', fault: 'wrong-passphrase' } })
    expect(await look(ledger, file, 'red cloth')).toMatchObject({
      ok: true,
      value: { archive: { name: 'My ledger', people: 1, here: true, open: true } }
    })
    expect(await until(ledger, ({ backup }) => backup?.savedAt !== undefined)).toBeDefined()
  })

  it('ARC-8 is merged into its own ledger only, and never takes anything newer away', async () => {
    const { ledger } = await start()
    await ledger.run(named('per_asha', 'Asha'))
    const file = await saved(ledger)
    await ledger.run(named('per_ravi', 'Ravi'))
    await ledger.run({
      kind: 'save',
      id: cmd(),
      origin: 'hand',
      writes: [{ cls: 'person', id: 'per_asha', create: false, set: { name: 'Asha Mehta' } }]
    })
    expect(await restore(ledger, file, 'merge')).toMatchObject({ ok: true })
    expect(await nameOf(ledger, 'per_asha')).toBe('Asha Mehta')
    expect(await nameOf(ledger, 'per_ravi')).toBe('Ravi')
    await ledger.run({ kind: 'ledger.create', id: cmd(), name: 'Another' })
    expect(await restore(ledger, file, 'merge')).toEqual({
      ok: false,
      error: { kind: 'archive', fault: 'other-ledger' }
    })
  })

  it('ARC-7 opens beside the ledger it is of, as one of its own', async () => {
    const { ledger } = await start()
    await ledger.run(named('per_asha', 'Asha'))
    const file = await saved(ledger)
    await ledger.run(named('per_ravi', 'Ravi'))
    const first = await until(ledger, ({ ledger: open }) => open !== undefined)
    expect(await restore(ledger, file, 'beside')).toMatchObject({ ok: true })
    const second = await until(ledger, ({ ledgers }) => ledgers.length === 2)
    expect(second.ledger?.id).not.toBe(first.ledger?.id)
    expect(await nameOf(ledger, 'per_asha')).toBe('Asha')
    expect(await nameOf(ledger, 'per_ravi')).toBeUndefined()
    await ledger.run({ kind: 'ledger.open', id: cmd(), ledger: first.ledger?.id ?? '' })
    expect(await nameOf(ledger, 'per_ravi')).toBe('Ravi')
  })

  it('ARC-12 IMP-10 brings its imports along, which can be undone there', async () => {
    const { ledger } = await start()
    await ledger.run(named('per_asha', 'Asha'))
    const id = cmd()
    const person = (name: string, create: boolean) => ({
      cls: 'person' as const,
      id: `per_${name}`,
      create,
      set: create ? { name } : { title: 'Buyer' }
    })
    const parts = [[person('zoya', true), person('ravi', true)], [person('asha', false)]]
    for (const [part, writes] of parts.entries())
      await ledger.run({ kind: 'import.stage', id: cmd(), import: id, part, writes })
    const counts = { rows: 3, created: 2, updated: 1, same: 0, skipped: 0, rejected: 0 }
    await ledger.run({ kind: 'import.commit', id, parts: 2, info: { file: 'people.csv', ...counts } })
    await ledger.run(named('per_later', 'Later'))
    expect(await restore(ledger, await saved(ledger), 'beside')).toMatchObject({ ok: true })
    await until(ledger, ({ ledgers }) => ledgers.length === 2)
    expect(await ledger.read({ q: 'imports', count: 5 })).toMatchObject([{ id, info: { file: 'people.csv' } }])
    expect(await ledger.run({ kind: 'undo', id: cmd(), target: id })).toMatchObject({ ok: true, value: { kept: [] } })
    const { rows } = await ledger.read({
      q: 'list',
      spec: { cls: 'person', sort: 'name', descending: false, filter: {} },
      from: 0,
      count: 9
    })
    expect(rows.map((row) => [row.id, row.rec['title']])).toEqual([
      ['per_asha', undefined],
      ['per_later', undefined]
    ])
  })
})
