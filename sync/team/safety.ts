import { sha512 } from '@noble/hashes/sha2.js'
import { fromHex, joinBytes } from './bytes'
import type { EntryId, PublicDevice } from './entry'

/**
 * SAFE-1: sixty digits in twelve groups that two people read to each other. They are equal exactly when both have the same
 * keys of each other and the same team; a stranger in between would have to change them.
 */
export function safetyNumber(team: EntryId, mine: PublicDevice, theirs: PublicDevice): readonly string[] {
  const keys = [mine, theirs].map(({ sign, agree }) => joinBytes(sign, agree)).toSorted(compare)
  const digest = stretched(
    joinBytes(new TextEncoder().encode('bahi safety v1'), fromHex(team) ?? new Uint8Array(), ...keys)
  )
  return Array.from({ length: 12 }, (_, at) => {
    const number = digest.slice(at * 5, at * 5 + 5).reduce((sum, byte) => sum * 256 + byte, 0)
    return String(number % 100_000).padStart(5, '0')
  })
}

/** Repeated hashing, so that searching keys for a wanted number costs 5,200 times as much. */
function stretched(input: Uint8Array): Uint8Array {
  let digest = sha512(input)
  for (let round = 1; round < 5200; round++) digest = sha512(joinBytes(digest, input))
  return digest
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
