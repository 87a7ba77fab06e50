import type { DeviceId } from '../team/entry'
import type { Listed } from './follow'
import { readFileName, type BundleName, type KnockName, type LetterName } from './names'
import type { StoredFile } from './place'

/** The files of a place by what they are. */
export interface Listing {
  readonly own: readonly Listed<BundleName>[]
  readonly ownLetters: readonly Listed<LetterName>[]
  readonly bundles: ReadonlyMap<DeviceId, readonly Listed<BundleName>[]>
  readonly letters: readonly Listed<LetterName>[]
  /** What newcomers ask and are answered. */
  readonly knocks: readonly Listed<KnockName>[]
}

export function readListing(files: readonly StoredFile[], self: DeviceId): Listing {
  const own: Listed<BundleName>[] = []
  const ownLetters: Listed<LetterName>[] = []
  const bundles = new Map<DeviceId, Listed<BundleName>[]>()
  const letters: Listed<LetterName>[] = []
  const knocks: Listed<KnockName>[] = []
  for (const file of files) {
    const name = readFileName(file.name)
    if (name === undefined) continue
    if (name.kind === 'letter') (name.writer === self ? ownLetters : letters).push({ file, name })
    else if (name.kind !== 'bundle') knocks.push({ file, name })
    else if (name.writer === self) own.push({ file, name })
    else {
      const known = bundles.get(name.writer)
      if (known === undefined) bundles.set(name.writer, [{ file, name }])
      else known.push({ file, name })
    }
  }
  return { own, ownLetters, bundles, letters, knocks }
}
