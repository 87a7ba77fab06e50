import type { Correspondent } from '../../crm/mailbox'
import { err, ok, type Result } from '../../platform/result'
import type { Replica } from '../replica'
import type { DeviceId } from '../team/entry'
import { removable, silentDevices } from './clean'
import type { MailboxDisk, OutFile } from './disk'
import type { Meeting } from './content'
import type { MailboxFault, StreamTrouble } from './fault'
import { fetchAll, type FetchDeps } from './fetch'
import { readListing, type Listing } from './listing'
import type { BlobStore, PlaceFault } from './place'
import { othersOf, publish } from './publish'
import type { PlaceState } from './state'

export interface MailboxOptions {
  readonly replica: Replica
  /** This device's X25519 pair. */
  readonly agree: CryptoKeyPair
  readonly store: BlobStore
  readonly disk: MailboxDisk
  readonly clock: () => number
  readonly onStatus?: (status: MailboxStatus) => void
  /** Changes of a device were against the rules. */
  readonly onRefused?: FetchDeps['onRefused']
  /** Own invitations, for others to hear newcomers by (MBX-40); and those of others. */
  readonly meetings?: () => readonly Meeting[]
  readonly onMeetings?: FetchDeps['onMeetings']
  /** What others tell there does not lie beside what this device tells: everything is told to them all. */
  readonly apart?: boolean
  /** Milliseconds; see `PublishDeps`. */
  readonly patience?: number
  readonly courtesy?: number
}

export interface MailboxStatus {
  readonly busy: boolean
  /** Files of others: read so far, and new ones in all; only while there is more than one. */
  readonly reading?: { readonly done: number; readonly total: number }
  /** When a file of ours was last put into the place, and when the place was last read. Milliseconds. */
  readonly sentAt?: number
  readonly readAt?: number
  /** Files that are written and not yet in the place. */
  readonly waiting: number
  readonly fault?: MailboxFault
  readonly others: readonly Correspondent[]
}

/** Delivery through one place. Rounds run one after the other. */
export interface Mailbox {
  /** Reads what is new, then tells what is new, then cleans up. */
  round(): Promise<Result<undefined, MailboxFault>>
  /** Only reads; how many bundles were new. */
  fetch(): Promise<Result<{ readonly read: number }, MailboxFault>>
  status(): MailboxStatus
  /** Resolves when no round is running; none begins any more. */
  close(): Promise<void>
}

const usualPatience = 600_000
const usualCourtesy = 60_000

