/** Bytes in memory of their own, as WebCrypto and streams want them. */
export type Bytes = Uint8Array<ArrayBuffer>

export const bytesOf = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes)

export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)))
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A number as four bytes, the highest first. */
export function word(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

export const readWord = (bytes: Uint8Array, at = 0): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at)

/** Where the bytes of an archive go. */
export interface Sink {
  write(bytes: Bytes): Promise<void>
  /** Everything was written: from now on the file counts. */
  close(): Promise<void>
  /** Something failed: no file must be left. */
  abort(): Promise<void>
}
