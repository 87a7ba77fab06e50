import { err, ok } from '../../platform/result'
import type { TeamLog, WireEntry } from '../replica'
import type { LedgerDb } from '../store/db'
import { sent, write } from '../store/tx'
import { createDag, type Dag } from './dag'
import { neverCounting } from './door'
import { readEntry, signEntry, type DeviceId, type Entry, type EntryId, type Op, type Sign } from './entry'
import { openEpoch } from './epoch'
import { beyondKept, standingHeads } from './keep'
import { resolve, type Resolution } from './resolve'
import type { TeamState } from './state'

export interface OwnLog extends TeamLog {
  /**
   * Says something on top of what is known. The caller has looked whether it is allowed; what is not has no effect. `false`:
   * this device may never say it, or has said as much as a device may (MEM-40, MEM-41), and nothing is kept.
   */
  say(op: Op): Promise<boolean>
  /** Adds entries of a stranger, when with them the team is one that passes; otherwise nothing of them is kept. */
  addIf(entries: readonly WireEntry[], passes: (state: TeamState) => boolean): Promise<boolean>
  /** The create entry's salt, of which the ledger's id is made. */
  readonly salt: Uint8Array
  entry(id: EntryId): Entry | undefined
}

export interface LogOptions {
  readonly db: LedgerDb
  readonly id: EntryId
  readonly device: DeviceId
  readonly sign: Sign
  readonly agree: CryptoKeyPair
  readonly now: () => number
}

/** More heads than an entry may name; what is left out is named by a later one. */
const mostParents = 64

/** The team's log in the ledger's database. */
export async function openLog(options: LogOptions): Promise<OwnLog> {
  const { db, id, device } = options
  const entries = new Map<EntryId, Entry>()
  for (const { body, signature } of await db.getAll('entries')) {
    const read = readEntry(body, signature)
    if (read.ok) entries.set(read.value.id, read.value)
  }
  const listeners = new Set<() => void>()
  const opened = new Map<string, Uint8Array<ArrayBuffer>>()
  let dag: Dag | undefined
  let now: Resolution | undefined

  const graph = (): Dag => (dag ??= createDag(entries.values(), id))
  const resolved = (): Resolution => (now ??= resolve(entries.values(), id))

  /** Adds entries, and lets go what is beyond the bounds then; gives how many are new. */
  async function keep(fresh: readonly Entry[]): Promise<number> {
    const all = new Map([...entries, ...fresh.map((entry) => [entry.id, entry] as const)])
    const made = createDag(all.values(), id)
    const resolution = resolve(all.values(), id)
    const isFresh = new Set(fresh.map((entry) => entry.id))
    // What waited for a parent is judged when the parent comes.
    const waited = new Set(graph().pending.map((entry) => entry.id))
    const never = neverCounting(made, id, (entry) => waited.has(entry.id)).map((entry) => entry.id)
    const gone = new Set([...never, ...beyondKept(made, resolution)])
    const added = fresh.filter((entry) => !gone.has(entry.id))
    const lost = [...gone].filter((one) => !isFresh.has(one))
    if (added.length === 0 && lost.length === 0) return 0
    await write(db, ['entries'], 'strict', (tx) => {
      const store = tx.objectStore('entries')
      for (const { id: key, body, signature } of added)
        sent(store.put({ body: Uint8Array.from(body), signature: Uint8Array.from(signature) }, key))
      for (const key of lost) sent(store.delete(key))
    })
    for (const entry of added) entries.set(entry.id, entry)
    for (const key of lost) entries.delete(key)
    dag = gone.size === 0 ? made : undefined
    now = gone.size === 0 ? resolution : undefined
    for (const listener of listeners) listener()
    return added.length
  }

  /** Entries of this team that are not here; `undefined` when one is malformed or can never count (MEM-40, MEM-41). */
  function unknown(given: readonly WireEntry[]): Map<EntryId, Entry> | undefined {
    const fresh = new Map<EntryId, Entry>()
    for (const { body, signature } of given) {
      const read = readEntry(body, signature)
      if (!read.ok) return undefined
      const { value } = read
      if (!entries.has(value.id) && (value.team === id || value.id === id)) fresh.set(value.id, value)
    }
    if (fresh.size === 0) return fresh
    const together = createDag([...entries.values(), ...fresh.values()], id)
    return neverCounting(together, id, (entry) => fresh.has(entry.id)).length > 0 ? undefined : fresh
  }

  async function keys(scope: string, epoch: number): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const { refused, state } = resolved()
    const standing = state.epochs.get(scope)?.entry
    const found: Uint8Array<ArrayBuffer>[] = []
    for (const entry of graph().ordered.toReversed()) {
      const { op } = entry
      if (op?.op !== 'rotate' || op.scope !== scope || op.epoch !== epoch) continue
      // A key that lost against another one made beside it was in use until its maker heard of the other.
      if (refused.has(entry.id) && refused.get(entry.id) !== 'MEM-17') continue
      const key = await keyIn(entry, op)
      if (key === undefined) continue
      if (entry.id === standing) found.unshift(key)
      else found.push(key)
    }
    return found
  }

  async function keyIn(entry: Entry, op: Extract<Op, { op: 'rotate' }>): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const known = opened.get(entry.id)
    const box = Object.hasOwn(op.boxes, device) ? op.boxes[device] : undefined
    if (known !== undefined || box === undefined) return known
    const key = await openEpoch(box, { team: id, scope: op.scope, epoch: op.epoch }, device, options.agree)
    if (!key.ok) return undefined
    opened.set(entry.id, key.value)
    return key.value
  }

  return {
    id,
    salt: saltOf(entries.get(id)),
    now: resolved,
    entry: (wanted) => entries.get(wanted),
    since: (heads) => {
      const known = heads.filter((head) => entries.has(head))
      const { ordered, precedes } = graph()
      const has = ({ id: one }: Entry): boolean => known.some((head) => head === one || precedes(one, head))
      // What waits for a parent is not told: nobody can say yet whether it ever counts (MEM-43).
      return ordered.filter((entry) => !has(entry)).map(wire)
    },
    add: async (given) => {
      const fresh = unknown(given)
      if (fresh === undefined) return err('malformed')
      return ok(fresh.size > 0 ? await keep([...fresh.values()]) : 0)
    },
    addIf: async (given, passes) => {
      const fresh = unknown(given)
      if (fresh === undefined || !passes(resolve([...entries.values(), ...fresh.values()], id).state)) return false
      if (fresh.size > 0) await keep([...fresh.values()])
      return true
    },
    say: async (op) => {
      const parents = standingHeads(graph(), resolved()).slice(0, mostParents)
      const entry = await signEntry({ team: id, parents, author: device, at: options.now(), op }, options.sign)
      const together = createDag([...entries.values(), entry], id)
      if (neverCounting(together, id, (one) => one === entry).length > 0) return false
      await keep([entry])
      return true
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    keys
  }
}

const saltOf = (create: Entry | undefined): Uint8Array =>
  create?.op?.op === 'create' ? create.op.salt : new Uint8Array(16)

const wire = ({ body, signature }: Entry): WireEntry => ({
  body: Uint8Array.from(body),
  signature: Uint8Array.from(signature)
})
