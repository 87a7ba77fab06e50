import { sha256 } from '@noble/hashes/sha2.js'
import { hex } from '../team/bytes'
import type { DeviceId } from '../team/entry'
import type { Bytes } from './place'

/**
 * Names of the files in a place. A name tells who wrote the file, where it stands in the writer's stream, and by its last part
 * the content: two contents never have one name, and a file that is there in part only is noticed (MBX-3).
 */
export interface BundleName {
  readonly kind: 'bundle'
  readonly writer: DeviceId
  /** When the writer began this stream, milliseconds; larger than in all streams of that writer before. */
  readonly stream: number
  /** Sequence number from which the stream tells everything anew. */
  readonly base: number
  readonly sequence: number
  /** First 8 bytes of the file's SHA-256, hexadecimal. */
  readonly sum: string
}

/** A letter to each device of the team: `sync/mailbox/letter.ts`. */
export interface LetterName {
  readonly kind: 'letter'
  readonly writer: DeviceId
  readonly at: number
  readonly sum: string
}

/** What a newcomer asks, and what it is answered: `sync/mailbox/admission.ts`. */
export interface KnockName {
  readonly kind: 'request' | 'answer'
  /** The newcomer. */
  readonly device: DeviceId
  readonly at: number
  readonly sum: string
}

export type FileName = BundleName | LetterName | KnockName

/** First 8 bytes of SHA-256, hexadecimal. */
export const sumOf = (file: Bytes): string => hex(sha256(file).slice(0, 8))

export function fileName(name: FileName): string {
  if (name.kind === 'letter') return `l-${name.writer}-${name.at}-${name.sum}.bahi`
  if (name.kind !== 'bundle') return `${name.kind === 'request' ? 'r' : 'a'}-${name.device}-${name.at}-${name.sum}.bahi`
  return `b-${name.writer}-${name.stream}-${name.base}-${name.sequence}-${name.sum}.bahi`
}

const whole = '(0|[1-9]\\d{0,14})'
const device = '([0-9a-f]{32})'
const sum = '([0-9a-f]{16})'
const bundle = new RegExp(`^b-${device}-${whole}-${whole}-${whole}-${sum}\\.bahi$`)
const letter = new RegExp(`^l-${device}-${whole}-${sum}\\.bahi$`)
const knock = new RegExp(`^([ra])-${device}-${whole}-${sum}\\.bahi$`)

/** What a name says; `undefined` for files that are not ours. Nothing of it is proven. */
export function readFileName(text: string): FileName | undefined {
  const [, writer = '', stream, base, sequence, end = ''] = bundle.exec(text) ?? []
  if (stream !== undefined && Number(base) <= Number(sequence))
    return { kind: 'bundle', writer, stream: Number(stream), base: Number(base), sequence: Number(sequence), sum: end }
  const [, by = '', at, last = ''] = letter.exec(text) ?? []
  if (at !== undefined) return { kind: 'letter', writer: by, at: Number(at), sum: last }
  const [, kind, from = '', when, tail = ''] = knock.exec(text) ?? []
  if (when === undefined) return undefined
  return { kind: kind === 'r' ? 'request' : 'answer', device: from, at: Number(when), sum: tail }
}
