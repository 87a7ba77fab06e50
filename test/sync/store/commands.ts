import fc from 'fast-check'
import type { RecordCommand } from '../../../crm/decide'
import type { Change, RecordClass, Scalar } from '../../../crm/types'

/** Random commands on a few records that refer to each other, so that they meet in every order. */

type Shape =
  | { readonly what: 'save'; readonly writes: readonly { cls: RecordClass; at: number; set: Change['set'] }[] }
  | { readonly what: 'remove' | 'restore' | 'tag' | 'assign'; readonly cls: RecordClass; readonly at: number }
  | { readonly what: 'merge'; readonly cls: 'person' | 'company'; readonly at: number; readonly other: number }
  | { readonly what: 'unmerge'; readonly cls: 'person' | 'company'; readonly at: number }
  | { readonly what: 'undo'; readonly back: number }
  | { readonly what: 'reopen' }
  | { readonly what: 'settle' }

const cls = fc.constantFrom<RecordClass>('person', 'company', 'activity')
const at = fc.nat({ max: 3 })
const prefixes = { person: 'per', company: 'com', activity: 'act', ledger: 'fld', pair: 'nds' } as const
const idOf = (kind: RecordClass, number: number): string => `${prefixes[kind]}_${number}`

const texts = fc.constantFrom('Asha', 'Mehta & Sons', 'अनीता', 'Ünal', '')
const optional = (value: fc.Arbitrary<Scalar | null>): fc.Arbitrary<Scalar | null> => fc.oneof(value, fc.constant(null))

const setFor = (kind: RecordClass): fc.Arbitrary<Change['set']> => {
  const anyone = fc.oneof(
    at.map((number) => idOf('person', number)),
    at.map((number) => idOf('company', number))
  )
  const common = { notes: optional(texts), sample: optional(fc.constant(true)) }
  switch (kind) {
    case 'person':
      return fc.record(
        {
          name: texts,
          company: optional(at.map((number) => idOf('company', number))),
          title: optional(texts),
          ...common
        },
        { requiredKeys: [] }
      )
    case 'company':
      return fc.record(
        { name: texts, 'domain/x.example': optional(fc.constant(true)), ...common },
        { requiredKeys: [] }
      )
    case 'activity':
    case 'ledger':
    case 'pair':
      return fc
        .tuple(fc.array(anyone, { maxLength: 3 }), fc.boolean(), fc.nat({ max: 5 }))
        .map(([people, on, time]) => ({
          at: time * 1000,
          ...Object.fromEntries(people.map((id) => [`with/${id}`, on ? true : null]))
        }))
  }
}

const write = cls.chain((kind) => fc.record({ cls: fc.constant(kind), at, set: setFor(kind) }))

export const shapes: fc.Arbitrary<Shape[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        what: fc.constant('save' as const),
        writes: fc.array(write, { minLength: 1, maxLength: 4 })
      })
    },
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constantFrom('remove' as const, 'restore' as const, 'tag' as const, 'assign' as const),
        cls,
        at
      })
    },
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constant('merge' as const),
        cls: fc.constantFrom('person' as const, 'company' as const),
        at,
        other: at
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        what: fc.constant('unmerge' as const),
        cls: fc.constantFrom('person' as const, 'company' as const),
        at
      })
    },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('undo' as const), back: fc.nat({ max: 4 }) }) },
    { weight: 1, arbitrary: fc.constantFrom<Shape>({ what: 'reopen' }, { what: 'settle' }) }
  ),
  { minLength: 3, maxLength: 25 }
)

/** The command of a shape; a record is created when it is not `known` yet. */
export function commandOf(
  shape: Exclude<Shape, { what: 'reopen' | 'settle' }>,
  id: string,
  done: readonly string[],
  known: (id: string) => boolean
): RecordCommand {
  switch (shape.what) {
    case 'undo':
      return { kind: 'undo', id, target: done.at(-1 - shape.back) ?? id }
    case 'save': {
      const made = new Set<string>()
      const writes = shape.writes.map(({ cls: kind, at: number, set }) => {
        const record = idOf(kind, number)
        const create = !known(record) && !made.has(record)
        made.add(record)
        return { cls: kind, id: record, create, set: create ? { ...needed(kind), ...set } : set }
      })
      return { kind: 'save', id, origin: 'hand', writes }
    }
    case 'tag':
      return { kind: 'tag', id, records: [{ cls: shape.cls, id: idOf(shape.cls, shape.at) }], tag: 'vip', on: true }
    case 'assign':
      return { kind: 'assign', id, records: [{ cls: shape.cls, id: idOf(shape.cls, shape.at) }], owner: 'Ravi' }
    case 'unmerge':
      return { kind: 'unmerge', id, records: [{ cls: shape.cls, id: idOf(shape.cls, shape.at) }] }
    case 'merge': {
      const from = [idOf(shape.cls, shape.other)]
      return {
        kind: 'merge',
        id,
        merges: [{ cls: shape.cls, into: idOf(shape.cls, shape.at), from, picks: { title: from[0] ?? '' } }]
      }
    }
    case 'remove':
    case 'restore':
      return { kind: shape.what, id, records: [{ cls: shape.cls, id: idOf(shape.cls, shape.at) }] }
  }
}

const needed = (kind: RecordClass): Change['set'] => (kind === 'activity' ? { kind: 'call' } : { name: 'New' })
