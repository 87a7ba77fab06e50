import { verifies, type Entry } from './entry'

/** Outlives a call: a log is resolved again with every entry that comes. */
const verdicts = new WeakMap<Entry, boolean>()

/** Whether an entry was signed with its author's key; checked once, because a device's key never changes (MEM-3). */
export function isSigned(entry: Entry, key: Uint8Array): boolean {
  const known = verdicts.get(entry)
  if (known !== undefined) return known
  const verdict = verifies(entry.signature, 'entry', entry.body, key)
  verdicts.set(entry, verdict)
  return verdict
}
