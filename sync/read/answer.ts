import type { Answer, Answers, Query } from '../../crm/queries'
import { systemClock, type Clock } from '../../platform/clock'
import type { LedgerDb } from '../store/db'
import { counts } from './counts'
import { firstPage, isPlain } from './list'
import type * as More from './more'

/** Answers a query from the read model. Reads only, in any page, also before the hub is awake. */
export async function answer<Q extends Query>(db: LedgerDb, query: Q, clock?: Clock): Promise<Answer<Q>>
export async function answer(db: LedgerDb, query: Query, clock: Clock = systemClock): Promise<Answers[Query['q']]> {
  switch (query.q) {
    case 'list':
      return (isPlain(query) ? firstPage(db, query) : (await more()).listAnywhere(db, query, clock())).finally(warmUp)
    case 'search':
      return (await more()).search(db, query)
    case 'lookup':
      return (await more()).lookup(db, query.keys)
    case 'record':
      return (await more()).record(db, query.id)
    case 'records':
      return (await more()).records(db, query.ids)
    case 'members':
      return (await more()).members(db, query.companyId, query.count)
    case 'timeline':
      return (await more()).timeline(db, query)
    case 'counts':
      return counts(db)
    case 'settings':
      return (await more()).settings(db)
    case 'values':
      return (await more()).values(db, query)
    case 'duplicates':
      return (await import('./duplicates')).duplicates(db, query)
    case 'conflicts':
      return (await db.get('conflicts', query.id))?.values ?? []
    case 'log':
      return (await more()).log(db, query.count)
    case 'entry':
      return db.get('log', query.id)
    case 'erasure':
      return (await import('./erasure')).erasure(db, query.id)
    case 'merged':
      return (await more()).merged(db, query.id)
    case 'pairs':
      return (await import('./pairs/read')).pairs(db, query)
    case 'imports':
      return (await import('../transfer/list')).imports(db, query.count)
    case 'scan':
      return (await import('../transfer/list')).scan(db, query.cls, query.from, query.count)
  }
}

let loaded: typeof More | undefined

/**
 * A page starts sooner without the parts that its first list does not need. Once they are there they are taken as they are:
 * even a module that is loaded already takes `import()` a turn of the event loop, and browsers put a frame into that.
 */
const more = (): typeof More | Promise<typeof More> => loaded ?? import('./more').then((parts) => (loaded = parts))

let warm = false

/** Loads them when the page has nothing better to do, so that the first keystroke need not wait for them. */
function warmUp(): void {
  if (warm || !('requestIdleCallback' in globalThis)) return
  warm = true
  requestIdleCallback(() => void more())
}
