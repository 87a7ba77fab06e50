import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  diffieHellman,
  hkdfSync,
  KeyObject,
  sign,
  verify
} from 'node:crypto'
import type { Random } from './random'

/**
 * The browser's cryptography without threads: the same results, at once. With threads the order in which things end, and
 * with it everything that follows, would be different in each run of a seed.
 */
type Operation = (...args: never[]) => unknown

interface Gcm {
  readonly iv: Uint8Array
  readonly additionalData?: BufferSource
}

interface Derivation {
  readonly name: string
  readonly public: CryptoKey
  readonly salt: Uint8Array
  readonly info: Uint8Array
}

const tagLength = 16
const real = crypto.subtle
const importKey = real.importKey.bind(real)

const bytesOf = (source: ArrayBuffer | ArrayBufferView): Uint8Array =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength)

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

function encrypt({ iv, additionalData }: Gcm, key: CryptoKey, data: BufferSource): ArrayBuffer {
  const object = KeyObject.from(key)
  const cipher = createCipheriv(`aes-${(object.symmetricKeySize ?? 32) * 8}-gcm` as 'aes-256-gcm', object, iv)
  if (additionalData !== undefined) cipher.setAAD(bytesOf(additionalData))
  return buffer(Buffer.concat([cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]))
}

function decrypt({ iv, additionalData }: Gcm, key: CryptoKey, data: BufferSource): ArrayBuffer {
  const all = bytesOf(data)
  if (all.length < tagLength) throw new DOMException('too short', 'OperationError')
  const object = KeyObject.from(key)
  const cipher = createDecipheriv(`aes-${(object.symmetricKeySize ?? 32) * 8}-gcm` as 'aes-256-gcm', object, iv)
  if (additionalData !== undefined) cipher.setAAD(bytesOf(additionalData))
  cipher.setAuthTag(all.subarray(all.length - tagLength))
  const plain = cipher.update(all.subarray(0, all.length - tagLength))
  try {
    return buffer(Buffer.concat([plain, cipher.final()]))
  } catch {
    throw new DOMException('not authentic', 'OperationError')
  }
}

function derive({ name, public: other, salt, info }: Derivation, key: CryptoKey, bits: number): ArrayBuffer {
  if (name === 'HKDF') return hkdfSync('sha256', KeyObject.from(key), bytesOf(salt), bytesOf(info), bits / 8)
  const shared = diffieHellman({ privateKey: KeyObject.from(key), publicKey: KeyObject.from(other) })
  return buffer(shared)
}

const isHmac = (algorithm: string | { readonly name: string }): boolean =>
  (typeof algorithm === 'string' ? algorithm : algorithm.name) === 'HMAC'

function exportKey(format: string, key: CryptoKey): unknown {
  const object = KeyObject.from(key)
  if (format !== 'raw') throw new DOMException('not here', 'NotSupportedError')
  if (object.type === 'secret') return buffer(object.export())
  return buffer(Buffer.from(object.export({ format: 'jwk' }).x ?? '', 'base64url'))
}

/** A key pair made of the simulation's own chance, so that the same seed gives the same devices. */
async function pair(random: Random, name: string, usages: readonly KeyUsage[]): Promise<CryptoKeyPair> {
  const secret = new Uint8Array(32)
  random.bytes(secret)
  const kind = name === 'Ed25519' ? 0x70 : 0x6e
  const pkcs8 = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, kind, 4, 0x22, 4, 0x20, ...secret])
  const own = usages.filter((usage) => usage !== 'verify')
  const privateKey = await importKey('pkcs8', pkcs8, { name }, false, own)
  const { x = '' } = KeyObject.from(await importKey('pkcs8', pkcs8, { name }, true, own)).export({ format: 'jwk' })
  const others: KeyUsage[] = name === 'Ed25519' ? ['verify'] : []
  const publicKey = await importKey('raw', Uint8Array.from(Buffer.from(x, 'base64url')), { name }, true, others)
  return { publicKey, privateKey }
}

/** @param random where new keys come from */
export function quietCrypto(random: Random): Readonly<Record<string, Operation>> {
  const operations = {
    digest: (_algorithm: string, data: BufferSource) => buffer(createHash('sha256').update(bytesOf(data)).digest()),
    encrypt,
    decrypt,
    sign: (algorithm: string, key: CryptoKey, data: BufferSource) =>
      isHmac(algorithm)
        ? buffer(createHmac('sha256', KeyObject.from(key)).update(bytesOf(data)).digest())
        : buffer(sign(null, bytesOf(data), KeyObject.from(key))),
    verify: (_algorithm: string, key: CryptoKey, signature: BufferSource, data: BufferSource) =>
      verify(null, bytesOf(data), KeyObject.from(key), bytesOf(signature)),
    deriveBits: derive,
    deriveKey: (how: Derivation, key: CryptoKey, { name, length }: AesKeyGenParams, out: boolean, usages: KeyUsage[]) =>
      importKey('raw', derive(how, key, length), { name }, out, usages),
    exportKey,
    generateKey: (algorithm: string | { readonly name: string }, _out: boolean, usages: KeyUsage[]) =>
      pair(random, typeof algorithm === 'string' ? algorithm : algorithm.name, usages)
  }
  return operations as unknown as Record<string, Operation>
}
