import 'fake-indexeddb/auto'
import * as A from '@automerge/automerge'
import { Repo, type DocumentId } from '@automerge/automerge-repo/slim'
import { afterEach, describe, expect, it } from 'vitest'
import { checksum, sameBytes } from '../../../sync/store/checksum'
import { createChunkStore, type ChunkStore } from '../../../sync/store/chunks'
import { openLedgerDb, type LedgerDb, type StoredChunk } from '../../../sync/store/db'
import { installFaults } from './faults'
import { newLedger } from './open'

interface Note {
  text: string
}

const faults = installFaults()
afterEach(() => faults.mend())

interface Made {
  readonly db: LedgerDb
  readonly chunks: ChunkStore
  readonly repo: Repo
  readonly damaged: { document: string; pieces: number }[]
  readonly full: boolean[]
}

/** @param debounce milliseconds after which the repo stores by itself; without it only a flush does */
async function make(debounce = 1_000_000): Promise<Made> {
  const opened = await openLedgerDb(newLedger())
  if (!opened.ok) throw new Error(opened.error.kind)
  const damaged: { document: string; pieces: number }[] = []
  const full: boolean[] = []
  const chunks = createChunkStore(opened.value, {
    onDamaged: (document, pieces) => damaged.push({ document, pieces }),
    onFull: (now) => full.push(now),
    retryAfter: () => 1
  })
  const repo = new Repo({ storage: chunks, saveDebounceRate: debounce })
  return { db: opened.value, chunks, repo, damaged, full }
}

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms))

/** A document whose snapshot is followed by small changes. */
async function written({ repo }: Made, changes = 3): Promise<DocumentId> {
  const handle = repo.create<Note>({ text: crypto.getRandomValues(new Uint8Array(2000)).join(' ') })
  await repo.flush([handle.documentId])
  for (let at = 0; at < changes; at++) {
    handle.change((doc) => {
      doc.text = `${'y'.repeat(20)}${at}`
    })
    await repo.flush([handle.documentId])
  }
  return handle.documentId
}

async function reread(made: Made, document: DocumentId): Promise<string | undefined> {
  let doc = A.init<Note>()
  for (const { data } of await made.chunks.loadRange([document])) if (data) doc = A.loadIncremental(doc, data)
  return doc.text
}

const chunksOf = async (db: LedgerDb, document: string): Promise<StoredChunk[]> =>
  (await db.getAll('chunks')).filter(({ key }) => key[0] === document)

const live = (chunks: readonly StoredChunk[]): StoredChunk[] => chunks.filter(({ gone }) => gone === undefined)

describe('storage adapter', () => {
  it.each([0, 300, 4096, 4097, 100_000])('the checksum of %i bytes is their SHA-256', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => at * 31)
    const native = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    expect(sameBytes(await checksum(bytes), native)).toBe(true)
  })

  it('STO-21 removeFromCache of the repo cannot empty a stored document', async () => {
    const made = await make(5)
    const document = await written(made)
    await made.repo.removeFromCache(document)
    await pause(60)
    expect(await reread(made, document)).toBe(`${'y'.repeat(20)}2`)
    const again = new Repo({ storage: made.chunks })
    expect((await again.find<Note>(document)).doc().text).toBe(`${'y'.repeat(20)}2`)
    await made.chunks.settle()
    expect(await reread(made, document)).toBe(`${'y'.repeat(20)}2`)
  })

  it('STO-21 an empty snapshot does not replace a document, and the deletions with it are refused', async () => {
    const made = await make()
    const document = await written(made)
    const before = await chunksOf(made.db, document)
    await made.chunks.save([document, 'snapshot', 'empty'], A.save(A.init()))
    for (const { key } of before) await made.chunks.remove([...key])
    await made.chunks.settle()
    expect(await chunksOf(made.db, document)).toEqual(before)
  })

  it('STO-22 replaced pieces stay until the new ones were read back and hold everything', async () => {
    const made = await make()
    const document = await written(made)
    const before = (await chunksOf(made.db, document)).length
    const doc = (await made.repo.find<Note>(document)).doc()
    await made.chunks.replace(document, A.save(doc))
    expect(await chunksOf(made.db, document)).toHaveLength(before + 1)
    expect(live(await chunksOf(made.db, document))).toHaveLength(1)
    await made.chunks.settle()
    expect(await chunksOf(made.db, document)).toHaveLength(1)
    expect(await reread(made, document)).toBe(`${'y'.repeat(20)}2`)
  })

  it('STO-22 a new snapshot that lacks something takes nothing away', async () => {
    const made = await make()
    const document = await written(made)
    await made.chunks.replace(document, A.save(A.from({ text: 'another document' })))
    await made.chunks.settle()
    expect(await reread(made, document)).toBeDefined()
    const heads = A.getHeads((await made.repo.find<Note>(document)).doc())
    let doc = A.init<Note>()
    for (const { bytes } of live(await chunksOf(made.db, document))) doc = A.loadIncremental(doc, bytes)
    expect(A.getHeads(doc)).toEqual(expect.arrayContaining(heads))
  })

  it.each([
    ['a flipped bit', (bytes: Uint8Array) => bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))],
    ['a truncated end', (bytes: Uint8Array) => bytes.slice(0, bytes.length >> 1)],
    ['nothing left', () => new Uint8Array()]
  ])('STO-23 after %s the piece is set aside and the older ones are used again', async (_, harm) => {
    const made = await make()
    const document = await written(made)
    const doc = (await made.repo.find<Note>(document)).doc()
    await made.chunks.replace(document, A.save(doc))
    const [latest] = live(await chunksOf(made.db, document))
    await made.db.put('chunks', { ...latest!, bytes: harm(latest!.bytes) })
    const { damaged } = await made.chunks.pieces(document)
    expect(damaged).toBe(true)
    expect(await reread(made, document)).toBe(`${'y'.repeat(20)}2`)
    expect(made.damaged).toEqual([{ document, pieces: 1 }])
    expect(await made.db.count('quarantine')).toBe(1)
  })

  it('STO-23 of a damaged document the rest is readable', async () => {
    const made = await make()
    const document = await written(made, 3)
    const last = (await chunksOf(made.db, document)).at(-1)
    await made.db.put('chunks', { ...last!, bytes: last!.bytes.slice(0, 10) })
    expect(await reread(made, document)).toBe(`${'y'.repeat(20)}1`)
  })

  it.each([2, 3, 5])('STO-24 with every %dth write refused for want of space nothing is lost', async (nth) => {
    const made = await make()
    faults.fillDisk(nth)
    const document = await written(made, 6)
    expect(made.full[0]).toBe(true)
    faults.mend()
    await pause(20)
    expect(await reread(made, document)).toBe(`${'y'.repeat(20)}5`)
  })

  it('STO-24 a full disk holds a save back until there is room', async () => {
    const made = await make()
    faults.fillDisk(1)
    let saved = false
    const saving = made.chunks.save(['doc', 'incremental', 'a'], Uint8Array.of(1)).then(() => (saved = true))
    await pause(30)
    expect(saved).toBe(false)
    expect(made.full).toEqual([true])
    faults.mend()
    await saving
    expect(made.full).toEqual([true, false])
    expect(await made.chunks.load(['doc', 'incremental', 'a'])).toEqual(Uint8Array.of(1))
  })
})
