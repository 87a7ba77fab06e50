import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import * as v from 'valibot'
import { recordClasses } from '../../crm/types'
import { strictCbor } from '../team/canonical'

/** What two devices of a team say to each other inside a channel (`docs/spec/sync.md`, SYNC-30 to SYNC-39). */

const bytes = v.pipe(
  v.instance(Uint8Array),
  v.transform((value) => value.slice())
)
const sized = (length: number) =>
  v.pipe(
    bytes,
    v.check((value) => value.length === length)
  )
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const cls = v.picklist(recordClasses)
const number = v.pipe(whole, v.maxValue(1_000_000))
const deviceId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const actor = v.pipe(v.string(), v.regex(/^[0-9a-f]{2,128}$/))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const sum = sized(16)
const entry = v.strictObject({ body: bytes, signature: sized(64) })

const attestation = v.strictObject({
  cls,
  number,
  actor,
  seq: whole,
  hash,
  device: deviceId,
  signature: sized(64)
})

const schema = v.variant('k', [
  /** A newcomer's request; the device is the one that the channel has proven. */
  v.strictObject({
    k: v.literal('join'),
    invite: deviceId,
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    nonce: sized(16),
    proof: sized(64),
    /** The new device's own proof, for a further device of the same person. */
    own: sized(64)
  }),
  v.strictObject({ k: v.literal('sorry'), reason: v.pipe(v.string(), v.maxLength(40)) }),
  v.strictObject({ k: v.literal('log'), entries: v.pipe(v.array(entry), v.maxLength(20_000)) }),
  /** `back`: the sender wants the other's digest too. */
  v.strictObject({
    k: v.literal('digest'),
    classes: v.pipe(v.array(v.tuple([cls, sum])), v.maxLength(20)),
    back: v.boolean()
  }),
  v.strictObject({ k: v.literal('sums'), cls, list: v.pipe(v.array(v.tuple([number, sum])), v.maxLength(100_000)) }),
  v.strictObject({
    k: v.literal('want'),
    cls,
    number,
    version: v.pipe(v.array(v.tuple([actor, whole])), v.maxLength(20_000))
  }),
  v.strictObject({
    k: v.literal('changes'),
    cls,
    number,
    bytes,
    attestations: v.pipe(v.array(attestation), v.maxLength(20_000)),
    /** An answer to `want`; otherwise said unasked. */
    asked: v.boolean()
  }),
  /** Nothing to hand over for a `want`. */
  v.strictObject({ k: v.literal('nothing'), cls, number }),
  /** After changes that came unasked: what the segment is here now. */
  v.strictObject({ k: v.literal('have'), cls, number, sum }),
  /** The devices that the sender has open sessions with. */
  v.strictObject({ k: v.literal('peers'), devices: v.pipe(v.array(deviceId), v.maxLength(500)) }),
  v.strictObject({
    k: v.literal('presence'),
    record: v.optional(v.pipe(v.string(), v.maxLength(64))),
    editing: v.optional(v.pipe(v.string(), v.maxLength(512)))
  }),
  /** A signal to hand on to another device, and one that was handed on. */
  v.strictObject({
    k: v.literal('pass'),
    to: deviceId,
    signal: v.pipe(
      bytes,
      v.check((value) => value.length <= 16_384)
    )
  }),
  v.strictObject({
    k: v.literal('passed'),
    signal: v.pipe(
      bytes,
      v.check((value) => value.length <= 16_384)
    )
  })
])

export type SessionMessage = v.InferOutput<typeof schema>
export type JoinMessage = Extract<SessionMessage, { k: 'join' }>

export const encodeMessage = (message: SessionMessage): Uint8Array<ArrayBuffer> =>
  encode(message, { ...rfc8949EncodeOptions }).slice()

export function decodeMessage(raw: Uint8Array): SessionMessage | undefined {
  try {
    const parsed = v.safeParse(schema, decode(raw, strictCbor))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
