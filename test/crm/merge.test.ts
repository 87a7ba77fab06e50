import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type RecordCommand } from '../../crm/decide'
import { distinctId, distinctPair } from '../../crm/distinct'
import { editCluster, unmergeChanges } from '../../crm/merge-changes'
import { clustersOf, rootOf, viewOf, type Cluster, type Member } from '../../crm/merge'
import { readPerson } from '../../crm/read'
import type { Flat, RecordId } from '../../crm/types'
import { cmd, commandOf, createReplica, person, stateOf, step, valueAt, type Replica } from './replicas'

const member = (id: string, rec: Flat, cls: Member['cls'] = 'person'): Member => ({
  cls,
  id,
  rec: { name: id, ...rec }
})
const clusters = (...members: Member[]): Cluster[] => clustersOf(new Map(members.map((each) => [each.id, each])))
function only(...members: Member[]): Cluster {
  const [cluster] = clusters(...members)
  if (cluster === undefined) throw new Error('no cluster')
  return cluster
}
const heads = (...members: Member[]): Record<string, string> =>
  Object.fromEntries(clusters(...members).flatMap(({ head, members: all }) => all.map(({ id }) => [id, head])))

describe('what is one', () => {
  it('MRG-2 a chain leads to its end', () => {
    expect(heads(member('a', { mergedInto: 'b' }), member('b', { mergedInto: 'c' }), member('c', {}))).toEqual({
      a: 'c',
      b: 'c',
      c: 'c'
    })
  })

  it('MRG-2 opposite merges make a ring, whose smallest id stands for all that lead to it', () => {
    const ring = [member('b', { mergedInto: 'c' }), member('c', { mergedInto: 'b' }), member('a', { mergedInto: 'c' })]
    expect(heads(...ring)).toEqual({ a: 'b', b: 'b', c: 'b' })
  })

  it('MRG-2 what leads to itself, to nothing known or to another class stands alone', () => {
    expect(clusters(member('a', { mergedInto: 'a' }), member('b', { mergedInto: 'gone' }))).toEqual([])
    expect(clusters(member('a', { mergedInto: 'b' }), member('b', {}, 'company'))).toEqual([])
  })

  it('MRG-2 any links end somewhere', () => {
    const links = fc.array(fc.nat({ max: 7 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(links, (targets) => {
        const target = (id: string): string | undefined =>
          targets[Number(id)] === 7 ? undefined : String(targets[Number(id)])
        for (let id = 0; id < 8; id++)
          expect(rootOf(rootOf(String(id), target), target)).toBe(rootOf(String(id), target))
      })
    )
  })
})

describe('how it looks', () => {
  it('MRG-4 has the values of all, those of the first before those of the others', () => {
    const view = viewOf(
      only(
        member('a', { title: 'Buyer', 'phone/+911': '{}', notes: 'First', createdAt: 1, updatedAt: 5 }),
        member('b', {
          mergedInto: 'a',
          title: 'Owner',
          department: 'Sales',
          'phone/+912': '{}',
          notes: 'Second',
          createdAt: 0,
          updatedAt: 9
        })
      )
    )
    expect(view).toMatchObject({
      name: 'a',
      title: 'Buyer',
      department: 'Sales',
      notes: 'First\n\nSecond',
      createdAt: 1,
      updatedAt: 9
    })
    expect(readPerson('a', view).phones.map(({ value }) => value)).toEqual(['+911', '+912'])
    expect(view).not.toHaveProperty('mergedInto')
  })

  it('MRG-4 shows the value that was picked, as long as its record is there', () => {
    const [a, b] = [
      member('a', { title: 'Buyer', 'pick/title': 'b' }),
      member('b', { mergedInto: 'a', title: 'Owner' })
    ]
    expect(viewOf(only(a, b))).toMatchObject({ title: 'Owner' })
    expect(viewOf(only(a, member('c', { mergedInto: 'a' })))).toMatchObject({ title: 'Buyer' })
  })

  it('MRG-5 is deleted when all are; until then the deleted ones show nothing', () => {
    const [a, b] = [
      member('a', { title: 'Buyer', deletedAt: 7 }),
      member('b', { mergedInto: 'a', department: 'Sales' })
    ]
    expect(viewOf(only(a, b))).toEqual({ name: 'b', department: 'Sales' })
    expect(viewOf(only(a, member('b', { mergedInto: 'a', deletedAt: 8 })))).toMatchObject({ name: 'a', deletedAt: 7 })
  })
})

describe('edits of what is one', () => {
  const cluster = only(
    member('a', { title: 'Buyer', 'tag/x': true }),
    member('b', { mergedInto: 'a', title: 'Owner', department: 'Sales', 'tag/x': true, notes: 'Second' })
  )

  it('MRG-6 puts new values into the first and makes no change of what is seen already', () => {
    expect(editCluster(cluster, { department: 'Sales', title: 'Head' }, 9)).toEqual([
      { cls: 'person', id: 'a', set: { title: 'Head', updatedAt: 9 } }
    ])
  })

  it('MRG-6 takes a value away from all that have it', () => {
    expect(editCluster(cluster, { 'tag/x': null }, 9).map(({ id, set }) => [id, set['tag/x']])).toEqual([
      ['a', null],
      ['b', null]
    ])
  })

  it('MRG-6 an edit is what is seen afterwards', () => {
    const keys = fc.constantFrom('title', 'department', 'tag/x', 'notes')
    const values = fc.record({ key: keys, value: fc.constantFrom('Buyer', 'Sales', 'Other', null) })
    fc.assert(
      fc.property(fc.array(values, { maxLength: 6 }), (edits) => {
        let members = cluster.members
        for (const { key, value } of edits) {
          const wanted = key === 'tag/x' && value !== null ? true : value
          const changes = editCluster({ head: 'a', members }, { [key]: wanted }, 9)
          members = members.map((each) => ({
            ...each,
            rec: patched(each.rec, changes.find(({ id }) => id === each.id)?.set ?? {})
          }))
          expect(valueAt(viewOf({ head: 'a', members }), key)).toBe(wanted)
        }
      })
    )
  })

  const patched = (rec: Flat, set: Readonly<Record<string, Flat[string] | null>>): Flat =>
    Object.fromEntries(
      Object.entries({ ...rec, ...set }).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))
    )
})

