import { unwrap, type IDBPTransaction, type IDBPObjectStore, type StoreNames } from 'idb'
import type { RecordCommand } from '../../crm/decide'
import type { Cluster } from '../../crm/merge'
import type { Change, Flat, RecordClass, RecordId } from '../../crm/types'
import { clusterOfRow, isMergeable, linkedTo, regroup } from './clusters'
import type { LedgerSchema, LedgerState, StoredRow } from './db'
import type { Foreknown } from './foreknown'
import { companyOf, contacts, isDeleted, makeRow, patched, textAt } from './row'
import {
  counted,
  derived,
  derivedOf,
  differs,
  hasDerived,
  liveFirm,
  mergedOf,
  nameOf,
  peopleMet,
  sameMerged,
  shown,
  stands,
  wholeOf,
  type Entry
} from './row-entry'
import { sent } from './tx'

type Names = StoreNames<LedgerSchema>[]
type Tx = Pick<IDBPTransaction<LedgerSchema, Names, 'readwrite'>, 'objectStore'>
type Rows = IDBPObjectStore<LedgerSchema, Names, 'rows', 'readwrite'>

/** A change that knows the segment of its record. */
export type PlacedChange = Change & {
  readonly seg: number
  /** The row is of this segment from now on; without it, a change of another segment's record is none of the row's. */
  readonly moves?: true
  /** The record is no more. */
  readonly gone?: true
}

export interface Applied {
  readonly state: LedgerState
  /** Every record whose row was written, also those that only repeat something of a changed one. */
  readonly ids: readonly RecordId[]
  readonly classes: readonly RecordClass[]
  readonly rows: readonly StoredRow[]
  /** With `later`: the records whose latest contact may be another one now, for `retouch`. */
  readonly due: readonly RecordId[]
}

export interface RowSession {
  /** Sends for what a command will most likely need, so that it comes with the first answers. */
  foresee(command: RecordCommand): void
  /** Fetches rows and what they are merged with, so that the rest knows them. */
  load(ids: Iterable<RecordId>): Promise<void>
  /** A record's own values. */
  rec(id: RecordId): Flat | undefined
  /** What a record is merged with, before any change. */
  cluster(id: RecordId): Cluster | undefined
  seg(id: RecordId): number | undefined
  /**
   * Writes changes and everything derived from them. `fresh`: bulk filling, where nothing stored can refer to the new
   * records yet, so that the search for references is left out; the caller indexes the rows. `later`: latest contacts are
   * left to one `retouch` for many changes. `whole`: as `later`, for records that have no row yet; the caller indexes them,
   * and a row of that id makes the transaction fail.
   * @param known with `whole`: what other whole segments have said
   */
  apply(
    changes: readonly PlacedChange[],
    state: LedgerState,
    how?: 'fresh' | 'later' | 'whole',
    known?: Foreknown
  ): Promise<Applied>
  /** Works out the latest contact of these records anew; gives those that were written. */
  retouch(ids: readonly RecordId[], known?: Foreknown): Promise<readonly RecordId[]>
}

