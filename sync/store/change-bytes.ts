/** Stored Automerge changes as bytes, looked at without the library. */

/** What every piece of Automerge data begins with. */
export const magic = [0x85, 0x6f, 0x4a, 0x83] as const
/** Behind it stand four bytes of the checksum; then come what is hashed: kind, length, contents. */
export const headSize = magic.length + 4

const compressedKind = 2

/** The hash of a change that is not compressed, as hex: what the next change depends on. */
export async function hashOfChange(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice(headSize))))
}

/** The same change in the library's compressed form: its contents deflated, its checksum that of the plain ones. */
export async function compressed(change: Uint8Array): Promise<Uint8Array> {
  if (change[headSize] === compressedKind) return change
  let start = headSize + 1
  while (((change[start] ?? 0) & 0x80) !== 0) start++
  const deflated = await deflate(change.slice(start + 1))
  const head = [...change.subarray(0, headSize), compressedKind]
  for (let length = deflated.length; ; length >>>= 7) {
    head.push(length < 0x80 ? length : (length & 0x7f) | 0x80)
    if (length < 0x80) break
  }
  const all = new Uint8Array(head.length + deflated.length)
  all.set(head)
  all.set(deflated, head.length)
  return all
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream('deflate-raw')
  const writer = writable.getWriter()
  writer.write(bytes).catch(() => {})
  writer.close().catch(() => {})
  return new Uint8Array(await new Response(readable).arrayBuffer())
}

export const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16))

export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
