import { settings, singleTexts, type RecordInput, type Settings } from '../build'
import { checkField } from '../fields'
import { emailKey, phoneKeys, urlKey } from '../keys'
import { readCompany, readPerson } from '../read'
import type { ContactPoint } from '../records'
import type { Flat } from '../types'

/** How a row changes a record that is there. */
export interface UpdateOptions {
  /** Single values of the row replace those of the record; else they only fill what is empty. */
  readonly overwrite: boolean
  /** The row names the record by its id: even its notes are the newer ones then. */
  readonly byId: boolean
}

type Mutable<T> = { -readonly [K in keyof T]?: T[K] }

/**
 * The keys that bring a row into a record. Addresses of mail, numbers, links and tags are added to those that are there;
 * nothing is taken away.
 */
export function updateOf(cls: 'person' | 'company', flat: Flat, input: RecordInput, options: UpdateOptions): Settings {
  const record = cls === 'person' ? readPerson('', flat) : readCompany('', flat)
  const wanted: Mutable<RecordInput> = {}
  for (const key of singleTexts) {
    const value = input[key]
    if (value !== undefined && (options.overwrite || flat[key] === undefined)) wanted[key] = value
  }
  wanted.emails = union(record.emails, input.emails, (point) => [emailKey(point.value)])
  wanted.phones = union(record.phones, input.phones, phoneIdentity)
  wanted.urls = union(record.urls, input.urls, (point) => [urlKey(point.value) ?? point.value])
  if (input.tags) wanted.tags = [...record.tags, ...input.tags]
  if (input.preferences) wanted.preferences = [...record.preferences, ...input.preferences]
  if (record.kind === 'company' && input.domains) wanted.domains = [...record.domains, ...input.domains]
  if (record.kind === 'company' && input.taxIds)
    wanted.taxIds = options.overwrite ? { ...record.taxIds, ...input.taxIds } : { ...input.taxIds, ...record.taxIds }
  if (input.doNotCall === true) wanted.doNotCall = true
  if (input.doNotMail === true) wanted.doNotMail = true
  const notes = notesOf(record.notes, input.notes, options)
  if (notes !== undefined) wanted.notes = notes
  const addresses = Object.entries(input.addresses ?? {}).filter(
    ([kind]) => options.overwrite || !Object.hasOwn(record.addresses, kind)
  )
  if (addresses.length > 0) wanted.addresses = Object.fromEntries(addresses)
  const custom = Object.entries(input.custom ?? {}).filter(
    ([field]) => options.overwrite || !Object.hasOwn(record.custom, field)
  )
  if (custom.length > 0) wanted.custom = Object.fromEntries(custom)
  return different(settings(wanted, flat), flat)
}

const phoneIdentity = (point: ContactPoint): readonly string[] => {
  const keys = phoneKeys(point.value)
  return keys.length > 0 ? keys : [point.value.replace(/\D/g, '')]
}

/** The record's points and, behind them, those of the row that are not among them. */
function union(
  known: readonly ContactPoint[],
  more: readonly ContactPoint[] | undefined,
  keys: (point: ContactPoint) => readonly string[]
): readonly ContactPoint[] {
  const seen = new Set(known.flatMap(keys))
  return [...known, ...(more ?? []).filter((point) => !keys(point).some((key) => seen.has(key)))]
}

function notesOf(before: string, more: string | undefined, { overwrite, byId }: UpdateOptions): string | undefined {
  if (more === undefined || before.includes(more)) return undefined
  if (before === '' || (overwrite && byId)) return more
  return `${before}\n\n${more}`
}

const different = (set: Settings, flat: Flat): Settings =>
  Object.fromEntries(
    Object.entries(set).filter(([key, value]) => (Object.hasOwn(flat, key) ? flat[key] : null) !== value)
  )

/** Leaves out what the ledger would not take; `left` names the keys. */
export function fitting(cls: 'person' | 'company', set: Settings): { readonly set: Settings; readonly left: string[] } {
  const left: string[] = []
  const entries = Object.entries(set).filter(([key, value]) => {
    if (checkField(cls, key, value).ok) return true
    left.push(key)
    return false
  })
  return left.length === 0 ? { set, left } : { set: Object.fromEntries(entries), left }
}
