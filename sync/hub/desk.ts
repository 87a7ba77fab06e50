import type { BackupCommand } from '../../crm/backup-commands'
import type { Command, CommandError, Write } from '../../crm/commands'
import { recordClasses } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { log } from '../../platform/log'
import { err, ok, type Result } from '../../platform/result'
import type { Status, StoreTrouble } from '../api'
import { createSettingsStore } from '../archive/settings'
import type { Folder } from '../archive/shelf'
import { alignKey } from '../store/align'
import { openDeviceDb, type DeviceDb, type StoredLedger } from '../store/device'
import { mainRecord } from '../store/document'
import { resumeErase } from '../store/erase'
import type { Label } from '../store/execute'
import { isFull, type StoreFault } from '../store/faults'
import type { LookApart } from '../store/look-whole'
import type { Differences } from '../store/reconcile'
import { openStore, type Store, type StoreChange } from '../store/store'
import { placeImports } from '../archive/imports'
import { teamOf } from '../team/found'
import { createBackups } from './backups'
import { createInStore } from './in-store'
import { readLedgers, type Ledgers } from './ledgers'
import { createPast } from './past'
import type { Remembered } from './remembered'
import type { CommandResult, HubStatus } from './messages'
import type { Apart } from '../transfer/apart'
import { resumeTransfers } from '../transfer/run'
import { resumeSample } from './sample'
import { keptJoin } from './team-kept'
import { createTeamDesk, type TeamDesk, type TeamDeskOptions } from './team'

