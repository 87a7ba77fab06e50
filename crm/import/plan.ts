import { creation, edit, settings, tidy, type RecordInput, type Settings } from '../build'
import type { Write } from '../commands'
import { emailKey, phoneKeys } from '../keys'
import { possibleDuplicates } from '../match/duplicates'
import { matchRecordOf } from '../match/from-record'
import { reasonsOf } from '../match/reasons'
import type { DuplicateReason } from '../queries'
import { readCompany, readPerson } from '../read'
import type { CustomField } from '../records'
import type { Flat, RecordId } from '../types'
import { inputFromImport, ownId, type ImportValues } from './contact'
import { createKnownIndex, idKey, keysOf, nameKey, type Find, type Known } from './lookup'
import { fitting, updateOf } from './update'

/** What to do with a row that looks like a record but is not surely the same. */
export type Choice = 'create' | 'skip' | 'update'

export interface ImportOptions {
  readonly mode: 'create' | 'update' | 'both'
  /** Besides the ledger's own ids, what makes a row and a record one. */
  readonly by: { readonly email: boolean; readonly phone: boolean; readonly name: boolean }
  readonly overwrite: boolean
  /** For rows that are possible duplicates and not in `choices`. */
  readonly possible: Choice
  /** By row number. */
  readonly choices: ReadonlyMap<number, Choice>
  /** Put on every record that the import makes or changes. */
  readonly tag?: string
  /** Where new records are from, unless the row says it. */
  readonly source?: string
  readonly fields: readonly CustomField[]
}

export type Verdict = 'new' | 'changed' | 'same' | 'possible' | 'skipped' | 'rejected'

/** What becomes of one row. */
export interface Planned {
  readonly verdict: Verdict
  /** In the order in which they have to be made. */
  readonly writes: readonly Write[]
  /** The record that it is, or may be. */
  readonly known?: Known
  readonly reasons?: readonly DuplicateReason[]
  /** Values that were left out because the ledger would not take them: keys, or what stood there. */
  readonly left: readonly string[]
}

/** A row as a record. */
interface Draft {
  readonly input: RecordInput
  readonly flat: Flat
  /** Values that the ledger would not take. */
  readonly left: readonly string[]
  /** Everything that it can be found by, but for an id. */
  readonly keys: readonly string[]
}

export interface Planner {
  /** What `plan` will ask for; to be fetched before. */
  wants(values: ImportValues): readonly string[]
  plan(row: number, values: ImportValues | undefined, find: Find): Planned
}

const rejected: Planned = { verdict: 'rejected', writes: [], left: [] }
/** Most records that a row is compared with in detail. */
const mostCandidates = 20
/** The least likelihood that is worth a question. */
const worthAsking = 0.5

