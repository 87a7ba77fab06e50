import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../../platform/result'
import { fromHex, hex, joinBytes } from './bytes'
import { decodeCode, encodeCode } from './code'
import { joinStatement, signable, type EntryId, type Op, type PublicDevice } from './entry'
import type { Role } from './roles'

/**
 * An invitation is a secret of 16 random bytes that is handed over outside the program (link, QR, read out). The log holds
 * only the public key made of it (INV-1), so reading the log lets nobody in.
 */
export interface Invitation {
  readonly team: EntryId
  readonly seed: Uint8Array
}

const version = 1
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** INV-2: everything about an invitation is derived from its seed and the team, each under a name of its own. */
const derive = ({ team, seed }: Invitation, name: string, length: number): Uint8Array =>
  hkdf(sha256, seed, fromHex(team) ?? new Uint8Array(), utf8(`bahi ${name} v1`), length)

export const newInvitation = (team: EntryId): Invitation => ({ team, seed: crypto.getRandomValues(new Uint8Array(16)) })

/** The id by which the log and the meeting place know an invitation. */
export const invitationId = (invitation: Invitation): string => hex(derive(invitation, 'invite id', 16))

/** Key for what inviter and newcomer leave for each other before the newcomer is a member. */
export const meetingKey = (invitation: Invitation): Uint8Array => derive(invitation, 'invite meeting', 32)

/** The log entry's operation that makes an invitation known. @param until milliseconds */
export function inviteOp(invitation: Invitation, role: Role, until: number, uses = 1): Op {
  const key = Uint8Array.from(ed25519.getPublicKey(derive(invitation, 'invite key', 32)))
  return { op: 'invite', invite: invitationId(invitation), key, role, until, uses }
}

/** What a newcomer hands to any member who may admit: their keys, and the proof that they hold the seed. */
export interface JoinRequest {
  readonly invite: string
  readonly device: PublicDevice
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly proof: Uint8Array<ArrayBuffer>
}

export function requestToJoin(invitation: Invitation, device: PublicDevice): JoinRequest {
  const nonce = crypto.getRandomValues(new Uint8Array(16))
  const statement = signable('join', joinStatement(invitation.team, device, nonce))
  const proof = Uint8Array.from(ed25519.sign(statement, derive(invitation, 'invite key', 32)))
  return { invite: invitationId(invitation), device, nonce, proof }
}

/** INV-3: version, team, seed; at most 120 characters as text. */
export const invitationCode = ({ team, seed }: Invitation): string =>
  encodeCode(joinBytes(Uint8Array.of(version), fromHex(team) ?? new Uint8Array(32), seed))

/** Reads a code, or a link that ends in one behind a `#`. */
export function readInvitation(text: string): Result<Invitation, 'mistyped' | 'newer'> {
  const decoded = decodeCode(text.slice(text.lastIndexOf('#') + 1))
  if (!decoded.ok) return decoded
  const bytes = decoded.value
  if (bytes[0] !== version) return err('newer')
  if (bytes.length !== 49) return err('mistyped')
  return ok({ team: hex(bytes.slice(1, 33)), seed: bytes.slice(33) })
}
