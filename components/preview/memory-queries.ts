import { distinctId } from '../../crm/distinct'
import { exactKeys } from '../../crm/keys'
import type { LogEntry } from '../../crm/log'
import type {
  Answer,
  Answers,
  DuplicateCandidates,
  DuplicateReason,
  Filter,
  Hit,
  ListSpec,
  PossibleDuplicate,
  Query,
  Row
} from '../../crm/queries'
import { readView } from '../../crm/views'
import { noServers } from '../../crm/servers'
import { readCustomField } from '../../crm/read'
import { queryTerms, termsOf } from '../../crm/search-terms'
import { sortKey } from '../../crm/sort'
import { isKept, type Flat, type RecordClass, type RecordId } from '../../crm/types'

export interface MemoryData {
  readonly rows: Map<RecordId, Row>
  readonly log: LogEntry[]
  readonly clock: () => number
  /** The records' own values, where rows show more. */
  readonly own: Map<RecordId, Flat>
}

const live = (row: Row): boolean => row.rec['deletedAt'] === undefined && row.into === undefined
const text = (rec: Flat, key: string): string => (typeof rec[key] === 'string' ? rec[key] : '')
const all = (data: MemoryData, cls: RecordClass): Row[] => [...data.rows.values()].filter((row) => row.cls === cls)

const standing = (data: MemoryData, id: RecordId): Row | undefined => data.rows.get(data.rows.get(id)?.into ?? id)

function passes(row: Row, filter: Filter, now: number): boolean {
  const { rec } = row
  if (live(row) === (filter.deleted === true)) return false
  if (filter.tags?.some((tag) => rec[`tag/${tag}`] !== true)) return false
  if (filter.owner !== undefined && rec['owner'] !== filter.owner) return false
  if (filter.source !== undefined && rec['source'] !== filter.source) return false
  if (filter.companyId !== undefined && rec['company'] !== filter.companyId) return false
  if (filter.quietDays !== undefined && (row.contact ?? 0) > now - filter.quietDays * 86_400_000) return false
  return filter.text === undefined || filter.text === '' || matches(row, filter.text)
}

function matches(row: Row, query: string): boolean {
  const { name, other } = termsOf(row.cls, row.id, row.rec, row.company)
  const terms = [...name, ...other]
  const words = queryTerms(query)
  return words.length > 0 && words.every((word) => word.some((form) => terms.some((term) => term.startsWith(form))))
}

function order(spec: ListSpec): (a: Row, b: Row) => number {
  const key = (row: Row): string | number => {
    switch (spec.sort) {
      case 'name':
        return sortKey(text(row.rec, 'name'))
      case 'company':
        return sortKey(row.company ?? '')
      case 'updated':
        return Number(row.rec['updatedAt'] ?? 0)
      case 'created':
        return Number(row.rec['createdAt'] ?? 0)
      case 'contact':
        return row.contact ?? 0
    }
  }
  const sign = spec.descending ? -1 : 1
  return (a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : b.n - a.n)
}

function hit(row: Row, query: string): Hit {
  const inName = matches({ ...row, rec: { name: row.rec['name'] ?? row.rec['subject'] ?? '' } }, query)
  if (inName) return { row }
  for (const [key, value] of Object.entries(row.rec)) {
    const only = matches({ ...row, rec: { [key]: value }, company: '' }, query)
    if (only)
      return { row, matched: { key, text: key.includes('/') ? key.slice(key.indexOf('/') + 1) : String(value) } }
  }
  return { row, matched: { key: 'company', text: row.company ?? '' } }
}

function duplicates(data: MemoryData, cls: RecordClass, rec: Flat, except?: RecordId): PossibleDuplicate[] {
  const wanted = new Set(exactKeys(cls, 'per_x', rec))
  const name = sortKey(text(rec, 'name'))
  return all(data, cls).flatMap((row): PossibleDuplicate[] => {
    if (!live(row) || row.id === except) return []
    const shared = exactKeys(cls, row.id, row.rec).find((key) => wanted.has(key))
    if (shared?.startsWith('e:')) return [{ row, score: 0.97, reasons: [{ kind: 'email', value: shared.slice(2) }] }]
    if (shared && /^[pq]:/.test(shared))
      return [{ row, score: 0.9, reasons: [{ kind: 'phone', value: shared.slice(2) }] }]
    if (name !== '' && sortKey(text(row.rec, 'name')) === name)
      return [{ row, score: 0.7, reasons: [{ kind: 'name', value: text(row.rec, 'name') }] }]
    return []
  })
}

