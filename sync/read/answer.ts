import type { Answer, Answers, Query } from '../../crm/queries'
import { systemClock, type Clock } from '../../platform/clock'
import type { LedgerDb } from '../store/db'
import { duplicates } from './duplicates'
import { list } from './list'
import { counts, log, lookup, members, record, records, settings } from './records'
import { search } from './search/search'
import { timeline } from './timeline'
import { values } from './values'

/** Answers a query from the read model. Reads only, in any page, also before the hub is awake. */
export async function answer<Q extends Query>(db: LedgerDb, query: Q, clock?: Clock): Promise<Answer<Q>>
export async function answer(db: LedgerDb, query: Query, clock: Clock = systemClock): Promise<Answers[Query['q']]> {
  switch (query.q) {
    case 'list':
      return list(db, query, clock())
    case 'search':
      return search(db, query)
    case 'lookup':
      return lookup(db, query.keys)
    case 'record':
      return record(db, query.id)
    case 'records':
      return records(db, query.ids)
    case 'members':
      return members(db, query.companyId, query.count)
    case 'timeline':
      return timeline(db, query)
    case 'counts':
      return counts(db)
    case 'settings':
      return settings(db)
    case 'values':
      return values(db, query)
    case 'duplicates':
      return duplicates(db, query)
    case 'log':
      return log(db, query.count)
  }
}
