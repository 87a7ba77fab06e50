import { joinBytes } from '../team/bytes'

/** The keys of one connection. X25519, HKDF and AES-GCM are the browser's own (WebCrypto). */

type Bytes = Uint8Array<ArrayBuffer>

const utf8 = (text: string): Bytes => Uint8Array.from(new TextEncoder().encode(text))

export interface Ephemeral {
  readonly publicKey: Bytes
  readonly privateKey: CryptoKey
}

export async function newEphemeral(): Promise<Ephemeral> {
  const pair = await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])
  if (!('privateKey' in pair)) throw new Error('X25519 gave a single key')
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: pair.privateKey
  }
}

/** One direction of a connection: messages are numbered by the key itself, so none can be left out, repeated or moved. */
export interface Cipher {
  seal(message: Bytes): Promise<Bytes>
  /** `undefined` when the message is not the next one of the other side. */
  open(sealed: Bytes): Promise<Bytes | undefined>
}

export interface Secrets {
  /** Binds signatures to this connection: SHA-256 over protocol name and both ephemeral keys. */
  readonly transcript: Bytes
  readonly sending: Cipher
  readonly receiving: Cipher
}

/** CHN-3. `undefined` when the other side's key gives no secret (a point of small order). */
export async function agree(mine: Ephemeral, theirs: Bytes, initiator: boolean): Promise<Secrets | undefined> {
  const shared = await sharedSecret(mine, theirs)
  if (shared === undefined) return undefined
  const [first, second] = initiator ? [mine.publicKey, theirs] : [theirs, mine.publicKey]
  const transcript = new Uint8Array(
    await crypto.subtle.digest('SHA-256', joinBytes(utf8('bahi channel v1'), first, second) as Bytes)
  )
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const key = (name: string): Promise<CryptoKey> =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: transcript, info: utf8(`bahi channel ${name} v1`) },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt']
    )
  const [initiators, responders] = await Promise.all([key('initiator'), key('responder')])
  const [sending, receiving] = initiator ? [initiators, responders] : [responders, initiators]
  return { transcript, sending: cipher(sending), receiving: cipher(receiving) }
}

/** What two keys have in common; `undefined` for a point of small order. */
export async function sharedSecret(
  mine: Pick<Ephemeral, 'privateKey'>,
  theirs: Bytes
): Promise<ArrayBuffer | undefined> {
  try {
    const publicKey = await crypto.subtle.importKey('raw', theirs, { name: 'X25519' }, false, [])
    const bits = await crypto.subtle.deriveBits({ name: 'X25519', public: publicKey }, mine.privateKey, 256)
    return new Uint8Array(bits).some((byte) => byte !== 0) ? bits : undefined
  } catch {
    return undefined
  }
}

/** A counter as nonce is safe because each key serves one direction of one connection. */
function cipher(key: CryptoKey): Cipher {
  let count = 0
  const parameters = (): AesGcmParams => {
    const iv = new Uint8Array(12)
    new DataView(iv.buffer).setBigUint64(4, BigInt(count++))
    return { name: 'AES-GCM', iv }
  }
  return {
    seal: async (message) => new Uint8Array(await crypto.subtle.encrypt(parameters(), key, message)),
    open: async (sealed) => {
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters(), key, sealed))
      } catch {
        return undefined
      }
    }
  }
}
