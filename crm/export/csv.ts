/** Comma-separated values as spreadsheets open them (RFC 4180): byte order mark, CRLF, quotes where they are needed. */

/** Without it Excel takes UTF-8 for a legacy encoding and shows no Devanagari. */
export const byteOrderMark = '\ufeff'

/**
 * A cell that begins like a formula gets an apostrophe in front, so that no spreadsheet carries it out; telephone numbers
 * hold nothing that could be carried out and stay as they are. The reader takes the apostrophe away again.
 */
export function neutral(cell: string): string {
  if (!/^'*[=+\-@\t\r]/.test(cell)) return cell
  return /^[+-]?[\d\s().-]+(?:ext\. \d+)?$/.test(cell) ? cell : `'${cell}`
}

const needsQuotes = /[",\r\n]|^\s|\s$/
/** What is neither a formula nor in need of quotes; most cells are. */
const plain = /^[^\s'=+\-@",\r\n](?:[^",\r\n]*[^\s",\r\n])?$/
const dialled = /^\+\d+$/

/** A cell as it stands in a line. */
export function csvCell(cell: string): string {
  if (cell === '' || plain.test(cell) || dialled.test(cell)) return cell
  const safe = neutral(cell)
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Rows for the clipboard, as spreadsheets take them: tabs between cells, line ends inside them become spaces. */
export const tsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => neutral(cell.replaceAll(/[\t\r\n]+/g, ' '))).join('\t')).join('\n')
