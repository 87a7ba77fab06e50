import type { LedgerInfo, StoreTrouble } from '../api'
import { openLedgerDb, schemaVersion, type LedgerDb } from '../store/db'
import { currentLedger, openDeviceDb } from '../store/device'

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

/** Opens the ledger that was current last, without waiting for the hub, so that a page can paint at once. */
export function createReadModel({ onReplaced, onTrouble }: ReadModelOptions): ReadModel {
  let ledger: LedgerInfo | undefined
  let db: Promise<LedgerDb> | undefined
  let closed = false
  const waiting: ((db: Promise<LedgerDb>) => void)[] = []

  function open(next: LedgerInfo): void {
    const old = db
    ledger = next
    const made = connect(next.id)
    db = made
    // An unreadable database is told through `onTrouble`; queries on it fail.
    made.catch(() => {})
    void old?.then((before) => before.close()).catch(() => {})
    for (const resolve of waiting.splice(0)) resolve(made)
    if (old !== undefined) onReplaced()
  }

  async function connect(id: string, tries = 3): Promise<LedgerDb> {
    const opened = await openLedgerDb(id, {
      onBlocked: () => onTrouble({ kind: 'blocked' }),
      onOutdated: (found) => onTrouble({ kind: 'newer', found, known: schemaVersion }),
      onLost: () => {
        if (!closed && ledger?.id === id) open(ledger)
      }
    })
    if (opened.ok) {
      onTrouble(undefined)
      if (closed) opened.value.close()
      return opened.value
    }
    if (opened.error.kind !== 'lost') onTrouble(opened.error)
    else if (tries > 1) return connect(id, tries - 1)
    throw new Error(`the ledger cannot be read: ${opened.error.kind}`)
  }

  async function begin(): Promise<void> {
    const device = await openDeviceDb()
    if (!device.ok) return
    const current = await currentLedger(device.value)
    device.value.close()
    if (current !== undefined && ledger === undefined && !closed) open(current)
  }

  void begin().catch(() => {})

  return {
    db: () => db ?? new Promise<LedgerDb>((resolve) => waiting.push(resolve)),
    ledger: () => ledger,
    use: (next) => {
      if (closed) return
      if (next.id !== ledger?.id) open(next)
      else ledger = next
    },
    close: () => {
      closed = true
      void db?.then((open) => open.close()).catch(() => {})
    }
  }
}
