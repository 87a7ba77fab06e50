import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../../platform/result'
import { joinBytes, sameBytes } from '../team/bytes'

/**
 * A signal (`rendezvous-signal.ts`) as a text that two people hand to each other in a chat, a mail or a QR code. Nothing rests
 * on who has carried it: the channel proves both sides again (CHN-4).
 */

type Bytes = Uint8Array<ArrayBuffer>

export type SignalFault =
  /** Cut off, mistyped, or no such text. */
  | 'mistyped'
  /** Made by a newer version. */
  | 'newer'

const version = 1
const marker = 'BAHI'

const checksum = (payload: Uint8Array): Uint8Array =>
  sha256(joinBytes(new TextEncoder().encode('bahi signal'), payload)).slice(0, 3)

/**
 * RTC-4: `BAHI`, then version, length of the payload in two bytes, payload and a checksum of three bytes in base 64 for
 * addresses. For pasting, not for typing.
 */
export function signalText(payload: Uint8Array): string {
  const whole = joinBytes(Uint8Array.of(version, payload.length >> 8, payload.length & 255), payload)
  const text = btoa(String.fromCharCode(...joinBytes(whole, checksum(whole))))
  return marker + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const longest = 4000

/** The payload of a text as it was pasted: with blanks, line breaks, a mail's quotation marks, and words before and after. */
export function readSignalText(text: string): Result<Bytes, SignalFault> {
  const found = /BAHI([\w-]{8,})/.exec(text.slice(0, longest).replace(/[\s>]/g, ''))?.[1] ?? ''
  const head = fromBase64(found.slice(0, 4))
  if (head === undefined) return err('mistyped')
  if (head[0] !== version) return err('newer')
  const end = 3 + (head[1] ?? 0) * 256 + (head[2] ?? 0)
  const whole = fromBase64(found.slice(0, Math.ceil(((end + 3) * 4) / 3)))
  if (whole?.length !== end + 3) return err('mistyped')
  return sameBytes(whole.slice(end), checksum(whole.slice(0, end))) ? ok(whole.slice(3, end)) : err('mistyped')
}

function fromBase64(text: string): Bytes | undefined {
  if (text === '') return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
