import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../../platform/result'
import { teamScope } from '../replica'
import { openBlob, readBlob, sealBlob } from '../team/blob'
import type { DeviceId, EntryId, Sign } from '../team/entry'
import { memberOf, type TeamState } from '../team/state'
import { decodeContent, encodeContent, type Content } from './content'
import { fileName, sumOf, type BundleName } from './names'
import type { Bytes } from './place'

/** Why a file of a place is not read (MBX-13). It changes nothing; files of other writers are read as ever. */
export type BundleFault =
  /** Not what its name says: carried in part so far, or damaged on the way. */
  | 'incomplete'
  | 'malformed'
  /** Not signed by the device that it names, or of another team. */
  | 'forged'
  /** Its writer is not in the team as far as this device knows. */
  | 'stranger'
  /** Its writer was removed. */
  | 'removed'
  /** This device has no key for it. */
  | 'no-key'

export interface SealedBundle {
  readonly name: string
  readonly file: Bytes
  readonly hash: Bytes
}

export const fileHash = (file: Bytes): Bytes => Uint8Array.from(sha256(file))

interface Seal {
  readonly team: EntryId
  readonly writer: DeviceId
  readonly epoch: number
  readonly key: Bytes
  readonly sign: Sign
}

/** MBX-10: a content as a file with its name. */
export async function sealBundle(content: Content, sequence: number, seal: Seal): Promise<SealedBundle> {
  const { team, writer, epoch, key, sign } = seal
  const header = { team, scope: teamScope, epoch, writer, sequence }
  const file = await sealBlob(await encodeContent(content), header, key, sign)
  const { stream, base } = content
  const name = fileName({ kind: 'bundle', writer, stream, base, sequence, sum: sumOf(file) })
  return { name, file, hash: fileHash(file) }
}

/** Keys under a number; several when two devices changed the key at once. */
export type KeyRing = (epoch: number) => Promise<readonly Bytes[]>

/** Opens and checks a file. What is said in it about the stream is compared with its name. */
export async function openBundle(
  name: BundleName,
  file: Bytes,
  team: EntryId,
  state: TeamState,
  keys: KeyRing
): Promise<Result<Content, BundleFault>> {
  if (sumOf(file) !== name.sum) return err('incomplete')
  const parts = readBlob(file)
  if (!parts.ok) return parts
  const { header } = parts.value
  if (header.team !== team || header.scope !== teamScope) return err('forged')
  if (header.writer !== name.writer || header.sequence !== name.sequence) return err('forged')
  const writer = state.devices.get(name.writer)
  if (writer === undefined) return err('stranger')
  if (memberOf(state, name.writer) === undefined) return err('removed')
  let opened = await openBlob(parts.value, writer.sign, undefined)
  for (const key of opened.ok || opened.error === 'no-key' ? await keys(header.epoch) : []) {
    opened = await openBlob(parts.value, writer.sign, key)
    if (opened.ok) break
  }
  if (!opened.ok) return opened
  const content = await decodeContent(opened.value)
  if (!content.ok) return content
  const { stream, base } = content.value
  return stream === name.stream && base === name.base ? ok(content.value) : err('forged')
}
