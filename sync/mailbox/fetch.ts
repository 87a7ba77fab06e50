import { ok, type Result } from '../../platform/result'
import type { Replica } from '../replica'
import type { DeviceId } from '../team/entry'
import { memberOf } from '../team/state'
import { authorOf } from './author'
import { fileHash, openBundle, type KeyRing } from './bundle'
import { mostFile, type Content, type Meeting, type Position } from './content'
import type { StreamTrouble } from './fault'
import { nextStep, type Listed } from './follow'
import { keyOf, mostUseless, mostWasted } from './useless'
import { keysOf } from './keys'
import { readLetters } from './letters'
import type { Listing } from './listing'
import type { BundleName } from './names'
import type { BlobStore, Bytes, PlaceFault } from './place'
import { addClaims, dropClaims, isBefore, later, segmentKey, type PlaceState } from './state'
import { takeParcels, type Taken } from './take'

export interface FetchDeps {
  readonly replica: Replica
  readonly agree: CryptoKeyPair
  readonly store: BlobStore
  readonly clock: () => number
  /** Files that are of no use, by name, size and tag: they are not fetched twice. */
  readonly useless: Map<string, StreamTrouble>
  readonly save: (state: PlaceState) => Promise<void>
  /** What others tell is not there for everybody (MBX-30). */
  readonly apart: boolean
  /** Milliseconds that a stream may be unreadable. */
  readonly patience: number
  /** Files read so far, and all that are new. */
  readonly onProgress: (done: number, total: number) => void
  readonly onRefused: (from: DeviceId, refused: Taken['refused'][number]) => void
  readonly onMeetings: (from: DeviceId, meetings: readonly Meeting[]) => void
}

export interface Fetched {
  readonly state: PlaceState
  /** What is wrong with the streams of others, by writer. */
  readonly troubles: ReadonlyMap<DeviceId, StreamTrouble>
  /** Files that were read. */
  readonly read: number
}

interface Held {
  readonly content: Content
  readonly hash: Bytes
}

/** Reads what is new of all writers, each in its order, until nothing more can be read (MBX-15). */
export async function fetchAll(
  deps: FetchDeps,
  listing: Listing,
  start: PlaceState,
  before: ReadonlyMap<DeviceId, StreamTrouble>
): Promise<Result<Fetched, PlaceFault>> {
  const { replica, store, clock, useless, save } = deps
  const held = new Map<string, Held>()
  if (useless.size > mostUseless) useless.clear()
  // What was refused is told until something of that writer is read without.
  const troubles = new Map([...before].filter(([, trouble]) => trouble === 'refused'))
  const refused = new Set<DeviceId>()
  let state = start
  let read = 0
  const total = [...listing.bundles].reduce((sum, [writer, files]) => sum + unread(start.reading[writer], files), 0)

  const letters = await readLetters(deps, listing, state)
  if (!letters.ok) return letters
  state = letters.value
  const keys: KeyRing = (epoch) => keysOf(replica, state, epoch)

  /** Files of a writer that were fetched for nothing in this round. */
  const wasted = new Map<DeviceId, number>()
  const knowledge = (): string => [...replica.log.now().heads, state.keys.length].join(' ')

  /** The content of a file, or why it is of no use. */
  async function open(listed: Listed<BundleName>): Promise<Result<Held | StreamTrouble, PlaceFault>> {
    const known = held.get(listed.file.name)
    if (known !== undefined) return ok(known)
    const bytes = await store.read(listed.file.name, mostFile)
    if (!bytes.ok) {
      const { kind } = bytes.error
      return kind === 'missing' ? ok('incomplete') : kind === 'too-large' ? ok('malformed') : bytes
    }
    const { log } = replica
    const content = await openBundle(listed.name, bytes.value, log.id, log.now().state, keys)
    if (!content.ok) return ok(content.error)
    const found = { content: content.value, hash: fileHash(bytes.value) }
    held.set(listed.file.name, found)
    return ok(found)
  }

  function noteTrouble(writer: DeviceId): void {
    if (state.lacking.includes(writer)) troubles.set(writer, 'missing')
    else if (refused.has(writer)) troubles.set(writer, 'refused')
    else troubles.delete(writer)
  }

  /** `true`: one file further. */
  async function advance(writer: DeviceId, files: readonly Listed<BundleName>[]): Promise<Result<boolean, PlaceFault>> {
    const position = state.reading[writer]
    const known = knowledge()
    const faultOf = (one: Listed<BundleName>): StreamTrouble | undefined =>
      useless.get(keyOf(one)) ?? useless.get(`${keyOf(one)} ${known}`)
    const left = files.filter((one) => faultOf(one) === undefined)
    const step = nextStep(position, left)
    if (step.kind !== 'read') {
      const ahead = files.filter(({ name }) => position === undefined || isBefore(position, name))
      const [bad] = ahead.flatMap((one) => faultOf(one) ?? [])
      const trouble = bad ?? (step.kind === 'even' ? undefined : step.kind)
      if (trouble !== undefined) troubles.set(writer, trouble)
      else if (troubles.get(writer) !== 'refused') noteTrouble(writer)
      return ok(false)
    }
    for (const listed of step.files) {
      const opened = await open(listed)
      if (!opened.ok) return opened
      const found = opened.value
      if (typeof found === 'string') {
        troubles.set(writer, found)
        // With more of the log or another key these may still be read.
        const mends = found === 'stranger' || found === 'no-key'
        useless.set(mends ? `${keyOf(listed)} ${knowledge()}` : keyOf(listed), found)
        continue
      }
      if (step.chained && !isAfter(found.content, position?.hash)) {
        troubles.set(writer, 'forked')
        useless.set(keyOf(listed), 'forked')
        continue
      }
      const taken = await take(writer, listed, found)
      if (!taken) troubles.set(writer, 'missing')
      else held.delete(listed.file.name)
      return ok(taken)
    }
    const waste = (wasted.get(writer) ?? 0) + step.files.length
    wasted.set(writer, waste)
    // What is left after the useless ones may be a later beginning; but nobody is to be kept busy with rubbish.
    return waste < mostWasted ? advance(writer, files) : ok(false)
  }

  async function take(writer: DeviceId, { name }: Listed<BundleName>, { content, hash }: Held): Promise<boolean> {
    const added = await replica.log.add(content.entries)
    const outcome = added.ok ? await takeParcels(replica, content.parcels, writer) : undefined
    const now = clock()
    const since = state.stuck[writer]
    // What never comes must not keep the rest of the stream for ever; the writer is asked to tell everything anew.
    const goesOn = since !== undefined && now - since >= deps.patience
    if (outcome?.busy === true || (outcome?.missing === true && !goesOn)) return false
    if (content.meetings.length > 0) deps.onMeetings(writer, content.meetings)
    for (const one of outcome?.refused ?? []) deps.onRefused(writer, one)
    if (outcome === undefined || outcome.refused.length > 0) refused.add(writer)
    state = noted(state, writer, name, deps.apart ? { ...content, heads: [] } : content, hash, now, replica.device)
    if (outcome?.missing === true) state = { ...state, lacking: [...new Set([...state.lacking, writer])] }
    noteTrouble(writer)
    const taken = outcome === undefined || deps.apart ? [] : outcome.taken
    state = addClaims(
      state,
      writer,
      taken.map((parcel) => [segmentKey(parcel.name), withoutOwn(parcel.version, replica)])
    )
    read++
    deps.onProgress(read, Math.max(read, total))
    await save(state)
    return true
  }

  for (let moved = true; moved;) {
    moved = false
    const team = replica.log.now().state
    for (const [writer, files] of listing.bundles) {
      if (memberOf(team, writer) === undefined) {
        troubles.set(writer, team.devices.has(writer) ? 'removed' : 'stranger')
        continue
      }
      for (;;) {
        const further = await advance(writer, files)
        if (!further.ok) return further
        if (!further.value) break
        moved = true
      }
    }
  }
  state = { ...state, stuck: stuckSince(state, troubles, clock()), readAt: clock() }
  await save(state)
  return ok({ state, troubles, read })
}

