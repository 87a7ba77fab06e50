import type { SortField } from '../../../crm/queries'
import type { RecordClass } from '../../../crm/types'
import type { StoredRow } from '../../store/db'

/** What finding a place needs of an index of the rows. */
interface KeysBy {
  openKeyCursor(range: IDBKeyRange, direction: 'prev'): Promise<KeyCursor | null>
}

interface KeyCursor {
  readonly key: readonly (string | number)[]
  readonly primaryKey: number
  continue(): Promise<KeyCursor | null>
  continuePrimaryKey(key: readonly (string | number)[], n: number): Promise<KeyCursor | null>
}

/** What happens to an order: numbers that leave their places, and numbers that come behind others. */
export interface Moves {
  readonly leaving: ReadonlySet<number>
  /** By the number that they come behind; `first` for the beginning. */
  readonly behind: ReadonlyMap<number, readonly number[]>
}

const first = -1

/**
 * Where rows belong in an order, by their neighbours in the database's index.
 * @param rows the changed rows of the class as they are now, without deleted ones
 * @param unsure all numbers whose place in the order may be wrong, those of `rows` among them: no neighbour to go by
 */
export async function placesOf(
  index: KeysBy,
  cls: RecordClass,
  sort: SortField,
  rows: readonly StoredRow[],
  unsure: ReadonlySet<number>
): Promise<Moves> {
  const sorted = rows.flatMap(({ n, ix, cls: own }) => {
    const value = ix?.[sort]?.[1]
    return own === cls && value !== undefined ? [{ n, value }] : []
  })
  sorted.sort((a, b) => compareValues(a.value, b.value) || a.n - b.n)
  const placed = new Map<number, number>()
  const behind = new Map<number, number[]>()
  for (const { n, value } of sorted) {
    let after = first
    let cursor = await index.openKeyCursor(IDBKeyRange.bound([cls], [cls, value]), 'prev')
    if (cursor && cursor.primaryKey > n && cursor.key[1] === value)
      cursor = await cursor.continuePrimaryKey(cursor.key, n)
    for (; cursor; cursor = await cursor.continue()) {
      const before = cursor.primaryKey
      if (before === n) continue
      after = placed.get(before) ?? before
      if (placed.has(before) || !unsure.has(before)) break
      after = first
    }
    placed.set(n, after)
    const others = behind.get(after)
    if (others) others.push(n)
    else behind.set(after, [n])
  }
  return { leaving: unsure, behind }
}

function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** A stretch of an order after the moves. Gives the stretch itself where nothing happens to it. */
export function moved(stretch: Uint32Array, { leaving, behind }: Moves, isFirst: boolean): Uint32Array {
  const coming = isFirst ? (behind.get(first) ?? []) : []
  const kept: number[] = [...coming]
  let touched = coming.length > 0
  for (const n of stretch) {
    if (leaving.has(n)) touched = true
    else kept.push(n)
    const after = behind.get(n)
    if (after === undefined) continue
    for (const other of after) kept.push(other)
    touched = true
  }
  return touched ? Uint32Array.from(kept) : stretch
}
