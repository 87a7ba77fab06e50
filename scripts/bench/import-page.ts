import Papa from 'papaparse'
import { newId } from '../../platform/ids'
import { answer } from '../../sync/read/answer'
import { ledgerDbName, openLedgerDb, type LedgerDb, type StoredRow } from '../../sync/store/db'
import { writeExport } from '../../sync/transfer/write'
import { watchThread } from './thread'

/** Runs in a page of the extension: what imports and exports are measured against. */

async function open(ledger: string): Promise<LedgerDb> {
  const opened = await openLedgerDb(ledger)
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}

async function rowsOf(db: LedgerDb): Promise<StoredRow[]> {
  const rows: StoredRow[] = []
  for (let from = 0; ;) {
    const some = await db.getAll('rows', IDBKeyRange.lowerBound(from, true), 5000)
    rows.push(...some)
    const last = some.at(-1)
    if (last === undefined) return rows
    from = last.n
  }
}

/** Papaparse over the file and one put of all rows with their indexes into an empty database, milliseconds. */
async function floor(ledger: string, text: string): Promise<{ parse: number; put: number }> {
  const db = await open(ledger)
  const rows = await rowsOf(db)
  db.close()
  const start = performance.now()
  const parsed = Papa.parse(text, { skipEmptyLines: true })
  const parse = performance.now() - start
  if (parsed.data.length < 2) throw new Error('nothing was parsed')
  const scratch = newId('ldg')
  const into = await open(scratch)
  const begun = performance.now()
  const tx = into.transaction('rows', 'readwrite', { durability: 'relaxed' })
  for (const row of rows) void tx.store.put(row)
  await tx.done
  const put = performance.now() - begun
  into.close()
  await deleted(ledgerDbName(scratch))
  return { parse, put }
}

/** What is still being deleted would take its time from what is measured next. */
const deleted = (name: string): Promise<void> =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase(name).addEventListener('success', () => resolve())
  })

const rounds = 3

/** Milliseconds; `read`: fetching all rows out of the database and nothing else. */
interface ExportTimes {
  readonly csv: number
  readonly read: number
  readonly json: number
  readonly bytes: number
}

/** A whole table of everything, and the rows as JSON: medians of three. */
async function exported(ledger: string): Promise<ExportTimes> {
  const all: Awaited<ReturnType<typeof exportedOnce>>[] = []
  for (let round = 0; round < rounds; round++) all.push(await exportedOnce(ledger))
  const middle = (of: 'csv' | 'read' | 'json'): number =>
    all.map((one) => one[of]).sort((a, b) => a - b)[1] ?? Number.NaN
  return { csv: middle('csv'), read: middle('read'), json: middle('json'), bytes: all[0]?.bytes ?? 0 }
}

async function exportedOnce(ledger: string): Promise<ExportTimes> {
  const db = await open(ledger)
  const start = performance.now()
  const written = await writeExport(
    { format: 'csv', what: { cls: 'all' } },
    {
      db,
      onShare: () => undefined,
      signal: new AbortController().signal,
      workbook: () => Promise.reject(new Error('none'))
    }
  )
  const csv = performance.now() - start
  if (!written.ok) throw new Error(written.error.kind)
  const reading = performance.now()
  const rows = await rowsOf(db)
  const begun = performance.now()
  const { length } = JSON.stringify(rows)
  const json = performance.now() - begun
  db.close()
  if (length === 0) throw new Error('no rows')
  return { csv, read: begun - reading, json, bytes: written.value.file.size }
}

/** Looking for duplicates of a new person, milliseconds each; the people asked for are namesakes of those in the ledger. */
async function duplicates(ledger: string, runs: number): Promise<number[]> {
  const db = await open(ledger)
  const { rows } = await answer(db, { q: 'scan', cls: 'person', from: 0, count: runs * 40 })
  const times: number[] = []
  for (const { rec } of rows.slice(0, runs)) {
    const start = performance.now()
    await answer(db, {
      q: 'duplicates',
      cls: 'person',
      rec: { ...rec, [`email/new.${times.length}@new.example`]: '{}' }
    })
    times.push(performance.now() - start)
  }
  db.close()
  return times
}

let told: (() => number) | undefined

export const importBench = {
  floor,
  exported,
  duplicates,
  watch: () => void (told = watchThread()),
  longest: () => told?.() ?? Number.NaN
}

export type ImportBench = typeof importBench

Object.assign(globalThis, { importBench })
