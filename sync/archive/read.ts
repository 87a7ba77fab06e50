import { err, ok, type Result } from '../../platform/result'
import { sameBytes } from '../team/bytes'
import { readBlocks } from './blocks'
import { bytesOf, joined, readWord, sha256, type Bytes } from './bytes'
import type { ArchiveFault } from './faults'
import { readHeader, type Header } from './header'
import { decodePart, encodePart, longestPart, type Manifest, type Part } from './parts'
import { unlock } from './passphrase'

/** An archive whose key is at hand. Its parts are read again at every walk, so that memory holds one at a time. */
export interface Archive {
  readonly header: Header
  readonly manifest: Manifest
  /** Everything behind the manifest. The last value is either the end or a fault. */
  parts(): AsyncGenerator<Result<Exclude<Part, Manifest>, ArchiveFault>>
}

/** Opens an archive and reads its manifest. The rest is unproven until `parts` has come to its end. */
export async function openArchive(file: Blob, passphrase?: string): Promise<Result<Archive, ArchiveFault>> {
  const read = await readHeader(file)
  if (!read.ok) return read
  const { header, hash, length } = read.value
  const key = header.lock === null ? ok(undefined) : await unlock(header.lock, passphrase)
  if (!key.ok) return key
  const all = () => readParts(file, length, hash, key.value)
  const first = (await all().next()).value
  if (first === undefined) return err({ kind: 'truncated' })
  if (!first.ok) return first
  const manifest = first.value
  if (manifest.k !== 'manifest') return err({ kind: 'damaged' })
  return ok({ header, manifest, parts: () => behindManifest(all()) })
}

async function* behindManifest(
  all: AsyncGenerator<Result<Part, ArchiveFault>>
): AsyncGenerator<Result<Exclude<Part, Manifest>, ArchiveFault>> {
  const sums: Bytes[] = []
  let documents = 0
  let expected = 0
  for await (const next of all) {
    if (!next.ok) return yield next
    const part = next.value
    if (part.k === 'manifest') {
      if (sums.length > 0) return yield err({ kind: 'damaged' })
      expected = part.documents
      sums.push(await sha256(encodePart(part)))
      continue
    }
    if (part.k === 'end') {
      const whole = part.parts === sums.length && documents === expected && sameBytes(await sha256(...sums), part.sum)
      yield whole ? ok(part) : err({ kind: 'damaged' })
      return
    }
    if (part.k === 'document') documents++
    sums.push(bytesOf(part.sum))
    yield ok(part)
  }
}

async function* readParts(
  file: Blob,
  from: number,
  hash: Bytes,
  key: CryptoKey | undefined
): AsyncGenerator<Result<Part, ArchiveFault>> {
  /** Blocks that do not make a part yet. */
  let pieces: Bytes[] = []
  let have = 0
  let wanted = 4
  let ended = false
  for await (const block of readBlocks(file, from, hash, key)) {
    if (!block.ok) return yield block
    pieces.push(block.value)
    have += block.value.length
    if (have < wanted) continue
    const buffered = joined(pieces)
    let at = 0
    for (wanted = 4; have - at >= wanted;) {
      const length = readWord(buffered, at)
      if (length > longestPart || ended) return yield err({ kind: 'damaged' })
      wanted = 4 + length
      if (have - at < wanted) break
      const part = await decodePart(buffered.subarray(at + 4, at + wanted))
      if (part === undefined) return yield err({ kind: 'damaged' })
      at += wanted
      wanted = 4
      ended = part.k === 'end'
      yield ok(part)
    }
    pieces = at < have ? [buffered.slice(at)] : []
    have -= at
  }
  if (!ended || have > 0) yield err({ kind: 'damaged' })
}
