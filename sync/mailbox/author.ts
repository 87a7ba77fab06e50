import { sha256 } from '@noble/hashes/sha2.js'
import type { Replica } from '../replica'
import { hex } from '../team/bytes'

/** The front half of this device's actor ids: the first 8 bytes of SHA-256 of its signing key. Empty before it is a member. */
export function authorOf({ log, device }: Pick<Replica, 'log' | 'device'>): string {
  const own = log.now().state.devices.get(device)
  return own === undefined ? '' : hex(sha256(own.sign).slice(0, 8))
}
