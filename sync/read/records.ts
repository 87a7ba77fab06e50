import { readView } from '../../crm/views'
import type { Answers, Row } from '../../crm/queries'
import { readCustomField } from '../../crm/read'
import { readServers } from '../../crm/servers'
import type { RecordId } from '../../crm/types'
import type { LedgerDb } from '../store/db'
import { isDeleted, textAt } from '../store/row'
import { rowsIn, startingWith } from './range'
import { standing, wholeIds } from './whole'

/** Answers that are looked up by id or key. All of them cost the same however large the ledger is. */

export async function record(db: LedgerDb, id: RecordId): Promise<Row | undefined> {
  return standing(db.transaction('rows').store.index('id'), id)
}

export async function records(db: LedgerDb, ids: readonly RecordId[]): Promise<Row[]> {
  const index = db.transaction('rows').store.index('id')
  const rows = await Promise.all(ids.map((id) => standing(index, id)))
  return [...new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const]))).values()]
}

/** Most records that one key may find; a domain or a switchboard's number can belong to hundreds. */
const mostPerKey = 20

/** In the order of the keys; a record is named once, with the first key that found it. */
export async function lookup(db: LedgerDb, keys: readonly string[]): Promise<Answers['lookup']> {
  const index = db.transaction('rows').store.index('keys')
  const found = await Promise.all(keys.map((key) => index.getAll(key, mostPerKey)))
  const seen = new Set<number>()
  return found.flatMap((rows, at) =>
    rows.flatMap((row) => {
      if (seen.has(row.n)) return []
      seen.add(row.n)
      return [{ row, key: keys[at] ?? '' }]
    })
  )
}

/** The people of a company and of all that is merged with it, those with the latest contact first. */
export async function members(db: LedgerDb, companyId: RecordId, count: number): Promise<Row[]> {
  const store = db.transaction('rows').store
  const firms = await wholeIds(store.index('id'), companyId)
  const keys = store.index('keys')
  const found = await Promise.all(firms.map((firm) => rowsIn(keys, startingWith('m', firm), count, true)))
  const [only] = found
  if (found.length === 1 && only !== undefined) return only
  return found
    .flat()
    .sort((a, b) => (b.contact ?? 0) - (a.contact ?? 0))
    .slice(0, count)
}

/** The ledger's own record is the one with this id. */
const mainId = 'led_main'

export async function settings(db: LedgerDb): Promise<Answers['settings']> {
  const rows = await db.getAllFromIndex('rows', 'created', startingWith('ledger'))
  const live = rows.filter(({ rec }) => !isDeleted(rec))
  const main = live.find(({ id }) => id === mainId)?.rec ?? {}
  return {
    name: textAt(main, 'name') ?? '',
    country: textAt(main, 'country') ?? '',
    fields: live
      .flatMap(({ id, rec }) => (id.startsWith('fld_') ? (readCustomField(id, rec) ?? []) : []))
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    views: live.flatMap(({ id, rec }) => readView(id, rec) ?? []),
    connections: readServers(main)
  }
}

export async function log(db: LedgerDb, count: number): Promise<Answers['log']> {
  const index = db.transaction('log').store.index('at')
  const entries = []
  for (let cursor = await index.openCursor(null, 'prev'); cursor; cursor = await cursor.continue()) {
    if (entries.length >= count) break
    entries.push(cursor.value)
  }
  return entries
}
