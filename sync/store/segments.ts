import * as A from '@automerge/automerge/slim'
import {
  interpretAsDocumentId,
  Repo,
  type BinaryDocumentId,
  type DocHandle,
  type DocumentId
} from '@automerge/automerge-repo/slim'
import type { Change, Flat, RecordId } from '../../crm/types'
import { assembled, joined } from './automerge-bytes'
import { checksum } from './checksum'
import type { BesideWork, ChunkStore } from './chunks'
import type { StoredChunk } from './db'
import { applyToDoc, readRecords, segmentId, type SegmentDoc, type SegmentName } from './document'
import { baseChange } from './encode'
import { isOfClass } from './of-class'
import { breath } from './yield'

/** Changes of one command in one segment: they become one Automerge change. */
export interface SegmentChange {
  readonly changes: readonly Change[]
  /** Milliseconds. */
  readonly at: number
  /** `<command id> <kind> <origin>`: how history knows what a change was, and replay that it is there already. */
  readonly message: string
}

export interface Segments {
  apply(name: SegmentName, change: SegmentChange): Promise<void>
  /** Whether the segment's history has a change of this command. */
  has(name: SegmentName, command: string): Promise<boolean>
  /** Stores what changed since the last flush, then lets go of the segments that were not used for longest. */
  flush(): Promise<void>
  /** Rewrites what has grown by many small pieces as one snapshot each. */
  compact(): Promise<void>
  /** Drops a segment without storing it, so that the next use reads it again. */
  drop(name: SegmentName): Promise<void>
  /** Stores a segment whole from memory, if it is there, in place of pieces that were damaged; then drops it. */
  rescue(name: SegmentName): Promise<void>
  /** All records of a stored segment, read beside the repo; `undefined` when there is no such segment. */
  read(name: SegmentName): Promise<StoredSegment | undefined>
  /** Shows a segment's document to `look`, which must not change it; `undefined` when there is no such segment. */
  look<T>(name: SegmentName, look: (doc: A.Doc<SegmentDoc>) => T): Promise<T | undefined>
  /** Takes changes of others, already vetted, into the document. The next flush stores them. */
  take(name: SegmentName, bytes: Uint8Array): Promise<void>
  readonly isOpen: (name: SegmentName) => boolean
  /** Whether anything of a segment is in memory or stored. */
  known(name: SegmentName): Promise<boolean>
  /** The bytes of a whole segment as the piece that they are stored as. */
  piece(name: SegmentName, bytes: Uint8Array): Promise<StoredChunk>
  /** Stores the bytes of a whole segment, already vetted, that is not here yet. */
  adopt(name: SegmentName, bytes: Uint8Array): Promise<void>
  /** The stored bytes of a segment, as one. */
  bytes(name: SegmentName): Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly open: () => number
  /** An actor id of this device that nothing else uses. */
  readonly freshActor: () => string
}

export interface StoredSegment {
  readonly records: ReadonlyMap<RecordId, Flat>
  readonly damaged: boolean
}

interface Open {
  readonly name: SegmentName
  readonly document: DocumentId
  readonly handle: DocHandle<SegmentDoc>
  dirty: boolean
}

export interface SegmentOptions {
  readonly ledger: RecordId
  readonly chunks: ChunkStore
  /** 8 bytes that tell this device: the front half of its actor ids. */
  readonly device: Uint8Array
  /** Most segments kept in memory. */
  readonly keep?: number
  /** How often a segment was rewritten. */
  readonly generation?: (name: SegmentName) => number
  /** Called when a segment with damaged pieces was opened, before anything is written to it. */
  readonly onDamaged?: (name: SegmentName) => void
  /** Called before a segment's document is stored, with the hashes of its last changes. */
  readonly onStoring?: (name: SegmentName, heads: readonly string[]) => Storing | undefined
}

/** What goes with the storing of a document. */
export interface Storing {
  /** Written in the same transaction; with `rows`, it writes rows, too. */
  readonly beside: BesideWork
  readonly rows: boolean
  /** Called when it is stored; not when there was nothing to store. */
  readonly stored: () => void
}

/** A segment's name as one word. */
export const segmentKey = ({ cls, number }: SegmentName): string => `${cls}/${number}`

/** Small pieces may add up to this share of the snapshot before they are put into it. */
const compactAbove = 0.2

