import type { Command, Write } from '../../crm/commands'
import type { PastChange, RewindCount } from '../../crm/past'
import { recordClasses, type RecordId } from '../../crm/types'
import type { Clock } from '../../platform/clock'
import { err, ok } from '../../platform/result'
import { standing } from '../read/whole'
import { createPairScan, type PairScan } from '../read/pairs/scan'
import type { SegmentName } from '../store/document'
import { createLater, type Later } from '../store/later'
import { pastBeyond, pastOf, rewindOf, seenKey, type Seen } from '../store/past'
import { ownRec, timeAt } from '../store/row'
import type { Store, StoreChange } from '../store/store'
import { breath } from '../store/yield'
import type { CommandResult } from './messages'

export type PastCommand = Extract<Command, { kind: 'history' | 'recent' | 'rewind' | 'pairs' }>

/** What only the hub can answer of the past, and the search for duplicates, which goes on beside everything else. */
export interface Past {
  run(store: Store, command: PastCommand): Promise<CommandResult>
  /** Takes a command back, with all its parts. */
  undo(store: Store, command: Extract<Command, { kind: 'undo' }>): Promise<CommandResult>
  /** Rows changed. */
  changed(store: Store, change: StoreChange): void
  /** The store closes. */
  stop(store: Store): Promise<void>
}

/** Milliseconds that a look for duplicates may take while somebody waits for it, and otherwise. */
const asked = 150
const unasked = 25
/** More rows than this are only looked through when somebody wants to see the duplicates. */
const mostUnasked = 400
/** Records in one command of a way back. */
const usualPiece = 5000
/** Records and values that an answer names. */
const mostNamed = 1000

/** The first part has the command's own id. */
const partId = (id: string, part: number): string => (part === 0 ? id : `${id}.${part}`)

interface Search {
  readonly scan: PairScan
  readonly later: Later
}

