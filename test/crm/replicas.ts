import * as A from '@automerge/automerge'
import fc from 'fast-check'
import { decide, type RecordCommand } from '../../crm/decide'
import type { LogEntry, LoggedChange } from '../../crm/log'
import { clustersOf, viewOf, type Cluster, type Member } from '../../crm/merge'
import type { Change, Flat, RecordClass, RecordId, Scalar } from '../../crm/types'
import { applyToDoc, readRecords, type SegmentDoc } from '../../sync/store/document'
import { baseChange } from '../../sync/store/encode'

/** A device with the documents of one ledger, without a disk: commands become Automerge changes, documents merge. */
export interface Replica {
  run(command: RecordCommand): LogEntry | undefined
  pull(from: Replica): void
  records(): Map<RecordId, Member>
  clusters(): Cluster[]
  rec(id: RecordId): Flat | undefined
  readonly docs: Map<RecordClass, A.Doc<SegmentDoc>>
}

const classes = ['person', 'company', 'ledger'] as const

export function createReplica(actor: number): Replica {
  const log = new Map<string, LogEntry>()
  const docs = new Map<RecordClass, A.Doc<SegmentDoc>>(
    classes.map((cls) => [
      cls,
      A.loadIncremental(
        A.init<SegmentDoc>({ actor: `${actor}`.padStart(32, 'a') }),
        baseChange({ cls, number: cls === 'ledger' ? 1 : 0 })
      )
    ])
  )
  let now = 1000 * (actor + 1)
  const records = (): Map<RecordId, Member> =>
    new Map(
      classes.flatMap((cls) => [...readRecords(docs.get(cls))].map(([id, rec]) => [id, { cls, id, rec }] as const))
    )
  const replica: Replica = {
    docs,
    records,
    rec: (id) => records().get(id)?.rec,
    clusters: () => clustersOf(records()),
    pull: (from) => {
      for (const cls of classes) {
        const [own, other] = [docs.get(cls), from.docs.get(cls)]
        if (own !== undefined && other !== undefined) docs.set(cls, A.merge(own, A.clone(other)))
      }
    },
    run: (command) => {
      const all = records()
      const clusters = clustersOf(all)
      const decided = decide(command, {
        now: (now += 10),
        rec: (id) => all.get(id)?.rec,
        cluster: (id) => clusters.find(({ members }) => members.some((member) => member.id === id)),
        entry: (id) => log.get(id)
      })
      if (!decided.ok) return undefined
      const { changes } = decided.value
      const logged = together(changes).map((change): LoggedChange => ({
        ...change,
        before: Object.fromEntries(Object.keys(change.set).map((key) => [key, valueAt(all.get(change.id)?.rec, key)]))
      }))
      const undoes = command.kind === 'undo' ? { undoes: command.target } : {}
      const entry = { id: command.id, at: now, kind: command.kind, origin: 'hand' as const, changes: logged, ...undoes }
      log.set(command.id, { ...entry, records: logged.map(({ id }) => id) })
      const target = command.kind === 'undo' ? log.get(command.target) : undefined
      if (target !== undefined) log.set(target.id, { ...target, undoneBy: command.id })
      for (const { cls, id, set } of logged) {
        const doc = docs.get(cls)
        if (doc !== undefined)
          docs.set(
            cls,
            A.change(doc, (draft) => applyToDoc(draft, cls, id, set))
          )
      }
      return log.get(command.id)
    }
  }
  return replica
}

function together(changes: readonly Change[]): Change[] {
  const found = new Map<RecordId, Change>()
  for (const change of changes) {
    const known = found.get(change.id)
    found.set(change.id, known === undefined ? change : { ...known, set: { ...known.set, ...change.set } })
  }
  return [...found.values()]
}

export const valueAt = (rec: Flat | undefined, key: string): Scalar | null =>
  rec !== undefined && Object.hasOwn(rec, key) ? (rec[key] ?? null) : null

/** What every device must agree on: all values, what is one, and how it looks. */
export const stateOf = (replica: Replica): unknown => ({
  records: [...replica.records()].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  clusters: replica
    .clusters()
    .map((cluster) => ({ head: cluster.head, ids: cluster.members.map(({ id }) => id), view: viewOf(cluster) }))
    .toSorted((a, b) => (a.head < b.head ? -1 : 1))
})

let ids = 0
export const cmd = (): string => `cmd_${(ids++).toString(36).padStart(25, '0')}`

export const person = (number: number): RecordId => `per_${number}`
const target = fc.nat({ max: 4 })

export type Step =
  | { readonly do: 'merge'; readonly into: number; readonly from: readonly number[] }
  | { readonly do: 'unmerge' | 'remove' | 'restore'; readonly at: number }
  | { readonly do: 'edit'; readonly at: number; readonly set: Record<string, Scalar | null> }
  | { readonly do: 'import'; readonly at: readonly number[] }
  | { readonly do: 'undo'; readonly back: number }

const values = fc.record(
  {
    title: fc.constantFrom('Buyer', 'Owner', null),
    'tag/vip': fc.constantFrom(true, null),
    'phone/+919820011223': fc.constantFrom('{}', '{"p":1}', null),
    notes: fc.constantFrom('Met in Pune', 'Called', null)
  },
  { requiredKeys: [] }
)

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      into: target,
      from: fc.array(target, { minLength: 1, maxLength: 3 })
    })
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unmerge' as const), at: target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'restore' as const), at: target }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), at: target, set: values }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('import' as const), at: fc.uniqueArray(target, { minLength: 1 }) })
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat({ max: 3 }) }) }
)

/** A step as a command; an import makes what is not there and changes what is. */
export function commandOf(one: Step, replica: Replica, done: readonly string[]): RecordCommand | undefined {
  const id = cmd()
  switch (one.do) {
    case 'merge':
      return {
        kind: 'merge',
        id,
        merges: [
          {
            cls: 'person',
            into: person(one.into),
            from: one.from.map(person),
            picks: { title: person(one.from[0] ?? 0) }
          }
        ]
      }
    case 'unmerge':
    case 'remove':
    case 'restore':
      return { kind: one.do, id, records: [{ cls: 'person', id: person(one.at) }] }
    case 'edit':
      return {
        kind: 'save',
        id,
        origin: 'hand',
        writes: [{ cls: 'person', id: person(one.at), create: false, set: one.set }]
      }
    case 'import': {
      const writes = one.at.map((at) => {
        const create = replica.rec(person(at)) === undefined
        return { cls: 'person' as const, id: person(at), create, set: { name: `Imported ${at}`, title: 'Imported' } }
      })
      return { kind: 'save', id, origin: 'import', writes }
    }
    case 'undo': {
      const found = done.at(-1 - one.back)
      return found === undefined ? undefined : { kind: 'undo', id, target: found }
    }
  }
}