/** The segments of one ledger, held by automerge-repo; only those in use are in memory. */
export function createSegments(options: SegmentOptions): Segments {
  const { ledger, chunks, device, keep = 12, generation = () => 0, onDamaged, onStoring } = options
  const { repo, saveDoc } = createRepo(chunks)
  const session = randomHalf()
  const opened = new Map<string, Open>()
  const grown = new Map<string, SegmentName>()

  const actorOf = (half: Uint8Array): string => hex(device.subarray(0, 8)) + hex(half)

  async function documentOf(name: SegmentName): Promise<DocumentId> {
    return interpretAsDocumentId((await segmentId(ledger, name, generation(name))) as BinaryDocumentId)
  }

  async function open(name: SegmentName): Promise<Open> {
    const key = segmentKey(name)
    const known = opened.get(key)
    if (known !== undefined) {
      opened.delete(key)
      opened.set(key, known)
      return known
    }
    const document = await documentOf(name)
    let pieces = await chunks.pieces(document)
    let handle = pieces.bytes.length > 0 ? await loaded(document) : undefined
    if (handle === undefined) {
      pieces = await chunks.pieces(document, true)
      handle = repo.import<SegmentDoc>(joined([baseChange(name), ...pieces.bytes]), { docId: document })
    }
    // A session's actor must never use a sequence number twice, and a damaged document may have lost the last ones.
    const actor = actorOf(pieces.damaged ? randomHalf() : session)
    if (A.getActorId(handle.doc()) !== actor) handle.update((doc) => A.clone(doc, { actor }))
    const segment = { name, document, handle, dirty: pieces.bytes.length === 0 }
    opened.set(key, segment)
    if (pieces.damaged) onDamaged?.(name)
    return segment
  }

  /** The document as the repo loads it, unless its pieces make no segment: they are then looked at one by one. */
  async function loaded(document: DocumentId): Promise<DocHandle<SegmentDoc> | undefined> {
    try {
      // `find` leaves something behind that holds the document for ever.
      const handle = await repo.findClassic<SegmentDoc>(document)
      return isSegment(handle.doc()) ? handle : undefined
    } catch {
      return undefined
    }
  }

  /** The repo's own way out of its cache stores an empty document; nobody must hear of the emptying. */
  async function forget(document: DocumentId): Promise<void> {
    const handle = repo.handles[document]
    if (handle === undefined) return
    handle.removeAllListeners('heads-changed')
    await repo.removeFromCache(document).catch(() => {})
  }

  async function storeOne(segment: Open): Promise<void> {
    if (!segment.dirty) return
    segment.dirty = false
    const doc = segment.handle.doc()
    const storing = onStoring?.(segment.name, A.getHeads(doc).toSorted())
    const isWritten = storing === undefined ? undefined : chunks.beside(segment.document, storing.beside, storing.rows)
    try {
      await saveDoc(segment.document, doc)
    } catch (error) {
      segment.dirty = true
      throw error
    } finally {
      if (isWritten?.() === true) storing?.stored()
    }
    grown.set(segmentKey(segment.name), segment.name)
  }

  async function evict(): Promise<void> {
    for (const [key, segment] of opened) {
      if (opened.size <= keep) return
      await storeOne(segment)
      opened.delete(key)
      await forget(segment.document)
    }
  }

  async function compactOne(name: SegmentName): Promise<void> {
    const document = await documentOf(name)
    const { bytes, size, snapshots } = await chunks.pieces(document)
    if (bytes.length < 2 || (snapshots === 1 && size.later < size.snapshot * compactAbove)) return
    const doc = assembled(bytes)
    if (isSegment(doc)) {
      await chunks.replace(document, A.save(doc))
      // The repo remembers pieces that are no more.
      opened.delete(segmentKey(name))
      await forget(document)
    }
    A.free(doc)
  }

  return {
    apply: async (name, { changes, at, message }) => {
      const segment = await open(name)
      segment.dirty = true
      segment.handle.change(
        (doc) => {
          for (const { cls, id, set } of changes) applyToDoc(doc, cls, id, set)
        },
        { time: Math.floor(at / 1000), message }
      )
    },
    has: async (name, command) => {
      const { handle } = await open(name)
      return A.getChangesMetaSince(handle.doc(), []).some(({ message }) => message?.startsWith(`${command} `))
    },
    flush: async () => {
      for (const segment of opened.values()) await storeOne(segment)
      await evict()
    },
    compact: async () => {
      for (const [key, name] of grown) {
        if (opened.get(key)?.dirty === true) continue
        await compactOne(name)
        await breath()
        grown.delete(key)
      }
      await chunks.settle()
    },
    drop: async (name) => {
      const segment = opened.get(segmentKey(name))
      opened.delete(segmentKey(name))
      if (segment !== undefined) await forget(segment.document)
    },
    rescue: async (name) => {
      const segment = opened.get(segmentKey(name))
      if (segment === undefined) return
      await chunks.replace(segment.document, A.save(segment.handle.doc()))
      opened.delete(segmentKey(name))
      await forget(segment.document)
    },
    read: async (name) => {
      const document = await documentOf(name)
      let pieces = await chunks.pieces(document)
      let records = recordsIn(pieces.bytes)
      if (records === undefined) {
        pieces = await chunks.pieces(document, true)
        records = recordsIn(pieces.bytes)
      }
      if (pieces.bytes.length === 0 && !pieces.damaged) return undefined
      const foreign = [...(records?.keys() ?? [])].filter((id) => !isOfClass(id, name.cls))
      for (const id of foreign) records?.delete(id)
      return { records: records ?? new Map(), damaged: pieces.damaged || records === undefined }
    },
    look: async (name, look) => {
      const known = opened.get(segmentKey(name))
      if (known !== undefined) return look(known.handle.doc())
      const { bytes } = await chunks.pieces(await documentOf(name))
      if (bytes.length === 0) return undefined
      const doc = assembled(bytes)
      try {
        return isSegment(doc) ? look(doc as A.Doc<SegmentDoc>) : undefined
      } finally {
        A.free(doc)
      }
    },
    take: async (name, bytes) => {
      const segment = await open(name)
      segment.dirty = true
      segment.handle.update((doc) => A.loadIncremental(doc, bytes))
    },
    isOpen: (name) => opened.has(segmentKey(name)),
    known: async (name) => opened.has(segmentKey(name)) || chunks.has(await documentOf(name)),
    piece: async (name, bytes) => {
      const sum = await checksum(bytes)
      return { key: [await documentOf(name), 'snapshot', hex(sum.subarray(0, 16))], bytes, sum }
    },
    adopt: async (name, bytes) => {
      await chunks.replace(await documentOf(name), bytes)
      grown.set(segmentKey(name), name)
    },
    bytes: async (name) => {
      const { bytes } = await chunks.pieces(await documentOf(name))
      return bytes.length === 0 ? undefined : Uint8Array.from(joined(bytes))
    },
    open: () => opened.size,
    freshActor: () => actorOf(randomHalf())
  }
}

