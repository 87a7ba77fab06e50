import * as v from 'valibot'
import { creation } from './build'
import type { Write } from './commands'
import type { Filter, ListSpec, SavedView } from './queries'
import type { Flat, RecordId } from './types'
import { decodeJson } from './values'

/** Columns of the list that a person can choose from, in their usual order. The name is always there. */
export const listColumns = [
  'company',
  'title',
  'phone',
  'email',
  'city',
  'tags',
  'owner',
  'source',
  'contact',
  'updated',
  'created'
] as const
export type ListColumn = (typeof listColumns)[number]

export const defaultColumns: Readonly<Record<ListSpec['cls'], readonly ListColumn[]>> = {
  person: ['company', 'phone', 'email', 'owner', 'contact'],
  company: ['city', 'phone', 'email', 'owner', 'contact']
}

const short = v.pipe(v.string(), v.maxLength(200))

const filterSchema = v.object({
  text: v.optional(short),
  tags: v.optional(v.pipe(v.array(short), v.maxLength(20))),
  owner: v.optional(short),
  source: v.optional(short),
  city: v.optional(short),
  companyId: v.optional(short),
  quietDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  has: v.optional(v.array(v.picklist(['email', 'phone']))),
  deleted: v.optional(v.boolean())
})

const viewSchema = v.object({
  cls: v.picklist(['person', 'company']),
  sort: v.picklist(['name', 'updated', 'contact', 'company', 'created']),
  descending: v.boolean(),
  filter: filterSchema,
  columns: v.pipe(v.array(v.string()), v.maxLength(60))
})

/** A filter without the parts that narrow nothing. */
export function narrow(filter: { readonly [K in keyof Filter]?: Filter[K] | undefined }): Filter {
  const parts = Object.entries(filter).filter(
    ([, value]) =>
      value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0)
  )
  return Object.fromEntries(parts)
}

const isColumn = (name: string): name is ListColumn => listColumns.some((column) => column === name)

/** A list and its columns as one text, for a saved view and for this device's memory of the last list. */
export const encodeListState = (spec: ListSpec, columns: readonly string[]): string =>
  JSON.stringify({ ...spec, columns })

/** The list behind such a text, or `undefined` when this version does not understand it. */
export function decodeListState(
  text: unknown
): { readonly spec: ListSpec; readonly columns: readonly ListColumn[] } | undefined {
  const parsed = v.safeParse(viewSchema, typeof text === 'string' ? decodeJson(text) : undefined)
  if (!parsed.success) return undefined
  const { columns, filter, ...spec } = parsed.output
  return { columns: columns.filter(isColumn), spec: { ...spec, filter: narrow(filter) } }
}

/** The write that keeps a list under a name, for everyone in the ledger. */
export const viewCreation = (id: RecordId, name: string, spec: ListSpec, columns: readonly string[]): Write =>
  creation('ledger', id, { name, spec: encodeListState(spec, columns) })

/** A saved view, or `undefined` when the record is none or holds something this version does not know. */
export function readView(id: RecordId, rec: Flat): SavedView | undefined {
  const name = rec['name']
  if (!id.startsWith('viw_') || typeof name !== 'string' || Object.hasOwn(rec, 'deletedAt')) return undefined
  const state = decodeListState(rec['spec'])
  return state && { id, name, ...state }
}
