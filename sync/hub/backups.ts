import type { ArchiveLook, BackupCopy, BackupState } from '../../crm/backup'
import type { BackupCommand } from '../../crm/backup-commands'
import type { Clock } from '../../platform/clock'
import { log } from '../../platform/log'
import { err, ok, type Result } from '../../platform/result'
import type { Sink } from '../archive/bytes'
import { checkArchive } from '../archive/check'
import { contentOf } from '../archive/content'
import type { ArchiveFault } from '../archive/faults'
import { copyInterval, folderInterval, surplus } from '../archive/keep'
import { mergeArchive } from '../archive/merge'
import { createMaster, type Master } from '../archive/passphrase'
import { openArchive, type Archive } from '../archive/read'
import { restoreAs } from '../archive/restore'
import type { BackupSettings, SettingsStore } from '../archive/settings'
import { archiveFileName, createBlobSink, createShelf, type Folder } from '../archive/shelf'
import { writeArchive } from '../archive/write'
import type { Store } from '../store/store'
import type { StoredLedger } from '../store/device'
import type { CommandResult } from './messages'

export interface BackupsDeps {
  readonly clock: Clock
  readonly automerge: Promise<unknown>
  readonly settings: SettingsStore
  /** The browser's private file system; absent where there is none. */
  readonly privateFolder?: () => Promise<Folder>
  readonly store: () => Store | undefined
  readonly ledgers: () => readonly StoredLedger[]
  /** Adds a ledger to this profile and opens it. */
  readonly adopt: (ledger: StoredLedger) => Promise<CommandResult>
  /** Opens the current ledger anew. */
  readonly reopen: () => Promise<void>
  readonly onState: () => void
  readonly onWork: (kind: 'backup' | 'check' | 'restore', done: number, total: number) => void
  /** Milliseconds of quiet before a copy is written. */
  readonly quiet?: number
}

/** Second copies of the ledgers of this profile: written by themselves, on request, and brought back. */
export interface Backups {
  /** Reads what there is. A copy is written when the open ledger has none. */
  start(): Promise<void>
  /** The open ledger has changed. */
  changed(): void
  run(command: BackupCommand): Promise<CommandResult>
  state(): BackupState
  /** Writes a new copy now and takes all older ones of the ledger away: something was erased. */
  renew(): Promise<void>
  stop(): void
}

const reminderAfter = 86_400_000

