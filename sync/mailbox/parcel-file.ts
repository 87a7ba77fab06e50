import * as v from 'valibot'
import { err, ok, type Result } from '../../platform/result'
import { fromHex, hex } from '../team/bytes'
import { decodeCanonical, encodeCanonical } from '../team/canonical'
import type { EntryId } from '../team/entry'
import { isFileName, type Bytes } from './place'

/**
 * Files of a place as one file to hand over (MBX-30). What is in it is sealed already; the wrapping says only which team it is
 * for.
 */
const schema = v.strictObject({
  bahi: v.literal('mailbox'),
  v: v.literal(1),
  team: v.pipe(
    v.instance(Uint8Array),
    v.check((id) => id.length === 32)
  ),
  files: v.pipe(
    v.array(v.strictTuple([v.pipe(v.string(), v.check(isFileName)), v.instance(Uint8Array)])),
    v.maxLength(20_000)
  )
})

/** Bytes of a wrapped file. */
const mostWrapped = 512 * 1024 * 1024

export const wrap = (team: EntryId, files: ReadonlyMap<string, Bytes>): Bytes =>
  Uint8Array.from(
    encodeCanonical({ bahi: 'mailbox', v: 1, team: fromHex(team) ?? new Uint8Array(), files: [...files] })
  )

export function unwrap(bytes: Bytes, team: EntryId): Result<Map<string, Bytes>, 'damaged' | 'other-team'> {
  if (bytes.length > mostWrapped) return err('damaged')
  const decoded = decodeCanonical(bytes)
  const parsed = decoded.ok ? v.safeParse(schema, decoded.value) : undefined
  if (parsed?.success !== true) return err('damaged')
  if (hex(parsed.output.team) !== team) return err('other-team')
  return ok(new Map(parsed.output.files.map(([name, file]) => [name, Uint8Array.from(file)])))
}
