import type { Command, CommandAnswer, CommandError, Write } from '../../crm/commands'
import type { RecordCommand } from '../../crm/decide'
import { curatedSample, generatedSample } from '../../crm/sample'
import type { RecordClass, RecordId } from '../../crm/types'
import { ok, type Result } from '../../platform/result'
import { isDeleted, isSample } from '../store/row'
import type { Label } from '../store/execute'
import type { Store } from '../store/store'

type SampleCommand = Extract<Command, { kind: 'sample' }>
type Outcome = Result<CommandAnswer, CommandError>

/** Ids of sample records are made of the command's, so that a command sent twice makes the same records. */
const seedOf = (command: string): string => command.slice(-12)

/** At most so many are taken away by one command that can be undone. */
const mostAtOnce = 500
/** Commands of that size that may wait for their way into the documents. */
const mostWaiting = 8

/** Adds invented records, or takes all of them away. */
export async function runSample(store: Store, command: SampleCommand, now: number): Promise<Outcome> {
  const label: Label = { id: command.id, kind: 'sample', origin: 'sample' }
  if (!command.on) return removeSample(store, label)
  if (command.count !== undefined) return fillSample(store, label, command.count)
  const writes = curatedSample(seedOf(command.id), now)
  return store.run({ kind: 'save', id: command.id, origin: 'sample', writes }, label)
}

/** Goes on with a fill that a crash cut short. */
export async function resumeSample(store: Store): Promise<void> {
  const unfinished = await store.unfinished()
  if (unfinished?.label.kind === 'sample') await fillSample(store, unfinished.label, peopleIn(unfinished.total))
}

const firmEvery = 4
const writesOf = (people: number): number => people + Math.ceil(people / firmEvery)
const peopleIn = (writes: number): number => Math.floor((writes * firmEvery) / (firmEvery + 1))

function fillSample(store: Store, label: Label, people: number): Promise<Outcome> {
  const writes = (from: number): Iterable<Write> => skip(generatedSample(people, seedOf(label.id)), from)
  return store.bulk(label, writes, writesOf(people))
}

function* skip<T>(items: Iterable<T>, count: number): Generator<T> {
  let left = count
  for (const item of items) if (left-- <= 0) yield item
}

async function removeSample(store: Store, label: Label): Promise<Outcome> {
  let found: { cls: RecordClass; id: RecordId }[] = []
  const remove = (id: string, own: Label): Promise<Outcome> => {
    const command: RecordCommand = { kind: 'remove', id, records: found }
    found = []
    return store.run(command, own)
  }
  for (let after = 0; ;) {
    const rows = await store.db.getAll('rows', IDBKeyRange.lowerBound(after, true), mostAtOnce)
    const last = rows.at(-1)
    if (last === undefined) break
    for (const { cls, id, rec } of rows) if (isSample(rec) && !isDeleted(rec)) found.push({ cls, id })
    if (found.length > mostAtOnce) {
      const part = `${label.id}.${after}`
      const outcome = await remove(part, { ...label, id: part })
      if (!outcome.ok) return outcome
      if (store.waiting() > mostWaiting) await store.settled()
    }
    after = last.n
  }
  return found.length === 0 ? ok({ records: [] }) : remove(label.id, label)
}
