import MiniSearch from 'minisearch'
import type { Command, CommandAnswer } from '../../crm/commands'
import type { Row } from '../../crm/queries'
import { queryTerms, termsOf } from '../../crm/search-terms'
import { newId } from '../../platform/ids'
import type { LedgerInfo, Status } from '../../sync/api'
import { createLedgerClient } from '../../sync/hub/client'
import { answer } from '../../sync/read/answer'
import { openLedgerDb, type LedgerDb, type LedgerState, type StoredRow } from '../../sync/store/db'
import { isDeleted } from '../../sync/store/row'

/** Runs in a page of the extension: what the bench does with the ledger, and the times it takes there. */

interface WakingRuntime {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> }
  readonly offscreen: { closeDocument(): Promise<void> }
}

const { runtime, offscreen } = (globalThis as unknown as { chrome: WakingRuntime }).chrome
const wake = (): void => void runtime.sendMessage({ kind: 'hub.wake' }).catch(() => undefined)

const client = createLedgerClient({ wake })
let status: Status | undefined
client.status((now) => {
  status = now
})

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function until<T>(get: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await get()
    if (value !== undefined) return value
    await pause(20)
  }
}

type Unsent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never

async function run(command: Unsent): Promise<CommandAnswer> {
  const result = await client.run({ ...command, id: newId('cmd') } as Command)
  if (!result.ok) throw new Error(`${command.kind}: ${JSON.stringify(result.error)}`)
  return result.value
}

const current = (): Promise<LedgerInfo> => until(() => status?.ledger)

const databases = new Map<string, Promise<LedgerDb>>()

function database(ledger: string): Promise<LedgerDb> {
  const known = databases.get(ledger)
  if (known) return known
  const opening = openLedgerDb(ledger).then((opened) => {
    if (!opened.ok) throw new Error(opened.error.kind)
    return opened.value
  })
  databases.set(ledger, opening)
  return opening
}

/** Resolves when the hub has nothing left to do: everything in documents, search index and orders, and compact. */
async function settled(ledger: string): Promise<void> {
  const db = await database(ledger)
  // Longer than the documents wait before they are made compact.
  for (let quiet = 0, before = ''; quiet < 7;) {
    await pause(600)
    const [journal, stale, chunks, state, orders] = await Promise.all([
      db.count('journal'),
      db.count('stale'),
      db.count('chunks'),
      db.get('meta', 'state'),
      db.get('meta', 'orders')
    ])
    const now = JSON.stringify([chunks, state, orders])
    quiet = journal === 0 && stale === 0 && now === before ? quiet + 1 : 0
    before = now
  }
}

/** Milliseconds that each run took. */
async function timed(runs: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < runs; round++) {
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
    await pause(2)
  }
  return times
}

async function openLedger(name: string): Promise<string> {
  const known = status?.ledgers.find((ledger) => ledger.name === name)
  if (known) await run({ kind: 'ledger.open', ledger: known.id })
  else await run({ kind: 'ledger.create', name })
  return until(() => (status?.ledger?.name === name ? status.ledger.id : undefined))
}

export interface FillStep {
  /** Milliseconds since the command was sent. */
  readonly at: number
  readonly done: number
}

async function fill(people: number): Promise<FillStep[]> {
  const steps: FillStep[] = []
  const start = performance.now()
  const stop = client.status(({ work }) => {
    if (work?.kind === 'sample' && work.done !== steps.at(-1)?.done)
      steps.push({ at: performance.now() - start, done: work.done })
  })
  await run({ kind: 'sample', on: true, count: people })
  stop()
  return steps
}

/** A command that makes one person as a form does. */
async function create(round: number): Promise<string> {
  const id = newId('per')
  const digits = String(20_000_000 + round * 7919)
  await run({
    kind: 'save',
    origin: 'hand',
    writes: [
      {
        cls: 'person',
        id,
        create: true,
        set: {
          name: `Bench ${round.toString(36)} Person`,
          title: 'Purchase Manager',
          [`email/bench.${round.toString(36)}@bench${(round % 97).toString(36)}.example`]: '{"l":"work"}',
          [`phone/+9198${digits}`]: '{"l":"mobile"}',
          'address/post': JSON.stringify({
            raw: `${round}, Pune 411001`,
            city: 'Pune',
            postcode: '411001',
            country: 'IN'
          }),
          source: 'Mail',
          owner: 'Anita',
          'tag/buyer': true
        }
      }
    ]
  })
  return id
}

/** Bytes of the documents' pieces, and of the records in them as JSON. */
async function stored(ledger: string): Promise<{ chunks: number; json: number; records: number }> {
  const db = await database(ledger)
  const [chunks, rows] = await Promise.all([db.getAll('chunks'), db.getAll('rows')])
  return {
    chunks: chunks.reduce((bytes, { bytes: piece }) => bytes + piece.byteLength, 0),
    json: rows.reduce((bytes, { rec }) => bytes + new TextEncoder().encode(JSON.stringify(rec)).byteLength, 0),
    records: rows.length
  }
}

