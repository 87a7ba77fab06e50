/** Tables as text on the clipboard: as spreadsheets give and take them. */

/**
 * The cells of a copied range: tabs between them, quotes around those that hold tabs, quotes or line ends. The apostrophe
 * that a copy puts before what looks like a formula goes.
 */
export function parseTabText(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const clean = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  while (at <= clean.length) {
    const { cell, next } = clean[at] === '"' ? quoted(clean, at) : plain(clean, at)
    row.push(cell.replace(/^'(?='*[=+\-@\t])/, ''))
    if (clean[next] !== '\t') {
      rows.push(row)
      row = []
    }
    at = next + 1
  }
  // The line end behind the last row is no row.
  if (rows.length > 1 && rows.at(-1)?.join('') === '') rows.pop()
  return rows
}

interface Cell {
  readonly cell: string
  /** Where the cell ends. */
  readonly next: number
}

function plain(text: string, from: number): Cell {
  let next = from
  while (next < text.length && text[next] !== '\t' && text[next] !== '\n') next++
  return { cell: text.slice(from, next), next }
}

/** A quote that is not closed at the end of a cell was a quote of the text itself. */
function quoted(text: string, from: number): Cell {
  const parts: string[] = []
  let start = from + 1
  for (;;) {
    const quote = text.indexOf('"', start)
    if (quote < 0) return plain(text, from)
    parts.push(text.slice(start, quote))
    if (text[quote + 1] === '"') {
      parts.push('"')
      start = quote + 2
    } else {
      const after = text[quote + 1]
      return after === undefined || after === '\t' || after === '\n'
        ? { cell: parts.join(''), next: quote + 1 }
        : plain(text, from)
    }
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** The same as a table that word processors and mails take. */
export const htmlTable = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`
