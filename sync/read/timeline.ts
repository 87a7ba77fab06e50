import type { LogEntry } from '../../crm/log'
import type { Answers, Query, TimelineEntry } from '../../crm/queries'
import type { RecordId } from '../../crm/types'
import type { LedgerDb, StoredRow } from '../store/db'
import { timeAt } from '../store/row'
import { rowsIn, startingWith } from './range'

type TimelineQuery = Extract<Query, { q: 'timeline' }>

/**
 * What happened with a record, latest first: activities it took part in and changes made to it. Entries of one instant stay
 * on one page, so that paging by `before` leaves none out; a page may therefore be a little longer than asked for.
 */
export async function timeline(db: LedgerDb, query: TimelineQuery): Promise<Answers['timeline']> {
  if (query.count <= 0) return { entries: [], more: false }
  const tx = db.transaction(['rows', 'log'])
  const keys = tx.objectStore('rows').index('keys')
  const [activities, logged] = await Promise.all([
    rowsIn(keys, activitiesBefore(query.id, query.before), query.count + 1, true),
    tx.objectStore('log').index('records').getAll(query.id)
  ])
  const changes = logged.filter(({ at }) => query.before === undefined || at < query.before)
  const entries = merge(activities, changes, query.id)
  const last = entries[query.count - 1]
  if (last === undefined || entries.length <= query.count) return { entries, more: false }
  const [same, older] = await Promise.all([
    keys.getAll(IDBKeyRange.only(['w', query.id, last.at])),
    keys.getKey(activitiesBefore(query.id, last.at))
  ])
  const tied = changes.filter(({ at }) => at === last.at)
  return {
    entries: [...entries.filter(({ at }) => at > last.at), ...merge(same, tied, query.id)],
    more: older !== undefined || changes.some(({ at }) => at < last.at)
  }
}

const activitiesBefore = (id: RecordId, before: number | undefined): IDBKeyRange =>
  before === undefined ? startingWith('w', id) : IDBKeyRange.bound(['w', id], ['w', id, before], false, true)

const atOf = ({ rec }: StoredRow): number => timeAt(rec, 'at') ?? timeAt(rec, 'createdAt') ?? 0

function merge(activities: readonly StoredRow[], changes: readonly LogEntry[], id: RecordId): TimelineEntry[] {
  return [
    ...activities.map((activity) => ({ at: atOf(activity), activity })),
    ...changes.map((change) => ({ at: change.at, change: onlyOf(change, id) }))
  ].sort((a, b) => b.at - a.at)
}

/** A command may have changed thousands of records; the timeline of one needs its own part. */
const onlyOf = (entry: LogEntry, id: RecordId): LogEntry => ({
  ...entry,
  changes: entry.changes.filter((change) => change.id === id),
  records: [id]
})