async function newest(ledger: string, count: number): Promise<StoredRow[]> {
  const spec = { cls: 'person', sort: 'updated', descending: true, filter: {} } as const
  return [...(await answer(await database(ledger), { q: 'list', spec, from: 0, count })).rows]
}

/** The same lookups by e-mail in two ledgers in turn. */
async function lookups(ledgers: readonly string[], runs: number): Promise<number[][]> {
  const jobs = await Promise.all(
    ledgers.map(async (ledger) => {
      const people = await newest(ledger, 50)
      const emails = people.flatMap(({ rec }) => Object.keys(rec).filter((key) => key.startsWith('email/')))
      return { db: await database(ledger), keys: emails.map((key) => `e:${key.slice('email/'.length)}`) }
    })
  )
  const times = jobs.map((): number[] => [])
  for (let round = 0; round < runs; round++)
    for (const [at, { db, keys }] of jobs.entries()) {
      const work = async (): Promise<void> => {
        const found = await answer(db, { q: 'lookup', keys: [keys[round % keys.length] ?? ''] })
        if (found.length === 0) throw new Error('a lookup found nobody')
      }
      times[at]?.push(...(await timed(1, work)))
    }
  return times
}

export interface QueryTimes {
  readonly text: string
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly found: number
  readonly foundByThem: number
}

/** All searchable rows in a MiniSearch of this page, under the very terms that our index has. */
async function miniSearch(db: LedgerDb): Promise<MiniSearch> {
  const index = new MiniSearch<{ n: number; name: string; other: string }>({
    idField: 'n',
    fields: ['name', 'other'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => (term === '' ? null : term)
  })
  for (let from = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(from), 2000)
    for (const row of rows) {
      if (row.cls === 'ledger' || isDeleted(row.rec)) continue
      const { name, other } = termsOf(row.cls, row.id, row.rec, row.company)
      index.add({ n: row.n, name: name.join('\n'), other: other.join('\n') })
    }
    if (rows.length < 2000) return index
    from = (rows.at(-1)?.n ?? from) + 1
  }
}

async function searches(ledger: string, texts: readonly string[], runs: number): Promise<QueryTimes[]> {
  const db = await database(ledger)
  const mini = await miniSearch(db)
  const results: QueryTimes[] = []
  for (const text of texts) {
    const ask = () => answer(db, { q: 'search', text, count: 30 })
    const askMini = () =>
      mini.search({
        combineWith: 'AND',
        queries: queryTerms(text).map((spellings) => ({ combineWith: 'OR', prefix: true, queries: [...spellings] }))
      })
    const found = (await ask()).hits.length
    const foundByThem = askMini().length
    const ours = await timed(runs, ask)
    const theirs = await timed(Math.max(3, Math.floor(runs / 4)), async () => askMini())
    results.push({ text, ours, theirs, found, foundByThem })
  }
  return results
}

/** The addresses of the panel's first results for a text: as many as `watch.rows` gives. */
async function expected(ledger: string, text: string): Promise<string[]> {
  const { hits } = await answer(await database(ledger), { q: 'search', text, count: 16 })
  return hits.map(({ row }) => `#/${row.cls}/${row.id}`)
}

/** Saves and raw puts of the same row in turn, milliseconds each. */
async function saves(ledger: string, runs: number): Promise<{ save: number[]; put: number[] }> {
  const db = await database(ledger)
  const rows = await newest(ledger, runs + 5)
  const times = { save: [] as number[], put: [] as number[] }
  for (const [round, row] of rows.entries()) {
    const title = `Title ${round}`
    const [save = 0] = await timed(1, () => edit(row, { title }))
    const now = await db.get('rows', row.n)
    await pause(20)
    const [put = 0] = await timed(1, async () => {
      const tx = db.transaction('rows', 'readwrite')
      await Promise.all([tx.store.put(now ?? row), tx.done])
    })
    await pause(20)
    // The first rounds warm the code up.
    if (round < 5) continue
    times.save.push(save)
    times.put.push(put)
  }
  return times
}

const edit = (row: Row, set: Record<string, string>): Promise<CommandAnswer> =>
  run({ kind: 'save', origin: 'hand', writes: [{ cls: row.cls, id: row.id, create: false, set }] })

export const bench = {
  current,
  openLedger,
  settled,
  fill,
  create,
  stored,
  newest,
  lookups,
  searches,
  expected,
  saves,
  rename: (row: Row, name: string) => edit(row, { name }),
  retitle: (id: string, title: string) =>
    run({ kind: 'save', origin: 'hand', writes: [{ cls: 'person', id, create: false, set: { title } }] }),
  counts: async (ledger: string) => ((await (await database(ledger)).get('meta', 'state')) as LedgerState).counts,
  /** Ends the hub's page and starts another. */
  restartHub: async (): Promise<void> => {
    await offscreen.closeDocument()
    status = undefined
    wake()
  }
}

export type Bench = typeof bench

Object.assign(globalThis, { bench })
