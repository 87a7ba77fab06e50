import * as v from 'valibot'
import { recordClasses } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import type { Attestation, Version, WireEntry } from '../replica'
import type { SegmentName } from '../store/document'
import { fromHex, hex } from '../team/bytes'
import { decodeCanonical, encodeCanonical } from '../team/canonical'
import type { DeviceId, EntryId } from '../team/entry'
import type { Bytes } from './place'
import { squeeze, unsqueeze } from './squeeze'

/** How far a device has read another one's stream. */
export interface Position {
  readonly stream: number
  readonly sequence: number
}

/** Changes of one segment. `version`: what a reader of the whole stream has by then, as far as it is new (MBX-14). */
export interface Parcel {
  readonly name: SegmentName
  readonly version: Version
  readonly bytes: Bytes
  readonly attestations: readonly Attestation[]
}

/** An invitation's id, and the key of what newcomers and members leave for each other (INV-2). */
export interface Meeting {
  readonly invite: string
  readonly key: Bytes
}

/** What a bundle says (MBX-11). */
export interface Content {
  readonly stream: number
  readonly base: number
  /** SHA-256 of the writer's file before this one in its stream; empty in the first. */
  readonly before: Bytes
  readonly entries: readonly WireEntry[]
  /** Heads of the writer's team log. */
  readonly heads: readonly EntryId[]
  /** How far the writer has read the others. */
  readonly read: Readonly<Record<DeviceId, Position>>
  /** Writers whose streams the writer cannot follow: they are asked to tell everything anew. */
  readonly wants: readonly DeviceId[]
  /** Invitations of the writer, by which newcomers are heard (MBX-40). */
  readonly meetings: readonly Meeting[]
  readonly parcels: readonly Parcel[]
}

/** Most bytes of a content before it is squeezed, and of a file. */
export const mostContent = 12 * 1024 * 1024
export const mostFile = 14 * 1024 * 1024

const size = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length)
  )
const upTo = (most: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length <= most)
  )
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const actor = v.pipe(
  v.instance(Uint8Array),
  v.check((value) => value.length === 16 || value.length === 24)
)

const attestation = v.strictObject({
  actor,
  seq: whole,
  hash: size(32),
  device: size(16),
  signature: size(64)
})

const parcel = v.strictObject({
  cls: v.picklist(recordClasses),
  number: whole,
  version: v.pipe(v.array(v.strictTuple([actor, whole])), v.maxLength(20_000)),
  bytes: upTo(8 * 1024 * 1024),
  vouched: v.pipe(v.array(attestation), v.maxLength(20_000))
})

export const wireEntries = v.pipe(v.array(v.strictTuple([upTo(65_536), size(64)])), v.maxLength(20_000))

const schema = v.strictObject({
  v: v.literal(1),
  stream: whole,
  base: whole,
  before: v.union([size(32), size(0)]),
  log: wireEntries,
  heads: v.pipe(v.array(size(32)), v.maxLength(64)),
  read: v.pipe(v.array(v.strictTuple([size(16), whole, whole])), v.maxLength(2000)),
  wants: v.pipe(v.array(size(16)), v.maxLength(2000)),
  meet: v.pipe(v.array(v.strictTuple([size(16), size(32)])), v.maxLength(1000)),
  parcels: v.pipe(v.array(parcel), v.maxLength(20_000))
})

const bin = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array()
const owned = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes)

/** Entries as they are written into bundles and letters. */
export const packEntries = (entries: readonly WireEntry[]): Uint8Array[][] =>
  entries.map(({ body, signature }) => [body, signature])

export const unpackEntries = (entries: v.InferOutput<typeof wireEntries>): WireEntry[] =>
  entries.map(([body, signature]) => ({ body: owned(body), signature: owned(signature) }))

export function encodeContent(content: Content): Promise<Bytes> {
  const value = {
    v: 1,
    stream: content.stream,
    base: content.base,
    before: content.before,
    log: packEntries(content.entries),
    heads: content.heads.map(bin),
    read: Object.entries(content.read).map(([id, { stream, sequence }]) => [bin(id), stream, sequence]),
    wants: content.wants.map(bin),
    meet: content.meetings.map(({ invite, key }) => [bin(invite), key]),
    parcels: content.parcels.map(({ name, version, bytes, attestations }) => ({
      cls: name.cls,
      number: name.number,
      version: Object.entries(version).map(([id, seq]) => [bin(id), seq]),
      bytes,
      vouched: attestations.map((one) => ({
        actor: bin(one.actor),
        seq: one.seq,
        hash: bin(one.hash),
        device: bin(one.device),
        signature: one.signature
      }))
    }))
  }
  return squeeze(owned(encodeCanonical(value)))
}

export async function decodeContent(squeezed: Bytes): Promise<Result<Content, 'malformed'>> {
  const bytes = await unsqueeze(squeezed, mostContent)
  const decoded = bytes === undefined ? undefined : decodeCanonical(bytes)
  const parsed = decoded?.ok === true ? v.safeParse(schema, decoded.value) : undefined
  if (parsed?.success !== true) return err('malformed')
  const { stream, base, before, log, heads, read, wants, meet, parcels } = parsed.output
  return ok({
    stream,
    base,
    before: owned(before),
    entries: unpackEntries(log),
    heads: heads.map(hex),
    read: Object.fromEntries(read.map(([id, of, sequence]) => [hex(id), { stream: of, sequence }])),
    wants: wants.map(hex),
    meetings: meet.map(([invite, key]) => ({ invite: hex(invite), key: owned(key) })),
    parcels: parcels.map(readParcel)
  })
}

function readParcel({ cls, number, version, bytes, vouched }: v.InferOutput<typeof parcel>): Parcel {
  return {
    name: { cls, number },
    version: Object.fromEntries(version.map(([id, seq]) => [hex(id), seq])),
    bytes: owned(bytes),
    attestations: vouched.map((one) => ({
      cls,
      number,
      actor: hex(one.actor),
      seq: one.seq,
      hash: hex(one.hash),
      device: hex(one.device),
      signature: owned(one.signature)
    }))
  }
}
