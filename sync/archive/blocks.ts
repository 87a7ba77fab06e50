import { err, ok, type Result } from '../../platform/result'
import { sameBytes } from '../team/bytes'
import { joined, readWord, sha256, word, type Bytes, type Sink } from './bytes'
import type { ArchiveFault } from './faults'

/**
 * An archive's contents in blocks that none can be changed, moved, repeated or left out of: hashes chained to each other,
 * or sealed with the number of the block as nonce. The last block says that it is the last. ARC-2, ARC-3.
 */

/** Bytes of content in a block. */
const blockSize = 262_144
const lastBit = 0x8000_0000
const hashLength = 32
const tagLength = 16

/** How one block is protected; called for the blocks in their order. */
interface Guard {
  /** Bytes that protection adds. */
  readonly extra: number
  seal(head: Bytes, content: Bytes, last: boolean): Promise<Bytes>
  open(head: Bytes, stored: Bytes, last: boolean): Promise<Bytes | undefined>
}

function createGuard(headerHash: Bytes, key: CryptoKey | undefined): Guard {
  return key === undefined ? chained(headerHash) : sealed(headerHash, key)
}

function chained(headerHash: Bytes): Guard {
  let before = headerHash
  return {
    extra: hashLength,
    seal: async (head, content) => {
      before = await sha256(before, head, content)
      return joined([content, before])
    },
    open: async (head, stored) => {
      const content = stored.slice(0, -hashLength)
      before = await sha256(before, head, content)
      return sameBytes(before, stored.subarray(content.length)) ? content : undefined
    }
  }
}

function sealed(headerHash: Bytes, key: CryptoKey): Guard {
  let count = 0
  const parameters = (head: Bytes, last: boolean): AesGcmParams => {
    const iv = new Uint8Array(12)
    new DataView(iv.buffer).setBigUint64(0, BigInt(count++))
    iv[11] = last ? 1 : 0
    return { name: 'AES-GCM', iv, additionalData: joined([headerHash, head]) }
  }
  return {
    extra: tagLength,
    seal: async (head, content, last) =>
      new Uint8Array(await crypto.subtle.encrypt(parameters(head, last), key, content)),
    open: async (head, stored, last) => {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters(head, last), key, stored))
      } catch {
        return undefined
      }
    }
  }
}

export interface BlockWriter {
  write(content: Uint8Array): Promise<void>
  /** Writes what is left as the last block. */
  end(): Promise<void>
}

export function createBlockWriter(sink: Sink, headerHash: Bytes, key: CryptoKey | undefined): BlockWriter {
  const guard = createGuard(headerHash, key)
  const block = new Uint8Array(blockSize)
  let filled = 0

  async function flush(last: boolean): Promise<void> {
    const head = word(((filled + guard.extra) | (last ? lastBit : 0)) >>> 0)
    const stored = await guard.seal(head, block.slice(0, filled), last)
    filled = 0
    await sink.write(joined([head, stored]))
  }

  return {
    write: async (content) => {
      for (let at = 0; at < content.length;) {
        if (filled === blockSize) await flush(false)
        const piece = content.subarray(at, at + blockSize - filled)
        block.set(piece, filled)
        filled += piece.length
        at += piece.length
      }
    },
    end: () => flush(true)
  }
}

/** The contents block by block. After a fault nothing more comes. */
export async function* readBlocks(
  file: Blob,
  from: number,
  headerHash: Bytes,
  key: CryptoKey | undefined
): AsyncGenerator<Result<Bytes, ArchiveFault>> {
  const guard = createGuard(headerHash, key)
  for (let at = from; ;) {
    const head = new Uint8Array(await file.slice(at, at + 4).arrayBuffer())
    if (head.length < 4) return yield err({ kind: 'truncated' })
    const last = (readWord(head) & lastBit) !== 0
    const length = (readWord(head) & ~lastBit) >>> 0
    if (length > blockSize + guard.extra || length < guard.extra || (length === guard.extra && !last))
      return yield err({ kind: 'damaged' })
    const stored = new Uint8Array(await file.slice(at + 4, at + 4 + length).arrayBuffer())
    if (stored.length < length) return yield err({ kind: 'truncated' })
    const content = await guard.open(head, stored, last)
    if (content === undefined) return yield err({ kind: 'damaged' })
    at += 4 + length
    if (last && at !== file.size) return yield err({ kind: 'damaged' })
    yield ok(content)
    if (last) return
  }
}
