import { isKept, type RecordId } from '../../crm/types'
import { startingWith } from '../read/range'
import { buryRows, readIndex, type IndexState } from '../read/search/write'
import { manifestKey } from '../read/search/snapshot'
import type { JournalEntry, LedgerDb, LedgerState, StoredRow } from '../store/db'
import type { Label } from '../store/execute'
import { isDeleted, isSample, makeRow, ownRec, patched, timeAt } from '../store/row'
import type { PlacedChange } from '../store/rows'
import { putAll, sent, write } from '../store/tx'
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
/** Transactions on their way at once: while the browser ends one, it need not wait for the next. */
const inFlight = 2

/**
 * Puts the untouched records of an import among the deleted ones: a stretch of rows, their part in the search index and
 * the journal entry for their documents in one transaction each. Doing it again goes on where it ended.
 */
export async function clear(db: LedgerDb, job: ClearJob, onSwept: (swept: Swept) => void): Promise<Cleared> {
  const { own, now } = job
  const kept: RecordId[] = []
  const rest: PlacedChange[] = []
  const sweeper = createSweeper(db, job, await readIndex(db), onSwept)
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
    for (let at = 0; at < free.length; at += sliceSize) await sweeper.sweep(free.slice(at, at + sliceSize), from + at)
  }
  return { state: await sweeper.end(), kept, rest }
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

/**
 * Writes stretches one after the other, telling of each when it is committed. A transaction looks whether the one before
 * it was, so that a failure leaves no gap.
 */
function createSweeper(db: LedgerDb, job: ClearJob, found: IndexState, onSwept: (swept: Swept) => void) {
  const { own, now, label } = job
  const set = { deletedAt: now }
  const writing: Promise<Swept>[] = []
  let { state } = job
  let index = found

  async function settle(most: number): Promise<void> {
    while (writing.length > most) {
      const swept = await writing.shift()
      if (swept !== undefined) onSwept(swept)
    }
  }

  async function writeSlice(rows: readonly StoredRow[], at: number, before: LedgerState): Promise<Swept> {
    const entry: JournalEntry = {
      command: `${label.id}.${at}`,
      at: now,
      kind: label.kind,
      origin: label.origin,
      changes: rows.map(({ cls, id, seg }) => ({ cls, id, seg, set }))
    }
    const [after, { manifest }] = [state, index]
    const gone = rows.map((row) => makeRow({ ...row, rec: patched(ownRec(row), set) }, {}))
    const key = await write(db, ['rows', 'journal', 'meta'], 'relaxed', async (tx) => {
      const meta = tx.objectStore('meta')
      const stored = meta.get('state')
      putAll(tx.objectStore('rows'), gone)
      sent(meta.put(after, 'state'))
      sent(meta.put(manifest, manifestKey))
      const adding = tx.objectStore('journal').add(entry)
      sent(adding)
      if (!sameCounts((await stored) as LedgerState, before)) throw new Error('the rows before these were not written')
      return adding
    })
    return { key, entry, state: after, done: at + rows.length - own.first }
  }

  return {
    sweep: async (rows: readonly StoredRow[], at: number): Promise<void> => {
      const before = state
      state = { ...before, counts: without(before.counts, rows) }
      const numbers = rows.map(({ n }) => n)
      index = buryRows(index, numbers)
      const going = writeSlice(rows, at, before)
      going.catch(() => {})
      writing.push(going)
      await settle(inFlight - 1)
    },
    end: async (): Promise<LedgerState> => {
      await settle(0)
      return state
    }
  }
}

const sameCounts = (a: LedgerState, b: LedgerState): boolean =>
  a.counts.person === b.counts.person && a.counts.company === b.counts.company

function without(counts: LedgerState['counts'], rows: readonly StoredRow[]): LedgerState['counts'] {
  const left = { ...counts }
  for (const { cls, rec } of rows) {
    if (isKept(cls)) left[cls]--
    if (isSample(rec)) left.sample--
  }
  return left
}

/**
 * Those of the companies that people belong to. Asked for each: a range over all of them would hold the people of most
 * companies of the ledger.
 */
async function withPeople(db: LedgerDb, companies: readonly StoredRow[]): Promise<Set<RecordId>> {
  if (companies.length === 0) return new Set()
  const index = db.transaction('rows').store.index('keys')
  const members = await Promise.all(companies.map(({ id }) => index.getKey(startingWith('m', id))))
  return new Set(companies.flatMap(({ id }, at) => (members[at] === undefined ? [] : [id])))
}
