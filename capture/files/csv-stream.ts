/** The rows of a delimited file of any size, without having all of it in memory. */

import Papa from 'papaparse'

export interface StreamShape {
  /** As {@link sniffEncoding} names it. */
  readonly encoding: string
  readonly delimiter: string
}

/** A row longer than this is no row: a quote that is never closed would otherwise swallow the rest of the file. */
const MAX_ROW = 2_000_000
const MAX_COLUMNS = 1000

/** Text with `\n` as the only line end; a `\r` at the end of a piece waits for the next one. */
async function* unixLines(bytes: ReadableStream<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  const reader = bytes.getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      const text = held + (done ? decoder.decode() : decoder.decode(value, { stream: true }))
      held = !done && text.endsWith('\r') ? '\r' : ''
      const whole = held === '' ? text : text.slice(0, -1)
      yield whole.includes('\r') ? whole.replaceAll(/\r\n?/g, '\n') : whole
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/**
 * Rows in the batches in which the file comes, cells trimmed, empty rows left out. A row of which only the beginning is
 * there waits for the rest; one that is longer than two million characters is taken apart at its line ends.
 */
export async function* streamRows(
  bytes: ReadableStream<Uint8Array>,
  { encoding, delimiter }: StreamShape
): AsyncGenerator<string[][]> {
  let rest = ''
  for await (const piece of unixLines(bytes, encoding)) {
    rest += piece
    const { rows, end } = complete(rest, delimiter)
    rest = rest.slice(end)
    if (rest.length > MAX_ROW) {
      yield tidied(rest.split('\n').map((line) => line.split(delimiter)))
      rest = ''
    }
    if (rows.length > 0) yield tidied(rows)
  }
  if (rest !== '') yield tidied(parser(delimiter).parse(rest, 0, false).data)
}

const parser = (delimiter: string) => new Papa.Parser({ delimiter, newline: '\n' })

/** The rows that are surely at their end, and where the first other one begins. */
function complete(text: string, delimiter: string): { rows: string[][]; end: number } {
  const { data, meta } = parser(delimiter).parse(text, 0, true)
  return { rows: data, end: meta.cursor }
}

const tidied = (rows: readonly (readonly string[])[]): string[][] =>
  rows
    .map((row) => row.slice(0, MAX_COLUMNS).map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''))