/**
 * A repo that stores a document only when told to. Left to itself it stores some time after a change what the document
 * was then: by that time it may have been dropped, read again and changed, and the old state would replace the new one.
 */
function createRepo(storage: ChunkStore): { repo: Repo; saveDoc: StorageSubsystem['saveDoc'] } {
  const repo = new Repo({ storage, network: [], saveDebounceRate: 100 })
  const subsystem = repo.storageSubsystem
  if (subsystem === undefined) throw new Error('a repo without storage')
  const saveDoc = subsystem.saveDoc.bind(subsystem)
  subsystem.saveDoc = () => Promise.resolve()
  return { repo, saveDoc }
}

type StorageSubsystem = NonNullable<Repo['storageSubsystem']>

/** The records of a document put together beside the repo; `undefined` when the pieces make no segment. */
export function recordsIn(pieces: readonly Uint8Array[]): Map<RecordId, Flat> | undefined {
  let doc: A.Doc<object> | undefined
  try {
    doc = assembled(pieces)
    return isSegment(doc) ? readRecords(doc) : undefined
  } catch {
    return undefined
  } finally {
    if (doc !== undefined) A.free(doc)
  }
}

const isSegment = (doc: object): boolean =>
  'records' in doc && Object.hasOwn(doc, 'records') && typeof doc.records === 'object' && doc.records !== null

const randomHalf = (): Uint8Array => crypto.getRandomValues(new Uint8Array(8))

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
