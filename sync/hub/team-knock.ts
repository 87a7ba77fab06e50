import type { JoiningPlace, TeamError } from '../../crm/team'
import type { Clock } from '../../platform/clock'
import { log } from '../../platform/log'
import { err, ok, type Result } from '../../platform/result'
import { createKnock, type Found, type KnockOptions } from '../mailbox/knock'
import { createMemoryPlace } from '../mailbox/memory-place'
import { folderOf, openPlace, type PlaceTools } from '../mailbox/open-place'
import { unwrap, wrap } from '../mailbox/parcel-file'
import type { BlobStore, Bytes, PlaceFault } from '../mailbox/place'
import type { FolderPlace, ServerPlace } from '../mailbox/shelf'
import { createTimes, type Times } from '../mailbox/times'
import type { EntryId } from '../team/entry'

/** A place at which a newcomer asks, and which its ledger then has for delivery. */
export type KnockPlace = FolderPlace | ServerPlace

/** What asking at places takes. Milliseconds between looks. */
export interface KnockTools extends PlaceTools {
  readonly every?: number
}

export interface KnockDeskOptions extends KnockTools {
  readonly team: EntryId
  readonly knock: KnockOptions
  readonly clock: Clock
  readonly onView: () => void
  /** @param file the file in which it was found, with more that is to be read */
  readonly onFound: (found: Found, file?: Bytes) => void
}

/** Asks at several places to be let in, again and again, until an answer is found. */
export interface KnockDesk {
  /** Also in place of one with the same id. */
  add(place: KnockPlace): void
  forget(id: string): void
  places(): readonly KnockPlace[]
  view(): readonly JoiningPlace[]
  look(): void
  /** What is handed over by hand to ask. */
  file(): Promise<Bytes>
  read(file: Bytes): Promise<Result<undefined, TeamError>>
  close(): void
}

interface Open {
  readonly place: KnockPlace
  readonly times: Times
  busy: boolean
  lookedAt?: number
  problem?: PlaceFault['kind']
}

const usually = 30_000

export function createKnockDesk(options: KnockDeskOptions): KnockDesk {
  const { team, clock, onView, every = usually } = options
  const knock = createKnock(options.knock)
  const open = new Map<string, Open>()
  let over = false

  function found(what: Found, file?: Bytes): void {
    if (over) return
    close()
    options.onFound(what, file)
  }

  async function visit(at: Open, store: BlobStore): Promise<boolean> {
    if (over) return true
    at.busy = true
    onView()
    try {
      const done = await knock.visit(store)
      at.lookedAt = clock()
      delete at.problem
      if (!done.ok) at.problem = done.error.kind
      else if (done.value !== undefined) found(done.value)
      return done.ok
    } catch (error) {
      log.error('team', 'a place could not be asked', error)
      return false
    } finally {
      at.busy = false
      onView()
    }
  }

  function add(place: KnockPlace): void {
    forget(place.id)
    const store = openPlace(place, folderOf(team), options)
    const at: Open = { place, busy: false, times: createTimes(() => visit(at, store), every, every) }
    open.set(place.id, at)
    at.times.now()
  }

  function forget(id: string): void {
    void open.get(id)?.times.stop()
    open.delete(id)
    onView()
  }

  function close(): void {
    over = true
    for (const { times } of open.values()) void times.stop()
  }

  return {
    add,
    forget,
    close,
    places: () => [...open.values()].map(({ place }) => place),
    view: () =>
      [...open.values()].map(({ place, busy, lookedAt, problem }) => ({
        id: place.id,
        kind: place.kind,
        label: place.label,
        ...(place.kind === 'server' ? { address: place.address } : {}),
        busy,
        ...(lookedAt === undefined ? {} : { lookedAt }),
        ...(problem === undefined ? {} : { problem })
      })),
    look: () => open.forEach(({ times }) => times.now()),
    file: async () => {
      const files = new Map<string, Bytes>()
      await knock.visit(createMemoryPlace(files))
      return wrap(team, files)
    },
    read: async (file) => {
      const files = unwrap(file, team)
      if (!files.ok) return files
      const done = await knock.visit(createMemoryPlace(files.value))
      if (!done.ok || done.value === undefined) return err('no-answer')
      found(done.value, file)
      return ok(undefined)
    }
  }
}
