import type { MailboxAnswer, MailboxProblem, MailboxRequest, MailboxView, PlaceView } from '../../crm/mailbox'
import { log } from '../../platform/log'
import { err, ok, type Result } from '../../platform/result'
import type { LiveReplica } from '../replica'
import type { LedgerDb } from '../store/db'
import type { DeviceId } from '../team/entry'
import { isFolder } from './folder'
import { createHandPlace } from './hand-place'
import { createDrop, type Drop } from '../net/rendezvous-drop'
import { createMailbox, type Mailbox, type MailboxOptions } from './mailbox'
import { createOwnMail, type OwnMail } from './own-mail'
import type { OwnKeyStore } from './own-replica'
import { folderOf, openPlace, type PlaceTools } from './open-place'
import type { Meeting } from './content'
import { unwrap, wrap } from './parcel-file'
import type { BlobStore, Bytes } from './place'
import { createPorter, type Porter, type PorterOptions } from './porter'
import {
  addPlace,
  createShelf,
  filesOf,
  newPlaceId,
  ownShelf,
  readInbox,
  readPlaces,
  removePlace,
  type Place
} from './shelf'
import { createTimes, type Times } from './times'
import { webdavAddress } from './webdav'

export interface MailroomOptions extends PlaceTools {
  readonly db: LedgerDb
  readonly replica: LiveReplica
  /** Absent: the member's own records go by live connections only. */
  readonly ownKeys?: OwnKeyStore
  readonly agree: CryptoKeyPair
  readonly clock: () => number
  readonly onView: (view: MailboxView) => void
  /** A device was heard of; `even`: it has everything that this device has sent. */
  readonly onHeard?: (device: DeviceId, even: boolean, part: 'shared' | 'private') => void
  readonly onRefused?: MailboxOptions['onRefused']
  /** Newcomers who ask in a place are let in (MBX-42). */
  readonly newcomers?: Pick<PorterOptions, 'admit'> & {
    readonly meetings: { all(): readonly Meeting[]; own(): readonly Meeting[] }
    readonly onMeetings: NonNullable<MailboxOptions['onMeetings']>
  }
  /** A signal of a live connection that lay in a place for this device. */
  readonly onSignal?: (signal: Bytes) => void
  /** Milliseconds between rounds, and until what was saved is sent. */
  readonly every?: number
  readonly quiet?: number
}

/** All delivery of one shared ledger: its places, and when each is visited. */
export interface Mailroom {
  view(): MailboxView
  ask(request: MailboxRequest): Promise<Result<MailboxAnswer, MailboxProblem>>
  /** Leaves a signal for a device where both look; `false`: there is no such place now. */
  post(to: DeviceId, signal: Bytes): Promise<boolean>
  /** Whether there is such a place at all. */
  isShared(): boolean
  close(): Promise<void>
}

interface Open {
  readonly place: Place
  readonly mailbox: Mailbox
  readonly times?: Times
  readonly own?: OwnMail
  readonly porter?: Porter
  readonly drop?: Drop
}

