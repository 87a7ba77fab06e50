/** Tables as the duplicate finder sees them. */

import { columnsOf, readTable, type Column, type Table } from '../../capture/files/csv-draft'
import { normaliseHeader } from '../../capture/files/csv-words'
import type { MatchAddress, MatchRecord } from '../../crm/match/duplicates'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const textsOf = (row: readonly string[], columns: readonly Column[], holds: Column['holds']): string[] =>
  columns.flatMap((column, index) => (column.holds === holds && (row[index] ?? '') !== '' ? [row[index] ?? ''] : []))

const addressesOf = (row: readonly string[], columns: readonly Column[]): MatchAddress[] => {
  const slots = new Map<string, Mutable<MatchAddress> & { lines: string[] }>()
  columns.forEach((column, index) => {
    const value = row[index] ?? ''
    if (column.holds !== 'address' || value === '') return
    const address = slots.get(column.slot) ?? { lines: [] }
    slots.set(column.slot, address)
    if (column.part === 'city' || column.part === 'region' || column.part === 'postcode') address[column.part] = value
    else if (column.part === 'houseNumber') address.lines.unshift(value)
    else if (column.part === 'street' || column.part === 'formatted') address.lines.push(...value.split('\n'))
  })
  return [...slots.values()]
}

/** Columns that no reader knows still tell records apart; long texts and the key do not. */
const othersOf = (
  row: readonly string[],
  columns: readonly Column[],
  header: readonly string[],
  key: number
): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap((column, index): [string, string][] => {
      const value = row[index] ?? ''
      const spare = column.holds === 'nothing' || column.holds === 'title' || column.holds === 'birthday'
      const name = normaliseHeader(header[index] ?? '')
      return spare && index !== key && name !== '' && value !== '' && value.length < 80 ? [[name, value]] : []
    })
  )

const ID = /^(?:id|record id|rec id|key|row)$/

/** The column that names a row: the one asked for, or one called `id`; else rows are named by number. */
const keyColumn = (header: readonly string[], wanted: string | undefined): number =>
  header.findIndex((name) =>
    wanted === undefined ? ID.test(normaliseHeader(name)) : normaliseHeader(name) === normaliseHeader(wanted)
  )

const recordOf = (
  row: readonly string[],
  columns: readonly Column[],
  header: readonly string[],
  key: number,
  number: number
): MatchRecord => {
  const first = (holds: Column['holds']): string => textsOf(row, columns, holds)[0] ?? ''
  const [given, family, organisation] = [first('given'), first('family'), first('org')]
  const own = first('name') || `${given} ${family}`.trim()
  const person = given !== '' || family !== ''
  return {
    id: key < 0 ? String(number) : (row[key] ?? ''),
    ...(person ? { kind: 'person' } : own === '' && organisation !== '' ? { kind: 'company' } : {}),
    name: own || organisation,
    given,
    family,
    ...(own !== '' && organisation !== '' ? { company: organisation } : {}),
    emails: textsOf(row, columns, 'email'),
    phones: textsOf(row, columns, 'phone'),
    urls: textsOf(row, columns, 'url'),
    domains: textsOf(row, columns, 'domain'),
    taxIds: textsOf(row, columns, 'taxId'),
    addresses: addressesOf(row, columns),
    other: othersOf(row, columns, header, key)
  }
}

/** The records of a CSV text; `without` names columns that are to be left out. */
export const matchRecords = (text: string, key?: string, without: readonly string[] = []): MatchRecord[] => {
  const table: Table = readTable(text)
  const header = table.header ?? []
  const columns = columnsOf(table).map((column, index): Column =>
    without.includes(header[index] ?? '') ? { holds: 'nothing' } : column
  )
  const at = keyColumn(header, key)
  const named = header.map((name) => (without.includes(name) ? '' : name))
  return table.rows.map((row, index) => recordOf(row, columns, named, at, index + 1))
}
