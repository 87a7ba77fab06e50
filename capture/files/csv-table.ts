/** From the text of a delimited file to a header and rows: delimiter, Excel's `sep=` line, preambles, files without header. */

import Papa from 'papaparse'
import { countKnown } from './csv-header'

export interface Table {
  /** Absent when the first row is already data. */
  readonly header?: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly delimiter: string
}

const DELIMITERS = [',', ';', '\t', '|'] as const
const SAMPLE = 32_000
const SAMPLE_ROWS = 25
const MAX_COLUMNS = 1000
/** A header stands among the first rows; above it some exports put a note or a title. */
const PREAMBLE = 10

const parse = (text: string, delimiter: string, preview = 0): string[][] =>
  Papa.parse(text, { delimiter, preview, skipEmptyLines: 'greedy' }).data.map((row) => row.slice(0, MAX_COLUMNS))

/** The row that most looks like a header, or -1. One known word is enough only when it is the whole first row. */
const headerRow = (rows: readonly (readonly string[])[]): { at: number; known: number } => {
  let best = { at: -1, known: 0 }
  rows.slice(0, PREAMBLE).forEach((row, at) => {
    const filled = row.filter((cell) => cell.trim() !== '').length
    if (row.some((cell) => /\S@\S/.test(cell))) return
    const known = countKnown(row)
    const wordsOnly = row.every((cell) => !/\d{4}/.test(cell))
    const enough = known >= 2 || (known === 1 && at === 0 && (filled <= 2 || wordsOnly))
    if (enough && known > best.known) best = { at, known }
  })
  return best
}

/** Understood headers weigh most; then as many columns as possible, alike in all rows. */
const scoreDelimiter = (rows: readonly (readonly string[])[]): number => {
  if (rows.length === 0) return 0
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  const [width = 1, times = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  const alike = times / rows.length
  return headerRow(rows).known * 10 + (width > 1 ? alike * 5 + Math.min(width, 20) / 20 : 0)
}

const chooseDelimiter = (text: string): string => {
  const sample = text.slice(0, SAMPLE)
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue
    const score = scoreDelimiter(parse(sample, delimiter, SAMPLE_ROWS))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Where the data of a table begins, told from the beginning of its text. */
export interface TableShape {
  readonly header?: readonly string[]
  readonly delimiter: string
  /** Rows that are not empty and come before the first row of data, Excel's `sep=` line among them. */
  readonly skip: number
}

/** @param head the beginning of the text, cut at a line end */
export const readShape = (head: string): TableShape => {
  const body = head.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const declared = /^"?sep=([,;|\t])"?\n/i.exec(body)
  const content = declared ? body.slice(declared[0].length) : body
  const delimiter = declared?.[1] ?? chooseDelimiter(content)
  return { ...rowsShape(parse(content, delimiter, PREAMBLE + 1), declared ? 1 : 0), delimiter }
}

/** @param above rows that were taken away before */
export const rowsShape = (rows: readonly (readonly string[])[], above = 0): Omit<TableShape, 'delimiter'> => {
  const { at } = headerRow(rows)
  return at < 0 ? { skip: above } : { header: (rows[at] ?? []).map((cell) => cell.trim()), skip: above + at + 1 }
}

/** Reads a table. Empty rows are dropped, cells are trimmed, rows may be shorter or longer than the header. */
export const readTable = (text: string): Table => {
  const body = text.replace(/^\ufeff/, '')
  const declared = /^"?sep=([,;|\t])"?\r?\n/i.exec(body)
  const content = declared ? body.slice(declared[0].length) : body
  const delimiter = declared?.[1] ?? chooseDelimiter(content)
  const all = parse(content, delimiter).map((row) => row.map((cell) => cell.replaceAll(/\r\n?/g, '\n').trim()))
  const { at } = headerRow(all)
  const rows = all.slice(at + 1).filter((row) => row.some((cell) => cell !== ''))
  return at < 0 ? { rows, delimiter } : { header: all[at] ?? [], rows, delimiter }
}
