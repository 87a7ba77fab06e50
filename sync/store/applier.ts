import { log } from '../../platform/log'
import type { JournalEntry, LedgerDb } from './db'
import type { SegmentName } from './document'
import { createLater } from './later'
import type { Segments } from './segments'
import { sent, write } from './tx'
import { breath } from './yield'

/** Carries journal entries into the documents, in order, a little after the commands were answered. */
export interface Applier {
  /** `again`: the entry is from an earlier run, so that some of it may be in the documents already. */
  add(key: number, entry: JournalEntry, again?: boolean): void
  /** Resolves when everything added so far is in stored documents or, after an error, stays in the journal. */
  drained(): Promise<void>
  /** Runs `work` while nothing is applied. */
  paused<T>(work: () => Promise<T>): Promise<T>
  /** From now on entries are applied as they come, instead of after a quiet moment. */
  live(on: boolean): void
  stop(): Promise<void>
  readonly waiting: () => number
}

interface Pending {
  readonly key: number
  readonly entry: JournalEntry
  readonly again: boolean
}

export interface ApplierOptions {
  readonly db: LedgerDb
  readonly segments: Segments
  /** Resolves when Automerge can be used. */
  readonly ready: Promise<unknown>
  /** Milliseconds without a new entry before it starts, and at most since the first one: saving comes first. */
  readonly quiet?: number
  readonly longest?: number
  /** Called when nothing is left to do. */
  readonly onIdle?: () => void
  readonly closed: () => boolean
}

function bySegment(entry: JournalEntry): Map<string, JournalEntry['changes'][number][]> {
  const found = new Map<string, JournalEntry['changes'][number][]>()
  for (const change of entry.changes) {
    const name = `${change.cls}/${change.seg}`
    const known = found.get(name)
    if (known === undefined) found.set(name, [change])
    else known.push(change)
  }
  return found
}

/** Entries applied before the documents are stored once for all of them. */
const batchSize = 64

export function createApplier({
  db,
  segments,
  ready,
  quiet = 250,
  longest = 2000,
  onIdle,
  closed
}: ApplierOptions): Applier {
  const queue: Pending[] = []
  const failed: Pending[] = []
  const state = { stopped: false }
  let running: Promise<void> | undefined
  let live = false
  const soon = createLater('applying', () => start(), quiet, longest)
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: batches, and what must not overlap with them. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => {})
    return next
  }

  async function applyOne({ entry, again }: Pending): Promise<void> {
    for (const [at, changes] of [...bySegment(entry).values()].entries()) {
      const [first] = changes
      if (first === undefined) continue
      if (at > 0) await breath()
      const name: SegmentName = { cls: first.cls, number: first.seg }
      if (again && (await segments.has(name, entry.command))) continue
      const message = `${entry.command} ${entry.kind} ${entry.origin}`
      try {
        await segments.apply(name, { changes, at: entry.at, message })
      } catch (error) {
        await segments.drop(name)
        throw error
      }
    }
  }

  /** An entry must not overtake a failed one in the same segment: their order decides which value stands. */
  const isBlocked = ({ key, entry }: Pending): boolean =>
    failed.some(
      (other) => other.key < key && [...bySegment(entry).keys()].some((name) => bySegment(other.entry).has(name))
    )

  /** Back into the queue, to be applied where they are not there yet; keys are in the order of the commands. */
  function requeue(pending: readonly Pending[]): void {
    queue.push(...pending.map((other) => ({ ...other, again: true })))
    queue.sort((a, b) => a.key - b.key)
  }

  async function batch(): Promise<void> {
    const applied: Pending[] = []
    try {
      for (const [at, pending] of queue.splice(0, batchSize).entries()) {
        if (at > 0) await breath()
        if (isBlocked(pending)) failed.push(pending)
        else if (await tried(pending, applied)) applied.push(pending)
      }
      await segments.flush()
    } catch (error) {
      requeue(applied)
      throw error
    }
    if (closed() || state.stopped) return
    await write(db, ['journal'], 'relaxed', (tx) => {
      for (const { key } of applied) sent(tx.objectStore('journal').delete(key))
    })
  }

  async function tried(pending: Pending, applied: Pending[]): Promise<boolean> {
    try {
      await applyOne(pending)
      return true
    } catch (error) {
      log.error('store', 'a journal entry could not be applied', error)
      failed.push(pending)
      // What this batch put into the dropped segment went with it: look again, and apply what is missing.
      requeue(applied.splice(0))
      return false
    }
  }

  async function run(): Promise<void> {
    await ready
    while (queue.length > 0 && !state.stopped) {
      try {
        await inTurn(batch)
      } catch (error) {
        log.error('store', 'documents could not be stored', error)
        return
      }
    }
    if (!state.stopped) onIdle?.()
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    add: (key, entry, again = false) => {
      queue.push({ key, entry, again })
      if (live) void soon.now()
      else soon.ask()
    },
    drained: async () => {
      requeue(failed.splice(0))
      for (let tries = 0; queue.length > 0 && !state.stopped && tries < 3; tries++) await start()
      await turn
    },
    paused: async (work) => {
      await ready
      return inTurn(work)
    },
    live: (on) => {
      live = on
    },
    stop: async () => {
      state.stopped = true
      await soon.stop()
      await running
      await turn
    },
    waiting: () => queue.length + failed.length
  }
}
