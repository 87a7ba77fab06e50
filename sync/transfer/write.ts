import { byteOrderMark, csvCell, csvLine } from '../../crm/export/csv'
import { calendarEnd, calendarHead, event } from '../../crm/export/ics'
import { readable } from '../../crm/export/json'
import { mimeTypes, type ExportOrder } from '../../crm/export/order'
import {
  cellsOf,
  eachCell,
  headerOf,
  narrowest,
  tableRecord,
  widthsOf,
  type TableRecord,
  type Widths
} from '../../crm/export/table'
import { vcard } from '../../crm/export/vcard'
import type { ImportFault } from '../../crm/import/report'
import type { Row } from '../../crm/queries'
import { readActivity } from '../../crm/read'
import type { CustomField } from '../../crm/records'
import type { RecordClass } from '../../crm/types'
import { err, ok, type Result } from '../../platform/result'
import { answer } from '../read/answer'
import type { LedgerDb } from '../store/db'
import { isDeleted } from '../store/row'

export interface WriteDeps {
  readonly db: LedgerDb
  readonly onShare: (share: number) => void
  readonly signal: AbortSignal
  /** Row numbers in one stretch. */
  readonly batch?: number
  /** Makes a workbook of texts; the library for it is not this folder's. */
  readonly workbook: (rows: readonly (readonly string[])[]) => Promise<Uint8Array>
}

/** A worker asks, which nobody waits for: fewer and larger answers take half the time. */
const usualBatch = 8192
/** Stretches that are asked for before they are needed. */
const inAdvance = 2

/** Writes records into a file in memory. The rows are read in stretches, so that the store stays free for others. */
export async function writeExport(order: ExportOrder, deps: WriteDeps): Promise<Written> {
  const { db, signal } = deps
  const { fields } = await answer(db, { q: 'settings' })
  const stretches = await stretchesOf(order, deps)
  if (order.format === 'csv') return writeTable(order, stretches, fields, deps)
  const rows: Row[] = []
  for await (const some of inOrder(stretches, deps)) {
    if (signal.aborted) return err({ kind: 'cancelled' })
    for (const row of some) rows.push(row)
  }
  const parts = order.format === 'ics' ? await calendar(db, rows) : await written(order, rows, fields, deps)
  return ok({ file: new Blob(parts, { type: mimeTypes[order.format] }), records: rows.length })
}

type Written = Result<{ readonly file: Blob; readonly records: number }, ImportFault>

/** A part of what is to be written, read when it is its turn. */
type Stretch = () => Promise<readonly Row[]>

async function stretchesOf(order: ExportOrder, { db, batch = usualBatch }: WriteDeps): Promise<Stretch[]> {
  if ('list' in order.what && order.format !== 'ics') {
    const spec = order.what.list
    const { total } = await answer(db, { q: 'list', spec, from: 0, count: 1 })
    return range(total, batch).map(
      (from) => async () => (await answer(db, { q: 'list', spec, from, count: batch })).rows
    )
  }
  const classes = new Set<RecordClass>(classesOf(order))
  return range((await lastRow(db)) + 1, batch).map((from) => async () => {
    const rows = await db.getAll('rows', IDBKeyRange.bound(from, from + batch, false, true))
    return rows.filter(({ cls, rec, into }) => classes.has(cls) && into === undefined && !isDeleted(rec))
  })
}

const range = (total: number, step: number): number[] =>
  Array.from({ length: Math.ceil(total / step) }, (_, at) => at * step)

/** Reads stretch after stretch; the store looks for the next ones while the last one is taken apart here. */
async function* inOrder(stretches: readonly Stretch[], { onShare }: WriteDeps): AsyncGenerator<readonly Row[]> {
  const coming = stretches.slice(0, inAdvance).map((read) => read())
  for (let at = 0; at < stretches.length; at++) {
    const rows = (await coming.shift()) ?? []
    const next = stretches[at + inAdvance]
    if (next !== undefined) coming.push(next())
    yield rows
    onShare((at + 1) / stretches.length)
  }
}

/**
 * A table as text, stretch by stretch, so that no more than the text is in memory. How many columns are needed is only
 * known at the end: the stretches that were written for fewer are then written once more.
 */
