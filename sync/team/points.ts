import { ed25519 } from '@noble/curves/ed25519.js'

/** MEM-5: a public key that is canonical, on the curve and not of small order; others make signatures ambiguous. */
export function isSoundPoint(key: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(key, false).isSmallOrder()
  } catch {
    return false
  }
}