/** Reads and writes rows within one transaction over `rows` and `stale`. */
export function openRows(tx: Tx): RowSession {
  const rows: Rows = tx.objectStore('rows')
  const bare = unwrap(rows)
  const stale = tx.objectStore('stale')
  const byId = rows.index('id')
  const entries = new Map<RecordId, Entry | undefined>()
  const written = new Map<RecordId, StoredRow>()
  const loading = new Map<RecordId, Promise<void>>()
  const early = new Map<RecordId, Promise<number>>()
  /** Latest activity among those that are being made. */
  const made = new Map<RecordId, number>()
  let marking = true
  let nameKnown: ((company: RecordId) => string | undefined) | undefined

  const leads = new Map<RecordId, Promise<StoredRow[]>>()

  const entryOf = (row: StoredRow): Entry => ({
    row,
    source: row.own === undefined ? row : { ...row, rec: row.own },
    derived: derivedOf(row),
    merged: mergedOf(row),
    changed: false
  })

  /** The record that stands for another one, or that itself. */
  const headOf = (id: RecordId): RecordId => {
    const merged = entries.get(id)?.merged
    return merged !== undefined && 'into' in merged ? merged.into : id
  }

  /** Fetches records and those that stand for them; gives the latter. */
  async function loadHeads(ids: Iterable<RecordId>): Promise<Set<RecordId>> {
    const all = [...ids]
    await load(all)
    const heads = new Set(all.map(headOf))
    await load(heads)
    return heads
  }

  async function loadWhole(ids: Iterable<RecordId>): Promise<void> {
    await load(ids)
    for (;;) {
      const linked = [...entries.values()].flatMap((entry) => (entry?.row === undefined ? [] : linkedTo(entry.row)))
      const missing = linked.filter((id) => !entries.has(id))
      if (missing.length === 0) return
      await load(missing)
    }
  }

  const leading = (id: RecordId): Promise<StoredRow[]> => leads.get(id) ?? rows.index('keys').getAll(['g', id])

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
    const row = makeRow(entry.source, entry.derived, entry.merged)
    // Thousands at a time: whether one failed shows in the transaction.
    if (entry.gone === true) bare.delete(row.n)
    else bare.put(row)
    const isMarked = marking || entry.row !== undefined
    if (isMarked && (entry.changed || entry.row?.company !== row.company)) sent(stale.put(1, row.n))
    written.set(row.id, row)
  }

  function patchAll(
    changes: readonly PlacedChange[],
    state: LedgerState,
    known: Pick<Foreknown, 'contactOf'> | undefined
  ): LedgerState {
    let next = state.next
    for (const { cls, id, seg, set, moves, gone } of changes) {
      const entry = entries.get(id)
      if (entry === undefined) {
        // A whole segment's records are as a row has them.
        const source = { n: next++, cls, id, seg, rec: known === undefined ? patched({}, set) : (set as Flat) }
        entries.set(id, {
          source,
          derived: derived(undefined, hasDerived(cls) ? (known?.contactOf(id) ?? 0) : 0),
          changed: true
        })
      } else if (gone === true) {
        entry.source = { ...entry.source, rec: { deletedAt: 1 } }
        Object.assign(entry, { merged: undefined, gone, changed: true })
      } else if (seg === entry.source.seg || moves === true) {
        entry.source = { ...entry.source, seg, rec: patched(entry.source.rec, set) }
        entry.changed = true
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
      if (hasDerived(cls) && create) leads.set(id, leading(id))
      const company = cls === 'person' ? set['company'] : undefined
      if (typeof company === 'string') sent(load([company]))
    }
    for (const asked of [...early.values(), ...leads.values()]) sent(asked)
  }

  /** Latest time in the index of exact keys under `[kind, id, time]`. */
  async function latest(kind: 'w' | 'm', id: RecordId): Promise<number> {
    const cursor = await rows.index('keys').openKeyCursor(IDBKeyRange.bound([kind, id], [kind, id, []]), 'prev')
    const time = Array.isArray(cursor?.key) ? cursor.key[2] : undefined
    return typeof time === 'number' ? time : 0
  }

  const companyName = (id: RecordId | undefined): string | undefined => {
    if (nameKnown !== undefined && id !== undefined) return nameKnown(id)
    const entry = id === undefined ? undefined : entries.get(headOf(id))
    if (entry === undefined || entry.source.cls !== 'company' || isDeleted(shown(entry))) return undefined
    return textAt(shown(entry), 'name')
  }

  async function contactOf(entry: Entry, met: ReadonlySet<RecordId>): Promise<number> {
    const { source, derived } = entry
    if (!met.has(source.id) || !stands(entry)) return derived.contact ?? 0
    const before = early.get(source.id)
    if (before !== undefined && entry.merged === undefined) return Math.max(await before, made.get(source.id) ?? 0)
    return Math.max(...(await Promise.all(wholeOf(entry).map((id) => latest('w', id)))))
  }

  /** Of many new records, those that something may lead to already: in most ledgers nothing leads anywhere. */
  async function awaitedAmong(made: readonly Entry[]): Promise<readonly Entry[]> {
    if (made.length < manyMade) return made
    return (await rows.index('keys').count(IDBKeyRange.bound(['g'], ['g', []]))) === 0 ? [] : made
  }

  /** The changed records with all whose rows are others now because of what is merged with what. */
  async function withMerged(changed: readonly Entry[]): Promise<Entry[]> {
    const seeds = new Set(changed.filter(isMergeable).map(({ source }) => source.id))
    for (const { gone, row } of changed) if (gone && row !== undefined) for (const id of linkedTo(row)) seeds.add(id)
    const made = await awaitedAmong(changed.filter(({ row, source }) => row === undefined && hasDerived(source.cls)))
    const awaited = await Promise.all(
      made.map(async ({ source: { id } }) => ((await leading(id)).length > 0 ? [id] : []))
    )
    for (const id of awaited.flat()) seeds.add(id)
    if (seeds.size === 0) return [...changed]
    const merged = await regroup([...seeds], {
      get: (id) => (entries.get(id)?.gone === true ? undefined : entries.get(id)),
      load,
      leading: async (id) => {
        const found = await leading(id)
        for (const row of found) if (entries.get(row.id) === undefined) entries.set(row.id, entryOf(row))
        return found.map((row) => row.id)
      }
    })
    const all = new Set(changed)
    for (const [id, part] of merged) {
      const entry = entries.get(id)
      if (entry === undefined) continue
      const whole = part !== undefined && 'also' in part ? [id, ...part.also] : [id]
      entry.merged = part
      if (!sameMerged(entry.row, part) || whole.some((each) => entries.get(each)?.changed)) all.add(entry)
    }
    for (const entry of all) entry.changed = true
    return [...all]
  }

  /** Writes people whose record, contact date or company changed; gives the companies that this touches. */
  async function writePeople(people: readonly Entry[], met: ReadonlySet<RecordId>): Promise<Set<RecordId>> {
    const [times] = await Promise.all([
      Promise.all(people.map((entry) => contactOf(entry, met))),
      nameKnown === undefined
        ? loadHeads(people.flatMap((entry) => companyOf('person', shown(entry)) ?? []))
        : undefined
    ])
    const touched = new Set<RecordId>()
    for (const [at, entry] of people.entries()) {
      const company = companyOf('person', shown(entry))
      const live = stands(entry) && !isDeleted(shown(entry))
      entry.derived = live ? derived(companyName(company), times[at] ?? 0) : {}
      const before = liveFirm(entry.row)
      const now = live ? company : undefined
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
        if (!stands(entry) || isDeleted(shown(entry))) entry.derived = {}
        else if (met.has(entry.source.id)) {
          const times = await Promise.all(wholeOf(entry).flatMap((id) => [latest('w', id), latest('m', id)]))
          entry.derived = derived(undefined, Math.max(...times))
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

  async function apply(
    changes: readonly PlacedChange[],
    before: LedgerState,
    how?: 'fresh' | 'later' | 'whole',
    known?: Foreknown
  ): Promise<Applied> {
    const fresh = how === 'fresh'
    const isPlain = known?.isPlain() === true
    if (isPlain) nameKnown = (id) => known.companyName(id)
    marking = !fresh && how !== 'whole'
    if (!marking) for (const { id } of changes) entries.set(id, undefined)
    else await load(changes.map((change) => change.id))
    const numbered = patchAll(changes, before, known)
    const given = [...new Set(changes.map((change) => change.id))].flatMap((id) => entries.get(id) ?? [])
    for (const entry of given) if (!hasDerived(entry.source.cls)) put(entry)
    for (const { source } of given) {
      const { at, with: people } = contacts(source.cls, source.id, source.rec)
      for (const id of people) made.set(id, Math.max(at, made.get(id) ?? 0))
    }
    const changed = fresh || isPlain ? given : await withMerged(given)
    const due = fresh ? new Set<RecordId>() : peopleMet(changed)
    const met = how === undefined ? await loadHeads(due) : new Set<RecordId>()
    const people = pick('person', changed, met)
    const touched = await writePeople(people, met)
    if (how === 'whole') for (const id of touched) due.add(id)
    const firms = how === 'whole' ? new Set<RecordId>() : new Set([...met, ...(await loadHeads(touched))])
    const companies = pick('company', changed, firms)
    await writeCompanies(companies, firms)
    for (const id of fresh ? [] : new Set(companies.flatMap(wholeOf)))
      if ((!isPlain || known.hasPeople(id)) && nameChanged(id)) await renamed(id)
    const counts = changed.reduce(
      (sum, entry) =>
        counted(
          counted(sum, entry.row?.into === undefined ? entry.row : undefined, -1),
          stands(entry) ? { cls: entry.source.cls, rec: shown(entry) } : undefined,
          1
        ),
      numbered.counts
    )
    const all = [...written.values()]
    return {
      state: { ...numbered, counts },
      ids: [...new Set(all.flatMap((row) => [row.id, ...(row.also ?? [])]))],
      classes: [...new Set(all.map((row) => row.cls))],
      rows: all,
      due: how === 'later' || how === 'whole' ? [...due] : []
    }
  }

  async function retouch(ids: readonly RecordId[], known?: Foreknown): Promise<readonly RecordId[]> {
    if (known?.isPlain() === true) return rewritten(ids, known)
    const met = await loadHeads(new Set(ids))
    const touched = await writePeople(pick('person', [], met), met)
    const firms = new Set([...met, ...(await loadHeads(touched))])
    await writeCompanies(pick('company', [], firms), firms)
    return [...written.keys()]
  }

  /** Latest contacts that are known without asking. */
  async function rewritten(ids: readonly RecordId[], known: Foreknown): Promise<readonly RecordId[]> {
    await load(ids)
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry === undefined || isDeleted(shown(entry))) continue
      entry.derived = derived(entry.derived.company, known.contactOf(id))
      if (differs(entry)) put(entry)
    }
    return [...written.keys()]
  }

  function nameChanged(id: RecordId): boolean {
    const row = entries.get(id)?.row
    const before = row?.into === undefined ? row : entries.get(row.into)?.row
    return nameOf(before) !== companyName(id)
  }

  function pick(cls: RecordClass, changed: readonly Entry[], also: ReadonlySet<RecordId>): Entry[] {
    const all = new Set([...changed, ...[...also].flatMap((id) => entries.get(id) ?? [])])
    return [...all].filter((entry) => entry.source.cls === cls)
  }

  return {
    foresee,
    load: loadWhole,
    apply,
    retouch,
    cluster: (id) => clusterOfRow(id, (each) => entries.get(each)?.row),
    rec: (id) => entries.get(id)?.source.rec,
    seg: (id) => entries.get(id)?.source.seg
  }
}

/** Fewer new records are asked about one by one. */
const manyMade = 8
