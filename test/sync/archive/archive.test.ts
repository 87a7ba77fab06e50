import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkArchive } from '../../../sync/archive/check'
import type { ArchiveFault } from '../../../sync/archive/faults'
import { mergeArchive } from '../../../sync/archive/merge'
import { createMaster } from '../../../sync/archive/passphrase'
import { pour } from '../../../sync/archive/pour'
import { openArchive, type Archive } from '../../../sync/archive/read'
import { openLedgerDb } from '../../../sync/store/db'
import type { Store } from '../../../sync/store/store'
import { commandOf, shapes } from '../store/commands'
import { activity, cmd, company, edit, newLedger, open, person, rows, save } from '../store/open'
import { archiveOf, bytesIn } from './kit'

const passphrase = 'a red cloth on the shelf'

async function fault(file: Blob, key?: string): Promise<ArchiveFault['kind'] | undefined> {
  const opened = await openArchive(file, key)
  if (!opened.ok) return opened.error.kind
  const checked = await checkArchive(opened.value)
  return checked.ok ? undefined : checked.error.kind
}

async function opened(file: Blob, key?: string): Promise<Archive> {
  const archive = await openArchive(file, key)
  if (!archive.ok) throw new Error(archive.error.kind)
  return archive.value
}

/** A new ledger made of an archive. */
async function restored(file: Blob, ledger = newLedger()): Promise<Store> {
  const db = await openLedgerDb(ledger)
  if (!db.ok) throw new Error('no database')
  await pour(await opened(file), db.value, ledger, cmd(), () => {})
  db.value.close()
  const { store } = await open(ledger, 1_770_000_000_000)
  await store.compare(true)
  return store
}

const asha = person('asha', {
  name: 'Asha Mehta',
  'email/asha@mehta.example': '{"v":"asha@mehta.example"}',
  notes: 'Met'
})

async function filled(): Promise<Store> {
  const { store } = await open(newLedger())
  await store.run(save(asha, company('mehta', { name: 'Mehta & Sons' })))
  await store.run(save(edit(asha, { company: 'com_mehta', notes: 'Met at the fair' })))
  await store.run(save(activity('call', { at: 5000, 'with/per_asha': true })))
  return store
}

const withoutNumbers = async (store: Store): Promise<unknown[]> =>
  (await rows(store)).map(({ n: _, ...row }) => row).toSorted((a, b) => (a.id < b.id ? -1 : 1))

describe('an archive', () => {
  it('ARC-7 A4 gives back an equal ledger: documents, rows, log and undo', async () => {
    const store = await filled()
    await store.settled()
    const last = save(edit(asha, { title: 'Buyer' }))
    await store.run(last)
    // Not settled: the last command is in the journal only.
    const copy = await restored(await archiveOf(store))
    expect(await withoutNumbers(copy)).toEqual(await withoutNumbers(store))
    expect(await copy.db.getAll('log')).toEqual(await store.db.getAll('log'))
    expect(copy.state().counts).toEqual(store.state().counts)
    expect(await copy.compare(false)).toMatchObject({ changed: 0, missing: 0, extra: 0, counters: 0 })
    expect(await copy.run({ kind: 'undo', id: cmd(), target: last.id })).toMatchObject({ ok: true })
    expect((await copy.db.getFromIndex('rows', 'id', 'per_asha'))?.rec['title']).toBeUndefined()
    await copy.close()
    await store.close()
  })

  it('ARC-7 gives back an equal ledger after any history', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (list) => {
        const { store } = await open(newLedger())
        const done: string[] = []
        const known = new Set<string>()
        for (const shape of list) {
          if (shape.what === 'reopen') continue
          if (shape.what === 'settle') {
            await store.settled()
            continue
          }
          const command = commandOf(shape, cmd(), done, (id) => known.has(id))
          const result = await store.run(command)
          if (!result.ok) continue
          done.push(command.id)
          for (const id of result.value.records) known.add(id)
        }
        const copy = await restored(await archiveOf(store))
        expect(await withoutNumbers(copy)).toEqual(await withoutNumbers(store))
        expect(await copy.db.getAll('log')).toEqual(await store.db.getAll('log'))
        await Promise.all([copy.close(), store.close()])
      }),
      { numRuns: 15 }
    )
  })

  it('ARC-4 ARC-7 an archive of the restored ledger holds the same documents', async () => {
    const store = await filled()
    await store.settled()
    const first = await opened(await archiveOf(store))
    const copy = await restored(await archiveOf(store), newLedger())
    const second = await opened(await archiveOf(copy))
    expect(await sums(second)).toEqual(await sums(first))
    await Promise.all([copy.close(), store.close()])
  })

  it('ARC-8 merged into its own ledger, it reverts nothing', async () => {
    const store = await filled()
    await store.settled()
    const file = await archiveOf(store)
    await store.run(save(edit(asha, { name: 'Asha M. Mehta' }), person('ravi', { name: 'Ravi' })))
    await store.settled()
    const before = await rows(store)
    expect(await merge(store, file)).toEqual({ changed: 0, older: 0 })
    expect(await rows(store)).toEqual(before)
    await store.close()
  })

  it('ARC-8 merged into an older state, it adds what is missing there and keeps what is newer', async () => {
    const store = await filled()
    await store.settled()
    const early = await archiveOf(store)
    const renamed = save(edit(asha, { name: 'Asha M. Mehta' }), person('ravi', { name: 'Ravi' }))
    await store.run(renamed)
    const late = await archiveOf(store)
    await store.close()
    const ledger = newLedger()
    let older = await restored(early, ledger)
    await older.run(save(edit(asha, { title: 'Buyer' })))
    await merge(older, late)
    await older.close()
    ;({ store: older } = await open(ledger, 1_780_000_000_000))
    await older.compare(true)
    expect((await older.db.getFromIndex('rows', 'id', 'per_asha'))?.rec).toMatchObject({
      name: 'Asha M. Mehta',
      title: 'Buyer'
    })
    expect((await older.db.getFromIndex('rows', 'id', 'per_ravi'))?.rec).toMatchObject({ name: 'Ravi' })
    expect(await older.db.get('log', renamed.id)).toMatchObject({ kind: 'save' })
    await older.close()
  })
})

