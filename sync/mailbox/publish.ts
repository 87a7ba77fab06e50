import { err, ok, type Result } from '../../platform/result'
import type { Replica } from '../replica'
import type { DeviceId } from '../team/entry'
import type { Resolution } from '../team/resolve'
import { memberOf, roleOf } from '../team/state'
import { sealBundle } from './bundle'
import type { Content, Meeting, Parcel } from './content'
import type { OutFile } from './disk'
import type { MailboxFault } from './fault'
import { sealLetter } from './letter'
import { allKeys, sealingKey } from './keys'
import type { Listing } from './listing'
import {
  beginAnew,
  dropClaims,
  inPlace,
  joinVersions,
  newIn,
  segmentKey,
  withoutErased,
  type PlaceState
} from './state'

export interface PublishDeps {
  readonly replica: Replica
  readonly clock: () => number
  /** Own invitations by which newcomers may be heard. */
  readonly meetings: () => readonly Meeting[]
  /** Keeps a file until it is in the place, together with the state in which it is written; then tries to put it there. */
  readonly send: (state: PlaceState, file: OutFile) => Promise<Result<undefined, MailboxFault>>
  /** Milliseconds a stream may be unreadable before its writer is asked to tell everything anew. */
  readonly patience: number
  /** Milliseconds until the others are told what was read, when there is nothing else to tell. */
  readonly courtesy: number
}

/** Bytes of changes that are put into one bundle; the last segment may go beyond it. */
const roughly = 1024 * 1024
/** Bytes and files after which everything is told anew, so that the rest can be cleaned up. */
const leastSince = 256 * 1024
/** Milliseconds after which the same writer is asked again to tell everything anew. */
const askedAgain = 24 * 3600 * 1000
const mostSince = 200

/** The team's devices, without this one. */
export function othersOf({ log, device }: Replica): readonly DeviceId[] {
  const { state } = log.now()
  return [...state.devices.keys()].filter((id) => id !== device && memberOf(state, id) !== undefined)
}

/** Why everything is to be told anew (MBX-16); `undefined`: it need not be. */
function reasonToBeginAnew(state: PlaceState, listing: Listing): 'stream' | 'part' | undefined {
  const later = listing.own.some(
    ({ name }) => name.stream > state.stream || (name.stream === state.stream && name.sequence >= state.next)
  )
  // Another copy of this device has written here: its stream and ours would contradict each other.
  if (state.stream === 0 || later) return 'stream'
  if (state.telling) return undefined
  const there = new Map(listing.own.map(({ file }) => [file.name, file.size]))
  const lost = state.own.some(({ name, size }) => there.get(name) !== size)
  const { base, since } = state.weight
  const heavy = since > Math.max(leastSince, 2 * base) || state.own.length > mostSince
  return lost || heavy || state.wanted ? 'part' : undefined
}

