import * as v from 'valibot'
import { recordClasses } from '../../crm/types'
import { decodeCanonical, encodeCanonical } from '../team/canonical'
import { sameBytes } from '../team/bytes'
import { bytesOf, sha256, type Bytes } from './bytes'

/** What an archive consists of, inside its blocks: one CBOR map after another. ARC-4. */

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const bytes = v.pipe(
  v.instance(Uint8Array),
  v.transform((value): Bytes => bytesOf(value))
)
const sum = v.pipe(
  bytes,
  v.check((value) => value.length === 32)
)

const manifest = v.strictObject({
  k: v.literal('manifest'),
  name: v.pipe(v.string(), v.maxLength(500)),
  /** When the ledger was begun, milliseconds. */
  created: count,
  people: count,
  companies: count,
  activities: count,
  /** Documents that follow. */
  documents: count
})

const documentPart = v.strictObject({
  k: v.literal('document'),
  cls: v.picklist(recordClasses),
  number: v.pipe(count, v.maxValue(1_000_000)),
  /** How often the segment was rewritten to erase something. */
  generation: v.pipe(count, v.maxValue(1_000_000)),
  /** Automerge data: every stored piece of the document, oldest first. */
  bytes,
  sum
})

/** Entries of the journal or the log, or imports: a JSON array, deflated (RFC 1951). */
const entries = v.strictObject({ k: v.picklist(['journal', 'log', 'imports']), count, bytes, sum })

const end = v.strictObject({
  k: v.literal('end'),
  parts: count,
  /** SHA-256 over the sums of all parts, in their order. */
  sum
})

const partSchema = v.variant('k', [manifest, documentPart, entries, end])

export type Part = v.InferOutput<typeof partSchema>
export type Manifest = v.InferOutput<typeof manifest>
export type DocumentPart = v.InferOutput<typeof documentPart>
export type EntriesPart = v.InferOutput<typeof entries>

/** Longest part. A segment holds half a million characters; this leaves room for its history. */
export const longestPart = 67_108_864

export const encodePart = (part: Part): Uint8Array => encodeCanonical(part)

/** The part behind bytes, its own sum checked; `undefined` when it is none. */
export async function decodePart(stored: Uint8Array): Promise<Part | undefined> {
  const decoded = decodeCanonical(stored)
  const parsed = decoded.ok ? v.safeParse(partSchema, decoded.value) : undefined
  if (parsed?.success !== true) return undefined
  const part = parsed.output
  if ('bytes' in part && !sameBytes(await sha256(part.bytes), part.sum)) return undefined
  return part
}
