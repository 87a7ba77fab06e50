import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { err, ok, type Result } from '../../platform/result'
import { joinBytes } from './bytes'
import { encodeCanonical } from './canonical'
import type { DeviceId, EntryId } from './entry'

/** The key of one read scope from one change of members to the next, and how it reaches the devices (HPKE, RFC 9180, base mode). */

type Bytes = Uint8Array<ArrayBuffer>

/** Which key it is. Bound into every box, so that a box cannot be passed off as another's. */
export interface EpochName {
  readonly team: EntryId
  readonly scope: string
  readonly epoch: number
}

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/** Length of the encapsulated key in front of the sealed one. */
const encapsulated = 32

const info = (name: EpochName, device: DeviceId): Bytes =>
  Uint8Array.from(
    encodeCanonical({ what: 'bahi epoch v1', team: name.team, scope: name.scope, epoch: name.epoch, device })
  )

export const newEpochKey = (): Bytes => crypto.getRandomValues(new Uint8Array(32))

/** EPO-1: one box for each device. @param agree the device's X25519 public key */
export async function sealEpoch(
  key: Bytes,
  name: EpochName,
  devices: readonly { readonly id: DeviceId; readonly agree: Uint8Array }[]
): Promise<Record<DeviceId, Bytes>> {
  const boxes = devices.map(async ({ id, agree }) => {
    const recipientPublicKey = await suite.kem.deserializePublicKey(Uint8Array.from(agree))
    const sender = await suite.createSenderContext({ recipientPublicKey, info: info(name, id) })
    const sealed = await sender.seal(key)
    return [id, joinBytes(new Uint8Array(sender.enc), new Uint8Array(sealed)) as Bytes] as const
  })
  return Object.fromEntries(await Promise.all(boxes))
}

/** The key in this device's box, or why there is none. @param agree the device's own pair; the private half stays in the browser */
export async function openEpoch(
  box: Uint8Array,
  name: EpochName,
  device: DeviceId,
  agree: CryptoKeyPair
): Promise<Result<Bytes, 'not-for-us'>> {
  try {
    const enc = Uint8Array.from(box.slice(0, encapsulated))
    const recipient = await suite.createRecipientContext({ recipientKey: agree, enc, info: info(name, device) })
    const key = new Uint8Array(await recipient.open(Uint8Array.from(box.slice(encapsulated))))
    return key.length === 32 ? ok(key) : err('not-for-us')
  } catch {
    return err('not-for-us')
  }
}
