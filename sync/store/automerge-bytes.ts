import * as A from '@automerge/automerge/slim'

/** Questions about stored Automerge bytes, answered by loading them apart from everything else. */

type Doc = A.Doc<object>

function load(pieces: readonly Uint8Array[]): Doc {
  let doc = A.init<object>()
  for (const bytes of pieces) doc = A.loadIncremental(doc, bytes)
  return doc
}

/** Whether bytes are Automerge data. A change whose predecessors are elsewhere counts: another piece may hold them. */
export function isReadable(bytes: Uint8Array): boolean {
  let doc: Doc | undefined
  try {
    doc = load([bytes])
    return A.getHeads(doc).length > 0 || A.getMissingDeps(doc, []).length > 0
  } catch {
    return false
  } finally {
    if (doc !== undefined) A.free(doc)
  }
}

/** Whether these are the bytes of a document without any change. */
export function isEmptyDocument(bytes: Uint8Array): boolean {
  if (bytes.length > 64) return false
  const doc = A.init()
  const empty = A.save(doc)
  A.free(doc)
  return bytes.length === empty.length && bytes.every((byte, at) => byte === empty[at])
}

/** True when the new pieces of a document load and hold every change that the old ones hold. */
export function supersedes(now: readonly Uint8Array[], before: readonly Uint8Array[]): boolean {
  let doc: Doc | undefined
  try {
    doc = load(now)
    const heads = A.getHeads(doc)
    if (heads.length === 0) return false
    for (const bytes of before) doc = A.loadIncremental(doc, bytes)
    const after = A.getHeads(doc)
    return after.length === heads.length && after.every((head) => heads.includes(head))
  } catch {
    return false
  } finally {
    if (doc !== undefined) A.free(doc)
  }
}
