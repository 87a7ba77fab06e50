import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newChannel, cmd, startClient, startHub, until } from './run'

const closing: { close(): unknown }[] = []
const closed = <T extends { close(): unknown }>(made: T): T => {
  closing.unshift(made)
  return made
}

let kept: Map<string, string>
const memory = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value)
}

beforeEach(() => {
  indexedDB = new IDBFactory()
  kept = new Map()
})
afterEach(async () => {
  for (const made of closing.splice(0)) await made.close()
})

/** A profile whose ledger was there yesterday; today the browser has removed all databases. */
async function profileThatLostItsDatabases(): Promise<string> {
  const channel = newChannel()
  const hub = startHub(channel, undefined, memory)
  const ledger = startClient(channel)
  const { ledger: first } = await until(ledger, (now) => now.ledger !== undefined)
  await ledger.run({ kind: 'ledger.rename', id: cmd(), name: 'Larkfield' })
  ledger.close()
  await hub.close()
  indexedDB = new IDBFactory()
  return first?.id ?? ''
}

describe('a hub whose databases the browser has removed', () => {
  it('HUB-13 says which ledgers are gone and starts nothing over', async () => {
    const id = await profileThatLostItsDatabases()
    const channel = newChannel()
    closed(startHub(channel, undefined, memory))
    const ledger = closed(startClient(channel))
    const status = await until(ledger, ({ trouble }) => trouble.length > 0)
    expect(status.trouble).toEqual([{ kind: 'lost', ledgers: [expect.objectContaining({ id, name: 'Larkfield' })] }])
    expect(status.ledger).toBeUndefined()
    const saved = await ledger.run({
      kind: 'save',
      id: cmd(),
      origin: 'hand',
      writes: [{ cls: 'person', id: 'per_asha', create: true, set: { name: 'Asha' } }]
    })
    expect(saved).toEqual({ ok: false, error: { kind: 'lost' } })
  })

  it('HUB-13 says so again at every start, until somebody decides', async () => {
    await profileThatLostItsDatabases()
    for (let start = 0; start < 2; start++) {
      const channel = newChannel()
      const hub = startHub(channel, undefined, memory)
      const ledger = startClient(channel)
      const { trouble } = await until(ledger, (now) => now.trouble.length > 0)
      expect(trouble.map(({ kind }) => kind)).toEqual(['lost'])
      ledger.close()
      await hub.close()
    }
  })

  it('HUB-14 begins an empty ledger when told to', async () => {
    const id = await profileThatLostItsDatabases()
    const channel = newChannel()
    closed(startHub(channel, undefined, memory))
    const ledger = closed(startClient(channel))
    await until(ledger, ({ trouble }) => trouble.length > 0)
    expect(await ledger.run({ kind: 'ledger.create', id: cmd(), name: 'Larkfield' })).toMatchObject({ ok: true })
    const status = await until(ledger, (now) => now.ledger !== undefined)
    expect(status.trouble).toEqual([])
    expect(status.ledger?.id).not.toBe(id)
  })

  it('HUB-13 takes what it cannot read there for nothing', async () => {
    kept.set('bahi.ledgers', '{"half')
    const channel = newChannel()
    closed(startHub(channel, undefined, memory))
    const ledger = closed(startClient(channel))
    const status = await until(ledger, (now) => now.ledger !== undefined && now.work === undefined)
    expect(status.trouble).toEqual([])
  })
})
