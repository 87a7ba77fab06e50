import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Write } from '../../../crm/commands'
import type { RecordCommand } from '../../../crm/decide'
import type { Flat, RecordId } from '../../../crm/types'
import { ownRec } from '../../../sync/store/row'
import type { Store } from '../../../sync/store/store'
import { runImport } from '../../../sync/transfer/run'
import { undoImport } from '../../../sync/transfer/undo'
import { createProfile, type Profile } from '../profile'
import { bring } from './bring'
import { activity, cmd, company, newLedger, open, person, rows, save } from './open'

/** Property runs: `REPLICA_RUNS=2000` for a long look. */
const numRuns = Number(process.env['REPLICA_RUNS'] ?? 4)
const day = 86_400_000

interface Device {
  readonly number: number
  readonly profile: Profile
  readonly store: Store
  /** What it did, in order, with what that changed. */
  readonly done: Deed[]
}

interface Deed {
  readonly id: string
  readonly effects: readonly Effect[]
  /** Records that it made. */
  readonly made?: ReadonlyMap<RecordId, Flat>
  undone: boolean
}

interface Effect {
  readonly id: RecordId
  readonly key: string
  readonly before: unknown
  readonly after: unknown
}

type All = ReadonlyMap<RecordId, Flat>

const whats = [
  'create',
  'edit',
  'edit',
  'edit',
  'merge',
  'merge',
  'unmerge',
  'remove',
  'import',
  'undo',
  'undo',
  'meet'
] as const
const step = fc.record({
  what: fc.constantFrom(...whats),
  device: fc.nat({ max: 2 }),
  one: fc.nat({ max: 40 }),
  other: fc.nat({ max: 40 }),
  value: fc.constantFrom('Buyer', 'Director', 'ख़रीदार', 'Met in Pune.')
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const all = async (store: Store): Promise<All> => new Map((await rows(store)).map((row) => [row.id, ownRec(row)]))

const at = (rec: Flat | undefined, key: string): unknown =>
  rec !== undefined && Object.hasOwn(rec, key) ? rec[key] : undefined

/** What became different of records that were there, times of changes left out. */
function effectsOf(before: All, after: All): Effect[] {
  const found: Effect[] = []
  for (const [id, now] of after) {
    const was = before.get(id)
    if (was === undefined) continue
    for (const key of new Set([...Object.keys(was), ...Object.keys(now)]))
      if (key !== 'updatedAt' && at(was, key) !== at(now, key))
        found.push({ id, key, before: at(was, key), after: at(now, key) })
  }
  return found
}

/** The values that must stand after an undo, by record and key. */
function wanted({ effects, made }: Deed, before: All, after: All): Map<string, unknown> {
  const must = new Map<string, unknown>()
  for (const [id, rec] of before) for (const key of Object.keys(rec)) must.set(`${id} ${key}`, rec[key])
  for (const { id, key, before: was, after: set } of effects)
    if (at(before.get(id), key) === set) must.set(`${id} ${key}`, was)
  // Whether a record that the command made goes is looked at below; here, that nothing else of it changes.
  for (const id of made?.keys() ?? []) must.set(`${id} deletedAt`, at(after.get(id), 'deletedAt'))
  for (const key of must.keys()) if (key.endsWith(' updatedAt')) must.delete(key)
  for (const [key, value] of must) if (value === undefined) must.delete(key)
  return must
}

function values(records: All): Map<string, unknown> {
  const found = [...records].flatMap(([id, rec]) =>
    Object.entries(rec).map(([key, value]): [string, unknown] => [`${id} ${key}`, value])
  )
  return new Map(found.filter(([key]) => !key.endsWith(' updatedAt')))
}

async function team(): Promise<Device[]> {
  const ledger = newLedger()
  const devices: Device[] = []
  for (const number of [0, 1, 2]) {
    const profile = createProfile()
    // Each clock goes on by seconds, a day apart from the others.
    const { store } = await profile.run(() => open(ledger, 1_760_000_000_000 + number * day, number + 1))
    await profile.run(() => store.share())
    devices.push({ number, profile, store, done: [] })
  }
  const people = [0, 1, 2].map((n) => person(`${n}`, { name: `Person ${n}`, company: `com_${n % 2}`, title: 'New' }))
  const firms = [0, 1].map((n) => company(`${n}`, { name: `Firm ${n}` }))
  const [first, ...others] = devices
  await first?.store.run(save(...firms, ...people, activity('1', { at: 5000, 'with/per_0': true })))
  for (const other of others) await meet(first, other)
  return devices
}

async function meet(from: Device | undefined, to: Device | undefined): Promise<void> {
  if (from === undefined || to === undefined || from === to) return
  await to.profile.run(() => bring(from.store, to.store))
}

const pick = (known: readonly RecordId[], number: number): RecordId => known[number % known.length] ?? ''

let imports = 0
let made = 0

async function importAt({ store }: Device, { one, value }: Step, people: readonly RecordId[]): Promise<string> {
  const id = cmd()
  const made = [0, 1].map((n) => person(`i${imports}x${n}`, { name: `Imported ${imports} ${n}`, company: 'com_0' }))
  imports++
  const changed: Write[] = [{ cls: 'person', id: pick(people, one), create: false, set: { title: value } }]
  const now = 1_780_000_000_000 + imports * 1000
  for (const [part, writes] of [made, changed].entries())
    await runImport(store, { kind: 'import.stage', id: cmd(), import: id, part, writes }, now)
  const counts = { rows: 3, created: 2, updated: 1, same: 0, skipped: 0, rejected: 0 }
  await runImport(store, { kind: 'import.commit', id, parts: 2, info: { file: 'a.csv', ...counts } }, now)
  return id
}

function commandOf({ what, one, other, value }: Step, people: readonly RecordId[]): RecordCommand {
  const id = cmd()
  const records = [{ cls: 'person' as const, id: pick(people, one) }]
  if (what === 'create') return { ...save(person(`n${made++}`, { name: 'New', title: value })), id }
  if (what === 'merge')
    return { kind: 'merge', id, merges: [{ cls: 'person', into: pick(people, one), from: [pick(people, other)] }] }
  if (what === 'unmerge') return { kind: 'unmerge', id, records }
  if (what === 'remove') return { kind: other % 2 === 0 ? 'remove' : 'restore', id, records }
  const set = other % 3 === 0 ? { notes: value } : other % 3 === 1 ? { title: value } : { [`tag/${value}`]: true }
  const write = { cls: 'person' as const, id: pick(people, one), create: false, set }
  return { kind: 'save', id, origin: 'hand', writes: [write] }
}

async function act(device: Device, now: Step): Promise<void> {
  const { store, done } = device
  const before = await all(store)
  const people = [...before.keys()].filter((id) => id.startsWith('per_')).toSorted()
  if (now.what === 'undo') return undo(device, done[done.length - 1 - (now.one % Math.max(1, done.length))])
  if (now.what === 'import') {
    const id = await importAt(device, now, people)
    const after = await all(store)
    const made = new Map([...after].filter(([record]) => !before.has(record)))
    done.push({ id, effects: effectsOf(before, after), made, undone: false })
    return
  }
  const command = commandOf(now, people)
  if (!(await store.run(command)).ok) return
  const after = await all(store)
  const fresh = new Map([...after].filter(([record]) => !before.has(record)))
  done.push({ id: command.id, effects: effectsOf(before, after), made: fresh, undone: false })
}

/** Takes a command back and looks whether exactly what nobody changed since is as it was before it. */
async function undo({ store, done }: Device, deed: Deed | undefined): Promise<void> {
  if (deed === undefined || deed.undone) return
  const before = await all(store)
  const id = cmd()
  const command = { kind: 'undo' as const, id, target: deed.id }
  const outcome = (await undoImport(store, command, 1_790_000_000_000 + imports++ * 1000)) ?? (await store.run(command))
  if (!outcome.ok) {
    expect(values(await all(store))).toEqual(values(before))
    return
  }
  deed.undone = true
  const after = await all(store)
  expect(values(after)).toEqual(wanted(deed, before, after))
  for (const [record, rec] of deed.made ?? []) {
    const touched = JSON.stringify(before.get(record)) !== JSON.stringify(rec)
    if (touched) expect(at(after.get(record), 'deletedAt')).toBe(at(before.get(record), 'deletedAt'))
  }
  done.push({ id, effects: effectsOf(before, after), undone: false })
}

async function replicaOf({ store }: Device): Promise<unknown> {
  await store.settled()
  return {
    heads: await store.exchange.sums(),
    rows: (await rows(store)).map(({ n: _, ...row }) => row).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    conflicts: await Promise.all((await store.db.getAllKeys('conflicts')).map((key) => store.db.get('conflicts', key)))
  }
}

const clean = { changed: 0, missing: 0, extra: 0, counters: 0 }

describe('three devices that work apart', () => {
  it('MRG-3 HIS-5 IMP-11 merges, unmerges, edits, imports and undos meet in one ledger, and an undo leaves what others changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const devices = await team()
        for (const now of steps) {
          const device = devices[now.device]
          if (device === undefined) continue
          if (now.what === 'meet') await meet(device, devices[(now.device + 1 + (now.one % 2)) % 3])
          else await device.profile.run(() => act(device, now))
        }
        for (let round = 0; round < 2; round++)
          for (const from of devices) for (const to of devices) await meet(from, to)
        const [first, ...others] = await Promise.all(devices.map((one) => one.profile.run(() => replicaOf(one))))
        for (const other of others) expect(other).toEqual(first)
        for (const { profile, store } of devices) {
          expect(await profile.run(() => store.compare(false))).toMatchObject(clean)
          await profile.run(() => store.close())
        }
      }),
      { numRuns }
    )
  }, 3_600_000)
})
