import type { DeviceKeys } from '../store/device'
import { hex } from './bytes'
import { deviceId, type DeviceId, type PublicDevice, type Sign } from './entry'

/** A device with the means to act as it. The private halves stay in the browser. */
export interface Identity {
  readonly id: DeviceId
  readonly device: PublicDevice
  readonly sign: Sign
  readonly agree: CryptoKeyPair
}

/** @param label what the device is called; the log has the one that counts */
export async function identityOf(keys: DeviceKeys, label: string): Promise<Identity> {
  const [sign, agree] = await Promise.all([raw(keys.sign.publicKey), raw(keys.agree.publicKey)])
  const device: PublicDevice = { sign, agree, label }
  return {
    id: deviceId(device),
    device,
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', keys.sign.privateKey, Uint8Array.from(message))),
    agree: keys.agree
  }
}

const raw = async (key: CryptoKey): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.exportKey('raw', key))

/** The front half of a device's actor ids, by its signing key: who wrote a change, as far as the change itself says. */
export async function authorOf(sign: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', Uint8Array.from(sign))
  return hex(new Uint8Array(hash, 0, 8))
}