/** Files behind a position, or from the last beginning on. */
function unread(position: Position | undefined, files: readonly Listed<BundleName>[]): number {
  const base = Math.max(0, ...files.map(({ name }) => name.base))
  return files.filter(({ name }) => (position === undefined ? name.sequence >= base : isBefore(position, name))).length
}

const isAfter = ({ before }: Content, hash: Bytes | undefined): boolean =>
  hash !== undefined && before.length === hash.length && before.every((byte, at) => byte === hash[at])

/**
 * MBX-14: what others say to be in the place is believed of everything but this device's own changes, so that nobody can
 * keep it from telling them.
 */
function withoutOwn(version: Content['parcels'][number]['version'], replica: Replica): Record<string, number> {
  const author = authorOf(replica)
  return Object.fromEntries(Object.entries(version).filter(([actor]) => author === '' || !actor.startsWith(author)))
}

function noted(
  former: PlaceState,
  writer: DeviceId,
  { stream, sequence }: BundleName,
  content: Content,
  hash: Bytes,
  now: number,
  self: DeviceId
): PlaceState {
  const anew = content.base === sequence
  const state = anew ? dropClaims(former, writer) : former
  const ack = content.read[self]
  const says = content.parcels.length > 0 || content.entries.length > 0
  return {
    ...state,
    reading: { ...state.reading, [writer]: { stream, sequence, hash, at: now } },
    heard: { ...state.heard, [writer]: now },
    acks: ack === undefined ? state.acks : { ...state.acks, [writer]: later(state.acks[writer], ack) },
    lacking: anew ? state.lacking.filter((id) => id !== writer) : state.lacking,
    wanted: state.wanted || content.wants.includes(self),
    logHeads: [...new Set([...state.logHeads, ...content.heads])].slice(-64),
    unsaid: says ? (state.unsaid ?? now) : state.unsaid
  }
}

/** Streams that cannot be followed for want of something that the writer can tell anew. */
function stuckSince(
  state: PlaceState,
  troubles: ReadonlyMap<DeviceId, StreamTrouble>,
  now: number
): PlaceState['stuck'] {
  const hopeless: ReadonlySet<StreamTrouble> = new Set(['stranger', 'removed', 'rolled-back', 'refused'])
  return Object.fromEntries(
    [...troubles].flatMap(([id, trouble]) => (hopeless.has(trouble) ? [] : [[id, state.stuck[id] ?? now] as const]))
  )
}
