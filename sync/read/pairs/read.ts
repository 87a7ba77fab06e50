import type { Answers, Query } from '../../../crm/queries'
import type { RecordId } from '../../../crm/types'
import type { LedgerDb, LedgerState, StoredRow } from '../../store/db'
import { isDeleted } from '../../store/row'
import { startingWith } from '../range'
import { pairProgressKey, type PairProgress, type StoredPair } from './pair'

type PairsQuery = Extract<Query, { q: 'pairs' }>

/** Most pairs of one kind that are read; a person looks at a few dozen at a time. */
const most = 2000

/** Pairs that may be the same, the likeliest first, without those that were settled meanwhile. For none: only how many. */
export async function pairs(db: LedgerDb, query: PairsQuery): Promise<Answers['pairs']> {
  const { cls, kind, count } = query
  if (count === 0)
    return { pairs: [], total: await db.countFromIndex('pairs', 'rank', startingWith(cls)), kinds: {}, left: 0, of: 0 }
  const tx = db.transaction(['pairs', 'rows', 'meta'])
  const [stored, state, progress] = await Promise.all([
    tx.objectStore('pairs').index('rank').getAll(startingWith(cls), most),
    tx.objectStore('meta').get('state') as Promise<LedgerState | undefined>,
    tx.objectStore('meta').get(pairProgressKey) as Promise<PairProgress | undefined>
  ])
  const rows = tx.objectStore('rows')
  const found: Answers['pairs']['pairs'][number][] = []
  const kinds = new Map<string, number>()
  const said = new Map<RecordId, Promise<ReadonlySet<RecordId>>>()
  const live = new Map<RecordId, Promise<StoredRow | undefined>>()
  const rowOf = (id: RecordId) => remember(live, id, () => rows.index('id').get(id))
  const distinct = (id: RecordId) =>
    remember(said, id, async () => new Set((await rows.index('keys').getAll(['d', id])).flatMap(pairOf)))
  const ranked = stored.toSorted((a, b) => b.score - a.score)
  const settled = await Promise.all(
    ranked.map(async ({ ids: [a, b] }) => {
      const [one, other, apart] = await Promise.all([rowOf(a), rowOf(b), distinct(a)])
      return stands(one) && stands(other) && !apart.has(b) ? ([one, other] as const) : undefined
    })
  )
  for (const [at, both] of settled.entries()) {
    const pair = ranked[at]
    if (both === undefined || pair === undefined) continue
    kinds.set(pair.rank[1], (kinds.get(pair.rank[1]) ?? 0) + 1)
    if (found.length < count && (kind === undefined || kind === pair.rank[1])) found.push(shown(pair, both))
  }
  const total = state?.next ?? 0
  return {
    pairs: found,
    total: [...kinds.values()].reduce((sum, each) => sum + each, 0),
    kinds: Object.fromEntries(kinds),
    left: Math.max(0, total - Math.max(1, progress?.upTo ?? 0)),
    of: Math.max(0, total - 1)
  }
}

const pairOf = (row: StoredRow): RecordId[] =>
  Object.keys(row.rec).flatMap((key) => (key.startsWith('pair/') ? [key.slice('pair/'.length)] : []))

const stands = (row: StoredRow | undefined): row is StoredRow =>
  row !== undefined && row.into === undefined && !isDeleted(row.rec)

const shown = ({ score, reasons }: StoredPair, [a, b]: readonly [StoredRow, StoredRow]) => ({ a, b, score, reasons })

function remember<T>(known: Map<RecordId, Promise<T>>, id: RecordId, ask: () => Promise<T>): Promise<T> {
  const found = known.get(id) ?? ask()
  known.set(id, found)
  return found
}