export function createPast(
  clock: Clock,
  onProgress: (done: number, total: number) => void,
  pieceSize: number = usualPiece
): Past {
  const searches = new WeakMap<Store, Search>()

  function searchOf(store: Store): Search {
    const known = searches.get(store)
    if (known !== undefined) return known
    const scan = createPairScan(store.db)
    const later = createLater('looking for duplicates', () => look(store), 2000, 10_000)
    const search = { scan, later }
    searches.set(store, search)
    return search
  }

  async function look(store: Store): Promise<void> {
    const { scan, later } = searchOf(store)
    const before = await scan.left()
    if (before === 0 || before > mostUnasked) return
    if ((await scan.work(unasked)) > 0) later.ask()
    store.announce(['ledger'])
  }

  async function pairs(store: Store, again: boolean): Promise<CommandResult> {
    const { scan } = searchOf(store)
    if (again) await scan.again()
    const left = await scan.work(asked)
    store.announce(['ledger'])
    return ok({ records: [], left })
  }

  async function history(store: Store, id: RecordId): Promise<CommandResult> {
    const index = store.db.transaction('rows').store.index('id')
    const head = await standing(index, id)
    if (head === undefined) return err({ kind: 'missing', id })
    const rows = await Promise.all([head.id, ...(head.also ?? [])].map((each) => index.get(each)))
    const past: PastChange[] = []
    for (const row of rows) {
      if (row === undefined) continue
      const name: SegmentName = { cls: row.cls, number: row.seg }
      past.push(...((await store.look(name, (doc) => pastOf(doc, row.id, store.device))) ?? []))
    }
    // A stable order: what one document has in causal order stays so.
    return ok({ records: [head.id], history: past.toSorted((a, b) => a.at - b.at) })
  }

  async function recent(
    store: Store,
    { count, seen }: Extract<PastCommand, { kind: 'recent' }>
  ): Promise<CommandResult> {
    const { db } = store
    const [sums, keys] = await Promise.all([db.getAll('segments'), db.getAllKeys('segments')])
    const names = keys.flatMap(([cls, number]) => nameOf(cls, number))
    const now: Seen = {
      at: clock(),
      heads: Object.fromEntries(names.map((name, at) => [keyOf(name), sums[at]?.heads ?? []]))
    }
    const last = (await db.get('meta', seenKey)) as Seen | undefined
    // Who looks for the first time has seen everything that is there.
    if (seen === true || last === undefined) await db.put('meta', now, seenKey)
    if (last === undefined) return ok({ records: [], history: [], since: now.at })
    const found: PastChange[] = []
    for (const name of names) {
      const before = last.heads[keyOf(name)] ?? []
      if (before.join() === now.heads[keyOf(name)]?.join()) continue
      found.push(...((await store.look(name, (doc) => pastBeyond(doc, before, store.device))) ?? []))
      await breath()
    }
    const history = found.toSorted((a, b) => b.at - a.at).slice(0, count)
    return ok({ records: [...new Set(history.map(({ record }) => record))], history, since: last.at })
  }

  async function rewind(
    store: Store,
    { id, at, dry }: Extract<PastCommand, { kind: 'rewind' }>
  ): Promise<CommandResult> {
    const now = clock()
    const names = await changedSince(store, at)
    let count: RewindCount = { changed: 0, restored: 0, removed: 0 }
    const writes: Write[] = []
    for (const [done, name] of names.entries()) {
      onProgress(done, names.length)
      const found = await store.look(name, (doc) => rewindOf(doc, name.cls, at, now))
      if (found === undefined) continue
      count = sum(count, found.count)
      for (const write of found.writes) writes.push(write)
      await breath()
    }
    if (dry) return ok({ records: [], rewind: count })
    const records: RecordId[] = []
    for (let part = 0; part * pieceSize < writes.length; part++) {
      const own = partId(id, part)
      const label = { id: own, kind: 'rewind', origin: 'hand', ...(part === 0 ? {} : { partOf: id }) } as const
      const some = writes.slice(part * pieceSize, (part + 1) * pieceSize)
      const outcome = await store.run({ kind: 'exact', id: own, writes: some }, label)
      if (!outcome.ok) return outcome
      for (const record of outcome.value.records) records.push(record)
      onProgress(part * pieceSize, writes.length)
    }
    return ok({ records: records.slice(0, mostNamed), rewind: count })
  }

  /** A command may have been saved in parts; they are taken back with it, and a crash between them is made good by asking again. */
  async function undo(store: Store, command: Extract<Command, { kind: 'undo' }>): Promise<CommandResult> {
    const outcome = await store.run(command)
    if (!outcome.ok) return outcome
    const records = [...outcome.value.records]
    const kept = [...(outcome.value.kept ?? [])]
    for (let part = 1; ; part++) {
      const target = partId(command.target, part)
      if ((await store.db.getKey('log', target)) === undefined) break
      const own = partId(command.id, part)
      const label = { id: own, kind: 'undo', origin: 'hand', partOf: command.id } as const
      const more = await store.run({ kind: 'undo', id: own, target }, label)
      if (!more.ok && more.error.kind !== 'nothing-to-undo') return more
      if (more.ok) records.push(...more.value.records)
      if (more.ok) kept.push(...(more.value.kept ?? []))
    }
    return ok({ ...outcome.value, records: records.slice(0, mostNamed), kept: kept.slice(0, mostNamed) })
  }

  return {
    undo,
    run: (store, command) => {
      switch (command.kind) {
        case 'history':
          return history(store, command.record)
        case 'recent':
          return recent(store, command)
        case 'pairs':
          return pairs(store, command.again === true)
        case 'rewind':
          return rewind(store, command)
      }
    },
    changed: (store, { ids, classes }) => {
      if (!classes.some((cls) => cls !== 'activity')) return
      const { scan, later } = searchOf(store)
      scan.changed(ids ?? [])
      later.ask()
    },
    stop: async (store) => searches.get(store)?.later.stop()
  }
}

const sum = (a: RewindCount, b: RewindCount): RewindCount => ({
  changed: a.changed + b.changed,
  restored: a.restored + b.restored,
  removed: a.removed + b.removed
})

const keyOf = ({ cls, number }: SegmentName): string => `${cls}/${number}`

function nameOf(cls: string, number: number): SegmentName[] {
  const known = recordClasses.find((each) => each === cls)
  return known === undefined ? [] : [{ cls: known, number }]
}

/** The segments that hold records changed after a time: every change notes its time on its record. */
async function changedSince({ db }: Store, at: number): Promise<readonly SegmentName[]> {
  const found = new Map<string, SegmentName>()
  const since = Math.floor(at / 1000) * 1000
  for (let after = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(after, true), 500)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.n
    for (const row of rows)
      if ((timeAt(ownRec(row), 'updatedAt') ?? 0) >= since)
        found.set(`${row.cls}/${row.seg}`, { cls: row.cls, number: row.seg })
    await breath()
  }
  const order = (name: SegmentName): number => recordClasses.indexOf(name.cls) * 1e6 + name.number
  return [...found.values()].toSorted((a, b) => order(a) - order(b))
}