/** Decides row by row; rows that name the same contact become one record. @param newId makes ids of records */
export function createPlanner(options: ImportOptions, newId: (prefix: string) => RecordId): Planner {
  const own = createKnownIndex()
  const drafts = new WeakMap<ImportValues, Draft>()

  /** Made once for what is wanted and for the plan. */
  function draft(values: ImportValues): Draft {
    const known = drafts.get(values)
    if (known !== undefined) return known
    const input = inputFromImport(values, options.fields)
    const { set, left } = fitting(values.kind, settings(input))
    const flat = flatOf(set)
    const made = {
      input,
      flat,
      left: [...left, ...(values.leftOut ?? [])],
      keys: keysOf(values.kind, '', flat).slice(1)
    }
    drafts.set(values, made)
    return made
  }

  function all(find: Find, key: string): readonly Known[] {
    const ours = own.find(key)
    if (ours.length === 0) return find(key)
    return [...ours, ...find(key).filter(({ id }) => !ours.some((one) => one.id === id))]
  }

  /** The record that the row is for sure, by the keys that were chosen. */
  function sure(values: ImportValues, { keys }: Draft, find: Find): { known: Known; byId: boolean } | undefined {
    const cls = values.kind
    const id = ownId(cls, values.externalId) ?? ownId(cls === 'person' ? 'company' : 'person', values.externalId)
    const byId = id === undefined ? undefined : all(find, idKey(id))[0]
    if (byId !== undefined) return { known: byId, byId: true }
    for (const key of sureKeys(values, keys, options)) {
      const found = all(find, key).filter((known) => known.cls === cls)
      const [first] = found
      // Two people with one address: which of them the row is, nobody can tell.
      if (first !== undefined && found.length === 1) return { known: first, byId: false }
    }
    return undefined
  }

  function similar(
    values: ImportValues,
    { flat, keys }: Draft,
    find: Find
  ): { known: Known; reasons: DuplicateReason[] } | undefined {
    const cls = values.kind
    const found = new Map<RecordId, Known>()
    for (const key of keys) {
      for (const known of all(find, key))
        if (known.cls === cls && found.size < mostCandidates) found.set(known.id, known)
    }
    if (found.size === 0) return undefined
    const records = new Map([...found.values()].map((known) => [known.id, matchRecord(known)]))
    const mine = matchRecord({
      id: '',
      cls,
      flat,
      ...(values.company === undefined ? {} : { company: values.company })
    })
    const [best] = possibleDuplicates(mine, [...records.values()])
    const known = found.get(best?.b ?? '')
    const record = records.get(best?.b ?? '')
    if (best === undefined || best.score < worthAsking || known === undefined || record === undefined) return undefined
    return { known, reasons: reasonsOf(best.reasons, record) }
  }

  /** The company's record, made when there is none; nothing for a company or a person without one. */
  function company(values: ImportValues, find: Find): { id?: RecordId; writes: Write[] } {
    if (values.kind === 'company') return { writes: [] }
    for (const text of values.companyIds) {
      const id = ownId('company', text)
      if (id !== undefined && all(find, idKey(id)).length > 0) return { id, writes: [] }
    }
    const name = tidy(values.company ?? '').slice(0, 300)
    if (name === '') return { writes: [] }
    const found = all(find, nameKey('company', name))[0]
    if (found !== undefined) return { id: found.id, writes: [] }
    const id = newId('com')
    const set = { name, ...marks(options) }
    own.put({ id, cls: 'company', flat: flatOf(set) })
    return { id, writes: [creation('company', id, set)] }
  }

  function create(values: ImportValues, { flat, left, keys }: Draft, find: Find): Planned {
    const firm = company(values, find)
    const cls = values.kind
    const set = { ...marks(options), ...flat, ...(firm.id === undefined ? {} : { company: firm.id }) }
    const id = newId(cls === 'person' ? 'per' : 'com')
    const known = { id, cls, flat: set, ...(values.company === undefined ? {} : { company: values.company }) }
    own.put(known, [idKey(id), ...keys])
    return { verdict: 'new', writes: [...firm.writes, creation(cls, id, set)], left }
  }

  function update(values: ImportValues, input: RecordInput, known: Known, byId: boolean, find: Find): Planned {
    const joins = known.cls === 'person' && values.kind === 'person' && moves(values, known, options)
    const firm = joins ? company(values, find) : { writes: [] }
    // A row without a name was called after its address; that is no better name than the one that is there.
    const { name: _, ...unnamed } = input
    const wanted = {
      ...(values.name.trim() === '' ? unnamed : input),
      ...('id' in firm && firm.id !== undefined ? { company: firm.id } : {})
    }
    const { overwrite, tag } = options
    const { set, left } = fitting(known.cls, updateOf(known.cls, known.flat, wanted, { overwrite, byId }))
    const allLeft = [...left, ...(values.leftOut ?? [])]
    if (Object.keys(set).length === 0) return { verdict: 'same', writes: [], known, left: allLeft }
    const tagged = tag === undefined ? set : { ...set, [`tag/${tag}`]: true }
    own.put({ ...known, flat: flatOf({ ...known.flat, ...tagged }) })
    return {
      verdict: 'changed',
      writes: [...firm.writes, edit(known.cls, known.id, tagged)],
      known,
      left: allLeft
    }
  }

  return {
    wants: (values) => {
      const firm = tidy(values.company ?? '')
      return [
        ...draft(values).keys,
        ...[values.externalId, ...values.companyIds].flatMap((text) => {
          const id = ownId('person', text) ?? ownId('company', text)
          return id === undefined ? [] : [idKey(id)]
        }),
        ...(values.kind === 'person' && firm !== '' ? [nameKey('company', firm)] : [])
      ]
    },
    plan: (row, values, find) => {
      if (values === undefined) return rejected
      const own = draft(values)
      drafts.delete(values)
      if (own.flat['name'] === undefined) return rejected
      const match = sure(values, own, find)
      if (match !== undefined) {
        if (options.mode === 'create') return { verdict: 'skipped', writes: [], known: match.known, left: [] }
        return update(values, own.input, match.known, match.byId, find)
      }
      if (options.mode === 'update') return { verdict: 'skipped', writes: [], left: [] }
      const alike = similar(values, own, find)
      if (alike === undefined) return create(values, own, find)
      const choice = options.choices.get(row) ?? options.possible
      const done =
        choice === 'create'
          ? create(values, own, find)
          : choice === 'update'
            ? update(values, own.input, alike.known, false, find)
            : { writes: [], left: [] }
      return { ...done, verdict: 'possible', ...alike }
    }
  }
}

function matchRecord({ id, cls, flat, company }: Known) {
  return matchRecordOf(cls === 'company' ? readCompany(id, flat) : readPerson(id, flat), company)
}

function sureKeys(values: ImportValues, keys: readonly string[], { by }: ImportOptions): string[] {
  const company = values.kind === 'company'
  const own = (kind: string): string[] => keys.filter((key) => key.startsWith(kind))
  return [
    ...(by.email ? values.emails.map(({ value }) => emailKey(value)) : []),
    ...(company ? [...own('x:'), ...own('d:')] : []),
    ...(by.phone ? values.phones.flatMap(({ e164 }) => (e164 === undefined ? [] : phoneKeys(e164).slice(0, 1))) : []),
    ...(by.name || company ? own('n:') : [])
  ]
}

/** Whether a row takes a person to a company: nobody leaves one unless values are to be replaced. */
function moves(values: ImportValues, known: Known, { overwrite }: ImportOptions): boolean {
  if (known.flat['company'] === undefined) return true
  const name = values.company ?? ''
  if (!overwrite || (name === '' && values.companyIds.length === 0)) return false
  return name === '' || known.company === undefined || nameKey('company', known.company) !== nameKey('company', name)
}

const marks = ({ tag, source }: ImportOptions): Settings => ({
  ...(tag === undefined ? {} : { [`tag/${tag}`]: true }),
  ...(source === undefined ? {} : { source })
})

const flatOf = (set: Settings): Flat =>
  Object.fromEntries(
    Object.entries(set).filter((entry): entry is [string, string | number | boolean] => entry[1] !== null)
  )
