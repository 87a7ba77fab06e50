import { byteOrderMark, csvLine } from '../../crm/export/csv'
import { calendarEnd, calendarHead, event } from '../../crm/export/ics'
import { readable } from '../../crm/export/json'
import { mimeTypes, type ExportOrder } from '../../crm/export/order'
import { cellsOf, headerOf, tableRecord, widthsOf, type TableRecord } from '../../crm/export/table'
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
  /** Makes a workbook of texts; the library for it is not this folder's. */
  readonly workbook: (rows: readonly (readonly string[])[]) => Promise<Uint8Array>
}

const batch = 2000
/** Stretches that are asked for before they are needed. */
const inAdvance = 3

/** Writes records into a file in memory. The rows are read in stretches, so that the store stays free for others. */
export async function writeExport(
  order: ExportOrder,
  deps: WriteDeps
): Promise<Result<{ readonly file: Blob; readonly records: number }, ImportFault>> {
  const { db, signal } = deps
  const { fields } = await answer(db, { q: 'settings' })
  const rows: Row[] = []
  for await (const some of rowsOf(order, deps)) {
    if (signal.aborted) return err({ kind: 'cancelled' })
    for (const row of some) rows.push(row)
  }
  const parts = order.format === 'ics' ? await calendar(db, rows) : await written(order, rows, fields, deps)
  return ok({ file: new Blob(parts, { type: mimeTypes[order.format] }), records: rows.length })
}

async function* rowsOf(order: ExportOrder, { db, onShare }: WriteDeps): AsyncGenerator<readonly Row[]> {
  if ('list' in order.what && order.format !== 'ics') {
    const spec = order.what.list
    for (let from = 0, total = 1; from < total; from += batch) {
      const found = await answer(db, { q: 'list', spec, from, count: batch })
      ;({ total } = found)
      yield found.rows
      onShare(Math.min(1, (from + batch) / Math.max(1, total)))
    }
    return
  }
  const classes = new Set<RecordClass>(classesOf(order))
  const last = await lastRow(db)
  const read = (from: number) => db.getAll('rows', IDBKeyRange.bound(from, from + batch, false, true))
  // The store looks for the next stretches while the last one is taken apart here.
  const coming = Array.from({ length: inAdvance }, (_, at) => read(at * batch))
  for (let from = 0; from <= last; from += batch) {
    const rows = (await coming.shift()) ?? []
    coming.push(read(from + inAdvance * batch))
    yield rows.filter(({ cls, rec }) => classes.has(cls) && !isDeleted(rec))
    onShare(Math.min(1, (from + batch) / (last + 1)))
  }
  await Promise.all(coming)
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
    case 'csv': {
      const { header, records, cells } = table(rows, fields)
      return [byteOrderMark, csvLine(header), ...inPieces(records, (one) => csvLine(cells(one)))]
    }
    case 'xlsx': {
      const { header, records, cells } = table(rows, fields)
      const file = await workbook([header, ...records.map(cells)])
      return [file.slice()]
    }
    case 'ics':
      return []
  }
}

function table(rows: readonly Row[], fields: readonly CustomField[]) {
  const records = rows.map(tableRecord)
  const widths = widthsOf(records)
  return {
    header: headerOf(widths, fields),
    records,
    cells: (one: TableRecord): string[] => cellsOf(one, widths, fields)
  }
}

/** Texts joined by the thousand: a file of a hundred thousand tiny pieces would be slow. */
function inPieces<T>(items: readonly T[], text: (item: T) => string): string[] {
  const pieces: string[] = []
  for (let from = 0; from < items.length; from += batch)
    pieces.push(
      items
        .slice(from, from + batch)
        .map(text)
        .join('')
    )
  return pieces
}

async function calendar(db: LedgerDb, rows: readonly Row[]): Promise<BlobPart[]> {
  const activities = rows.map(({ id, rec }) => readActivity(id, rec))
  const people = [...new Set(activities.flatMap((activity) => activity.with))]
  const names = new Map<string, string>()
  for (let from = 0; from < people.length; from += batch) {
    const found = await answer(db, { q: 'records', ids: people.slice(from, from + batch) })
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
