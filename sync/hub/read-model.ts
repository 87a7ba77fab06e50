import type { LedgerInfo, StoreTrouble } from '../api'
import { openLedgerDb, schemaVersion, type LedgerDb, type OpenOptions } from '../store/db'
import { currentLedger, openDeviceDb } from '../store/device'
import { keepLastLedger, lastLedger } from './last-ledger'

export interface ReadModelOptions {
  /** Another database is being read now: ask everything again. */
  readonly onReplaced: () => void
  readonly onTrouble: (trouble: StoreTrouble | undefined) => void
}

/** A page's own read connection to the current ledger. */
export interface ReadModel {
  /** The open database; waits for the hub to make the first ledger. */
  db(): Promise<LedgerDb>
  ledger(): LedgerInfo | undefined
  /** The hub says that this ledger is open. */
  use(ledger: LedgerInfo): void
  close(): void
}

/**
 * Opens the ledger that was current last, without waiting for the hub, so that a page can paint at once: the one that a
 * page here remembers or, when none does, the one that the device's own database names.
 */
export function createReadModel({ onReplaced, onTrouble }: ReadModelOptions): ReadModel {
  let ledger: LedgerInfo | undefined
  let db: Promise<LedgerDb> | undefined
  let closed = false
  const waiting: ((db: Promise<LedgerDb>) => void)[] = []

  const waitForDb = (): Promise<LedgerDb> => db ?? new Promise((resolve) => waiting.push(resolve))

  function open(next: LedgerInfo, connecting = connect): void {
    const old = db
    ledger = next
    keepLastLedger(next)
    const made = connecting(next.id)
    db = made
    // An unreadable database is told through `onTrouble`; queries on it fail.
    made.catch(() => {})
    void old?.then((before) => before.close()).catch(() => {})
    for (const resolve of waiting.splice(0)) resolve(made)
    if (old !== undefined) onReplaced()
  }

  const listening = (id: string): OpenOptions => ({
    onBlocked: () => onTrouble({ kind: 'blocked' }),
    onOutdated: (found) => onTrouble({ kind: 'newer', found, known: schemaVersion }),
    onLost: () => {
      if (!closed && ledger?.id === id) open(ledger)
    }
  })

  function connected(made: LedgerDb): LedgerDb {
    onTrouble(undefined)
    if (closed) made.close()
    return made
  }

  async function connect(id: string, tries = 3): Promise<LedgerDb> {
    const opened = await openLedgerDb(id, listening(id))
    if (opened.ok) return connected(opened.value)
    if (opened.error.kind !== 'lost') onTrouble(opened.error)
    else if (tries > 1) return connect(id, tries - 1)
    throw new Error(`the ledger cannot be read: ${opened.error.kind}`)
  }

  /** Never makes a database: the browser may have lost them all, and only the hub knows what to do then. */
  async function connectLast(id: string): Promise<LedgerDb> {
    const opened = await openLedgerDb(id, { ...listening(id), existing: true })
    if (opened.ok) return connected(opened.value)
    if (ledger?.id === id) {
      ledger = undefined
      db = undefined
      await openCurrent()
    }
    return waitForDb()
  }

  async function openCurrent(): Promise<void> {
    const device = await openDeviceDb()
    if (!device.ok) return
    const current = await currentLedger(device.value)
    device.value.close()
    if (current !== undefined && ledger === undefined && !closed) open(current)
  }

  const last = lastLedger()
  if (last === undefined) void openCurrent().catch(() => {})
  else open(last, connectLast)

  return {
    db: waitForDb,
    ledger: () => ledger,
    use: (next) => {
      if (closed) return
      if (next.id !== ledger?.id) return open(next)
      if (next.name !== ledger.name) keepLastLedger(next)
      ledger = next
    },
    close: () => {
      closed = true
      void db?.then((open) => open.close()).catch(() => {})
    }
  }
}
