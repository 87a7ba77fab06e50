import type { RecordCommand } from '../../crm/decide'
import { hidden } from '../../crm/build'
import type { Write } from '../../crm/commands'
import { newId } from '../../platform/ids'
import type { Random } from './random'

/** What was promised to the people of the simulation: kept until the end, and asked for then. */
export interface Promises {
  /** Records that were called saved, with the device that said so. */
  readonly created: Map<string, string>
  /** Private records that were tried, with the device that made them. */
  readonly own: Map<string, string>
  /** By device: how far its own counter was called saved, and how far it may have come. */
  readonly counted: Map<string, { saved: number; tried: number }>
  /** By record and key: everything that anybody ever wrote there. */
  readonly written: Map<string, Set<unknown>>
  /** Commands to take back, by device. */
  readonly undoable: Map<string, string[]>
}

export const newPromises = (): Promises => ({
  created: new Map(),
  own: new Map(),
  counted: new Map(),
  written: new Map(),
  undoable: new Map()
})

export interface Attempt {
  readonly label: string
  readonly command: RecordCommand
  /** To be called when the hub has said that it is saved. */
  readonly saved: () => void
}

const cities = ['Pune', 'Surat', 'Indore', 'Kochi'] as const
export const ownRecord = (device: string): string => `per_own${device}`

const save = (...writes: Write[]): RecordCommand => ({ kind: 'save', id: newId('cmd'), origin: 'hand', writes })

/** Something that a person at this device might do. `known`: people that this device shows. */
export function attempt(device: string, known: readonly string[], random: Random, promises: Promises): Attempt {
  const kind = random.below(12)
  const note = (id: string, key: string, value: unknown): void => {
    const at = `${id} ${key}`
    promises.written.set(at, (promises.written.get(at) ?? new Set<unknown>([undefined])).add(value))
  }
  const undoable = promises.undoable.get(device) ?? []
  promises.undoable.set(device, undoable)
  if (kind < 3 || known.length === 0) {
    const [id, company] = [newId('per'), newId('com')]
    const name = `Person ${id.slice(-4)}`
    note(id, 'name', name)
    const writes: Write[] = [
      { cls: 'company', id: company, create: true, set: { name: `Firm ${company.slice(-4)}` } },
      { cls: 'person', id, create: true, set: { name, company, 'tag/new': true } }
    ]
    const alone = random.chance(0.25)
    if (alone) for (const made of [id, company]) promises.own.set(made, device)
    return {
      label: alone ? 'create for oneself' : 'create',
      command: save(...(alone ? writes.map(hidden) : writes)),
      saved: () => {
        promises.created.set(id, device)
        promises.created.set(company, device)
      }
    }
  }
  const id = random.pick(known)
  if (kind < 6) {
    const count = promises.counted.get(device) ?? { saved: -1, tried: -1 }
    promises.counted.set(device, count)
    const next = ++count.tried
    const own = ownRecord(device)
    const name = `Count ${next}`
    const create = count.saved < 0 && !known.includes(own)
    return {
      label: 'count',
      command: save({ cls: 'person', id: own, create, set: { name } }),
      saved: () => (count.saved = Math.max(count.saved, next))
    }
  }
  if (kind < 9) {
    const [key, value] = random.chance(0.5)
      ? (['title', `Title ${device} ${random.below(1000)}`] as const)
      : (['notes', `${random.pick(cities)} ${random.below(100)}`] as const)
    note(id, key, value)
    const command = save({ cls: 'person', id, create: false, set: { [key]: value } })
    return { label: `edit ${key}`, command, saved: () => void undoable.push(command.id) }
  }
  if (kind === 9) {
    const on = random.chance(0.6)
    const records = [{ cls: 'person' as const, id }]
    return {
      label: 'tag',
      command: { kind: 'tag', id: newId('cmd'), records, tag: random.pick(cities), on },
      saved: () => {}
    }
  }
  if (kind === 10 && undoable.length > 0) {
    const target = random.pick(undoable)
    return { label: 'undo', command: { kind: 'undo', id: newId('cmd'), target }, saved: () => {} }
  }
  const records = [{ cls: 'person' as const, id }]
  const remove = random.chance(0.4)
  return {
    label: remove ? 'remove' : 'restore',
    command: { kind: remove ? 'remove' : 'restore', id: newId('cmd'), records },
    saved: () => {}
  }
}