function pairs(data: MemoryData, query: Extract<Query, { q: 'pairs' }>): Answers['pairs'] {
  const apart = new Set(
    all(data, 'pair')
      .filter(live)
      .map(({ id }) => id)
  )
  const found = all(data, query.cls)
    .filter(live)
    .flatMap((a) =>
      duplicates(data, a.cls, a.rec, a.id).flatMap(({ row: b, score, reasons }): DuplicateCandidates[] =>
        a.id < b.id && !apart.has(distinctId(a.id, b.id)) ? [{ a, b, score, reasons }] : []
      )
    )
  const kinds: Partial<Record<DuplicateReason['kind'], number>> = {}
  for (const { reasons } of found) for (const { kind } of reasons.slice(0, 1)) kinds[kind] = (kinds[kind] ?? 0) + 1
  const shown = found.filter(({ reasons }) => query.kind === undefined || reasons[0]?.kind === query.kind)
  return { pairs: shown.slice(0, query.count), total: found.length, kinds, left: 0, of: data.rows.size }
}

function values(data: MemoryData, query: Extract<Query, { q: 'values' }>): Answers['values'] {
  const counts = new Map<string, number>()
  for (const { rec } of all(data, query.cls).filter(live)) {
    const found =
      query.field === 'tag' || query.field === 'preference'
        ? Object.keys(rec).flatMap((key) =>
            key.startsWith(`${query.field}/`) ? [key.slice(query.field.length + 1)] : []
          )
        : [text(rec, query.field)]
    for (const value of found) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ value }) => value.toLowerCase().startsWith(query.prefix.toLowerCase()))
    .sort((a, b) => b.count - a.count)
    .slice(0, query.count)
}

function timeline(data: MemoryData, query: Extract<Query, { q: 'timeline' }>): Answers['timeline'] {
  const activities = all(data, 'activity')
    .filter((row) => live(row) && row.rec[`with/${query.id}`] === true)
    .map((activity) => ({ at: Number(activity.rec['at'] ?? 0), activity }))
  const changes = data.log
    .filter((entry) => entry.changes.some((change) => change.id === query.id))
    .map((change) => ({ at: change.at, change }))
  const entries = [...activities, ...changes]
    .filter((entry) => query.before === undefined || entry.at < query.before)
    .sort((a, b) => b.at - a.at)
  return { entries: entries.slice(0, query.count), more: entries.length > query.count }
}

function merged(data: MemoryData, id: RecordId): Row[] {
  const others = data.rows.get(id)?.also
  if (others === undefined) return []
  return [id, ...others].flatMap((each) => {
    const row = data.rows.get(each)
    return row === undefined ? [] : [{ ...row, rec: data.own.get(each) ?? row.rec }]
  })
}

export function answerQuery<Q extends Query>(data: MemoryData, query: Q): Answer<Q>
export function answerQuery(data: MemoryData, query: Query): Answers[Query['q']] {
  switch (query.q) {
    case 'list': {
      const rows = all(data, query.spec.cls)
        .filter((row) => passes(row, query.spec.filter, data.clock()))
        .sort(order(query.spec))
      return { rows: rows.slice(query.from, query.from + query.count), total: rows.length }
    }
    case 'search': {
      const found = [...data.rows.values()].filter(
        (row) => isKept(row.cls) && live(row) && (query.classes?.includes(row.cls) ?? true) && matches(row, query.text)
      )
      const hits = found.map((row) => hit(row, query.text))
      hits.sort((a, b) => Number(a.matched !== undefined) - Number(b.matched !== undefined) || b.row.n - a.row.n)
      return { hits: hits.slice(0, query.count), more: hits.length > query.count }
    }
    case 'lookup':
      return query.keys.flatMap((key) =>
        [...data.rows.values()]
          .filter((row) => live(row) && exactKeys(row.cls, row.id, row.rec).includes(key))
          .map((row) => ({ row, key }))
      )
    case 'record':
      return standing(data, query.id)
    case 'records':
      return query.ids.flatMap((id) => standing(data, id) ?? [])
    case 'members':
      return all(data, 'person')
        .filter((row) => live(row) && row.rec['company'] === query.companyId)
        .slice(0, query.count)
    case 'timeline':
      return timeline(data, query)
    case 'counts': {
      const count = (cls: RecordClass): number => all(data, cls).filter(live).length
      const sample = [...data.rows.values()].filter((row) => row.rec['sample'] === true).length
      return { person: count('person'), company: count('company'), activity: count('activity'), sample }
    }
    case 'settings':
      return {
        name: 'Mehta Traders',
        country: 'IN',
        fields: all(data, 'ledger').flatMap((row) => readCustomField(row.id, row.rec) ?? []),
        views: all(data, 'ledger').flatMap((row) => readView(row.id, row.rec) ?? []),
        connections: noServers
      }
    case 'values':
      return values(data, query)
    case 'duplicates':
      return duplicates(data, query.cls, query.rec, query.except)
    case 'conflicts':
      return []
    case 'imports':
      return []
    case 'scan':
      return { rows: all(data, query.cls) }
    case 'entry':
      return data.log.find((entry) => entry.id === query.id)
    case 'erasure':
      return undefined
    case 'merged':
      return merged(data, query.id)
    case 'pairs':
      return pairs(data, query)
    case 'log':
      return data.log.toReversed().slice(0, query.count)
  }
}
