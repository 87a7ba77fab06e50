import type { RecordClass, RecordId } from '../../crm/types'

/** What a segment is called and how large it gets; nothing here needs Automerge. */
export interface SegmentName {
  readonly cls: RecordClass
  readonly number: number
}

/** At most so many records go into one segment by one device. */
export const segmentRecords = 256
/** And at most so many characters of JSON, so that a few long notes do not make a heavy document. */
export const segmentSize = 524_288

/** Whether a number is stored as an integer. The library cuts larger ones off and reads these as `bigint`. */
export const isInt = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER

/**
 * First 16 bytes of SHA-256 over ledger, class, number and generation: the segment's document id.
 * @param generation how often the segment was rewritten to erase something (`sync/store/generations.ts`)
 */
export async function segmentId(
  ledger: RecordId,
  { cls, number }: SegmentName,
  generation: number = 0
): Promise<Uint8Array> {
  const text = JSON.stringify(['bahi segment', ledger, cls, number, generation])
  return (await sha256(new TextEncoder().encode(text))).slice(0, 16)
}

/** A segment's document id as automerge-repo writes it: Base58 with four bytes of a double SHA-256 behind it. */
export async function documentText(id: Uint8Array): Promise<string> {
  const sum = await sha256(await sha256(id.slice()))
  return base58(Uint8Array.of(...id, ...sum.subarray(0, 4)))
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function base58(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; number > 0n; number /= 58n) text = (letters[Number(number % 58n)] ?? '') + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return '1'.repeat(Math.max(0, zeros)) + text
}
