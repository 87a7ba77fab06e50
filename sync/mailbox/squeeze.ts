import type { Bytes } from './place'
import { readLimited } from './read-limited'

/** Raw DEFLATE (RFC 1951) by the browser's own streams. */
export async function squeeze(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The bytes behind squeezed ones; `undefined` when they are damaged or would be more than allowed (MBX-12). */
export async function unsqueeze(bytes: Bytes, most: number): Promise<Bytes | undefined> {
  try {
    return await readLimited(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), most)
  } catch {
    return undefined
  }
}
