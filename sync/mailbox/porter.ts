import { ok, type Result } from '../../platform/result'
import type { Asking, Sorry } from '../net/join'
import type { WireEntry } from '../replica'
import type { PublicDevice } from '../team/entry'
import { mostRequest, openRequest, sealAnswer, type Answer, type Author } from './admission'
import type { Meeting } from './content'
import type { Listed } from './follow'
import { readListing } from './listing'
import type { KnockName } from './names'
import type { BlobStore, PlaceFault } from './place'
import { keyOf } from './useless'

export interface PorterOptions extends Author {
  readonly store: BlobStore
  readonly clock: () => number
  /** Invitations whose newcomers can be heard here. */
  readonly meetings: () => readonly Meeting[]
  /** Lets a newcomer in, or says why not. Asked again for somebody who is in, it agrees. */
  readonly admit: (device: PublicDevice, asking: Asking) => Promise<Result<undefined, Sorry>>
  /** The team's log. */
  readonly entries: () => readonly WireEntry[]
}

/** Looks who asks to be let in at one place. */
export interface Porter {
  /** Names of those who were let in. */
  look(): Promise<Result<readonly string[], PlaceFault>>
}

/** Whether somebody was let in; or whether looking at the file again is of any use. */
type Answered = { readonly letIn: string } | 'later' | 'useless'

/** Milliseconds after which what newcomers ask and are answered is cleared away. */
const keptFor = 30 * 24 * 3600 * 1000
/** Files that are opened in one look: nobody is to be kept busy by strangers. */
const mostLooks = 50

/** MBX-42: answers the requests of newcomers that lie in a place. */
export function createPorter(options: PorterOptions): Porter {
  const { store, clock, team } = options
  const useless = new Set<string>()

  async function answer(listed: Listed<KnockName>): Promise<Result<Answered, PlaceFault>> {
    const { file, name } = listed
    const read = await store.read(file.name, mostRequest)
    if (!read.ok) return read.error.kind === 'missing' || read.error.kind === 'too-large' ? ok('useless') : read
    const opened = await openRequest(name, read.value, team, options.meetings())
    if (!opened.ok) return ok(opened.error === 'incomplete' ? 'later' : 'useless')
    const { asking, device, meeting } = opened.value
    const admitted = await options.admit(device, asking)
    // Somebody else may be entitled to let them in.
    if (!admitted.ok && admitted.error === 'may-not-admit') return ok('useless')
    const said: Answer = admitted.ok ? { entries: options.entries() } : { sorry: admitted.error }
    const sealed = await sealAnswer(said, name.device, Math.max(clock(), name.at), options, meeting.key)
    const written = await store.write(sealed.name, sealed.file)
    if (!written.ok && written.error.kind !== 'exists') return written
    const removed = await store.remove(file.name)
    return removed.ok ? ok(admitted.ok ? { letIn: asking.name } : 'later') : removed
  }

  return {
    look: async () => {
      const listed = await store.list()
      if (!listed.ok) return listed
      const { knocks } = readListing(listed.value, options.device)
      const known = options
        .meetings()
        .map(({ invite }) => invite)
        .join(' ')
      const letIn: string[] = []
      let looks = 0
      for (const knock of knocks) {
        if (clock() - knock.name.at > keptFor) {
          const removed = await store.remove(knock.file.name)
          if (!removed.ok) return removed
          continue
        }
        // Of no use is what cannot be opened with the invitations that are known now.
        const mark = `${keyOf(knock)} ${known}`
        if (knock.name.kind !== 'request' || known === '' || useless.has(mark) || looks++ >= mostLooks) continue
        const answered = await answer(knock)
        if (!answered.ok) return answered
        if (answered.value === 'useless') useless.add(mark)
        else if (answered.value !== 'later') letIn.push(answered.value.letIn)
      }
      return ok(letIn)
    }
  }
}
