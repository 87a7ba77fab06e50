import { decide, type RecordCommand } from '../../crm/decide'
import { clustersOf, viewOf, type Member } from '../../crm/merge'
import { clusterIn } from '../../crm/merge-changes'
import { privateFrom } from '../../crm/private'
import type { LogEntry } from '../../crm/log'
import type { Diagnosis } from '../../crm/diagnosis'
import type { Command, CommandAnswer, CommandError } from '../../crm/commands'
import type { Answer, Query, Row } from '../../crm/queries'
import type { Change, Flat, Origin, RecordId, Scalar } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import type { Ledger, Status, Stop } from '../../sync/api'
import { answerQuery, type MemoryData } from './memory-queries'

/** A ledger in memory: the real rules, no disk and no hub. For previews and tests of components. */
export interface MemoryLedger extends Ledger {
  readonly commands: readonly Command[]
  setStatus(change: Partial<Status>): void
  /** The next command fails so. */
  failNext(error: CommandError): void
  /** Commands stay unanswered until the returned function is called. */
  hold(): () => void
  rec(id: RecordId): Flat | undefined
}

export interface MemoryOptions {
  readonly clock?: () => number
  /** A query is answered a tick later, as with a real store. Off by default, so that tests read straight on. */
  readonly later?: boolean
  readonly status?: Partial<Status>
}

