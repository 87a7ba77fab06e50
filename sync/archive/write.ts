import { createBlockWriter } from './blocks'
import { bytesOf, sha256, word, type Bytes, type Sink } from './bytes'
import { encodeHeader } from './header'
import { encodePart, type Part } from './parts'
import { lockWith, type Master } from './passphrase'

export interface ArchiveName {
  readonly ledger: string
  /** Milliseconds. */
  readonly at: number
}

/** What goes into an archive, in this order: manifest, documents, journal, log. */
export type Content = AsyncIterable<Exclude<Part, { k: 'end' }>>

/**
 * Writes an archive piece by piece; memory holds one part at a time.
 * @param master locks it; without one, whoever has the file can read it
 */
export async function writeArchive(name: ArchiveName, content: Content, sink: Sink, master?: Master): Promise<void> {
  try {
    const locked = master === undefined ? undefined : await lockWith(master)
    const { bytes, hash } = await encodeHeader({ ...name, lock: locked?.lock ?? null })
    await sink.write(bytes)
    const blocks = createBlockWriter(sink, hash, locked?.key)
    const sums: Bytes[] = []
    const put = async (part: Part): Promise<Uint8Array> => {
      const encoded = encodePart(part)
      await blocks.write(word(encoded.length))
      await blocks.write(encoded)
      return encoded
    }
    for await (const part of content) {
      const encoded = await put(part)
      sums.push('sum' in part ? bytesOf(part.sum) : await sha256(encoded))
    }
    await put({ k: 'end', parts: sums.length, sum: await sha256(...sums) })
    await blocks.end()
    await sink.close()
  } catch (error) {
    await sink.abort().catch(() => {})
    throw error
  }
}
