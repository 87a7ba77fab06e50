import { sha256 } from '@noble/hashes/sha2.js'

/** Bytes up to which the way to the browser's own thread and back takes longer than the work. */
const small = 4096

/** SHA-256. Of much it is native, so faster than anything written here; the piece that one edit makes is not worth the wait. */
export async function checksum(bytes: Uint8Array): Promise<Uint8Array> {
  return bytes.length <= small ? sha256(bytes) : new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])