/** Writes what is not in the place yet (MBX-10 to MBX-16). */
export async function publish(
  deps: PublishDeps,
  listing: Listing,
  before: PlaceState
): Promise<Result<PlaceState, MailboxFault>> {
  const { replica, clock, patience, courtesy } = deps
  const { log, device } = replica
  const start = withoutErased(before, log.now().erased)
  if (memberOf(log.now().state, device) === undefined) return err({ kind: 'removed' })
  const sealing = await sealingKey(replica, start)
  if (sealing === undefined) return err({ kind: 'no-key' })
  const others = othersOf(replica)
  const anew = reasonToBeginAnew(start, listing)
  const seen = Math.max(0, ...listing.own.map(({ name }) => name.stream))
  let state = anew === undefined ? start : beginAnew(start, clock(), anew === 'stream', seen)
  // What a removed device has told is read by nobody any more.
  for (const id of Object.keys(state.claims)) if (!others.includes(id)) state = dropClaims(state, id)
  const written = await writeLetter(deps, state, sealing.epoch)
  if (!written.ok) return written
  state = written.value

  const now = clock()
  const hopeless = Object.entries(state.stuck).flatMap(([id, since]) => (now - since >= patience ? [id] : []))
  const wants = [...new Set([...hopeless, ...state.lacking])].filter(
    (id) => others.includes(id) && now - (state.asked[id] ?? -Infinity) >= askedAgain
  )
  const bundles = changes(replica, () => state)
  let parcels: Parcel[] = []
  let heads: Record<string, string> = {}
  let size = 0
  let first = true

  async function flush(): Promise<Result<undefined, MailboxFault>> {
    const resolution = log.now()
    const entries = first ? log.since(state.logHeads) : []
    const content: Content = {
      stream: state.stream,
      base: state.base,
      before: state.before,
      entries,
      heads: resolution.heads,
      read: Object.fromEntries(
        Object.entries(state.reading).map(([id, { stream, sequence }]) => [id, { stream, sequence }])
      ),
      wants: first ? wants : [],
      meetings: first ? deps.meetings() : [],
      parcels
    }
    const sealed = await sealBundle(content, state.next, {
      team: log.id,
      writer: device,
      epoch: sealing?.epoch ?? 0,
      key: sealing?.key ?? new Uint8Array(),
      sign: replica.sign
    })
    const kind = state.telling ? 'base' : 'since'
    const told = { ...state.told }
    for (const { name, version } of parcels)
      told[segmentKey(name)] = joinVersions(told[segmentKey(name)] ?? {}, version)
    state = {
      ...state,
      next: state.next + 1,
      before: sealed.hash,
      own: [...state.own, { name: sealed.name, sequence: state.next, size: sealed.file.length }],
      weight: { ...state.weight, [kind]: state.weight[kind] + sealed.file.length },
      told,
      even: { ...state.even, ...heads },
      logHeads: resolution.heads.slice(-64),
      logTold: logKey(resolution),
      asked: first ? { ...state.asked, ...Object.fromEntries(wants.map((id) => [id, clock()])) } : state.asked,
      unsaid: undefined
    }
    parcels = []
    heads = {}
    size = 0
    first = false
    return deps.send(state, { name: sealed.name, bytes: sealed.file })
  }

  for await (const { parcel, key, even } of bundles) {
    heads[key] = even
    if (parcel === undefined) continue
    parcels.push(parcel)
    size += parcel.bytes.length
    if (size < roughly) continue
    const sent = await flush()
    if (!sent.ok) return sent
  }
  const due = state.unsaid !== undefined && clock() - state.unsaid >= courtesy
  const isNew = first && logKey(log.now()) !== state.logTold && log.since(state.logHeads).length > 0
  if (parcels.length > 0 || isNew || wants.length > 0 || due || (state.telling && state.own.length === 0)) {
    const sent = await flush()
    if (!sent.ok) return sent
  }
  return ok({ ...state, even: { ...state.even, ...heads }, telling: false })
}

/** Entries that wait for others are given every time; only a change is worth telling. */
const logKey = ({ heads, pending }: Resolution): string => [...heads, '|', ...pending].join(' ')

interface Found {
  readonly key: string
  readonly even: string
  readonly parcel?: Parcel
}

/** Segments that have changed since everything of them was in the place, with what is not. */
async function* changes(replica: Replica, state: () => PlaceState): AsyncGenerator<Found> {
  for (const { name, heads } of await replica.segments()) {
    const key = segmentKey(name)
    const even = heads.join()
    if (state().even[key] === even) continue
    const known = inPlace(state(), key)
    const out = await replica.since(name, known)
    yield out === undefined
      ? { key, even }
      : {
          key,
          even,
          parcel: { name, version: newIn(out.version, known), bytes: out.bytes, attestations: out.attestations }
        }
  }
}

/** MBX-20: before the first bundle under a key, and when the team has new devices. */
async function writeLetter(
  { replica, clock, send }: PublishDeps,
  state: PlaceState,
  epoch: number
): Promise<Result<PlaceState, MailboxFault>> {
  const { log, device, sign } = replica
  const { state: team } = log.now()
  // Whoever waits for approval gets no key.
  const others = othersOf(replica).filter((id) => roleOf(team, id) !== undefined)
  const covered = new Set(state.letter?.devices)
  if (others.length === 0 || (state.letter?.epoch === epoch && others.every((id) => covered.has(id)))) return ok(state)
  const readers = others.flatMap((id) => team.devices.get(id) ?? [])
  const at = Math.max(clock(), (state.letter?.at ?? 0) + 1)
  const letter = await sealLetter({ entries: log.since([]), keys: await allKeys(replica, state, epoch) }, at, readers, {
    team: log.id,
    device,
    sign
  })
  const after = { ...state, letter: { at, epoch, devices: others } }
  const sent = await send(after, { name: letter.name, bytes: letter.file })
  return sent.ok ? ok(after) : sent
}
