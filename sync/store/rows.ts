import type { IDBPTransaction, IDBPObjectStore, StoreNames } from 'idb'
import type { RecordCommand } from '../../crm/decide'
import type { Change, Flat, RecordClass, RecordId } from '../../crm/types'
import type { LedgerSchema, LedgerState, StoredRow } from './db'
import { companyOf, contacts, isDeleted, isSample, makeRow, patched, textAt, type Derived, type Source } from './row'
import { sent } from './tx'

type Names = StoreNames<LedgerSchema>[]
type Tx = Pick<IDBPTransaction<LedgerSchema, Names, 'readwrite'>, 'objectStore'>
type Rows = IDBPObjectStore<LedgerSchema, Names, 'rows', 'readwrite'>

/** A change that knows the segment of its record. */
export type PlacedChange = Change & { readonly seg: number }

export interface Applied {
  readonly state: LedgerState
  /** Every record whose row was written, also those that only repeat something of a changed one. */
  readonly ids: readonly RecordId[]
  readonly classes: readonly RecordClass[]
  readonly rows: readonly StoredRow[]
}

interface Entry {
  /** As stored; absent for a record that is being made. */
  readonly row?: StoredRow
  source: Source
  derived: Derived
  changed: boolean
}

export interface RowSession {
  /** Sends for what a command will most likely need, so that it comes with the first answers. */
  foresee(command: RecordCommand): void
  /** Fetches rows, so that `rec` and `seg` know them. */
  load(ids: Iterable<RecordId>): Promise<void>
  rec(id: RecordId): Flat | undefined
  seg(id: RecordId): number | undefined
  /**
   * Writes changes and everything derived from them. `fresh`: bulk filling, where nothing stored can refer to the new
   * records yet, so that the search for references is left out; the caller indexes the rows.
   */
  apply(changes: readonly PlacedChange[], state: LedgerState, fresh?: boolean): Promise<Applied>
}

/** Reads and writes rows within one transaction over `rows` and `stale`. */
export function openRows(tx: Tx): RowSession {
  const rows: Rows = tx.objectStore('rows')
  const stale = tx.objectStore('stale')
  const byId = rows.index('id')
  const entries = new Map<RecordId, Entry | undefined>()
  const written = new Map<RecordId, StoredRow>()
  const loading = new Map<RecordId, Promise<void>>()
  const early = new Map<RecordId, Promise<number>>()
  /** Latest activity among those that are being made. */
  const made = new Map<RecordId, number>()
  let marking = true

  const entryOf = (row: StoredRow): Entry => ({ row, source: row, derived: derivedOf(row), changed: false })

  async function load(ids: Iterable<RecordId>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !entries.has(id))
    await Promise.all(missing.map((id) => loading.get(id) ?? loadOne(id)))
  }

  function loadOne(id: RecordId): Promise<void> {
    const fetch = async (): Promise<void> => {
      const row = await byId.get(id)
      if (!entries.has(id)) entries.set(id, row === undefined ? undefined : entryOf(row))
    }
    const coming = fetch()
    loading.set(id, coming)
    return coming
  }

  function put(entry: Entry): void {
    const row = makeRow(entry.source, entry.derived)
    sent(rows.put(row))
    if (marking && (entry.changed || entry.row?.company !== row.company)) sent(stale.put(1, row.n))
    written.set(row.id, row)
  }

  function patchAll(changes: readonly PlacedChange[], state: LedgerState): LedgerState {
    let next = state.next
    for (const { cls, id, seg, set } of changes) {
      const known = entries.get(id)
      if (known === undefined) {
        entries.set(id, { source: { n: next++, cls, id, seg, rec: patched({}, set) }, derived: {}, changed: true })
      } else {
        known.source = { ...known.source, rec: patched(known.source.rec, set) }
        known.changed = true
      }
    }
    return { ...state, next }
  }

  function foresee(command: RecordCommand): void {
    if (command.kind !== 'save') return
    // What is asked now does not see activities that the command moves; those that it makes are added in `contactOf`.
    if (command.writes.some(({ cls, create }) => cls === 'activity' && !create)) return
    for (const { cls, id, create, set } of command.writes) {
      if (cls === 'person' && create) early.set(id, latest('w', id))
      const company = cls === 'person' ? set['company'] : undefined
      if (typeof company === 'string') sent(load([company]))
    }
    for (const time of early.values()) sent(time)
  }

  /** Latest time in the index of exact keys under `[kind, id, time]`. */
  async function latest(kind: 'w' | 'm', id: RecordId): Promise<number> {
    const cursor = await rows.index('keys').openKeyCursor(IDBKeyRange.bound([kind, id], [kind, id, []]), 'prev')
    const time = Array.isArray(cursor?.key) ? cursor.key[2] : undefined
    return typeof time === 'number' ? time : 0
  }

  const companyName = (id: RecordId | undefined): string | undefined => {
    const company = id === undefined ? undefined : entries.get(id)?.source
    if (company === undefined || company.cls !== 'company' || isDeleted(company.rec)) return undefined
    return textAt(company.rec, 'name')
  }

  async function contactOf({ source, derived }: Entry, met: ReadonlySet<RecordId>): Promise<number> {
    if (!met.has(source.id)) return derived.contact ?? 0
    const before = early.get(source.id)
    if (before === undefined) return latest('w', source.id)
    return Math.max(await before, made.get(source.id) ?? 0)
  }

  /** Writes people whose record, contact date or company changed; gives the companies that this touches. */
  async function writePeople(people: readonly Entry[], met: ReadonlySet<RecordId>): Promise<Set<RecordId>> {
    const [times] = await Promise.all([
      Promise.all(people.map((entry) => contactOf(entry, met))),
      load(people.flatMap(({ source }) => companyOf('person', source.rec) ?? []))
    ])
    const touched = new Set<RecordId>()
    for (const [at, entry] of people.entries()) {
      const { rec } = entry.source
      const company = companyOf('person', rec)
      entry.derived = isDeleted(rec) ? {} : derived(companyName(company), times[at] ?? 0)
      const before = liveFirm(entry.row)
      const now = isDeleted(rec) ? undefined : company
      const [was, is] = [entry.row?.contact ?? 0, entry.derived.contact ?? 0]
      if ((before !== now || was !== is) && Math.max(was, is) > 0)
        for (const firm of [before, now]) if (firm !== undefined) touched.add(firm)
    }
    for (const entry of people) if (entry.changed || differs(entry)) put(entry)
    return touched
  }

  async function writeCompanies(companies: readonly Entry[], met: ReadonlySet<RecordId>): Promise<void> {
    await Promise.all(
      companies.map(async (entry) => {
        const { rec, id } = entry.source
        if (isDeleted(rec)) entry.derived = {}
        else if (met.has(id)) {
          const [own, people] = await Promise.all([latest('w', id), latest('m', id)])
          entry.derived = derived(undefined, Math.max(own, people))
        }
      })
    )
    for (const entry of companies) if (entry.changed || differs(entry)) put(entry)
  }

  /** Repeats a company's new name on its people. */
  async function renamed(id: RecordId): Promise<void> {
    const members = await rows.index('keys').getAll(IDBKeyRange.bound(['m', id], ['m', id, []]))
    const name = companyName(id)
    for (const row of members) {
      const entry = entries.get(row.id) ?? entryOf(row)
      entries.set(row.id, entry)
      if (entry.derived.company === name) continue
      entry.derived = derived(name, entry.derived.contact ?? 0)
      put(entry)
    }
  }

  async function apply(changes: readonly PlacedChange[], before: LedgerState, fresh = false): Promise<Applied> {
    marking = !fresh
    if (fresh) for (const { id } of changes) entries.set(id, undefined)
    else await load(changes.map((change) => change.id))
    const numbered = patchAll(changes, before)
    const changed = [...new Set(changes.map((change) => change.id))].flatMap((id) => entries.get(id) ?? [])
    for (const entry of changed) if (!hasDerived(entry.source.cls)) put(entry)
    for (const { source } of changed) {
      const { at, with: people } = contacts(source.cls, source.id, source.rec)
      for (const id of people) made.set(id, Math.max(at, made.get(id) ?? 0))
    }
    const met = fresh ? new Set<RecordId>() : peopleMet(changed)
    await load(met)
    const people = pick('person', changed, met)
    const touched = await writePeople(people, met)
    await load(touched)
    const firms = new Set([...met, ...touched])
    const companies = pick('company', changed, firms)
    await writeCompanies(companies, firms)
    if (!fresh) for (const entry of companies) if (nameChanged(entry)) await renamed(entry.source.id)
    const counts = changed.reduce(
      (sum, entry) => counted(counted(sum, entry.row, -1), entry.source, 1),
      numbered.counts
    )
    const all = [...written.values()]
    return {
      state: { ...numbered, counts },
      ids: all.map((row) => row.id),
      classes: [...new Set(all.map((row) => row.cls))],
      rows: all
    }
  }

  function pick(cls: RecordClass, changed: readonly Entry[], also: ReadonlySet<RecordId>): Entry[] {
    const all = new Set([...changed, ...[...also].flatMap((id) => entries.get(id) ?? [])])
    return [...all].filter((entry) => entry.source.cls === cls)
  }

  return {
    foresee,
    load,
    apply,
    rec: (id) => entries.get(id)?.source.rec,
    seg: (id) => entries.get(id)?.source.seg
  }
}