export async function createMailroom(options: MailroomOptions): Promise<Mailroom> {
  const { db, replica, agree, clock, onView, every = 60_000, quiet = 10_000 } = options
  const opened = new Map<string, Open>()
  const hand = createHandPlace(filesOf(db, 'file'))
  const folder = folderOf(replica.log.id)

  const storeOf = (place: Exclude<Place, { kind: 'file' }>): BlobStore => openPlace(place, folder, options)

  const view = (): MailboxView => ({ shared: true, places: [...opened.values()].map(viewOf) })

  async function open(place: Place, store: BlobStore): Promise<void> {
    const { onRefused } = options
    function tellHeard(others: PlaceView['others']): void {
      for (const { device, heardAt, even } of others) {
        if (heardAt === undefined || heard.get(device) === heardAt) continue
        heard.set(device, heardAt)
        options.onHeard?.(device, even, 'shared')
      }
    }
    const mailbox = await createMailbox({
      replica,
      agree,
      store,
      disk: createShelf(db, place.id),
      clock,
      apart: place.kind === 'file',
      ...(options.newcomers === undefined
        ? {}
        : { meetings: () => options.newcomers?.meetings.own() ?? [], onMeetings: options.newcomers.onMeetings }),
      onStatus: ({ busy, others }) => {
        if (!busy) tellHeard(others)
        onView(view())
      },
      ...(onRefused === undefined ? {} : { onRefused })
    })
    // What was heard in an earlier run is no news.
    const heard = new Map(mailbox.status().others.map(({ device, heardAt }) => [device, heardAt]))
    const drop =
      place.kind === 'file'
        ? undefined
        : createDrop({ store, self: replica.device, clock, onSignal: (signal) => options.onSignal?.(signal) })
    const porter = porterAt(store)
    const own = place.kind === 'file' ? undefined : ownMailAt(place)
    const visit = async (): Promise<boolean> => {
      try {
        await porter?.look()
        const done = await mailbox.round()
        await own?.round()
        await drop?.look()
        return done.ok
      } catch (error) {
        log.error('mailbox', 'a round failed', error)
        return false
      }
    }
    const times = place.kind === 'file' ? {} : { times: createTimes(visit, every, quiet) }
    opened.set(place.id, {
      place,
      mailbox,
      ...times,
      ...(own === undefined ? {} : { own }),
      ...(porter === undefined ? {} : { porter }),
      ...(drop === undefined ? {} : { drop })
    })
    onView(view())
  }

  function ownMailAt(place: Exclude<Place, { kind: 'file' }>): OwnMail | undefined {
    const { ownKeys, onHeard } = options
    if (ownKeys === undefined) return undefined
    return createOwnMail({
      live: replica,
      keys: ownKeys,
      agree,
      clock,
      open: (own) => openPlace(place, own, options),
      disk: createShelf(db, ownShelf(place.id)),
      onHeard: (device, even) => onHeard?.(device, even, 'private')
    })
  }

  function porterAt(store: BlobStore): Porter | undefined {
    if (options.newcomers === undefined) return undefined
    const { log, device, sign } = replica
    const { admit, meetings } = options.newcomers
    return createPorter({
      team: log.id,
      device,
      sign,
      store,
      clock,
      meetings: () => meetings.all(),
      admit,
      entries: () => log.since([])
    })
  }

  async function add(place: Exclude<Place, { kind: 'file' }>): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const store = storeOf(place)
    const tried = await store.list()
    if (!tried.ok) return err(tried.error.kind)
    await addPlace(db, place)
    await open(place, store)
    opened.get(place.id)?.times?.now()
    return ok({})
  }

  async function addServer({
    address: typed,
    user,
    password
  }: Extract<MailboxRequest, { ask: 'add-server' }>): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const url = webdavAddress(typed)
    if (url === undefined) return err('invalid')
    const address = url.href
    if ([...opened.values()].some(({ place }) => place.kind === 'server' && place.address === address))
      return err('exists')
    return add({ id: newPlaceId(), kind: 'server', label: url.host, address, user, password })
  }

  async function addFolder(given: unknown): Promise<Result<MailboxAnswer, MailboxProblem>> {
    if (!isFolder(given)) return err('invalid')
    for (const { place } of opened.values())
      if (place.kind === 'folder' && (await place.folder.isSameEntry(given))) return err('exists')
    return add({ id: newPlaceId(), kind: 'folder', label: given.name, folder: given })
  }

  async function remove(id: string): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const found = opened.get(id)
    if (found === undefined || found.place.kind === 'file') return err('missing')
    opened.delete(id)
    await found.times?.stop()
    await found.drop?.close()
    await found.mailbox.close()
    await found.own?.close()
    await removePlace(db, id)
    onView(view())
    return ok({})
  }

  async function round(id: string | undefined): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const some = [...opened.values()].filter(
      ({ place }) => place.kind !== 'file' && (id === undefined || place.id === id)
    )
    if (id !== undefined && some.length === 0) return err('missing')
    const done = await Promise.all(
      some.map(async ({ mailbox, porter, own }) => {
        await porter?.look()
        const round = await mailbox.round()
        await own?.round()
        return round
      })
    )
    const failed = done.find((one) => !one.ok)
    return failed?.ok === false ? err(failed.error.kind) : ok({})
  }

  async function writeFile(mailbox: Mailbox): Promise<Result<MailboxAnswer, MailboxProblem>> {
    hand.show(new Map())
    const done = await mailbox.round()
    return done.ok ? ok({ file: wrap(replica.log.id, await hand.own()) }) : err(done.error.kind)
  }

  async function readFile(
    { mailbox, porter }: Open,
    file: Uint8Array<ArrayBuffer>
  ): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const files = unwrap(file, replica.log.id)
    if (!files.ok) return files
    hand.show(files.value)
    const letIn = await porter?.look()
    const done = await mailbox.fetch()
    hand.show(new Map())
    if (!done.ok) return err(done.error.kind)
    return ok({ read: done.value.read, ...(letIn?.ok === true ? { letIn: [...letIn.value] } : {}) })
  }

  await open({ id: 'file', kind: 'file', label: '' }, hand)
  await readInbox(db, async (file) => {
    const own = opened.get('file')
    if (own !== undefined) await readFile(own, file)
  })
  for (const place of await readPlaces(db)) {
    if (place.kind === 'file') continue
    await open(place, storeOf(place))
    opened.get(place.id)?.times?.soon()
  }
  const soon = (): void => opened.forEach(({ times }) => times?.soon())
  const stops = [
    replica.onChange((_names, from) => {
      if (from === undefined) soon()
    }),
    replica.log.onChange(soon)
  ]

  return {
    view,
    ask: async (request) => {
      const file = opened.get('file')
      if (file === undefined) return err('unreachable')
      switch (request.ask) {
        case 'add-server':
          return addServer(request)
        case 'add-folder':
          return addFolder(request.folder)
        case 'remove-place':
          return remove(request.place)
        case 'round':
          return round(request.place)
        case 'folder': {
          const found = opened.get(request.place)
          return found?.place.kind === 'folder' ? ok({ folder: found.place.folder }) : err('missing')
        }
        case 'write-file':
          return writeFile(file.mailbox)
        case 'read-file':
          return readFile(file, request.file)
      }
    },
    isShared: () => [...opened.values()].some(({ drop }) => drop !== undefined),
    post: async (to, signal) => {
      const posted = await Promise.all(
        [...opened.values()].flatMap(({ drop }) => (drop === undefined ? [] : [drop.post(to, signal)]))
      )
      return posted.includes(true)
    },
    close: async () => {
      for (const stop of stops) stop()
      await Promise.all(
        [...opened.values()].map(async ({ times, mailbox, own, drop }) => {
          await times?.stop()
          await drop?.close()
          await mailbox.close()
          await own?.close()
        })
      )
      opened.clear()
    }
  }
}

function viewOf({ place, mailbox }: Open): PlaceView {
  const { fault, ...status } = mailbox.status()
  return {
    id: place.id,
    kind: place.kind,
    label: place.label,
    ...(place.kind === 'server' ? { address: place.address } : {}),
    ...status,
    ...(fault === undefined ? {} : { problem: fault.kind })
  }
}
