import { ok, type Result } from '../../platform/result'
import type { Asking, Sorry } from '../net/join'
import type { WireEntry } from '../replica'
import type { Identity } from '../team/identity'
import type { EntryId } from '../team/entry'
import type { Paper } from '../team/paper'
import { mostAnswer, openAnswer, sealRequest } from './admission'
import { mostFile } from './content'
import { openLetter, type Letter } from './letter'
import { readListing, type Listing } from './listing'
import { type BlobStore, type Bytes, type PlaceFault } from './place'

export interface KnockOptions {
  readonly team: EntryId
  readonly identity: Identity
  readonly clock: () => number
  /** The newcomer's invitation: what it asks with, and the meeting key. */
  readonly invited?: { readonly asking: () => Promise<Asking>; readonly key: Bytes }
  /** In place of an invitation: letters have a box for it, so that nobody need be asked. */
  readonly paper?: Pick<Paper, 'id' | 'agree'>
}

/** What a newcomer has found: the team's log, with keys when it came in a letter; or why it is not let in. */
export type Found =
  | { readonly entries: readonly WireEntry[]; readonly keys: Letter['keys'] }
  | { readonly sorry: Sorry }

/** Asks at places to be let in, for a device that is in no team yet (MBX-43). */
export interface Knock {
  /** Looks for an answer at a place; asks there when nothing of this device lies there. */
  visit(store: BlobStore): Promise<Result<Found | undefined, PlaceFault>>
}

export function createKnock({ team, identity, clock, invited, paper }: KnockOptions): Knock {
  const { id: device, sign } = identity

  async function answered(
    store: BlobStore,
    { knocks }: Listing,
    key: Bytes
  ): Promise<Result<Found | undefined, PlaceFault>> {
    const answers = knocks.filter(({ name }) => name.kind === 'answer' && name.device === device)
    for (const { file, name } of answers.toSorted((a, b) => b.name.at - a.name.at)) {
      const read = await store.read(file.name, mostAnswer)
      if (!read.ok && read.error.kind !== 'missing' && read.error.kind !== 'too-large') return read
      const opened = read.ok ? await openAnswer(name, read.value, team, key) : undefined
      if (opened?.ok !== true) continue
      // Read once; were it to stay, a second try with a new invitation would find the old answer.
      const removed = await store.remove(file.name)
      if (!removed.ok) return removed
      return ok('sorry' in opened.value ? opened.value : { entries: opened.value.entries, keys: [] })
    }
    return ok(undefined)
  }

  async function ask(
    store: BlobStore,
    { knocks }: Listing,
    asking: Asking,
    key: Bytes
  ): Promise<Result<undefined, PlaceFault>> {
    if (knocks.some(({ name }) => name.kind === 'request' && name.device === device)) return ok(undefined)
    const request = await sealRequest({ asking, device: identity.device }, clock(), { team, device, sign }, key)
    const written = await store.write(request.name, request.file)
    return written.ok || written.error.kind === 'exists' ? ok(undefined) : written
  }

  async function letter(
    store: BlobStore,
    { letters }: Listing,
    { id, agree }: NonNullable<typeof paper>
  ): Promise<Result<Found | undefined, PlaceFault>> {
    for (const { file, name } of letters.toSorted((a, b) => b.name.at - a.name.at)) {
      const read = await store.read(file.name, mostFile)
      if (!read.ok && read.error.kind !== 'missing' && read.error.kind !== 'too-large') return read
      const opened = read.ok
        ? await openLetter(name, read.value, { team, device: id, agree: await agree(), entries: [] })
        : undefined
      if (opened?.ok === true) return ok(opened.value)
    }
    return ok(undefined)
  }

  return {
    visit: async (store) => {
      const listed = await store.list()
      if (!listed.ok) return listed
      const listing = readListing(listed.value, device)
      if (paper !== undefined) return letter(store, listing, paper)
      if (invited === undefined) return ok(undefined)
      const found = await answered(store, listing, invited.key)
      if (!found.ok || found.value !== undefined) return found
      const asked = await ask(store, listing, await invited.asking(), invited.key)
      return asked.ok ? ok(undefined) : asked
    }
  }
}
