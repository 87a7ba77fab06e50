import { creation, edit, settings, tidy, type RecordInput, type Settings } from '../../crm/build'
import type { InvalidReason, Write } from '../../crm/commands'
import { checkField } from '../../crm/fields'
import type { Row } from '../../crm/queries'
import type { Address, AddressKind, Company, ContactPoint, Person } from '../../crm/records'
import type { Flat, RecordId } from '../../crm/types'
import type { ListColumn } from '../../crm/views'
import { newId } from '../../platform/ids'
import { formatPhone } from '../people/phone'
import { readRow } from './cells'

/** What the cells of a list say as text, and what becomes of a record when somebody writes into them. */

export type GridColumn = 'name' | ListColumn

export interface CellEdit {
  readonly row: Row
  readonly column: GridColumn
  readonly text: string
}

/** A cell that would be another one; with a reason, one that cannot be. */
export interface CellChange extends CellEdit {
  readonly before: string
  readonly fault?: InvalidReason | 'fixed'
}

export interface EditPlan {
  readonly changes: readonly CellChange[]
  /** For one command: companies that are missing, then one write a record. */
  readonly writes: readonly Write[]
}

export interface EditDeps {
  readonly parsePhone: (text: string) => Promise<ContactPoint>
  /** The company of that name, if there is one. */
  readonly findCompany: (name: string) => Promise<RecordId | undefined>
}

const fixed: ReadonlySet<GridColumn> = new Set(['contact', 'updated', 'created'])
const ofPeople: ReadonlySet<GridColumn> = new Set(['company', 'title'])

export const isEditable = (column: GridColumn, cls: string): boolean =>
  !fixed.has(column) && (cls === 'person' || !ofPeople.has(column))

/** A cell as text: to copy, and to begin an edit with. */
export function cellText(column: GridColumn, row: Row): string {
  const record = readRow(row)
  switch (column) {
    case 'name':
      return record.name
    case 'company':
      return row.company ?? ''
    case 'title':
      return record.kind === 'person' ? (record.title ?? '') : ''
    case 'phone':
      return record.phones[0] === undefined ? '' : formatPhone(record.phones[0].value)
    case 'email':
      return record.emails[0]?.value ?? ''
    case 'city':
      return cityOf(record)?.address.city ?? ''
    case 'tags':
      return record.tags.join(', ')
    case 'owner':
      return record.owner ?? ''
    case 'source':
      return record.source ?? ''
    case 'contact':
      return dateText(row.contact)
    case 'updated':
      return dateText(record.updatedAt)
    case 'created':
      return dateText(record.createdAt)
  }
}

/** A date that every spreadsheet understands. */
const dateText = (at: number | undefined): string =>
  at === undefined ? '' : new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

const cityKinds: readonly AddressKind[] = ['post', 'billing', 'delivery']

/** The address whose city a list shows. */
function cityOf({ addresses }: Person | Company): { kind: AddressKind; address: Address } | undefined {
  for (const kind of cityKinds) {
    const address = addresses[kind]
    if (address !== undefined) return { kind, address }
  }
  return undefined
}

/** What edits of cells would do. Cells that say already what is wanted make no change. */
export async function planEdits(edits: readonly CellEdit[], deps: EditDeps): Promise<EditPlan> {
  const companies = new Map<string, { id: RecordId; fresh: boolean }>()
  const changes: CellChange[] = []
  const records = new Map<RecordId, { row: Row; set: Settings }>()
  for (const wanted of edits) {
    const { row, column, text } = wanted
    const before = cellText(column, row)
    if (tidy(text) === tidy(before)) continue
    if (!isEditable(column, row.cls)) {
      changes.push({ ...wanted, before, fault: 'fixed' })
      continue
    }
    const set = settings(await inputOf(wanted, readRow(row), deps, companies), row.rec)
    const real = Object.fromEntries(Object.entries(set).filter(([key, value]) => valueAt(row.rec, key) !== value))
    if (Object.keys(real).length === 0) continue
    const fault = faultOf(row, real)
    changes.push(fault === undefined ? { ...wanted, before } : { ...wanted, before, fault })
    if (fault !== undefined) continue
    const known = records.get(row.id)
    records.set(row.id, { row, set: { ...known?.set, ...real } })
  }
  const linked = new Set([...records.values()].map(({ set }) => set['company']))
  const made = [...companies].filter(([, { id, fresh }]) => fresh && linked.has(id))
  return {
    changes,
    writes: [
      ...made.map(([name, { id }]) => creation('company', id, settings({ name }))),
      ...[...records.values()].map(({ row, set }) => edit(row.cls, row.id, set))
    ]
  }
}

