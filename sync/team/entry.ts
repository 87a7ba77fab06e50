import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as v from 'valibot'
import { recordClasses } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import { hex, joinBytes } from './bytes'
import { decodeCanonical, encodeCanonical, type Value } from './canonical'
import { isSoundPoint } from './points'
import { roles } from './roles'

/** What a log entry says. `docs/spec/membership.md` has the byte layout and the rules, by number. */

const bytes = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length)
  )
const blob = (most: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length <= most)
  )
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const entryId = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const role = v.picklist(roles)
const seriesCode = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,4}$/))

const deviceSchema = v.strictObject({ sign: bytes(32), agree: bytes(32), label: v.pipe(v.string(), v.maxLength(100)) })

/** A record that is erased, and the segment that it is in. */
const erasedSchema = v.strictObject({
  cls: v.picklist(recordClasses),
  number: v.pipe(whole, v.maxValue(2 ** 31)),
  id: v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9a-z]{1,40}$/))
})

const opSchema = v.variant('op', [
  v.strictObject({ op: v.literal('create'), team: name, member: id, name, device: deviceSchema, salt: bytes(16) }),
  v.strictObject({
    op: v.literal('invite'),
    invite: id,
    key: bytes(32),
    role,
    until: whole,
    uses: v.pipe(whole, v.minValue(1), v.maxValue(1000))
  }),
  v.strictObject({ op: v.literal('revoke-invite'), invite: id }),
  v.strictObject({
    op: v.literal('admit'),
    invite: id,
    member: id,
    name,
    device: deviceSchema,
    nonce: bytes(16),
    proof: bytes(64)
  }),
  v.strictObject({ op: v.literal('approve'), member: id }),
  v.strictObject({ op: v.literal('add-device'), device: deviceSchema, proof: bytes(64) }),
  v.strictObject({ op: v.literal('remove-device'), device: id }),
  v.strictObject({ op: v.literal('remove-member'), member: id }),
  v.strictObject({ op: v.literal('set-role'), member: id, role }),
  v.strictObject({ op: v.literal('rename'), name }),
  v.strictObject({
    op: v.literal('rotate'),
    scope: v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)),
    epoch: whole,
    boxes: v.record(id, blob(200))
  }),
  v.strictObject({ op: v.literal('grant-series'), code: seriesCode, device: id }),
  v.strictObject({ op: v.literal('close-series'), code: seriesCode, last: whole }),
  v.strictObject({ op: v.literal('set-min-reader'), cls: v.picklist(recordClasses), version: whole }),
  v.strictObject({ op: v.literal('erase'), records: v.pipe(v.array(erasedSchema), v.minLength(1), v.maxLength(500)) })
])

export type Op = v.InferOutput<typeof opSchema>
export type ErasedRecord = v.InferOutput<typeof erasedSchema>
export type PublicDevice = v.InferOutput<typeof deviceSchema>
export type DeviceId = string
export type MemberId = string
export type EntryId = string

const bodySchema = v.strictObject({
  v: v.literal(1),
  /** Id of the log's create entry; empty text in that entry itself. */
  team: v.union([entryId, v.literal('')]),
  parents: v.pipe(v.array(entryId), v.maxLength(64)),
  author: id,
  /** The author's clock in milliseconds. Information only: no rule looks at it. */
  at: whole,
  op: v.unknown()
})

export interface Entry {
  readonly id: EntryId
  /** Id of the log's create entry; empty text in that entry itself. */
  readonly team: EntryId
  readonly parents: readonly EntryId[]
  readonly author: DeviceId
  readonly at: number
  /** `undefined`: an operation of a newer version. The team is then read-only here until the program is updated. */
  readonly op: Op | undefined
  /** The signed bytes, as they came. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

/** MEM-3: the first 16 bytes of SHA-256 over both public keys. */
export const deviceId = (device: Pick<PublicDevice, 'sign' | 'agree'>): DeviceId =>
  hex(sha256(joinBytes(device.sign, device.agree)).slice(0, 16))

const context = (name: string, body: Uint8Array): Uint8Array =>
  joinBytes(new TextEncoder().encode(`bahi ${name} v1\0`), body)

/** Signs with a key that the program itself cannot read. */
export type Sign = (message: Uint8Array) => Promise<Uint8Array>

export interface EntryInput {
  /** Id of the log's create entry; empty text in that entry itself. */
  readonly team: EntryId
  readonly parents: readonly EntryId[]
  readonly author: DeviceId
  readonly at: number
  readonly op: Op
}

/** Writes and signs an entry. */
export async function signEntry(input: EntryInput, sign: Sign): Promise<Entry> {
  const body = encodeCanonical({ v: 1, ...input, parents: input.parents.toSorted(), op: input.op as unknown as Value })
  const signature = await sign(context('entry', body))
  return { ...input, parents: input.parents.toSorted(), id: hex(sha256(body)), body, signature }
}

export type EntryFault = 'malformed' | 'unsound-key'

/** MEM-2, MEM-4: reads an entry and checks its form. Whether its author may say this is decided by `resolve`. */
export function readEntry(body: Uint8Array, signature: Uint8Array): Result<Entry, EntryFault> {
  if (body.length > 65_536 || signature.length !== 64) return err('malformed')
  const decoded = decodeCanonical(body)
  if (!decoded.ok) return err('malformed')
  const parsed = v.safeParse(bodySchema, decoded.value)
  if (!parsed.success) return err('malformed')
  const { parents, op, team, author, at } = parsed.output
  if (parents.some((parent, at) => at > 0 && parent <= (parents[at - 1] ?? ''))) return err('malformed')
  const known = v.safeParse(opSchema, op)
  if (!known.success && isKnownKind(op)) return err('malformed')
  if (known.success && !soundKeys(known.output)) return err('unsound-key')
  const entry = { id: hex(sha256(body)), team, parents, author, at, body, signature }
  return ok({ ...entry, op: known.success ? known.output : undefined })
}

const kinds = new Set(opSchema.options.map((option) => option.entries.op.literal as string))

const isKnownKind = (op: unknown): boolean =>
  typeof op !== 'object' || op === null || !Object.hasOwn(op, 'op') || kinds.has(String((op as { op: unknown }).op))

function soundKeys(op: Op): boolean {
  if (op.op === 'invite') return isSoundPoint(op.key)
  return 'device' in op && typeof op.device === 'object' ? isSoundPoint(op.device.sign) : true
}

/** MEM-5: one implementation decides what a valid signature is, so that no two browsers can disagree about the log. */
export function verifies(signature: Uint8Array, name: string, body: Uint8Array, key: Uint8Array): boolean {
  const message = context(name, body)
  const checked = hex(sha256(joinBytes(signature, key, message)))
  if (valid.has(checked)) return true
  try {
    if (!ed25519.verify(signature, message, key, { zip215: false })) return false
  } catch {
    return false
  }
  if (valid.size >= mostValid) valid.clear()
  valid.add(checked)
  return true
}

/** What was found valid: the same entries and attestations come from every peer, and a check takes over a millisecond. */
const valid = new Set<string>()
const mostValid = 5000

/** What a newcomer signs with the invitation's key, and a new device with its own. */
export const joinStatement = (team: EntryId, device: PublicDevice, nonce: Uint8Array): Uint8Array =>
  encodeCanonical({ team, sign: device.sign, agree: device.agree, nonce })

/** The bytes to sign for a statement of this name. */
export const signable = context
