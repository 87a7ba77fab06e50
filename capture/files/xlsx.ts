/** The first sheet with anything in it of an Excel workbook, as rows of texts. */

import { err, ok, type Result } from '../../platform/result'
import { zipSizes } from './zip-sizes'

/** `too-large`: more than a table of contacts can be, or a file made to burst a reader. `broken`: no workbook. */
export type XlsxFault = 'too-large' | 'broken' | 'locked'

/** What a workbook may take when unpacked; the library holds every entry to what it claims. */
const MAX_UNPACKED = 500_000_000
/** Deflate reaches 1:1032 on zeros; sheets of real contacts stay below 1:40. */
const MAX_RATIO = 200
const MAX_COLUMNS = 1000

const two = (value: number): string => String(value).padStart(2, '0')

/** Dates as the CSV reader takes them; the library gives them in UTC. */
const dateText = (date: Date): string =>
  `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`

/** Numbers without exponent: a telephone number in a cell is one. */
const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)

const cellText = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value instanceof Date && !Number.isNaN(value.getTime()) ? dateText(value) : ''
}

/** Rows of a workbook in memory, at most `limit` of them. The library is loaded when the first workbook comes. */
export const readXlsxRows = async (bytes: Uint8Array, limit: number): Promise<Result<string[][], XlsxFault>> => {
  // A compound file: Excel's container for a workbook with a password, or the format of before 2007.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return err('locked')
  const unpacked = zipSizes(bytes)
  if (unpacked === undefined) return err('broken')
  if (unpacked > MAX_UNPACKED || unpacked > bytes.length * MAX_RATIO) return err('too-large')
  try {
    const { streamXlsxRows } = await import('hucre/xlsx')
    const rows: string[][] = []
    for await (const { values } of streamXlsxRows(bytes, { maxRows: limit + 1 })) {
      const row = values.slice(0, MAX_COLUMNS).map(cellText)
      if (row.some((cell) => cell !== '')) rows.push(row)
      if (rows.length > limit) return err('too-large')
    }
    return ok(rows)
  } catch {
    return err('broken')
  }
}