describe('taking apart', () => {
  it('MRG-8 what was merged into a record before goes with it', () => {
    const changes = unmergeChanges(
      only(member('a', {}), member('b', { mergedInto: 'a' }), member('c', { mergedInto: 'b' })),
      'b',
      9
    )
    expect(changes).toEqual([{ cls: 'person', id: 'b', set: { mergedInto: null, updatedAt: 9 } }])
  })

  it('MRG-8 takes any record out of any links', () => {
    const links = fc.array(fc.option(fc.nat({ max: 5 }), { nil: undefined }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(links, fc.nat({ max: 5 }), (targets, at) => {
        const members = targets.map((target, id) =>
          member(`${id}`, target === undefined ? {} : { mergedInto: `${target}` })
        )
        const before = clusters(...members).find((each) => each.members.some(({ id }) => id === `${at}`))
        if (before === undefined) return
        const sets = new Map(unmergeChanges(before, `${at}`, 9).map(({ id, set }) => [id, set]))
        const after = members.map((each) =>
          Object.hasOwn(sets.get(each.id) ?? {}, 'mergedInto') ? member(each.id, {}) : each
        )
        const now = heads(...after)
        expect(now[`${at}`] ?? `${at}`).toBe(`${at}`)
        if (`${at}` !== before.head) expect(now[before.head] ?? before.head).not.toBe(`${at}`)
      })
    )
  })
})

describe('merging', () => {
  const facts = (records: readonly Member[]) => {
    const byId = new Map(records.map((each) => [each.id, each]))
    const all = clustersOf(byId)
    return {
      now: 9,
      entry: () => undefined,
      rec: (id: RecordId) => byId.get(id)?.rec,
      cluster: (id: RecordId) => all.find(({ members }) => members.some((each) => each.id === id))
    }
  }
  const merge = (into: string, ...from: string[]): RecordCommand => ({
    kind: 'merge',
    id: cmd(),
    merges: [{ cls: 'person', into, from }]
  })

  it('MRG-1 changes one value of the record that is merged and copies nothing', () => {
    const result = decide(
      merge('per_a', 'per_b'),
      facts([member('per_a', {}), member('per_b', { title: 'Owner', 'phone/+912': '{}' })])
    )
    expect(result).toMatchObject({
      ok: true,
      value: { changes: [{ cls: 'person', id: 'per_b', set: { mergedInto: 'per_a', updatedAt: 9 } }] }
    })
  })

  it('MRG-1 of many pairs that share records all become one', () => {
    const pairs = [
      ['per_a', 'per_b'],
      ['per_c', 'per_b'],
      ['per_a', 'per_c']
    ] as const
    const merges = pairs.map(([into, from]) => ({ cls: 'person' as const, into, from: [from] }))
    const records = [member('per_a', {}), member('per_b', {}), member('per_c', {})]
    const result = decide({ kind: 'merge', id: cmd(), merges }, facts(records))
    if (!result.ok) throw new Error('refused')
    const into = new Map(result.value.changes.map(({ id, set }) => [id, set['mergedInto']]))
    const after = records.map((each) =>
      member(each.id, into.has(each.id) ? { mergedInto: String(into.get(each.id)) } : {})
    )
    expect(new Set(Object.values(heads(...after))).size).toBe(1)
  })

  it('MRG-10 refuses what is missing, deleted or of another class, and leaves what is one already', () => {
    const refused = (...records: Member[]) => decide(merge('per_a', 'per_b'), facts(records))
    expect(refused(member('per_a', {}))).toMatchObject({ ok: false, error: { kind: 'missing', id: 'per_b' } })
    expect(refused(member('per_a', {}), member('per_b', { deletedAt: 1 }))).toMatchObject({ ok: false })
    expect(decide(merge('per_a', 'com_b'), facts([member('per_a', {}), member('com_b', {}, 'company')]))).toMatchObject(
      {
        ok: false
      }
    )
    expect(refused(member('per_a', {}), member('per_b', { mergedInto: 'per_a' }))).toMatchObject({
      ok: true,
      value: { changes: [] }
    })
  })

  it('MRG-9 two records that are not the same are remembered under one id, whoever says it', () => {
    expect(distinctId('per_a', 'per_b')).toBe(distinctId('per_b', 'per_a'))
    expect(distinctId('per_a', 'per_b')).not.toBe(distinctId('per_a', 'per_c'))
    const command = {
      kind: 'distinct',
      id: cmd(),
      on: true,
      pairs: [['per_b', 'per_a']] as [string, string][]
    } as const
    const result = decide(command, facts([]))
    if (!result.ok) throw new Error('refused')
    const [change] = result.value.changes
    expect(distinctPair(change?.id ?? '', (change?.set ?? {}) as Flat).toSorted()).toEqual(['per_a', 'per_b'])
  })
})

const start = (count: number): Replica[] => {
  const replicas = Array.from({ length: count }, (_, at) => createReplica(at))
  const [first] = replicas
  const writes = [0, 1, 2, 3].map((at) => ({
    cls: 'person' as const,
    id: person(at),
    create: true,
    set: { name: `P${at}`, ...(at % 2 === 0 ? { title: `Title ${at}` } : { 'tag/vip': true }) }
  }))
  first?.run({ kind: 'save', id: cmd(), origin: 'hand', writes })
  for (const other of replicas) if (first !== undefined) other.pull(first)
  return replicas
}

const scripts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ at: fc.nat({ max: 2 }), step }) },
    { weight: 1, arbitrary: fc.record({ at: fc.nat({ max: 2 }), pull: fc.nat({ max: 2 }) }) }
  ),
  { maxLength: 24 }
)

