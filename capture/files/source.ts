/** One file of an address book, opened for an import: what it looks like, and its contacts in a stream. */

import { err, ok, type Result } from '../../platform/result'
import { columnsOf, importRow, orderOf, readAddressList } from './csv-draft'
import type { Column } from './csv-header'
import { streamRows } from './csv-stream'
import { readShape, rowsShape } from './csv-table'
import { decodeText, sniffEncoding } from './decode'
import type { ImportedContact } from './types'
import { importVcards } from './vcard-draft'
import { readXlsxRows, type XlsxFault } from './xlsx'

/** `empty`: nothing of anyone in it. `format`: no file of a kind that can be imported. */
export type SourceFault = XlsxFault | 'empty' | 'format'

/** One row or card. */
export interface SourceRow {
  /** 1 is the first row of data. */
  readonly number: number
  /** As in the file; for a card its own words. */
  readonly cells: readonly string[]
  /** Absent when the row tells nothing of anyone. */
  readonly contact?: ImportedContact
}

export interface SourceBatch {
  readonly rows: readonly SourceRow[]
  /** Share of the file that has been read, 0 to 1. */
  readonly read: number
}

export interface Source {
  readonly kind: 'csv' | 'xlsx' | 'vcf' | 'list'
  readonly bytes: number
  /** Absent where the file has none. */
  readonly header?: readonly string[]
  /** Some rows of data, to be shown and to guess from. Empty for cards. */
  readonly sample: readonly (readonly string[])[]
  /** What the columns seem to hold. Empty for cards and lists of addresses. */
  readonly columns: readonly Column[]
  contacts(columns: readonly Column[], options: { readonly country?: string }): AsyncGenerator<SourceBatch>
}

/** More rows than this are refused: the ledger of one team is not made for them. */
const maxRows = 500_000
/** Files that are read in one go. */
const MAX_WHOLE = 200_000_000
/** Enough to guess the encoding and the columns. */
const HEAD = 1_000_000
const SAMPLE_ROWS = 1000
const BATCH = 256

const bytesOf = async (file: Blob, to = file.size): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(0, to).arrayBuffer())

/** Looks into a file. Its name only counts where its content does not say what it is. */
export const openSource = async (file: Blob, name: string): Promise<Result<Source, SourceFault>> => {
  const head = await bytesOf(file, Math.min(file.size, HEAD))
  const start = decodeText(head.subarray(0, 4096))
  if (/^PK|^\xd0\xcf/.test(String.fromCharCode(head[0] ?? 0, head[1] ?? 0)) || /\.xlsx?$/i.test(name))
    return file.size > MAX_WHOLE ? err('too-large') : workbook(await bytesOf(file))
  if (/^\s*BEGIN:VCARD/im.test(start) || /\.(?:vcf|vcard)$/i.test(name))
    return file.size > MAX_WHOLE ? err('too-large') : cards(await bytesOf(file))
  // Address books hold no bytes that no text has.
  if (sniffEncoding(head).startsWith('utf-16') ? false : head.subarray(0, 4096).includes(0)) return err('format')
  return table(file, head)
}

const workbook = async (bytes: Uint8Array): Promise<Result<Source, SourceFault>> => {
  const read = await readXlsxRows(bytes, maxRows)
  if (!read.ok) return read
  const { header, skip } = rowsShape(read.value)
  const rows = read.value.slice(skip)
  return rows.length === 0
    ? err('empty')
    : ok(tableSource('xlsx', bytes.length * 5, header, rows, () => inBatches(rows)))
}

async function* inBatches<T>(items: readonly T[]): AsyncGenerator<{ rows: T[]; read: number }> {
  for (let from = 0; from < items.length; from += BATCH)
    yield { rows: items.slice(from, from + BATCH), read: Math.min(1, (from + BATCH) / items.length) }
}

type Rows = () => AsyncGenerator<{ readonly rows: readonly (readonly string[])[]; readonly read: number }>

const tableSource = (
  kind: 'csv' | 'xlsx',
  bytes: number,
  header: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  all: Rows
): Source => {
  const sample = rows.slice(0, SAMPLE_ROWS)
  const given = header === undefined ? {} : { header }
  return {
    kind,
    bytes,
    ...given,
    sample,
    columns: columnsOf({ ...given, rows: sample, delimiter: '' }),
    async *contacts(columns, options) {
      const order = orderOf(header, sample, columns)
      let number = 0
      for await (const { rows: some, read } of all())
        yield {
          rows: some.map((cells) => ({
            number: ++number,
            cells,
            ...contactOf(importRow(cells, columns, order, options))
          })),
          read
        }
    }
  }
}

const contactOf = (contact: ImportedContact | undefined): { contact?: ImportedContact } =>
  contact === undefined ? {} : { contact }

const table = async (file: Blob, head: Uint8Array): Promise<Result<Source, SourceFault>> => {
  const whole = head.length === file.size
  // Encodings that are told by their rare letters need more of a file than its first lines.
  const encoding = sniffEncoding(file.size > MAX_WHOLE ? head : await bytesOf(file))
  const text = new TextDecoder(encoding).decode(head)
  const lines = whole ? text : text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole) {
    const list = readAddressList(text)
    if (list !== undefined) return ok(addressList(list.map(({ name, email, line }) => ({ name, email, line }))))
  }
  const { header, delimiter, skip } = readShape(lines)
  const shape = { encoding, delimiter }
  async function* rows(bytes: Blob): ReturnType<Rows> {
    let left = skip
    let read = 0
    const counted = bytes.stream().pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (piece, out) => {
          read += piece.length
          out.enqueue(piece)
        }
      })
    )
    for await (const some of streamRows(counted, shape)) {
      const data = left >= some.length ? [] : some.slice(left)
      left = Math.max(0, left - some.length)
      for (let from = 0; from < data.length; from += BATCH)
        yield { rows: data.slice(from, from + BATCH), read: Math.min(1, read / file.size) }
    }
  }
  const sample: (readonly string[])[] = []
  for await (const { rows: some } of rows(new Blob([head.slice()]))) sample.push(...some)
  return sample.length === 0 ? err('empty') : ok(tableSource('csv', file.size, header, sample, () => rows(file)))
}

const addressList = (list: readonly { name: string; email: string; line: string }[]): Source => ({
  kind: 'list',
  bytes: list.length * 150,
  sample: list.slice(0, SAMPLE_ROWS).map(({ name, email }) => [name, email]),
  columns: [{ holds: 'name' }, { holds: 'email', slot: '1' }],
  async *contacts(columns, options) {
    let number = 0
    for await (const { rows, read } of inBatches(list))
      yield {
        rows: rows.map(({ name, email }) => ({
          number: ++number,
          cells: [name, email],
          ...contactOf(importRow([name, email], columns, 'dmy', options))
        })),
        read
      }
  }
})

const cards = (bytes: Uint8Array): Result<Source, SourceFault> => {
  const all = importVcards(bytes)
  if (all.length === 0) return err('empty')
  return ok({
    kind: 'vcf',
    bytes: bytes.length,
    sample: [],
    columns: [],
    async *contacts(_columns, options) {
      const contacts = options.country === undefined ? all : importVcards(bytes, options)
      let number = 0
      for await (const { rows, read } of inBatches(contacts))
        yield { rows: rows.map((contact) => ({ number: ++number, cells: [contact.name], contact })), read }
    }
  })
}
