import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import { err, ok, type Result } from '../../platform/result'
import { sameBytes } from './bytes'

/** The plain values that the log is written in. Text keys, whole numbers within 2^53, no floats, no tags. */
export type Value = string | number | boolean | null | Uint8Array | readonly Value[] | { readonly [key: string]: Value }

/** Decoding for what others wrote: no spelling of a value that our own encoder never makes. */
export const strictCbor = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true
} as const

/** The one encoding of a value: deterministic CBOR (RFC 8949 §4.2.1). */
export const encodeCanonical = (value: Value): Uint8Array => encode(value, { ...rfc8949EncodeOptions })

/** The value behind bytes, when they are its one encoding; every other spelling of the same value is refused. */
export function decodeCanonical(bytes: Uint8Array): Result<unknown, 'malformed'> {
  try {
    const value: unknown = decode(bytes, strictCbor)
    return sameBytes(encode(value, { ...rfc8949EncodeOptions }), bytes) ? ok(value) : err('malformed')
  } catch {
    return err('malformed')
  }
}
