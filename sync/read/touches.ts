import type { Query } from '../../crm/queries'
import type { RecordClass, RecordId } from '../../crm/types'

/** What the hub says after every change of the rows. */
export interface Changed {
  readonly classes: readonly RecordClass[]
  /** The records; absent when there are too many to name. */
  readonly ids?: readonly RecordId[]
}

const searched: readonly RecordClass[] = ['person', 'company', 'activity']

/** Whether a change names the very record that a query is about. */
export function concerns({ ids }: Changed, query: Query): boolean {
  if (query.q === 'records') return query.ids.some((id) => ids?.includes(id))
  return (query.q === 'record' || query.q === 'conflicts') && ids?.includes(query.id) === true
}

/** Whether the answer to a query may be another one now. May say yes in vain, never no. */
export function touches({ classes, ids }: Changed, query: Query): boolean {
  const any = (wanted: readonly RecordClass[]): boolean => wanted.some((cls) => classes.includes(cls))
  const named = (id: RecordId): boolean => ids?.includes(id) ?? true
  switch (query.q) {
    case 'list':
      return classes.includes(query.spec.cls)
    case 'values':
      return classes.includes(query.cls)
    case 'duplicates':
      return any([query.cls, 'pair', 'ledger'])
    case 'search':
      return any(query.classes ?? searched)
    case 'lookup':
    case 'counts':
      return any(searched)
    case 'record':
    case 'conflicts':
      return named(query.id)
    case 'records':
      return query.ids.some(named)
    case 'members':
      return any(['person'])
    case 'timeline':
      return classes.includes('activity') || named(query.id)
    case 'settings':
      return classes.includes('ledger')
    case 'scan':
      return classes.includes(query.cls)
    case 'imports':
    case 'log':
    case 'entry':
      return true
    case 'merged':
      return named(query.id)
    case 'erasure':
      return any(searched)
    case 'pairs':
      return any([query.cls, 'pair', 'ledger'])
  }
}
