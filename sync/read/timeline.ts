import type { LogEntry } from '../../crm/log'
import type { Answers, Query, TimelineEntry } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import type { LedgerDb, StoredRow } from '../store/db'
import { timeAt } from '../store/row'
import { rowsIn, startingWith } from './range'
import { wholeIds } from './whole'

type TimelineQuery = Extract<Query, { q: 'timeline' }>

/**
 * What happened with a record, latest first: activities it took part in and changes made to it. Entries of one instant stay
 * on one page, so that paging by `before` leaves none out; a page may therefore be a little longer than asked for.
 */
export async function timeline(db: LedgerDb, query: TimelineQuery): Promise<Answers['timeline']> {
  if (query.count <= 0) return { entries: [], more: false }
  const tx = db.transaction(['rows', 'log'])
  const keys = tx.objectStore('rows').index('keys')
  const ids = await wholeIds(tx.objectStore('rows').index('id'), query.id)
  const [activities, logged] = await Promise.all([
    each(ids, (id) => rowsIn(keys, activitiesBefore(id, query.before), query.count + 1, true)),
    each(ids, (id) => tx.objectStore('log').index('records').getAll(id))
  ])
  const changes = [...logged.values()].filter(({ at }) => query.before === undefined || at < query.before)
  const entries = merge(activities.values(), changes, ids)
  const last = entries[query.count - 1]
  if (last === undefined || entries.length <= query.count) return { entries, more: false }
  const [same, older] = await Promise.all([
    each(ids, (id) => keys.getAll(IDBKeyRange.only(['w', id, last.at]))),
    Promise.all(ids.map((id) => keys.getKey(activitiesBefore(id, last.at))))
  ])
  const tied = changes.filter(({ at }) => at === last.at)
  return {
    entries: [...entries.filter(({ at }) => at > last.at), ...merge(same.values(), tied, ids)],
    more: older.some((key) => key !== undefined) || changes.some(({ at }) => at < last.at)
  }
}

/** What is found for any of the ids, each once. */
async function each<T extends { readonly id: string }>(
  ids: readonly RecordId[],
  find: (id: RecordId) => Promise<readonly T[]>
): Promise<Map<string, T>> {
  const found = await Promise.all(ids.map(find))
  return new Map(found.flat().map((one) => [one.id, one]))
}

const activitiesBefore = (id: RecordId, before: number | undefined): IDBKeyRange =>
  before === undefined ? startingWith('w', id) : IDBKeyRange.bound(['w', id], ['w', id, before], false, true)

const atOf = ({ rec }: StoredRow): number => timeAt(rec, 'at') ?? timeAt(rec, 'createdAt') ?? 0

function merge(
  activities: Iterable<StoredRow>,
  changes: readonly LogEntry[],
  ids: readonly RecordId[]
): TimelineEntry[] {
  return [
    ...[...activities].map((activity) => ({ at: atOf(activity), activity })),
    ...changes.map((change) => ({ at: change.at, change: onlyOf(change, ids) }))
  ].sort((a, b) => b.at - a.at)
}

/** A command may have changed thousands of records; the timeline of one needs its own part. */
const onlyOf = (entry: LogEntry, ids: readonly RecordId[]): LogEntry => ({
  ...entry,
  changes: entry.changes.filter((change) => ids.includes(change.id)),
  records: entry.records.filter((id) => ids.includes(id))
})
