import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Write } from '../../../crm/commands'
import type { Ledger } from '../../../sync/api'
import type { Hub } from '../../../sync/hub/hub'
import { cmd, newChannel, shown, startClient, startHub } from '../hub/run'

let hub: Hub | undefined
let ledger: Ledger | undefined
afterEach(async () => {
  ledger?.close()
  await hub?.close()
})

const people = (count: number): Write[] =>
  Array.from({ length: count }, (_, at) => ({
    cls: 'person',
    id: `per_h${at}`,
    create: true,
    set: { name: `Person ${at}` }
  }))

describe('an import through the hub', () => {
  it('IMP-1 is staged, saved, listed and undone by commands, and told to open pages', async () => {
    const channel = newChannel()
    hub = startHub(channel)
    ledger = startClient(channel)
    const id = cmd()
    const info = { file: 'people.csv', rows: 3, created: 3, updated: 0, same: 0, skipped: 0, rejected: 0 }
    const staged = await ledger.run({ kind: 'import.stage', id: cmd(), import: id, part: 0, writes: people(3) })
    expect(staged.ok).toBe(true)
    expect((await ledger.read({ q: 'counts' })).person).toBe(0)
    const listed = shown(ledger, { q: 'imports', count: 5 }, (all) => all.length === 1)
    expect(await ledger.run({ kind: 'import.commit', id, parts: 1, info })).toEqual({
      ok: true,
      value: { records: [] }
    })
    expect(await listed).toMatchObject([{ id, info }])
    expect((await ledger.read({ q: 'counts' })).person).toBe(3)
    const undone = shown(ledger, { q: 'imports', count: 5 }, (all) => all[0]?.undoneBy !== undefined)
    expect(await ledger.run({ kind: 'undo', id: cmd(), target: id })).toMatchObject({ ok: true, value: { kept: [] } })
    await undone
    expect((await ledger.read({ q: 'counts' })).person).toBe(0)
    expect(await ledger.run({ kind: 'undo', id: cmd(), target: id })).toEqual({
      ok: false,
      error: { kind: 'nothing-to-undo' }
    })
  })

  it('IMP-4 refuses what has not the shape of an import', async () => {
    const channel = newChannel()
    hub = startHub(channel)
    ledger = startClient(channel)
    const empty = await ledger.run({ kind: 'import.stage', id: cmd(), import: cmd(), part: 0, writes: [] })
    expect(empty).toEqual({ ok: false, error: { kind: 'invalid', reason: 'shape' } })
    const id = cmd()
    const info = { file: 'x', rows: 0, created: 0, updated: 0, same: 0, skipped: 0, rejected: 0 }
    expect(await ledger.run({ kind: 'import.commit', id, parts: 1, info })).toEqual({
      ok: false,
      error: { kind: 'missing', id }
    })
  })
})
