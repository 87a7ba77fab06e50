import { isKept, type Flat, type RecordClass, type RecordId } from '../../crm/types'
import type { LedgerState, StoredRow } from './db'
import { companyOf, contacts, isDeleted, isSample, textAt, type Derived, type Merged, type Source } from './row'

/** A record in a transaction: its row as stored, and what its row is to be. */
export interface Entry {
  /** As stored; absent for a record that is being made. */
  readonly row?: StoredRow
  source: Source
  derived: Derived
  merged?: Merged | undefined
  changed: boolean
  /** The record is no more: its row goes. */
  gone?: true
}

export const hasDerived = (cls: RecordClass): boolean => cls === 'person' || cls === 'company'

export const shown = ({ merged, source }: Entry): Flat =>
  merged !== undefined && 'view' in merged ? merged.view : source.rec
export const stands = ({ merged }: Entry): boolean => merged === undefined || 'also' in merged

/** A record and all that it stands for. */
export const wholeOf = ({ merged, source }: Entry): readonly RecordId[] =>
  merged !== undefined && 'also' in merged ? [source.id, ...merged.also] : [source.id]

export function mergedOf({ into, also, rec }: StoredRow): Merged | undefined {
  if (into !== undefined) return { into }
  return also === undefined ? undefined : { also, view: rec }
}

export function sameMerged(row: StoredRow | undefined, merged: Merged | undefined): boolean {
  if (merged === undefined) return row?.into === undefined && row?.also === undefined
  return 'into' in merged ? row?.into === merged.into : row?.also?.join() === merged.also.join()
}

export const derivedOf = ({ company, contact }: StoredRow): Derived => derived(company, contact ?? 0)

export const derived = (company: string | undefined, contact: number): Derived => ({
  ...(company === undefined ? {} : { company }),
  ...(contact > 0 ? { contact } : {})
})

export const differs = ({ row, derived }: Entry): boolean =>
  row?.company !== derived.company || row?.contact !== derived.contact

export const liveFirm = (row: StoredRow | undefined): RecordId | undefined =>
  row === undefined || row.into !== undefined || isDeleted(row.rec) ? undefined : companyOf(row.cls, row.rec)

export const nameOf = (row: StoredRow | undefined): string | undefined =>
  row === undefined || isDeleted(row.rec) ? undefined : textAt(row.rec, 'name')

/** Records whose latest contact may be another one now. */
export function peopleMet(changed: readonly Entry[]): Set<RecordId> {
  const met = new Set<RecordId>()
  for (const entry of changed) {
    const { row, source } = entry
    const came = row === undefined || isDeleted(row.rec) || !sameMerged(row, entry.merged)
    if (hasDerived(source.cls) && came && !isDeleted(shown(entry))) met.add(source.id)
    const before = row === undefined ? { at: 0, with: [] } : contacts(row.cls, row.id, row.rec)
    for (const id of [...before.with, ...contacts(source.cls, source.id, source.rec).with]) met.add(id)
  }
  return met
}

export type Counts = LedgerState['counts']

export function counted(counts: Counts, record: { cls: RecordClass; rec: Flat } | undefined, by: 1 | -1): Counts {
  if (record === undefined || !isKept(record.cls) || isDeleted(record.rec)) return counts
  const sample = isSample(record.rec) ? { sample: counts.sample + by } : {}
  return { ...counts, [record.cls]: counts[record.cls] + by, ...sample }
}
