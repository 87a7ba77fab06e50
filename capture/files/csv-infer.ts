/** What columns hold when there is no header row: by the look of their cells. */

import { placeAlone, type Column } from './csv-header'

const SAMPLE = 50
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const PHONE = /^\+?[\d\s()./-]{6,24}$/
const URL = /^(?:https?:\/\/|www\.)\S+$/i
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.,\s-]{0,60}$/u

const share = (cells: readonly string[], pattern: RegExp): number => {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length === 0 ? 0 : filled.filter((cell) => pattern.test(cell)).length / filled.length
}

const cellsOf = (rows: readonly (readonly string[])[], column: number): string[] =>
  rows.slice(0, SAMPLE).map((row) => row[column] ?? '')

const holdsOf = (cells: readonly string[], slot: string): Column => {
  if (share(cells, EMAIL) > 0.8) return { holds: 'email', slot }
  if (share(cells, URL) > 0.8) return { holds: 'url' }
  if (share(cells, PHONE) > 0.8) return { holds: 'phone', slot: '', label: 'work' }
  return { holds: 'nothing' }
}

/** Whether column `whole` mostly is `first` and `last` put together, as in Thunderbird's headerless exports. */
const isJoin = (rows: readonly (readonly string[])[], whole: number, first: number, last: number): boolean => {
  const filled = rows.slice(0, SAMPLE).filter((row) => (row[whole] ?? '') !== '')
  const joined = filled.filter((row) => row[whole] === `${row[first] ?? ''} ${row[last] ?? ''}`.trim())
  return filled.length > 0 && joined.length > filled.length * 0.6
}

const nameColumns = (rows: readonly (readonly string[])[], columns: readonly number[]): Map<number, Column> => {
  const [one, two, three] = columns
  if (one === undefined) return new Map()
  if (two === undefined) return new Map([[one, { holds: 'name' }]])
  if (three !== undefined && isJoin(rows, one, two, three))
    return new Map([
      [one, { holds: 'name' }],
      [two, { holds: 'given' }],
      [three, { holds: 'family' }]
    ])
  const single = (column: number): boolean => share(cellsOf(rows, column), /^\S+(?:[\s-]\S+)?$/) > 0.8
  if (single(one) && single(two))
    return new Map([
      [one, { holds: 'given' }],
      [two, { holds: 'family' }]
    ])
  return new Map([
    [one, { holds: 'name' }],
    [two, { holds: 'org' }]
  ])
}

/** Columns of a table without header. Only e-mails, links, phones and leading name columns are recognised. */
export const inferColumns = (rows: readonly (readonly string[])[]): Column[] => {
  const width = Math.max(0, ...rows.slice(0, SAMPLE).map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => holdsOf(cellsOf(rows, index), String(index)))
  const names = columns.flatMap(({ holds }, index) =>
    holds === 'nothing' && share(cellsOf(rows, index), NAME) > 0.8 ? [index] : []
  )
  const named = nameColumns(rows, names.slice(0, 3))
  return columns.map((column, index) => named.get(index) ?? column)
}

/** Columns whose header says nothing: cells that are all addresses of mail, or numbers under a mere place, say it. */
export const refineByCells = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly Column[]
): Column[] =>
  columns.map((column, index) => {
    if (column.holds !== 'nothing') return column
    const cells = cellsOf(rows, index)
    if (share(cells, EMAIL) > 0.8) return { holds: 'email', slot: `column ${index}` }
    const place = placeAlone(header[index] ?? '')
    return place !== undefined && share(cells, PHONE) > 0.8 ? { holds: 'phone', slot: '', label: place } : column
  })
