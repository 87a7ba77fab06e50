import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../../platform/result'
import { fromHex, hex, joinBytes } from './bytes'
import { decodeCode, encodeCode } from './code'
import {
  deviceId,
  joinStatement,
  signable,
  type DeviceId,
  type EntryId,
  type Op,
  type PublicDevice,
  type Sign
} from './entry'

/**
 * PAP-1: a device that exists on paper only. Its keys are derived from sixteen random bytes, which are printed and kept
 * nowhere else; whoever has lost all devices acts as it once, to add a new one.
 */
export interface Paper {
  readonly team: EntryId
  readonly id: DeviceId
  readonly device: PublicDevice
  readonly sign: Sign
  /** The pair to which the team's keys are sealed for it. */
  readonly agree: () => Promise<CryptoKeyPair>
}

const version = 2
const label = 'Paper'

export function paperOf(team: EntryId, seed: Uint8Array): Paper {
  const derive = (name: string): Uint8Array =>
    hkdf(sha256, seed, fromHex(team) ?? new Uint8Array(), new TextEncoder().encode(`bahi paper ${name} v1`), 32)
  const secret = derive('sign')
  const sign = Uint8Array.from(ed25519.getPublicKey(secret))
  const agreed = derive('agree')
  const device = { sign, agree: Uint8Array.from(x25519.getPublicKey(agreed)), label }
  return {
    team,
    id: deviceId(device),
    device,
    sign: async (message) => ed25519.sign(message, secret),
    agree: () => pairOf(agreed, device.agree)
  }
}

/** What stands before an X25519 private key in PKCS #8 (RFC 8410). */
const pkcs8 = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32)

async function pairOf(secret: Uint8Array, open: Uint8Array<ArrayBuffer>): Promise<CryptoKeyPair> {
  const format = { name: 'X25519' }
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('pkcs8', Uint8Array.from(joinBytes(pkcs8, secret)), format, false, ['deriveBits']),
    crypto.subtle.importKey('raw', open, format, true, [])
  ])
  return { privateKey, publicKey }
}

export const newPaperSeed = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16))

/** PAP-2: version 2, team, seed; as an invitation's code. */
export const paperCode = (team: EntryId, seed: Uint8Array): string =>
  encodeCode(joinBytes(Uint8Array.of(version), fromHex(team) ?? new Uint8Array(32), seed))

export function readPaper(text: string): Result<Paper, 'mistyped' | 'newer'> {
  const decoded = decodeCode(text)
  if (!decoded.ok) return decoded
  const bytes = decoded.value
  if (bytes[0] !== version) return err(bytes[0] === 1 ? 'mistyped' : 'newer')
  return bytes.length === 49 ? ok(paperOf(hex(bytes.slice(1, 33)), bytes.slice(33))) : err('mistyped')
}

/** In place of a nonce where a device proves its own key (MEM-16). */
export const noNonce = new Uint8Array(16)

/** Adds a device of the member who says it; the device proves that its key is its own. */
export async function addDeviceOp(team: EntryId, device: PublicDevice, sign: Sign): Promise<Op> {
  const proof = Uint8Array.from(await sign(signable('join', joinStatement(team, device, noNonce))))
  return { op: 'add-device', device, proof }
}
