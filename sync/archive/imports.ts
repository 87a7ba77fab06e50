import * as v from 'valibot'
import { importInfoSchema } from '../../crm/import/info'
import type { LedgerDb } from '../store/db'
import { alignKey } from '../store/align'
import { timeAt } from '../store/row'
import { sent, write } from '../store/tx'
import type { StoredImport } from '../transfer/stored'

/** Imports as part of an archive, so that they can be undone in the restored ledger too. ARC-12. */

const ids = v.array(v.string())

/** What an archive says of an import: everything but where its rows are, which each device numbers anew. */
export const archivedImport = v.looseObject({
  id: v.string(),
  at: v.number(),
  state: v.literal('done'),
  info: importInfoSchema,
  edits: ids,
  redone: v.optional(v.array(v.number())),
  undoneBy: v.optional(v.string()),
  undoneAt: v.optional(v.number()),
  undoParts: v.optional(ids)
})

/** Not placed yet: its rows are to be found when those of the ledger have been made. */
const unplaced = -1

/** Finished imports. One that is being saved has no list of its edits yet. */
export async function finishedImports(db: LedgerDb): Promise<StoredImport[]> {
  return (await db.getAll('imports')).filter(({ state }) => state === 'done')
}

/** Adds imports that this ledger does not know. */
export async function addImports(db: LedgerDb, entries: readonly StoredImport[]): Promise<void> {
  await write(db, ['imports', 'meta'], 'relaxed', async (tx) => {
    const imports = tx.objectStore('imports')
    const known = new Set(await imports.getAllKeys())
    const news = entries.filter(({ id }) => !known.has(id))
    for (const entry of news) sent(imports.put({ ...entry, first: unplaced, last: unplaced }))
    if (news.length > 0) sent(tx.objectStore('meta').put(true, alignKey))
  })
}

const slice = 2000

/** Finds the rows of imports that came from an archive: what an import made bears its time. Rows must follow the documents. */
export async function placeImports(db: LedgerDb): Promise<void> {
  const waiting = (await db.getAll('imports')).filter(({ first }) => first === unplaced)
  if (waiting.length === 0) return
  const places = new Map(waiting.map(({ at }) => [at, { first: 0, last: 0 }]))
  for (let from = 0; ;) {
    const rows = await db.getAll('rows', IDBKeyRange.lowerBound(from), slice)
    for (const { n, own, rec } of rows) {
      const place = places.get(timeAt(own ?? rec, 'createdAt') ?? -1)
      if (place === undefined) continue
      if (place.last === 0) place.first = n
      place.last = n + 1
    }
    const last = rows.at(-1)
    if (last === undefined) break
    from = last.n + 1
  }
  await write(db, ['imports'], 'relaxed', (tx) => {
    for (const entry of waiting) sent(tx.objectStore('imports').put({ ...entry, ...places.get(entry.at) }))
  })
}