export function createMemoryLedger(options: MemoryOptions = {}): MemoryLedger {
  const clock = options.clock ?? Date.now
  const data: MemoryData = { rows: new Map(), log: [], clock, own: new Map() }
  const commands: Command[] = []
  const subscriptions = new Set<() => void>()
  const statusShows = new Set<(status: Status) => void>()
  const own = { id: 'main', name: 'Mehta Traders', createdAt: 0 }
  let status: Status = { ledger: own, ledgers: [own], trouble: [], saving: 0, ...options.status }
  let failure: CommandError | undefined
  let gate: Promise<void> = Promise.resolve()
  let n = 0

  const rec = (id: RecordId): Flat | undefined => data.own.get(id)
  const companyName = (flat: Flat): string | undefined => {
    const name = rec(String(flat['company'] ?? ''))?.['name']
    return typeof name === 'string' ? name : undefined
  }

  function apply(change: Change): Record<string, Scalar | null> {
    const known = data.rows.get(change.id)
    const flat: Record<string, Scalar> = { ...data.own.get(change.id) }
    const before: Record<string, Scalar | null> = {}
    for (const [key, value] of Object.entries(change.set)) {
      before[key] = flat[key] ?? null
      if (value === null) delete flat[key]
      else flat[key] = value
    }
    const row: Row = {
      n: known?.n ?? ++n,
      id: change.id,
      cls: change.cls,
      seg: known?.seg ?? (change.private ? privateFrom : 0),
      rec: flat
    }
    data.rows.set(change.id, row)
    data.own.set(change.id, flat)
    return before
  }

  function members(): Map<RecordId, Member> {
    return new Map([...data.rows].map(([id, { cls }]) => [id, { cls, id, rec: data.own.get(id) ?? {} }]))
  }

  /** What is one, and how it looks. */
  function merge(): void {
    for (const [id, { into: _, also: __, ...row }] of data.rows)
      data.rows.set(id, { ...row, rec: data.own.get(id) ?? {} })
    for (const cluster of clustersOf(members())) {
      const also = cluster.members.map(({ id }) => id).filter((id) => id !== cluster.head)
      const head = data.rows.get(cluster.head)
      if (head !== undefined) data.rows.set(head.id, { ...head, rec: viewOf(cluster), also })
      for (const id of also) {
        const row = data.rows.get(id)
        if (row !== undefined) data.rows.set(id, { ...row, into: cluster.head })
      }
    }
  }

  /** Company names and last contacts, which the real store keeps with the row. */
  function derive(): void {
    merge()
    const contact = new Map<RecordId, number>()
    for (const row of data.rows.values()) {
      if (row.cls !== 'activity' || row.rec['deletedAt'] !== undefined) continue
      for (const key of Object.keys(row.rec)) {
        const id = key.startsWith('with/') ? key.slice(5) : undefined
        if (id !== undefined) contact.set(id, Math.max(contact.get(id) ?? 0, Number(row.rec['at'] ?? 0)))
      }
    }
    for (const [id, row] of data.rows) {
      const { company: _, contact: __, ...bare } = row
      const company = row.cls === 'person' ? companyName(row.rec) : undefined
      const last = contact.get(id)
      data.rows.set(id, {
        ...bare,
        ...(company === undefined ? {} : { company }),
        ...(last === undefined ? {} : { contact: last })
      })
    }
  }

  function carryOut(command: Command): Result<CommandAnswer, CommandError> {
    if (/^(?:ledger|backup)\.|^(?:sample|erase|check|diagnose)$/.test(command.kind)) return special(command)
    const facts = {
      now: clock(),
      rec,
      cluster: (id: RecordId) => clusterIn(members(), id),
      entry: (id: string) => data.log.find((entry) => entry.id === id)
    }
    const decision = decide(command as RecordCommand, facts)
    if (!decision.ok) return decision
    const changes = decision.value.changes.map((change) => ({ ...change, before: apply(change) }))
    const origin: Origin = command.kind === 'save' ? command.origin : 'hand'
    const entry: LogEntry = {
      id: command.id,
      at: clock(),
      kind: command.kind,
      origin,
      changes,
      records: changes.map((change) => change.id),
      ...(command.kind === 'undo' ? { undoes: command.target } : {})
    }
    data.log.push(entry)
    if (command.kind === 'undo') {
      const index = data.log.findIndex(({ id }) => id === command.target)
      const undone = data.log[index]
      if (undone) data.log[index] = { ...undone, undoneBy: command.id }
      const original = data.log.findIndex(({ id }) => id === undone?.undoes)
      const { undoneBy: _, ...again } = data.log[original] ?? { undoneBy: undefined }
      if (original >= 0) data.log[original] = again as LogEntry
    }
    derive()
    return ok(decision.value.answer)
  }

  function special(command: Command): Result<CommandAnswer, CommandError> {
    if (command.kind === 'ledger.create') {
      const ledger = { id: `l${status.ledgers.length}`, name: command.name, createdAt: clock() }
      status = { ...status, ledger, ledgers: [...status.ledgers, ledger] }
    } else if (command.kind === 'ledger.open') {
      status = { ...status, ledger: status.ledgers.find(({ id }) => id === command.ledger) }
    } else if (command.kind === 'ledger.rename' && status.ledger) {
      const ledger = { ...status.ledger, name: command.name }
      status = { ...status, ledger, ledgers: status.ledgers.map((each) => (each.id === ledger.id ? ledger : each)) }
    } else if (command.kind === 'sample' && !command.on) {
      for (const [id, row] of data.rows) if (row.rec['sample'] === true) remove(id)
    }
    showStatus()
    return ok({ records: [], ...(command.kind === 'diagnose' ? { diagnosis: previewDiagnosis(data.rows.size) } : {}) })
  }

  function remove(id: RecordId): void {
    data.rows.delete(id)
    data.own.delete(id)
  }

  const showStatus = (): void => statusShows.forEach((show) => show(status))

  return {
    commands,
    rec,
    live<Q extends Query>(query: Q, show: (answer: Answer<Q>) => void): Stop {
      const answer = (): void => show(answerQuery(data, query))
      subscriptions.add(answer)
      if (options.later) queueMicrotask(() => subscriptions.has(answer) && answer())
      else answer()
      return () => subscriptions.delete(answer)
    },
    read: async (query) => answerQuery(data, query),
    async run(command) {
      commands.push(command)
      await gate
      if (failure) {
        const error = failure
        failure = undefined
        return err(error)
      }
      const outcome = carryOut(command)
      for (const answer of subscriptions) answer()
      return outcome
    },
    status(show) {
      statusShows.add(show)
      show(status)
      return () => statusShows.delete(show)
    },
    close: () => subscriptions.clear(),
    setStatus(change) {
      status = { ...status, ...change }
      showStatus()
    },
    failNext(error) {
      failure = error
    },
    hold() {
      let open: () => void = () => {}
      gate = new Promise((resolve) => {
        open = resolve
      })
      return () => open()
    }
  }
}

const previewDiagnosis = (rows: number): Diagnosis => ({
  rows,
  documents: 4,
  pieces: 6,
  bytes: 48_300,
  journal: 0,
  log: 37,
  quarantine: 0,
  stale: 0,
  twins: 0,
  entries: 14,
  lines: []
})