export interface DeskOptions {
  readonly clock: Clock
  readonly automerge: Promise<unknown>
  readonly firstLedger: { readonly name: string; readonly country?: string }
  readonly journal: IDBTransactionDurability
  readonly remembered: Remembered
  /** The browser's private file system, for copies of the ledgers. */
  readonly privateFolder?: () => Promise<Folder>
  /** A thread for long work on the rows; without it they are written here. */
  readonly apart?: Apart
  readonly lookApart?: LookApart | undefined
  readonly onStatus: () => void
  /** What belongs to a team, and what happens when its view changes. */
  readonly team?: Pick<TeamDeskOptions, 'createLinks' | 'knock' | 'later' | 'onRoom' | 'onView'>
  /** Runs while no command is carried out. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>
  readonly onChange: (ledger: string, change: StoreChange) => void
}

/** Where commands land: keeps one ledger of the profile open and gives each command to whom it belongs. */
export interface Desk {
  /** Opens the current ledger, or makes the first one of the profile. What went wrong shows in the status. */
  open(): Promise<void>
  /** One command at a time. */
  run(command: Command): Promise<CommandResult>
  status(): HubStatus
  /** Finishes what an earlier run could not. */
  resume(): Promise<void>
  compare(repair: boolean): Promise<Differences | undefined>
  settled(): Promise<void>
  readonly team: TeamDesk
  close(): Promise<void>
}

const reopenTries = 3

export function createDesk(options: DeskOptions): Desk {
  const { clock, onStatus } = options
  let device: DeviceDb | undefined
  let ledgers: Ledgers | undefined
  let store: Store | undefined
  let fault: StoreFault | undefined
  let troubles: readonly StoreTrouble[] = []
  let work: Status['work'] = undefined
  /** Ledgers that were here and are gone. While there are any, no first ledger is made. */
  let missing: readonly StoredLedger[] = []

  function onWork(kind: NonNullable<Status['work']>['kind'], done: number, total: number): void {
    work = done < total ? { kind, done, total } : undefined
    onStatus()
  }

  const backups = createBackups({
    clock,
    automerge: options.automerge,
    settings: createSettingsStore(),
    ...(options.privateFolder === undefined ? {} : { privateFolder: options.privateFolder }),
    store: () => store,
    ledgers: () => ledgers?.all() ?? [],
    adopt: async ({ id, name, createdAt }) => {
      if (ledgers === undefined) return err(errorOf(fault))
      return switched(ledgers, await ledgers.create(id, name, createdAt))
    },
    reopen: async () => {
      if (ledgers !== undefined) await openCurrent(ledgers)
    },
    onState: onStatus,
    onWork
  })

  const past = createPast(clock, (done, total) => onWork('rebuild', done, total))

  const team = createTeamDesk({
    onView: () => {},
    onErased: () => void backups.renew().catch((error: unknown) => log.error('backup', 'no new copy', error)),
    ...options.team,
    clock,
    keysOf: async (id) => device?.get('keys', id),
    kept: keptJoin(() => device),
    keepKeys: async (keys) => void (await device?.put('keys', keys)),
    adopt: (ledger, keys) =>
      options.inTurn(async () => {
        if (ledgers === undefined) return false
        await ledgers.create(ledger.id, ledger.name, clock(), keys)
        await openCurrent(ledgers)
        return store?.ledger.id === ledger.id
      })
  })

  const room = () => team.room()
  const care = { clock, automerge: options.automerge, onWork, renewCopies: () => backups.renew(), room }
  const inStore = createInStore({ clock, apart: options.apart, past, care, worked })

  function setTroubles(all: readonly StoreTrouble[]): void {
    troubles = all
    onStatus()
  }

  async function openCurrent(ledgers: Ledgers): Promise<void> {
    missing = ledgers.all().length === 0 ? options.remembered.ledgers() : []
    if (missing.length > 0) {
      startBackups()
      return onStatus()
    }
    const left = room() === undefined ? undefined : store?.ledger.id
    if (store !== undefined) await past.stop(store)
    await team.leaving()
    await store?.close()
    store = undefined
    fault = undefined
    troubles = []
    const ledger = ledgers.current() ?? (await ledgers.create(newId('ldg'), options.firstLedger.name))
    if (left !== undefined && left !== ledger.id) await ledgers.leave(left, clock())
    options.remembered.keep(ledgers.all())
    const keys = await ledgers.keys(ledger.id)
    const opened = await openStore({
      ledger,
      keys,
      clock,
      automerge: options.automerge,
      journal: options.journal,
      lookApart: options.lookApart,
      onChange: (change) => {
        options.onChange(ledger.id, change)
        if (store?.ledger.id === ledger.id) past.changed(store, change)
        backups.changed()
      },
      onTrouble: setTroubles,
      onLost: () => {
        if (store?.ledger.id === ledger.id) store = undefined
      },
      onProgress: onWork
    })
    if (opened.ok) {
      store = opened.value
      await alignRows(store)
      await resumeErase(store, clock())
      // The settings of a shared ledger come from the team.
      if ((await teamOf(store.db)) === undefined) await writeMain(store, ledger)
      await team.opened(store, keys)
      await resumeErase(store, clock(), room()?.eraser())
    } else fault = opened.error
    startBackups()
    onStatus()
  }

  /** After documents came from an archive: makes the rows follow them. */
  async function alignRows(into: Store): Promise<void> {
    if ((await into.db.get('meta', alignKey)) !== true) return
    await options.automerge
    await into.compare(true)
    await placeImports(into.db)
    await into.exchange.forget()
    await into.db.delete('meta', alignKey)
    options.onChange(into.ledger.id, { classes: recordClasses })
    worked()
  }

  function startBackups(): void {
    void backups.start().catch((error: unknown) => log.error('backup', 'the copies cannot be read', error))
  }

  /** A new ledger's own record; also when a crash came between making the ledger and writing it. */
  async function writeMain(into: Store, ledger: StoredLedger): Promise<void> {
    if ((await into.db.getKeyFromIndex('rows', 'id', mainRecord)) !== undefined) return
    const { country } = options.firstLedger
    const set = { name: ledger.name, ...(country === undefined ? {} : { country }) }
    await saveMain(into, { id: newId('cmd'), kind: 'ledger.create', origin: 'hand' }, { create: true, set })
  }

  function saveMain(into: Store, label: Label, write: Pick<Write, 'create' | 'set'>): Promise<CommandResult> {
    const writes: Write[] = [{ cls: 'ledger', id: mainRecord, ...write }]
    return into.run({ kind: 'save', id: label.id, origin: 'hand', writes }, label)
  }

  /** The open store; after a lost connection, a new one. */
  async function ready(ledgers: Ledgers): Promise<Result<Store, CommandError>> {
    if (missing.length > 0) return err({ kind: 'lost' })
    for (let tries = 0; store === undefined && tries < reopenTries; tries++) {
      await openCurrent(ledgers)
      if (fault !== undefined && fault.kind !== 'lost') break
    }
    if (store !== undefined) return newer() ? err({ kind: 'newer' }) : ok(store)
    return err(errorOf(fault))
  }

  const lostTrouble = (): StoreTrouble[] => (missing.length === 0 ? [] : [{ kind: 'lost', ledgers: [...missing] }])

  const newer = (): boolean => troubles.some(({ kind }) => kind === 'newer')

  async function run(ledgers: Ledgers, command: Command): Promise<CommandResult> {
    if (isBackup(command)) return backups.run(command).finally(worked)
    if (command.kind === 'ledger.create')
      return switched(ledgers, await ledgers.create(`ldg_${command.id.slice('cmd_'.length)}`, command.name))
    if (command.kind === 'ledger.open') {
      const ledger = await ledgers.open(command.ledger)
      return ledger === undefined ? err({ kind: 'missing', id: command.ledger }) : switched(ledgers, ledger)
    }
    if (command.kind === 'ledger.rename') return twice(ledgers, (found) => rename(ledgers, found, command))
    return twice(ledgers, (found) => inStore(found, command))
  }

  /** A command that fails for no foreseeable reason is tried once more on a new connection; its id makes that safe. */
  async function twice(ledgers: Ledgers, work: (found: Store) => Promise<CommandResult>): Promise<CommandResult> {
    const found = await ready(ledgers)
    if (!found.ok) return found
    try {
      return await work(found.value)
    } catch (error) {
      if (isFull(error)) throw error
      log.error('hub', 'a command failed, the ledger is opened again', error)
      await close()
      await open()
      return store === undefined ? err(errorOf(fault)) : work(store)
    }
  }

  async function rename(
    ledgers: Ledgers,
    into: Store,
    command: Extract<Command, { kind: 'ledger.rename' }>
  ): Promise<CommandResult> {
    const { id, kind, name } = command
    const done = await saveMain(into, { id, kind, origin: 'hand' }, { create: false, set: { name } })
    if (done.ok) {
      await ledgers.rename(into.ledger.id, name)
      options.remembered.keep(ledgers.all())
    }
    onStatus()
    return done
  }

  function worked(): void {
    if (work === undefined) return
    work = undefined
    onStatus()
  }

  async function switched(ledgers: Ledgers, { id }: StoredLedger): Promise<CommandResult> {
    if (store?.ledger.id !== id) await openCurrent(ledgers)
    const found = await ready(ledgers)
    return found.ok ? ok({ records: [], ledger: id }) : found
  }

  async function open(): Promise<void> {
    const opened = await openDeviceDb({ onBlocked: () => setTroubles([{ kind: 'blocked' }]) })
    setTroubles([])
    if (!opened.ok) {
      fault = opened.error
      return
    }
    device = opened.value
    ledgers = await readLedgers(device, clock)
    await openCurrent(ledgers)
  }

  async function close(): Promise<void> {
    const [oldStore, oldDevice] = [store, device]
    store = undefined
    device = undefined
    await team.close()
    if (oldStore !== undefined) await past.stop(oldStore)
    await oldStore?.close()
    oldDevice?.close()
  }

  return {
    open,
    close: async () => {
      backups.stop()
      await close()
    },
    run: async (command) => (ledgers === undefined ? err(errorOf(fault)) : run(ledgers, command)),
    status: () => {
      const ledger = ledgers?.current()
      return {
        ...(ledger === undefined ? {} : { ledger }),
        ledgers: [...(ledgers?.all() ?? [])],
        backup: backups.state(),
        trouble: [...troubles, ...troubleOf(fault), ...lostTrouble()],
        ...(work === undefined ? {} : { work })
      }
    },
    resume: async () => {
      if (store === undefined) return
      await resumeSample(store).finally(worked)
      await resumeTransfers(store, options.apart).finally(worked)
    },
    compare: async (repair) => store?.compare(repair).finally(worked),
    settled: async () => store?.settled(),
    team
  }
}

const isBackup = (command: Command): command is BackupCommand => command.kind.startsWith('backup.')

const errorOf = (fault: StoreFault | undefined): CommandError =>
  fault === undefined || fault.kind === 'lost' ? { kind: 'unreachable' } : { kind: fault.kind }

const troubleOf = (fault: StoreFault | undefined): StoreTrouble[] =>
  fault === undefined || fault.kind === 'lost' ? [] : [fault]
