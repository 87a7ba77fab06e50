import * as v from 'valibot'
import { commandSchema } from '../../crm/commands'
import { systemClock, type Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import { log } from '../../platform/log'
import { err } from '../../platform/result'
import { isFull } from '../store/faults'
import type { Folder } from '../archive/shelf'
import type { LookApart } from '../store/look-whole'
import type { Differences } from '../store/reconcile'
import type { Apart } from '../transfer/apart'
import { createDesk } from './desk'
import { createRemembered } from './remembered'
import type { TeamDesk, TeamDeskOptions } from './team'
import type { TeamResult } from './team-messages'
import { createTeamTalk } from './team-talk'
import { channelName, parseToHub, type CommandResult, type ToPages } from './messages'

export interface HubDeps {
  /** Resolves when Automerge's WebAssembly is ready; commands are saved before that. */
  readonly automerge: Promise<unknown>
  /** What the first ledger of a profile is called, and its country (ISO 3166-1 alpha-2) when known. */
  readonly firstLedger: { readonly name: string; readonly country?: string }
  readonly clock?: Clock
  readonly channel?: () => BroadcastChannel
  /** Absent where there are no Web Locks: the caller then sees to it that there is one hub. */
  readonly locks?: Pick<LockManager, 'request'>
  readonly storage?: Pick<StorageManager, 'persist'>
  /** Storage beside IndexedDB, where the hub remembers which ledgers there are. */
  readonly memory?: Pick<Storage, 'getItem' | 'setItem'>
  /** Done before anything is written; where the browser needs it (`sync/store/fresh-log.ts`). */
  readonly beforeWriting?: () => Promise<void>
  /** The browser's private file system, for copies of the ledgers; absent where there is none. */
  readonly privateFolder?: () => Promise<Folder>
  /** A thread for long work on the rows. */
  readonly apart?: Apart
  /** A thread for what others send. */
  readonly lookApart?: LookApart
  /** See docs/adr/0003. */
  readonly journal?: IDBTransactionDurability
  /** Live connections, and other ways of delivery. */
  readonly team?: Pick<TeamDeskOptions, 'createLinks' | 'knock' | 'later' | 'onRoom'>
}

export interface Hub {
  /** Resolves when this hub holds the lock and has opened the ledger, or said why it cannot. */
  readonly started: Promise<void>
  /** Compares the read model with the documents; with `repair`, makes it anew. For the diagnostics page and tests. */
  compare(repair: boolean): Promise<Differences | undefined>
  /** Resolves when everything saved is in compact documents and in the search index. */
  settled(): Promise<void>
  /** For the page that makes connections, and tests. */
  readonly team: TeamDesk
  close(): Promise<void>
}

const lockName = 'bahi-hub'

/** Starts the one writer of this browser profile; a second one waits until the first is gone. */
export function createHub(deps: HubDeps): Hub {
  const clock = deps.clock ?? systemClock
  const instance = newId('hub')
  const channel = deps.channel?.() ?? new BroadcastChannel(channelName)
  const holding = new Map<string, Promise<void>>()
  let closing: (() => void) | undefined
  const closed = new Promise<void>((resolve) => {
    closing = resolve
  })
  let queue: Promise<unknown> = Promise.resolve()

  let over = false

  const post = (message: ToPages): void => {
    if (!over) channel.postMessage(message)
  }

  function postStatus(): void {
    post({ t: 'status', instance, status: desk.status(), holding: [...holding.keys()] })
  }

  const desk = createDesk({
    clock,
    automerge: deps.automerge,
    firstLedger: deps.firstLedger,
    journal: deps.journal ?? 'strict',
    remembered: createRemembered(deps.memory),
    ...(deps.apart === undefined ? {} : { apart: deps.apart }),
    lookApart: deps.lookApart,
    ...(deps.privateFolder === undefined ? {} : { privateFolder: deps.privateFolder }),
    onStatus: postStatus,
    inTurn,
    team: {
      ...deps.team,
      onView: () => teamTalk.show()
    },
    onChange: (ledger, { classes, ids }) =>
      post({ t: 'changed', ledger, classes: [...classes], ...(ids === undefined ? {} : { ids: [...ids] }) })
  })

  const teamTalk = createTeamTalk({ ...desk.team, ask: askTeam }, (message) => {
    if (!over) channel.postMessage(message)
  })

  /** A page may ask while the ledger is still being opened. */
  async function askTeam(request: unknown): Promise<TeamResult> {
    await started.catch(() => undefined)
    return desk.team.ask(request)
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = queue.then(work)
    queue = next.catch(() => {})
    return next
  }

  async function carryOut(id: string, data: unknown): Promise<void> {
    // An archive of a large ledger takes seconds, in which others must be able to save.
    const result = await (isBeside(data)
      ? inTurn(async () => {}).then(() => resultOf(data))
      : inTurn(() => resultOf(data)))
    holding.delete(id)
    post({ t: 'answer', id, result })
  }

  async function resultOf(data: unknown): Promise<CommandResult> {
    const parsed = v.safeParse(commandSchema, data)
    if (!parsed.success) return err({ kind: 'invalid', reason: 'shape' })
    try {
      return await desk.run(parsed.output)
    } catch (error) {
      if (isFull(error)) return err({ kind: 'full' })
      log.error('hub', `command ${parsed.output.kind} failed`, error)
      return err({ kind: 'unreachable' })
    }
  }

  function receive({ data }: MessageEvent<unknown>): void {
    if (teamTalk.hear(data)) return
    const message = parseToHub(data)
    if (message === undefined) return
    if (message.t === 'ping') postStatus()
    else if (!holding.has(message.id)) holding.set(message.id, carryOut(message.id, message.command))
  }

  async function start(): Promise<void> {
    channel.addEventListener('message', receive)
    postStatus()
    await inTurn(async () => {
      await deps.beforeWriting?.().catch((error: unknown) => log.error('hub', 'no fresh log', error))
      await desk.open()
    })
    postStatus()
    void inTurn(async () => desk.resume()).catch((error: unknown) => log.error('hub', 'could not resume', error))
    deps.storage?.persist().catch(() => false)
  }

  const started = new Promise<void>((resolve, reject) => {
    const hold = async (): Promise<void> => {
      const starting = start()
      starting.then(resolve, reject)
      await starting
      await closed
    }
    const held = deps.locks === undefined ? hold() : deps.locks.request(lockName, hold)
    held.catch((error: unknown) => log.error('hub', 'could not start', error))
  })

  return {
    started,
    compare: (repair) => inTurn(async () => desk.compare(repair)),
    settled: () => inTurn(async () => desk.settled()),
    team: desk.team,
    close: async () => {
      channel.removeEventListener('message', receive)
      await inTurn(async () => desk.close())
      over = true
      channel.close()
      closing?.()
    }
  }
}

const beside = ['backup.save', 'backup.copy', 'backup.folder', 'backup.later', 'backup.look']

/** Whether a command reads the ledger only, so that others need not wait for it. */
const isBeside = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'kind' in data &&
  typeof data.kind === 'string' &&
  beside.includes(data.kind)
