import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Command } from '../../../crm/commands'
import { createLedgerClient } from '../../../sync/hub/client'
import { ledgerDbName, openLedgerDb, schemaVersion } from '../../../sync/store/db'
import { cmd, newChannel, startClient, startHub, until } from './run'

const savePerson = (id: string): Command => ({
  kind: 'save',
  id: cmd(),
  origin: 'hand',
  writes: [{ cls: 'person', id, create: true, set: { name: 'Asha' } }]
})

const memory = (): Pick<Storage, 'getItem' | 'setItem'> & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

/** A profile with one ledger, opened by a page, and nothing running. Its id. */
async function leftBehind(): Promise<string> {
  const channel = newChannel()
  const hub = startHub(channel)
  const page = startClient(channel)
  await page.run(savePerson('per_asha'))
  const { ledger } = await until(page, (status) => status.ledger !== undefined)
  page.close()
  await hub.close()
  return ledger?.id ?? ''
}

const names = async (): Promise<(string | undefined)[]> => (await indexedDB.databases()).map(({ name }) => name)

describe('the last ledger of a page', () => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory())
    vi.stubGlobal('localStorage', memory())
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('HUB-8 is opened first, before any other database', async () => {
    const id = await leftBehind()
    const open = vi.spyOn(indexedDB, 'open')
    const page = startClient(newChannel())
    expect(await page.read({ q: 'record', id: 'per_asha' })).toMatchObject({ rec: { name: 'Asha' } })
    expect(open.mock.calls.map(([name]) => name)).toEqual([ledgerDbName(id)])
    page.close()
  })

  it('HUB-8 is read before the hub is spoken to, where a page puts that off', async () => {
    await leftBehind()
    const channel = newChannel()
    const greetings: (() => void)[] = []
    const wake = vi.fn()
    const page = createLedgerClient({ wake, channel, greet: (greeting) => void greetings.push(greeting) })
    expect(await page.read({ q: 'record', id: 'per_asha' })).toMatchObject({ rec: { name: 'Asha' } })
    expect(wake).not.toHaveBeenCalled()
    const hub = startHub(channel)
    greetings[0]?.()
    expect(wake).toHaveBeenCalledOnce()
    expect(await until(page, ({ ledgers }) => ledgers.length > 0)).toMatchObject({ ledgers: [{}] })
    page.close()
    expect(greetings[0]).not.toThrow()
    await hub.close()
  })

  it.each([
    ['a ledger that is no more', JSON.stringify({ id: 'ldg_gone', name: 'Gone', createdAt: 1 })],
    ['something else', '{"id":7}'],
    ['no JSON', '{']
  ])('HUB-8 is the one of the device where %s is remembered, and none is made', async (_what, remembered) => {
    const id = await leftBehind()
    localStorage.setItem('bahi.last', remembered)
    const page = startClient(newChannel())
    expect(await page.read({ q: 'record', id: 'per_asha' })).toMatchObject({ rec: { name: 'Asha' } })
    expect(await names()).not.toContain('bahi-ldg_gone')
    expect(localStorage.getItem('bahi.last')).toContain(id)
    page.close()
  })

  it('HUB-8 that is not there is not made by asking for it', async () => {
    expect(await openLedgerDb('ldg_gone', { existing: true })).toMatchObject({ ok: false, error: { kind: 'lost' } })
    expect(await names()).toEqual([])
  })

  describe('begun before the scripts are there', () => {
    const start = readFileSync(new URL('../../../public/start.js', import.meta.url), 'utf8')
    const begin = (): void => {
      vi.stubGlobal('document', { documentElement: { style: {} } })
      vi.stubGlobal('navigator', { languages: ['en'] })
      runInThisContext(`(() => {${start}})()`)
    }
    afterEach(() => {
      globalThis.bahiBegun = undefined
    })

    it.each(['at once', 'later'])('HUB-8 is taken over %s, with no other connection', async (when) => {
      await leftBehind()
      begin()
      if (when === 'later') await new Promise((resolve) => setTimeout(resolve, 50))
      const open = vi.spyOn(indexedDB, 'open')
      const page = startClient(newChannel())
      expect(await page.read({ q: 'record', id: 'per_asha' })).toMatchObject({ rec: { name: 'Asha' } })
      expect(open).not.toHaveBeenCalled()
      page.close()
    })

    it('HUB-8 tells its page when a newer program wants it', async () => {
      const id = await leftBehind()
      begin()
      const onOutdated = vi.fn()
      expect(await openLedgerDb(id, { existing: true, onOutdated })).toMatchObject({ ok: true })
      const next = await openLedgerDb(id, { version: schemaVersion + 1 })
      expect(onOutdated).toHaveBeenCalledWith(schemaVersion + 1)
      if (next.ok) next.value.close()
    })

    it('HUB-8 makes way while nobody has taken it over, and is opened anew', async () => {
      const id = await leftBehind()
      begin()
      await new Promise((resolve) => setTimeout(resolve, 50))
      const next = await openLedgerDb(id, { version: schemaVersion + 1 })
      if (next.ok) next.value.close()
      expect(await openLedgerDb(id, { existing: true })).toMatchObject({ ok: false, error: { kind: 'newer' } })
    })

    it('HUB-8 of a ledger that is no more, or with nothing remembered, makes nothing and fails nothing', async () => {
      begin()
      localStorage.setItem('bahi.last', '{"id":"ldg_gone"}')
      begin()
      expect(await openLedgerDb('ldg_gone', { existing: true })).toMatchObject({ ok: false, error: { kind: 'lost' } })
      expect(await names()).toEqual([])
    })
  })
})