async function writeTable(
  { format }: ExportOrder,
  stretches: readonly Stretch[],
  fields: readonly CustomField[],
  deps: WriteDeps
): Promise<Written> {
  let widths = narrowest
  let records = 0
  const parts: { text: string; count: number; widths: Widths }[] = []
  const textOf = (rows: readonly Row[]): (typeof parts)[number] => {
    const all = rows.map(tableRecord)
    widths = widthsOf(all, widths)
    return { text: linesOf(all, widths, fields), count: all.length, widths }
  }
  for await (const rows of inOrder(stretches, deps)) {
    if (deps.signal.aborted) return err({ kind: 'cancelled' })
    parts.push(textOf(rows))
  }
  for (let narrow = -1; ;) {
    narrow = parts.findIndex((part) => part.widths !== widths)
    const stretch = stretches[narrow]
    if (stretch === undefined) break
    parts[narrow] = textOf(await stretch())
  }
  for (const { count } of parts) records += count
  const texts = [byteOrderMark, csvLine(headerOf(widths, fields)), ...parts.map(({ text }) => text)]
  return ok({ file: new Blob(texts, { type: mimeTypes[format] }), records })
}

function linesOf(all: readonly TableRecord[], widths: Widths, fields: readonly CustomField[]): string {
  let text = ''
  for (const one of all) {
    let line = ''
    eachCell(one, widths, fields, (cell) => {
      line += cell === '' ? ',' : `${csvCell(cell)},`
    })
    text += `${line.slice(0, -1)}\r\n`
  }
  return text
}

async function lastRow(db: LedgerDb): Promise<number> {
  const cursor = await db.transaction('rows').store.openKeyCursor(null, 'prev')
  return cursor?.key ?? 0
}

function classesOf({ format, what }: ExportOrder): RecordClass[] {
  if (format === 'ics') return ['activity']
  const cls = 'cls' in what ? what.cls : what.list.cls
  if (cls !== 'all') return [cls]
  return format === 'json' ? ['person', 'company', 'activity'] : ['company', 'person']
}

async function written(
  { format }: ExportOrder,
  rows: readonly Row[],
  fields: readonly CustomField[],
  { workbook }: WriteDeps
): Promise<BlobPart[]> {
  switch (format) {
    case 'json': {
      const texts = rows.map((row) => JSON.stringify(readable(row, fields), undefined, 2))
      return ['[\n', texts.join(',\n'), '\n]\n']
    }
    case 'vcard3':
    case 'vcard4': {
      const version = format === 'vcard4' ? '4.0' : '3.0'
      return inPieces(rows, (row) => vcard(row, version, fields))
    }
    case 'xlsx': {
      const records = rows.map(tableRecord)
      const widths = widthsOf(records)
      const file = await workbook([headerOf(widths, fields), ...records.map((one) => cellsOf(one, widths, fields))])
      return [file.slice()]
    }
    case 'csv':
    case 'ics':
      return []
  }
}

/** Texts joined by the thousand: a file of a hundred thousand tiny pieces would be slow. */
function inPieces<T>(items: readonly T[], text: (item: T) => string): string[] {
  const pieces: string[] = []
  for (let from = 0; from < items.length; from += usualBatch)
    pieces.push(
      items
        .slice(from, from + usualBatch)
        .map(text)
        .join('')
    )
  return pieces
}

async function calendar(db: LedgerDb, rows: readonly Row[]): Promise<BlobPart[]> {
  const activities = rows.map(({ id, rec }) => readActivity(id, rec))
  const people = [...new Set(activities.flatMap((activity) => activity.with))]
  const names = new Map<string, string>()
  for (let from = 0; from < people.length; from += usualBatch) {
    const found = await answer(db, { q: 'records', ids: people.slice(from, from + usualBatch) })
    for (const { id, rec } of found) if (typeof rec['name'] === 'string') names.set(id, rec['name'])
  }
  const events = activities.map((activity) =>
    event(
      activity,
      activity.with.flatMap((id) => names.get(id) ?? []),
      activity.kind
    )
  )
  return [calendarHead, events.join(''), calendarEnd]
}