describe('on three devices', () => {
  it('MRG-3 any merges, unmerges, edits, imports and undos, exchanged in any order, end equal', () => {
    fc.assert(
      fc.property(scripts, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (script, order) => {
        const replicas = start(3)
        const done = replicas.map((): string[] => [])
        for (const one of script) {
          const replica = replicas[one.at]
          if (replica === undefined) continue
          if ('pull' in one) {
            const other = replicas[one.pull]
            if (other !== undefined && other !== replica) replica.pull(other)
            continue
          }
          const command = commandOf(one.step, replica, done[one.at] ?? [])
          if (command !== undefined && replica.run(command) !== undefined) done[one.at]?.push(command.id)
        }
        for (const at of [...order, ...order])
          for (const other of replicas) if (other !== replicas[at]) replicas[at]?.pull(other)
        const [first, ...others] = replicas.map(stateOf)
        for (const other of others) expect(other).toEqual(first)
      }),
      { numRuns: 150 }
    )
  }, 120_000)

  it('HIS-5 an undo restores exactly what others did not change', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        step,
        fc.array(step, { maxLength: 4 }),
        (before, one, others) => {
          const [mine, theirs] = start(2)
          if (mine === undefined || theirs === undefined) return
          for (const each of before) {
            const command = commandOf(each, mine, [])
            if (command !== undefined) mine.run(command)
          }
          const command = commandOf(one.do === 'undo' ? { do: 'merge', into: 0, from: [1] } : one, mine, [])
          const entry = command && mine.run(command)
          if (command === undefined || entry === undefined || entry.changes.length === 0) return
          theirs.pull(mine)
          for (const each of others) {
            const next = commandOf(each, theirs, [])
            if (next !== undefined) theirs.run(next)
          }
          mine.pull(theirs)
          const stood = mine.records()
          if (mine.run({ kind: 'undo', id: cmd(), target: command.id }) === undefined) throw new Error('not undone')
          for (const [id, { rec }] of mine.records()) {
            const change = entry.changes.find((each) => each.id === id)
            const earlier = stood.get(id)?.rec
            for (const key of new Set([...Object.keys(rec), ...Object.keys(earlier ?? {})])) {
              const made = change?.before['createdAt'] === null
              if (key === 'updatedAt' || (made && key === 'deletedAt')) continue
              const touched = change !== undefined && Object.hasOwn(change.set, key) && !made
              const unchanged = touched && valueAt(earlier, key) === (change.set[key] ?? null)
              expect({ id, key, value: valueAt(rec, key) }).toEqual({
                id,
                key,
                value: unchanged ? (change.before[key] ?? null) : valueAt(earlier, key)
              })
            }
          }
        }
      ),
      { numRuns: 150 }
    )
  }, 120_000)
})
