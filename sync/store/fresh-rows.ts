import { isKept, type RecordId } from '../../crm/types'
import type { LedgerDb, LedgerState, StoredRow } from './db'
import { companyOf, isDeleted, isSample, makeRow, patched, textAt } from './row'
import type { PlacedChange } from './rows'

/** Makes the rows of new records to which nothing stored can refer yet, without asking the database for each of them. */
export interface FreshRows {
  /** Companies that people of these changes belong to, so that `make` knows their names. */
  learn(changes: readonly PlacedChange[]): Promise<void>
  /** `undefined` when there is more to it: records of other classes, which repeat something on others. */
  make(
    changes: readonly PlacedChange[],
    state: LedgerState
  ): { readonly rows: readonly StoredRow[]; readonly state: LedgerState } | undefined
}

export function createFreshRows(db: LedgerDb): FreshRows {
  /** Names of companies; `undefined` for those that are gone. */
  const names = new Map<RecordId, string | undefined>()

  async function nameOf(id: RecordId): Promise<string | undefined> {
    const row = await db.getFromIndex('rows', 'id', id)
    const head = row?.into === undefined ? row : await db.getFromIndex('rows', 'id', row.into)
    return head?.cls !== 'company' || isDeleted(head.rec) ? undefined : textAt(head.rec, 'name')
  }

  return {
    learn: async (changes) => {
      for (const { cls, id, set } of changes)
        if (cls === 'company') names.set(id, typeof set['name'] === 'string' ? set['name'] : undefined)
      const named = changes.flatMap(({ cls, set }) =>
        cls === 'person' && typeof set['company'] === 'string' ? [set['company']] : []
      )
      const missing = [...new Set(named)].filter((id) => !names.has(id))
      const found = await Promise.all(missing.map(nameOf))
      for (const [at, id] of missing.entries()) names.set(id, found[at])
    },
    make: (changes, state) => {
      if (changes.some(({ cls }) => cls !== 'person' && cls !== 'company')) return undefined
      let { next } = state
      const counts = { ...state.counts }
      const rows = changes.map(({ cls, id, seg, set }) => {
        const rec = patched({}, set)
        const company = names.get(companyOf(cls, rec) ?? '')
        if (!isDeleted(rec) && isKept(cls)) {
          counts[cls]++
          if (isSample(rec)) counts.sample++
        }
        return makeRow({ n: next++, cls, id, seg, rec }, company === undefined ? {} : { company })
      })
      return { rows, state: { ...state, next, counts } }
    }
  }
}
