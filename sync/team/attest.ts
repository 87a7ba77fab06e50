import type { Attestation } from '../replica'
import { encodeCanonical } from './canonical'
import { signable, verifies, type EntryId, type Sign } from './entry'

export type Claim = Omit<Attestation, 'signature'>

const statement = (team: EntryId, { cls, number, actor, seq, hash, device }: Claim): Uint8Array =>
  encodeCanonical({ team, cls, number, actor, seq, hash, device })

/**
 * SYNC-10: vouches for an actor's changes in a segment up to a number. A change's hash covers all that it rests on, and
 * change n of an actor rests on its change n − 1; so one signature is enough for all of them.
 */
export async function attest(team: EntryId, claim: Claim, sign: Sign): Promise<Attestation> {
  return { ...claim, signature: Uint8Array.from(await sign(signable('attestation', statement(team, claim)))) }
}

/** @param key the signing key that the team's log has for the attestation's device */
export const isAttested = (team: EntryId, { signature, ...claim }: Attestation, key: Uint8Array): boolean =>
  verifies(signature, 'attestation', statement(team, claim), key)
