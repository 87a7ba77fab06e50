import type { Command, CommandAnswer, CommandError } from '../../crm/commands'
import type { RecordId } from '../../crm/types'
import { ok, type Result } from '../../platform/result'
import type { Label } from '../store/execute'
import { timeAt } from '../store/row'
import type { Store } from '../store/store'
import { sent, write } from '../store/tx'
import type { Apart } from './apart'
import { clear, type Cleared, type Swept } from './clear'
import type { StoredImport } from './stored'

type UndoCommand = Extract<Command, { kind: 'undo' }>
type Outcome = Result<CommandAnswer, CommandError>
type Kept = NonNullable<CommandAnswer['kept']>[number]

/** Records that one part of an undo takes away: eight segments. */
const partSize = 2048
/** Records that one piece of edits changes, for the progress. */
const editsPerPart = 500
/** Values that the answer names; there may be more. */
const mostKept = 1000

/**
 * Takes a whole import back, at any time: records that it made and nobody has touched since are put among the deleted
 * ones, and values that it changed and nobody has changed since become what they were. Taking the undo back does the
 * import again. `undefined`: the command is about something else.
 */
export async function undoImport(
  store: Store,
  command: UndoCommand,
  now: number,
  apart?: Apart
): Promise<Outcome | undefined> {
  const logged = await store.db.get('log', command.id)
  if (logged !== undefined) return ok(logged.answer)
  const own = await importBehind(store.db, command.target)
  const target = await store.db.get('log', command.target)
  if (own?.state === 'done' && own.undoneBy !== command.target) {
    const isOver = own.undoneBy !== undefined || (command.target !== own.id && target?.undoneBy !== undefined)
    if (isOver) return { ok: false, error: { kind: 'nothing-to-undo' } }
    const begun = own.undoing?.id === command.id ? own.undoing : { id: command.id, at: now }
    await write(store.db, ['imports'], 'strict', (tx) => {
      sent(tx.objectStore('imports').put({ ...own, undoing: begun }))
    })
    return store.calm(() => takeBack(store, command, own, begun.at, apart))
  }
  return own?.undoneBy === command.target ? store.calm(() => redo(store, command, own, now)) : undefined
}

/** The import that a chain of undos, each of the one before, began with. */
async function importBehind(db: Store['db'], command: string): Promise<StoredImport | undefined> {
  for (let at: string | undefined = command; at !== undefined; at = (await db.get('log', at))?.undoes) {
    const found = await db.get('imports', at)
    if (found !== undefined) return found
  }
  return undefined
}

/** How an undo is written down. */
const labelOf = (command: string, part: string, at: number): Label => ({
  id: `${command}.${part}`,
  kind: 'undo',
  origin: 'hand',
  at,
  partOf: command
})

async function takeBack(
  store: Store,
  command: UndoCommand,
  own: StoredImport,
  now: number,
  apart: Apart | undefined
): Promise<Outcome> {
  const kept: Kept[] = []
  const keep = (ids: readonly RecordId[]): void => {
    for (const id of ids) if (kept.length < mostKept) kept.push({ id, key: 'createdAt' })
  }
  const total = own.info.created + own.info.updated
  const clearOf = async (companies: boolean): Promise<Outcome> => {
    const label = labelOf(command.id, companies ? 'c' : 'n', now)
    const job = { own: { first: own.first, last: own.last, at: own.at }, companies, label, now }
    const cleared = await store.swept<Cleared>((state, onSwept) => {
      const onStep = (swept: Swept): void => {
        onSwept(swept)
        store.progress('import', companies ? total : Math.min(total, swept.done), total)
      }
      return apart === undefined
        ? clearHere(store.db, { ...job, state }, onStep)
        : apart.clear(store.ledger.id, { ...job, state }, onStep)
    })
    if (!cleared.ok) return cleared
    keep(cleared.value.kept)
    const { rest } = cleared.value
    const outcome = rest.length === 0 ? ok(undefined) : await store.sweep({ ...label, id: `${label.id}.rest` }, rest)
    return outcome.ok ? ok({ records: [] }) : outcome
  }
  const people = await clearOf(false)
  if (!people.ok) return people
  const parts: string[] = []
  for (const target of own.edits.toReversed()) {
    const label = labelOf(command.id, `u${parts.length}`, now)
    const outcome = await store.run({ kind: 'undo', id: label.id, target }, label)
    if (!outcome.ok && outcome.error.kind !== 'nothing-to-undo') return outcome
    if (outcome.ok) parts.push(label.id)
    if (outcome.ok) for (const one of outcome.value.kept ?? []) if (kept.length < mostKept) kept.push(one)
    store.progress('import', Math.min(total, own.info.created + parts.length * editsPerPart), total)
  }
  // Last, because by now nobody belongs to them but people whom the import did not bring there.
  const companies = await clearOf(true)
  if (!companies.ok) return companies
  return finish(store, command, kept, now, { ...own, undoneBy: command.id, undoneAt: now, undoParts: parts })
}

const clearHere = async (...job: Parameters<typeof clear>) => ({ result: await clear(...job), over: Promise.resolve() })

async function redo(store: Store, command: UndoCommand, own: StoredImport, now: number): Promise<Outcome> {
  const total = own.info.created + own.info.updated
  for (let from = own.first; from < own.last; from += partSize) {
    const range = IDBKeyRange.bound(from, Math.min(from + partSize, own.last), false, true)
    const gone = (await store.db.getAll('rows', range)).filter(
      ({ rec }) => timeAt(rec, 'deletedAt') === own.undoneAt && timeAt(rec, 'createdAt') === own.at
    )
    const changes = gone.map(({ cls, id, seg }) => ({ cls, id, seg, set: { deletedAt: null } }))
    const outcome =
      changes.length === 0 ? ok(undefined) : await store.sweep(labelOf(command.id, `r${from}`, now), changes)
    if (!outcome.ok) return outcome
    store.progress('import', from - own.first, total)
  }
  const edits: string[] = []
  for (const target of (own.undoParts ?? []).toReversed()) {
    const label = labelOf(command.id, `u${edits.length}`, now)
    const outcome = await store.run({ kind: 'undo', id: label.id, target }, label)
    if (!outcome.ok && outcome.error.kind !== 'nothing-to-undo') return outcome
    if (outcome.ok) edits.push(label.id)
  }
  const { undoneBy: _, undoneAt: __, undoParts: ___, ...done } = own
  return finish(store, command, [], now, { ...done, edits })
}

async function finish(
  store: Store,
  { id, target }: UndoCommand,
  kept: readonly Kept[],
  at: number,
  own: StoredImport
): Promise<Outcome> {
  const answer: CommandAnswer = { records: [], kept }
  await write(store.db, ['imports', 'log'], 'strict', async (tx) => {
    const log = tx.objectStore('log')
    const before = await log.get(target)
    if (before !== undefined) sent(log.put({ ...before, undoneBy: id }))
    const taken = before?.undoes === undefined ? undefined : await log.get(before.undoes)
    if (taken?.undoneBy === target) {
      const { undoneBy: _, ...standing } = taken
      sent(log.put(standing))
    }
    sent(log.put({ id, at, kind: 'undo', origin: 'hand', changes: [], records: [], answer, undoes: target }))
    sent(tx.objectStore('imports').put(own))
  })
  store.announce(['ledger'])
  return ok(answer)
}
