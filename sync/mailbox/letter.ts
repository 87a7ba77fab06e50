import * as v from 'valibot'
import { err, ok, type Result } from '../../platform/result'
import type { WireEntry } from '../replica'
import { decryptBlob, openBlob, readBlob, sealBlob } from '../team/blob'
import { fromHex, hex, joinBytes } from '../team/bytes'
import { decodeCanonical, encodeCanonical } from '../team/canonical'
import { readEntry, type DeviceId, type Entry, type EntryId, type Sign } from '../team/entry'
import { newEpochKey, openEpoch, sealEpoch } from '../team/epoch'
import { resolve } from '../team/resolve'
import { memberOf } from '../team/state'
import { packEntries, unpackEntries, wireEntries } from './content'
import { fileName, sumOf, type LetterName } from './names'
import type { Bytes } from './place'
import { squeeze, unsqueeze } from './squeeze'

/**
 * A letter brings a device that has missed something (a newcomer most of all) the team's log and the keys by which the
 * bundles in the place are sealed. It has a box for each device of the team, which only that device can open (MBX-20).
 */
export interface Letter {
  readonly entries: readonly WireEntry[]
  /** Keys of the team by number. */
  readonly keys: readonly (readonly [epoch: number, key: Bytes])[]
}

/** The name under which a letter's boxes and content are sealed, so that no box of a log entry passes for one. */
const letterScope = 'letter'
const mostLetter = 8 * 1024 * 1024

const sized = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length)
  )
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const inside = v.strictObject({
  log: wireEntries,
  keys: v.pipe(v.array(v.strictTuple([whole, sized(32)])), v.maxLength(10_000))
})
const boxes = v.pipe(v.array(v.strictTuple([sized(16), sized(80)])), v.maxLength(2000))

export interface Writer {
  readonly team: EntryId
  readonly device: DeviceId
  readonly sign: Sign
}

/** @param at milliseconds; later than in the writer's letters before @param readers the team's devices */
export async function sealLetter(
  letter: Letter,
  at: number,
  readers: readonly { readonly id: DeviceId; readonly agree: Uint8Array }[],
  { team, device, sign }: Writer
): Promise<{ name: string; file: Bytes }> {
  const key = newEpochKey()
  const scope = { team, scope: letterScope, epoch: at }
  // A device with a key that nothing can be sealed to must not keep the others from their letters.
  const each = await Promise.all(readers.map((one) => sealEpoch(key, scope, [one]).catch(() => ({}))))
  const front = encodeCanonical(
    each.flatMap((sealed) =>
      Object.entries<Bytes>(sealed).map(([id, bytes]) => [fromHex(id) ?? new Uint8Array(), bytes])
    )
  )
  const content = encodeCanonical({
    log: packEntries(letter.entries),
    keys: letter.keys.map(([epoch, bytes]) => [epoch, bytes])
  })
  const header = { team, scope: letterScope, epoch: at, writer: device, sequence: 0 }
  const blob = await sealBlob(await squeeze(Uint8Array.from(content)), header, key, sign)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, front.length)
  const file = Uint8Array.from(joinBytes(length, front, blob))
  return { name: fileName({ kind: 'letter', writer: device, at, sum: sumOf(file) }), file }
}

export type LetterFault =
  | 'incomplete'
  | 'malformed'
  | 'forged'
  /** Written by somebody who is not in the team, or no longer. */
  | 'stranger'
  /** It has no box for this device. */
  | 'no-key'

export interface Reader {
  readonly team: EntryId
  readonly device: DeviceId
  readonly agree: CryptoKeyPair
  /** The log as this device has it; empty while it is joining. */
  readonly entries: readonly WireEntry[]
}

/**
 * MBX-21: a letter counts when its writer is in the team that this device's log and the letter's together make. Entries
 * prove themselves by their signatures and the team's id, so a device that knows the id only can read its first letter.
 */
export async function openLetter(name: LetterName, file: Bytes, reader: Reader): Promise<Result<Letter, LetterFault>> {
  if (sumOf(file) !== name.sum) return err('incomplete')
  if (file.length < 4) return err('malformed')
  const length = new DataView(file.buffer, file.byteOffset).getUint32(0)
  const front = decodeCanonical(file.slice(4, 4 + length))
  const found = front.ok ? v.safeParse(boxes, front.value) : undefined
  const parts = readBlob(file.slice(4 + length))
  if (found?.success !== true || !parts.ok) return err('malformed')
  const { header } = parts.value
  if (header.team !== reader.team || header.scope !== letterScope) return err('forged')
  if (header.writer !== name.writer || header.epoch !== name.at) return err('forged')
  const own = found.output.find(([id]) => hex(id) === reader.device)
  if (own === undefined) return err('no-key')
  const scope = { team: reader.team, scope: letterScope, epoch: header.epoch }
  const key = await openEpoch(own[1], scope, reader.device, reader.agree)
  if (!key.ok) return err('no-key')
  // Who may have written it shows only when its entries are read.
  const content = await decryptBlob(parts.value, key.value)
  const letter = content.ok ? await readLetter(content.value) : undefined
  if (letter === undefined) return err('malformed')
  const { state } = resolve(entriesOf([...reader.entries, ...letter.entries]), reader.team)
  const writer = state.devices.get(header.writer)
  if (writer === undefined || memberOf(state, header.writer) === undefined) return err('stranger')
  const proven = await openBlob(parts.value, writer.sign, key.value)
  if (!proven.ok) return err('forged')
  return ok(letter)
}

async function readLetter(squeezed: Bytes): Promise<Letter | undefined> {
  const bytes = await unsqueeze(squeezed, mostLetter)
  const decoded = bytes === undefined ? undefined : decodeCanonical(bytes)
  const parsed = decoded?.ok === true ? v.safeParse(inside, decoded.value) : undefined
  if (parsed?.success !== true) return undefined
  const keys = parsed.output.keys.map(([epoch, key]) => [epoch, Uint8Array.from(key)] as const)
  return { entries: unpackEntries(parsed.output.log), keys }
}

const entriesOf = (entries: readonly WireEntry[]): Entry[] =>
  entries.flatMap(({ body, signature }) => {
    const entry = readEntry(body, signature)
    return entry.ok ? [entry.value] : []
  })
