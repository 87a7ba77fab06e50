/** What a zip file says of itself, read before anything is unpacked (PKWARE APPNOTE 4.3.12, 4.3.16). */

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const ENTRY_SIZE = 46
const MAX_COMMENT = 65_535
const MAX_ENTRIES = 10_000

const endOf = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at
  return -1
}

/** Bytes of all entries when unpacked, as the directory has it; undefined when there is no readable directory. */
export const zipSizes = (bytes: Uint8Array): number | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < END_SIZE) return undefined
  const end = endOf(view)
  if (end < 0) return undefined
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let entry = 0; entry < Math.min(entries, MAX_ENTRIES); entry += 1) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    // An entry that claims to be empty and is not hides how large it is.
    if (unpacked === 0 && packed > 16) return undefined
    sum += unpacked
    at += ENTRY_SIZE + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries > MAX_ENTRIES ? undefined : sum
}