export function createBackups(deps: BackupsDeps): Backups {
  const { clock } = deps
  let copies: readonly BackupCopy[] = []
  let settings: BackupSettings | undefined
  let access: NonNullable<BackupState['folder']>['access'] = 'ok'
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = 0
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()

  /** One archive at a time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => {})
    return next
  }

  async function writeTo(sink: Sink, store: Store, master: Master | undefined, shown: boolean): Promise<void> {
    const { id: ledger, createdAt } = store.ledger
    const onProgress = (done: number, total: number): void => {
      if (shown) deps.onWork('backup', done, total)
    }
    await deps.automerge
    await store.hold((held) =>
      writeArchive(
        { ledger, at: clock() },
        contentOf({ db: store.db, held, state: store.state(), createdAt, onProgress }),
        sink,
        master
      )
    )
  }

  async function readCopies(): Promise<void> {
    if (deps.privateFolder === undefined) return
    const shelf = createShelf(await deps.privateFolder())
    const known = new Map(copies.map((copy) => [copy.file, copy]))
    const found: BackupCopy[] = []
    for (const { file, ledger, at } of await shelf.list()) {
      const before = known.get(file)
      const copy = before ?? (await describe(await shelf.read(file), { file, ledger, at }))
      if (copy !== undefined) found.push(copy)
    }
    copies = found
  }

  async function copyNow(): Promise<void> {
    const store = deps.store()
    if (store === undefined || deps.privateFolder === undefined) return
    const began = performance.now()
    const shelf = createShelf(await deps.privateFolder())
    await writeTo(await shelf.sink(archiveFileName(store.ledger.id, clock())), store, undefined, false)
    await readCopies()
    const own = copies.filter(({ ledger }) => ledger === store.ledger.id)
    const gone = surplus(
      own.map((copy) => ({ ...copy, records: copy.people + copy.companies })),
      clock()
    )
    for (const file of gone) await shelf.remove(file)
    await readCopies()
    due = clock() + copyInterval(performance.now() - began)
  }

  /** @returns whether a file was put there */
  async function putInFolder(force: boolean): Promise<boolean> {
    const store = deps.store()
    const now = settings
    if (store === undefined || now?.folder === undefined || now.ledger !== store.ledger.id) return false
    if (!force && clock() - (now.folderAt ?? 0) < folderInterval) return false
    access = await leaveFor(now.folder)
    if (access !== 'ok') return false
    try {
      const shelf = createShelf(now.folder)
      await writeTo(await shelf.sink(archiveFileName(store.ledger.id, clock())), store, now.master, force)
      const own = (await shelf.list()).filter(({ ledger }) => ledger === store.ledger.id)
      for (const file of surplus(own, clock())) await shelf.remove(file)
      await keep({ ...now, folderAt: clock() })
      return true
    } catch (error) {
      access = 'failed'
      log.error('backup', 'the folder could not be written', error)
      return false
    }
  }

  async function keep(next: BackupSettings): Promise<void> {
    await deps.settings.put(next)
    if (settings?.ledger === next.ledger) settings = next
  }

  async function ownSettings(): Promise<BackupSettings | undefined> {
    const ledger = deps.store()?.ledger.id
    if (ledger !== undefined && settings?.ledger !== ledger) settings = await deps.settings.get(ledger)
    return settings
  }

  async function round(): Promise<void> {
    timer = undefined
    try {
      await inTurn(async () => {
        await ownSettings()
        await copyNow()
        await putInFolder(false)
      })
    } catch (error) {
      log.error('backup', 'no copy was written', error)
    }
    if (!stopped) deps.onState()
  }

  function changed(): void {
    if (stopped || timer !== undefined) return
    timer = setTimeout(() => void round(), Math.max(deps.quiet ?? 20_000, due - clock()))
  }

  async function archiveFrom(
    from: Blob | string,
    passphrase: string | undefined
  ): Promise<Result<Archive, ArchiveFault>> {
    if (typeof from !== 'string') return openArchive(from, passphrase)
    const file = deps.privateFolder === undefined ? undefined : await createShelf(await deps.privateFolder()).read(from)
    return file === undefined ? err({ kind: 'gone' }) : openArchive(file, passphrase)
  }

  /** An archive that was read from end to end. */
  async function checked(from: Blob | string, passphrase: string | undefined): Promise<Result<Archive, ArchiveFault>> {
    const archive = await archiveFrom(from, passphrase)
    if (!archive.ok) return archive
    await deps.automerge
    const all = await checkArchive(archive.value, (done, total) => deps.onWork('check', done, total))
    return all.ok ? archive : all
  }

  async function restore({ id, into, from, passphrase }: Extract<BackupCommand, { kind: 'backup.restore' }>) {
    const archive = await checked(from, passphrase)
    if (!archive.ok) return failed(archive.error)
    const onProgress = (done: number, total: number): void => deps.onWork('restore', done, total)
    if (into === 'merge') return merge(archive.value, onProgress)
    const { header, manifest } = archive.value
    const known = (ledger: string): boolean => deps.ledgers().some((one) => one.id === ledger)
    const own = `ldg_${id.slice('cmd_'.length)}`
    const at = { name: manifest.name, createdAt: manifest.created }
    if (known(own)) return deps.adopt({ ...at, id: own })
    if (!known(header.ledger) && (await restoreAs(archive.value, header.ledger, id, onProgress)))
      return deps.adopt({ ...at, id: header.ledger })
    await restoreAs(archive.value, own, id, onProgress)
    return deps.adopt({ ...at, id: own })
  }

  async function merge(archive: Archive, onProgress: (done: number, total: number) => void): Promise<CommandResult> {
    const store = deps.store()
    if (store === undefined || archive.header.ledger !== store.ledger.id) return failed({ kind: 'other-ledger' })
    await store.hold((held) => mergeArchive(archive, store.db, held, onProgress))
    await deps.reopen()
    return ok({ records: [], ledger: store.ledger.id })
  }

  async function look(command: Extract<BackupCommand, { kind: 'backup.look' }>): Promise<CommandResult> {
    const archive = await checked(command.from, command.passphrase)
    if (!archive.ok) return failed(archive.error)
    const { header, manifest } = archive.value
    const { name, people, companies, activities } = manifest
    const told: ArchiveLook = {
      ledger: header.ledger,
      at: header.at,
      name,
      people,
      companies,
      activities,
      here: deps.ledgers().some(({ id }) => id === header.ledger),
      open: deps.store()?.ledger.id === header.ledger
    }
    return ok({ records: [], archive: told })
  }

  async function save(passphrase: string | undefined): Promise<CommandResult> {
    const store = deps.store()
    if (store === undefined) return err({ kind: 'unreachable' })
    const { sink, blob } = createBlobSink()
    await writeTo(sink, store, passphrase === undefined ? undefined : await createMaster(passphrase), true)
    const own = await ownSettings()
    if (own !== undefined) await keep({ ...own, savedAt: clock() })
    return ok({ records: [], file: blob() })
  }

  async function chooseFolder(command: Extract<BackupCommand, { kind: 'backup.folder' }>): Promise<CommandResult> {
    const own = await ownSettings()
    if (own === undefined) return err({ kind: 'unreachable' })
    const { folder: _, master: __, folderAt: ___, ...rest } = own
    if (command.folder === null) await keep(rest)
    else if (command.folder !== undefined) {
      const master = command.passphrase === undefined ? {} : { master: await createMaster(command.passphrase) }
      await keep({ ...rest, folder: command.folder as unknown as Folder, ...master })
    }
    if (command.folder !== null) await putInFolder(true)
    return ok({ records: [] })
  }

  async function carryOut(command: BackupCommand): Promise<CommandResult> {
    switch (command.kind) {
      case 'backup.save':
        return save(command.passphrase)
      case 'backup.copy':
        await copyNow()
        return ok({ records: [] })
      case 'backup.folder':
        return chooseFolder(command)
      case 'backup.later': {
        const own = await ownSettings()
        if (own !== undefined) await keep({ ...own, laterUntil: clock() + reminderAfter })
        return ok({ records: [] })
      }
      case 'backup.look':
        return look(command)
      case 'backup.restore':
        return restore(command)
    }
  }

  return {
    changed,
    start: async () => {
      await inTurn(async () => {
        await ownSettings()
        await readCopies()
      })
      deps.onState()
      const ledger = deps.store()?.ledger.id
      if (ledger !== undefined && !copies.some((copy) => copy.ledger === ledger)) changed()
    },
    run: async (command) => {
      const result = await inTurn(() => carryOut(command))
      deps.onState()
      return result
    },
    renew: async () => {
      await inTurn(async () => {
        const ledger = deps.store()?.ledger.id
        if (deps.privateFolder === undefined || ledger === undefined) return
        const old = copies.filter((copy) => copy.ledger === ledger)
        await copyNow()
        const shelf = createShelf(await deps.privateFolder())
        for (const { file } of old) await shelf.remove(file).catch(() => {})
        await readCopies()
      })
      deps.onState()
    },
    state: () => {
      const { folder, folderAt, master, savedAt, laterUntil, ledger } = settings ?? {}
      const own = ledger !== undefined && ledger === deps.store()?.ledger.id
      return {
        copies: [...copies],
        ...(own && savedAt !== undefined ? { savedAt } : {}),
        ...(own && laterUntil !== undefined ? { laterUntil } : {}),
        ...(own && folder !== undefined
          ? {
              folder: {
                name: folder.name,
                ...(folderAt === undefined ? {} : { at: folderAt }),
                access,
                locked: master !== undefined
              }
            }
          : {})
      }
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    }
  }
}

const failed = ({ kind }: ArchiveFault): CommandResult => err({ kind: 'archive', fault: kind })

interface Permitted {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>
}

/** Whether the browser still lets us write there; a folder of the private file system is never asked about. */
async function leaveFor(folder: Folder & Permitted): Promise<'ok' | 'ask'> {
  const state = await folder.queryPermission?.({ mode: 'readwrite' })
  return state === undefined || state === 'granted' ? 'ok' : 'ask'
}

async function describe(
  file: Blob | undefined,
  known: { readonly file: string; readonly ledger: string; readonly at: number }
): Promise<BackupCopy | undefined> {
  if (file === undefined) return undefined
  const archive = await openArchive(file)
  if (!archive.ok || archive.value.header.ledger !== known.ledger) return undefined
  const { name, people, companies } = archive.value.manifest
  return { ...known, name, people, companies, size: file.size }
}
