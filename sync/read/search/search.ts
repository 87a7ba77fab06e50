import type { Answers, Hit, Query, Row } from '../../../crm/queries'
import type { RecordClass } from '../../../crm/types'
import type { LedgerDb } from '../../store/db'
import { highest } from './bits'
import { rowsByNumber } from '../many'
import { docOf } from './doc'
import { findWords, type Found } from './find'
import { matchedIn } from './matched'
import { openSearch, withSnapshot, type SearchTx, type Snapshot } from './snapshot'
import { tierOf, wordsOf, type Words } from './words'

type SearchQuery = Extract<Query, { q: 'search' }>

/** People and companies come first; of a mail or note is meant only what they do not answer. */
const ranks: readonly (readonly RecordClass[])[] = [['person', 'company'], ['activity']]

/** The best answers: by tier (see `tierOf`), the newest records first; activities after people and companies. */
export async function search(db: LedgerDb, query: SearchQuery): Promise<Answers['search']> {
  const words = wordsOf(query.text)
  if (words.length === 0 || query.count <= 0) return { hits: [], more: false }
  const tx = openSearch(db)
  const rows = await withSnapshot(db, tx, (snapshot) => bestRows(tx, snapshot, words, query))
  const hits = rows.slice(0, query.count).map((row): Hit => {
    const matched = matchedIn(row, words)
    return matched === undefined ? { row } : { row, matched }
  })
  return { hits, more: rows.length > query.count }
}

/** One more than were asked for, if there are. */
async function bestRows(tx: SearchTx, snapshot: Snapshot, words: Words, query: SearchQuery): Promise<readonly Row[]> {
  const found: number[] = []
  for (const rank of ranks) {
    const classes = rank.filter((cls) => query.classes?.includes(cls) ?? true)
    if (classes.length === 0 || found.length > query.count) continue
    const segments = await findWords(snapshot, words, classes)
    found.push(...best(snapshot, segments, words, classes, query.count + 1 - found.length))
  }
  return readRows(tx, snapshot, found, words)
}

function best(
  snapshot: Snapshot,
  segments: readonly Found[],
  words: Words,
  classes: readonly RecordClass[],
  count: number
): number[] {
  const fresh = snapshot.fresh
    .filter(({ row }) => classes.includes(row.cls))
    .map(({ row, doc }) => ({ n: row.n, tier: tierOf(doc, words) }))
  const found: number[] = []
  for (const tier of [0, 1, 2, 3] as const) {
    if (found.length >= count) break
    const most = count - found.length
    const numbers = segments.flatMap(({ segment, tiers }) =>
      highest(tiers[tier], most).map((doc) => segment.docs[doc] ?? 0)
    )
    numbers.push(...fresh.flatMap((row) => (row.tier === tier ? [row.n] : [])))
    found.push(...numbers.sort((a, b) => b - a).slice(0, most))
  }
  return found
}

async function readRows(
  tx: SearchTx,
  snapshot: Snapshot,
  numbers: readonly number[],
  words: Words
): Promise<readonly Row[]> {
  const rows = await rowsByNumber(tx.objectStore('rows'), numbers)
  return rows.filter((row) => row !== undefined && (!snapshot.behind || stillFits(row, words))) as Row[]
}

function stillFits(row: Row, words: Words): boolean {
  const doc = docOf(row)
  return doc !== undefined && tierOf(doc, words) !== undefined
}
