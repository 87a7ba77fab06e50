import { distinctPair } from '../../crm/distinct'
import { exactKeys } from '../../crm/keys'
import { targetOf } from '../../crm/merge'
import { readActivity } from '../../crm/read'
import { sortKey } from '../../crm/sort'
import type { Flat, RecordClass, RecordId } from '../../crm/types'
import type { RowIndex, StoredRow } from './db'

/** A record and where it lives: what a row is made of, besides the derived values. */
export interface Source {
  readonly n: number
  readonly cls: RecordClass
  readonly id: RecordId
  readonly seg: number
  readonly rec: Flat
}

/** What a row repeats of other records. */
export interface Derived {
  /** People: the name of their company, unless that is deleted or unknown. */
  readonly company?: string
  /** People: their latest activity. Companies: the latest of their own and of their people. Milliseconds above 0. */
  readonly contact?: number
}

export const textAt = (rec: Flat, key: string): string | undefined => {
  const value = Object.hasOwn(rec, key) ? rec[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

export const timeAt = (rec: Flat, key: string): number | undefined => {
  const value = Object.hasOwn(rec, key) ? rec[key] : undefined
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export const isDeleted = (rec: Flat): boolean => timeAt(rec, 'deletedAt') !== undefined
export const isSample = (rec: Flat): boolean => Object.hasOwn(rec, 'sample') && rec['sample'] === true

/** The company that a person's record names. */
export const companyOf = (cls: RecordClass, rec: Flat): RecordId | undefined =>
  cls === 'person' ? textAt(rec, 'company') : undefined

/** Who took part in an activity and when, or nobody for a deleted one and for other classes. */
export function contacts(cls: RecordClass, id: RecordId, rec: Flat): { at: number; with: readonly RecordId[] } {
  if (cls !== 'activity' || isDeleted(rec)) return { at: 0, with: [] }
  const { at, with: people } = readActivity(id, rec)
  return { at, with: people }
}

/** What a record's row has of the records that it is merged with. */
export type Merged =
  /** It is part of that one. */
  | { readonly into: RecordId }
  /** It stands for these and itself. */
  | { readonly also: readonly RecordId[]; readonly view: Flat }

/** A record's own values, whatever its row shows. */
export const ownRec = ({ own, rec }: StoredRow): Flat => own ?? rec

/** The row of a record: a pure function, so that rows can be thrown away and made again. Deleted: nothing derived. */
export function makeRow(source: Source, derived: Derived, merged?: Merged): StoredRow {
  if (merged === undefined) return plainRow(source, derived)
  const own = source.rec
  const link = targetOf(own)
  const keys: [string, RecordId][] = link === undefined ? [] : [['g', link]]
  if ('into' in merged) {
    const { n, id, cls, seg } = source
    return { n, id, cls, seg, rec: own, into: merged.into, keys }
  }
  const row = plainRow({ ...source, rec: merged.view }, derived)
  return { ...row, own, also: merged.also, ...withKeys([...(row.keys ?? []), ...keys]) }
}

const withKeys = (keys: NonNullable<StoredRow['keys']>): Pick<StoredRow, 'keys'> => (keys.length > 0 ? { keys } : {})

function plainRow(source: Source, derived: Derived): StoredRow {
  const { n, cls, id, seg, rec } = source
  const deleted = timeAt(rec, 'deletedAt')
  const link = targetOf(rec)
  const links: [string, RecordId][] = link === undefined ? [] : [['g', link]]
  if (deleted !== undefined) return { n, id, cls, seg, rec, ...withKeys(links), ix: { gone: [cls, deleted] } }
  const row = { n, id, cls, seg, rec, ...derived }
  const ix = indexOf(source, derived)
  return { ...row, ...withKeys([...keysOf(source, derived), ...links]), ...(ix === undefined ? {} : { ix }) }
}

function keysOf({ cls, id, rec }: Source, { contact }: Derived): (string | (string | number)[])[] {
  const keys: (string | (string | number)[])[] = exactKeys(cls, id, rec)
  const company = companyOf(cls, rec)
  if (company !== undefined) keys.push(['m', company, contact ?? 0])
  const { at, with: people } = contacts(cls, id, rec)
  for (const person of people) keys.push(['w', person, at])
  for (const one of distinctPair(id, rec)) keys.push(['d', one])
  return keys
}

function indexOf({ cls, rec }: Source, { company, contact }: Derived): RowIndex | undefined {
  const createdAt = timeAt(rec, 'createdAt') ?? 0
  const created = [cls, createdAt] as const
  switch (cls) {
    case 'activity':
      return undefined
    case 'pair':
      return undefined
    case 'ledger':
      return { created }
    case 'person':
    case 'company': {
      const name = sortKey(textAt(rec, 'name') ?? '')
      return {
        created,
        name: [cls, name],
        updated: [cls, timeAt(rec, 'updatedAt') ?? createdAt],
        contact: [cls, contact ?? 0],
        company: [cls, cls === 'company' ? name : sortKey(company ?? '')]
      }
    }
  }
}

/** A record after some of its keys were set and others (`null`) taken away. Keys are kept sorted, as in a document. */
export function patched(before: Flat, set: Readonly<Record<string, string | number | boolean | null>>): Flat {
  const kept = Object.entries(before).filter(([key]) => !Object.hasOwn(set, key))
  const added = Object.entries(set).filter((entry): entry is [string, string | number | boolean] => entry[1] !== null)
  return flatOf([...kept, ...added])
}

/** Entries as a record: sorted by key, empty notes left out (a document always has the text object, even empty). */
export function flatOf(entries: readonly (readonly [string, string | number | boolean])[]): Flat {
  return Object.fromEntries(
    entries.filter(([key, value]) => !(key === 'notes' && value === '')).toSorted(([a], [b]) => (a < b ? -1 : 1))
  )
}
