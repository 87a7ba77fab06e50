import { err, ok, type Result } from '../../platform/result'
import { sameBytes } from '../team/bytes'
import type { Bytes } from './bytes'
import type { ArchiveFault } from './faults'
import { rounds, type Lock } from './header'

/** Keys of locked archives. PBKDF2, HKDF and AES-GCM are the browser's own (WebCrypto). */

const utf8 = (text: string): Bytes => Uint8Array.from(new TextEncoder().encode(text))

/**
 * What a passphrase gives: kept by the browser so that an automatic backup need not ask, and of no use for finding the
 * passphrase or being taken elsewhere, because it cannot be exported.
 */
export interface Master {
  readonly key: CryptoKey
  readonly salt: Bytes
  readonly rounds: number
}

/** Written the same, typed on another keyboard: two ways to spell the same letters give one passphrase. */
const spelled = (passphrase: string): Bytes => utf8(passphrase.normalize('NFKC'))

export async function createMaster(passphrase: string): Promise<Master> {
  return derive(passphrase, crypto.getRandomValues(new Uint8Array(16)), rounds.least)
}

async function derive(passphrase: string, salt: Bytes, count: number): Promise<Master> {
  const material = await crypto.subtle.importKey('raw', spelled(passphrase), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count },
    material,
    256
  )
  const key = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey', 'deriveBits'])
  return { key, salt, rounds: count }
}

/** A key for one archive. Each archive has its own, so that a counter can be the nonce. */
export async function lockWith(master: Master): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const own = crypto.getRandomValues(new Uint8Array(16))
  const { key, check } = await archiveKey(master, own)
  return { lock: { kdf: 'PBKDF2-SHA-256', rounds: master.rounds, salt: master.salt, own, check }, key }
}

export async function unlock(lock: Lock, passphrase: string | undefined): Promise<Result<CryptoKey, ArchiveFault>> {
  if (passphrase === undefined || passphrase === '') return err({ kind: 'needs-passphrase' })
  const { key, check } = await archiveKey(await derive(passphrase, lock.salt, lock.rounds), lock.own)
  return sameBytes(check, lock.check) ? ok(key) : err({ kind: 'wrong-passphrase' })
}

async function archiveKey(master: Master, own: Bytes): Promise<{ readonly key: CryptoKey; readonly check: Bytes }> {
  const parameters = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: own, info: utf8(info) })
  const [key, check] = await Promise.all([
    crypto.subtle.deriveKey(parameters('bahi archive key v1'), master.key, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt'
    ]),
    crypto.subtle.deriveBits(parameters('bahi archive check v1'), master.key, 128)
  ])
  return { key, check: new Uint8Array(check) }
}
