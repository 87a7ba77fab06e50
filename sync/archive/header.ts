import * as v from 'valibot'
import { err, ok, type Result } from '../../platform/result'
import { decodeCanonical, encodeCanonical } from '../team/canonical'
import { bytesOf, joined, sha256, type Bytes } from './bytes'
import type { ArchiveFault } from './faults'
import { sameBytes } from '../team/bytes'

/** The open part of an archive: what a reader must know before it has a key. See `docs/spec/archive.md`, ARC-1. */

/** The version that this program writes; it reads this one only. */
const archiveVersion = 1

/** A byte above 127, a name, and line ends of both kinds: a copy that "corrected" text is noticed at once. */
const magic = Uint8Array.of(0x89, 0x42, 0x41, 0x48, 0x49, 0x0d, 0x0a, 0x1a)

/** Fewest rounds that are accepted (OWASP's figure for PBKDF2 with SHA-256), and most: a file must not keep us busy for hours. */
export const rounds = { least: 600_000, most: 10_000_000 }

const bytes = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length),
    v.transform((value): Bytes => bytesOf(value))
  )

const lockSchema = v.strictObject({
  kdf: v.literal('PBKDF2-SHA-256'),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(rounds.least), v.maxValue(rounds.most)),
  /** Of the passphrase. */
  salt: bytes(16),
  /** Of this archive. */
  own: bytes(16),
  /** Tells a wrong passphrase from a damaged file. */
  check: bytes(16)
})

const schema = v.strictObject({
  ledger: v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9a-z]{1,40}$/)),
  /** When it was written, milliseconds. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  lock: v.nullable(lockSchema)
})

export type Lock = v.InferOutput<typeof lockSchema>
export type Header = v.InferOutput<typeof schema>

const hashLength = 32
/** Magic, version and length of the header. */
const fixedLength = magic.length + 4
const longestHeader = 4096

/** The header's bytes; the last 32 are the hash of those before, and begin the chain of the blocks. */
export async function encodeHeader(header: Header): Promise<{ readonly bytes: Bytes; readonly hash: Bytes }> {
  const body = encodeCanonical(header as never)
  const numbers = new Uint8Array(4)
  const view = new DataView(numbers.buffer)
  view.setUint16(0, archiveVersion)
  view.setUint16(2, body.length)
  const open = joined([magic, numbers, body])
  const hash = await sha256(open)
  return { bytes: joined([open, hash]), hash }
}

export interface ReadHeader {
  readonly header: Header
  readonly hash: Bytes
  /** Bytes of the file up to the first block. */
  readonly length: number
}

export async function readHeader(file: Blob): Promise<Result<ReadHeader, ArchiveFault>> {
  const start = new Uint8Array(await file.slice(0, fixedLength).arrayBuffer())
  if (!sameBytes(start.subarray(0, magic.length), magic.subarray(0, start.length)) || start.length === 0)
    return err({ kind: 'not-an-archive' })
  if (start.length < fixedLength) return err({ kind: 'truncated' })
  const view = new DataView(start.buffer)
  const found = view.getUint16(magic.length)
  if (found > archiveVersion) return err({ kind: 'newer', found, known: archiveVersion })
  const size = view.getUint16(magic.length + 2)
  if (found !== archiveVersion || size > longestHeader) return err({ kind: 'damaged' })
  const length = fixedLength + size + hashLength
  const whole = new Uint8Array(await file.slice(0, length).arrayBuffer())
  if (whole.length < length) return err({ kind: 'truncated' })
  const hash = await sha256(whole.subarray(0, length - hashLength))
  if (!sameBytes(hash, whole.subarray(length - hashLength))) return err({ kind: 'damaged' })
  const decoded = decodeCanonical(whole.slice(fixedLength, length - hashLength))
  const parsed = decoded.ok ? v.safeParse(schema, decoded.value) : undefined
  return parsed?.success === true ? ok({ header: parsed.output, hash, length }) : err({ kind: 'damaged' })
}
