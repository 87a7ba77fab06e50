import * as v from 'valibot'
import { err, ok, type Result } from '../../platform/result'
import { joinBytes } from './bytes'
import { decodeCanonical, encodeCanonical } from './canonical'
import { signable, verifies, type DeviceId, type EntryId, type Sign } from './entry'

/** What lies in a mailbox that nobody in between can read, change or tell the exact size of. */

type Bytes = Uint8Array<ArrayBuffer>

const schema = v.strictObject({
  v: v.literal(1),
  team: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  scope: v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)),
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  writer: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** Counts the writer's blobs of this scope, from 0. */
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  salt: v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === 32)
  )
})

/** The open part of a blob: what a reader must know to find key and writer. */
export type BlobHeader = v.InferOutput<typeof schema>

export interface BlobName {
  readonly team: EntryId
  readonly scope: string
  readonly epoch: number
  readonly writer: DeviceId
  readonly sequence: number
}

/** BLB-3: a length that tells no more than its highest bits (Padmé); the waste is below 12 %. */
export function paddedLength(length: number): number {
  if (length < 2) return 2
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** Math.max(0, exponent - kept)
  return Math.ceil(length / step) * step
}

function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(paddedLength(content.length + 4))
  new DataView(padded.buffer).setUint32(0, content.length)
  padded.set(content, 4)
  return padded
}

function unpad(padded: Bytes): Bytes | undefined {
  if (padded.length < 4) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  return length <= padded.length - 4 ? padded.slice(4, 4 + length) : undefined
}

/** BLB-2: a key of its own for every blob, so that the nonce may be zero. */
async function blobKey(epochKey: Bytes, salt: Uint8Array): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', epochKey, 'HKDF', false, ['deriveKey'])
  const parameters = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: Uint8Array.from(salt),
    info: new TextEncoder().encode('bahi blob v1')
  }
  return crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const aes = (header: Bytes): AesGcmParams => ({ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: header })

async function statement(header: Bytes, sealed: Bytes): Promise<Uint8Array> {
  return joinBytes(header, new Uint8Array(await crypto.subtle.digest('SHA-256', sealed)))
}

/** BLB-1: four bytes with the header's length, header, signature, sealed content. */
export async function sealBlob(content: Uint8Array, name: BlobName, epochKey: Bytes, sign: Sign): Promise<Bytes> {
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const header = Uint8Array.from(encodeCanonical({ v: 1, ...name, salt }))
  const sealed = new Uint8Array(await crypto.subtle.encrypt(aes(header), await blobKey(epochKey, salt), pad(content)))
  const signature = await sign(signable('blob', await statement(header, sealed)))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, header.length)
  return Uint8Array.from(joinBytes(length, header, signature, sealed))
}

export type BlobFault = 'malformed' | 'forged' | 'no-key'

export interface BlobParts {
  readonly header: BlobHeader
  readonly headerBytes: Bytes
  readonly signature: Bytes
  readonly sealed: Bytes
}

/** The open part of a blob. Nothing of it is proven yet. */
export function readBlob(blob: Bytes): Result<BlobParts, 'malformed'> {
  if (blob.length < 4) return err('malformed')
  const length = new DataView(blob.buffer, blob.byteOffset).getUint32(0)
  if (length > 1000 || blob.length < 4 + length + 64 + 16) return err('malformed')
  const headerBytes = blob.slice(4, 4 + length)
  const decoded = decodeCanonical(headerBytes)
  const parsed = decoded.ok ? v.safeParse(schema, decoded.value) : undefined
  if (parsed?.success !== true) return err('malformed')
  return ok({
    header: parsed.output,
    headerBytes,
    signature: blob.slice(4 + length, 68 + length),
    sealed: blob.slice(68 + length)
  })
}

/** @param writerKey the signing key that the team log has for the writer @param epochKey `undefined`: this device has no key for it */
export async function openBlob(
  parts: BlobParts,
  writerKey: Uint8Array,
  epochKey: Bytes | undefined
): Promise<Result<Bytes, BlobFault>> {
  const { headerBytes, signature, sealed } = parts
  if (!verifies(signature, 'blob', await statement(headerBytes, sealed), writerKey)) return err('forged')
  return epochKey === undefined ? err('no-key') : decryptBlob(parts, epochKey)
}

/** The content whoever signed it: for a reader who learns of the writer by the content, and then asks `openBlob`. */
export async function decryptBlob(
  { header, headerBytes, sealed }: BlobParts,
  epochKey: Bytes
): Promise<Result<Bytes, 'no-key' | 'malformed'>> {
  try {
    const key = await blobKey(epochKey, header.salt)
    const content = unpad(new Uint8Array(await crypto.subtle.decrypt(aes(headerBytes), key, sealed)))
    return content === undefined ? err('malformed') : ok(content)
  } catch {
    return err('no-key')
  }
}