const hasDerived = (cls: RecordClass): boolean => cls === 'person' || cls === 'company'

const derivedOf = ({ company, contact }: StoredRow): Derived => derived(company, contact ?? 0)

const derived = (company: string | undefined, contact: number): Derived => ({
  ...(company === undefined ? {} : { company }),
  ...(contact > 0 ? { contact } : {})
})

const differs = ({ row, derived }: Entry): boolean =>
  row?.company !== derived.company || row?.contact !== derived.contact

const liveFirm = (row: StoredRow | undefined): RecordId | undefined =>
  row === undefined || isDeleted(row.rec) ? undefined : companyOf(row.cls, row.rec)

/** Records whose latest contact may be another one now. */
function peopleMet(changed: readonly Entry[]): Set<RecordId> {
  const met = new Set<RecordId>()
  for (const { row, source } of changed) {
    const came = row === undefined || isDeleted(row.rec)
    if (hasDerived(source.cls) && came && !isDeleted(source.rec)) met.add(source.id)
    const before = row === undefined ? { at: 0, with: [] } : contacts(row.cls, row.id, row.rec)
    for (const id of [...before.with, ...contacts(source.cls, source.id, source.rec).with]) met.add(id)
  }
  return met
}

function nameChanged({ row, source }: Entry): boolean {
  const before = row === undefined || isDeleted(row.rec) ? undefined : textAt(row.rec, 'name')
  return before !== (isDeleted(source.rec) ? undefined : textAt(source.rec, 'name'))
}

type Counts = LedgerState['counts']

function counted(counts: Counts, record: { cls: RecordClass; rec: Flat } | undefined, by: 1 | -1): Counts {
  if (record === undefined || record.cls === 'ledger' || isDeleted(record.rec)) return counts
  const sample = isSample(record.rec) ? { sample: counts.sample + by } : {}
  return { ...counts, [record.cls]: counts[record.cls] + by, ...sample }
}