/** Opens the mailbox of a replica in one place. */
export async function createMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { replica, store, disk, clock } = options
  const loaded = await disk.load()
  let { state } = loaded
  let out: readonly OutFile[] = loaded.out
  let troubles: ReadonlyMap<DeviceId, StreamTrouble> = new Map()
  let fault: MailboxFault | undefined
  let running = 0
  let reading: MailboxStatus['reading'] = undefined
  let closed = false
  const patience = options.patience ?? usualPatience
  let turn: Promise<unknown> = Promise.resolve()
  const useless = new Map<string, StreamTrouble>()

  async function save(next: PlaceState): Promise<void> {
    await disk.save({ state: next })
    state = next
  }

  async function deliver(): Promise<Result<undefined, PlaceFault>> {
    for (const file of out) {
      const written = await store.write(file.name, file.bytes)
      if (!written.ok && written.error.kind !== 'exists') return written
      const next = { ...state, sentAt: clock() }
      await disk.save({ state: next, drop: file.name })
      state = next
      out = out.filter((other) => other !== file)
    }
    return ok(undefined)
  }

  async function send(written: PlaceState, file: OutFile): Promise<Result<undefined, MailboxFault>> {
    const next = { ...written, sentAt: state.sentAt }
    await disk.save({ state: next, put: file })
    state = next
    out = [...out, file]
    return deliver()
  }

  async function look(): Promise<Result<Listing, PlaceFault>> {
    const listed = await store.list()
    return listed.ok ? ok(readListing(listed.value, replica.device)) : listed
  }

  async function read(): Promise<Result<{ readonly listing: Listing; readonly read: number }, MailboxFault>> {
    const listing = await look()
    if (!listing.ok) return listing
    known()
    const fetched = await fetchAll(
      {
        replica,
        agree: options.agree,
        store,
        clock,
        useless,
        save,
        apart: options.apart === true,
        patience,
        onProgress: (done, total) => {
          reading = total > 1 && done < total ? { done, total } : undefined
          options.onStatus?.(status())
        },
        onRefused: (from, refused) => options.onRefused?.(from, refused),
        onMeetings: (from, heard) => options.onMeetings?.(from, heard)
      },
      listing.value,
      state,
      troubles
    )
    if (!fetched.ok) return fetched
    ;({ state, troubles } = fetched.value)
    return ok({ listing: listing.value, read: fetched.value.read })
  }

  /** Since when each device is in the team, for `silentDevices`. */
  function known(): void {
    const now = clock()
    const others = othersOf(replica)
    if (others.every((id) => state.known[id] !== undefined)) return
    state = { ...state, known: Object.fromEntries(others.map((id) => [id, state.known[id] ?? now])) }
  }

  async function round(): Promise<Result<undefined, MailboxFault>> {
    await replica.settled()
    const before = await read()
    if (!before.ok) return before
    const late = out.length > 0
    const delivered = await deliver()
    if (!delivered.ok) return delivered
    const listing = late ? await look() : ok(before.value.listing)
    if (!listing.ok) return listing
    const told = await publish(
      {
        replica,
        clock,
        meetings: () => options.meetings?.() ?? [],
        send,
        patience,
        courtesy: options.courtesy ?? usualCourtesy
      },
      listing.value,
      state
    )
    if (!told.ok) return told
    await save({ ...told.value, sentAt: state.sentAt })
    return clean(listing.value)
  }

  async function clean(listing: Listing): Promise<Result<undefined, MailboxFault>> {
    const letters = listing.ownLetters.filter(({ name }) => name.at < (state.letter?.at ?? 0))
    const old = removable(state, listing.own, othersOf(replica), clock())
    for (const name of [...old, ...letters.map(({ file }) => file.name)]) {
      const removed = await store.remove(name)
      if (!removed.ok) return removed
    }
    return ok(undefined)
  }

  function status(): MailboxStatus {
    const others = othersOf(replica)
    const silent = new Set(silentDevices(state, others, clock()))
    const { sentAt, readAt } = state
    return {
      busy: running > 0,
      ...(running > 0 && reading !== undefined ? { reading } : {}),
      ...(sentAt === undefined ? {} : { sentAt }),
      ...(readAt === undefined ? {} : { readAt }),
      waiting: out.length,
      ...(fault === undefined ? {} : { fault }),
      others: others.map((device) => correspondent(device, state, troubles.get(device), silent.has(device)))
    }
  }

  function inTurn<T>(work: () => Promise<Result<T, MailboxFault>>): Promise<Result<T, MailboxFault>> {
    const next = turn.then(async (): Promise<Result<T, MailboxFault>> => {
      if (closed) return err({ kind: 'offline' })
      running++
      options.onStatus?.(status())
      try {
        const done = await work()
        fault = done.ok ? undefined : done.error
        return done
      } finally {
        running--
        reading = undefined
        options.onStatus?.(status())
      }
    })
    turn = next.catch(() => {})
    return next
  }

  return {
    round: () => inTurn(round),
    fetch: () =>
      inTurn(async () => {
        const done = await read()
        return done.ok ? ok({ read: done.value.read }) : done
      }),
    status,
    close: async () => {
      closed = true
      await turn
    }
  }
}

function correspondent(
  device: DeviceId,
  { heard, acks, stream, next }: PlaceState,
  trouble: StreamTrouble | undefined,
  silent: boolean
): Correspondent {
  const heardAt = heard[device]
  const ack = acks[device]
  return {
    device,
    ...(heardAt === undefined ? {} : { heardAt }),
    even: ack !== undefined && ack.stream === stream && ack.sequence >= next - 1,
    ...(trouble === undefined ? {} : { trouble }),
    silent
  }
}
