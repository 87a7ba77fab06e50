import 'fake-indexeddb/auto'
import * as A from '@automerge/automerge'
import { queryObjects } from 'node:v8'
import { describe, expect, it } from 'vitest'
import { createChunkStore, type ChunkStore } from '../../../sync/store/chunks'
import { openLedgerDb } from '../../../sync/store/db'
import type { SegmentName } from '../../../sync/store/document'
import { createSegments, type Segments } from '../../../sync/store/segments'
import { newLedger } from './open'

async function make(): Promise<{ readonly chunks: ChunkStore; readonly segments: Segments }> {
  const ledger = newLedger()
  const opened = await openLedgerDb(ledger)
  if (!opened.ok) throw new Error(opened.error.kind)
  const chunks = createChunkStore(opened.value)
  return { chunks, segments: createSegments({ ledger, chunks, device: new Uint8Array(8).fill(9), keep: 3 }) }
}

const people = (number: number): SegmentName => ({ cls: 'person', number })
let at = 1_760_000_000_000

const put = (segments: Segments, name: SegmentName, id: string, values: Record<string, string>): Promise<void> =>
  segments.apply(name, {
    changes: [{ cls: 'person', id, set: values }],
    at: (at += 1000),
    message: `cmd_${id} save hand`
  })

describe('segments', () => {
  it('STO-35 no more than a few are in memory, and each comes back as it was stored', async () => {
    const { segments } = await make()
    for (let round = 0; round < 3; round++)
      for (let number = 0; number < 8; number++) {
        await put(segments, people(number), `per_${number}`, { name: `Round ${round}` })
        await segments.flush()
        expect(segments.open()).toBeLessThanOrEqual(3)
      }
    // Longer than the repo's own delay: what it would store late must not replace anything.
    await new Promise((resume) => setTimeout(resume, 200))
    for (let number = 0; number < 8; number++)
      expect((await segments.read(people(number)))?.records.get(`per_${number}`)).toEqual({ name: 'Round 2' })
  })

  it('STO-35 what is let go of is freed', async () => {
    const { segments } = await make()
    for (let number = 0; number < 8; number++)
      await put(segments, people(number), `per_${number}`, { name: 'Somebody' })
    await segments.flush()
    let documents: object = Object
    await segments.look(people(0), (doc) => void (documents = A.getBackend(doc).constructor))
    const inMemory = async (): Promise<number> => {
      await new Promise((resume) => setTimeout(resume, 20))
      return queryObjects(documents as typeof Object) as unknown as number
    }
    const before = await inMemory()
    for (let number = 0; number < 40; number++) {
      await segments.has(people(number % 8), 'cmd_none')
      await segments.flush()
    }
    expect(await inMemory()).toBeLessThan(before + 10)
  })

  it('STO-36 history tells the command of each change, the device and the time', async () => {
    const { segments, chunks } = await make()
    await put(segments, people(0), 'per_a', { name: 'A' })
    await segments.flush()
    expect(await segments.has(people(0), 'cmd_per_a')).toBe(true)
    expect(await segments.has(people(0), 'cmd_per')).toBe(false)
    const [document = ''] = (await chunks.documents()).filter((name) => name !== 'storage-adapter-id')
    let doc = A.init()
    for (const piece of (await chunks.pieces(document)).bytes) doc = A.loadIncremental(doc, piece)
    const [base, change] = A.getChangesMetaSince(doc, [])
    expect(base).toMatchObject({ actor: '0'.repeat(32), time: 0, message: null })
    expect(change).toMatchObject({ time: Math.floor(at / 1000), message: 'cmd_per_a save hand' })
    expect(change?.actor).toMatch(/^0909090909090909[0-9a-f]{16}$/)
  })

  it('STO-37 many small pieces become one snapshot, at most half the size of the records as JSON', async () => {
    const { segments, chunks } = await make()
    let json = 0
    for (let number = 0; number < 256; number++) {
      const values = {
        name: `Person Number ${number}`,
        title: 'Purchase manager',
        source: 'Mail',
        [`email/p${number}@firm${number % 40}.example`]: '{"l":"work"}',
        [`phone/+9198${20_011_223 + number}`]: '{"l":"mobile"}'
      }
      json += JSON.stringify({ id: `per_${number}`, ...values }).length
      await put(segments, people(0), `per_${number}`, values)
      await segments.flush()
    }
    await segments.compact()
    const [document = ''] = (await chunks.documents()).filter((name) => name !== 'storage-adapter-id')
    const pieces = await chunks.pieces(document)
    expect(pieces.bytes).toHaveLength(1)
    expect(pieces.size.snapshot / json).toBeLessThan(0.5)
    expect((await segments.read(people(0)))?.records.size).toBe(256)
    await put(segments, people(0), 'per_0', { title: 'Director' })
    await segments.flush()
    expect((await segments.read(people(0)))?.records.get('per_0')).toMatchObject({ title: 'Director' })
  }, 60_000)

  it('STO-38 a segment that was dropped unsaved is as before', async () => {
    const { segments } = await make()
    await put(segments, people(0), 'per_a', { name: 'Kept' })
    await segments.flush()
    await put(segments, people(0), 'per_a', { name: 'Lost' })
    await segments.drop(people(0))
    await segments.flush()
    expect((await segments.read(people(0)))?.records.get('per_a')).toEqual({ name: 'Kept' })
  })

  it('STO-39 a segment that nobody made is none', async () => {
    const { segments } = await make()
    expect(await segments.read(people(5))).toBeUndefined()
    expect(segments.open()).toBe(0)
  })
})
