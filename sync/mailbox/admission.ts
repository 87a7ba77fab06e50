import * as v from 'valibot'
import { err, ok, type Result } from '../../platform/result'
import { sorries, type Asking, type Sorry } from '../net/join'
import type { WireEntry } from '../replica'
import { decryptBlob, openBlob, readBlob, sealBlob, type BlobParts } from '../team/blob'
import { decodeCanonical, encodeCanonical, type Value } from '../team/canonical'
import { deviceId, type DeviceId, type EntryId, type PublicDevice, type Sign } from '../team/entry'
import { packEntries, unpackEntries, wireEntries, type Meeting } from './content'
import { fileName, sumOf, type KnockName } from './names'
import type { Bytes } from './place'
import { squeeze, unsqueeze } from './squeeze'

/**
 * Coming into a team through a place: what a newcomer leaves there, and what a member leaves in answer (MBX-40 to MBX-43).
 * Both are blobs under the invitation's meeting key, which newcomer and members have and the place has not.
 */

/** What a newcomer leaves: as in SYNC-50, with the keys that a channel would have proven. */
export interface Request {
  readonly asking: Asking
  readonly device: PublicDevice
}

export type Answer = { readonly entries: readonly WireEntry[] } | { readonly sorry: Sorry }

/** Longest files of either kind. Bytes. */
export const mostRequest = 16 * 1024
export const mostAnswer = 4 * 1024 * 1024
const mostLog = 8 * 1024 * 1024

const requestScope = 'request'
const answerScope = 'answer'

const sized = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length),
    v.transform((value) => Uint8Array.from(value))
  )
const requestSchema = v.strictObject({
  invite: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  nonce: sized(16),
  proof: sized(64),
  own: sized(64),
  device: v.strictObject({ sign: sized(32), agree: sized(32), label: v.pipe(v.string(), v.maxLength(100)) })
})
const answerSchema = v.union([v.strictObject({ log: wireEntries }), v.strictObject({ sorry: v.picklist(sorries) })])

export interface Author {
  readonly team: EntryId
  readonly device: DeviceId
  readonly sign: Sign
}

export type KnockFault = 'incomplete' | 'malformed' | 'forged' | 'no-key'

async function seal(
  content: Value,
  scope: string,
  name: Omit<KnockName, 'sum'>,
  { team, device, sign }: Author,
  key: Bytes
): Promise<{ readonly name: string; readonly file: Bytes }> {
  const squeezed = await squeeze(Uint8Array.from(encodeCanonical(content)))
  const file = await sealBlob(squeezed, { team, scope, epoch: name.at, writer: device, sequence: 0 }, key, sign)
  return { name: fileName({ ...name, sum: sumOf(file) }), file }
}

async function opened(
  parts: BlobParts,
  key: Bytes,
  most: number
): Promise<Result<unknown, Extract<KnockFault, 'malformed' | 'no-key'>>> {
  const content = await decryptBlob(parts, key)
  if (!content.ok) return content
  const bytes = await unsqueeze(content.value, most)
  const decoded = bytes === undefined ? undefined : decodeCanonical(bytes)
  return decoded?.ok === true ? ok(decoded.value) : err('malformed')
}

function parts(name: KnockName, file: Bytes, team: EntryId, scope: string): Result<BlobParts, KnockFault> {
  if (sumOf(file) !== name.sum) return err('incomplete')
  const read = readBlob(file)
  if (!read.ok) return read
  const { header } = read.value
  return header.team === team && header.scope === scope && header.epoch === name.at ? read : err('forged')
}

/** MBX-40: a newcomer's request. @param at milliseconds */
export const sealRequest = ({ asking, device }: Request, at: number, author: Author, key: Bytes) => {
  const content = { ...asking, device: { ...device } }
  return seal(content, requestScope, { kind: 'request', device: author.device, at }, author, key)
}

/** Opens a request with whichever meeting key fits. */
export async function openRequest(
  name: KnockName,
  file: Bytes,
  team: EntryId,
  meetings: readonly Meeting[]
): Promise<Result<Request & { readonly meeting: Meeting }, KnockFault>> {
  const read = parts(name, file, team, requestScope)
  if (!read.ok) return read
  if (read.value.header.writer !== name.device) return err('forged')
  for (const meeting of meetings) {
    const content = await opened(read.value, meeting.key, mostRequest)
    if (!content.ok && content.error === 'no-key') continue
    const parsed = content.ok ? v.safeParse(requestSchema, content.value) : undefined
    if (parsed?.success !== true) return err('malformed')
    const { device, ...asking } = parsed.output
    if (deviceId(device) !== name.device || asking.invite !== meeting.invite) return err('forged')
    const proven = await openBlob(read.value, device.sign, meeting.key)
    return proven.ok ? ok({ asking, device, meeting }) : err('forged')
  }
  return err('no-key')
}

/** MBX-41: the answer to a newcomer. */
export function sealAnswer(answer: Answer, to: DeviceId, at: number, author: Author, key: Bytes) {
  const content = 'sorry' in answer ? { sorry: answer.sorry } : { log: packEntries(answer.entries) }
  return seal(content, answerScope, { kind: 'answer', device: to, at }, author, key)
}

/** What an answer says. The entries prove themselves; who has put the answer there does not matter. */
export async function openAnswer(
  name: KnockName,
  file: Bytes,
  team: EntryId,
  key: Bytes
): Promise<Result<Answer, KnockFault>> {
  const read = parts(name, file, team, answerScope)
  if (!read.ok) return read
  const content = await opened(read.value, key, mostLog)
  if (!content.ok) return content
  const parsed = v.safeParse(answerSchema, content.value)
  if (!parsed.success) return err('malformed')
  return ok('log' in parsed.output ? { entries: unpackEntries(parsed.output.log) } : parsed.output)
}
