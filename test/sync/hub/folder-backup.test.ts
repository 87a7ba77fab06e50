import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../../sync/archive/read'
import type { BackupSettings } from '../../../sync/archive/settings'
import type { Folder } from '../../../sync/archive/shelf'
import { createBackups } from '../../../sync/hub/backups'
import { createFolder, type MemoryFolder } from '../archive/folder'
import { cmd, newLedger, open, person, save } from '../store/open'

const day = 86_400_000

/** Backups of a ledger with one person, with a clock that stands still until it is set. */
async function setUp(copies: MemoryFolder = createFolder()) {
  const { store } = await open(newLedger())
  await store.run(save(person('asha', { name: 'Asha' })))
  const saved = new Map<string, BackupSettings>()
  const time = { now: 1_763_000_000_000 }
  let asked = 0
  const backups = createBackups({
    clock: () => time.now,
    automerge: Promise.resolve(),
    settings: {
      get: async (ledger) => saved.get(ledger) ?? { ledger },
      put: async (settings) => void saved.set(settings.ledger, settings)
    },
    privateFolder: async () => copies,
    store: () => store,
    ledgers: () => [store.ledger],
    adopt: async () => ({ ok: false, error: { kind: 'unreachable' } }),
    reopen: async () => {},
    onState: () => asked++,
    onWork: () => {},
    quiet: 0
  })
  await backups.start()
  const folder = createFolder('USB')
  const choose = (chosen: Folder, passphrase?: string) =>
    backups.run({
      kind: 'backup.folder',
      id: cmd(),
      folder: chosen as never,
      ...(passphrase === undefined ? {} : { passphrase })
    })
  return { store, backups, folder, copies, time, choose }
}

/** Until a copy was written and its turn has ended, for the clock must stand still meanwhile. */
const copied = async ({ backups, copies }: Awaited<ReturnType<typeof setUp>>, before: number): Promise<void> => {
  while (copies.files.size <= before) await new Promise((resume) => setTimeout(resume, 5))
  await backups.run({ kind: 'backup.later', id: cmd() })
}

describe('a folder of the person’s', () => {
  it('ARC-10 gets a locked file at once, and then one a day', async () => {
    const all = await setUp()
    const { store, backups, folder, copies, time, choose } = all
    await choose(folder, 'a red cloth')
    await copied(all, 0)
    expect(folder.files.size).toBe(1)
    const [file = new Blob()] = folder.files.values()
    expect(await openArchive(file)).toEqual({ ok: false, error: { kind: 'needs-passphrase' } })
    expect((await openArchive(file, 'a red cloth')).ok).toBe(true)
    expect(backups.state().folder).toEqual({ name: 'USB', at: time.now, access: 'ok', locked: true })
    for (const later of [day / 2, day]) {
      time.now += later
      const before = copies.files.size
      backups.changed()
      await copied(all, before)
    }
    expect(folder.files.size).toBe(2)
    backups.stop()
    await store.close()
  })

  it('ARC-11 whose permission has lapsed is said, and written to by nobody', async () => {
    const { store, backups, folder, choose } = await setUp()
    await choose({ ...folder, queryPermission: async () => 'prompt' } as Folder)
    expect(folder.files.size).toBe(0)
    expect(backups.state().folder).toEqual({ name: 'USB', access: 'ask', locked: false })
    backups.stop()
    await store.close()
  })

  it('ARC-11 that cannot be written is said, and can be given up', async () => {
    const { store, backups, folder, choose } = await setUp()
    const full: Folder = {
      ...folder,
      getFileHandle: async () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    }
    await choose(full)
    expect(backups.state().folder?.access).toBe('failed')
    await backups.run({ kind: 'backup.folder', id: cmd(), folder: null })
    expect(backups.state().folder).toBeUndefined()
    backups.stop()
    await store.close()
  })

  it('ARC-9 keeps older copies when the ledger was emptied', async () => {
    const { store, backups, copies, time } = await setUp()
    for (let at = 0; at < 12; at++) await store.run(save(person(`p${at}`, { name: `Person ${at}` })))
    await backups.run({ kind: 'backup.copy', id: cmd() })
    const [full = ''] = copies.files.keys()
    const everybody = (await store.db.getAll('rows')).map(({ cls, id }) => ({ cls, id }))
    await store.run({ kind: 'remove', id: cmd(), records: everybody })
    for (let at = 0; at < 6; at++) {
      time.now += 40 * day
      await backups.run({ kind: 'backup.copy', id: cmd() })
    }
    expect([...copies.files.keys()]).toContain(full)
    expect(copies.files.size).toBeLessThanOrEqual(5)
    backups.stop()
    await store.close()
  })
})
