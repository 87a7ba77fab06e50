import { distinctPair } from '../../../crm/distinct'
import type { Flat, RecordId } from '../../../crm/types'
import type { LedgerDb, LedgerState, StoredRow } from '../../store/db'
import { isDeleted } from '../../store/row'
import { sent, write } from '../../store/tx'
import { breath } from '../../store/yield'
import { duplicates } from '../duplicates'
import { pairKey, pairProgressKey, type PairProgress, type StoredPair } from './pair'

/**
 * Finds possible duplicates in the whole ledger, once for every record: new ones by their row number, changed ones when told.
 * What a record costs does not depend on how many there are. Only the hub does this.
 */
export interface PairScan {
  /** Records that are others now. */
  changed(ids: readonly RecordId[]): void
  /** Looks for about so long (milliseconds); gives the number of rows that are left. */
  work(budget: number): Promise<number>
  /** Rows that were never looked at. */
  left(): Promise<number>
  /** Forgets what was found; `work` then begins anew. */
  again(): Promise<void>
}

/** The least likelihood that is worth a person's time in a list of all pairs. */
const suggest = 0.5
/** How many records the weights of single comparisons take for granted. */
const usualSize = 500
const batchSize = 8

type Found = Omit<StoredPair, 'ids'> & { readonly ids: readonly [RecordId, RecordId] }

export function createPairScan(db: LedgerDb): PairScan {
  const dirty = new Set<RecordId>()

  const progress = async (): Promise<PairProgress> =>
    ((await db.get('meta', pairProgressKey)) as PairProgress | undefined) ?? { upTo: 0 }

  async function last(): Promise<number> {
    const state = (await db.get('meta', 'state')) as LedgerState | undefined
    return state?.next ?? 0
  }

  const left = async (): Promise<number> => Math.max(0, (await last()) - (await progress()).upTo) + dirty.size

  async function find(row: StoredRow, total: number): Promise<Found[]> {
    const { cls, id, rec, company } = row
    if ((cls !== 'person' && cls !== 'company') || row.into !== undefined || isDeleted(rec)) return []
    const query = { q: 'duplicates', cls, rec, except: id, ...(company === undefined ? {} : { company }) } as const
    return (await duplicates(db, query)).flatMap(({ row: other, score, reasons }): Found[] => {
      const among = scoreAmong(score, total)
      const [first] = reasons
      if (among < suggest || first === undefined) return []
      const [a = '', b = ''] = [id, other.id].toSorted()
      return [{ cls, ids: [a, b], score: among, reasons, rank: [cls, first.kind, -among] }]
    })
  }

  async function total(): Promise<number> {
    const state = (await db.get('meta', 'state')) as LedgerState | undefined
    return (state?.counts.person ?? 0) + (state?.counts.company ?? 0)
  }

  async function lookAtChanged(): Promise<void> {
    const ids = [...dirty].slice(0, batchSize)
    const index = db.transaction('rows').store.index('id')
    const rows = (await Promise.all(ids.map((id) => index.get(id)))).filter((row) => row !== undefined)
    const size = await total()
    const found = (await Promise.all(rows.map((row) => find(row, size)))).flat()
    const apart = rows.flatMap(({ id, rec }) => {
      const [a, b] = distinctPair(id, rec)
      return a === undefined || b === undefined ? [] : [pairKey(a, b)]
    })
    await write(db, ['pairs'], 'relaxed', async (tx) => {
      const pairs = tx.objectStore('pairs')
      const old = await Promise.all(ids.map((id) => pairs.index('ids').getAllKeys(id)))
      for (const key of new Set(old.flat())) sent(pairs.delete(key))
      for (const pair of found) sent(pairs.put(pair, pairKey(...pair.ids)))
      for (const key of apart) sent(pairs.delete(key))
    })
    for (const id of ids) dirty.delete(id)
    // Two that are the same after all are found again from either of them.
    for (const { id, rec } of rows) for (const again of isDeleted(rec) ? saidApart(id, rec) : []) dirty.add(again)
  }

  async function lookAtNew(): Promise<void> {
    const { upTo } = await progress()
    const end = await last()
    const rows = await db.getAll('rows', IDBKeyRange.bound(upTo, end, false, true), batchSize)
    const size = await total()
    const found: Found[] = []
    for (const row of rows) found.push(...(await find(row, size)))
    const next: PairProgress = { upTo: rows.length < batchSize ? end : (rows.at(-1)?.n ?? upTo) + 1 }
    await write(db, ['pairs', 'meta'], 'relaxed', (tx) => {
      for (const pair of found) sent(tx.objectStore('pairs').put(pair, pairKey(...pair.ids)))
      sent(tx.objectStore('meta').put(next, pairProgressKey))
    })
  }

  return {
    left,
    changed: (ids) => {
      for (const id of ids) if (/^(?:per|com|nds)_/.test(id)) dirty.add(id)
    },
    work: async (budget) => {
      const until = performance.now() + budget
      let rest = await left()
      while (rest > 0 && performance.now() < until) {
        await (dirty.size > 0 ? lookAtChanged() : lookAtNew())
        await breath()
        rest = await left()
      }
      return rest
    },
    again: async () => {
      dirty.clear()
      await write(db, ['pairs', 'meta'], 'relaxed', (tx) => {
        sent(tx.objectStore('pairs').clear())
        sent(tx.objectStore('meta').delete(pairProgressKey))
      })
    }
  }
}

/** The records that a deleted note has told apart. */
function saidApart(id: RecordId, { deletedAt: _, ...rec }: Flat): readonly RecordId[] {
  return distinctPair(id, rec)
}

/** A likelihood weighed for a small list, for one of so many: any two of many records are less likely the same. */
function scoreAmong(score: number, total: number): number {
  const sure = Math.min(score, 0.99995)
  const bits = Math.log2(sure / (1 - sure)) - Math.log2(Math.max(total, usualSize) / usualSize)
  return Math.round((1 / (1 + 2 ** -bits)) * 10_000) / 10_000
}