async function merge(store: Store, file: Blob): Promise<unknown> {
  const archive = await opened(file)
  const merged = await store.hold((held) => mergeArchive(archive, store.db, held, () => {}))
  await store.compare(true)
  return merged
}

async function sums(archive: Archive): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const part of archive.parts())
    if (part.ok && part.value.k === 'document') found.push([part.value.cls, part.value.number, [...part.value.sum]])
  return found
}

/** Text that does not shrink. */
const noise = (length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => String.fromCharCode(33 + (byte % 94))).join('')

describe('a bad archive', () => {
  let plain: Uint8Array<ArrayBuffer>
  let locked: Uint8Array<ArrayBuffer>
  beforeAll(async () => {
    const { store } = await open(newLedger())
    for (let at = 0; at < 28; at++)
      await store.run(save(person(`p${at}`, { name: `Person ${at}`, notes: noise(10_000) })))
    plain = await bytesIn(await archiveOf(store))
    locked = await bytesIn(await archiveOf(store, 1, await createMaster(passphrase)))
    await store.close()
  })

  it('ARC-5 cut at every 1,000th byte is named as cut short', async () => {
    expect(plain.length, 'more than one block').toBeGreaterThan(262_144)
    const cut = async (bytes: Uint8Array<ArrayBuffer>, every: number): Promise<void> => {
      for (let end = every; end < bytes.length; end += every)
        expect(await fault(new Blob([bytes.subarray(0, end)]), passphrase), `at ${end}`).toBe('truncated')
    }
    await cut(plain, 1000)
    // A passphrase takes its time on purpose.
    await cut(locked, 25_000)
    expect(await fault(new Blob([plain.subarray(0, 4)]))).toBe('truncated')
    expect(await fault(new Blob([]))).toBe('not-an-archive')
  })

  it('ARC-5 changed in any byte is refused', async () => {
    const at = fc.nat({ max: plain.length - 1 })
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (where, by) => {
        const bytes = plain.slice()
        bytes[where] = (bytes[where] ?? 0) ^ by
        expect(await fault(new Blob([bytes]))).toBeDefined()
      }),
      { numRuns: 300 }
    )
  })

  it('ARC-2 ARC-5 with blocks left out, repeated or something behind the end is refused', async () => {
    expect(await fault(new Blob([plain, new Uint8Array(1)]))).toBe('damaged')
    expect(await fault(new Blob([plain, plain]))).toBe('damaged')
    expect(await fault(new Blob([locked, new Uint8Array(5)]), passphrase)).toBe('damaged')
  })

  it('ARC-3 locked, it opens with its passphrase only', async () => {
    const file = new Blob([locked])
    expect(await fault(file)).toBe('needs-passphrase')
    expect(await fault(file, 'another')).toBe('wrong-passphrase')
    expect(await fault(file, passphrase)).toBeUndefined()
    expect(new TextDecoder('latin1').decode(locked)).not.toContain('Person 1')
  })

  it('ARC-3 locked, it is refused when a byte behind the header changed', async () => {
    const bytes = locked.slice()
    const where = bytes.length - 40
    bytes[where] = (bytes[where] ?? 0) ^ 1
    expect(await fault(new Blob([bytes]), passphrase)).toBe('damaged')
  })

  it('ARC-1 of a newer version or of another program says so', async () => {
    const newer = plain.slice()
    newer[9] = 2
    expect(await openArchive(new Blob([newer]))).toEqual({ ok: false, error: { kind: 'newer', found: 2, known: 1 } })
    expect(await fault(new Blob(['Name,E-mail\nAsha,asha@mehta.example\n']))).toBe('not-an-archive')
  })
})
