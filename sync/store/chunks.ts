import type { StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo/slim'
import type { IDBPTransaction, StoreNames } from 'idb'
import type { LedgerDb, LedgerSchema, Quarantined, StoredChunk } from './db'
import { isFull } from './faults'
import { checksum, sameBytes } from './checksum'
import { isEmptyDocument, isReadable, supersedes } from './automerge-bytes'
import { sent, write } from './tx'
import { breath } from './yield'

/** Storage of Automerge documents that cannot be talked into losing one. See `docs/spec/store.md`, rules STO-20 to 29. */
export interface ChunkStore extends StorageAdapterInterface {
  /**
   * The pieces of a document, oldest first; those with a wrong checksum are set aside on the way. `deep`: those that are
   * no Automerge data too, for a document that would not load.
   */
  pieces(document: string, deep?: boolean): Promise<Pieces>
  /** Puts one snapshot in place of all that a document consists of. The old pieces stay, hidden, until `settle`. */
  replace(document: string, snapshot: Uint8Array): Promise<void>
  /** Reads replaced documents back and deletes what their new pieces hold. What they do not hold comes back. */
  settle(): Promise<void>
  /** Whether anything of a document is stored. */
  has(document: string): Promise<boolean>
  /** Ids of all stored documents. */
  documents(): Promise<string[]>
  /**
   * Has something written in the transaction that stores the document's next piece. Gives what takes it back and tells
   * whether it was written.
   * @param rows the transaction is to be one over rows, too
   */
  beside(document: string, work: BesideWork, rows?: boolean): () => boolean
  /** Ends retries: unfinished saves stay in the journal. */
  close(): void
  readonly closed: () => boolean
}

export type BesideWork = (tx: BesideTx) => Promise<void>

export type BesideTx = Pick<IDBPTransaction<LedgerSchema, StoreNames<LedgerSchema>[], 'readwrite'>, 'objectStore'>

export interface Pieces {
  readonly snapshots: number
  /** Bytes in snapshots and in what came after them. */
  readonly size: { readonly snapshot: number; readonly later: number }
  readonly bytes: readonly Uint8Array[]
  /** True when a piece had to be set aside, now or earlier in this session. */
  readonly damaged: boolean
}

export interface ChunkOptions {
  /** The disk is full (again), or no longer. */
  readonly onFull?: (full: boolean) => void
  /** So many pieces were set aside just now. */
  readonly onDamaged?: (document: string, pieces: number) => void
  /** Waiting time before try number `n` (from 1) of a failed write, in milliseconds. */
  readonly retryAfter?: (n: number) => number
  readonly now?: () => number
}

const pieceStores = ['chunks', 'segments', 'attestations'] as const
const rowStores = ['rows', 'stale', 'meta', 'journal', 'conflicts', 'twins'] as const

const isDocumentKey = (key: readonly string[]): boolean => key[1] === 'snapshot' || key[1] === 'incremental'
const defaultRetry = (n: number): number => Math.min(30_000, 250 * 2 ** n)

/** Makes the storage adapter of automerge-repo on the `chunks` of a ledger's database. */
export function createChunkStore(db: LedgerDb, options: ChunkOptions = {}): ChunkStore {
  const refused = new Set<string>()
  const replaced = new Set<string>()
  const damaged = new Set<string>()
  const beside = new Map<string, { readonly work: BesideWork; readonly rows: boolean }>()
  const state = { closed: false, full: false }

  /** The repo neither retries nor reports a failed write, so this waits until it succeeds or the store is closed. */
  async function insist(work: () => Promise<void>): Promise<void> {
    for (let n = 1; !state.closed; n++) {
      try {
        await work()
        if (state.full) options.onFull?.((state.full = false))
        return
      } catch (error) {
        if (isFull(error) && !state.full) options.onFull?.((state.full = true))
        await new Promise((resume) => setTimeout(resume, (options.retryAfter ?? defaultRetry)(n)))
      }
    }
  }

  const range = (prefix: StorageKey): IDBKeyRange => IDBKeyRange.bound(prefix, [...prefix, []])

  async function stored(prefix: StorageKey): Promise<StoredChunk[]> {
    const found = await db.getAllFromIndex('chunks', 'key', range(prefix))
    return found.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
  }

  async function put(chunks: readonly StoredChunk[], instead?: string): Promise<void> {
    // Relaxed: the journal entry goes after the chunk has been committed, and both go through the same log of the browser.
    const besides = chunks.flatMap(({ key }) => beside.get(key[0] ?? '') ?? [])
    const stores: StoreNames<LedgerSchema>[] = [...pieceStores, ...(besides.some(({ rows }) => rows) ? rowStores : [])]
    await write(db, stores, 'relaxed', async (tx) => {
      const index = tx.objectStore('chunks').index('key')
      if (instead !== undefined) {
        for await (const cursor of index.iterate(range([instead])))
          if (isDocumentKey(cursor.value.key)) sent(cursor.update({ ...cursor.value, gone: true }))
      }
      const putOne = async (chunk: StoredChunk): Promise<void> => {
        const seq = await index.getKey([...chunk.key])
        sent(tx.objectStore('chunks').put(seq === undefined ? chunk : { ...chunk, seq }))
      }
      // Side by side, because each answer of the browser takes its time.
      await Promise.all([...chunks.map(putOne), ...besides.map(({ work }) => work(tx))])
    })
    for (const { key } of chunks) beside.delete(key[0] ?? '')
  }

  async function save(key: StorageKey, data: Uint8Array): Promise<void> {
    const [document = '', kind] = key
    if (kind === 'snapshot' && isEmptyDocument(data) && (await stored([document])).length > 0) {
      refused.add(document)
      return
    }
    refused.delete(document)
    const bytes = data.slice()
    const chunk = { key: [...key], bytes, sum: await checksum(bytes) }
    await insist(() => put([chunk]))
  }

  async function remove(key: StorageKey): Promise<void> {
    if (isDocumentKey(key)) return hide(key)
    await insist(async () => {
      const seq = await db.getKeyFromIndex('chunks', 'key', [...key])
      if (seq !== undefined) await db.delete('chunks', seq)
    })
  }

  /** Pieces of documents are not deleted but put behind, until what replaces them has been read back. */
  async function hide(key: StorageKey): Promise<void> {
    const [document = ''] = key
    if (refused.has(document)) return
    replaced.add(document)
    await insist(() =>
      write(db, ['chunks'], 'relaxed', async (tx) => {
        for await (const cursor of tx.objectStore('chunks').index('key').iterate(range(key)))
          sent(cursor.update({ ...cursor.value, gone: true }))
      })
    )
  }

  /** Sets damaged pieces aside and brings back what they had replaced, so that as much as possible is readable. */
  async function sift(chunks: readonly StoredChunk[], deep = false): Promise<StoredChunk[]> {
    const bad: Quarantined[] = []
    for (const { key, bytes, sum } of chunks) {
      const reason = !sameBytes(await checksum(bytes), sum)
        ? 'checksum'
        : deep && isDocumentKey(key) && !isReadable(bytes)
          ? 'unreadable'
          : undefined
      if (reason !== undefined) bad.push({ key, bytes, reason, at: (options.now ?? Date.now)() })
    }
    if (bad.length === 0) return chunks.filter((chunk) => chunk.gone === undefined)
    const documents = new Set(bad.map(({ key }) => key[0] ?? ''))
    await insist(() =>
      write(db, ['chunks', 'quarantine'], 'strict', async (tx) => {
        const index = tx.objectStore('chunks').index('key')
        for (const entry of bad) {
          sent(tx.objectStore('quarantine').add(entry))
          for await (const cursor of index.iterate([...entry.key])) sent(cursor.delete())
        }
        for (const document of documents)
          for await (const cursor of index.iterate(range([document]))) {
            const { gone: _, ...live } = cursor.value
            sent(cursor.update(live))
          }
      })
    )
    for (const document of documents) {
      damaged.add(document)
      options.onDamaged?.(document, bad.filter(({ key }) => key[0] === document).length)
    }
    const away = new Set(bad.map(({ key }) => key.join('/')))
    return chunks.filter(({ key, gone }) => !away.has(key.join('/')) && (!gone || documents.has(key[0] ?? '')))
  }

  async function pieces(document: string, deep = false): Promise<Pieces> {
    const live = (await sift(await stored([document]), deep)).filter(({ key }) => isDocumentKey(key))
    const size = { snapshot: 0, later: 0 }
    for (const { key, bytes } of live) size[key[1] === 'snapshot' ? 'snapshot' : 'later'] += bytes.length
    return {
      snapshots: live.filter(({ key }) => key[1] === 'snapshot').length,
      size,
      bytes: live.map(({ bytes }) => bytes),
      damaged: damaged.has(document)
    }
  }

  async function replace(document: string, snapshot: Uint8Array): Promise<void> {
    if (isEmptyDocument(snapshot)) return
    const bytes = snapshot.slice()
    const sum = await checksum(bytes)
    const name = [...sum.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    replaced.add(document)
    await insist(() => put([{ key: [document, 'snapshot', name], bytes, sum }], document))
  }

  async function settleOne(document: string): Promise<void> {
    const all = (await stored([document])).filter(({ key }) => isDocumentKey(key))
    const live = await sift(all)
    const gone = all.filter((chunk) => chunk.gone && !live.includes(chunk))
    if (live.length === 0 || gone.length === 0) return
    const safe = supersedes(
      live.map(({ bytes }) => bytes),
      gone.map(({ bytes }) => bytes)
    )
    await write(db, ['chunks'], 'relaxed', (tx) => {
      for (const { gone: _, ...chunk } of gone) {
        if (chunk.seq === undefined) continue
        sent(safe ? tx.objectStore('chunks').delete(chunk.seq) : tx.objectStore('chunks').put(chunk))
      }
    })
  }

  return {
    load: async (key) => {
      const [found] = await sift((await stored(key)).filter((chunk) => chunk.key.length === key.length))
      return found?.bytes
    },
    loadRange: async (prefix) =>
      (await sift(await stored(prefix))).map(({ key, bytes }) => ({ key: [...key], data: bytes })),
    save,
    remove,
    removeRange: async (prefix) => {
      const keys = (await stored(prefix)).map(({ key }) => [...key])
      for (const key of keys) await remove(key)
    },
    pieces,
    replace,
    settle: async () => {
      for (const document of replaced) {
        if (state.closed) return
        await settleOne(document)
        replaced.delete(document)
        await breath()
      }
    },
    has: async (document) => (await db.getKeyFromIndex('chunks', 'key', range([document]))) !== undefined,
    documents: async () => {
      const found: string[] = []
      let cursor = await db.transaction('chunks').objectStore('chunks').index('key').openKeyCursor()
      while (cursor !== null) {
        const [document = ''] = cursor.key
        found.push(document)
        cursor = await cursor.continue([document, []] as unknown as string[])
      }
      return found
    },
    beside: (document, work, rows = false) => {
      beside.set(document, { work, rows })
      return () => !beside.delete(document)
    },
    close: () => {
      state.closed = true
    },
    closed: () => state.closed
  }
}
