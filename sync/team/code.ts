import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../../platform/result'
import { joinBytes, sameBytes } from './bytes'

/** Crockford's base 32: no letters that are taken for digits, and small ones are as good as capitals. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

const checksum = (payload: Uint8Array): Uint8Array =>
  sha256(joinBytes(new TextEncoder().encode('bahi code'), payload)).slice(0, 3)

/** CODE-1: bytes as text to read out, type in or scan: a checksum of three bytes behind them, in groups of five. */
export function encodeCode(payload: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of joinBytes(payload, checksum(payload))) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += digits.charAt((held >> (bits - 5)) & 31)
  }
  if (bits > 0) text += digits.charAt((held << (5 - bits)) & 31)
  return text.replace(/.{5}(?=.)/g, '$&-')
}

/** The bytes of a code however it was typed: case, spaces, dashes, and O for 0 or I and L for 1 do not matter. */
export function decodeCode(text: string): Result<Uint8Array, 'mistyped'> {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const typed of text.slice(0, 400).toUpperCase().replace(/[\s-]/g, '')) {
    const value = digits.indexOf(alike[typed] ?? typed)
    if (value < 0) return err('mistyped')
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  const whole = Uint8Array.from(bytes)
  const payload = whole.slice(0, -3)
  const leftover = held & ((1 << bits) - 1)
  if (whole.length < 4 || bits >= 5 || leftover !== 0 || !sameBytes(whole.slice(-3), checksum(payload)))
    return err('mistyped')
  return ok(payload)
}
