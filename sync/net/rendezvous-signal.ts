import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { fromHex, hex, joinBytes } from '../team/bytes'
import { encodeCanonical } from '../team/canonical'
import type { DeviceId } from '../team/entry'
import { decodeDescription, encodeDescription, type Description } from './webrtc-description'

type Bytes = Uint8Array<ArrayBuffer>

/** A description on its way to another device. */
export interface Signal {
  /** Joins an answer to its offer. 32 hexadecimal digits. */
  readonly call: string
  readonly description: Description
  /** Who has proven to have made it; absent from an open one. */
  readonly from?: DeviceId
}

/** The two ends of a sealed signal. Keys are X25519; the own private half stays in the browser. */
export interface Sealing {
  readonly self: DeviceId
  readonly agree: CryptoKeyPair
  /** The public key of a device that is in the team now. */
  readonly keyOf: (device: DeviceId) => Uint8Array | undefined
}

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
const open = 0
const closed = 1
const idLength = 16
const encapsulated = 32
const longest = 2000

const body = ({ call, description }: Signal): Uint8Array =>
  joinBytes(fromHex(call) ?? new Uint8Array(idLength), encodeDescription(description))

function readBody(bytes: Uint8Array): Signal | undefined {
  const description = decodeDescription(bytes.slice(idLength))
  return description === undefined ? undefined : { call: hex(bytes.slice(0, idLength)), description }
}

const info = (from: DeviceId, to: DeviceId): Bytes =>
  Uint8Array.from(encodeCanonical({ what: 'bahi signal v1', from, to }))

const publicKey = (raw: Uint8Array): Promise<CryptoKey> => suite.kem.deserializePublicKey(Uint8Array.from(raw))

/** RTC-5: 0, then call and description, readable for who sees the text. For a newcomer whose device nobody knows yet. */
export const openSignal = (signal: Signal): Bytes => joinBytes(Uint8Array.of(open), body(signal)) as Bytes

/**
 * RTC-6: 1, sender, then call and description sealed from one device to another (HPKE, RFC 9180, auth mode: only the one can
 * have made it, only the other can read it). `undefined`: no such device.
 */
export async function sealSignal(signal: Signal, to: DeviceId, sealing: Sealing): Promise<Bytes | undefined> {
  const { self, agree, keyOf } = sealing
  const key = keyOf(to)
  if (key === undefined) return undefined
  const sender = await suite.createSenderContext({
    recipientPublicKey: await publicKey(key),
    senderKey: agree,
    info: info(self, to)
  })
  const sealed = new Uint8Array(await sender.seal(Uint8Array.from(body(signal))))
  return joinBytes(
    Uint8Array.of(closed),
    fromHex(self) ?? new Uint8Array(),
    new Uint8Array(sender.enc),
    sealed
  ) as Bytes
}

/** The signal in bytes of either kind, when it is one and for this device. */
export async function readSignal(bytes: Uint8Array, sealing: Sealing): Promise<Signal | undefined> {
  if (bytes.length > longest) return undefined
  if (bytes[0] === open) return readBody(bytes.slice(1))
  if (bytes[0] !== closed) return undefined
  const from = hex(bytes.slice(1, 1 + idLength))
  const plain = await unseal(bytes.slice(1 + idLength), from, sealing)
  const signal = plain === undefined ? undefined : readBody(plain)
  return signal === undefined ? undefined : { ...signal, from }
}

async function unseal(sealed: Uint8Array, from: DeviceId, sealing: Sealing): Promise<Uint8Array | undefined> {
  const key = sealing.keyOf(from)
  if (key === undefined) return undefined
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: sealing.agree,
      senderPublicKey: await publicKey(key),
      enc: Uint8Array.from(sealed.slice(0, encapsulated)),
      info: info(from, sealing.self)
    })
    return new Uint8Array(await recipient.open(Uint8Array.from(sealed.slice(encapsulated))))
  } catch {
    return undefined
  }
}