const valueAt = (rec: Flat, key: string) => (Object.hasOwn(rec, key) ? (rec[key] ?? null) : null)

function faultOf(row: Row, set: Settings): InvalidReason | undefined {
  for (const [key, value] of Object.entries(set)) {
    const checked = checkField(row.cls, key, value)
    if (!checked.ok) return checked.error
  }
  return undefined
}

async function inputOf(
  { column, text }: CellEdit,
  record: Person | Company,
  deps: EditDeps,
  companies: Map<string, { id: RecordId; fresh: boolean }>
): Promise<RecordInput> {
  const typed = tidy(text)
  switch (column) {
    case 'phone':
      return { phones: await firstOf(record.phones, typed, deps.parsePhone) }
    case 'email':
      return { emails: await firstOf(record.emails, typed, async (value) => ({ value })) }
    case 'tags':
      return { tags: typed.split(/[,;،、]/) }
    case 'city':
      return cityInput(record, typed)
    case 'company':
      return { company: typed === '' ? '' : await companyId(typed, deps, companies) }
    case 'name':
    case 'title':
    case 'owner':
    case 'source':
      return { [column]: typed }
    case 'contact':
    case 'updated':
    case 'created':
      return {}
  }
}

/** The main one is replaced and keeps its label; emptied, the next one takes its place. */
async function firstOf(
  points: readonly ContactPoint[],
  typed: string,
  parse: (text: string) => Promise<ContactPoint>
): Promise<readonly ContactPoint[]> {
  const [first, ...others] = points
  if (typed === '') return others
  const { label: _, ...point } = await parse(typed)
  const rest = others.filter(({ value }) => value !== point.value)
  return [first?.label === undefined ? point : { ...point, label: first.label }, ...rest]
}

function cityInput(record: Person | Company, typed: string): RecordInput {
  const known = cityOf(record)
  if (known === undefined) return typed === '' ? {} : { addresses: { post: { raw: typed, city: typed } } }
  const { kind, address } = known
  const { city, ...parts } = address
  const raw = rawWith(address.raw, city ?? '', typed)
  if (raw === '') return { addresses: { [kind]: null } }
  return { addresses: { [kind]: typed === '' ? { ...parts, raw } : { ...parts, raw, city: typed } } }
}

/** The address as it was written, with another city in the old one's place. */
function rawWith(raw: string, before: string, after: string): string {
  if (before !== '' && raw.includes(before)) {
    const at = raw.lastIndexOf(before)
    return tidyCommas(raw.slice(0, at) + after + raw.slice(at + before.length))
  }
  return after === '' ? raw : tidyCommas(`${raw}, ${after}`)
}

const tidyCommas = (text: string): string =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')

async function companyId(
  name: string,
  { findCompany }: EditDeps,
  companies: Map<string, { id: RecordId; fresh: boolean }>
): Promise<RecordId> {
  const key = [...companies.keys()].find((each) => each.toLocaleLowerCase() === name.toLocaleLowerCase()) ?? name
  const known = companies.get(key)
  if (known !== undefined) return known.id
  const found = await findCompany(name)
  const company = found === undefined ? { id: newId('com'), fresh: true } : { id: found, fresh: false }
  companies.set(key, company)
  return company.id
}
