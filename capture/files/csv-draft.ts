import { buildContact } from './build'
import { dateOrder, type DateOrder } from './csv-dates'
import { readHeaderRow, type Column } from './csv-header'
import { inferColumns, refineByCells } from './csv-infer'
import { readRow } from './csv-rows'
import { readTable, type Table } from './csv-table'
import { normaliseHeader } from './csv-words'
import { decodeText } from './decode'
import type { ImportedContact } from './types'

export { readHeaderRow, type Column } from './csv-header'
export { readTable, type Table } from './csv-table'

/** More rows than any address book; the rest is left out. */
const MAX_ROWS = 200_000
const BARE_ADDRESS = /^()<?([^\s<>@",;]{1,200}@[^\s<>@",;]{1,200})>?[,;]?$/
const NAMED_ADDRESS = /^(?:"([^"]{0,200})"|([^",;<>@]{0,200}))\s*<([^\s<>@",;]{1,200}@[^\s<>@",;]{1,200})>[,;]?$/

/** A file of one address a line (`"Name" <a@b.example>`) is no table; undefined when it is one. */
export const readAddressList = (text: string): { name: string; email: string; line: string }[] | undefined => {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim())
  const found: { name: string; email: string; line: string }[] = []
  for (const line of lines) {
    if (line === '') continue
    const bare = BARE_ADDRESS.exec(line)
    const named = bare ?? NAMED_ADDRESS.exec(line)
    if (!named) return undefined
    const email = bare ? bare[2] : named[3]
    found.push({ name: (bare ? '' : (named[1] ?? named[2] ?? '')).trim(), email: email ?? '', line })
  }
  return found.length === 0 ? undefined : found
}

/** What the columns of a table hold: by its header, or by the look of its cells. */
export const columnsOf = (table: Table): Column[] =>
  table.header === undefined
    ? inferColumns(table.rows)
    : refineByCells(table.header, table.rows, readHeaderRow(table.header))

const EMPTY = { phones: [], addresses: [], urls: [], labels: [], companyIds: [], taxIds: [] }

/** English headers: only there is the month written before the day. */
const isEnglish = (header: readonly string[] | undefined): boolean =>
  header?.some((cell) => /\b(?:name|company|phone|birthday)\b/.test(normaliseHeader(cell))) === true

/** Contacts of a table, in order, with the columns that the caller (or an import screen) settled on. */
export const importTable = (
  table: Table,
  columns: readonly Column[],
  options: { readonly country?: string } = {}
): ImportedContact[] => {
  const rows = table.rows.slice(0, MAX_ROWS)
  const order = orderOf(table.header, rows, columns)
  return rows.flatMap((row) => importRow(row, columns, order, options) ?? [])
}

/** Order of day and month in the columns that hold dates, told from some rows. */
export const orderOf = (
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  columns: readonly Column[]
): DateOrder => {
  const birthday = columns.findIndex(({ holds }) => holds === 'birthday')
  const dates = birthday < 0 ? [] : rows.map((row) => row[birthday] ?? '')
  return dateOrder(dates, isEnglish(header) ? 'mdy' : 'dmy')
}

/** The contact of one row; undefined when the row tells nothing of anyone. */
export const importRow = (
  row: readonly string[],
  columns: readonly Column[],
  order: DateOrder,
  options: { readonly country?: string }
): ImportedContact | undefined => buildContact(readRow(row, columns, order), options)

/** Contacts of a CSV, TSV or address list file, in order. Never fails: rows that tell nothing of anyone are left out. */
export const importCsv = (
  source: Uint8Array | string,
  options: { readonly country?: string } = {}
): ImportedContact[] => {
  const text = typeof source === 'string' ? source : decodeText(source)
  const list = readAddressList(text)
  if (list !== undefined)
    return list.flatMap(
      ({ name, email, line }) =>
        buildContact({ ...EMPTY, source: 'label', line, display: name, emails: [{ value: email }] }, options) ?? []
    )
  const table = readTable(text)
  return importTable(table, columnsOf(table), options)
}
