import * as v from 'valibot'
import { encodeCanonical, decodeCanonical } from '../team/canonical'
import { deviceId, signable, verifies, type DeviceId, type EntryId, type PublicDevice, type Sign } from '../team/entry'
import { isSoundPoint } from '../team/points'

/** What each side says first inside the encrypted connection: who it is, for which team, proven for this connection only. */
export interface Greeting {
  readonly team: EntryId
  readonly device: PublicDevice
  /** Heads of the sender's team log, so that the other knows whether it lacks entries. */
  readonly heads: readonly EntryId[]
}

export interface Peer extends Greeting {
  readonly id: DeviceId
}

const key = v.pipe(
  v.instance(Uint8Array),
  v.check((value) => value.length === 32)
)
const entryId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const schema = v.strictObject({
  team: entryId,
  sign: key,
  agree: key,
  label: v.pipe(v.string(), v.maxLength(100)),
  heads: v.pipe(v.array(entryId), v.maxLength(64)),
  proof: v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === 64)
  )
})

export type Side = 'initiator' | 'responder'

const statement = (greeting: Greeting, transcript: Uint8Array, side: Side, other: DeviceId): Uint8Array => {
  const { team, device, heads } = greeting
  return encodeCanonical({
    transcript,
    side,
    team,
    sign: device.sign,
    agree: device.agree,
    label: device.label,
    heads: [...heads],
    other
  })
}

/** @param other the device that is answered; empty from the side that speaks first, which does not know it yet */
export async function sayGreeting(
  greeting: Greeting,
  transcript: Uint8Array,
  side: Side,
  other: DeviceId,
  sign: Sign
): Promise<Uint8Array<ArrayBuffer>> {
  const { team, device, heads } = greeting
  const proof = await sign(signable('channel', statement(greeting, transcript, side, other)))
  const { sign: signKey, agree, label } = device
  return Uint8Array.from(encodeCanonical({ team, sign: signKey, agree, label, heads: [...heads], proof }))
}

/** The peer behind a greeting, when its proof is for this connection and this side. */
export function hearGreeting(bytes: Uint8Array, transcript: Uint8Array, side: Side, other: DeviceId): Peer | undefined {
  const decoded = decodeCanonical(bytes)
  const parsed = decoded.ok ? v.safeParse(schema, decoded.value) : undefined
  if (parsed?.success !== true) return undefined
  const { proof, team, heads, ...device } = parsed.output
  const greeting: Greeting = { team, device, heads }
  if (
    !isSoundPoint(device.sign) ||
    !verifies(proof, 'channel', statement(greeting, transcript, side, other), device.sign)
  )
    return undefined
  return { ...greeting, id: deviceId(device) }
}
