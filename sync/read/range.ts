import type { StoredRow } from '../store/db'

/** What reading a stretch of an index of the rows needs of it. */
interface RowsBy {
  getAll(range: IDBKeyRange, count: number): Promise<StoredRow[]>
  openCursor(range: IDBKeyRange, direction: 'prev'): Promise<RowCursor | null>
}

interface RowCursor {
  readonly value: StoredRow
  continue(): Promise<RowCursor | null>
}

type GetAllBackwards = (options: { query: IDBKeyRange; count: number; direction: 'prev' }) => Promise<StoredRow[]>

/** `getAll` takes a direction in browsers that also have `getAllRecords`; elsewhere a cursor does the same, slower. */
const readsBackwards = (): boolean => 'getAllRecords' in IDBObjectStore.prototype

/** Up to `count` rows of an index's range, from its start or from its end. */
export async function rowsIn(
  index: RowsBy,
  range: IDBKeyRange,
  count: number,
  descending: boolean
): Promise<StoredRow[]> {
  if (count <= 0) return []
  if (!descending) return index.getAll(range, count)
  if (readsBackwards()) {
    const getAll = index.getAll.bind(index) as unknown as GetAllBackwards
    return getAll({ query: range, count, direction: 'prev' })
  }
  const rows: StoredRow[] = []
  for (let cursor = await index.openCursor(range, 'prev'); cursor; cursor = await cursor.continue()) {
    rows.push(cursor.value)
    if (rows.length >= count) break
  }
  return rows
}

/** Everything in an index whose key is an array that starts with these parts. */
export const startingWith = (...parts: (string | number)[]): IDBKeyRange => IDBKeyRange.bound(parts, [...parts, []])
