import type { MailboxAnswer, MailboxProblem, MailboxRequest, MailboxView, PlaceView } from '../../crm/mailbox'
import { log } from '../../platform/log'
import { err, ok, type Result } from '../../platform/result'
import type { Replica } from '../replica'
import type { LedgerDb } from '../store/db'
import type { DeviceId } from '../team/entry'
import { createFolderPlace, type FolderHandle } from './folder'
import { createHandPlace } from './hand-place'
import { createDrop, type Drop } from '../net/rendezvous-drop'
import { createMailbox, type Mailbox, type MailboxOptions } from './mailbox'
import { unwrap, wrap } from './parcel-file'
import type { BlobStore, Bytes } from './place'
import { addPlace, createShelf, filesOf, newPlaceId, readPlaces, removePlace, type Place } from './shelf'
import { createTimes, type Times } from './times'
import { createWebdavPlace, webdavAddress, type WebdavOptions } from './webdav'

export interface MailroomOptions extends Pick<WebdavOptions, 'fetch' | 'parseXml'> {
  readonly db: LedgerDb
  readonly replica: Replica
  readonly agree: CryptoKeyPair
  readonly clock: () => number
  readonly onView: (view: MailboxView) => void
  /** A device was heard of; `even`: it has everything that this device has sent. */
  readonly onHeard?: (device: DeviceId, even: boolean) => void
  readonly onRefused?: MailboxOptions['onRefused']
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
  readonly drop?: Drop
}

/** The folder in a place that belongs to the team; the rest of its id is nobody's business. */
const folderOf = (team: string): string => `bahi-${team.slice(0, 16)}`

export async function createMailroom(options: MailroomOptions): Promise<Mailroom> {
  const { db, replica, agree, clock, onView, every = 60_000, quiet = 10_000 } = options
  const opened = new Map<string, Open>()
  const hand = createHandPlace(filesOf(db, 'file'))
  const folder = folderOf(replica.log.id)

  function storeOf(place: Place): BlobStore {
    if (place.kind === 'file') return hand
    if (place.kind === 'folder') return createFolderPlace(place.folder, folder)
    const { address, user, password } = place
    return createWebdavPlace({ fetch: options.fetch, parseXml: options.parseXml, address, folder, user, password })
  }

  const view = (): MailboxView => ({ shared: true, places: [...opened.values()].map(viewOf) })

  async function open(place: Place, store: BlobStore): Promise<void> {
    const { onRefused } = options
    function tellHeard(others: PlaceView['others']): void {
      for (const { device, heardAt, even } of others) {
        if (heardAt === undefined || heard.get(device) === heardAt) continue
        heard.set(device, heardAt)
        options.onHeard?.(device, even)
      }
    }
    const mailbox = await createMailbox({
      replica,
      agree,
      store,
      disk: createShelf(db, place.id),
      clock,
      apart: place.kind === 'file',
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
    const visit = async (): Promise<boolean> => {
      try {
        const done = await mailbox.round()
        await drop?.look()
        return done.ok
      } catch (error) {
        log.error('mailbox', 'a round failed', error)
        return false
      }
    }
    const times = place.kind === 'file' ? {} : { times: createTimes(visit, every, quiet) }
    opened.set(place.id, { place, mailbox, ...times, ...(drop === undefined ? {} : { drop }) })
    onView(view())
  }

  async function add(place: Place): Promise<Result<MailboxAnswer, MailboxProblem>> {
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
    await removePlace(db, id)
    onView(view())
    return ok({})
  }

  async function round(id: string | undefined): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const some = [...opened.values()].filter(
      ({ place }) => place.kind !== 'file' && (id === undefined || place.id === id)
    )
    if (id !== undefined && some.length === 0) return err('missing')
    const done = await Promise.all(some.map(({ mailbox }) => mailbox.round()))
    const failed = done.find((one) => !one.ok)
    return failed?.ok === false ? err(failed.error.kind) : ok({})
  }

  async function writeFile(mailbox: Mailbox): Promise<Result<MailboxAnswer, MailboxProblem>> {
    hand.show(new Map())
    const done = await mailbox.round()
    return done.ok ? ok({ file: wrap(replica.log.id, await hand.own()) }) : err(done.error.kind)
  }

  async function readFile(
    mailbox: Mailbox,
    file: Uint8Array<ArrayBuffer>
  ): Promise<Result<MailboxAnswer, MailboxProblem>> {
    const files = unwrap(file, replica.log.id)
    if (!files.ok) return files
    hand.show(files.value)
    const done = await mailbox.fetch()
    hand.show(new Map())
    return done.ok ? ok({ read: done.value.read }) : err(done.error.kind)
  }

  await open({ id: 'file', kind: 'file', label: '' }, hand)
  for (const place of await readPlaces(db)) {
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
          return readFile(file.mailbox, request.file)
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
        [...opened.values()].map(async ({ times, mailbox, drop }) => {
          await times?.stop()
          await drop?.close()
          await mailbox.close()
        })
      )
      opened.clear()
    }
  }
}

const isFolder = (value: unknown): value is FolderHandle =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'directory' && 'values' in value

function viewOf({ place, mailbox }: Open): PlaceView {
  const { fault, ...status } = mailbox.status()
  return {
    id: place.id,
    kind: place.kind,
    label: place.label,
    ...status,
    ...(fault === undefined ? {} : { problem: fault.kind })
  }
}
