import { err, ok, type Result } from '../../platform/result'
import type { DeviceId } from '../team/entry'
import { mostFile } from './content'
import type { FetchDeps } from './fetch'
import { joinKeys } from './keys'
import { openLetter } from './letter'
import type { Listing } from './listing'
import type { PlaceFault } from './place'
import type { PlaceState } from './state'
import { keyOf, mostWasted } from './useless'

type LettersDeps = Pick<FetchDeps, 'replica' | 'agree' | 'store' | 'save' | 'useless'>

/** MBX-20: reads the letters that are new: what a device has missed of the log, and keys. */
export async function readLetters(
  { replica, agree, store, save, useless }: LettersDeps,
  listing: Listing,
  start: PlaceState
): Promise<Result<PlaceState, PlaceFault>> {
  const { log, device } = replica
  let state = start
  let wasted = 0
  for (const listed of newest(listing.letters)) {
    const { file, name } = listed
    // A letter that is not whole yet, or whose writer is not known yet, may be read later.
    const mark = `${keyOf(listed)} ${log.now().heads.join(' ')}`
    if (state.letters.includes(file.name) || useless.has(mark)) continue
    const bytes = await store.read(file.name, mostFile)
    if (!bytes.ok && bytes.error.kind !== 'missing' && bytes.error.kind !== 'too-large') return err(bytes.error)
    const opened = bytes.ok
      ? await openLetter(name, bytes.value, { team: log.id, device, agree, entries: log.since([]) })
      : undefined
    if (opened?.ok === true) {
      await log.add(opened.value.entries)
      state = { ...state, keys: joinKeys(state.keys, opened.value.keys), letters: [...state.letters, file.name] }
    } else {
      useless.set(mark, opened?.error ?? 'incomplete')
      if (++wasted === mostWasted) break
    }
  }
  const there = new Set(listing.letters.map(({ file }) => file.name))
  state = { ...state, letters: state.letters.filter((name) => there.has(name)) }
  if (state.letters.length !== start.letters.length || state.keys.length !== start.keys.length) await save(state)
  return ok(state)
}

/** Each writer's last letters: a letter says all that the ones before it said. */
function newest(letters: Listing['letters']): Listing['letters'] {
  const count = new Map<DeviceId, number>()
  return letters
    .toSorted((a, b) => b.name.at - a.name.at)
    .filter(({ name }) => {
      const before = count.get(name.writer) ?? 0
      count.set(name.writer, before + 1)
      return before < 3
    })
}
