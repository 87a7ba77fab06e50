import { isKept, type RecordId } from '../../crm/types'
import { startingWith } from '../read/range'
import { buryRows, readIndex, type IndexState } from '../read/search/write'
import { manifestKey } from '../read/search/snapshot'
import type { JournalEntry, LedgerDb, LedgerState, StoredRow } from '../store/db'
import type { Label } from '../store/execute'
import { isDeleted, isSample, makeRow, ownRec, patched, timeAt } from '../store/row'
import type { PlacedChange } from '../store/rows'
import { sent, write } from '../store/tx'
import type { StoredImport } from './stored'

/** What an import made is to be put among the deleted records, unless somebody has touched it since. */
export interface ClearJob {
  readonly own: Pick<StoredImport, 'first' | 'last' | 'at'>
  /** Companies come last, when nobody belongs to them any more but people whom the import did not bring there. */
  readonly companies: boolean
  /** How the pieces of it are written down: the id gets their numbers. */
  readonly label: Label
  readonly now: number
  readonly state: LedgerState
}

/** Rows that are among the deleted ones now; their documents follow from the journal. */
export interface Swept {
  readonly key: number
  readonly entry: JournalEntry
  readonly state: LedgerState
  /** Row numbers looked at. */
  readonly done: number
}

export interface Cleared {
  readonly state: LedgerState
  /** What others have to do with by now. */
  readonly kept: readonly RecordId[]
  /** What is merged with others, so that it takes more than writing its row. */
  readonly rest: readonly PlacedChange[]
}

/** Rows in one transaction. */
const sliceSize = 256
/** Rows read in one go. */
const batch = 1024

/**
 * Puts the untouched records of an import among the deleted ones: a stretch of rows, their part in the search index and
 * the journal entry for their documents in one transaction each. Doing it again goes on where it ended.
 */
export async function clear(db: LedgerDb, job: ClearJob, onSwept: (swept: Swept) => void): Promise<Cleared> {
  const { own, now, label } = job
  const kept: RecordId[] = []
  const rest: PlacedChange[] = []
  let { state } = job
  let index = await readIndex(db)
  const read = (from: number) =>
    db.getAll('rows', IDBKeyRange.bound(from, Math.min(from + batch, own.last), false, true))
  let coming = read(own.first)
  for (let from = own.first; from < own.last; from += batch) {
    const rows = (await coming).filter((row) => isAsked(row, job))
    coming = from + batch < own.last ? read(from + batch) : Promise.resolve([])
    coming.catch(() => {})
    const joined = job.companies ? await withPeople(db, rows) : new Set<RecordId>()
    const free: StoredRow[] = []
    for (const row of rows) {
      if (!isUntouched(row, own) || joined.has(row.id)) kept.push(row.id)
      else if (isPlain(row)) free.push(row)
      else rest.push({ cls: row.cls, id: row.id, seg: row.seg, set: { deletedAt: now } })
    }
    for (let at = 0; at < free.length; at += sliceSize) {
      const slice = free.slice(at, at + sliceSize)
      const swept = await sweepSlice(db, slice, { ...job, state }, `${label.id}.${from + at}`, index)
      ;({ state, index } = swept)
      onSwept({ key: swept.key, entry: swept.entry, state, done: from + at + slice.length - own.first })
    }
  }
  return { state, kept, rest }
}

const isAsked = ({ cls, rec }: StoredRow, { own, companies }: ClearJob): boolean =>
  (cls === 'company') === companies && !isDeleted(rec) && timeAt(rec, 'createdAt') === own.at

/** Whether a record is still as the import made it, and nobody was in contact. */
const isUntouched = ({ rec, contact }: StoredRow, { at }: ClearJob['own']): boolean =>
  timeAt(rec, 'updatedAt') === at && contact === undefined

/** Whether no other row repeats anything of this one. */
const isPlain = ({ cls, into, also, own, keys = [] }: StoredRow): boolean =>
  (cls === 'person' || cls === 'company') &&
  into === undefined &&
  also === undefined &&
  own === undefined &&
  keys.every((key) => typeof key === 'string' || (key[0] !== 'g' && key[0] !== 'd'))

async function sweepSlice(
  db: LedgerDb,
  rows: readonly StoredRow[],
  { now, state: before, label }: ClearJob,
  command: string,
  index: IndexState
): Promise<{ key: number; entry: JournalEntry; state: LedgerState; index: IndexState }> {
  const set = { deletedAt: now }
  const entry: JournalEntry = {
    command,
    at: now,
    kind: label.kind,
    origin: label.origin,
    changes: rows.map(({ cls, id, seg }) => ({ cls, id, seg, set }))
  }
  const state = { ...before, counts: without(before.counts, rows) }
  const buried = buryRows(
    index,
    rows.map(({ n }) => n)
  )
  const key = await write(db, ['rows', 'journal', 'meta'], 'relaxed', (tx) => {
    for (const row of rows) sent(tx.objectStore('rows').put(makeRow({ ...row, rec: patched(ownRec(row), set) }, {})))
    sent(tx.objectStore('meta').put(state, 'state'))
    sent(tx.objectStore('meta').put(buried.manifest, manifestKey))
    return tx.objectStore('journal').add(entry)
  })
  return { key, entry, state, index: buried }
}

function without(counts: LedgerState['counts'], rows: readonly StoredRow[]): LedgerState['counts'] {
  const left = { ...counts }
  for (const { cls, rec } of rows) {
    if (isKept(cls)) left[cls]--
    if (isSample(rec)) left.sample--
  }
  return left
}

/** Those of the companies that people belong to. */
async function withPeople(db: LedgerDb, companies: readonly StoredRow[]): Promise<Set<RecordId>> {
  const ids = companies.map(({ id }) => id).sort()
  const [first, last] = [ids[0], ids.at(-1)]
  if (first === undefined || last === undefined) return new Set()
  const index = db.transaction('rows').store.index('keys')
  const all = IDBKeyRange.bound(['m', first], ['m', last, []])
  // Usually nobody is left, and one question answers for all of them.
  if ((await index.count(all)) === 0) return new Set()
  const members = await Promise.all(ids.map((id) => index.getKey(startingWith('m', id))))
  return new Set(ids.filter((_, at) => members[at] !== undefined))
}
