import type { Position } from './content'
import type { BundleName } from './names'
import type { StoredFile } from './place'

export interface Listed<N> {
  readonly file: StoredFile
  readonly name: N
}

/** What to do next about a writer (MBX-15). */
export type Step =
  /** `chained`: the file must name the one read before. Several when somebody has put others under the same number. */
  | { readonly kind: 'read'; readonly files: readonly Listed<BundleName>[]; readonly chained: boolean }
  /** Everything is read. */
  | { readonly kind: 'even' }
  /** A file in between is not there, or not yet. */
  | { readonly kind: 'gap' }
  /** What was there and read is not there any more, nor anything in its place. */
  | { readonly kind: 'rolled-back' }

/** @param files those of one writer */
export function nextStep(position: Position | undefined, files: readonly Listed<BundleName>[]): Step {
  const newest = highest(files.map(({ name }) => name.stream))
  if (position === undefined) return files.length === 0 ? { kind: 'even' } : beginning(files, newest)
  if (newest < position.stream) return { kind: 'rolled-back' }
  const inStream = files.filter(({ name }) => name.stream === position.stream)
  const next = inStream.filter(({ name }) => name.sequence === position.sequence + 1)
  if (next.length > 0) return { kind: 'read', files: next, chained: true }
  if (newest > position.stream) return beginning(files, newest)
  const last = highest(inStream.map(({ name }) => name.sequence))
  if (last <= position.sequence) return { kind: last < position.sequence ? 'rolled-back' : 'even' }
  const base = highest(inStream.map(({ name }) => name.base))
  return base > position.sequence ? beginning(files, newest) : { kind: 'gap' }
}

/** The first file of the newest part that tells everything. */
function beginning(files: readonly Listed<BundleName>[], stream: number): Step {
  const inStream = files.filter(({ name }) => name.stream === stream)
  const base = highest(inStream.map(({ name }) => name.base))
  const first = inStream.filter(({ name }) => name.sequence === base)
  return first.length > 0 ? { kind: 'read', files: first, chained: false } : { kind: 'gap' }
}

const highest = (numbers: readonly number[]): number => numbers.reduce((most, one) => Math.max(most, one), -1)
